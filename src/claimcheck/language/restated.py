"""One value told twice, the second time in brackets: `25% (1 in 4)`, `2 lb (1 kg)`, `37 °C (98.6 °F)`, `3 days (72 hours)`.

Recomputed with the rounding that the printed digits allow, as statcheck does it (Nuijten et al., 2016); the factors of
the units are exact, those of `data/equivalents.tsv` are tried one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from claimcheck.language.operands import is_change
from claimcheck.language.slips import Slip, print_value, step_of
from claimcheck.language.units import convert, unit_of
from claimcheck.model import Figure
from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_rows

# what parts a value from the same value told again: ` people with the illness (`, ` (about `, `, or `, `, that is, `
_AGAIN = as_pattern(
    r"""(?P<noun>(?:\sof)?(?:\s[A-Za-z][A-Za-z'’-]*){0,5})
    (?: ,?\s?[(\[] (?:\s?(?:or|i\.e\.,?|that\sis,?|equal\sto|=))? | ,\s(?:or|i\.e\.,?|that\sis,?|which\sis|equal\sto) )
    \s?""",
    re.VERBOSE | re.IGNORECASE,
)
_WITHIN = as_pattern(r"(?:\s[A-Za-z]{1,20}){0,2}[,;]\s")  # `(30 of 50 women, 60%)`
_NOUN_BEHIND = as_pattern(r"(?:\s[A-Za-z][A-Za-z'’-]*){0,3}(?=[)\]])")  # `12 of 40 patients)`
_UNSAID = as_pattern(  # another value in the bracket: `(15% on placebo)`, `(3 months after a second operation)`
    r"\b(?:if|when|after|before|but|while|and|or|not|was|were|is|are|had|at|by|in|on|with|without|for|from|among|during|than|to|vs|versus"
    r"|per|over|placebo|controls?)\b",
    re.IGNORECASE,
)
_MORE = as_pattern(r"\b(?:more|fewer|less|extra)\s(?:\w+\s)?(?:in|per|out)\b", re.IGNORECASE)
_WORDS = as_pattern(r"[a-z-]+")
_SMALL = 20  # a share of so few that it is a picture, not a count: `1 in 7`, `9 in 10`
_ROUGH = Decimal("0.1")  # by how much of itself a value that is told as `about` may be off
_BEYOND = Decimal("1.5")  # times a bound that a value behind it may be: `more than half (59%)`
_CLOSE = Decimal("0.03")  # a converted value so near is right whatever its digits
_BACKWARD = Decimal("0.25")  # by how much it may be off where only the first value is a rounding of the second
_APART = 5  # two times that differ by more are two times
_DAYS = {"min": Decimal(1) / 1440, "h": Decimal(1) / 24, "d": Decimal(1), "wk": Decimal(7)}
_LONG = {"mo": (Decimal(28), Decimal(31)), "a": (Decimal(360), Decimal(366))}


class _Equivalent(NamedTuple):
    unit: str
    other: str
    factors: tuple[Decimal, ...]
    words: frozenset[str]


def find_restated(text: str, figures: Sequence[Figure]) -> Iterator[Slip]:
    """The figures of a text that a bracket tells again, wrongly; `figures` are those of the text, in order."""
    for first, again in pairwise(figures):
        between = text[first.end : again.start]
        if _is_counted_share(text, first, again):
            told = _compare_share(text, again, first)
            if told is not None:
                yield Slip(first.start, again.end, told)
            continue
        joint = _AGAIN.fullmatch(between) if len(between) <= 90 else None
        if joint is None or not _is_plain(first) or not _is_plain(again):
            continue
        bracketed = "(" in between or "[" in between
        behind = _NOUN_BEHIND.match(text, again.end) if bracketed else None
        if (bracketed and behind is None) or (behind and _UNSAID.search(behind.group())):
            continue
        told = _compare(text, first, again, bracketed)
        if told is not None:
            end = behind.end() + 1 if behind else again.end
            yield Slip(first.start, end, told)


def _is_counted_share(text: str, first: Figure, again: Figure) -> bool:
    """True for a count and its share side by side in a bracket: `(30 of 50, 60%)`."""
    if first.denominator is None or again.dimension != "percent" or text[again.end : again.end + 1] not in {")", "]"}:
        return False
    return _WITHIN.fullmatch(text, first.end, again.start) is not None and not again.points


def is_told_again(text: str, first: Figure, again: Figure) -> bool:
    """True where a bracket right behind a figure tells it again in another form: `72 hours (3 days)`."""
    between = text[first.end : again.start]
    if first.unit == again.unit or len(between) > 90 or "(" not in between:
        return False
    kinds = {first.dimension, again.dimension}
    behind = _NOUN_BEHIND.match(text, again.end)
    alike = len(kinds) == 1 or kinds == {"percent", "ratio"}
    return alike and behind is not None and not _UNSAID.search(behind.group()) and bool(_AGAIN.fullmatch(between))


def _is_plain(figure: Figure) -> bool:
    """True for a value or a range of a positive number; a score, a threshold's other side or an age in a name is none."""
    return figure.change is None and not figure.points and "ci" not in figure.flags


def _compare(text: str, first: Figure, again: Figure, bracketed: bool) -> str | None:
    """What is wrong with the pair; None where it fits, or where the two are two things."""
    kinds = {first.dimension, again.dimension}
    if kinds == {"percent", "ratio"}:
        share, ratio = (first, again) if first.dimension == "percent" else (again, first)
        if is_change(text, share) or _MORE.search(text, ratio.start, ratio.end):
            return None  # a change and what it comes to: `a reduction of 53%, or 8 fewer in every 100`
        return _compare_share(text, share, ratio)
    if kinds == {"ratio"} and first.denominator != again.denominator:
        return _compare_ratios(text, first, again) if bracketed else None
    if (
        first.unit == again.unit
        or not bracketed
        or (len(kinds) != 1 and not any(_factors(text, first.unit, again.unit)))
    ):
        return None
    return _compare_units(text, first, again)


def _compare_share(text: str, share: Figure, ratio: Figure) -> str | None:
    if ratio.low != ratio.high and ratio.low is not None and ratio.high is not None:
        return None
    top, whole = ratio.numerator, ratio.denominator
    printed = [end for end in (share.low, share.high) if end is not None]
    if not top or not whole or top > whole or not printed or share.is_range:
        return None
    exact, percent = 100 * top / whole, printed[0]
    if _share_fits(exact, percent, top, whole, share, ratio):
        return None
    written = text[ratio.start : ratio.end]
    return f"{written} is {print_value(exact, percent)}%, not {percent}%: check both numbers against the source"


def _share_fits(exact: Decimal, percent: Decimal, top: Decimal, whole: Decimal, share: Figure, ratio: Figure) -> bool:
    if abs(exact - percent) <= step_of(percent) / 2:
        return True
    for bound, value, other in ((share, percent, exact), (ratio, exact, percent)):
        if bound.comparator in {">", ">="} and other > value or bound.comparator in {"<", "<="} and other < value:
            near = min(other, value)
            return max(other, value) <= max(near * _BEYOND, near + 5)
    pictured = "word" in ratio.flags and whole <= 4
    if (pictured or share.approximate or ratio.approximate or ratio.comparator == "~") and abs(
        exact - percent
    ) <= exact * _ROUGH:
        return True
    if whole > _SMALL or percent <= 0:
        return False
    if top == 1:
        return abs(100 / percent - whole) <= Decimal("0.5")
    return abs(percent * whole / 100 - top) < Decimal("0.5") and abs(exact - percent) <= Decimal("2.5")


def _compare_ratios(text: str, first: Figure, again: Figure) -> str | None:
    parts = (first.numerator, first.denominator, again.numerator, again.denominator)
    if any(part is None or part <= 0 for part in parts) or first.is_range or again.is_range:
        return None
    one, whole, other, wider = (part for part in parts if part is not None)
    if whole == wider or one > whole or other > wider:
        return None
    counts = ((one * wider / whole, other), (other * whole / wider, one), (whole / one * other, wider))
    rough = first.approximate or again.approximate
    fits = any(
        abs(exact - printed) <= max(step_of(printed) / 2, exact * _ROUGH if rough else Decimal(0))
        for exact, printed in counts
    )
    if fits:
        return None
    written, told = text[first.start : first.end], text[again.start : again.end]
    return f"{written} is not {told}: check both numbers against the source"


def _compare_units(text: str, first: Figure, again: Figure) -> str | None:
    ends = ((first.low, again.low), (first.high, again.high))
    if first.is_range != again.is_range:
        return None
    pairs = [(one, other) for one, other in ends if one is not None and other is not None]
    if not pairs:
        one, other = (next((end for end in (each.low, each.high) if end is not None), None) for each in (first, again))
        if one is None or other is None:
            return None
        pairs = [(one, other)]
    rough = again.approximate or first.approximate
    if all(_unit_fits(text, one, first.unit, other, again.unit, rough) is not False for one, other in pairs):
        return None
    right = convert(pairs[0][0], first.unit, again.unit)
    written, told = text[first.start : first.end], text[again.start : again.end]
    hint = f", it is {print_value(right, pairs[0][1])}" if right is not None else ""
    return f"{written} is not {told}{hint}: check both numbers"


def _unit_fits(text: str, one: Decimal, unit: str, other: Decimal, target: str, rough: bool) -> bool | None:
    """Whether two values are one; None where nobody can say."""
    days, told = _in_days(one, unit), _in_days(other, target)
    if days is not None and told is not None:
        return _times_fit(days, told, one, unit, other, target, rough)
    forward, backward = convert(one, unit, target), convert(other, target, unit)
    pairs = [] if forward is None or backward is None else [(forward, backward)]
    for factor, turned in _factors(text, unit, target):
        pairs.append((one / factor, other * factor) if turned else (one * factor, other / factor))
    if not pairs:
        return None
    return any(_value_fits(one, other, there, back, rough, unit in {"Cel", "[degF]"}) for there, back in pairs)


def _value_fits(one: Decimal, other: Decimal, there: Decimal, back: Decimal, rough: bool, temperature: bool) -> bool:
    if abs(there - other) <= step_of(other) / 2:
        return True
    if temperature:
        return abs(back - one) <= step_of(one) / 2 or (rough and abs(there - other) <= 1)
    off = abs(there - other)
    if off <= abs(there) * (_ROUGH if rough else _CLOSE):
        return True
    return abs(back - one) <= step_of(one) / 2 and off <= abs(there) * _BACKWARD


def _in_days(value: Decimal, unit: str) -> tuple[Decimal, Decimal] | None:
    if unit in _DAYS:
        return value * _DAYS[unit], value * _DAYS[unit]
    if unit in _LONG:
        low, high = _LONG[unit]
        return value * low, value * high
    return None


def _times_fit(
    days: tuple[Decimal, Decimal],
    told: tuple[Decimal, Decimal],
    one: Decimal,
    unit: str,
    other: Decimal,
    target: str,
    rough: bool,
) -> bool | None:
    if {unit, target} == {"mo", "a"}:
        days, told = ((value * (12 if code == "a" else 1),) * 2 for value, code in ((one, unit), (other, target)))
    if min(days) > _APART * max(told) or min(told) > _APART * max(days):
        return None
    slack = max(days) * _ROUGH if rough else Decimal(0)
    for printed, code, held, bare in ((other, target, told, days), (one, unit, days, told)):
        half = held[1] / printed * step_of(printed) / 2 if printed else Decimal(0)
        loose = half if code in {"wk", "mo", "a"} or printed != int(printed) else Decimal(0)
        if bare[0] <= held[1] + loose + slack and held[0] - loose - slack <= bare[1]:
            return True
    return False


@cache
def _equivalents() -> tuple[_Equivalent, ...]:
    found = []
    for unit, other, factors, *words in read_rows(__file__, "equivalents.tsv"):
        named = frozenset(words[0].split("|")) if words else frozenset()
        found.append(_Equivalent(unit, other, tuple(Decimal(each) for each in factors.split("|")), named))
    return tuple(found)


def _factors(text: str, unit: str, target: str) -> Iterator[tuple[Decimal, bool]]:
    """The factors between two units that the text's words allow, and whether they go the other way round."""
    said = frozenset(_WORDS.findall(text.lower()))
    for each in _equivalents():
        if each.words and not each.words & said:
            continue
        for one, other, turned in ((unit, target, False), (target, unit, True)):
            scale = _scale(other, each.other) if one == each.unit else None
            if scale is not None:
                for factor in each.factors:
                    yield factor * scale, turned


def _scale(unit: str, base: str) -> Decimal | None:
    """How many of `unit` make one `base`."""
    if unit == base:
        return Decimal(1)
    one, other = unit_of(unit), unit_of(base)
    if one is None or other is None or one.canonical != other.canonical or one.dimension == "temperature":
        return None
    return convert(Decimal(1), base, unit)
