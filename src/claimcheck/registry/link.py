"""From a statement to the registry entry it belongs to, or to none.

The words decide, never the figure's value: a wrong figure must link too, unless it is told of other people. The
dimension and the kind of statistic must
fit, the text must speak of the entry's subject, and a close second leaves the statement unlinked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from claimcheck.language.reading import Reading
from claimcheck.model import Link, Statement
from claimcheck.registry.comparison import compare_figure
from claimcheck.registry.groups import find_drift
from claimcheck.registry.portraits import Weights, family_of, find_topics, make_portrait, subject_of
from claimcheck.registry.registry import Entry, Registry
from claimcheck.registry.scoring import is_refused, score_entry
from claimcheck.registry.told import Setting, Told, find_setting, tell_statements
from claimcheck.registry.wording import NOT, as_link_stems

LEAST = 0.5  # a lower score links nothing
_ALIKE = 0.1  # entries this close are parted by the people they are about
MARGIN = 0.03  # a second entry this close leaves the choice open
_CANDIDATES = 25  # entries that are scored for one statement
_CROWD = 400  # a stem in more entries than this finds none where a rarer one did


class LinkIndex:
    """The portraits of a registry, found by stem."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        bare = [make_portrait(entry) for entry in registry.entries.values()]
        topics = find_topics(bare)
        self._weights = Weights(bare)
        self._portraits = [
            replace(each, topic=topics[each.entry.path], subject=subject_of(each, topics[each.entry.path].subjects))
            for each in bare
        ]
        self._postings: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, portrait in enumerate(self._portraits):
            for family in portrait.families:
                for stem in portrait.all:
                    self._postings[family, stem].append(number)

    def find_links(self, told: Told, setting: Setting) -> tuple[Link, ...]:
        """The entries that a statement may belong to, best first, with what speaks for each.

        Args:
            told: what the text says.
            setting: the text it stands in, for the subject.
        """
        told = replace(
            told,
            words=self._as_known(told.words),
            context=self._as_known(told.context),
            before=self._as_known(told.before),
            sentence=self._as_known(told.sentence),
            named=self._as_known(told.named),
            people=self._as_known(told.people),
        )
        found = []
        bar = 0.0  # what an entry that refuses the statement would have scored: another must fit better
        for number in self._find_candidates(told):
            portrait = self._portraits[number]
            link = score_entry(portrait, told, setting, self._weights, self._registry)
            if link is None:
                continue
            if is_refused(portrait, told, self._weights):
                bar = max(bar, link.score)
            else:
                found.append(link)
        found = [link for link in found if link.score > bar]
        found.sort(key=lambda link: (-link.score, link.claim_id))
        return tuple(found)

    def find_by_words(self, text: str) -> tuple[Link, ...]:
        """The entries that hold words of a text, whatever it counts; the score is the part of its weight they hold."""
        stems = as_link_stems(text)
        total = self._weights.sum(stems)
        found = []
        for portrait in self._portraits:
            held = stems & portrait.all
            if held:
                score = round(self._weights.sum(held) / total, 2) if total else 0.0
                found.append(Link(portrait.entry.id, score, (f"words {', '.join(sorted(held))}",)))
        found.sort(key=lambda link: (-link.score, link.claim_id))
        return tuple(found)

    def _as_known(self, stems: frozenset[str]) -> frozenset[str]:
        """A denied stem that no entry denies stands for itself: `had not stalled` is about stalling."""
        return frozenset(
            stem.removeprefix(NOT) if stem.startswith(NOT) and not self._weights.knows(stem) else stem for stem in stems
        )

    def _find_candidates(self, told: Told) -> list[int]:
        """Entries that share a stem with the statement, those with the rarest stems first; the cost stays flat."""
        votes: Counter[int] = Counter()
        family = family_of(told.statement.figure.figure)
        stems = sorted(told.words | told.context | told.named, key=lambda stem: (len(self._postings.get((family, stem), ())), stem))
        for stem in stems:
            posting = self._postings.get((family, stem), ())
            if len(posting) > _CROWD and votes:
                break
            weight = self._weights.of(stem) * (1.0 if stem in told.words else 0.3)
            for number in posting[: 5 * _CROWD]:
                votes[number] += int(weight * 1000)
        return [number for number, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_CANDIDATES]]


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


def rank_entries(reading: Reading, registry: Registry) -> tuple[tuple[Statement, tuple[Link, ...]], ...]:
    """Every statement of a reading with the entries it may belong to, best first."""
    if not registry.entries or not reading.statements:
        return ()
    index = index_of(registry)
    setting = find_setting(reading)
    return tuple(
        (told.statement, () if told.is_limit else index.find_links(told, setting)) for told in tell_statements(reading)
    )


def link_statements(reading: Reading, registry: Registry) -> dict[int, Link]:
    """The entry of each statement that belongs to one, by the statement's index in `reading.statements`."""
    links: dict[int, Link] = {}
    for number, (_, found) in enumerate(rank_entries(reading, registry)):
        best = choose_link(_prefer_own_people(reading, number, found, registry), registry.entries)
        if best is not None and not _is_of_others(reading, number, registry.entries[best.claim_id]):
            links[number] = best
    return links


def _prefer_own_people(reading: Reading, number: int, found: tuple[Link, ...], registry: Registry) -> tuple[Link, ...]:
    """Of entries that fit alike those that are about the statement's people: the share of men, not that of women."""
    near = [link for link in found if found[0].score - link.score < _ALIKE]
    if len(near) < 2 or not all(registry.entries[link.claim_id].population for link in near):
        return found
    drifts = [find_drift(reading, number, registry.entries[link.claim_id]) for link in near]
    others = {link.claim_id for link, drift in zip(near, drifts, strict=True) if drift and drift[1] == "is another"}
    return tuple(link for link in found if link.claim_id not in others) if len(others) < len(near) else found


def _is_of_others(reading: Reading, number: int, entry: Entry) -> bool:
    """True where a statement gives another figure for another group of people: that is a claim of its own."""
    if compare_figure(reading.statements[number].figure.figure, entry) != "differs":
        return False
    drift = find_drift(reading, number, entry)
    return drift is not None and drift[1] == "is another"


def choose_link(found: tuple[Link, ...], entries: Mapping[str, Entry]) -> Link | None:
    """The best link, where it is good enough and no other entry is as good; of an entry and one that it replaces, the new."""
    if not found or found[0].score < LEAST:
        return None
    best = found[0]
    for rival in found[1:]:
        if found[0].score - rival.score >= MARGIN:
            break
        if best.claim_id in entries[rival.claim_id].supersedes:
            best = rival
        elif rival.claim_id not in entries[best.claim_id].supersedes:
            return None
    return best
