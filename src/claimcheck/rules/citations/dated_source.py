"""CIT005: a source that is older than the house allows."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.citations.dates import find_dated


@rule(
    "CIT005",
    severity="warning",
    needs="sources",
    examples=(
        Bad("«A 2009 study in Spine» found relief in 60% of patients.", today="2026-01-01"),
        Bad("«A 2020 study in Spine» found relief in 60% of patients.", today="2026-01-01", dated_source_years=5),
        Good("A 2016 study in Spine found relief in 60% of patients.", today="2026-12-31"),
        Good("A 2009 study in Spine found relief in 60% of patients.", today="2018-01-01"),
    ),
)
def dated_source(case: Case) -> Iterator[Hit]:
    """A source is older than the configured number of years (10 unless `dated-source-years` says otherwise).

    A source that the text names in several places is reported once, at the first; one from the reference list at its
    entry.

    Why: treatments, devices and the people who get them change; old figures may no longer hold.

    What to do: look for newer evidence; where the old source is still the best one, say so in a suppression's reason.

    Authority: DISCERN, item 5; JAMA benchmarks for health information (currency).
    """
    limit = case.config.dated_source_years
    for place in find_dated(case.reading):
        age = case.today.year - place.year
        if age > limit:
            message = f"this source is from {place.year}, {age} years ago (more than {limit}): look for newer evidence"
            yield Hit(place.start, place.end, message, found=str(place.year), related=place.related)
