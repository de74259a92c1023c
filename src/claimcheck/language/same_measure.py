"""Which statements of a text speak of one measure: the same outcome, kind of number, people and treatment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.language.comparable import family_of, points_elsewhere, states_measure, time_of
from claimcheck.language.differing_figures import differ, same_magnitude, same_span
from claimcheck.language.intervals import as_interval, same_number
from claimcheck.language.measure_profile import Profile, are_parted, make_profiles, table_cells
from claimcheck.language.measure_words import Topics, find_topics, narrowing_words, numbered_names, placing_words
from claimcheck.language.parted import are_complements, tell_parts
from claimcheck.language.people_words import people_words
from claimcheck.language.reading import Reading
from claimcheck.language.retold import is_uncommon, tells_again
from claimcheck.language.sections import Sections, find_sections
from claimcheck.language.table_cells import Cell, all_words, same_cell, speaks_of
from claimcheck.language.told_of_one import names_arm
from claimcheck.model import Figure, Quantity, Statement

_KINDS = frozenset({"claim", "instruction", "definition", "anatomy", "other"})
CROWD = 40  # a word in more groups than this tells nothing apart


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with its place in the reading and the words of its measure."""

    index: int
    statement: Statement
    profile: Profile
    sentence: tuple[int, int]  # block and *plain* start of its sentence
    group: tuple[str, int] | None  # its list or table
    cell: Cell | None  # of a table
    others: tuple[Quantity, ...]  # the figures beside it in its sentence
    text: str  # its sentence
    points: bool  # what it counts was named in another sentence
    time: Quantity | None  # the time frame that it holds for
    family: str  # the kind of number


Group = list[Told]  # statements of one measure, in document order


def group_statements(reading: Reading, *, loose: bool = False) -> tuple[tuple[Told, ...], ...]:
    """The statements of one measure each, in document order; those that stand alone are left out.

    Args:
        reading: a document.
        loose: also where the figures are equal and the words agree in part only.
    """
    name = f"statements of one measure, loose={loose}"
    if name not in reading.kept:
        reading.kept[name] = _group_statements(reading, loose)
    groups: tuple[tuple[Told, ...], ...] = reading.kept[name]
    return groups


def _group_statements(reading: Reading, loose: bool) -> tuple[tuple[Told, ...], ...]:
    if len(reading.statements) < 2:
        return ()
    topics = find_topics(reading)
    sections = find_sections(reading)
    groups: list[Group] = []
    index: dict[tuple[str, str, str], list[int]] = {}
    for told in tell_statements(reading):
        words = told.profile.near | (told.cell.around if told.cell else told.profile.frame)
        if loose:
            words |= told.profile.wide
        keys = [(told.family, as_interval(told.statement.figure.figure).dimension, word) for word in sorted(words)]
        counts = Counter(at for key in keys for at in index.get(key, ())[:CROWD])
        best = (at for at, _ in counts.most_common(CROWD) if _same(groups[at][0], told, topics, sections, loose))
        at = next(best, None)
        if at is None:
            groups.append([told])
            for key in keys:
                index.setdefault(key, []).append(len(groups) - 1)
        else:
            groups[at].append(told)
    return tuple(tuple(group) for group in groups if len(group) > 1)


def tell_statements(reading: Reading) -> tuple[Told, ...]:
    """The statements that can be held against others: no prices, schedules, doses or references. Told once a reading."""
    if "statements told" not in reading.kept:
        reading.kept["statements told"] = tuple(_tell_statements(reading))
    told: tuple[Told, ...] = reading.kept["statements told"]
    return told


def _tell_statements(reading: Reading) -> Iterator[Told]:
    profiles, cells = make_profiles(reading), table_cells(reading)
    at = 0
    for claim in reading.claims:
        block = reading.document.blocks[claim.block]
        group = None
        if block.table is not None:
            group = ("table", block.table)
        elif block.list is not None:
            group = ("list", block.list)
        before = dict(zip((each.plain for each in claim.quantities[1:]), claim.quantities, strict=False))
        for statement in claim.statements:
            figure = statement.figure
            text = reading.document.blocks[figure.block].text
            wanted = statement.kind in _KINDS and figure.role in {"measure", "count"} and figure.figure.change is None
            previous = before.get(figure.plain)
            if previous is not None and previous.block != figure.block:
                previous = None
            wanted = wanted and not (figure.figure.dimension == "ratio" and names_arm(text[figure.plain.end :]))
            if wanted and states_measure(text, statement, previous):
                others = tuple(each for each in claim.quantities if each is not figure)
                cell = cells.get(figure.block)
                yield Told(
                    at,
                    statement,
                    profiles[at],
                    (claim.block, claim.plain.start),
                    group,
                    cell,
                    others,
                    claim.text,
                    points_elsewhere(text, statement, claim.plain.start),
                    time_of(text, statement) or (None if cell is None else cell.time),
                    family_of(text, statement),
                )
            at += 1


def _same(first: Told, later: Told, topics: Topics, sections: Sections, loose: bool) -> bool:
    if first.sentence == later.sentence or (first.group is not None and first.group == later.group):
        return False
    within = first.sentence[1] and later.sentence[1]  # each is told further on in its paragraph
    if within and sections.open_apart(first.sentence[0], later.sentence[0]):
        return False
    if tell_parts(first.text, later.text) or (
        first.sentence[0] == later.sentence[0]
        and are_complements(first.statement.figure.figure, later.statement.figure.figure)
    ):
        return False
    if sections.part(first.statement.figure.block, later.statement.figure.block):
        return False
    if first.cell is not None or later.cell is not None:
        return _same_cell(first, later, topics, loose)
    if not _same_setting(first, later):
        return False
    equal = loose and same_number(first.statement.figure.figure, later.statement.figure.figure)
    if equal and _is_retold(first, later, topics) and _same_times(first, later):
        return True
    if first.profile.conditions != later.profile.conditions or are_parted(first.profile, later.profile):
        return False
    return not (first.points or later.points) and _same_words(first, later, topics)


def _is_retold(first: Told, later: Told, topics: Topics) -> bool:
    timed = first.time is not None and later.time is not None
    telling = timed or is_uncommon(first.statement.figure.figure)
    return _same_range(first, later) or tells_again(first.profile, later.profile, topics, telling=telling)


def _same_cell(first: Told, later: Told, topics: Topics, loose: bool) -> bool:
    """One of them stands in a table: the other names its row and its column, or stands in the same ones of another.

    `loose`: for equal figures the row's own words are enough.
    """
    if not _same_setting(first, later) or are_parted(first.profile, later.profile):
        return False
    if first.cell is not None and later.cell is not None:
        return same_cell(first.cell, later.cell)
    prose, cell = (later, first.cell) if first.cell is not None else (first, later.cell)
    if cell is None or prose.points:
        return False
    row = (first if first.cell is not None else later).statement.figure.figure
    if any(
        same_number(each.figure, row) for each in prose.others
    ):  # the sentence gives the cell's figure beside its own
        return False
    profile = prose.profile
    if loose and not cell.figures and cell.row - topics.core and cell.row <= profile.near:
        return True
    own = profile.near | profile.wide
    shares = any(each.figure.dimension == prose.statement.figure.figure.dimension for each in prose.others)
    if shares and own and cell.needed - topics.core and cell.needed.isdisjoint(own):
        return False  # another figure of the sentence is that of the row
    return speaks_of(
        cell, profile.near, profile.above, all_words(prose.text), prose.others, numbered_names(prose.text), topics.core
    )


def _same_setting(first: Told, later: Told) -> bool:
    """No other direction, time or limit, and figures of one order of magnitude."""
    one, other = first.statement, later.statement
    if one.direction and other.direction and one.direction != other.direction:
        return False
    if _counts_people(one.figure.figure) is not _counts_people(other.figure.figure):
        return False
    if first.time and later.time and not same_span(first.time.figure, later.time.figure):
        return False
    return _same_threshold(one, other) and same_magnitude(one.figure.figure, other.figure.figure)


def _same_times(first: Told, later: Told) -> bool:
    """False where both sentences give times beside the figure, and no time of the one is one of the other."""
    times, others = (
        [each.figure for each in told.others if each.figure.dimension == "time"] for told in (first, later)
    )
    return not times or not others or any(same_span(one, other) for one in times for other in others)


def _counts_people(figure: Figure) -> bool:
    """True for a plain number of people: `120 people` are no other number of exercises."""
    return figure.dimension == "number" and (figure.noun or "").casefold() in people_words()


def _same_threshold(one: Statement, other: Statement) -> bool:
    """No other limit; one that is a time (`who live beyond 3 months`) may be left out."""
    limits = [each.threshold.figure for each in (one, other) if each.threshold is not None]
    if len(limits) == 2:
        return same_number(*limits)
    return not limits or limits[0].dimension == "time"


def _same_words(told: Told, again: Told, topics: Topics) -> bool:
    """One names all that the other names, but for what stands around it or is the topic of the text.

    Inside one paragraph, where one of them holds for a time or is told to the reader, a word more tells two measures
    apart; so does a word more in a phrase that says for whom or with what it holds.
    """
    first, later = told.profile, again.profile
    if _framed_apart(first, later, topics) or _named_apart(first, later, topics):
        return False
    shared = first.near & later.near
    missing = first.near - later.near - later.above - topics.core
    added = later.near - first.near - first.above - topics.core
    if shared <= placing_words() or (missing and added):
        return False
    extra = missing | added
    if shared <= topics.core and (shared <= first.whom) != (shared <= later.whom):
        return False  # `migraine affects 12%`, `half of those with migraine notice`
    if extra and shared <= first.whom & later.whom:  # they tell of the same people, not of the same thing
        return False
    one, other = told.statement, again.statement
    told_to = "instruction" in (one.kind, other.kind)
    if told_to and _amounts(told) != _amounts(again):
        return False
    if told.sentence[0] == again.sentence[0] or bool(told.time) != bool(again.time) or told_to:
        return not extra
    extra -= topics.all
    telling = shared - narrowing_words()
    return len(extra) <= len(telling) and bool(telling - topics.core or not extra or len(telling) > 1)


def _amounts(told: Told) -> list[tuple[str, Decimal | None, Decimal | None]]:
    """The other figures of a sentence that are of another kind: a weight beside the time that it is not lifted for."""
    own = told.statement.figure.figure.dimension
    return [(each.unit, each.low, each.high) for each in told.others if each.figure.dimension != own]


def _framed_apart(first: Profile, later: Profile, topics: Topics) -> bool:
    """True where a phrase of one says for whom, with what or when it holds, and the other has nothing of it."""
    for one, other in ((first, later), (later, first)):
        said = other.near | other.wide
        if one.frame - said - other.above - topics.core or one.means - said - (other.above - topics.title):
            return True
    return False


def _named_apart(first: Profile, later: Profile, topics: Topics) -> bool:
    """True where each has a topic of the text that the other has not: `statins` and `ezetimibe`."""
    one, other = first.near | first.wide, later.near | later.wide
    return bool((one - other - later.above) & topics.core and (other - one - first.above) & topics.core)


def _same_range(first: Told, later: Told) -> bool:
    """For one and the same range of time: a health measure, and a word unless it is told of nothing by name.

    `Most last 4 to 72 hours` names nothing.
    """
    figure, one, other = first.statement.figure.figure, first.profile, later.profile
    if figure.dimension != "time" or figure.low is None or figure.high is None or figure.low >= figure.high:
        return False
    named = not (one.near and other.near) or one.near & other.near or one.wide & other.wide
    return bool(named and set(first.statement.measures[:2]) & set(later.statement.measures[:2]))


def find_first_difference(group: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """The first statement of a group with each later one whose figure differs from it."""
    first = group[0]
    for later in group[1:]:
        if differ(first.statement.figure.figure, later.statement.figure.figure):
            yield first, later
