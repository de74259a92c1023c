"""REG007: a claim that the registry has retired or replaced."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Statement
from claimcheck.registry.comparison import comparable_citations, compare_figure, find_standing, sources_agree
from claimcheck.registry.registry import Entry, Registry
from claimcheck.rule import Bad, Case, Good, Hit, linked, rule

CLAIMS = """
claims:
  - id: vaccine.protection.2018
    statement: The shingles vaccine protects 50% of adults over 60.
    measure: {label: protection by the shingles vaccine, terms: [vaccine protects, protection, shingles vaccine]}
    figure: 50%
    verification: {status: retired}
  - id: vaccine.protection
    statement: The shingles vaccine protects 90% of adults over 60.
    measure: {label: protection by the shingles vaccine, terms: [vaccine protects, protection, shingles vaccine]}
    figure: 90%
    supersedes: vaccine.protection.2018
    verification: {status: approved}
"""


@rule(
    "REG007",
    severity="error",
    needs="links",
    examples=(
        Bad("The shingles vaccine protects «50%» of adults over 60.", CLAIMS),
        Good("The shingles vaccine protects 90% of adults over 60.", CLAIMS),
        Good("The shingles vaccine protects 70% of adults over 60.", CLAIMS),
    ),
)
def retired_claim(case: Case) -> Iterator[Hit]:
    """The text agrees with a registry entry that was retired or replaced by another.

    Why: the figure was right once; a reader now takes an old one for today's.

    What to do: take the entry that replaces it, or take the claim out where none does.

    Authority: reviewed claim libraries (expiry of claims and references); JAMA benchmarks (currency).
    """
    for statement, link in linked(case):
        entry = case.registry.entries[link.claim_id]
        retired = next((old for old in _find_old(entry, case.registry) if _agrees(case, statement, old)), None)
        standing = find_standing(entry, case.registry)
        if retired is None or (standing is not None and compare_figure(statement.figure.figure, standing) == "agrees"):
            continue
        found = statement.figure
        successor = find_standing(retired, case.registry)
        advice = (
            f"{successor.id} replaces it with {successor.figure_text}: take that"
            if successor
            else "nothing replaces it: take the claim out"
        )
        yield Hit(
            found.start,
            found.end,
            f"says {found.text}, which the registry has retired ({retired.id}); {advice}",
            claim_id=retired.id,
            found=found.text,
            expected=successor.figure_text if successor else None,
        )


def _find_old(entry: Entry, registry: Registry) -> Iterator[Entry]:
    """The entry itself where it no longer holds, and those that it replaces, the newest first."""
    seen: set[str] = set()
    left = [entry.id]
    while left:
        current = left.pop(0)
        if current in seen or current not in registry.entries:
            continue
        seen.add(current)
        old = registry.entries[current]
        if old.status == "retired" or current in registry.successors:
            yield old
        left.extend(old.supersedes)


def _agrees(case: Case, statement: Statement, entry: Entry) -> bool:
    citations = comparable_citations(case.reading.citations[cover.citation] for cover in statement.figure.covers)
    return compare_figure(statement.figure.figure, entry) == "agrees" and sources_agree(citations, entry, case.registry)
