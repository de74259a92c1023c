"""Reference lists and footnotes: which blocks they are, their entries, and the markers that point to them."""

from __future__ import annotations

import re
from collections.abc import Collection

from claimcheck.documents.document import Block, Document
from claimcheck.language.references_entry import is_entry, read_entry
from claimcheck.language.references_resolve import numbers_in_round_brackets, resolve_markers
from claimcheck.model import Reference
from claimcheck.pattern import as_pattern

__all__ = ["find_reference_blocks", "numbers_in_round_brackets", "read_references", "resolve_markers"]

HEADING = as_pattern(
    r"(?:\d+\.?\s)?(?:list\sof\s|selected\s|key\s|cited\s|main\s)?(?:references?|sources?|bibliography|works\scited|literature(?:\scited)?|citations|notes|endnotes"
    r"|footnotes|references\s(?:and|&)\snotes|sources\s(?:and|&)\sreferences|references\s(?:and|&)\ssources|reference\slist)\s?:?",
    re.IGNORECASE,
)
NUMBER = as_pattern(
    r"\s*(?:\[(?P<a>\^?[^\]\s]{1,40})\]:?|\((?P<b>\d{1,3})\)|(?P<c>\d{1,3})[.)]?|(?P<d>[*†‡§]{1,2}|[¹²³⁴-⁹⁰]{1,3}))(?:\s+(?=\S)|(?<=[*†‡§¹²³⁴-⁹⁰])(?=[A-Z]))"
)
GLUED = as_pattern(r"(?<=[a-z)%][.,;])\d{1,2}(?=\s|$)")
RAISED_LABEL = as_pattern(r"(?:^|(?<=[.\s]))[¹²³⁴-⁹⁰]{1,2}\s?(?=[A-Z])")
STAR = as_pattern(r"(?:^|\n)[ \t]*\\?\*[ \t]*$")
STARRED = as_pattern(r"[\w%.,;)]\*(?=[\s.,;:)]|$)")
SIGN = as_pattern(r"(?:[*†‡§]{1,2}|[¹²³⁴-⁹⁰]{1,3})\s?(?=[A-Z])")
# `Leaflet DSU-117. Issued March 2025, for review March 2028`: the imprint of the text itself
IMPRINT = as_pattern(
    r"\b(?:(?:next|for|due\sfor|date\sof(?:\snext)?)\sreview|review\s(?:date|due)|reviewed\sby|(?:page\s)?last\s(?:reviewed|updated|checked)|next\s(?:check|update)|version\s\d"
    r"|(?:leaflet|document|publication|sheet|booklet|brochure|factsheet)\s(?:no\.?|code|number|ref(?:erence)?\.?|[A-Z]+[-/]?\d)|print\srun|©|copyright)",
    re.IGNORECASE,
)
# How it begins; an entry that was `last reviewed` some day begins with its author
IMPRINT_START = as_pattern(
    r"\W*(?:(?:information\s)?sheet|booklet|brochure|factsheet|leaflet|document|publication|page|version|last|next|date|review|due|print|issued|produced|published|written|©|copyright|[^.]{0,80}\bopen\b)",
    re.IGNORECASE,
)
# Worth reading as an entry: initials behind a name (no `Will I have pain?`), and a year
ENTRY_LIKE = as_pattern(
    r"^\W*(?:\d{1,3}[.)\]]?:?\s+)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?,?\s(?!I\s[a-z])[A-Z]{1,3}\b[^\n]*(?:19|20)\d\d"
)
# `Leaks happen to 2% of patients (Haddad et al., BJS, 2023).`: a sentence that cites, no entry
_CITES = as_pattern(r"\([A-Z][^\W\d_][^()]{2,120},\s(?:19|20)\d\d[a-z]?\)\.?\s*$")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _list_blocks(document: Document) -> tuple[list[int], list[int]]:
    """Indexes of the headings of reference lists and of their entries."""
    headings: list[int] = []
    entries: list[int] = []
    untitled = _untitled(document) | _starred(document)
    glued = {number for block in document.blocks for number in GLUED.findall(block.text)}
    pointed = _pointed_at(document)
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
        elif level and block.kind == "paragraph" and len(block.text) < 250 and _is_imprint(block.text):
            level = 0
        elif (
            (level and block.kind in ("item", "paragraph", "cell"))
            or block.index in untitled
            or _is_footnote(block, glued)
            or (block.anchor in pointed and _reads_as_note(block.text[_label_end(block) :]))
        ):
            entries.append(block.index)
    return headings, entries


def _untitled(document: Document) -> frozenset[int]:
    """Blocks of lists without a heading: two or more blocks in a row that are entries with authors, year and title."""
    found: set[int] = set()
    run: list[int] = []
    for block in document.blocks:
        if block.kind in ("item", "paragraph") and ENTRY_LIKE.search(block.text[:400]) and _is_strict(block.text):
            run.append(block.index)
            if len(run) >= 2:
                found.update(run[-2:])
        else:
            run = []
    return frozenset(found) | _numbered(document)


def _numbered(document: Document) -> frozenset[int]:
    """Blocks numbered 1, 2 … in a row that all read like entries: notes at the foot of a page without a heading."""
    found: set[int] = set()
    run: list[int] = []
    for block in document.blocks:
        label = NUMBER.match(block.text) if block.kind in ("item", "paragraph") else None
        number = block.label if block.kind == "item" and block.label else (label["a"] or label["c"]) if label else None
        wanted = str(len(run) + 1)
        if number not in (wanted, "1"):
            run = []
            continue
        text = block.text[label.end() if label and number != block.label else 0 :]
        note = _reads_as_note(text) or (len(run) > 1 and text[:1].isupper() and "issued" in read_entry(text))
        if not note:
            run = []
            continue
        run = [*run, block.index] if number == wanted else [block.index]
        if len(run) >= 2:
            found.update(run)
    return frozenset(found)


def _reads_as_note(text: str) -> bool:
    """An entry that begins with a capital and is no sentence with a figure: `1 in 9 men`, `2. Lie down.`"""
    return (
        text[:1].isupper()
        and len(text) <= 600
        and _CITES.search(text) is None
        and (is_entry(text) or {"publisher", "title"} <= read_entry(text).keys())
    )


def _starred(document: Document) -> frozenset[int]:
    """Lists of one entry behind a star, where a star closes words before it: `7% of people.*` and `* Mind. Facts. 2023.`"""
    blocks = document.blocks
    first = next((block.index for block in blocks if "*" in block.text and STARRED.search(block.text)), len(blocks))
    return frozenset(
        block.index
        for block in blocks[first + 1 :]
        if block.item == 0 and block.label is None and _is_behind_star(document, block) and is_entry(block.text)
    )


def _is_behind_star(document: Document, block: Block) -> bool:
    """True for a list of one item that has a star for its bullet."""
    after = document.blocks[block.index + 1 : block.index + 2]
    if after and after[0].list == block.list:
        return False
    start = block.map.to_source(0, 1).start
    return STAR.search(document.source[max(0, start - 8) : start]) is not None


def _is_strict(text: str) -> bool:
    label = NUMBER.match(text)
    csl = read_entry(text[label.end() :] if label else text)
    families = [author for author in csl.get("author", ()) if author.get("family")]
    return bool(families and "issued" in csl and ("container-title" in csl or "title" in csl))


def _is_footnote(block: Block, glued: Collection[str]) -> bool:
    """`* Smith J. Relief. Pain. 2020;21:1-9.`, `(1) Lee A. …`: a paragraph under a sign or number that is a whole entry.

    `glued`: numbers that stand behind a full stop, where `1 Mind. Facts on stress. 2024.` is a note too.
    """
    if block.kind == "paragraph" and _split_raised(block):
        return True
    number = NUMBER.match(block.text) if block.kind == "paragraph" and glued else None
    if number is not None and number["c"] in glued and _reads_as_note(block.text[number.end() :]):
        return True
    labelled = block.label is not None if block.kind == "item" else NUMBER.match(block.text) is not None
    if block.kind in ("paragraph", "item") and labelled and ENTRY_LIKE.match(block.text[:400]):
        return _is_strict(block.text)
    label = SIGN.match(block.text) if block.kind == "paragraph" else None
    return label is not None and is_entry(block.text[label.end() :])


def _pointed_at(document: Document) -> frozenset[str]:
    """The anchors that short links lead to, as markers do: `<a href="#note1">1</a>`."""
    return frozenset(
        mark.target[1:]
        for block in document.blocks
        for mark in block.marks
        if mark.kind == "link" and mark.target.startswith("#") and mark.end - mark.start <= 5
    )


def _label_end(block: Block) -> int:
    label = NUMBER.match(block.text)
    return label.end() if label is not None else 0


def _is_imprint(text: str) -> bool:
    return (
        IMPRINT_START.match(text) is not None
        and IMPRINT.search(text) is not None
        and NUMBER.match(text) is None
        and "container-title" not in read_entry(text)
    )


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
    starred = _starred(document)
    for index in _list_blocks(document)[1]:
        block = document.blocks[index]
        if block.kind == "note":
            if is_entry(block.text):
                found.append(_reference(block, block.label, 0, len(block.text)))
            continue
        found.extend(_split(block, "*" if index in starred else None))
    return tuple(found)


def _split_raised(block: Block) -> list[tuple[str, int, int]]:
    """Label, start and end of each entry of a block that is nothing but entries, each behind a raised sign."""
    text = block.text
    raised = [mark for mark in block.marks if mark.kind == "superscript"]
    signs = [(mark.start, mark.end) for mark in raised] or [match.span() for match in RAISED_LABEL.finditer(text)]
    if not signs or signs[0][0] != 0:
        return []
    ends = [start for start, _ in signs[1:]] + [len(text)]
    found = [
        (
            text[start:end].strip(" []().").translate(RAISED),
            end + len(text[end:stop]) - len(text[end:stop].lstrip()),
            stop,
        )
        for (start, end), stop in zip(signs, ends, strict=True)
    ]
    return found if all(is_entry(text[start:stop]) for _, start, stop in found) else []


def _split(block: Block, star: str | None) -> list[Reference]:
    """A block's entries: one, or several where a paragraph holds a numbered run `1. … 2. …`; `star`: its label."""
    text = block.text
    if block.kind == "paragraph" and (raised := _split_raised(block)):
        return [_reference(block, label, start, end) for label, start, end in raised]
    first = NUMBER.match(text)
    if first is None or (block.kind == "item" and block.label):
        start = first.end() if first and block.label is None else 0
        label = block.label or (str(block.item + 1) if block.ordered and block.item is not None else star)
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
        label = (match["a"] or match["b"] or match["c"] or match["d"]).lstrip("^@").translate(RAISED)
        entries.append(_reference(block, label, match.end(), end))
    return entries


def _reference(block: Block, label: str | None, start: int, end: int) -> Reference:
    text = block.text[start:end].rstrip()
    place = block.map.to_source(start, start + len(text))
    links = [mark.target for mark in block.marks_from(start, end) if mark.kind == "link"]
    return Reference(label, place.start, place.end, read_entry(text, links), block.index, text)
