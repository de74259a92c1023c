"""Vague times (`a few months`) and the precise ones of the same measure in the same text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.language.likeness import as_tokens
from claimcheck.language.measure_profile import table_cells
from claimcheck.language.measure_words import Topics, as_qualifiers, as_specific, find_topics, without_people
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
_RUN = 5  # words in a row that tell one measure if the same
_NAMED = 0.34  # of the weight of the words next to a time that the other's sentence says too
_ENDS = as_specific("settles")  # `gone after`, which is how long it lasts
_MOST = 0.55  # of that weight, on both sides
_REACH = 300  # characters on either side in which words are looked for


class VagueTime(NamedTuple):
    """A vague time with the figure that the text gives for the same measure; offsets are *source*."""

    start: int
    end: int
    text: str
    precise: Quantity


class _Words(NamedTuple):
    """The naming words next to a time, those of its sentence, and its runs of words."""

    near: frozenset[str]
    wide: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    clause: str


def find_vague_times(reading: Reading) -> Iterator[VagueTime]:
    """Every vague time with a precise one of the same measure elsewhere, in document order."""
    precise = [(quantity, words) for quantity, words in _find_precise(reading)]
    if not precise:
        return
    index: dict[str, list[int]] = {}
    for at, (_, words) in enumerate(precise):
        for word in words.wide:
            index.setdefault(word, []).append(at)
    topics = find_topics(reading)
    for sentence in reading.sentences:
        block = reading.document.blocks[sentence.block]
        for match in _VAGUE.finditer(block.text, sentence.start, sentence.end):
            if _GOES_ON.match(block.text, match.end(), sentence.end):
                continue
            words = _read_words(block.text, sentence.start, sentence.end, match.start(), match.end())
            near = {at for word in sorted(words.wide) for at in index.get(word, ())[:_CROWD]}
            found = next(
                (precise[at][0] for at in sorted(near) if _fits(match["unit"], words, *precise[at], sentence, topics)),
                None,
            )
            if found is not None:
                place = block.map.to_source(match.start(), match.end())
                yield VagueTime(place.start, place.end, match.group(), found)


def _find_precise(reading: Reading) -> Iterator[tuple[Quantity, _Words]]:
    cells = table_cells(reading)
    for claim in reading.claims:
        for quantity in claim.quantities:
            if (
                quantity.figure.dimension == "time"
                and quantity.role != "age"
                and "interval" not in quantity.figure.flags
            ):
                block = reading.document.blocks[quantity.block]
                cell = cells.get(quantity.block)
                if cell is not None and cell.row:
                    yield quantity, _Words(cell.row, cell.row | cell.header, frozenset(), "")
                    continue
                start, end = (
                    (claim.plain.start, claim.plain.end) if quantity.block == claim.block else (0, len(block.text))
                )
                yield quantity, _read_words(block.text, start, end, quantity.plain.start, quantity.plain.end)


_EDGE = as_pattern(r"[,;:()–—]|\s(?:and|but|while|so|because|or)\s", re.IGNORECASE)  # where the words of a time end
# a precise time that the sentence goes on to give: `for several days (it may last up to 2 weeks)`
_GOES_ON = as_pattern(
    r"[^.;,]{0,60}?\b(?:\d{1,3}|two|three|four|five|six|eight|ten)\s(?:minute|hour|day|week|month|year)s\b",
    re.IGNORECASE,
)


# how long it is there: `The pain can go on for`, `The pain lasts`
_LASTS = as_pattern(
    r"\b(?:lasts?|lasted|lasting|goe?s?\son|going\son|went\son|continues?|persists?|lingers?|hangs?\s(?:on|about|around))\b",
    re.IGNORECASE,
)
_WHOLLY = as_pattern(r"\b(?:full|complete|total)(?:ly)?\b", re.IGNORECASE)  # a full recovery takes longer
# a time that goes on until what it measures: `It takes a few months before the last stitches are gone`
_UNTIL = as_pattern(r"\s(?:before|until|till)\b", re.IGNORECASE)
_TAKES = as_pattern(r"\b(?:takes?|took|be|is|was|lasts?)\s(?:\w+\s)?$", re.IGNORECASE)


def _read_words(text: str, start: int, end: int, begin: int, stop: int) -> _Words:
    """The naming words of the clause around [begin, stop), which is left out; people name nothing."""
    start, end = max(start, begin - _REACH), min(end, stop + _REACH)
    first = max((match.end() for match in _EDGE.finditer(text, start, begin)), default=start)
    match = _EDGE.search(text, stop, end)
    last = match.start() if match else end
    until = _UNTIL.match(text, stop) if _TAKES.search(text[max(first, begin - 20) : begin]) else None
    stop = until.end() if until else stop
    clause, around = f"{text[first:begin]} . {text[stop:last]}", f"{text[start:begin]} . {text[stop:end]}"
    wide = without_people(as_specific(around))
    return _Words(without_people(as_specific(clause)) or wide, wide, _as_runs(clause), clause)


def _as_runs(text: str) -> frozenset[tuple[str, ...]]:
    words = as_tokens(text)
    return frozenset(
        run for run in zip(*(words[at:] for at in range(_RUN)), strict=False) if as_specific(" ".join(run))
    )


def _fits(unit: str, vague: _Words, quantity: Quantity, precise: _Words, sentence: Sentence, topics: Topics) -> bool:
    """A unit no more than a step away, and words that name one measure, more than the topic.

    One side names all that the other one names; where that is a single word, the other side has no more than one other.
    """
    if quantity.block == sentence.block and sentence.start <= quantity.plain.start < sentence.end:
        return False
    step = _UNITS.get(quantity.unit)
    wanted = "day" if unit.lower() == "night" else unit.lower()
    if step is None or abs(_STEPS.index(step) - _STEPS.index(wanted)) > 1:
        return False
    if _WHOLLY.search(vague.clause) and not _WHOLLY.search(precise.clause):
        return False
    shared = vague.near & precise.near
    if shared and vague.near == precise.near and _LASTS.search(vague.clause) and _LASTS.search(precise.clause):
        return True
    whole = bool(shared - topics.core) and shared in (vague.near, precise.near)
    if whole and (len(shared) >= 2 or max(len(vague.near), len(precise.near)) <= 2):
        return True
    return bool(vague.runs & precise.runs) or _tell_one(vague, precise, topics)


def _tell_one(vague: _Words, precise: _Words, topics: Topics) -> bool:
    """True where one names all that the other one does near its time, if with words from all over the sentence.

    So it is where each says what weighs most of the other's words near the time.
    """
    one, other = as_qualifiers(vague.clause), as_qualifiers(precise.clause)
    groups = {group for group, _ in one} & {group for group, _ in other}
    if groups - {group for group, _ in one & other}:
        return False
    shares = [
        topics.weigh((first.near - _ENDS) & second.wide) >= _MOST * topics.weigh(first.near - _ENDS)
        for first, second in ((vague, precise), (precise, vague))
    ]
    both = vague.wide & precise.wide
    if all(shares) and len(both) >= 2 and both - topics.core:
        return True
    return any(
        first.near <= second.wide
        and len(first.near - topics.core) >= 2
        and topics.weigh(second.near & first.wide) >= _NAMED * topics.weigh(second.near)
        for first, second in ((vague, precise), (precise, vague))
    )
