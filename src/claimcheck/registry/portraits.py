"""What linking knows of a registry entry: the stems of its terms and known sentences, and what its topic is about."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.language.kinds import find_statistic
from claimcheck.language.roles import counts_people
from claimcheck.model import Figure, Statistic
from claimcheck.registry.registry import Entry
from claimcheck.registry.wording import as_link_stems, light_stems

_SHARED = 0.3  # stems in this part of a topic's entries are its subject
_LEAST_MEMBERS = 4  # a topic with fewer entries has no subject of its own
_NEARLY_ALL = 0.75  # of an entry's sentences
_LIGHT = 0.15  # what a light word counts beside another
_UNKNOWN = 0.75  # what a word that no entry holds counts beside the rarest

_CLASSES = {"percent": "share", "ratio": "share", "time": "time", "frequency": "time"}


@dataclass(frozen=True, slots=True)
class Portrait:
    """The stems of one entry."""

    entry: Entry
    family: str
    terms: tuple[frozenset[str], ...]
    sentences: tuple[frozenset[str], ...]  # of statement, label and `says`
    core: frozenset[str]  # of label and terms
    all: frozenset[str]
    keys: frozenset[str]  # in nearly all that is known of it: without them a statement measures something else
    subject: frozenset[str] = frozenset()  # those of the topic's subjects that the entry itself mostly names


class Weights:
    """How much a stem tells: more the fewer entries hold it (inverse document frequency, Spärck Jones 1972)."""

    def __init__(self, portraits: Sequence[Portrait]) -> None:
        self._total = max(len(portraits), 1)
        frequency = Counter(stem for portrait in portraits for stem in portrait.all)
        self._known = {stem: math.log(1 + self._total / count) for stem, count in frequency.items()}
        self._rarest = math.log(1 + self._total)

    def of(self, stem: str) -> float:
        """The weight of one stem."""
        weight = self._known.get(stem)
        if weight is None:
            weight = self._known.get("!" + stem, self._rarest * _UNKNOWN)
        return weight * _LIGHT if stem in light_stems() else weight

    def sum(self, stems: Iterable[str]) -> float:
        """The weight of several stems together."""
        return sum(map(self.of, stems))


def family_of(figure: Figure) -> str:
    """The class of figures that may be compared with this one."""
    return _CLASSES.get(figure.dimension, figure.dimension)


def make_portrait(entry: Entry) -> Portrait:
    """The portrait of an entry, its subject left open."""
    family = family_of(entry.figure)
    times = family != "time"
    terms = tuple(dict.fromkeys(stems for term in entry.terms if (stems := as_link_stems(term, times))))
    core = as_link_stems(entry.label, times).union(*terms)
    texts = dict.fromkeys((entry.statement, *entry.says))
    sentences = tuple(stems for text in texts if (stems := as_link_stems(text, times)))
    everything = core.union(*sentences, as_link_stems(entry.population or ""))
    return Portrait(
        entry,
        family,
        terms or (core,),
        (*sentences, as_link_stems(entry.label, times)),
        core,
        everything,
        _keys(terms, sentences),
    )


def _keys(terms: Sequence[frozenset[str]], sentences: Sequence[frozenset[str]]) -> frozenset[str]:
    in_sentences = Counter(stem for stems in sentences for stem in stems)
    in_terms = Counter(stem for stems in terms for stem in stems)
    return frozenset(
        stem
        for stem, count in in_sentences.items()
        if stem not in light_stems() and count >= _NEARLY_ALL * len(sentences) and 2 * in_terms[stem] >= len(terms)
    )


def find_subjects(portraits: Iterable[Portrait]) -> Mapping[str, frozenset[str]]:
    """For each registry file the stems that a good part of its entries share: what the topic is about."""
    by_file: dict[str, list[Portrait]] = defaultdict(list)
    for portrait in portraits:
        by_file[portrait.entry.path].append(portrait)
    found = {}
    for path, members in by_file.items():
        counts = Counter(stem for member in members for stem in member.all if stem not in light_stems())
        least = _SHARED * len(members) if len(members) >= _LEAST_MEMBERS else math.inf
        found[path] = frozenset(stem for stem, count in counts.items() if count >= least)
    return found


def subject_of(portrait: Portrait, subjects: frozenset[str]) -> frozenset[str]:
    """Those of its topic's subjects that at least half of the entry's own sentences name."""
    sentences = portrait.sentences
    return frozenset(stem for stem in subjects if 2 * sum(stem in sentence for sentence in sentences) >= len(sentences))


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
