"""LNT002: a suppression that does not say why."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.documents.suppressions import find_suppressions
from claimcheck.rule import Bad, Case, Good, Hit, rule


@rule(
    "LNT002",
    severity="warning",
    examples=(
        Bad("«# claimcheck: disable-next-line CIT001»\nRelief lasted 5 years."),
        Bad("«<!-- claimcheck: disable-file REG -- -->»\n\nRelief lasted 5 years.", format="markdown"),
        Bad("---\n«claimcheck: {disable: [CIT001]}»\n---\nRelief lasted 5 years.", format="markdown"),
        Good("# claimcheck: disable-next-line CIT001 -- the clinic's own audit, not published\nRelief lasted 5 years."),
        Good(
            "<!-- claimcheck: disable CIT001 -- patient's own words -->\n\nRelief lasted 5 years.\n\n"
            "<!-- claimcheck: enable CIT001 -->",
            format="markdown",
        ),
    ),
)
def suppression_without_reason(case: Case) -> Iterator[Hit]:
    """A suppression comment gives no reason.

    The comment still suppresses what it names.

    Why: whoever reviews the text next cannot tell a considered exception from a finding that was in the way.

    What to do: write why the finding does not hold here, after two hyphens (`-- reason`), in front matter as `reason`.

    Authority: good editorial practice; a deviation from a checked rule is signed and explained.
    """
    for entry in find_suppressions(case.reading.document):
        asks = entry.problem is None and entry.verb != "enable"
        if asks and entry.reason is None and (entry.until is None or entry.until >= case.today):
            form = "reason: …" if entry.in_front_matter else "-- reason"
            yield Hit(entry.start, entry.end, f"suppresses {', '.join(entry.rules)} without a reason: add `{form}`")
