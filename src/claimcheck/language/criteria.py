"""Who may have a treatment and who may not, as far as it hangs on a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claimcheck.documents.document import Block
from claimcheck.language.cues import holds_digit
from claimcheck.language.intervals import as_interval
from claimcheck.language.measure_words import as_specific, without_people
from claimcheck.language.reading import Reading
from claimcheck.model import Quantity, Span
from claimcheck.pattern import as_pattern

Side = Literal["for", "against"]
Clash = Literal["contradict", "gap"]

# `not suitable`, `should not have`, `is no option`, `excluded`
_AGAINST = as_pattern(
    r"""
    \b(?:
        (?:not|isn['’]t|aren['’]t|never|no\slonger)\s(?:\w+\s){0,2}?
        (?:suitable|recommended|offered|eligible|advised|right|considered|given|used|for|an\soption|screened|invited|treated)
      | (?:should|must|can|may|do)\s?(?:not|n['’]t)\b(?!\s(?:worry|delay|hesitate|forget|drive|eat|drink|lift))
      | (?:shouldn|mustn|can|don)['’]t\s(?:have|get|take|receive|use)
      | cannot | unsuitable | contraindicated | excluded | ineligible | is\sno\soption
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# `suitable for`, `is offered to`, `considered for`, `you may have it if`
_FOR = as_pattern(
    r"\b(?:suitable|suits|recommended|offered|eligible|advised|considered|candidates?|qualif(?:y|ies)|right\sfor|meant\sfor|an\soption|invited"
    r"|(?:should|can|may|could)\s(?:be\s\w+|have|get|receive|benefit)|tend\sto\soffer|works\sbest\s(?:for|in))\b",
    re.IGNORECASE,
)
# `older than 70`, `under 18`, `aged 45 to 75`, `75 or older`
_AGE = as_pattern(
    r"""\b(?:(?P<word>older\sthan|over|above|younger\sthan|under|below)\s(?:the\sage\sof\s)?(?P<age>\d{1,3})
      | (?P<plus>\d{1,3})\s(?:years\s)?(?:or\s(?:older|over|above|more)|and\s(?:older|over|above))
      | (?P<minus>\d{1,3})\s(?:years\s)?(?:or\s(?:younger|under|below)|and\s(?:younger|under|below))
      | (?:aged?\s|between\s)?(?P<low>\d{1,3})\s?(?:-|–|to|and)\s?(?P<high>\d{1,3})\s(?:years?\sold|years\sof\sage))
      (?:\syears?\sold|\syears\sof\sage)?(?!\s?(?:%|mg|kg|weeks?|months?|days?|hours?|minutes?|mm|ml|percent|-|–|[.,]\d))""",
    re.VERBOSE | re.IGNORECASE,
)
_AGED = as_pattern(
    r"\b(?:you\sare|you['’]re|aged?|people|adults|patients|men|women|anyone|those|children|old|of\sage)\b", re.I
)
_EDGE = as_pattern(r"[,;:()–—]|\s(?:and|or|but|if)\s", re.IGNORECASE)
_PLAIN = frozenset({"age", "old", "year"})
_LONGEST = 2000  # characters of a sentence that is read
_MOST = 60  # criteria of a side that are compared


@dataclass(frozen=True, slots=True)
class Criterion:
    """A limit on one side: ends in the canonical unit, None where unbounded; offsets are *source*."""

    side: Side
    low: Decimal | None
    high: Decimal | None
    unit: str
    words: frozenset[str]  # what is limited: {"life", "expectanci"}; empty for an age
    treatment: frozenset[str]  # what the criterion is for
    start: int
    end: int
    text: str


def find_criteria(reading: Reading) -> Iterator[Criterion]:
    """The criteria of a document that bear a limit, in document order."""
    quantities: dict[int, list[Quantity]] = {}
    for quantity in reading.quantities:
        quantities.setdefault(quantity.block, []).append(quantity)
    blocks = reading.document.blocks
    for sentence in reading.sentences:
        block = blocks[sentence.block]
        text = block.text[sentence.start : sentence.end]
        if len(text) > _LONGEST or not holds_digit(text):
            continue
        told = _find_side(reading, block, text)
        if told is None:
            continue
        side, treatment = told
        ages = [match for match in _AGE.finditer(text) if _AGED.search(text)]
        for match in ages:
            yield _as_age(side, treatment, block, sentence.start, match)
        for quantity in quantities.get(sentence.block, ()):
            inside = sentence.start <= quantity.plain.start < sentence.end
            at = quantity.plain.start - sentence.start
            if inside and not any(match.start() <= at < match.end() for match in ages):
                made = _as_limit(side, treatment, text, sentence.start, quantity)
                if made is not None:
                    yield made


def _find_side(reading: Reading, block: Block, text: str) -> tuple[Side, frozenset[str]] | None:
    """The side of a sentence by its own words, else by its lead-in, else by its heading."""
    blocks = reading.document.blocks
    above = [] if block.lead_in is None else [blocks[block.lead_in].text]
    for told in (text, *above, *(blocks[index].text for index in block.headings[-1:])):
        side: Side | None = "against" if _AGAINST.search(told) else "for" if _FOR.search(told) else None
        if side is not None:
            return side, without_people(as_specific(told)) if told is not text or not above else frozenset()
    return None


def _as_age(side: Side, treatment: frozenset[str], block: Block, offset: int, match: re.Match[str]) -> Criterion:
    low = match["low"] or match["plus"]
    high = match["high"] or match["minus"]
    if match["word"]:
        upward = match["word"].lower().split()[0] in {"older", "over", "above"}
        low, high = (match["age"], None) if upward else (None, match["age"])
    place = block.map.to_source(offset + match.start(), offset + match.end())
    ends = tuple(None if end is None else Decimal(end) for end in (low, high))
    return Criterion(side, ends[0], ends[1], "age", frozenset(), treatment, place.start, place.end, match.group())


def _as_limit(side: Side, treatment: frozenset[str], text: str, offset: int, quantity: Quantity) -> Criterion | None:
    interval = as_interval(quantity.figure)
    bounded = (interval.low is None) != (interval.high is None)
    if not bounded or quantity.role in {"timeframe", "dose", "population"}:
        return None
    at = Span(quantity.plain.start - offset, quantity.plain.end - offset)
    words = without_people(_words_beside(text, at)) - _PLAIN
    if not words:
        return None
    return Criterion(
        side,
        interval.low,
        interval.high,
        interval.unit,
        words,
        treatment,
        quantity.start,
        quantity.end,
        quantity.text,
    )


def _words_beside(text: str, at: Span) -> frozenset[str]:
    """The naming words between the edges around a figure; where there are none, those before it."""
    edges = [match.end() for match in _EDGE.finditer(text, 0, at.start)]
    match = _EDGE.search(text, at.end)
    stop = match.start() if match else len(text)
    for start in (*reversed(edges[-2:]), 0):
        words = as_specific(f"{text[start : at.start]} {text[at.end : stop]}")
        if words:
            return words
    return frozenset()


def find_clashes(criteria: Sequence[Criterion]) -> Iterator[tuple[Criterion, Criterion, Clash]]:
    """Pairs of a criterion for and one against that contradict or leave a gap, the earlier one first."""
    pros = [criterion for criterion in criteria if criterion.side == "for"][:_MOST]
    for against in [criterion for criterion in criteria if criterion.side == "against"][:_MOST]:
        for pro in pros:
            clash = _compare(pro, against) if _same_matter(pro, against) else None
            if clash is not None:
                first, later = sorted((pro, against), key=lambda criterion: criterion.start)
                yield first, later, clash
                break


def _same_matter(pro: Criterion, against: Criterion) -> bool:
    if pro.unit != against.unit or (pro.treatment and against.treatment and not pro.treatment & against.treatment):
        return False
    if pro.unit == "age":
        return True
    shared = pro.words & against.words
    return bool(shared) and len(against.words - pro.words) <= 1 and 2 * len(shared) >= len(against.words)


def _compare(pro: Criterion, against: Criterion) -> Clash | None:
    lows = [end for end in (pro.low, against.low) if end is not None]
    highs = [end for end in (pro.high, against.high) if end is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is None or high is None:
        return "contradict" if (pro.low is None) == (against.low is None) else None
    if low < high:
        return "contradict"
    between_below = against.high is not None and pro.low is not None and against.high < pro.low and against.low is None
    between_above = against.low is not None and pro.high is not None and against.low > pro.high and against.high is None
    return "gap" if between_below or between_above else None
