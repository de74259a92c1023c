"""Sums that a text does not get right: a share and its counts, parts and their whole, an interval and its estimate.

Recomputed as statcheck does it (Nuijten et al., 2016): with the rounding that the printed digits allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.language.cues import holds_digit
from claimcheck.language.equations import find_wrong_equations
from claimcheck.language.number_to_treat import find_numbers_to_treat
from claimcheck.language.operands import find_misfits
from claimcheck.language.parts import find_wrong_parts
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
_FEW = 20  # a number below it is no whole that a later sentence counts from
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
    earlier = [each.low for each in before if each.dimension == "number" and each.low is not None and each.low >= _FEW]
    told = (*_check_counts(sentence, taken, aside, earlier), *_check_intervals(sentence), *find_wrong_parts(sentence))
    for slip in (*told, *find_wrong_equations(sentence)):
        yield slip._replace(start=slip.start + start, end=slip.end + start)


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


def _check_counts(
    text: str, taken: list[tuple[int, int]], aside: list[tuple[int, int]], earlier: Sequence[Decimal]
) -> Iterator[Slip]:
    """`45 (35%)` of a whole that the sentence names, or the one before it where another count fits that whole.

    Figures at `aside` are ages, times, doses and the like, neither counts nor wholes.
    """
    matches = [match for match in _COUNT.finditer(text) if not _inside(match.start(), [*taken, *aside])]
    if not matches:
        return
    own = {match.start("n") for match in matches}
    numbers = [number for number in _NUMBER.finditer(text) if number.start() not in own]
    wholes = sorted({_as_number(number.group()) for number in numbers if not _inside(number.start(), aside)})
    pairs = [(_as_number(match["n"]), Decimal(match["p"])) for match in matches]
    known = [whole for whole in earlier if any(n <= whole and _rounds_to(n, whole, printed) for n, printed in pairs)]
    for match, (count, printed) in zip(matches, pairs, strict=True):
        larger = [whole for whole in wholes if whole > count and whole >= 10 and not 1900 <= whole <= 2100]
        larger = larger or [whole for whole in known if whole > count]
        if larger and count > 0 and not any(_rounds_to(count, whole, printed) for whole in larger):
            whole = larger[-1]
            told = f"{match['n']} is {print_value(100 * count / whole, printed)}% of {whole}, not {match['p']}%"
            yield Slip(match.start(), match.end(), f"{told}: check the numbers against the source")


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)
