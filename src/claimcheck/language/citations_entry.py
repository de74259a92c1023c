"""Whole entries in running text: in brackets, `(Moss A, Fisk DN. Length of immunity. Pediatrics 2015;135:331-43)`,
and behind `Source:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.citations_words import YEAR, find_container, organization_name, organization_pattern
from claimcheck.language.journals import find_journal
from claimcheck.language.references_entry import read_entry
from claimcheck.model import Citation
from claimcheck.pattern import as_pattern

# A bracket that may hold brackets of its own: `(Moss G, et al. Laser first (LIGHT). Lancet 2019;393:1505-16)`
BRACKET = as_pattern(r"\((?P<body>[^()]{12,400}(?:\([^()]{1,60}\)[^()]{0,200}){0,3})\)")
DATED = as_pattern(rf"\b{YEAR}\b")
PARTED = as_pattern(r"[,;:.(]\s?")
# What follows an organisation's name: a document's title, then its year: `. Hepatitis C fact sheet, 2024`, also
# with place and publisher: `. London: NICE; 2022`
DOCUMENT = as_pattern(
    rf"""\s?[.,:]?\s(?P<title>[*_“"]{{0,3}}[A-Z][^;]{{2,200}}?)[.,]?[”"*_]{{0,3}}[.,]?
    (?:\s[A-Z][\w’'-]{{1,20}}(?:\s[A-Z][\w’'-]{{1,20}}){{0,2}}:\s[^;:]{{2,60}};)?\s\(?
    (?:\d{{1,2}}\s)?(?:[A-Z][a-z]{{2,8}}\.?\s)?(?P<year>{YEAR})\b""",
    re.VERBOSE,
)
DESIGNATION = as_pattern(r",\s[A-Z]{1,5}\s?\d{1,5}$")  # `Cataracts in adults, NG77`


def find_bracketed(text: str) -> Iterator[Citation]:
    """The brackets (*plain*) that hold one entry, written as a reference list has it."""
    if "(" not in text or not DATED.search(text):
        return
    for bracket in BRACKET.finditer(text):
        found = as_entry(text, *bracket.span("body"))
        if found is not None:
            yield found._replace(start=bracket.start(), end=bracket.end(), text="", form="parenthesis")


def find_dated_name(text: str) -> tuple[Citation, ...]:
    """What a cell for sources names in its own way, `PRISMS, Lancet 1998`, with its journal and year; () without a year."""
    year = next(reversed(list(DATED.finditer(text))), None)
    if year is None or not text[:1].isalnum():
        return ()
    places = (match.end() for match in PARTED.finditer(text, 0, year.start()))
    journal = next((found for at in (0, *places) if (found := find_container(text, at)) is not None), None)
    name = text[: year.start()].strip(" ,.(")
    return (
        Citation(
            0,
            len(text.rstrip()),
            text.strip(),
            "study",
            "source-line",
            year=int(year.group()),
            container=journal[0] if journal is not None else name or None,
        ),
    )


def as_entry(text: str, start: int, end: int) -> Citation | None:
    """The entry that [start, end) (*plain*) is, with all that it tells; None where it is no whole entry.

    Whole is what names authors, a title or journal and a year, or an organisation with a titled document and a year.
    """
    if find_journal(text, start) is not None:  # `N Engl J Med 2019;380:1` is no `N Engl J`'s
        return None
    return _by_authors(text, start, end) or _by_organization(text, start, end)


def _by_authors(text: str, start: int, end: int) -> Citation | None:
    csl = read_entry(text[start:end])
    if not (csl.get("author") and ("container-title" in csl or "title" in csl) and "issued" in csl):
        return None
    families = tuple(str(author["family"]) for author in csl["author"] if author.get("family"))
    if not families:
        return None
    return Citation(
        start,
        end,
        " ".join(text[start:end].split()),
        "study",
        "source-line",
        year=csl["issued"]["date-parts"][0][0],
        container=csl.get("container-title"),
        authors=families,
        title=csl.get("title"),
        doi=csl.get("DOI"),
        pmid=csl.get("PMID"),
        url=csl.get("URL"),
        volume=csl.get("volume"),
        pages=csl.get("page"),
    )


def _by_organization(text: str, start: int, end: int) -> Citation | None:
    name = organization_pattern().match(text, start, end)
    journal = find_journal(text, start)
    if name is not None and journal is not None and journal[1] > name.end():
        return None
    document = DOCUMENT.match(text, name.end(), end) if name else None
    if name is None or document is None or organization_pattern().fullmatch(document["title"]):
        return None
    return Citation(
        start,
        end,
        " ".join(text[start:end].split()),
        "organization",
        "source-line",
        year=int(document["year"]),
        organization=organization_name(name.group()),
        title=DESIGNATION.sub("", document["title"]).strip(" .,*_“”\"'"),
    )
