"""CIT007: a source dated in the future."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.citations.dates import find_dated


@rule(
    "CIT007",
    severity="error",
    needs="sources",
    examples=(
        Bad("«A 2027 study in Spine» found relief in 60% of patients.", today="2026-12-31"),
        Good("A 2026 study in Spine found relief in 60% of patients.", today="2026-01-01"),
        Good("By 2040, 1 in 4 people will be over 65.", today="2026-01-01"),
    ),
)
def impossible_date(case: Case) -> Iterator[Hit]:
    """A source is dated after the day of the check.

    Why: nothing can have been published yet in that year, so the year, and perhaps the whole reference, is wrong.

    What to do: look up the year of publication and correct it.

    Authority: AMA Manual of Style, chapter 3; JAMA benchmarks for health information (attribution).
    """
    for place in find_dated(case.reading):
        if place.year > case.today.year:
            message = f"this source is dated {place.year}, which is still to come: look up its year"
            yield Hit(place.start, place.end, message, found=str(place.year), related=place.related)
