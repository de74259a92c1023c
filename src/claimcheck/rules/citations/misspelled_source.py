"""CIT010: the title of a source, nearly right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.journals import near_journal
from claimcheck.model import Citation, Fix, Reference, Span
from claimcheck.registry.agree import plain_words, same_journal_names
from claimcheck.registry.registry import Registry
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.citations.surroundings import REACH, find_details
from claimcheck.rules.passages import as_edit

REGISTRY = """
sources:
  - {id: lee2021, type: article-journal, container-title: Supportive Oncology Letters, issued: {date-parts: [[2021]]}}
claims:
  - id: relief
    statement: Pumps relieve pain in 60% of patients.
    measure: {label: pain relief, terms: [pain relief]}
    figure: 60%
    sources: [{id: lee2021}]
"""
CLOSE = 90  # of 100: how alike two titles must be


@rule(
    "CIT010",
    severity="warning",
    needs="sources",
    examples=(
        Bad("A 2020 study in the «Journal of Clinical Oncolgy» found relief in 60% of patients."),
        Bad("A 2021 study in «Suportive Oncology Letters» found pain relief in 60% of patients.", REGISTRY),
        Bad("Pain fell in 60% of patients (Lee et al., «Lancet Oncolgy», 2021)."),
        Bad("It helps 60% [1].\n\nReferences\n\n1. Lee A. Pumps in cancer. «Lancet Oncolgy». 2021;22:100-9."),
        Good("A 2020 study in the Journal of Clinical Oncology found relief in 60% of patients."),
        Good("A 2020 study in Pain Reports and Studies found relief in 60% of patients."),
    ),
)
def misspelled_source(case: Case) -> Iterator[Hit]:
    """The title of a journal is a near miss of one that the registry or the list of journals knows.

    Why: readers, search engines and the registry look for the title as it is written, and do not find it.

    What to do: correct the title; where it is another journal after all, say so in a suppression's reason.

    Authority: AMA Manual of Style, chapter 3 (names of journals).
    """
    for citation in case.reading.citations:
        container = citation.container or find_details(case.reading, citation).container
        if container is None:
            continue
        written = container.removeprefix("the ")
        if citation.references and written not in citation.text:  # told by its entry
            continue
        meant = _find_meant(written, case.registry)
        if meant is not None:
            yield _as_hit(case, citation, written, meant)
    for reference in case.reading.references:
        written = str(reference.csl.get("container-title", ""))
        meant = _find_meant(written, case.registry) if written and "issued" in reference.csl else None
        if meant is not None:
            yield _in_entry(case, reference, written, meant)


def _find_meant(written: str, registry: Registry) -> str | None:
    """The known title that the written one is a slip of; None where it is known itself, or near none."""
    titles = {source.container for source in registry.sources.values() if source.container}
    titles.update(registry.journals)
    if any(same_journal_names(written, title, registry) for title in titles):
        return None
    near = near_journal(written)
    if near is not None:
        return near
    plain = plain_words(written)
    if len(plain) < 8 or not titles:
        return None
    from rapidfuzz import fuzz

    scored = ((fuzz.ratio(plain, plain_words(title)), title) for title in sorted(titles))
    score, title = max(scored, key=lambda pair: pair[0])
    return title if score >= CLOSE and _differs_in_spelling(plain, plain_words(title)) else None


def _differs_in_spelling(written: str, known: str) -> bool:
    """True where each word that differs is long and nearly the same: a slip, no other word."""
    from rapidfuzz.distance import OSA

    ones, others = written.split(), known.split()
    if len(ones) != len(others):
        return False
    differing = [(one, other) for one, other in zip(ones, others, strict=True) if one != other]
    return bool(differing) and all(
        min(len(one), len(other)) >= 4 and OSA.distance(one, other) <= 2 for one, other in differing
    )


def _in_entry(case: Case, reference: Reference, written: str, meant: str) -> Hit:
    block = case.reading.document.blocks[reference.block]
    at = block.text.find(written, max(block.text.find(reference.text), 0))
    place = block.map.to_source(at, at + len(written)) if at >= 0 else Span(reference.start, reference.end)
    fix = Fix("unsafe", (as_edit(block, at, at + len(written), meant),)) if at >= 0 else None
    return Hit(place.start, place.end, _told(written, meant), found=written, expected=meant, fix=fix)


def _told(written: str, meant: str) -> str:
    return f"`{written}` is not a known journal, but `{meant}` is: correct the title"


def _as_hit(case: Case, citation: Citation, written: str, meant: str) -> Hit:
    place, fix = Span(citation.start, citation.end), None
    if citation.plain is not None:
        block = case.reading.document.blocks[citation.block]
        at = re.compile(re.escape(written)).search(block.text, citation.plain.start, citation.plain.end + REACH)
        if at is not None:
            place = block.map.to_source(at.start(), at.end())
            fix = Fix("unsafe", (as_edit(block, at.start(), at.end(), meant),))
    return Hit(place.start, place.end, _told(written, meant), found=written, expected=meant, fix=fix)
