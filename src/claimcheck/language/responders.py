"""A share of people who reach a limit, against a flat size of the same effect."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.intervals import as_interval, same_number
from claimcheck.language.measure_profile import are_parted
from claimcheck.language.measure_words import Topics, find_topics
from claimcheck.language.reading import Reading
from claimcheck.language.same_measure import CROWD, Told, tell_statements
from claimcheck.model import Statement


def find_responders(reading: Reading) -> Iterator[tuple[Told, Told]]:
    """Pairs of a share of people who reach a limit and a flat size of the same effect.

    `At least 50% less pain in 70-80% of patients` and `a 50-80% reduction in pain`: the share's statement comes first.
    """
    told = tell_statements(reading)
    shares = [each for each in told if _tells_responders(each.statement)]
    if not shares:
        return
    topics = find_topics(reading)
    for flat in told:
        if flat.statement.statistic != "effect" or flat.statement.threshold is not None:
            continue
        for share in shares[:CROWD]:
            if _meet(share, flat, topics):
                yield share, flat
                break


def _tells_responders(statement: Statement) -> bool:
    limit = statement.threshold
    return (
        limit is not None
        and statement.statistic in {"share", "risk"}
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
    if are_parted(share.profile, flat.profile) or share.profile.conditions != flat.profile.conditions:
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
