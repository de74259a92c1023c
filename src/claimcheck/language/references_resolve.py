"""Markers and author-year sources joined with the entries of a document's reference lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from claimcheck.documents.document import Document
from claimcheck.language.citations_marker import MARKERS, ROUND
from claimcheck.language.citations_words import known_organization
from claimcheck.model import Citation, CitationKind, Reference


def numbers_in_round_brackets(document: Document, references: Sequence[Reference], silent: Collection[int]) -> bool:
    """True where the document points to its numbered list by `(3)`.

    It has such a list, no other markers, and most of its digits in round brackets are numbers of the list. `silent` are
    the indexes of the list's own blocks.
    """
    labels = {reference.label for reference in references if reference.label and reference.label.isdecimal()}
    if not labels:
        return False
    known = unknown = 0
    for block in document.blocks:
        if block.index in silent or block.kind == "heading":
            continue
        if any(mark.kind in ("superscript", "footnote") for mark in block.marks):
            return False
        if any(match.lastgroup in ("number", "note", "raised") for match in MARKERS.finditer(block.text)):
            return False
        for match in ROUND.finditer(block.text):
            if set(re.findall(r"\d+", match["round"])) <= labels:
                known += 1
            else:
                unknown += 1
    return known > unknown


def resolve_markers(citations: Sequence[Citation], references: Sequence[Reference]) -> tuple[Citation, ...]:
    """The citations with the entries they point to (`references`) and what those say; the others as they are.

    Glued digits and signs are dropped where no entry bears them or where the document marks otherwise; so are raised
    digits without an entry in a document that marks with brackets, and raised signs without one.
    """
    labels: dict[str, int] = {}
    names: dict[tuple[str, int | None], list[int]] = {}
    for index, reference in enumerate(references):
        if reference.label:
            labels.setdefault(reference.label.casefold(), index)
        for author in reference.csl.get("author", ())[:1]:
            family = str(author.get("family") or known_organization(str(author.get("literal", ""))))
            names.setdefault((family.casefold(), _year(reference.csl)), []).append(index)
    if not labels and references and _numbers_from_one(citations, len(references)):
        labels = {str(number): number - 1 for number in range(1, len(references) + 1)}
    pointed = [
        tuple(labels[key.casefold()] for key in citation.keys if key.casefold() in labels)
        if citation.form == "marker"
        else tuple(names.get((_first_name(citation), citation.year), ()))
        if citation.year is not None
        else ()
        for citation in citations
    ]
    styles = Counter(_style(each) for each, entries in zip(citations, pointed, strict=True) if entries)
    found = []
    for citation, entries in zip(citations, pointed, strict=True):
        style = _style(citation)
        if style == "glued" and (not entries or styles["bracket"] + styles["raised"] > styles["glued"]):
            continue
        unknown = style == "raised" and not entries
        if unknown and (styles["bracket"] > styles["raised"] or not any(key.isdecimal() for key in citation.keys)):
            continue
        found.append(_filled(citation, references[entries[0]].csl, entries) if entries else citation)
    return tuple(found)


def _first_name(citation: Citation) -> str:
    """What a list of authors and bodies sorts the citation under, in lower case."""
    if citation.authors:
        return citation.authors[0].casefold()
    return known_organization(citation.organization or "").casefold()


def _numbers_from_one(citations: Sequence[Citation], count: int) -> bool:
    """True where markers number a list without labels: 1 and 2 stand in the text, and nothing above its length."""
    keys = {key for citation in citations if citation.form == "marker" for key in citation.keys if key.isdecimal()}
    return {"1", "2"} <= keys and all(0 < int(key) <= count for key in keys)


def _style(citation: Citation) -> str:
    if citation.form != "marker":
        return "none"
    if not citation.agent:
        return "glued"
    return "bracket" if citation.text[:1] in "[(\\" else "raised"


def _year(csl: Any) -> int | None:
    parts = csl.get("issued", {}).get("date-parts", [[None]])
    year = parts[0][0]
    return year if isinstance(year, int) else None


def _filled(citation: Citation, csl: Any, entries: tuple[int, ...]) -> Citation:
    families = tuple(str(author.get("family", "")) for author in csl.get("author", ()) if author.get("family"))
    kinds: dict[str, CitationKind] = {"article-journal": "study", "webpage": "website", "report": "organization"}
    kind = citation.kind
    if kind in ("reference-marker", "author-year"):
        kind = kinds.get(str(csl.get("type")), kind)
        title = str(csl.get("title", "")).casefold()
        if "meta-analysis" in title:
            kind = "meta-analysis"
        elif "review" in title:
            kind = "review"
        elif "guideline" in title:
            kind = "guideline"
        elif re.search(r"\btrial\b", title):
            kind = "trial"
    return citation._replace(
        agent=True,
        kind=kind,
        references=entries,
        year=citation.year or _year(csl),
        container=citation.container or csl.get("container-title"),
        organization=citation.organization or csl.get("publisher"),
        authors=families or citation.authors,
        title=citation.title or csl.get("title"),
        doi=citation.doi or csl.get("DOI"),
        pmid=citation.pmid or csl.get("PMID"),
        pmcid=citation.pmcid or csl.get("PMCID"),
        url=citation.url or csl.get("URL"),
        volume=citation.volume or csl.get("volume"),
        pages=citation.pages or csl.get("page"),
    )
