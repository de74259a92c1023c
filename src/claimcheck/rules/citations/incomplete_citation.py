"""CIT003: a source that a reader cannot locate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.model import Citation, Related
from claimcheck.pattern import as_pattern
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.citations.completeness import group_mentions, has_author_list, is_bare_author_year

_ADVISES = as_pattern(
    r"(?:['’]s)?\s(?:(?:also|now|therefore|both)\s)?(?:recommends?|advises?|urges?|offers?|invites?|asks?|encourages?)\b",
    re.IGNORECASE,
)


@rule(
    "CIT003",
    severity="info",
    needs="sources",
    examples=(
        Bad("«A 2020 study in Pain Medicine» found that 70-80% of patients had less pain."),
        Bad("According to «the CDC», 1 in 5 adults has chronic pain."),
        Good("Smith et al. (Pain Medicine, 2020) found that 70-80% of patients had less pain."),
        Good("In a trial of 200 patients, 12% had an infection (doi:10.1093/pm/pnaa123)."),
        Good("Studies show that 70% of patients have less pain."),
    ),
)
def incomplete_citation(case: Case) -> Iterator[Hit]:
    """A source is named too briefly to be located: journal and year, an organisation or a year alone.

    Complete are author, journal and year; journal, year and volume or pages; a title; a DOI or PMID; an organisation
    with a titled document or a link. A reference marker is as complete as its entry. There is one finding for each
    source, at its first mention; the later ones are related.

    Why: a journal prints hundreds of papers a year; without more, nobody can look up what the paper really says.

    What to do: add the author and title, or the DOI, in the text or in a reference list.

    Authority: AMA Manual of Style, chapter 3; JAMA benchmarks for health information (attribution).
    """
    listed = has_author_list(case.reading)  # there, a name and year without an entry are a dangling reference
    for mentions in group_mentions(case.reading):
        first, *later = (case.reading.citations[index] for index in mentions.citations)
        if mentions.complete or (listed and is_bare_author_year(first)) or _only_advises(case, mentions.citations):
            continue
        yield Hit(
            first.start,
            first.end,
            f"{_name(first)} gives {_given(first)} only: add {_missing(first)} so that a reader can find it",
            found=first.text,
            related=tuple(Related(each.start, each.end, "named again here") for each in later),
        )


def _only_advises(case: Case, mentions: Sequence[int]) -> bool:
    """True for a body that tells what to do and gives no figure: `The CDC recommends that adults be tested`."""
    stating = {
        cover.citation
        for statement in case.reading.statements
        if statement.kind in case.config.needs_source
        for cover in statement.figure.covers
    }
    return stating.isdisjoint(mentions) and all(_advises(case, case.reading.citations[index]) for index in mentions)


def _advises(case: Case, citation: Citation) -> bool:
    if citation.kind != "organization" or citation.plain is None:
        return False
    text = case.reading.document.blocks[citation.block].text
    return _ADVISES.match(text, citation.plain.end) is not None


def _name(citation: Citation) -> str:
    return citation.text if len(citation.text) <= 80 else citation.text[:77].rstrip() + "…"


def _given(citation: Citation) -> str:
    fields = (
        ("author", citation.authors),
        ("journal", citation.container),
        ("organisation", citation.organization),
        ("year", citation.year),
    )
    given = [name for name, value in fields if value]
    return " and ".join(filter(None, (", ".join(given[:-1]), given[-1]))) if given else "its kind"


def _missing(citation: Citation) -> str:
    if citation.organization and not citation.container:
        return "the title of the document or a link"
    return "title or DOI" if citation.authors else "author and title, or a DOI,"
