"""What a statement measures, in words that can be held against another statement's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from claimcheck.language.cues import fold, holds_any
from claimcheck.language.nlp import vocabulary
from claimcheck.language.reading import Reading
from claimcheck.language.stems import stem_word, stop_words
from claimcheck.model import Claim, Span, Statement
from claimcheck.pattern import as_pattern

_DATA = Path(__file__).with_name("data")
_WORD = as_pattern(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")  # `pain`, `don't`, `late-stage`, `U.S`
_YEAR = as_pattern(r"\b(?:19|20)\d\d\b")  # `2015`
_EDGE = as_pattern(r"[,;:()–—]|\s-\s")  # where the words next to a figure end
_FROM_WHEN = as_pattern(  # `after surgery`, `before the operation`
    r"\b(?:after|before|since|until|following) (?:(?:the|your|an?|each|every) )?(?:(?:general|local|first|second|last|next) )?[^\W\d_]+"
)
_WHEN = ("after ", "before ", "since ", "until ", "following ")
_JOINED = as_pattern(  # `, among women`, ` (at 12 weeks`
    r"[\s,;:(–—-]{1,8}(?:in|among|for|when|at|on|during|after|before|if|over|under|aged|of)\b", re.IGNORECASE
)
_NAMELESS = frozenset({""})
_TOPIC = 3  # a word in so many blocks is what the text is about

Qualifier = tuple[str, str]  # group and value: ("severity", "severe")


@dataclass(frozen=True, slots=True)
class Profile:
    """The words of a statement, sources and figures left out.

    `near` are the stems that name the measure next to the figure, `wide` those of the whole clause, `above` those of
    its sentence, headings and lead-in. `conditions` are the ages, doses and years that it holds for.
    """

    near: frozenset[str]
    wide: frozenset[str]
    above: frozenset[str]
    qualifiers: frozenset[Qualifier]
    qualifiers_above: frozenset[Qualifier]
    conditions: frozenset[str]


@cache
def _generic() -> frozenset[str]:
    lines = _DATA.joinpath("generic_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(_as_stem(word) for line in lines if not line.startswith("#") for word in line.split())


@cache
def _people() -> frozenset[str]:
    """Words for people: whom a figure counts, not what it measures."""
    phrases = (phrase for group, _, phrases in vocabulary() if group == "population" for phrase in phrases)
    return frozenset(_as_stem(word) for phrase in phrases for word in phrase.split())


@cache
def _synonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _DATA.joinpath("synonyms.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            found.update({stem_word(word): stem_word(name) for word in (name, *words.split("|"))})
    return found


@cache
def _qualifiers() -> dict[str, Qualifier]:
    found: dict[str, Qualifier] = {}
    for group, _, value, words in _rows():
        found.update(dict.fromkeys(words.split("|"), (group, value)))
    return found


def _rows() -> Iterable[tuple[str, str, str, str]]:
    for line in _DATA.joinpath("qualifiers.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            group, side, value, words = line.split("\t")
            yield group, side, value, words


@cache
def parting_alone() -> frozenset[Qualifier]:
    """The qualifiers that part two statements where only one of them has them."""
    return frozenset((group, value) for group, side, value, _ in _rows() if side == "one")


def _as_stem(word: str) -> str:
    stem = stem_word(word)
    return _synonyms().get(stem, stem)


@lru_cache(maxsize=20_000)
def _as_naming(word: str) -> str:
    """The stem of a word in lower case that names something; nothing for a stop word and a general one."""
    if len(word) < 2 or word in stop_words():
        return ""
    stem = _as_stem(word)
    return "" if stem in _generic() else stem


@lru_cache(maxsize=2_000)
def as_specific(text: str) -> frozenset[str]:
    """The stems of a text's words that name something: no stop word, no general word, synonyms joined.

    What a time is counted from (`after the operation`) names no measure.
    """
    folded = fold(text)
    if holds_any(folded, _WHEN):
        folded = _FROM_WHEN.sub(" ", folded)
    return frozenset(map(_as_naming, _split(folded))) - _NAMELESS


def without_people(stems: frozenset[str]) -> frozenset[str]:
    """The stems that are no words for people."""
    return stems - _people()


def _split(text: str) -> list[str]:
    return _WORD.findall(fold(text).replace("’", "'"))


def as_qualifiers(text: str) -> frozenset[Qualifier]:
    """What a text narrows its measure by."""
    known = _qualifiers()
    words = _split(text)
    parts = (part for word in words for part in (word, *word.split("-")))
    return frozenset(known[word] for word in parts if word in known)


@dataclass(frozen=True, slots=True)
class Topics:
    """The stems that a text is about: `core` of its title or in every fifth block, `all` in three blocks and more."""

    core: frozenset[str]
    all: frozenset[str]


def find_topics(reading: Reading) -> Topics:
    """The words that a text repeats, so that leaving one out changes nothing; found once for each reading."""
    if "topics" not in reading.kept:
        reading.kept["topics"] = _find_topics(reading)
    topics: Topics = reading.kept["topics"]
    return topics


def _find_topics(reading: Reading) -> Topics:
    counts: Counter[str] = Counter()
    title: frozenset[str] = frozenset()
    for block in reading.document.blocks:
        stems = as_specific(block.text)
        if block.kind == "heading" and not title:
            title = stems
        counts.update(stems)
    often = max(_TOPIC + 1, len(reading.document.blocks) // 5)
    core = title | {stem for stem, count in counts.items() if count >= often}
    return Topics(core, core | {stem for stem, count in counts.items() if count >= _TOPIC})


def make_profiles(reading: Reading) -> tuple[Profile, ...]:
    """The profile of every statement of a reading, in order; made once for each reading."""
    if "profiles" not in reading.kept:
        reading.kept["profiles"] = _make_profiles(reading)
    profiles: tuple[Profile, ...] = reading.kept["profiles"]
    return profiles


def _make_profiles(reading: Reading) -> tuple[Profile, ...]:
    hidden = _hidden_places(reading)
    labels = _label_rows(reading)
    profiles: list[Profile] = []
    for claim in reading.claims:
        blanked: dict[int, tuple[Span, str]] = {}
        for statement in claim.statements:
            at = statement.figure.block
            block = reading.document.blocks[at]
            if at not in blanked:
                place = claim.plain if at == claim.block else Span(0, len(block.text))
                blanked[at] = place, _blank(block.text, place, hidden.get(at, ()))
            span, sentence = blanked[at]
            above = [reading.document.blocks[index].text for index in block.headings]
            if block.lead_in is not None:
                above.append(reading.document.blocks[block.lead_in].text)
            around = " ".join([sentence, *above])
            profile = _make_profile(claim, statement, span.start, sentence, around)
            label = labels.get((block.table, block.row)) if block.table is not None else None
            profiles.append(replace(profile, near=profile.near | label) if label else profile)
    return tuple(profiles)


def _label_rows(reading: Reading) -> dict[tuple[int | None, int | None], frozenset[str]]:
    """The words of each table row's first cell: they name what its figures measure."""
    labels: dict[tuple[int | None, int | None], frozenset[str]] = {}
    for block in reading.document.blocks:
        if block.table is not None and (block.column or 0) == 0:
            labels.setdefault((block.table, block.row), without_people(as_specific(block.text)))
    return labels


def _hidden_places(reading: Reading) -> dict[int, list[Span]]:
    """By block, the *plain* places of sources and figures: their words say nothing of the measure."""
    hidden: dict[int, list[Span]] = {}
    for citation in reading.citations:
        if citation.plain is not None:
            hidden.setdefault(citation.block, []).append(citation.plain)
    for quantity in reading.quantities:
        hidden.setdefault(quantity.block, []).append(quantity.plain)
    for places in hidden.values():
        places.sort(key=lambda place: place.start)
    return hidden


def _blank(text: str, span: Span, hidden: Sequence[Span]) -> str:
    """The text of the span with blanks in place of what is hidden, of the same length."""
    parts: list[str] = []
    at = span.start
    first = max(bisect_left(hidden, span.start, key=lambda place: place.start) - 1, 0)
    for place in islice(hidden, first, None):
        if place.start >= span.end:
            break
        start, end = max(place.start, at), min(place.end, span.end)
        if start < end:
            parts += [text[at:start], " " * (end - start)]
            at = end
    parts.append(text[at : span.end])
    return "".join(parts)


def _make_profile(claim: Claim, statement: Statement, offset: int, sentence: str, around: str) -> Profile:
    figure, clause = statement.figure, statement.clause
    begin, end = max(clause.start - offset, 0), max(clause.end - offset, 0)
    wide = sentence[begin:end]
    at, behind = figure.plain.start - offset, figure.plain.end - offset
    stop = _next_edge(sentence, behind, end)
    near = _near_words(sentence, begin, at, stop) or without_people(as_specific(wide))
    told = wide[: stop - begin] + _joined_behind(sentence, stop, end)
    return Profile(
        near=near,
        wide=as_specific(wide),
        above=as_specific(around),
        qualifiers=as_qualifiers(told),
        qualifiers_above=as_qualifiers(around),
        conditions=_find_conditions(claim, statement, told),
    )


def _near_words(sentence: str, begin: int, at: int, stop: int) -> frozenset[str]:
    """The words between the edges around a figure; where they name nothing, those before it as well."""
    start = _last_edge(sentence, begin, at)
    found = without_people(as_specific(sentence[start:stop]))
    if not found and start > begin:
        found = without_people(as_specific(sentence[_last_edge(sentence, begin, start - 1) : stop]))
    return found


def _joined_behind(sentence: str, stop: int, end: int) -> str:
    """The stretch behind the next edge where it goes on to say for whom or when."""
    match = _JOINED.match(sentence, stop, end)
    return sentence[stop : _next_edge(sentence, match.end(), end)] if match else ""


def _last_edge(text: str, start: int, end: int) -> int:
    """The end of the last edge in [start, end), else `start`."""
    return max((match.end() for match in _EDGE.finditer(text, start, max(end, start))), default=start)


def _next_edge(text: str, start: int, end: int) -> int:
    """The beginning of the next edge in [start, end), else `end`."""
    match = _EDGE.search(text, start, max(end, start))
    return match.start() if match else end


def _find_conditions(claim: Claim, statement: Statement, wide: str) -> frozenset[str]:
    years = {f"year {match.group()}" for match in _YEAR.finditer(wide)}
    others = {
        f"{quantity.role} {quantity.low} {quantity.high} {quantity.unit}"
        for quantity in claim.quantities
        if quantity.role in {"age", "dose"}
        and quantity is not statement.figure
        and statement.clause.start <= quantity.plain.start < statement.clause.end
    }
    return frozenset(years | others)
