"""A change beside the two values that it is made of: `from 10% to 6%, a 40% fall`, `3 times as many`, a number to treat.

Each is worked out anew from what stands beside it, with the rounding that the printed digits allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

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
_FROM_TO = as_pattern(r"\s(?:[A-Za-z][\w'’-]*\s){0,7}to\s(?:[A-Za-z]+\s){0,2}", re.IGNORECASE)
_FROM = as_pattern(r"\bfrom\s(?:about\s|around\s)?$", re.IGNORECASE)
# `three times as many`, `half as likely`, `twice the rate`
_AS = as_pattern(
    r"\s(?:as\s(?:many|much|high|likely|common|often|large|great|low|frequent|big|long)\b|(?:the|that)\s(?:rate|risk|number|share|of)\b)",
    re.IGNORECASE,
)
_NNT = as_pattern(
    r"""\b(?:number\sneeded\sto\s(?:treat|harm|vaccinate|screen)|NNT)\b(?:\s\(NNT\))?(?:\s(?:of|is|was|would\sbe|about|around|=|to|be|therefore|thus|then)){0,3}[:\s]{0,2}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NNT_BEHIND = as_pattern(
    r"""\s?(?:more\s)?(?:(?:people|patients|women|men|children|adults|persons|babies|smokers|others)\s)?
    (?:(?:would\s|must\s|will\s)?(?:need|needed|have|has|had)\sto\s(?:be\s(?:treated|vaccinated|screened|given)|take|have|get|use|receive)
      |must\s(?:be\s(?:treated|vaccinated|screened)|take|have|receive))""",
    re.VERBOSE | re.IGNORECASE,
)
_FOR_ONE = as_pattern(
    r"\bfor\s(?:one|1|a\ssingle)\b|\bto\s(?:prevent|avoid|help|save|spare|cure)\s(?:one|1|a\ssingle)\b", re.IGNORECASE
)
_ABSOLUTE = as_pattern(
    r"\b(?:absolute\s(?:\w+\s){0,2}(?:reduction|difference|increase|benefit)|percentage\spoints?|(?:more|fewer)\s(?:\w+\s)?(?:in|out\sof|per)\s(?:every\s|each\s)?\d)",
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
_ANOTHER = as_pattern(r";|,\s(?:and|but|while|whereas)\s(?!that\b|so\b|thus\b|therefore\b)", re.IGNORECASE)
_RATIO_SLACK = Decimal("0.12")  # by how much of itself a multiple in words may be off
_ROUGH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class _Range:
    """What a printed value may stand for."""

    low: Decimal
    high: Decimal


def find_misfits(text: str, figures: Sequence[Figure], before: Sequence[Figure] = ()) -> Iterator[Slip]:
    """The changes, ratios and numbers to treat that do not fit their operands.

    Args:
        text: the block's plain text.
        figures: those of one sentence, in order; offsets in `text`.
        before: those of the sentence in front of it, for a number to treat.
    """
    for at, figure in enumerate(figures):
        pair = _find_operands(text, figures, at, before)
        if pair is not None:
            yield from _check_change(text, figure, pair)
        yield from _check_number_to_treat(text, figures, at, before)


def _value(figure: Figure) -> Decimal | None:
    """The single value of a figure; shares in percent."""
    if figure.low is None or figure.low != figure.high or figure.comparator not in {"=", "~"}:
        return None
    return figure.low * 100 if figure.dimension == "ratio" else figure.low


def _as_range(figure: Figure) -> _Range | None:
    value = _value(figure)
    if value is None:
        return None
    exact = figure.dimension == "ratio" or not _is_share(figure)
    half = Decimal(0) if exact and value == value.to_integral_value() else step_of(value) / 2
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
        return (first, last) if near and _same_kind(first, last) else None
    if ends or figure.dimension == "percent" and not _is_difference(text, figure):
        return None
    pair = _shares(figures[:at])
    if not pair and _is_difference(text, figure) and at == 0 and _is_compared(text, before):
        pair = _shares(before)
    if len(pair) != 2 or not _same_kind(*pair) or not _is_near(text, figure, *pair):
        return None
    return pair[0], pair[1]


def _told_from_to(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The two shares of `from 80% of people in the first year to 8% in the second`."""
    for first, last in pairwise([each for each in figures if each.dimension == "percent"]):
        if _FROM.search(text, max(0, first.start - 14), first.start) and _FROM_TO.fullmatch(
            text, first.end, last.start
        ):
            return [first, last]
    return []


def _shares(figures: Sequence[Figure]) -> list[Figure]:
    return [
        each for each in figures if each.dimension in {"percent", "ratio"} and each.change is None and not each.points
    ]


def _is_compared(text: str, figures: Sequence[Figure]) -> bool:
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
    first, last = (_as_range(each) for each in pair)
    told = _as_range(figure)
    value = _value(figure)
    if first is None or last is None or told is None or value is None:
        return
    one, other = (_value(each) or Decimal(0) for each in pair)
    if one <= 0 or other < 0:
        return
    if figure.dimension in {"multiple", "ratio"}:
        yield from _check_multiple(text, figure, pair)
        return
    shares = pair[0].dimension in {"percent", "ratio"}
    difference = _Range(max(abs(one - other) - _half(first, last), Decimal(0)), abs(one - other) + _half(first, last))
    relative = _relative(first, last)
    fits = shares and _meet(told, difference)
    if not (figure.points or (pair[0].change is None and _is_difference(text, figure))):
        fits = fits or _meet(told, relative)
    if not fits:
        right = abs(one - other) if figure.points or pair[0].change is None else abs(one - other) * 100 / one
        unit = " percentage points" if figure.points or pair[0].change is None else "%"
        yield _slip(text, figure, pair, f"the change between them is {print_value(right, value)}{unit}")


def _half(first: _Range, last: _Range) -> Decimal:
    return (first.high - first.low + last.high - last.low) / 2


def _relative(first: _Range, last: _Range) -> _Range:
    """The change from `first` to `last` in percent of `first`, at its least and at its most."""
    if first.low <= 0:
        return _Range(Decimal(0), Decimal(100_000))
    sizes = [100 * (end - start) / start for start in (first.low, first.high) for end in (last.low, last.high)]
    low, high = min(sizes), max(sizes)
    if low <= 0 <= high:
        return _Range(Decimal(0), max(-low, high))
    return _Range(min(abs(low), abs(high)), max(abs(low), abs(high)))


def _meet(one: _Range, other: _Range) -> bool:
    return one.low <= other.high and other.low <= one.high


def _check_multiple(text: str, figure: Figure, pair: tuple[Figure, Figure]) -> Iterator[Slip]:
    first, last = (_as_range(each) for each in pair)
    if first is None or last is None or figure.low is None or min(first.low, last.low) <= 0:
        return
    value = figure.low if figure.low >= 1 else 1 / figure.low
    one, other = (first, last) if first.high >= last.high else (last, first)
    slack = value * _RATIO_SLACK if "word" in figure.flags or figure.approximate else step_of(value) / 2
    if not _meet(_Range(value - slack, value + slack), _Range(one.low / other.high, one.high / other.low)):
        right = (_value(pair[0]) or Decimal(1)) / (_value(pair[1]) or Decimal(1))
        right = right if right >= 1 else 1 / right
        yield _slip(text, figure, pair, f"the one is {print_value(right, Decimal('1.0'))} times the other")


def _check_number_to_treat(text: str, figures: Sequence[Figure], at: int, before: Sequence[Figure]) -> Iterator[Slip]:
    figure = figures[at]
    if figure.dimension != "number" or not _is_number_to_treat(text, figure, figures):
        return
    value = _value(figure)
    if any(_is_number_to_treat(text, each, before) for each in before):
        before = ()  # that sentence's difference has its number already
    if value is None or value <= 0:
        return
    operands = _find_shares(text, figures[:at], before, value)
    if operands is None:
        return
    low, high, printed = operands
    if high <= 0 or low <= 0:
        return
    least, most = 100 / high, 100 / low
    slack = max(Decimal(1), value * _ROUGH)
    if not least - slack < value < most + slack:
        right = print_value(100 / printed, Decimal(1))
        told = f"with an absolute difference of {printed.normalize():f}% it is {right}"
        yield Slip(
            figure.start, figure.end, f"{text[figure.start : figure.end]} to treat does not fit, {told}: check them"
        )


def _is_number_to_treat(text: str, figure: Figure, figures: Sequence[Figure]) -> bool:
    if _NNT.search(text, max(0, figure.start - 60), figure.start):
        return True
    begin = figures[0].start
    return _NNT_BEHIND.match(text, figure.end) is not None and (
        _FOR_ONE.search(text, figure.end, figure.end + 90) is not None
        or _FOR_ONE.search(text, max(begin, figure.start - 60), figure.start) is not None
    )


def _find_shares(
    text: str, here: Sequence[Figure], before: Sequence[Figure], value: Decimal
) -> tuple[Decimal, Decimal, Decimal] | None:
    """The absolute difference at its least, its most and as printed: stated as such, or of the two shares told last."""
    for figures in (here, before):
        stated = [each for each in figures if _is_absolute(text, each)]
        if len(stated) == 1:
            size, told = _value(stated[0]), _as_range(stated[0])
            return (told.low, told.high, size) if told is not None and size is not None else None
    for figures in (here, before):
        shares = [each for each in figures if each.dimension in {"percent", "ratio"} and not each.points]
        if any(each.denominator == value for each in shares):
            return None
        if len(shares) == 2 and not any(is_change(text, each) for each in shares) and _is_compared(text, figures):
            one, other = (_value(each) for each in shares)
            first, last = (_as_range(each) for each in shares)
            if one is None or other is None or first is None or last is None:
                return None
            half = _half(first, last)
            return max(abs(one - other) - half, Decimal(0)), abs(one - other) + half, abs(one - other)
        if shares:
            return None
    return None


def _is_absolute(text: str, figure: Figure) -> bool:
    if figure.points:
        return True
    if figure.dimension not in {"percent", "ratio"}:
        return False
    around = text[max(0, figure.start - 45) : figure.end]
    return _ABSOLUTE.search(around) is not None


def _slip(text: str, figure: Figure, pair: tuple[Figure, Figure], right: str) -> Slip:
    one, other = (text[each.start : each.end] for each in pair)
    told = f"{text[figure.start : figure.end]} does not fit {one} and {other}, {right}"
    return Slip(figure.start, figure.end, f"{told}: check the three against the source")
