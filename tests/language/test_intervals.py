"""Figures compared by arithmetic after normalisation."""

from __future__ import annotations

import pytest

from claimcheck.language.figures import parse_figure
from claimcheck.language.intervals import agree, bound_drift, contains, overlaps, same_number
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
        ("half", "50%"),
        ("12 months", "1 year"),
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
