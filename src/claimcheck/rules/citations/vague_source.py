"""CIT002: `studies show`, and nothing more, behind a figure."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Citation, Statement
from claimcheck.rule import Bad, Case, Good, Hit, rule


@rule(
    "CIT002",
    severity="warning",
    needs="figures",
    examples=(
        Bad("«Studies show» that 70% of patients have less pain."),
        Bad("«Research suggests» relief in 60-70% of patients, and 5% need a second operation."),
        Good("A 2020 study in Pain Medicine found relief in 70-80% of patients."),
        Good("Studies show that most patients have less pain."),
    ),
)
def vague_source(case: Case) -> Iterator[Hit]:
    """The only source of a figure is `studies show`, `experts say` or the like: no journal, author, institution or year.

    Why: such words sound like evidence and let nobody check it.

    What to do: name the study or guideline: author, journal and year, or its DOI.

    Authority: JAMA benchmarks for health information (attribution); DISCERN, item 4.
    """
    citations = case.reading.citations
    covered: dict[int, list[tuple[int, int]]] = {}
    texts: dict[int, str] = {}
    for statement in case.reading.statements:
        figure = statement.figure
        if (
            figure.role != "age"
            and not _is_past(case, statement)
            and figure.covers
            and all(_is_vague(citations[cover.citation]) for cover in figure.covers)
        ):
            first = figure.covers[0].citation
            covered.setdefault(first, []).append((figure.start, figure.end))
            texts.setdefault(first, figure.text)
    for index, figures in sorted(covered.items()):
        citation = citations[index]
        message = f"`{citation.text}` is all that stands behind {texts[index]}: name the study, its journal and year"
        yield Hit(citation.start, citation.end, message, found=citation.text, figures=tuple(figures))


def _is_past(case: Case, statement: Statement) -> bool:
    """True for a time that only says when: `in the past 50 years`."""
    figure = statement.figure
    before = case.reading.document.blocks[figure.block].text[max(0, figure.plain.start - 12) : figure.plain.start]
    return figure.figure.dimension == "time" and before.endswith(("past ", "last ", "previous "))


def _is_vague(citation: Citation) -> bool:
    return citation.kind == "vague" or citation.form == "vague"
