"""Two ends that make one range, or the two figures of a change."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.language.figures_bounds import read_bound_before
from claimcheck.language.figures_ends import End, read_end
from claimcheck.language.figures_names import INTERVAL
from claimcheck.language.figures_shapes import read_shape
from claimcheck.language.figures_tokens import Token, gap
from claimcheck.language.figures_words import words_of
from claimcheck.language.units import convert, unit_of

CHANGE_STEMS = (
    "rise", "rose", "risen", "fall", "fell", "drop", "increas", "decreas", "reduc", "improv", "cut", "declin", "climb",
    "grew", "grow", "chang", "jump", "went", "gone", "lower", "rais", "slid", "shrank", "shr", "doubl", "taper", "swell",
    "switch", "mov", "dip", "plung", "soar", "surg",
)  # fmt: skip
SPREAD_STEMS = ("rang", "vari", "run", "anywhere", "between", "spread", "cost", "last", "take")
REACH = 14  # tokens before `from` in which a word of change is sought


def read_range(tokens: list[Token], first: End, lead: str) -> End | None:
    """The other end of a range whose first end is `first`, or None; `lead` is `between`, `from` or empty."""
    at = first.after
    if at + 1 >= len(tokens):
        return None
    low = tokens[at].low
    if low == "up" and lead == "from" and tokens[at + 1].low == "to" and at + 2 < len(tokens):
        at, low = at + 1, "to"  # `from 30 minutes up to 5 hours`
    if low == "-":
        ranged = gap(tokens, at) <= 1 and gap(tokens, at + 1) <= 1 and not (gap(tokens, at) and not gap(tokens, at + 1))
        following = tokens[at + 1].low
        if following == "to" and at + 3 < len(tokens):  # `six-to-eight`, `70- to 80-percent`
            return _join(tokens, first, at + 2 + (tokens[at + 2].low == "-"))
        if gap(tokens, at) == 1 and gap(tokens, at + 1) == 0 and first.unit is None and tokens[at + 1].kind == "num":
            return _join(tokens, first, at + 1)  # `6 -8 weeks`
    elif low == "or":
        last = read_end(tokens, at + 1)  # `3 or 4 months`
        near = last is not None and last.value - first.value == 1 and first.unit is None and not last.number.part
        listed = first.first > 1 and tokens[first.first - 1].low == "," and tokens[first.first - 2].kind == "num"
        aged = first.first > 0 and tokens[first.first - 1].low in ("age", "aged", "ages")
        bare = last is not None and last.unit is None and not aged and not _is_counted(tokens, last)
        return last if near and not listed and not bare and first.number.value > 0 else None
    elif low == "," and any(token.low == INTERVAL for token in tokens[max(first.first - 3, 0) : first.first]):
        return _join(tokens, first, at + 1)  # `95% CI 1.2, 3.4`
    else:
        ranged = low in ("to", "through") or (low == "and" and lead == "between")
    if not ranged:
        return None
    step = at + 1
    bound = read_bound_before(tokens, step)
    if bound and bound.after < len(tokens) and low in ("to", "and"):
        step = bound.after
    if tokens[at - 1].low == "cents" and tokens[step].kind == "sign":
        return None  # `rose 73 cents to $81.40`
    last = read_end(tokens, step)
    if last is None or (last.number.word and last.number.value == 1 and last.unit is None):
        return None
    if low == "-" and tokens[step].low == "-":
        return None
    if first.unit is not None and first.unit == last.unit and first.value == last.value:
        return None  # `1 week - one week in, …`
    if low == "-" and (_is_difference(tokens, at, first, last) or _starts_share(tokens, first, last)):
        return None
    return last if _may_join(first, last) else None


def _is_difference(tokens: list[Token], at: int, first: End, last: End) -> bool:
    # `20% - 12% = 8%`; not the key of a score: `5-9 = mild`
    equals = last.after < len(tokens) and tokens[last.after].low == "="
    return equals and first.value > last.value and (first.unit == last.unit or gap(tokens, at) > 0)


def _starts_share(tokens: list[Token], first: End, last: End) -> bool:
    # `by 34 percent—nine out of ten agree`
    shape = read_shape(tokens, last.after, last) if first.unit is not None and last.unit is None else None
    return shape is not None and shape.dimension == "ratio"


def _is_counted(tokens: list[Token], last: End) -> bool:
    # `1 or 2 puffs`, `two or three times`, `1 or 2 in every 100`; not `group 1 or 2 was`
    at = last.after
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    if tokens[at].low in words_of("no_noun"):
        return read_shape(tokens, at, last) is not None
    return tokens[at].low.endswith("s") or tokens[at].low in ("people", "women", "men", "children")


def _join(tokens: list[Token], first: End, at: int) -> End | None:
    last = read_end(tokens, at)
    return last if last and _may_join(first, last) else None


def _may_join(first: End, last: End) -> bool:
    if first.unit is None:
        return not (first.number.part and last.unit is None and not last.number.part)
    if last.unit is None:
        return not last.number.part
    if first.unit == last.unit:
        return True
    return convert(Decimal(1), first.unit, last.unit) is not None


def join_ends(first: End, last: End) -> tuple[End, End]:
    """Both ends in one unit: the one that either carries, else the larger if that leaves short numbers."""
    if (
        last.number.scaled
        and not first.number.scaled
        and first.number.value < 1000
        and (first.unit in (None, last.unit) or last.unit is None)
    ):
        scale = last.number.value / _bare(last)
        if scale in (1000, 1000000, 1000000000) and first.number.value < 1000:
            first = first._replace(value=first.value * scale)
    if first.unit is None and first.number.part and last.unit == "%":
        first = first._replace(value=first.value * 100)  # `a quarter to 30%`
    if first.unit is None:
        return first._replace(unit=last.unit, dimension=last.dimension, points=last.points), last
    if last.unit is None:
        return first, last._replace(unit=first.unit, dimension=first.dimension, points=first.points)
    if first.unit == last.unit:
        return first, last
    one, other = unit_of(first.unit), unit_of(last.unit)
    if one is None or other is None:
        return first, last
    large, small = (last, first) if other.factor >= one.factor else (first, last)
    raised = convert(small.value, small.unit or "", large.unit or "")
    if raised is not None and _is_short(raised):
        moved = small._replace(value=raised, unit=large.unit)
        return (moved, large) if small is first else (large, moved)
    lowered = convert(large.value, large.unit or "", small.unit or "")
    if lowered is None:
        return first, last
    moved = large._replace(value=lowered, unit=small.unit)
    return (moved, small) if large is first else (small, moved)


def _bare(end: End) -> Decimal:
    value = end.number.value
    for scale in (1000000000, 1000000, 1000):
        if value >= scale and _is_short(value / scale):
            return value / scale
    return value


def _is_short(value: Decimal) -> bool:
    exponent = value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -3


def is_change(tokens: list[Token], at: int, falling: bool) -> bool:
    """Whether `from A to B` at token `at` tells a change (two figures) and not a range; `falling`: A is above B."""
    before = [token.low for token in tokens[max(at - REACH, 0) : at]]
    for word in reversed(before):
        if word in (".", ";"):
            break
        if word.startswith(SPREAD_STEMS):
            return False
        if word.startswith(CHANGE_STEMS):
            return True
    return falling
