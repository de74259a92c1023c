"""Figures as intervals in canonical units, and the comparisons of arithmetic between them."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from claimcheck.language.units import convert, unit_of
from claimcheck.model import Dimension, Figure

Drift = Literal["lost", "added", "turned", "range-end-lost"]
_Ends = tuple[Decimal | None, Decimal | None]


class Interval(NamedTuple):
    """Ends in the canonical unit (None: unbounded); `step` is one unit of the last written digit, 0 where exact."""

    low: Decimal | None
    high: Decimal | None
    dimension: Dimension
    unit: str
    step: Decimal


@lru_cache(4096)
def as_interval(figure: Figure) -> Interval:
    """The interval of a figure: shares as `%`, calendar time (`mo`, `a`) in `mo`, other time in `s`, money in its currency."""
    unit = unit_of(figure.unit)
    target, dimension = (unit.canonical if unit else figure.unit), figure.dimension
    if dimension in ("percent", "ratio"):
        target, dimension = "%", "percent"
    low, high = (_moved(end, figure, target) for end in (figure.low, figure.high))
    return Interval(low, high, dimension, target, _step(figure, target))


def _moved(end: Decimal | None, figure: Figure, target: str) -> Decimal | None:
    if end is None:
        return None
    if figure.dimension == "ratio":
        return end * 100
    moved = convert(end, figure.unit, target)
    return end if moved is None else moved


def _step(figure: Figure, target: str) -> Decimal:
    if figure.dimension == "ratio":
        return Decimal(0)
    digits = [end.as_tuple().exponent for end in (figure.low, figure.high) if end is not None]
    places = min((place for place in digits if isinstance(place, int)), default=0)
    step = Decimal(1).scaleb(min(places, 0))
    return _moved(step, figure, target) or step if figure.dimension != "temperature" else step


def _common(a: Figure, b: Figure) -> tuple[_Ends, _Ends] | None:
    """The ends of both in one unit; None where they measure different things."""
    one, other = as_interval(a), as_interval(b)
    if one.unit == other.unit and one.dimension == other.dimension:
        return (one.low, one.high), (other.low, other.high)
    if {one.unit, other.unit} == {"s", "mo"}:
        return _in_days(one), _in_days(other)
    return None


def _in_days(interval: Interval) -> _Ends:
    # a month stands for 30 days, a year for 365: 90 days are 3 months, 4 weeks are not 1 month
    def days(end: Decimal | None) -> Decimal | None:
        if end is None:
            return None
        if interval.unit == "s":
            return end / 86400
        years, months = divmod(end, 12)
        return years * 365 + months * 30

    return days(interval.low), days(interval.high)


def _same_end(a: Decimal | None, b: Decimal | None, slack: Decimal) -> bool:
    if a is None or b is None:
        return a is b
    return a == b or abs(a - b) <= slack


def _slack(a: Figure, b: Figure) -> Decimal:
    # a quotient (1 in 7) is held against the digits that the other one is written with (14%)
    if (a.dimension == "ratio") == (b.dimension == "ratio"):
        return Decimal("1e-20")
    quotient = a if a.dimension == "ratio" else b
    return max(as_interval(a).step / 2, as_interval(b).step / 2, _rounding(quotient))


def _rounding(quotient: Figure) -> Decimal:
    # `about three in four` of 74%: a twentieth of it, and no more than a point
    ends = [end for end in (quotient.low, quotient.high) if end is not None]
    hedged = quotient.approximate or quotient.comparator == "~"
    return min(Decimal(1), 5 * min(ends)) if hedged and ends else Decimal(0)


def same_number(a: Figure, b: Figure, *, tolerance: Decimal | int = 0) -> bool:
    """Whether both state the same numbers after normalisation, whatever their bounds (`at least 50%`, `half`)."""
    pair = _common(a, b)
    if pair is None:
        return False
    slack = _slack(a, b) + tolerance
    one, other = (_closed(*ends) for ends in pair)
    return _same_end(one[0], other[0], slack) and _same_end(one[1], other[1], slack)


def _closed(low: Decimal | None, high: Decimal | None) -> _Ends:
    return high if low is None else low, low if high is None else high


def _side(figure: Figure) -> str:
    return {"=": "", "~": ""}.get(figure.comparator, figure.comparator[0])


def agree(a: Figure, b: Figure, *, tolerance: Decimal | int = 0) -> bool:
    """Whether both say the same: numbers, unit and bound, after normalisation. `~` never differs from `=`, nor does
    `within` before a range.

    `tolerance` is in the canonical unit.
    """
    return same_number(a, b, tolerance=tolerance) and (
        a.comparator.replace("~", "=") == b.comparator.replace("~", "=") or _is_within(a, b)
    )


def _is_within(a: Figure, b: Figure) -> bool:
    """True for two ranges of which one stands behind `within`: of `within 6-12 weeks` both ends are told all the same."""
    return a.is_range and b.is_range and {_side(a), _side(b)} == {"", "<"}


def near_in_size(a: Figure, b: Figure) -> bool:
    """Whether both measure the same thing and neither is more than ten times as large as the other."""
    pair = _common(a, b)
    if pair is None:
        return False
    one, other = (abs(high or Decimal(0)) for _, high in (_closed(*ends) for ends in pair))
    return one <= 10 * other and other <= 10 * one


def contains(outer: Figure, inner: Figure) -> bool:
    """Whether every value of `inner` lies within `outer`."""
    pair = _common(outer, inner)
    if pair is None:
        return False
    (low, high), (held_low, held_high) = pair
    slack = _slack(outer, inner)
    from_low = low is None or (held_low is not None and held_low >= low - slack)
    to_high = high is None or (held_high is not None and held_high <= high + slack)
    return from_low and to_high


def overlaps(a: Figure, b: Figure) -> bool:
    """Whether some value fits both."""
    pair = _common(a, b)
    if pair is None:
        return False
    (low, high), (other_low, other_high) = pair
    slack = _slack(a, b)
    first = high is None or other_low is None or other_low <= high + slack
    second = other_high is None or low is None or low <= other_high + slack
    return first and second


def bound_drift(found: Figure, expected: Figure) -> Drift | None:
    """How the bound of `found` departs from `expected`'s where the number agrees; None where it does not, or no bound moved.

    `lost`, `added`, `turned` speak of the bound; `range-end-lost` of `up to 75%` for 50-75 %.
    """
    if found.is_range != expected.is_range:
        ranged, single = (expected, found) if expected.is_range else (found, expected)
        return "range-end-lost" if ranged is expected and _is_end_of(single, ranged) else None
    if not same_number(found, expected):
        return None
    here, there = _side(found), _side(expected)
    if here == there or _is_within(found, expected):
        return None
    if not here:
        return "lost"
    return "turned" if there else "added"


def _is_end_of(single: Figure, ranged: Figure) -> bool:
    pair = _common(single, ranged)
    if pair is None or not _side(single):
        return False
    (low, high), (first, last) = pair
    slack = _slack(single, ranged)
    return _same_end(high, last, slack) if low is None else _same_end(low, first, slack)
