"""Sums that a text does not get right: whatever is rounded correctly passes, and hostile text costs no time."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.arithmetic import find_slips
from claimcheck.language.figures import find_figures
from claimcheck.language.slips import Slip, print_value, step_of

COUNTS = st.integers(min_value=1, max_value=5000)


def slips(text: str) -> list[Slip]:
    return list(find_slips(text, 0, len(text), find_figures(text), ()))


@settings(deadline=None, max_examples=60)
@given(COUNTS, COUNTS, st.integers(min_value=0, max_value=2))
def test_a_share_that_is_rounded_rightly_passes(one: int, other: int, places: int) -> None:
    count, whole = sorted((one, other))
    share = (Decimal(100) * count / whole).quantize(Decimal(1).scaleb(-places))
    assert slips(f"In the trial, {count} of {whole} patients ({share}%) got better.") == []


@settings(deadline=None, max_examples=60)
@given(st.integers(min_value=30, max_value=5000), st.integers(min_value=1, max_value=40))
def test_a_share_that_is_far_off_is_found(whole: int, percent: int) -> None:
    count = whole * percent // 100
    found = slips(f"In the trial, {count} of {whole} patients ({percent + 15}%) got better.")
    assert [slip.start for slip in found] == [len("In the trial, ")] or count == 0


@settings(deadline=None, max_examples=60)
@given(st.decimals(min_value=1, max_value=500, places=1))
def test_a_conversion_that_is_rounded_rightly_passes(kilograms: Decimal) -> None:
    pounds = (kilograms / Decimal("0.45359237")).quantize(Decimal(1))
    assert slips(f"It weighs {kilograms} kg ({pounds} lb).") == []
    fahrenheit = (kilograms * 9 / 5 + 32).quantize(Decimal("0.1"))
    assert slips(f"It is {kilograms} °C ({fahrenheit} °F) here.") == []


@settings(deadline=None, max_examples=60)
@given(st.integers(min_value=1, max_value=60), st.integers(min_value=1, max_value=99))
def test_a_change_between_two_shares_passes(one: int, other: int) -> None:
    change = abs(one - other) * 100 // one
    if one != other and change:
        way = "rose" if other > one else "fell"
        assert slips(f"The rate {way} from {one}% to {other}%, by {change}%.") == []


@settings(deadline=None, max_examples=60)
@given(st.integers(min_value=1, max_value=100_000), st.integers(min_value=0, max_value=3))
def test_a_printed_value_is_near_the_exact_one(value: int, places: int) -> None:
    exact = Decimal(value) / 7
    assert abs(Decimal(print_value(exact, Decimal(1).scaleb(-places))) - exact) * 20 <= exact
    assert step_of(Decimal("2.50")) == Decimal("0.01")


@pytest.mark.parametrize(
    "piece", ["1 of 2 (", "12 (30%) ", "of 1 a ", "5% 1 in 2 ", "from 1% to 2%, ", "kg (1 lb) (", "95% CI 1 "]
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (590 // len(piece))
    figures = find_figures(text)
    start = time.perf_counter()
    for _ in range(5):
        list(find_slips(text, 0, len(text), figures, ()))
    assert time.perf_counter() - start < 1
