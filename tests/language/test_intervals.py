"""Figures compared by arithmetic after normalisation."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.language.figures import parse_figure
from claimcheck.language.intervals import agree, as_interval, bound_drift, contains, overlaps, same_number
from claimcheck.model import Figure


def _figure(text: str) -> Figure:
    figure = parse_figure(text)
    assert figure is not None
    return figure


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("seven to eight in ten", "70-80%"),
        ("two weeks", "14 days"),
        ("1 in 7", "about 14%"),
        ("5 in 9", "56%"),
        ("half", "50%"),
        ("12 months", "1 year"),
        ("7 times a week", "once a day"),
        ("90 days", "3 months"),
        ("1,000 mcg", "1 mg"),
        ("about 5 hours", "5 hours"),
        ("one-tenth", "10%"),
    ],
)
def test_say_the_same(one: str, other: str) -> None:
    assert agree(_figure(one), _figure(other))
    assert agree(_figure(other), _figure(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("three times a week", "three times a day"),
        ("once a day", "once a week"),
        ("4 weeks", "1 month"),
        ("60-80%", "70-80%"),
        ("1 in 7", "20%"),
        ("5 mg", "5 mL"),
        ("up to 50%", "50%"),
        ("$5", "£5"),
    ],
)
def test_say_different_things(one: str, other: str) -> None:
    assert not agree(_figure(one), _figure(other))


@pytest.mark.parametrize(
    ("found", "expected", "drift"),
    [
        ("50%", "at least 50%", "lost"),
        ("at least 50%", "50%", "added"),
        ("up to 50%", "at least 50%", "turned"),
        ("up to 75%", "50-75%", "range-end-lost"),
        ("60%", "at least 50%", None),
        ("about 50%", "50%", None),
    ],
)
def test_bound_drift(found: str, expected: str, drift: str | None) -> None:
    assert bound_drift(_figure(found), _figure(expected)) == drift


def test_ranges_hold_and_meet() -> None:
    assert contains(_figure("70-80%"), _figure("75%"))
    assert not contains(_figure("70-80%"), _figure("85%"))
    assert overlaps(_figure("at least 50%"), _figure("40-60%"))
    assert not overlaps(_figure("10-20%"), _figure("30-40%"))
    assert same_number(_figure("at least 50%"), _figure("half"))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "step"),
    [
        ("70-80%", "70", "80", "%", "1"),
        ("2.5%", "2.5", "2.5", "%", "0.1"),
        ("1 in 4", "25", "25", "%", "0"),
        ("more than 3 in 10", "30", None, "%", "0"),
        ("under 5 mg", None, "0.005", "g", "0.001"),
        ("at least 5 g", "5", None, "g", "1"),
        ("up to 2 years", None, "24", "mo", "12"),
        ("1.5 hours", "5400", "5400", "s", "360"),
        ("$10,000", "10000", "10000", "USD", "1"),
        ("40 patients", "40", "40", "1", "1"),
    ],
)
def test_an_interval_is_in_the_canonical_unit(
    text: str, low: str | None, high: str | None, unit: str, step: str
) -> None:
    found = as_interval(_figure(text))
    assert found.low == (None if low is None else Decimal(low))
    assert found.high == (None if high is None else Decimal(high))
    assert (found.unit, found.step) == (unit, Decimal(step))


@pytest.mark.parametrize(
    ("outer", "inner", "held", "met"),
    [
        ("70-80%", "70%", True, True),
        ("70-80%", "80%", True, True),
        ("70-80%", "69%", False, False),
        ("70-80%", "75-85%", False, True),
        ("70-80%", "60-75%", False, True),
        ("70-80%", "80-90%", False, True),
        ("70-80%", "60-90%", False, True),
        ("60-90%", "70-80%", True, True),
        ("at least 50%", "60%", True, True),
        ("at least 50%", "40%", False, False),
        ("at least 50%", "at least 60%", True, True),
        ("at least 50%", "up to 60%", False, True),
        ("up to 50%", "40%", True, True),
        ("up to 50%", "60%", False, False),
        ("up to 50%", "at least 40%", False, True),
        ("14%", "1 in 7", True, True),
        ("14.2%", "1 in 7", False, False),
        ("2-3 months", "70 days", True, True),
        ("2-3 months", "10 weeks", True, True),
        ("2-3 months", "100 days", False, False),
        ("1 year", "365 days", True, True),
        ("18 months", "545 days", True, True),
        ("5 mg", "5 mL", False, False),
    ],
)
def test_holding_and_meeting(outer: str, inner: str, held: bool, met: bool) -> None:
    assert contains(_figure(outer), _figure(inner)) is held
    assert overlaps(_figure(outer), _figure(inner)) is met
    assert overlaps(_figure(inner), _figure(outer)) is met


@pytest.mark.parametrize(
    ("one", "other", "tolerance", "same"),
    [
        ("30%", "32%", 2, True),
        ("30%", "33%", 2, False),
        ("30%", "28%", 2, True),
        ("30-40%", "31-42%", 2, True),
        ("30-40%", "31-43%", 2, False),
        ("1 in 7", "14%", 0, True),
        ("1 in 7", "14.3%", 0, True),
        ("1 in 7", "14.2%", 0, False),
        ("1 in 7", "15%", 0, False),
        ("2 in 14", "1 in 7", 0, True),
        ("at least 50%", "up to 50%", 0, True),
        ("at least 50%", "50-60%", 0, False),
        ("3 months", "91 days", 0, False),
        ("5 mg", "5 mL", 5, False),
    ],
)
def test_numbers_within_a_tolerance(one: str, other: str, tolerance: int, same: bool) -> None:
    assert same_number(_figure(one), _figure(other), tolerance=tolerance) is same
    assert same_number(_figure(other), _figure(one), tolerance=tolerance) is same


@pytest.mark.parametrize(
    ("found", "expected", "drift"),
    [
        ("at least 50%", "50-75%", "range-end-lost"),
        ("at least 75%", "50-75%", None),
        ("up to 50%", "50-75%", None),
        ("75%", "50-75%", None),
        ("50-75%", "up to 75%", None),
        ("more than 50%", "at least 50%", None),
        ("at most 50%", "at least 50%", "turned"),
        ("at least 50%", "at least 60%", None),
        ("up to 75 mg", "50-75%", None),
        ("up to 3 in 4", "50-75%", "range-end-lost"),
    ],
)
def test_bounds_that_moved_or_did_not(found: str, expected: str, drift: str | None) -> None:
    assert bound_drift(_figure(found), _figure(expected)) == drift
