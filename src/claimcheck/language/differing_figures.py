"""Whether two figures of one measure can be the same: equal, rounded, inside each other's bounds, of one order of size."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.language.intervals import Interval, as_interval, contains, overlaps, same_number
from claimcheck.model import Figure

_TIMES = 30  # between two figures of one measure
_MONTH = 30 * 86400  # seconds
_NEAR = Decimal("0.07")  # by how much of itself an approximate figure may be off


def differ(one: Figure, other: Figure) -> bool:
    """True where two figures of one measure cannot be the same: not equal, no rounding, no bound that holds the other."""
    if as_interval(one).unit != as_interval(other).unit and not _comparable(one, other):
        return False
    if same_number(one, other) or _near_enough(one, other):
        return False
    if one.low is other.low is None or one.high is other.high is None:
        return True
    for bound, value in ((one, other), (other, one)):
        if (bound.low is None) != (bound.high is None) and contains(bound, value):
            return False
    return True


def _comparable(one: Figure, other: Figure) -> bool:
    return {as_interval(one).unit, as_interval(other).unit} == {"s", "mo"}


def _near_enough(one: Figure, other: Figure) -> bool:
    """A figure that is said to be rough may be off by a little: `about a third` and 35 %."""
    if not (one.approximate or other.approximate or "~" in (one.comparator, other.comparator)):
        return False
    first, second = as_interval(one), as_interval(other)
    if first.unit != second.unit:
        return overlaps(one, other)
    pairs = ((first.low, second.low), (first.high, second.high))
    return all(a is not None and b is not None and abs(a - b) <= _NEAR * max(abs(a), abs(b)) for a, b in pairs)


def one_holds_the_other(one: Figure, other: Figure) -> bool:
    """True where a single value lies inside the other's range: a span and its middle may both be right."""
    return one.is_range != other.is_range and (contains(one, other) or contains(other, one))


def same_magnitude(one: Figure, other: Figure) -> bool:
    """False where one figure is many times the other: minutes and weeks are never one measure told twice."""
    first, second = as_interval(one), as_interval(other)
    a, b = (each.low if each.high is None else each.high for each in (_in_seconds(first), _in_seconds(second)))
    return not a or not b or max(a, b) <= _TIMES * min(a, b)


def same_span(one: Figure, other: Figure) -> bool:
    """True for one length of time, in other units rounded: 26 weeks and six months."""
    if same_number(one, other):
        return True
    first, second = _in_seconds(as_interval(one)), _in_seconds(as_interval(other))
    pairs = ((first.low, second.low), (first.high, second.high))
    return one.unit != other.unit and all(a == b or (a and b and abs(a - b) <= _NEAR * max(a, b)) for a, b in pairs)


def _in_seconds(interval: Interval) -> Interval:
    if interval.unit != "mo":
        return interval
    low, high = (None if end is None else end * _MONTH for end in (interval.low, interval.high))
    return interval._replace(low=low, high=high)
