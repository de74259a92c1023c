"""REG002: another source than the registry's."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.registry.comparison import (
    comparable_citations,
    find_sources,
    find_standing,
    name_sources,
    sources_agree,
)
from claimcheck.rule import Bad, Case, Good, Hit, linked, rule

CLAIMS = """
sources:
  - {id: ej2020, type: article-journal, container-title: Example Journal, issued: {date-parts: [[2020]]}}
claims:
  - id: patch.relief
    statement: The patch gives pain relief to 70-80% of people with shingles.
    measure: {label: people whose pain falls with the patch, terms: [pain relief, less pain]}
    figure: 70-80%
    sources: [{id: ej2020}]
    verification: {status: approved}
  - id: scan.duration
    statement: The heart scan takes 30-40 minutes.
    measure: {label: length of the heart scan, terms: [heart scan takes, scan lasts]}
    figure: 30-40 minutes
    verification: {status: approved}
"""


@rule(
    "REG002",
    severity="error",
    needs="links",
    examples=(
        Bad(
            "«A 2018 study in Example Journal» found pain relief with the patch in 70-80% of people with shingles.",
            CLAIMS,
        ),
        Good(
            "A 2020 study in Example Journal found pain relief with the patch in 70-80% of people with shingles.",
            CLAIMS,
        ),
        Good("Studies show pain relief with the patch in 70-80% of people with shingles.", CLAIMS),
        Good("The heart scan takes 30-40 minutes, according to a 2018 study in Example Journal.", CLAIMS),
    ),
)
def source_mismatch(case: Case) -> Iterator[Hit]:
    """None of the sources cited for a claim is one that the registry has for it.

    One right source among several is enough. A vague source (`studies show`) is no mismatch, and an entry without a
    source accepts any.

    Why: a reader, or a reviewer, who follows the citation does not find the figure there.

    What to do: cite the registry's source, or have the cited one added to the entry once someone has read it.

    Authority: JAMA benchmarks (attribution), Silberg et al., JAMA 1997; DISCERN, items 4 and 5.
    """
    wrong: dict[int, list[tuple[int, int, str]]] = {}
    for statement, link in linked(case):
        entry = find_standing(case.registry.entries[link.claim_id], case.registry)
        indexes = [cover.citation for cover in statement.figure.covers]
        named = [index for index in indexes if comparable_citations((case.reading.citations[index],))]
        if entry is None or sources_agree([case.reading.citations[index] for index in named], entry, case.registry):
            continue
        first = min(named, key=lambda index: case.reading.citations[index].start)
        wrong.setdefault(first, []).append((statement.figure.start, statement.figure.end, entry.id))
    for index, figures in wrong.items():
        citation = case.reading.citations[index]
        entry = case.registry.entries[figures[0][2]]
        expected = name_sources(find_sources(entry, case.registry))
        yield Hit(
            citation.start,
            citation.end,
            f"cites {citation.text}, the registry names {expected} for this claim ({entry.id}): cite that source",
            claim_id=entry.id,
            found=citation.text,
            expected=expected,
            figures=tuple((start, end) for start, end, _ in figures),
        )
