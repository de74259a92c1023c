"""From a statement to the registry entry it belongs to, or to none.

The words decide, never the figure's value: a wrong figure must link too. An entry's profile is its terms, label,
statement and `says` sentences as stems, weighted by how rare a stem is in the registry (inverse document frequency,
Spärck Jones 1972); the dimension and the kind of statistic must fit; a close second leaves the statement unlinked.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from claimcheck.language.kinds import find_statistic
from claimcheck.language.reading import Reading
from claimcheck.language.roles import counts_people
from claimcheck.language.statements import as_stems
from claimcheck.language.stems import stem_word
from claimcheck.model import Citation, Figure, Link, Statement, Statistic
from claimcheck.registry.agree import source_agrees
from claimcheck.registry.registry import Entry, Registry

LEAST = 0.5  # a lower score links nothing
MARGIN = 0.04  # a second entry this close leaves the choice open
_CONTEXT = 0.6  # what a word in the heading or the rest of the sentence counts beside one in the clause
_SHARED = 0.34  # stems in this part of a topic's entries are its subject

_CLASSES = {"percent": "share", "ratio": "share", "multiple": "multiple", "time": "time", "frequency": "time"}
_PEOPLE = as_stems(
    "people patient adult child woman man participant person user member individual someone anyone those receive treat"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What linking knows of an entry: stems only."""

    entry: Entry
    family: str
    statistic: Statistic
    terms: tuple[frozenset[str], ...]
    core: frozenset[str]  # of label and terms
    sentences: tuple[frozenset[str], ...]  # of statement and `says`
    subject: frozenset[str]  # of its topic
    all: frozenset[str]


class LinkIndex:
    """The profiles of a registry, found by stem."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        bare = [_profile(entry) for entry in registry.entries.values()]
        frequency = Counter(stem for profile in bare for stem in profile.all)
        total = len(bare)
        self._weight = {stem: math.log(1 + total / count) for stem, count in frequency.items()}
        self._rarest = math.log(1 + total) if total else 1.0
        subjects = _subjects(bare)
        self._profiles = [
            Profile(
                each.entry,
                each.family,
                each.statistic,
                each.terms,
                each.core,
                each.sentences,
                frozenset(each.all & subjects.get(each.entry.path, frozenset())),
                each.all,
            )
            for each in bare
        ]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, profile in enumerate(self._profiles):
            for stem in profile.core:
                self._postings[stem].append(number)

    def find_links(
        self, statement: Statement, document: frozenset[str], citations: Collection[Citation]
    ) -> tuple[Link, ...]:
        """The entries that a statement may belong to, best first.

        Args:
            statement: what the text says.
            document: the stems of the whole text, for the subject.
            citations: those that cover the figure.
        """
        scored = []
        for number in self._candidates(statement):
            profile = self._profiles[number]
            link = self._score(profile, statement, document, citations)
            if link is not None:
                scored.append(link)
        scored.sort(key=lambda link: (-link.score, link.claim_id))
        return tuple(scored)

    def _candidates(self, statement: Statement) -> list[int]:
        """Entries that share a stem with the statement, those with the rarest stems first; the cost stays flat."""
        votes: Counter[int] = Counter()
        stems = sorted(statement.words | statement.context, key=lambda stem: (len(self._postings.get(stem, ())), stem))
        for stem in stems:
            posting = self._postings.get(stem, ())
            if len(posting) > 400 and votes:
                continue
            weight = self._weight.get(stem, 0.0) * (1.0 if stem in statement.words else _CONTEXT)
            for number in posting[:2000]:
                votes[number] += int(weight * 1000)
        return [number for number, _ in votes.most_common(25)]

    def _score(
        self, profile: Profile, statement: Statement, document: frozenset[str], citations: Collection[Citation]
    ) -> Link | None:
        figure = statement.figure.figure
        family = family_of(figure)
        if family != profile.family:
            return None
        fit = _fit_of(profile, statement)
        if fit == 0.0:
            return None
        if profile.subject and not profile.subject & document:
            return None
        if not (statement.words & profile.core):
            return None
        reasons = []
        term = max((self._covered(term, statement) for term in profile.terms), default=0.0)
        if term > 0.5:
            reasons.append(f"measure words {term:.2f}")
        likeness = max((self._likeness(each, statement) for each in profile.sentences), default=0.0)
        if likeness > 0.2:
            reasons.append(f"wording {likeness:.2f}")
        score = 0.5 * term + 0.6 * likeness
        threshold = profile.entry.threshold
        if threshold is not None and statement.threshold is not None:
            score += 0.12
            reasons.append("a threshold")
        elif (threshold is None) != (statement.threshold is None) and family == "share":
            score -= 0.08
        if profile.subject & (statement.words | statement.context):
            score += 0.06
            reasons.append("the subject")
        if any(self._agrees(citation, profile.entry) for citation in citations):
            score += 0.12
            reasons.append("the source")
        score *= fit
        return Link(profile.entry.id, round(max(0.0, min(score, 1.0)), 2), tuple(reasons))

    def _agrees(self, citation: Citation, entry: Entry) -> bool:
        sources = self._registry.sources
        return any(
            source_agrees(citation, sources[each.id], self._registry) for each in entry.sources if each.id in sources
        )

    def _covered(self, term: frozenset[str], statement: Statement) -> float:
        """The part of a term's weight that the clause holds, the rest of the sentence counting less."""
        total = sum(self._weight.get(stem, self._rarest) for stem in term)
        if not total:
            return 0.0
        got = 0.0
        for stem in term:
            if stem in statement.words:
                got += self._weight.get(stem, self._rarest)
            elif stem in statement.context:
                got += _CONTEXT * self._weight.get(stem, self._rarest)
        return got / total * (0.75 if len(term) == 1 else 1.0)

    def _likeness(self, sentence: frozenset[str], statement: Statement) -> float:
        """Weighted overlap of a known sentence and the clause (Dice), the context helping only the known side."""
        both = sentence & statement.words
        helped = sentence & statement.context
        shared = sum(self._weight.get(stem, 0.0) for stem in both)
        aided = sum(self._weight.get(stem, 0.0) for stem in helped) * _CONTEXT
        known = sum(self._weight.get(stem, 0.0) for stem in sentence)
        said = sum(self._weight.get(stem, self._rarest * 0.7) for stem in statement.words)
        if not known or not said:
            return 0.0
        return (2 * shared + aided) / (known + said + aided)


def family_of(figure: Figure) -> str:
    """The class of figures that may be compared with this one."""
    return _CLASSES.get(figure.dimension, figure.dimension)


def _fit_of(profile: Profile, statement: Statement) -> float:
    """1 where entry and statement are the same kind of statistic, less where they may be, 0 where they cannot."""
    one, other = profile.statistic, statement.statistic
    if one == other:
        return 1.0
    pair = {one, other}
    if pair <= {"share", "risk", "survival"} or pair <= {"duration", "onset", "survival"}:
        return 0.95
    if "interval" in pair and pair & {"duration", "onset"}:
        return 0.6
    if pair == {"share", "effect"}:
        return 0.72
    if pair in ({"risk", "effect"}, {"survival", "effect"}) or "ratio" in pair:
        return 0.8
    return 0.85


def _profile(entry: Entry) -> Profile:
    terms = tuple(dict.fromkeys(stems for term in entry.terms if (stems := as_stems(term))))
    core = frozenset().union(as_stems(entry.label), *terms)
    sentences = tuple(
        _without_figures(text) for text in dict.fromkeys((entry.statement, entry.label, *entry.says)) if text
    )
    everything = core.union(*sentences, as_stems(entry.population or ""))
    return Profile(
        entry,
        family_of(entry.figure),
        _statistic(entry),
        terms or (core,),
        core,
        sentences,
        frozenset(),
        frozenset(everything),
    )


def _without_figures(text: str) -> frozenset[str]:
    from claimcheck.language.figures import find_figures

    parts, at = [], 0
    for figure in find_figures(text):
        parts.append(text[at : figure.start])
        at = figure.end
    return as_stems(" ".join((*parts, text[at:])))


def _statistic(entry: Entry) -> Statistic:
    """What an entry's figure counts, as its own statement tells it."""
    from claimcheck.language.figures import find_figures

    if entry.threshold is not None and family_of(entry.figure) == "share":
        return "share"
    text = entry.statement
    same = [figure for figure in find_figures(text) if family_of(figure) == family_of(entry.figure)]
    if not same:
        return find_statistic(entry.label, 0, len(entry.label), entry.figure, False)
    exact = [figure for figure in same if (figure.low, figure.high) == (entry.figure.low, entry.figure.high)]
    figure = (exact or same)[0]
    return find_statistic(text, 0, len(text), figure, counts_people(text, figure, len(text)))


def _subjects(profiles: Iterable[Profile]) -> dict[str, frozenset[str]]:
    """For each registry file the stems that a good part of its entries share: what the topic is about."""
    by_file: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        by_file[profile.entry.path].append(profile)
    found = {}
    for path, members in by_file.items():
        if len(members) < 4:
            found[path] = frozenset[str]()
            continue
        counts = Counter(stem for member in members for stem in member.all)
        found[path] = frozenset(
            stem for stem, count in counts.items() if count >= _SHARED * len(members) and stem not in _generic_stems()
        )
    return found


def _generic_stems() -> frozenset[str]:
    from claimcheck.language.nlp import vocabulary

    words = (word for _, _, phrases in vocabulary() for phrase in phrases for word in phrase.split())
    return frozenset(stem_word(word) for word in words) | _PEOPLE


_kept: dict[int, tuple[Registry, LinkIndex]] = {}


def index_of(registry: Registry) -> LinkIndex:
    """The registry's index, made once for each registry in memory."""
    kept = _kept.get(id(registry))
    if kept is None or kept[0] is not registry:
        if len(_kept) >= 8:
            _kept.clear()
        kept = (registry, LinkIndex(registry))
        _kept[id(registry)] = kept
    return kept[1]


def link_statements(reading: Reading, registry: Registry) -> dict[int, Link]:
    """The entry of each statement that belongs to one, by the statement's index in `reading.statements`."""
    if not registry.entries or not reading.statements:
        return {}
    index = index_of(registry)
    document = frozenset().union(*(as_stems(block.text) for block in reading.document.blocks))
    links: dict[int, Link] = {}
    for number, statement in enumerate(reading.statements):
        citations = [reading.citations[cover.citation] for cover in statement.figure.covers]
        best = choose_link(index.find_links(statement, document, citations), registry.entries)
        if best is not None:
            links[number] = best
    return links


def choose_link(found: tuple[Link, ...], entries: Mapping[str, Entry]) -> Link | None:
    """The best link, where it is good enough and no other entry is as good; a superseded entry is no rival."""
    if not found or found[0].score < LEAST:
        return None
    best = found[0]
    for rival in found[1:]:
        if best.score - rival.score >= MARGIN:
            break
        related = (
            rival.claim_id in entries[best.claim_id].supersedes or best.claim_id in entries[rival.claim_id].supersedes
        )
        if not related:
            return None
    return best
