"""REG008: an entry whose review or expiry date has passed."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.registry.comparison import find_standing
from claimcheck.registry.registry import latest_day
from claimcheck.rule import Bad, Case, Good, Hit, linked, rule

CLAIMS = """
claims:
  - id: scan.duration
    statement: The heart scan takes 30-40 minutes.
    measure: {label: length of the heart scan, terms: [heart scan takes, scan lasts]}
    figure: 30-40 minutes
    verification: {status: approved}
    review: {owner: cardiology desk, due: 2025-06}
"""


@rule(
    "REG008",
    severity="warning",
    needs="links",
    examples=(
        Bad("The heart scan takes «30-40 minutes».", CLAIMS, today="2025-07-01"),
        Good("The heart scan takes 30-40 minutes.", CLAIMS, today="2025-06-30"),
        Good("The waiting room is open for 9 hours.", CLAIMS, today="2025-07-01"),
    ),
)
def review_overdue(case: Case) -> Iterator[Hit]:
    """The registry entry behind a claim was to be reviewed by a day that has passed, or has expired.

    A date without a day or month runs to the end of its month or year.

    Why: evidence moves on, and nobody has looked whether this figure still holds.

    What to do: have the entry's owner review it and set the next date.

    Authority: JAMA benchmarks (currency), Silberg et al., JAMA 1997; DISCERN, item 5.
    """
    for statement, link in linked(case):
        entry = find_standing(case.registry.entries[link.claim_id], case.registry)
        if entry is None:
            continue
        for what, day in (("expired on", entry.expires), ("was to be reviewed by", entry.due)):
            if day is not None and latest_day(day) < case.today:
                found = statement.figure
                owner = f" by {entry.owner}" if entry.owner else ""
                message = f"the registry's entry for {found.text} ({entry.id}) {what} {day}: have it reviewed{owner}"
                yield Hit(found.start, found.end, message, claim_id=entry.id, found=found.text)
                break
