"""What is wrong with a sum, and how far the digits that are printed may be off."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Slip(NamedTuple):
    """A sum that is wrong: offsets in the text read, and what is wrong with it."""

    start: int
    end: int
    message: str


def step_of(value: Decimal) -> Decimal:
    """One unit of the last digit that a value is printed with: 0.1 for 2.5, 1 for 40."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)


def print_value(exact: Decimal, printed: Decimal) -> str:
    """A value with as many places as `printed` has, or the fewest more that tell it to one part in twenty."""
    step = step_of(printed)
    for _ in range(6):
        rounded = exact.quantize(step)
        if abs(rounded - exact) * 20 <= abs(exact):
            break
        step /= 10
    return f"{rounded:f}"
