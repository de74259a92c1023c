"""Sums that a text does not get right: a share and its counts, parts and their whole, an interval and its estimate.

Recomputed as statcheck does it (Nuijten et al., 2016): with the rounding that the printed digits allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from claimcheck.language.cues import holds_digit
from claimcheck.language.equations import find_wrong_equations
from claimcheck.language.number_to_treat import find_numbers_to_treat
from claimcheck.language.operands import find_misfits
from claimcheck.language.restated import find_restated
from claimcheck.language.slips import Slip, print_value, step_of
from claimcheck.model import Figure
from claimcheck.pattern import as_pattern

_N = r"\d{1,3}(?:,\d{3})+|\d+"
_P = r"\d{1,3}(?:\.\d{1,3})?"
_PERCENT = r"\s?(?:%|percent|per\scent)"

# `45 (35%)`, whose whole stands elsewhere in the sentence
_COUNT = as_pattern(rf"(?<![\d.,/$£€–-])(?P<n>{_N})(?:\s[A-Za-z-]+){{0,2}}\s\((?P<p>{_P}){_PERCENT}\)", re.IGNORECASE)
_NUMBER = as_pattern(rf"(?<![\d.,/$£€–-])(?:{_N})(?![\d.,]*\d|\s?%|\s?percent|-year|\s?mg)")
# `40% (95% CI, 42% to 50%)`, `1.4; 95% confidence interval 1.5-2.0`
_INTERVAL = as_pattern(
    r"(?<![\d.,–-])(?P<e>\d{1,6}(?:\.\d{1,4})?)\s?%?\s?[;,(\[]\s?9[059]\s?%\s(?:CI|confidence\sinterval)[\s:,;=]{1,3}"
    r"(?:of\s|was\s|from\s)?(?P<low>\d{1,6}(?:\.\d{1,4})?)\s?%?\s?(?:-|–|to|,)\s?(?P<high>\d{1,6}(?:\.\d{1,4})?)\s?%?",
    re.IGNORECASE,
)
_OF_WHOLE = as_pattern(
    rf"\b(?:Of|Among|Out\sof|(?P<asked>(?:survey|poll|audit|trial|study|sample|group|total)\sof))"
    rf"\s(?:the\s|all\s|these\s|every\s|each\s)?(?P<whole>{_N})\s(?P<noun>[a-z]+)",
    re.IGNORECASE,
)
# one part of a whole: `150 got better`, `, 60 stayed the same`, `and 40 got worse`
_PART = as_pattern(
    rf"(?:^|[,;:]\s|\sand\s|,\sand\s)(?P<rest>the\s(?:remaining|other)\s)?(?P<n>{_N})(?:\s\([\d.]{{1,5}}\s?%\))?\s(?=[a-z])",
    re.IGNORECASE,
)
_BRACKET = as_pattern(r"\([^()]{0,20}\)")
# parts of one whole at several times: `40 have another attack within 1 year and 75 within 5 years`
_CUMULATIVE = as_pattern(
    r"\b(?:within|after|by|at)\s(?:the\s)?[\w-]+\s(?:days?|weeks?|months?|years?)\b", re.IGNORECASE
)
_PERCENT_PART = as_pattern(
    rf"(?P<rest>\b(?:the\s)?(?:remaining|other)\s)?(?<![\d.,–-])(?P<p>{_P}){_PERCENT}(?![\w–-])", re.IGNORECASE
)
_DENIED = as_pattern(r"\b(?:no|not|none|never|without|did\snot|were\snot)\b|n['’]t\b", re.IGNORECASE)
_APART = as_pattern(
    r"\b(?:versus|vs|compared|than|placebo|control|from|to|by|whereas|while|respectively|least|up|over|more|risk|chance)\b",
    re.IGNORECASE,
)
_STOP = as_pattern(r"\s?[,;:(\[]|[.!?]+[\s\d\[\]^]*$")  # `, in`, ` (Smith`, the full stop
_NEARLY_WHOLE = Decimal("1.15")  # parts that overlap seldom come so near to their whole
_LONGEST = 600  # characters of a sentence that is looked at for parts


def find_slips(text: str, start: int, end: int, figures: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Slip]:
    """The wrong sums of one sentence, in no order; ties of rounding are let pass.

    Args:
        text: the block's plain text; the sentence is text[start:end), and the slips' offsets are offsets in `text`.
        figures: those of the sentence, in order.
        before: those of the sentence in front of it.
    """
    if end - start > _LONGEST or not holds_digit(text[start:end]):
        return
    yield from find_restated(text, figures)
    yield from find_misfits(text, figures, before)
    yield from find_numbers_to_treat(text, figures, before)
    sentence = text[start:end]
    places = {each: (each.start - start, each.end - start) for each in figures}
    taken = [place for each, place in places.items() if each.dimension == "ratio"]
    aside = [place for each, place in places.items() if each.dimension not in {"ratio", "number"}]
    told = (*_check_counts(sentence, taken, aside), *_check_intervals(sentence), *_check_parts(sentence))
    for slip in (*told, *find_wrong_equations(sentence)):
        yield replace(slip, start=slip.start + start, end=slip.end + start)
    for slip in _check_complement(sentence):
        yield replace(slip, start=slip.start + start, end=slip.end + start)


def _check_intervals(text: str) -> Iterator[Slip]:
    for match in _INTERVAL.finditer(text):
        estimate, low, high = (Decimal(match[name]) for name in ("e", "low", "high"))
        if low < high and not low <= estimate <= high:
            told = f"the interval from {match['low']} to {match['high']} does not hold its estimate {match['e']}"
            end = match.end() + ("(" in match.group() and text[match.end() : match.end() + 1] == ")")
            yield Slip(match.start(), end, f"{told}: check the three against the source")


def _as_number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _rounds_to(count: Decimal, whole: Decimal, printed: Decimal) -> bool:
    return abs(100 * count / whole - printed) <= step_of(printed) / 2


def _check_counts(text: str, taken: list[tuple[int, int]], aside: list[tuple[int, int]]) -> Iterator[Slip]:
    """`45 (35%)` of a whole that the sentence names; figures at `aside` are ages, times and the like, and no wholes."""
    matches = [match for match in _COUNT.finditer(text) if not _inside(match.start(), taken)]
    if not matches:
        return
    own = {match.start("n") for match in matches}
    numbers = [number for number in _NUMBER.finditer(text) if number.start() not in own]
    wholes = sorted({_as_number(number.group()) for number in numbers if not _inside(number.start(), aside)})
    for match in matches:
        count, printed = _as_number(match["n"]), Decimal(match["p"])
        larger = [whole for whole in wholes if whole > count and whole >= 10 and not 1900 <= whole <= 2100]
        if larger and count > 0 and not any(_rounds_to(count, whole, printed) for whole in larger):
            whole = larger[-1]
            told = f"{match['n']} is {print_value(100 * count / whole, printed)}% of {whole}, not {match['p']}%"
            yield Slip(match.start(), match.end(), f"{told}: check the numbers against the source")


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _check_parts(text: str) -> Iterator[Slip]:
    """`Of 240 people, 150 got better, 60 stayed the same and 40 got worse`."""
    head = _OF_WHOLE.search(text)
    if head is None:
        return
    parts = list(_PART.finditer(text, head.end()))
    whole, total = _as_number(head["whole"]), sum((_as_number(part["n"]) for part in parts), Decimal(0))
    region = _BRACKET.sub("", text[head.start() :])
    if len(parts) < 2 or any(_as_number(part["n"]) >= whole for part in parts) or "%" in region:
        return
    completes = any(part["rest"] for part in parts)
    if not completes and (head["asked"] or _CUMULATIVE.search(region)):
        return
    if whole < total <= whole * _NEARLY_WHOLE or (completes and total != whole):
        told = f"the parts add up to {total}, the whole is {whole}"
        yield Slip(head.start(), _end_of(text, parts[-1].end()), f"{told}: check the numbers against the source")


def _check_complement(text: str) -> Iterator[Slip]:
    """`98% had no bleeding and 3% bled`, `60% got better and the remaining 30% did not`, parts that pass 100 %."""
    parts = list(_PERCENT_PART.finditer(text))
    if len(parts) < 2 or _APART.search(text, parts[0].start(), parts[-1].end()):
        return
    values = [Decimal(part["p"]) for part in parts]
    step = max(step_of(Decimal(part["p"])) for part in parts)
    total = sum(values, Decimal(0))
    off = abs(total - 100)
    stretches = [text[one.end() : other.start()] for one, other in zip(parts, [*parts[1:], None], strict=True) if other]
    stretches.append(text[parts[-1].end() :])
    denied = [bool(_DENIED.search(stretch)) for stretch in stretches]
    opposed = len(parts) == 2 and denied[0] != denied[1] and off <= 15 and _say_the_same(stretches)
    completes = any(part["rest"] for part in parts[1:])
    many = len(parts) > 2 and 100 < total <= 115 and _is_series(text, parts)
    if (opposed or completes or many) and off >= step * len(parts) / 2:
        told = f"the shares add up to {total.normalize():f}%, not to 100%"
        yield Slip(parts[0].start(), _end_of(text, parts[-1].end()), f"{told}: check them against the source")


def _end_of(text: str, start: int) -> int:
    """Where the words of the last part end: at the next comma, bracket or stop."""
    match = _STOP.search(text, start)
    return match.start() if match else len(text)


def _say_the_same(stretches: list[str]) -> bool:
    """True where what the two shares had is named by words that share a beginning: `no bleeding`, `bled`."""
    one, other = ({word[:3] for word in re.findall(r"[a-z]{3,}", stretch.lower())} for stretch in stretches)
    return bool((one & other) - {"had", "the", "and", "not", "did", "wer", "wit"}) or "did not" in stretches[1]


def _is_series(text: str, parts: list[re.Match[str]]) -> bool:
    """True where the shares follow each other with commas and an `and` before the last one."""
    gaps = [text[one.end() : other.start()] for one, other in pairwise(parts)]
    return "and" in gaps[-1].split() and all("," in gap for gap in gaps[:-1]) and all(len(gap) <= 60 for gap in gaps)
