"""Shares in brackets that say again how large the one in front of them is: `one in five women (20%)`, `30% (15-45%)`."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.model import Figure, Quantity
from claimcheck.pattern import as_pattern

# what stands between the two: ` women (`, ` (about `
_BRACKET = as_pattern(r"\s(?:[\w’'-]+\s){0,6}\((?:or\s|that\sis\s|i\.?e\.?,?\s|about\s|range:?\s)?")
_NEAR = Decimal("0.15")  # of a share: `nearly half (44%)`
_HUNDRED = Decimal(100)


def says_again(text: str, one: Quantity, other: Quantity) -> bool:
    """True where `other` stands in a bracket behind `one` and is as large, or a range around it; `text` is their block's."""
    if _BRACKET.fullmatch(text, one.plain.end, other.plain.start) is None:
        return False
    shares = _ends(one.figure), _ends(other.figure)
    if shares[0] is None or shares[1] is None:
        return False
    (low, high), (least, most) = shares[0], shares[1]
    return least <= high + low * _NEAR and most >= low - low * _NEAR


def _ends(figure: Figure) -> tuple[Decimal, Decimal] | None:
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    if figure.dimension not in ("percent", "ratio") or low is None or high is None:
        return None
    return (low / _HUNDRED, high / _HUNDRED) if figure.unit == "%" else (low, high)
