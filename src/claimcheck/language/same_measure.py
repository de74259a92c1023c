"""Which statements of a text speak of one measure: the same outcome, kind of number, people and treatment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claimcheck.language.intervals import Interval, as_interval, contains, overlaps, same_number
from claimcheck.language.measure_profile import Profile, Topics, find_topics, make_profiles, parting_alone
from claimcheck.language.reading import Reading
from claimcheck.language.sections import Sections, find_sections
from claimcheck.model import Figure, Statement

_KINDS = frozenset({"claim", "instruction", "definition", "anatomy", "other"})
_FAMILY = {"risk": "share"}  # a risk and a share of people are told in the same words
_CROWD = 40  # a word in more groups than this tells nothing apart
_TIMES = 30  # between two figures of one measure
_MONTH = 30 * 86400  # seconds
_NEAR = Decimal("0.07")  # by how much of itself an approximate figure may be off


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with its place in the reading and the words of its measure."""

    index: int
    statement: Statement
    profile: Profile
    sentence: tuple[int, int]  # block and *plain* start of its sentence
    group: tuple[str, int] | None  # its list or table


Group = list[Told]  # statements of one measure, in document order


def group_statements(reading: Reading, *, loose: bool = False) -> tuple[tuple[Told, ...], ...]:
    """The statements of one measure each, in document order; those that stand alone are left out.

    Args:
        reading: a document.
        loose: also where the words agree in part only; for figures that are equal anyway.
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
        keys = [(*_bucket(told.statement), word) for word in sorted(told.profile.near)]
        counts = Counter(at for key in keys for at in index.get(key, ())[:_CROWD])
        best = (at for at, _ in counts.most_common(_CROWD) if _same(groups[at][0], told, topics, sections, loose))
        at = next(best, None)
        if at is None:
            groups.append([told])
            for key in keys:
                index.setdefault(key, []).append(len(groups) - 1)
        else:
            groups[at].append(told)
    return tuple(tuple(group) for group in groups if len(group) > 1)


def tell_statements(reading: Reading) -> Iterator[Told]:
    """The statements that can be held against others: no prices, schedules, doses or references."""
    profiles = make_profiles(reading)
    at = 0
    for claim in reading.claims:
        block = reading.document.blocks[claim.block]
        group = None
        if block.table is not None:
            group = ("table", block.table)
        elif block.list is not None:
            group = ("list", block.list)
        for statement in claim.statements:
            wanted = statement.kind in _KINDS and statement.figure.role in {"measure", "count"}
            if wanted and statement.figure.figure.change is None:
                yield Told(at, statement, profiles[at], (claim.block, claim.plain.start), group)
            at += 1


def _bucket(statement: Statement) -> tuple[str, str]:
    return _FAMILY.get(statement.statistic, statement.statistic), as_interval(statement.figure.figure).dimension


def _same(first: Told, later: Told, topics: Topics, sections: Sections, loose: bool) -> bool:
    if first.sentence == later.sentence or (first.group is not None and first.group == later.group):
        return False
    if sections.part(first.statement.figure.block, later.statement.figure.block):
        return False
    return _same_frame(first, later) and (_same_words(first, later, topics) or (loose and _near_words(first, later)))


def _same_frame(first: Told, later: Told) -> bool:
    """No other people, arm, time, direction or condition."""
    one, other = first.statement, later.statement
    if one.direction and other.direction and one.direction != other.direction:
        return False
    if one.timeframe and other.timeframe and not same_number(one.timeframe.figure, other.timeframe.figure):
        return False
    if not _same_threshold(one, other):
        return False
    if first.profile.conditions != later.profile.conditions:
        return False
    if not _same_magnitude(one.figure.figure, other.figure.figure):
        return False
    return not _parted(first.profile, later.profile)


def _same_threshold(one: Statement, other: Statement) -> bool:
    """No other limit; one that is a time (`who live beyond 3 months`) may be left out."""
    limits = [each.threshold.figure for each in (one, other) if each.threshold is not None]
    if len(limits) == 2:
        return same_number(*limits)
    return not limits or limits[0].dimension == "time"


def _same_magnitude(one: Figure, other: Figure) -> bool:
    """False where one figure is many times the other: minutes and weeks are never one measure told twice."""
    first, second = as_interval(one), as_interval(other)
    a, b = (each.low if each.high is None else each.high for each in (_in_seconds(first), _in_seconds(second)))
    return not a or not b or max(a, b) <= _TIMES * min(a, b)


def _in_seconds(interval: Interval) -> Interval:
    if interval.unit != "mo":
        return interval
    low, high = (None if end is None else end * _MONTH for end in (interval.low, interval.high))
    return replace(interval, low=low, high=high)


def _parted(first: Profile, later: Profile) -> bool:
    alone = parting_alone()
    extra = (first.qualifiers - later.qualifiers_above) | (later.qualifiers - first.qualifiers_above)
    if extra & alone:
        return True
    groups = {group for group, _ in first.qualifiers} & {group for group, _ in later.qualifiers}
    return bool(groups - {group for group, _ in first.qualifiers & later.qualifiers})


def _same_words(told: Told, again: Told, topics: Topics) -> bool:
    """One names all that the other names, but for what stands around it or is the topic of the text.

    Inside one paragraph, or where one of them holds for a time, a word more tells two measures apart.
    """
    first, later = told.profile, again.profile
    shared = first.near & later.near
    missing = first.near - later.near - later.above - topics.core
    added = later.near - first.near - first.above - topics.core
    if not shared or (missing and added):
        return False
    extra = missing | added
    if told.sentence[0] == again.sentence[0] or bool(told.statement.timeframe) != bool(again.statement.timeframe):
        return not extra
    extra -= topics.all
    return len(extra) <= max(2, len(shared)) and bool(shared - topics.core or not extra or len(shared) > 1)


def _near_words(first: Told, later: Told) -> bool:
    """For equal figures: half of the shorter one's words, or a word and a health measure that is told in numbers of time."""
    one, other = first.profile, later.profile
    shared = one.near & other.near or one.wide & other.wide
    if first.statement.figure.figure.dimension not in {"percent", "ratio", "number"}:
        measures = set(first.statement.measures[:2]) & set(later.statement.measures[:2])
        return bool(shared and measures)
    return len(shared) >= 2 and 2 * len(shared) >= min(len(one.near), len(other.near))


def differ(one: Figure, other: Figure) -> bool:
    """True where two figures of one measure cannot be the same: not equal, no rounding, no bound that holds the other."""
    if as_interval(one).unit != as_interval(other).unit and not _comparable(one, other):
        return False
    if same_number(one, other) or _near_enough(one, other):
        return False
    for bound, value in ((one, other), (other, one)):
        if (bound.low is None) != (bound.high is None) and contains(bound, value):
            return False
    return True


def _comparable(one: Figure, other: Figure) -> bool:
    return {as_interval(one).unit, as_interval(other).unit} == {"s", "mo"}


def _near_enough(one: Figure, other: Figure) -> bool:
    """A figure that is said to be rough may be off by a little: `about a third` and 35 %."""
    if not (one.approximate or other.approximate or "~" in (one.comparator, other.comparator)):
        return False
    first, second = as_interval(one), as_interval(other)
    if first.unit != second.unit:
        return overlaps(one, other)
    pairs = ((first.low, second.low), (first.high, second.high))
    return all(a is not None and b is not None and abs(a - b) <= _NEAR * max(abs(a), abs(b)) for a, b in pairs)


def one_holds_the_other(one: Figure, other: Figure) -> bool:
    """True where a single value lies inside the other's range: a span and its middle may both be right."""
    return one.is_range != other.is_range and (contains(one, other) or contains(other, one))


def find_responders(reading: Reading) -> Iterator[tuple[Told, Told]]:
    """Pairs of a share of people who reach a limit and a flat size of the same effect.

    `At least 50% less pain in 70-80% of patients` and `a 50-80% reduction in pain`: the share's statement comes first.
    """
    told = tuple(tell_statements(reading))
    shares = [each for each in told if _tells_responders(each.statement)]
    if not shares:
        return
    topics = find_topics(reading)
    for flat in told:
        if flat.statement.statistic != "effect" or flat.statement.threshold is not None:
            continue
        for share in shares[:_CROWD]:
            if _meet(share, flat, topics):
                yield share, flat
                break


def _tells_responders(statement: Statement) -> bool:
    limit = statement.threshold
    return (
        limit is not None
        and statement.statistic in {"share", "risk", "effect"}
        and as_interval(limit.figure).dimension == "percent"
        and as_interval(statement.figure.figure).dimension == "percent"
    )


def _meet(share: Told, flat: Told, topics: Topics) -> bool:
    limit, size = share.statement.threshold, flat.statement.figure.figure
    if limit is None or as_interval(size).dimension != "percent" or share.sentence == flat.sentence:
        return False
    one, other = share.statement.direction, flat.statement.direction
    if same_number(limit.figure, size) or (one and other and one != other):
        return False
    if _parted(share.profile, flat.profile) or share.profile.conditions != flat.profile.conditions:
        return False
    if flat.statement.timeframe is not None or not _may_share_source(share.statement, flat.statement):
        return False
    shared = share.profile.wide & flat.profile.wide
    known = topics.core | {"reliev"}
    added = flat.profile.near - share.profile.wide - share.profile.above - known
    missing = share.profile.near - flat.profile.wide - flat.profile.above - known
    return bool(shared) and len(added) <= 1 and not (added and missing)


def _may_share_source(share: Statement, flat: Statement) -> bool:
    """Two studies may find both; a figure that is bare may be the other's, told wrongly."""
    one, other = ({cover.citation for cover in each.figure.covers} for each in (share, flat))
    return not one or not other or bool(one & other)


def find_first_difference(group: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """The first statement of a group with each later one whose figure differs from it."""
    first = group[0]
    for later in group[1:]:
        if differ(first.statement.figure.figure, later.statement.figure.figure):
            yield first, later
