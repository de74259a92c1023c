"""REG003: the number agrees, its bound does not."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Quantity
from claimcheck.registry.comparison import (
    compare_bounds,
    compare_figure,
    find_bound_drift,
    find_evidence,
    find_standing,
)
from claimcheck.rule import Bad, Case, Good, Hit, linked, rule

CLAIMS = """
claims:
  - id: drops.use
    statement: The drops cut the use of antihistamine tablets by 50-75%.
    measure: {label: fall in the use of antihistamine tablets, terms: [use of antihistamine tablets, antihistamine use]}
    figure: 50-75%
    direction: decrease
    verification: {status: approved}
  - id: drops.sneezing
    statement: Sneezing falls by at least 40% with the drops.
    measure: {label: fall in sneezing, terms: [sneezing, less sneezing]}
    figure: at least 40%
    direction: decrease
    verification: {status: approved}
"""

_SAYS = {
    "lost": "the bound is lost",
    "added": "the registry sets no such bound",
    "turned": "the bound is turned round",
    "range-end-lost": "one end of the range is lost",
}


@rule(
    "REG003",
    severity="warning",
    needs="links",
    examples=(
        Bad("The drops cut the use of antihistamine tablets by «up to 75%».", CLAIMS),
        Bad("Sneezing falls by «40%» with the drops.", CLAIMS),
        Bad("Sneezing falls by «up to 40%» with the drops.", CLAIMS),
        Good("The drops cut the use of antihistamine tablets by 50% to 75%.", CLAIMS),
        Good("Sneezing falls by 40% or more with the drops.", CLAIMS),
        Good("The drops cut the use of antihistamine tablets by about 50-75%.", CLAIMS),
    ),
)
def comparator_drift(case: Case) -> Iterator[Hit]:
    """The number of a claim agrees with the registry, but a bound was lost, added or turned, or a range lost an end.

    `about` and `nearly` are hedges, no bounds.

    Why: `up to 75%` promises the best case where the registry has the whole span, and `50%` for `at least 50%` hides
    that it is the lower limit.

    What to do: write the figure with the registry's bound or with both ends of its range.

    Authority: CONSORT 2010 and 2025 (effect with its precision); 21 CFR 202.1(e)(6) on claims stronger than their
    evidence.
    """
    for statement, link in linked(case):
        entry = find_standing(case.registry.entries[link.claim_id], case.registry)
        if entry is None:
            continue
        found = statement.figure
        if compare_figure(found.figure, entry) == "drift" and find_evidence(found.figure, entry) is None:
            drift = find_bound_drift(found.figure, entry)
            if drift:
                yield _as_hit(found, entry.figure_text, entry.id, _SAYS[drift])
        limit = statement.threshold
        if limit is not None and entry.threshold is not None:
            drift = compare_bounds(limit.figure, entry.threshold)
            if drift:
                yield _as_hit(limit, entry.threshold_text or "", entry.id, _SAYS[drift])


def _as_hit(found: Quantity, expected: str, claim_id: str, says: str) -> Hit:
    message = f"says {found.text} where the registry has {expected} ({claim_id}), {says}: write it as the registry does"
    return Hit(found.start, found.end, message, claim_id=claim_id, found=found.text, expected=expected)
