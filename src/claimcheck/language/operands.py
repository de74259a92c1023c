"""A change beside the two values that it is made of: `from 10% to 6%, a 40% fall`, `3 times as many`.

Each is worked out anew from what stands beside it, with the rounding that the printed digits allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from claimcheck.language.slips import Slip, print_value, step_of
from claimcheck.model import Figure
from claimcheck.pattern import as_pattern

NEAR = 140  # characters that may part a change from the values it is made of
_CHANGE_NOUN = (
    r"increase|rise|gain|improvement|jump|growth|decrease|reduction|drop|fall|decline|cut|higher|lower|more|less|fewer"
)
_MADE = (
    r"increas\w+|decreas\w+|reduc\w+|lower\w*|r[io]s[ei]\w*|rising|f[ae]ll\w*|dropp?\w*|declin\w+|improv\w+|cuts?|cutting|gain\w*|jump\w*"
    r"|gr[eo]w\w*|rais\w+|shr[aiu]nk\w*"
)
# ` a `25%` drop`, `by 25%`, `a difference of `
_CHANGE_BEHIND = as_pattern(rf"-?\s?(?:\w+\s){{0,2}}?(?:{_CHANGE_NOUN})\b", re.IGNORECASE)
_BY = as_pattern(rf"\b(?:{_MADE})\b[^.;]{{0,80}}?\b(?:by|of)\s(?:\w+\s){{0,2}}$", re.IGNORECASE)
_DIFFERENCE = as_pattern(r"\b(?:difference|gap)\s(?:of|is|was)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_DIFFERENCE_BEHIND = as_pattern(r"(?:\s|-)(?:point\s)?(?:difference|gap)\b", re.IGNORECASE)
_FROM_TO = as_pattern(r"\s(?:(?:[A-Za-z][\w'’-]*|(?:19|20)\d\d)\s){0,7}to\s(?:[A-Za-z]+\s){0,2}", re.IGNORECASE)
_FROM = as_pattern(r"\bfrom\s(?:about\s|around\s)?$", re.IGNORECASE)
# `three times as many`, `half as likely`, `twice the rate`
_AS = as_pattern(
    r"\s(?:as\s(?:many|much|high|likely|common|often|large|great|low|frequent|big|long)\b|(?:the|that)\s(?:rate|risk|number|share|of)\b)",
    re.IGNORECASE,
)
_ARMS = as_pattern(
    r"\b(?:placebo|controls?|without|compared|versus|vs|against|than|usual|dummy|sham|untreated|others?|alone|from)\b",
    re.IGNORECASE,
)
_APART = as_pattern(
    r"\b(?:respectively|each|annually|a\syear|per\syear|relative|average|confidence|CI)\b", re.IGNORECASE
)
# where another statement begins: `, and 30% more people walked`
_ANOTHER = as_pattern(r";\s|,\s(?:and|but|while|whereas)\s(?!that\b|so\b|thus\b|therefore\b)", re.IGNORECASE)
_RATIO_SLACK = Decimal("0.12")  # by how much of itself a multiple in words may be off
_RATES = frozenset(Decimal(10) ** power for power in range(3, 7))
_ROUGH = Decimal("0.1")


class _Range(NamedTuple):
    """What a printed value may stand for."""

    low: Decimal
    high: Decimal


def find_misfits(text: str, figures: Sequence[Figure], before: Sequence[Figure] = ()) -> Iterator[Slip]:
    """The changes and ratios that do not fit their operands.

    Args:
        text: the block's plain text.
        figures: those of one sentence, in order; offsets in `text`.
        before: those of the sentence in front of it, for a difference that stands alone.
    """
    for at, figure in enumerate(figures):
        pair = _find_operands(text, figures, at, before)
        slips = list(_check_change(text, figure, pair)) if pair is not None else []
        told = _told_in_percent(figures[:at], pair)
        if slips and not (told and not any(_check_change(text, figure, told))):
            yield from slips


def _told_in_percent(figures: Sequence[Figure], pair: tuple[Figure, Figure] | None) -> tuple[Figure, Figure] | None:
    """The rounded shares in brackets behind two counts: `13 of 798 (1.6%) and 35 of 822 (4.3%), a difference of 2.7`."""
    shares = [each for each in _shares(figures) if each.dimension == "percent"]
    counted = pair is not None and pair[0].dimension == pair[1].dimension == "ratio"
    return (shares[0], shares[1]) if counted and len(shares) == 2 else None


def value_of(figure: Figure) -> Decimal | None:
    """The single value of a figure; shares in percent."""
    if figure.low is None or figure.low != figure.high or figure.comparator not in {"=", "~"}:
        return None
    return figure.low * 100 if figure.dimension == "ratio" else figure.low


def as_range(figure: Figure) -> _Range | None:
    value = value_of(figure)
    if value is None:
        return None
    exact = figure.dimension == "ratio" or not _is_share(figure)
    half = Decimal(0) if exact and value == value.to_integral_value() else step_of(value) / 2
    if figure.denominator in _RATES:
        # `82 per 1,000` is a rate and rounded, `82 of 160` is counted
        half = max(half, 50 * step_of(figure.numerator or Decimal(1)) / figure.denominator)
    if figure.approximate or figure.comparator == "~":
        half = max(half, value * _ROUGH)
    return _Range(max(value - half, Decimal(0)), value + half)


def _is_share(figure: Figure) -> bool:
    return figure.dimension == "percent"


def _find_operands(
    text: str, figures: Sequence[Figure], at: int, before: Sequence[Figure]
) -> tuple[Figure, Figure] | None:
    """The two values that the figure at `at` is the change of: the ends of `from 10% to 6%`, or the pair next to it."""
    figure = figures[at]
    others = [each for place, each in enumerate(figures) if place != at]
    if not is_change(text, figure) or _APART.search(text, figures[0].start, figures[-1].end):
        return None
    ends = [each for each in others if each.change is not None] or _told_from_to(text, others)
    if len(ends) == 2 and ends[0].change in {"from", None} and ends[1].change in {"to", None}:
        first, last = ends
        near = _FROM_TO.fullmatch(text, first.end, last.start) and _is_near(text, figure, first, last)
        told = figure.points and not _shares((first._replace(change=None),))  # points are the change of shares alone
        return (first, last) if near and not told and _same_kind(first, last) else None
    if ends or figure.dimension == "percent" and not _is_difference(text, figure):
        return None
    pair = _told_once(text, _shares(figures[:at]))
    if not pair and _is_difference(text, figure) and at == 0 and is_compared(text, before):
        pair = _told_once(text, _shares(before))
    if len(pair) != 2 or not _same_kind(*pair) or not _is_near(text, figure, *pair) or _is_one_value(text, *pair):
        return None
    return pair[0], pair[1]


def _told_once(text: str, shares: Sequence[Figure]) -> list[Figure]:
    """The shares without the brackets that tell one again, where two others are left."""
    kept = [each for at, each in enumerate(shares) if not at or not _is_one_value(text, shares[at - 1], each)]
    return kept if len(kept) > 1 else list(shares)


def _is_one_value(text: str, first: Figure, last: Figure) -> bool:
    """True for a share and the bracket that tells it again: `64 of the 160 on the drug (40%)`."""
    one, other = as_range(first), as_range(last)
    return "(" in text[first.end : last.start] and one is not None and other is not None and _meet(one, other)


def _told_from_to(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The two values of `from 80% of people in the first year to 8% in the second`, `from $53 in 2002 to $56 in 2007`."""
    units = dict.fromkeys(each.unit for each in figures)
    pairs = (pair for unit in units for pair in pairwise([each for each in figures if each.unit == unit]))
    for first, last in pairs:
        if _FROM.search(text, max(0, first.start - 14), first.start) and _FROM_TO.fullmatch(
            text, first.end, last.start
        ):
            return [first, last]
    return []


def _shares(figures: Sequence[Figure]) -> list[Figure]:
    return [
        each for each in figures if each.dimension in {"percent", "ratio"} and each.change is None and not each.points
    ]


def is_compared(text: str, figures: Sequence[Figure]) -> bool:
    """True where the sentence of some figures holds two groups against each other."""
    return bool(figures) and _ARMS.search(text, max(0, figures[0].start - 20), figures[-1].end + 60) is not None


def _same_kind(first: Figure, last: Figure) -> bool:
    if first.points or last.points:
        return False
    shares = {"percent", "ratio"}
    return first.unit == last.unit or (first.dimension in shares and last.dimension in shares)


def _is_near(text: str, figure: Figure, first: Figure, last: Figure) -> bool:
    """True where no other statement begins between a change and its values."""
    start, end = (last.end, figure.start) if figure.start > last.start else (figure.end, first.start)
    return end - start <= NEAR and _ANOTHER.search(text, start, end) is None


def _is_difference(text: str, figure: Figure) -> bool:
    """True for a plain difference of two shares: points, or `a difference of 5%`."""
    before = text[max(0, figure.start - 40) : figure.start]
    return figure.points or bool(_DIFFERENCE.search(before) or _DIFFERENCE_BEHIND.match(text, figure.end))


def is_change(text: str, figure: Figure) -> bool:
    if figure.change is not None or figure.denominator is not None and not _AS.match(text, figure.end):
        return False
    if figure.dimension in {"multiple", "ratio"}:
        return _AS.match(text, figure.end) is not None
    if figure.dimension != "percent":
        return False
    before = text[max(0, figure.start - 110) : figure.start]
    behind = _CHANGE_BEHIND.match(text, figure.end)
    return bool(behind or _BY.search(before)) or _is_difference(text, figure)


def _check_change(text: str, figure: Figure, pair: tuple[Figure, Figure]) -> Iterator[Slip]:
    first, last = (as_range(each) for each in pair)
    told = as_range(figure)
    value = value_of(figure)
    if first is None or last is None or told is None or value is None:
        return
    one, other = (value_of(each) or Decimal(0) for each in pair)
    if one <= 0 or other < 0:
        return
    if figure.dimension in {"multiple", "ratio"}:
        yield from _check_multiple(text, figure, pair)
        return
    shares = pair[0].dimension in {"percent", "ratio"}
    difference = _Range(
        max(abs(one - other) - half_width(first, last), Decimal(0)), abs(one - other) + half_width(first, last)
    )
    relative = _relative(first, last)
    fits = shares and _meet(told, difference)
    if not (figure.points or (pair[0].change is None and _is_difference(text, figure))):
        fits = fits or _meet(told, relative)
    if not fits:
        points = figure.points or (shares and pair[0].change is None)
        right = abs(one - other) if points else abs(one - other) * 100 / one
        unit = " percentage points" if points else "%"
        yield _slip(text, figure, pair, f"the change between them is {print_value(right, value)}{unit}")


def half_width(first: _Range, last: _Range) -> Decimal:
    return (first.high - first.low + last.high - last.low) / 2


def _relative(first: _Range, last: _Range) -> _Range:
    """The change from `first` to `last` in percent of `first`, at its least and at its most."""
    sizes = [100 * (end - start) / start for start in (first.low, first.high) for end in (last.low, last.high)]
    low, high = min(sizes), max(sizes)
    return _Range(max(low, -high, Decimal(0)), max(-low, high))


def _meet(one: _Range, other: _Range) -> bool:
    return one.low <= other.high and other.low <= one.high


def _check_multiple(text: str, figure: Figure, pair: tuple[Figure, Figure]) -> Iterator[Slip]:
    first, last = (as_range(each) for each in pair)
    if first is None or last is None or figure.low is None or min(first.low, last.low) <= 0:
        return
    value = figure.low if figure.low >= 1 else 1 / figure.low
    one, other = (first, last) if first.high >= last.high else (last, first)
    slack = value * _RATIO_SLACK if "word" in figure.flags or figure.approximate else step_of(value) / 2
    if not _meet(_Range(value - slack, value + slack), _Range(one.low / other.high, one.high / other.low)):
        right = (value_of(pair[0]) or Decimal(1)) / (value_of(pair[1]) or Decimal(1))
        right = right if right >= 1 else 1 / right
        yield _slip(text, figure, pair, f"the one is {print_value(right, Decimal('1.0'))} times the other")


def _slip(text: str, figure: Figure, pair: tuple[Figure, Figure], right: str) -> Slip:
    one, other = (text[each.start : each.end] for each in pair)
    told = f"{text[figure.start : figure.end]} does not fit {one} and {other}, {right}"
    return Slip(figure.start, figure.end, f"{told}: check the three against the source")
