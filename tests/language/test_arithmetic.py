"""Sums of a sentence made anew: where the slip stands and what is said of it."""

from __future__ import annotations

from pathlib import Path

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
    (
        "The rate rose from 10% to 15%, a 30% increase.",
        "30%",
        "30% does not fit 10% and 15%, the change between them is 50%: check the three against the source",
    ),
    (
        "The cholesterol fell from 160 mg/dL to 120 mg/dL, a drop of 40%.",
        "40%",
        "40% does not fit 160 mg/dL and 120 mg/dL, the change between them is 25%: check the three against the source",
    ),
    (
        "Relief was seen in 60% with the drug and in 45% without, a difference of 20 percentage points.",
        "20 percentage points",
        "20 percentage points does not fit 60% and 45%, the change between them is 15 "
        "percentage points: check the three against the source",
    ),
    (
        "Of the girls 1.5% had a rash and of the boys 4.5%, twice as many.",
        "twice",
        "twice does not fit 1.5% and 4.5%, the one is 3.0 times the other: check the three against the source",
    ),
    (
        "With an absolute risk reduction of 4%, the number needed to treat is 50.",
        "50",
        "50 to treat does not fit, with an absolute difference of 4% it is 25: check them",
    ),
    (
        "The risk fell from 8% to 6%, so 20 people need to be treated for one more to get better.",
        "20",
        "20 to treat does not fit, with an absolute difference of 2% it is 50: check them",
    ),
    (
        "Some 35% of patients (12/40) felt dizzy.",
        "Some 35% of patients (12/40)",
        "12/40 is 30%, not 35%: check both numbers against the source",
    ),
    (
        "12 out of 40 patients, or 35%, went home.",
        "12 out of 40 patients, or 35%",
        "12 out of 40 is 30%, not 35%: check both numbers against the source",
    ),
    (
        "It is seen in 1 in 20 men (20 in 100).",
        "1 in 20 men (20 in 100)",
        "1 in 20 is not 20 in 100: check both numbers against the source",
    ),
    (
        "It helps a quarter of people (40%).",
        "a quarter of people (40%)",
        "a quarter is 25%, not 40%: check both numbers against the source",
    ),
    (
        "About 5% of women (5 in 1,000) have it.",
        "About 5% of women (5 in 1,000)",
        "5 in 1,000 is 0.5%, not 5%: check both numbers against the source",
    ),
    ("A baby of 5 kg (15 lb) is big.", "5 kg (15 lb)", "5 kg is not 15 lb, it is 11: check both numbers"),
    ("Call at 38 °C (104 °F).", "38 °C (104 °F)", "38 °C is not 104 °F, it is 100: check both numbers"),
    (
        "Start within 72 hours (2 days).",
        "within 72 hours (2 days)",
        "within 72 hours is not 2 days, it is 3: check both numbers",
    ),
    ("The cast stays for 6 weeks (3 months).", "6 weeks (3 months)", "6 weeks is not 3 months: check both numbers"),
    (
        "Keep the LDL cholesterol under 100 mg/dL (5.6 mmol/L).",
        "under 100 mg/dL (5.6 mmol/L)",
        "under 100 mg/dL is not 5.6 mmol/L: check both numbers",
    ),
    (
        "Keep the blood sugar under 126 mg/dL (9 mmol/L).",
        "under 126 mg/dL (9 mmol/L)",
        "under 126 mg/dL is not 9 mmol/L: check both numbers",
    ),
    ("One tablet holds 500 mg (5 g).", "500 mg (5 g)", "500 mg is not 5 g, it is 0.5: check both numbers"),
    (
        "Drink 1-2 litres (2-8 pints).",
        "1-2 litres (2-8 pints)",
        "1-2 litres is not 2-8 pints, it is 2.1: check both numbers",
    ),
    (
        "Over 5 years, relief was seen in 60% with the drug and in 45% without, a difference of 20 percentage points.",
        "20 percentage points",
        "20 percentage points does not fit 60% and 45%, the change between them is 15 percentage points: "
        "check the three against the source",
    ),
]
RIGHT = [
    "The rate rose from 10% to 15%, a 50% increase.",
    "The cholesterol fell from 160 mg/dL to 120 mg/dL, a drop of 25%.",
    "The risk fell from 10% to 6%, a difference of 4 percentage points.",
    "Of the girls 1.5% had a rash and of the boys 4.5%, three times as many.",
    "Of the girls 2% had a rash and of the boys 4%, half as many.",
    "With an absolute risk reduction of 4%, the number needed to treat is 25.",
    "The risk fell from 8% to 6%, so 50 people need to be treated for one more to get better.",
    "It is seen in 1 in 4 men (27%).",
    "It is seen in about 1 in 7 women (14%).",
    "It is seen in more than half of adults (52%).",
    "It is seen in fewer than 1 in 10 (8%).",
    "It is seen in 5 in 1,000 women (1 in 200).",
    "It is seen in about 5 in 1,000 women (1 in 190).",
    "A baby of 5 kg (11 lb) is big.",
    "A baby of about 5 kg (12 lb) is big.",
    "Call at 38 °C (100.4 °F).",
    "Call at 38 °C (about 100 °F).",
    "Start within 72 hours (3 days).",
    "The cast stays for 12 weeks (3 months).",
    "The cast stays for 2 years (24 months).",
    "The cast stays for about 2 years (22 months).",
    "Rest for 10 minutes (3 hours).",
    "Keep the LDL cholesterol under 100 mg/dL (2.6 mmol/L).",
    "Keep the blood sugar under 126 mg/dL (7 mmol/L).",
    "One tablet holds 500 mg (0.5 g).",
    "Drink 1-2 litres (2-4 pints).",
    "Drink 1-2 litres (4 pints).",
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


def _sums_told() -> list[list[str]]:
    lines = (Path(__file__).parent / "data" / "sums_told.txt").read_text("utf-8").splitlines()
    return [line.split(" | ") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("row", _sums_told(), ids=lambda row: row[0])
def test_sums_and_values_told_again(row: list[str]) -> None:
    text, *expected = row
    found = find(text, 0, len(text))
    assert [part for slip in found for part in (text[slip.start : slip.end], slip.message)] == expected


ARMS = "Relief was seen in 60% with the drug and in 45% with placebo. "


@pytest.mark.parametrize(
    ("before", "text", "messages"),
    [
        (
            ARMS,
            "The difference was 20 percentage points.",
            [
                "20 percentage points does not fit 60% and 45%, the change between them is 15 percentage points: "
                "check the three against the source"
            ],
        ),
        (ARMS, "The difference was 15 percentage points.", []),
        # a ratio of something else, and shares that nothing holds against each other
        (ARMS, "Twice as many women as men were tired.", []),
        (ARMS, "It took 2 days, with a difference of 20 percentage points.", []),
        ("Some 60% slept well and 45% ate well. ", "The difference was 20 percentage points.", []),
    ],
)
def test_the_sentence_before_may_hold_the_operands(before: str, text: str, messages: list[str]) -> None:
    figures = find_figures(before + text)
    inside = [figure for figure in figures if figure.start >= len(before)]
    earlier = [figure for figure in figures if figure.start < len(before)]
    slips = find_slips(before + text, len(before), len(before + text), inside, earlier)
    assert [slip.message for slip in slips] == messages
