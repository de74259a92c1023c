"""Vague times (`a few months`) and the precise ones of the same measure in the same text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.language.measure_words import as_specific, find_topics, without_people
from claimcheck.language.reading import Reading, Sentence
from claimcheck.model import Quantity
from claimcheck.pattern import as_pattern

# `a few months`, `several weeks`, `a couple of hours`, `some years`
_VAGUE = as_pattern(
    r"\b(?:a\s(?:few|couple\sof|number\sof)|several|some|many)\s(?:more\s|short\s|long\s)?(?P<unit>minute|hour|day|night|week|month|year)s\b",
    re.IGNORECASE,
)
_STEPS = ("minute", "hour", "day", "week", "month", "year")
_UNITS = {"min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year", "s": "minute"}
_CROWD = 40
_REACH = 300  # characters on either side in which words are looked for


@dataclass(frozen=True, slots=True)
class VagueTime:
    """A vague time with the figure that the text gives for the same measure; offsets are *source*."""

    start: int
    end: int
    text: str
    precise: Quantity


@dataclass(frozen=True, slots=True)
class _Words:
    """The naming words next to a time: one by one, and as pairs that stand side by side."""

    single: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def find_vague_times(reading: Reading) -> Iterator[VagueTime]:
    """Every vague time with a precise one of the same measure elsewhere, in document order."""
    precise = [(quantity, words) for quantity, words in _find_precise(reading)]
    if not precise:
        return
    index: dict[str, list[int]] = {}
    for at, (_, words) in enumerate(precise):
        for word in words.single:
            index.setdefault(word, []).append(at)
    topics = find_topics(reading).core
    for sentence in reading.sentences:
        block = reading.document.blocks[sentence.block]
        for match in _VAGUE.finditer(block.text, sentence.start, sentence.end):
            words = _read_words(block.text, sentence.start, sentence.end, match.start(), match.end())
            near = {at for word in sorted(words.single) for at in index.get(word, ())[:_CROWD]}
            found = next(
                (precise[at][0] for at in sorted(near) if _fits(match["unit"], words, *precise[at], sentence, topics)),
                None,
            )
            if found is not None:
                place = block.map.to_source(match.start(), match.end())
                yield VagueTime(place.start, place.end, match.group(), found)


def _find_precise(reading: Reading) -> Iterator[tuple[Quantity, _Words]]:
    for claim in reading.claims:
        for quantity in claim.quantities:
            if quantity.figure.dimension == "time" and quantity.role != "age":
                block = reading.document.blocks[quantity.block]
                start, end = (
                    (claim.plain.start, claim.plain.end) if quantity.block == claim.block else (0, len(block.text))
                )
                yield quantity, _read_words(block.text, start, end, quantity.plain.start, quantity.plain.end)


_EDGE = as_pattern(r"[,;:()–—]|\s(?:and|but|while|so|because|or)\s", re.IGNORECASE)  # where the words of a time end
_WORD = as_pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _read_words(text: str, start: int, end: int, begin: int, stop: int) -> _Words:
    """The words of the clause around [begin, stop), which is left out."""
    start, end = max(start, begin - _REACH), min(end, stop + _REACH)
    first = max((match.end() for match in _EDGE.finditer(text, start, begin)), default=start)
    match = _EDGE.search(text, stop, end)
    last = match.start() if match else end
    single: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for part in (text[first:begin], text[stop:last]):
        single |= without_people(as_specific(part))
        words = [frozenset(as_specific(word)) for word in _WORD.findall(part)]
        pairs |= {(a, b) for one, other in pairwise(words) for a in one for b in other}
    if not single:
        single = set(without_people(as_specific(f"{text[start:begin]} {text[stop:end]}")))
    return _Words(frozenset(single), frozenset(pairs))


def _fits(
    unit: str, vague: _Words, quantity: Quantity, precise: _Words, sentence: Sentence, topics: frozenset[str]
) -> bool:
    """A unit no more than a step away, and words that name one measure: a pair, or all of the shorter side's.

    Where these are one word, the longer side has no more than one other.
    """
    if quantity.block == sentence.block and sentence.start <= quantity.plain.start < sentence.end:
        return False
    step = _UNITS.get(quantity.unit)
    wanted = "day" if unit.lower() == "night" else unit.lower()
    if step is None or abs(_STEPS.index(step) - _STEPS.index(wanted)) > 1:
        return False
    if any(not topics.issuperset(pair) for pair in vague.pairs & precise.pairs):
        return True
    shared = vague.single & precise.single
    if len(shared) >= 2:
        return bool(shared - topics)
    alone = shared in (vague.single, precise.single) and max(len(vague.single), len(precise.single)) <= 2
    return alone and bool(shared - topics)
