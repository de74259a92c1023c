"""The words that name what a text measures: stems without general words, what narrows a measure, a text's topics."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import log

from claimcheck.language.cues import fold, holds_any
from claimcheck.language.nlp import vocabulary
from claimcheck.language.reading import Reading
from claimcheck.language.stems import stop_words
from claimcheck.language.synonyms import as_concept, join_phrases
from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_rows, read_words

_WORD = as_pattern(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")  # `pain`, `don't`, `late-stage`, `U.S`
# a name that carries a number or letter: `types 16 and 18`, `stage III`, `drug B`, `hepatitis C`
_NUMBERED = as_pattern(
    r"\b(?i:types?|stages?|grades?|phases?|class|groups?|arms?|parts?|categor(?:y|ies)|drugs?|vaccines?|tablets?|methods?|options?|tests?|hepatitis"
    r"|HPV|CIN|vitamins?)[\s-](?P<name>(?:\d{1,2}|[IVX]{1,4}|[A-K]\d{0,2})\b"
    r"(?:(?:,\s|\sand\s|\sor\s|-|–)(?:\d{1,2}|[IVX]{1,4}|[A-K]\d{0,2})\b){0,4})"
)
_UNTREATED = as_pattern(
    r"\bwithout\s(?:any\s|the\s)?(?:treatment|therapy|medicines?|medication|drugs?|pills|tablets|injections|drops)\b|\bnot\streated\b"
    r"|\bleft\s(?:alone|to\s(?:itself|themselves))\b|\bon\sits\sown\b|\bby\sitself\b|\bif\snothing\sis\sdone\b",
    re.IGNORECASE,
)
_FROM_WHEN = as_pattern(  # `after surgery`, `since the operation`; not `since loose stools trouble people`
    r"\b(?:(?:after|before|until|following)|since(?= (?:the|your|an?|surgery|birth|diagnosis|treatment)\b)"
    # not `since the pain can go on`
    r"(?! (?:(?:the|your|an?) )?[^\W\d_]+ (?:is|are|was|were|has|have|had|can|may|will|should|must)\b))"
    r" (?:(?:the|your|an?|each|every) )?(?:(?:general|local|first|second|last|next) )?[^\W\d_]+"
    # not `after groin hernia repair`, `relief after the spray lasts`
    r"(?=\W*$|\W*[.,;:()]|\s+(?:the|an?|is|are|was|were|has|have|had|can|may|will|should|must|in|on|of|for|with|and|or|but|to|at|by|if|when"
    r"|you|your|they|it|we|most|many|some|about|around|up|as|than|that)\b)"
)
_WHEN = ("after ", "before ", "since ", "until ", "following ")
_NAMELESS = frozenset({""})
_PLACING = frozenset({"order", "rest", "middle", "edge", "turn"})
_TOPIC = 3  # a word in so many blocks is what the text is about

Qualifier = tuple[str, str]  # group and value: ("severity", "severe")


@cache
def _generic() -> frozenset[str]:
    return frozenset(as_concept(word) for word in read_words(__file__, "generic_words.txt"))


@cache
def _people() -> frozenset[str]:
    """Words for people: whom a figure counts, not what it measures."""
    phrases = (phrase for group, _, phrases in vocabulary() if group == "population" for phrase in phrases)
    return frozenset(as_concept(word) for phrase in phrases for word in phrase.split())


@cache
def _qualifiers() -> dict[str, Qualifier]:
    found: dict[str, Qualifier] = {}
    for group, _, value, words in read_rows(__file__, "qualifiers.tsv"):
        found.update(dict.fromkeys(words.split("|"), (group, value)))
    return found


@cache
def parting_alone() -> frozenset[Qualifier]:
    """The qualifiers that part two statements where only one of them has them."""
    return frozenset((group, value) for group, side, value, _ in read_rows(__file__, "qualifiers.tsv") if side == "one")


@cache
def narrowing_words() -> frozenset[str]:
    """The stems of the words that narrow a measure: they name none by themselves."""
    return frozenset(as_concept(word) for word in _qualifiers())


@cache
def placing_words() -> frozenset[str]:
    """The stems of the narrowing words that tell which of several, and nothing of what: `first`, `longest`, `another`."""
    return frozenset(as_concept(word) for word, (group, _) in _qualifiers().items() if group in _PLACING)


@lru_cache(maxsize=8)
def narrowed_by(stems: frozenset[str]) -> frozenset[Qualifier]:
    """The qualifiers that some stems name."""
    return frozenset(pair for word, pair in _qualifiers().items() if as_concept(word) in stems)


@lru_cache(maxsize=20_000)
def _as_naming(word: str) -> str:
    """The stem of a word in lower case that names something; nothing for a stop word and a general one."""
    if len(word) < 2 or word in stop_words():
        return ""
    stem = as_concept(word)
    return "" if stem in _generic() else stem


@lru_cache(maxsize=2_000)
def as_specific(text: str) -> frozenset[str]:
    """The stems of a text's words that name something: no stop word, no general word, synonyms joined.

    What a time is counted from (`after the operation`) names no measure.
    """
    folded = join_phrases(_UNTREATED.sub("untreated", fold(text)))
    if holds_any(folded, _WHEN):
        folded = _FROM_WHEN.sub(" ", folded)
    return frozenset(map(_as_naming, _split(folded))) - _NAMELESS


def without_people(stems: frozenset[str]) -> frozenset[str]:
    """The stems that are no words for people."""
    return stems - _people()


def _split(text: str) -> list[str]:
    return _WORD.findall(fold(text).replace("’", "'"))


def numbered_names(text: str) -> frozenset[str]:
    """The numbers and letters by which a text tells things of one name apart: `B` of `drug B`."""
    return frozenset(match["name"] for match in _NUMBERED.finditer(text))


@lru_cache(maxsize=2_000)
def as_qualifiers(text: str) -> frozenset[Qualifier]:
    """What a text narrows its measure by."""
    known = _qualifiers()
    words = _split(join_phrases(fold(_UNTREATED.sub("untreated", text))))
    parts = (part for word in words for part in (word, *(() if word.startswith("non-") else word.split("-"))))
    return frozenset(known[word] for word in parts if word in known)


@dataclass(frozen=True, slots=True)
class Topics:
    """The stems that a text is about: `core` of its title or in every fifth block, `all` in three blocks and more.

    `counts` is in how many of its `blocks` each stem stands.
    """

    core: frozenset[str]
    all: frozenset[str]
    title: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)
    blocks: int = 0

    def weigh(self, stems: Iterable[str]) -> float:
        """How much some stems tell a measure apart: their inverse document frequency over the text's blocks."""
        return sum(log((self.blocks + 2) / self.counts.get(stem, 1)) for stem in stems)


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
    return Topics(
        core,
        core | {stem for stem, count in counts.items() if count >= _TOPIC},
        title,
        counts,
        len(reading.document.blocks),
    )
