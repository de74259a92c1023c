"""From a statement to the registry entry it belongs to, or to none.

The words decide, not the figure's value: a wrong figure must link too, unless it is told of other people. The
dimension and the kind of statistic must fit, the text must speak of the entry's subject, and a close second leaves the
statement unlinked, unless the text gives the figure of one of the two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from claimcheck.language.intervals import contains, same_number
from claimcheck.language.reading import Reading
from claimcheck.model import Citation, Figure, Link, Statement
from claimcheck.registry.comparison import comparable_citations, compare_figure, same_span, sources_agree
from claimcheck.registry.groups import find_drift
from claimcheck.registry.portraits import Portrait, Weights, family_of, find_topics, make_portrait, subject_of
from claimcheck.registry.registry import Entry, Registry
from claimcheck.registry.scoring import is_refused, score_entry
from claimcheck.registry.told import Setting, Told, find_setting, tell_statements
from claimcheck.registry.wording import NOT, as_link_stems, light_stems

LEAST = 0.5  # a lower score links nothing
_LEAST_CITED = 0.42  # where the text gives the entry's figure from a source: a wrong one must not cost the link
_ALIKE = 0.1  # entries this close are parted by the people they are about
_CLOSE = 0.05  # of entries this close the one whose figure the text gives is meant
_SURE = 0.75  # below this a statement with another figure from another source is another claim
MARGIN = 0.03  # entries this close are parted by a word of their own, or the choice stays open
_COMMON = 12  # single numbers up to this are in every text
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
            each._replace(topic=topics[each.entry.path], subject=subject_of(each, topics[each.entry.path].subjects))
            for each in bare
        ]
        self._numbers = {each.entry.id: number for number, each in enumerate(bare)}
        self._postings: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, portrait in enumerate(self._portraits):
            for family in portrait.families:
                for stem in portrait.all:
                    self._postings[family, stem].append(number)
        self._by_ends: dict[tuple[Decimal | None, Decimal | None], list[Portrait]] = defaultdict(list)
        for portrait in self._portraits:
            self._by_ends[portrait.entry.figure.low, portrait.entry.figure.high].append(portrait)

    def find_links(self, told: Told, setting: Setting) -> tuple[Link, ...]:
        """The entries that a statement may belong to, best first, with what speaks for each.

        Args:
            told: what the text says.
            setting: the text it stands in, for the subject.
        """
        told = told._replace(
            words=self._as_known(told.words),
            context=self._as_known(told.context) - self._as_known(told.words),
            before=self._as_known(told.before),
            sentence=self._as_known(told.sentence),
            named=self._as_known(told.named),
            antecedent=self._as_known(told.antecedent),
            people=self._as_known(told.people),
        )
        found = self._score(told._replace(antecedent=frozenset()) if told.antecedent else told, setting)
        if told.antecedent and (not found or found[0].score < LEAST):
            found = self._score(told, setting)
        if not found or found[0].score < LEAST:
            found = self._find_other_unit(told, setting) or found
        return self._prefer_named(found, told)

    def _find_other_unit(self, told: Told, setting: Setting) -> tuple[Link, ...]:
        """The entries whose numbers the text gives in quite another unit (`15-20 days` for 15-20 sessions), said in their words."""
        quantity = told.statement.figure
        figure = quantity.figure
        if figure.low == figure.high and (figure.low or 0) <= _COMMON:
            return ()
        found = []
        for portrait in self._by_ends.get((figure.low, figure.high), ()):
            if family_of(figure) in portrait.families:
                continue
            meant = told.statement._replace(figure=quantity._replace(figure=portrait.entry.figure))
            link = score_entry(portrait, told._replace(statement=meant), setting, self._weights, self._registry)
            if link is not None and link.score >= _SURE and not is_refused(portrait, told, self._weights):
                found.append(link)
        return tuple(sorted(found, key=lambda link: (-link.score, link.claim_id)))

    def _score(self, told: Told, setting: Setting) -> tuple[Link, ...]:
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

    def _prefer_named(self, found: tuple[Link, ...], told: Told) -> tuple[Link, ...]:
        """Of entries that fit alike those that the text names by a word or number that no other of them has.

        What the clause itself names goes before what stands around it, unless that has the figure of the text.
        """
        near = [link for link in found if found[0].score - link.score < MARGIN]
        if len(near) < 2:
            return found
        said = told.words | told.context | told.named | told.before
        portraits = [self._portraits[self._numbers[link.claim_id]] for link in near]
        by_clause: set[str] = set()
        by_any: set[str] = set()
        for link, own in zip(near, portraits, strict=True):
            others = [each for each in portraits if each is not own]
            stems = own.all.difference(*(each.all for each in others))
            numbers = own.numbers.difference(*(each.numbers for each in others))
            if stems & (told.words | told.framing | told.asides) or numbers & told.numbers:
                by_clause.add(link.claim_id)
            elif (stems - light_stems()) & said:
                agrees = compare_figure(told.statement.figure.figure, own.entry) == "agrees"
                (by_clause if agrees else by_any).add(link.claim_id)
        named = by_clause or by_any
        unnamed = {link.claim_id for link in near} - named if named else set()
        return tuple(link for link in found if link.claim_id not in unnamed)

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
        stems = sorted(
            told.words | told.context | told.named | told.antecedent,
            key=lambda stem: (len(self._postings.get((family, stem), ())), stem),
        )
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
    for number, (statement, found) in enumerate(rank_entries(reading, registry)):
        own = _prefer_own_people(reading, number, found, registry)
        near = _prefer_agreeing(statement.figure.figure, own, registry)
        cited = comparable_citations(reading.citations[cover.citation] for cover in statement.figure.covers)
        agrees = bool(near) and compare_figure(statement.figure.figure, registry.entries[near[0].claim_id]) == "agrees"
        best = choose_link(near, registry.entries, _LEAST_CITED if agrees and cited else LEAST)
        if (
            best is not None
            and cited
            and _differs_in_all(reading, statement, registry.entries[best.claim_id], registry)
        ):
            best = _find_meant(statement.figure.figure, cited, own, registry) or best
        entry = registry.entries[best.claim_id] if best is not None else None
        if best is None or entry is None or _is_another_claim(reading, number, entry):
            continue
        if best.score >= _SURE or not _differs_in_all(reading, statement, entry, registry):
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


def _prefer_agreeing(figure: Figure, found: tuple[Link, ...], registry: Registry) -> tuple[Link, ...]:
    """Of entries that the words do not part the one whose figure the text gives: it says that, or nothing is wrong."""
    near = [link for link in found if found[0].score - link.score < _CLOSE]
    agreeing = [link for link in near if compare_figure(figure, registry.entries[link.claim_id]) == "agrees"]
    return found if len(near) < 2 or len(agreeing) != 1 else (agreeing[0],)


def _find_meant(figure: Figure, cited: Sequence[Citation], found: tuple[Link, ...], registry: Registry) -> Link | None:
    """The one entry that gives the text's figure from the text's source, though its words fit less well."""
    meant = [
        link
        for link in found
        if (entry := registry.entries[link.claim_id]).sources
        and link.score >= _LEAST_CITED
        and compare_figure(figure, entry) == "agrees"
        and sources_agree(cited, entry, registry)
    ]
    return meant[0] if len(meant) == 1 else None


def _differs_in_all(reading: Reading, statement: Statement, entry: Entry, registry: Registry) -> bool:
    """True where figure and source are others than the entry's: with words that fit half, that is another claim."""
    if compare_figure(statement.figure.figure, entry) != "differs":
        return False
    cited = comparable_citations(reading.citations[cover.citation] for cover in statement.figure.covers)
    return not sources_agree(cited, entry, registry)


def _is_another_claim(reading: Reading, number: int, entry: Entry) -> bool:
    """True where a statement gives another figure for other people or, beside the entry's own, for another time.

    Such a figure is a claim of its own; the entry's threshold and a rounder or narrower figure beside the entry's are none.
    """
    statement = reading.statements[number]
    if compare_figure(statement.figure.figure, entry) != "differs":
        return False
    if entry.threshold is not None and same_number(statement.figure.figure, entry.threshold):
        return True
    drift = find_drift(reading, number, entry)
    if drift is not None and drift[1] == "is another":
        return True
    beside = (each for each in reading.claim_of[number].statements if each is not statement)
    if all(compare_figure(each.figure.figure, entry) != "agrees" for each in beside):
        return False
    time = statement.timeframe
    apart = entry.timeframe is not None and time is not None and not same_span(time.figure, entry.timeframe)
    figure = statement.figure.figure
    return apart or contains(entry.figure, figure) or contains(figure, entry.figure)


def choose_link(found: tuple[Link, ...], entries: Mapping[str, Entry], least: float = LEAST) -> Link | None:
    """The best link, where it is good enough and no other entry is as good; of an entry and one that it replaces, the new."""
    if not found or found[0].score < least:
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
