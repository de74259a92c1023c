"""Criteria: which side a sentence tells, what two limits mean for each other, and hostile text at linear cost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents.load import read_text
from claimcheck.language.claims import read_document
from claimcheck.language.criteria import find_clashes, find_criteria
from claimcheck.language.criteria_sides import find_side
from claimcheck.language.measure_words import as_specific

AGES = st.integers(min_value=5, max_value=90)


def clashes(*paragraphs: str) -> list[str]:
    reading = read_document(read_text("\n\n".join(paragraphs), "markdown", "a"))
    return [clash for _, _, clash in find_clashes(tuple(find_criteria(reading)))]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The vaccine is suitable for adults.", "for"),
        ("The vaccine is not suitable for adults.", "against"),
        ("We offer the operation to adults.", "for"),
        ("We do not offer the operation to adults.", "against"),
        ("You can't have the scan if:", "against"),
        ("You cannot take the tablets if:", "against"),
        ("You should not have the scan if:", "against"),
        ("You may have the scan if:", "for"),
        ("You can give blood if:", "for"),
        ("You can't give blood if", "against"),
        ("Who can have the scan?", "for"),
        ("Who should not have the scan?", "against"),
        ("Contraindications", "against"),
        ("Inclusion criteria", "for"),
        ("Children under 6 are excluded.", "against"),
        ("The rash goes away by itself.", None),
    ],
)
def test_the_side_of_a_text(text: str, side: str | None) -> None:
    told = find_side(text, -1)
    assert (told.side if told else None) == side


def test_the_treatment_is_named_by_the_subject_or_the_object() -> None:
    told = [find_side(text, -1) for text in ("The vaccine is suitable for adults.", "We offer the vaccine to adults.")]
    assert all(each is not None and as_specific("vaccine") <= each.treatment for each in told)
    told_of_people = find_side("Women under 30 are eligible.", 6)
    assert told_of_people is not None
    assert not told_of_people.treatment


@settings(deadline=None, max_examples=40)
@given(AGES, AGES)
def test_two_limits_that_face_each_other(low: int, high: int) -> None:
    found = clashes(
        f"The vaccine is suitable for people of {low} years and older.",
        f"The vaccine is not suitable for people under {high}.",
    )
    if high > low:
        assert found == ["contradict"]
    else:
        assert found == (["gap"] if low - high > 1 else [])


@settings(deadline=None, max_examples=40)
@given(AGES, AGES)
def test_a_limit_that_closes_the_other_end_is_in_order(low: int, more: int) -> None:
    assert not clashes(
        f"The vaccine is suitable for people over {low}.", f"The vaccine is not suitable for people over {low + more}."
    )


@pytest.mark.parametrize(
    "piece", ["not ", "should not have ", "suitable for 5 ", "under 18 and ", "who can ", "(if you are 5 "]
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    start = time.perf_counter()
    find_side(text, len(text) - 1)
    assert time.perf_counter() - start < 1
