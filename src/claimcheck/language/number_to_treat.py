"""Numbers needed to treat beside the absolute difference that they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.language.how_many import MUST_BE_TREATED
from claimcheck.language.operands import as_range, half_width, is_change, is_compared, value_of
from claimcheck.language.slips import Slip, print_value
from claimcheck.model import Figure
from claimcheck.pattern import as_pattern

_NNT = as_pattern(
    r"""\b(?:number\sneeded\sto\s(?:treat|harm|vaccinate|screen)|NNT)\b(?:\s\(NNT\))?(?:\s(?:of|is|was|would\sbe|about|around|=|to|be|therefore|thus|then)){0,3}[:\s]{0,2}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NNT_BEHIND = as_pattern(
    rf"\s?(?:more\s)?(?:(?:people|patients|women|men|children|adults|persons|babies|smokers|others)\s)?{MUST_BE_TREATED}",
    re.VERBOSE | re.IGNORECASE,
)
_FOR_ONE = as_pattern(
    r"\bfor\s(?:one|1|a\ssingle)\b|\bto\s(?:prevent|avoid|help|save|spare|cure)\s(?:one|1|a\ssingle)\b", re.IGNORECASE
)
_ABSOLUTE = as_pattern(
    r"\b(?:absolute\s(?:\w+\s){0,2}(?:reduction|difference|increase|benefit)|percentage\spoints?|(?:more|fewer)\s(?:\w+\s)?(?:in|out\sof|per)\s(?:every\s|each\s)?\d)",
    re.IGNORECASE,
)
_ROUGH = Decimal("0.1")  # by how much of itself a number to treat may be off


def find_numbers_to_treat(text: str, figures: Sequence[Figure], before: Sequence[Figure] = ()) -> Iterator[Slip]:
    """The numbers to treat that do not fit.

    Args:
        text: the block's plain text.
        figures: those of one sentence, in order; offsets in `text`.
        before: those of the sentence in front of it.
    """
    for at in range(len(figures)):
        yield from _check(text, figures, at, before)


def _check(text: str, figures: Sequence[Figure], at: int, before: Sequence[Figure]) -> Iterator[Slip]:
    figure = figures[at]
    if figure.dimension != "number" or not _is_number_to_treat(text, figure, figures):
        return
    value = value_of(figure)
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
            size, told = value_of(stated[0]), as_range(stated[0])
            return (told.low, told.high, size) if told is not None and size is not None else None
    for figures in (here, before):
        shares = [each for each in figures if each.dimension in {"percent", "ratio"} and not each.points]
        if any(each.denominator == value for each in shares):
            return None
        if len(shares) == 2 and not any(is_change(text, each) for each in shares) and is_compared(text, figures):
            one, other = (value_of(each) for each in shares)
            first, last = (as_range(each) for each in shares)
            if one is None or other is None or first is None or last is None:
                return None
            half = half_width(first, last)
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
