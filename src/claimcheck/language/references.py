"""Reference lists and footnotes: which blocks they are, their entries, and the markers that point to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from claimcheck.documents.document import Block, Document
from claimcheck.language.references_entry import is_entry, read_entry
from claimcheck.model import Citation, CitationKind, Reference

HEADING = re.compile(
    r"(?:\d+\.?\s)?(?:list\sof\s|selected\s|key\s|cited\s|main\s)?(?:references?|sources?|bibliography|works\scited|literature(?:\scited)?|citations|notes|endnotes"
    r"|footnotes|references\s(?:and|&)\snotes|sources\s(?:and|&)\sreferences|references\s(?:and|&)\ssources|reference\slist)\s?:?",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"\s*(?:\[(?P<a>\^?[^\]\s]{1,40})\]:?|\((?P<b>\d{1,3})\)|(?P<c>\d{1,3})[.)]?|(?P<d>[*†‡§]{1,2}|[¹²³⁴-⁹⁰]{1,3}))\s+(?=\S)"
)
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _list_blocks(document: Document) -> tuple[list[int], list[int]]:
    """Indexes of the headings of reference lists and of their entries."""
    headings: list[int] = []
    entries: list[int] = []
    level = 0
    for block in document.blocks:
        if block.kind == "note":
            entries.append(block.index)
            continue
        title = len(block.text) < 60 and HEADING.fullmatch(block.text) is not None
        if title and (block.kind == "heading" or (block.kind == "paragraph" and _is_title(document, block))):
            level = block.level or 7
            headings.append(block.index)
        elif level and block.kind == "heading":
            if block.level <= level:
                level = 0
        elif level and block.kind in ("item", "paragraph", "cell"):
            entries.append(block.index)
    return headings, entries


def _is_title(document: Document, block: Block) -> bool:
    """A paragraph that stands as the title of a list: what follows is an entry."""
    after = document.blocks[block.index + 1 : block.index + 2]
    return bool(after) and (
        is_entry(after[0].text) or NUMBER.match(after[0].text) is not None or after[0].kind == "item"
    )


def find_reference_blocks(document: Document) -> frozenset[int]:
    """Indexes of the blocks that are headings or entries of reference lists, or footnotes that hold a source."""
    headings, entries = _list_blocks(document)
    blocks = document.blocks
    return frozenset(
        [*headings, *(index for index in entries if blocks[index].kind != "note" or is_entry(blocks[index].text))]
    )


def read_references(document: Document) -> tuple[Reference, ...]:
    """The entries of all reference lists and footnotes in document order; offsets are *source*, `csl` is CSL-JSON."""
    found: list[Reference] = []
    for index in _list_blocks(document)[1]:
        block = document.blocks[index]
        if block.kind == "note":
            if is_entry(block.text):
                found.append(_reference(block, block.label, 0, len(block.text)))
            continue
        found.extend(_split(block))
    return tuple(found)


def _split(block: Block) -> list[Reference]:
    """A block's entries: one, or several where a paragraph holds a numbered run `1. … 2. …`."""
    text = block.text
    first = NUMBER.match(text)
    if first is None or (block.kind == "item" and block.label):
        start = first.end() if first and block.label is None else 0
        label = block.label or (str(block.item + 1) if block.ordered and block.item is not None else None)
        return [_reference(block, block.anchor if label is None else label, start, len(text))] if text[start:] else []
    starts = [first]
    number = int(first["c"]) if first["c"] else 0
    at = first.end()
    while number:
        after = re.compile(rf"(?<=[.\d)])\s{number + 1}\.\s(?=[A-Z])").search(text, at)
        if after is None:
            break
        follow = NUMBER.match(text, after.start())
        if follow is None:
            break
        starts.append(follow)
        number, at = number + 1, follow.end()
    entries = []
    for place, match in enumerate(starts):
        end = starts[place + 1].start() if place + 1 < len(starts) else len(text)
        label = (match["a"] or match["b"] or match["c"] or match["d"]).lstrip("^").translate(RAISED)
        entries.append(_reference(block, label, match.end(), end))
    return entries


def _reference(block: Block, label: str | None, start: int, end: int) -> Reference:
    text = block.text[start:end].rstrip()
    place = block.map.to_source(start, start + len(text))
    links = [mark.target for mark in block.marks if mark.kind == "link" and start <= mark.start < end]
    return Reference(label, place.start, place.end, read_entry(text, links), block.index, text)


def resolve_markers(citations: Sequence[Citation], references: Sequence[Reference]) -> tuple[Citation, ...]:
    """The citations with the entries they point to (`references`) and what those say; the others as they are.

    Glued digits are dropped where no entry bears their numbers.
    """
    labels: dict[str, int] = {}
    names: dict[tuple[str, int | None], list[int]] = {}
    for index, reference in enumerate(references):
        if reference.label:
            labels.setdefault(reference.label.casefold(), index)
        for author in reference.csl.get("author", ())[:1]:
            family = str(author.get("family", author.get("literal", ""))).casefold()
            names.setdefault((family, _year(reference.csl)), []).append(index)
    found = []
    for citation in citations:
        if citation.form == "marker":
            entries = tuple(labels[key.casefold()] for key in citation.keys if key.casefold() in labels)
            if not entries and citation.text[:1].isdecimal():
                continue
        elif citation.authors and citation.year is not None:
            entries = tuple(names.get((citation.authors[0].casefold(), citation.year), ()))
        else:
            entries = ()
        found.append(_filled(citation, references[entries[0]].csl, entries) if entries else citation)
    return tuple(found)


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
    return replace(
        citation,
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
