"""What linking knows of a registry entry: the stems of its terms and known sentences, and what its topic is about."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from claimcheck.language.roles_shares import counts_people
from claimcheck.language.statistic import find_statistic
from claimcheck.language.units import unit_of
from claimcheck.model import Figure, Statistic
from claimcheck.registry.groups import find_counted
from claimcheck.registry.registry import Entry
from claimcheck.registry.wording import as_link_stems, find_numbers, is_time, light_stems, without_times

_SHARED = 0.3  # stems in this part of a topic's entries are its subject
_RECURRING = 0.1  # those in this part come up again and again
_LEAST_MEMBERS = 4  # a topic with fewer entries has no subject of its own
_NEARLY_ALL = 0.75  # of an entry's sentences
_LIGHT = 0.15  # what a light word counts beside another
_UNKNOWN = 0.75  # what a word that no entry holds counts beside the rarest

_PER_DAY = "/d"
_CLASSES = {"percent": "share", "ratio": "share", "time": "time", "frequency": "time"}


class Topic(NamedTuple):
    """What a registry file is about: the stems of a good part of its entries, and those that come up again and again."""

    subjects: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()


_NO_TOPIC = Topic()


class Refusal(NamedTuple):
    """A sentence under `not:`: its stems, and those of them that the entry itself never uses."""

    stems: frozenset[str]
    telling: frozenset[str]


class Portrait(NamedTuple):
    """The stems of one entry."""

    entry: Entry
    family: str
    families: frozenset[str]  # the figure's own, and those of its figure as its sentences write it
    terms: tuple[frozenset[str], ...]
    sentences: tuple[frozenset[str], ...]  # of statement, label and `says`
    core: frozenset[str]  # of label and terms
    all: frozenset[str]
    keys: frozenset[str]  # in nearly all that is known of it: without them a statement measures something else
    plain: frozenset[str]  # light words that are a whole term of its measure: `wait`, `results`
    counted: frozenset[str]  # that only tell whom its own sentences count: `people with asthma`
    refused: tuple[Refusal, ...]  # of the sentences under `not:`
    numbers: frozenset[str]  # of its sentences and people, its own figure's left out
    frame: frozenset[str]  # beside the measure in most of its sentences: one of them must be about
    topic: Topic = _NO_TOPIC
    subject: frozenset[str] = frozenset()  # those of the topic's subjects that the entry itself mostly names


class Weights:
    """How much a stem tells: more the fewer entries hold it (inverse document frequency, Spärck Jones 1972)."""

    def __init__(self, portraits: Sequence[Portrait]) -> None:
        self._total = max(len(portraits), 1)
        frequency = Counter(stem for portrait in portraits for stem in portrait.all)
        self._known = {stem: math.log(1 + self._total / count) for stem, count in frequency.items()}
        self._rarest = math.log(1 + self._total)
        self._keys = frozenset().union(*(portrait.keys for portrait in portraits))
        self._light = light_stems().difference(*(portrait.plain for portrait in portraits))

    def knows(self, stem: str) -> bool:
        """True where an entry holds the stem."""
        return stem in self._known

    def of(self, stem: str) -> float:
        """The weight of one stem."""
        weight = self._known.get(stem)
        if weight is None:
            weight = self._known.get("!" + stem, self._rarest * _UNKNOWN)
        return weight * _LIGHT if stem in self._light else weight

    def of_strange(self, stem: str) -> float:
        """What a stem weighs that an entry does not hold: twice as much where another entry turns on it.

        A span of time that no entry knows hardly weighs: it may be the mistake that is looked for.
        """
        if stem not in self._known and is_time(stem):
            return self.of(stem) * _LIGHT
        return self.of(stem) * (2.0 if stem in self._keys else 1.0)

    def is_own(self, stem: str) -> bool:
        """True where one entry alone holds the stem."""
        return self._known.get(stem) == self._rarest

    def sum(self, stems: Iterable[str]) -> float:
        """The weight of several stems together."""
        return sum(map(self.of, stems))


def family_of(figure: Figure) -> str:
    """The class of figures that may be compared with this one; an amount a day is one of amounts."""
    if figure.dimension == "rate" and figure.unit.endswith(_PER_DAY):
        unit = unit_of(figure.unit.removesuffix(_PER_DAY))
        return unit.dimension if unit else figure.dimension
    if figure.dimension == "number" and figure.unit == "{times}":
        return "multiple"
    return _CLASSES.get(figure.dimension, figure.dimension)


@lru_cache(maxsize=4096)
def figures_told(entry: Entry) -> tuple[Figure, ...]:
    """An entry's figure as its own sentences write it: with the bound and the unit that they give it.

    Of `8-9 days` the statement may say `8-9 a month`, of `2-3 days` `within 2-3 days`; both are right in a text.
    """
    from claimcheck.language.figures import find_figures

    ends = (entry.figure.low, entry.figure.high)
    return tuple(
        figure
        for text in (entry.statement, *entry.says)
        for figure in find_figures(text)
        if ends in ((figure.low, figure.high), (figure.low or figure.high, figure.high or figure.low))
    )


def make_portrait(entry: Entry) -> Portrait:
    """The portrait of an entry, its subject left open."""
    family = family_of(entry.figure)
    times = family != "time"
    terms = tuple(dict.fromkeys(stems for term in entry.terms if (stems := as_link_stems(term, times))))
    core = as_link_stems(entry.label, times).union(*terms)
    texts = dict.fromkeys((entry.statement, *entry.says))
    sentences = tuple(stems for text in texts if (stems := as_link_stems(text, times)))
    keys = _keys([as_link_stems(term, times) for term in entry.terms], sentences)
    refused = dict.fromkeys(as_link_stems(text, times) for text in entry.not_says)
    everything = core.union(*sentences, as_link_stems(entry.population or ""))
    return Portrait(
        entry,
        family,
        _families(entry, family),
        terms or (core,),
        (*sentences, as_link_stems(entry.label, times)),
        core,
        everything,
        keys,
        frozenset().union(*(term for term in terms if len(term) == 1 and term <= light_stems())),
        frozenset().union(*map(find_counted, texts)) if family == "share" else frozenset(),
        tuple(Refusal(stems, stems - everything) for stems in refused if stems not in sentences),
        _numbers(entry, texts),
        without_times(_mostly(sentences)) - _change_stems() - keys if len(sentences) > 1 else frozenset(),
    )


def _numbers(entry: Entry, texts: Iterable[str]) -> frozenset[str]:
    own = find_numbers(entry.figure_text)
    others = (entry.population, entry.timeframe_text, entry.threshold_text)
    return frozenset().union(*(find_numbers(text) for text in (*texts, *others) if text)) - own


def _families(entry: Entry, family: str) -> frozenset[str]:
    if family in ("share", "money"):
        return frozenset({family})
    return frozenset({family, *map(family_of, figures_told(entry))})


def _keys(terms: Sequence[frozenset[str]], sentences: Sequence[frozenset[str]]) -> frozenset[str]:
    in_sentences = Counter(stem for stems in sentences for stem in stems)
    in_terms = Counter(stem for stems in terms for stem in stems)
    part = 2 if len(sentences) > 1 else 1  # one sentence alone says less of what its measure turns on than all terms do
    return frozenset(
        stem
        for stem, count in in_sentences.items()
        if stem not in light_stems()
        and not is_time(stem)
        and count >= _NEARLY_ALL * len(sentences)
        and part * in_terms[stem] >= len(terms)
    )


def find_topics(portraits: Iterable[Portrait]) -> Mapping[str, Topic]:
    """The topic of each registry file."""
    by_file: dict[str, list[Portrait]] = defaultdict(list)
    for portrait in portraits:
        by_file[portrait.entry.path].append(portrait)
    found = {}
    for path, members in by_file.items():
        counts = Counter(
            stem for member in members for stem in without_times(member.all) if stem not in _generic_stems()
        )
        if len(members) < _LEAST_MEMBERS:
            found[path] = Topic()
            continue
        found[path] = Topic(
            frozenset(stem for stem, count in counts.items() if count >= _SHARED * len(members)),
            frozenset(stem for stem, count in counts.items() if count >= max(2, _RECURRING * len(members))),
        )
    return found


def subject_of(portrait: Portrait, subjects: frozenset[str]) -> frozenset[str]:
    """Those of its topic's subjects that the entry names, if at least half of its own sentences name one."""
    return subjects & portrait.all if subjects & _mostly(portrait.sentences) else frozenset()


def _mostly(sentences: Sequence[frozenset[str]]) -> frozenset[str]:
    """The stems that at least half of the sentences hold, and more than one where there are more."""
    counts = Counter(stem for stems in sentences for stem in stems if stem not in light_stems())
    least = max(len(sentences) / 2, min(2, len(sentences)))
    return frozenset(stem for stem, count in counts.items() if count >= least)


@cache
def _change_stems() -> frozenset[str]:
    from claimcheck.language.nlp import vocabulary

    rows = (row for group, _, row in vocabulary() if group in ("increase", "decrease"))
    return light_stems().union(*(as_link_stems(phrase) for row in rows for phrase in row))


@cache
def _generic_stems() -> frozenset[str]:
    """The stems of the vocabulary of measures, people and changes: no text is about these."""
    from claimcheck.language.nlp import vocabulary

    phrases = (phrase for _, _, row in vocabulary() for phrase in row)
    return light_stems().union(*(as_link_stems(phrase) | as_link_stems(phrase.split()[0]) for phrase in phrases))


@lru_cache(maxsize=4096)
def statistics_of(entry: Entry) -> frozenset[Statistic]:
    """What an entry's figure counts, as its statement and its known sentences tell it."""
    from claimcheck.language.figures import find_figures

    family = family_of(entry.figure)
    found: set[Statistic] = set()
    for text in (entry.statement, *entry.says):
        figures = [figure for figure in find_figures(text) if family_of(figure) == family]
        exact = [figure for figure in figures if (figure.low, figure.high) == (entry.figure.low, entry.figure.high)]
        for figure in (exact or figures)[:1]:
            found.add(find_statistic(text, 0, len(text), figure, counts_people(text, figure, len(text))))
    if entry.threshold is not None and family == "share":
        found.discard("effect")
        found.add("share")
    return frozenset(found or {find_statistic(entry.label, 0, len(entry.label), entry.figure, False)})
