"""Sums of a sentence made anew: where the slip stands and what is said of it."""

from __future__ import annotations

import pytest

from claimcheck.language.arithmetic import find_slips
from claimcheck.language.figures import find_figures
from claimcheck.language.slips import Slip

COUNT = ": check the numbers against the source"
WRONG = [
    (
        "In the trial, 12 of 40 patients (35%) got better.",
        "12 of 40 patients (35%)",
        "12 of 40 is 30%, not 35%: check both numbers against the source",
    ),
    (
        "Of 150 people, 30 (20%) were sick and 45 (35%) were not.",
        "45 (35%)",
        "45 is 30% of 150, not 35%" + COUNT,
    ),
    ("Of 1,500 people, 450 (35%) were sick.", "450 (35%)", "450 is 30% of 1500, not 35%" + COUNT),
    ("Of 150 people, 45 (30.5%) were sick.", "45 (30.5%)", "45 is 30.0% of 150, not 30.5%" + COUNT),
    ("Of 10 people, 4 (35%) were sick.", "4 (35%)", "4 is 40% of 10, not 35%" + COUNT),
    (
        "Of 240 people, 150 got better, 60 stayed the same and 40 got worse.",
        "Of 240 people, 150 got better, 60 stayed the same and 40 got worse",
        "the parts add up to 250, the whole is 240" + COUNT,
    ),
    (
        "Of 240 people, 150 got better and the other 80 got worse.",
        "Of 240 people, 150 got better and the other 80 got worse",
        "the parts add up to 230, the whole is 240" + COUNT,
    ),
    (
        "Among the 1,240 women, 1,150 got better and the remaining 80 got worse (Lee, 2010).",
        "Among the 1,240 women, 1,150 got better and the remaining 80 got worse",
        "the parts add up to 1230, the whole is 1240" + COUNT,
    ),
    (
        "The score fell by 40% (95% CI, 42% to 50%).",
        "40% (95% CI, 42% to 50%)",
        "the interval from 42 to 50 does not hold its estimate 40: check the three against the source",
    ),
    (
        "The risk was 1.4; 95% confidence interval 1.5-2.0.",
        "1.4; 95% confidence interval 1.5-2.0",
        "the interval from 1.5 to 2.0 does not hold its estimate 1.4: check the three against the source",
    ),
    (
        "The risk was 1.4 (95% CI 1.2 to 1.3).",
        "1.4 (95% CI 1.2 to 1.3)",
        "the interval from 1.2 to 1.3 does not hold its estimate 1.4: check the three against the source",
    ),
    (
        "Some 60% slept well and the remaining 30% did not.",
        "60% slept well and the remaining 30% did not",
        "the shares add up to 90%, not to 100%: check them against the source",
    ),
    (
        "98% had no bleeding and 3% bled.",
        "98% had no bleeding and 3% bled",
        "the shares add up to 101%, not to 100%: check them against the source",
    ),
    (
        "98.5% had no bleeding and 1.6% bled.",
        "98.5% had no bleeding and 1.6% bled",
        "the shares add up to 100.1%, not to 100%: check them against the source",
    ),
    (
        "About 30% had mild, 40% moderate and 35% severe pain.",
        "30% had mild, 40% moderate and 35% severe pain",
        "the shares add up to 105%, not to 100%: check them against the source",
    ),
    (
        "Of the pumps 60% lasted, 20% leaked and the other 25% broke, it seems.",
        "60% lasted, 20% leaked and the other 25% broke",
        "the shares add up to 105%, not to 100%: check them against the source",
    ),
]
RIGHT = [
    "Of 160 people, 45 (28.1%) were sick.",
    "Of 160 people, 45 (28%) were sick.",
    "Of 300 people, 160 were women, and 45 of them (28%) were sick.",
    "In 2015, 45 people (35%) were sick.",
    "We asked 8 people, and 4 people (35%) were sick.",
    "Of 240 people, 150 got better, 60 stayed the same and 30 got worse.",
    "Of 240 people, 150 got better, 60 stayed the same and 20 got worse.",
    "Of 240 people, 150 had pain, 140 had nausea and 100 had rash.",
    "Of 240 people, 300 got better and the remaining 40 got worse.",
    "Of 240 people, 150 got better and the other 90 got worse.",
    "Of 240 people, 150 got better and 40% got worse, the other 20 did not.",
    "Of 240 people, 260 wrote back.",
    "The risk was 1.4 (95% CI 1.2 to 1.4).",
    "The risk was 1.4 (99% CI 1.4 to 1.6).",
    "The risk was 1.4 (95% CI 1.6 to 1.2).",
    "Some 60% slept well and the remaining 40% did not.",
    "98% had no bleeding and 2% bled.",
    "98% had no bleeding and 30% bled.",
    "98% had no bleeding and 3% coughed.",
    "33.3% had mild, 33.3% moderate and 33.3% severe pain, and the remaining 0.1% had none.",
    "Some 33% had mild pain, and the remaining 67% had none.",
    "About 30% had mild, 40% moderate and 30% severe pain.",
    "About 30% had mild, 40% moderate and 50% severe pain.",
    "About 30% had pain in May, 40% in June. In July 35% had it.",
    "About 60% got better, compared with the other 30%.",
]


def find(text: str, start: int, end: int) -> list[Slip]:
    figures = [figure for figure in find_figures(text) if start <= figure.start < end]
    return list(find_slips(text, start, end, figures, ()))


@pytest.mark.parametrize(("text", "words", "message"), WRONG)
def test_a_wrong_sum_is_told_with_its_place(text: str, words: str, message: str) -> None:
    (slip,) = find(text, 0, len(text))
    assert (text[slip.start : slip.end], slip.message) == (words, message)
    before = "It is so. "
    (moved,) = find(before + text, len(before), len(before) + len(text))
    assert (moved.start, moved.end, moved.message) == (slip.start + len(before), slip.end + len(before), message)


@pytest.mark.parametrize("text", RIGHT)
def test_what_adds_up_or_need_not(text: str) -> None:
    assert find(text, 0, len(text)) == []
