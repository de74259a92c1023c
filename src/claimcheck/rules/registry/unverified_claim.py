"""REG009: an entry whose figure nobody has read in its source."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.registry.comparison import compare_figure, find_standing
from claimcheck.rule import Bad, Case, Good, Hit, linked, rule

CLAIMS = """
claims:
  - id: scan.duration
    statement: The heart scan takes 30-40 minutes.
    measure: {label: length of the heart scan, terms: [heart scan takes, scan lasts]}
    figure: 30-40 minutes
    verification: {status: stated_by_article}
  - id: heart.rate
    statement: In 20% of adults over 60 the heart skips a beat.
    measure: {label: adults whose heart skips a beat, terms: [heart skips a beat, skipped beats]}
    figure: 20%
    verification: {status: verified_in_source, by: A. Reader, date: 2025-01-01}
"""

_SAYS = {
    "stated_by_article": "taken from an article",
    "approved": "approved by its owner",
    "source_found": "matched to a source",
    "disputed": "disputed",
}


@rule(
    "REG009",
    severity="info",
    needs="links",
    default=False,
    examples=(
        Bad("The heart scan takes «30-40 minutes».", CLAIMS),
        Good("In 20% of adults over 60 the heart skips a beat.", CLAIMS),
        Good("The heart scan takes 50 minutes.", CLAIMS),
    ),
)
def unverified_claim(case: Case) -> Iterator[Hit]:
    """The text agrees with a registry entry whose figure has not been verified in its source.

    Why: agreement with an entry that nobody has checked against the paper is agreement with a guess.

    What to do: read the figure in its source and set the entry's status to `verified_in_source`.

    Authority: ICMJE recommendations: authors check references against the original documents.
    """
    for statement, link in linked(case):
        entry = find_standing(case.registry.entries[link.claim_id], case.registry)
        if entry is None or entry.status not in _SAYS or compare_figure(statement.figure.figure, entry) == "differs":
            continue
        found = statement.figure
        message = (
            f"the registry's entry for {found.text} ({entry.id}) is {_SAYS[entry.status]}, not verified in its source: "
            "read it there"
        )
        yield Hit(found.start, found.end, message, claim_id=entry.id, found=found.text)
