"""Numbers in words are read as the numbers that they spell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.figures import find_figures

SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = ((1_000_000, "million"), (1_000, "thousand"))


def spell(number: int) -> str:
    """A number between 1 and 999,999,999 as it is written in British English."""
    for size, name in SCALES:
        if number >= size:
            rest = number % size
            head = f"{spell(number // size)} {name}"
            return f"{head} {'and ' if rest < 100 else ''}{spell(rest)}" if rest else head
    if number >= 100:
        rest = number % 100
        return f"{SMALL[number // 100]} hundred" + (f" and {spell(rest)}" if rest else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    return SMALL[number]


@given(st.integers(2, 999_999_999))
def test_spelled_numbers_are_read_whole(number: int) -> None:
    (figure,) = find_figures(f"We counted {spell(number)} people.")
    assert figure.low == figure.high == number


@given(st.integers(2, 19), st.lists(st.integers(0, 9), min_size=1, max_size=3))
def test_spelled_decimals(whole: int, digits: list[int]) -> None:
    spoken = " ".join(SMALL[digit] for digit in digits)
    (figure,) = find_figures(f"It cost them {SMALL[whole]} point {spoken} million pounds.")
    assert figure.low == Decimal(f"{whole}.{''.join(map(str, digits))}") * 1_000_000


@given(st.integers(3, 7), st.integers(0, 11))
def test_feet_and_inches(feet: int, inches: int) -> None:
    (figure,) = find_figures(f"She is {feet}'{inches}\" tall.")
    assert figure.low == feet * 12 + inches
    assert figure.unit == "[in_i]"


@pytest.mark.parametrize("piece", ["two thousand and ", "three million two hundred ", "two point five ", "5'4 "])
def test_numbers_without_end_are_read(piece: str) -> None:
    find_figures(piece * 2000)
