"""What the words right beside a citation add to it: authors, a journal with its year, or the title of a document."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.documents.document import Block
from claimcheck.language.journals import canonical_journal, find_journal
from claimcheck.language.reading import Reading
from claimcheck.model import Citation, Span
from claimcheck.pattern import as_pattern

REACH = 220  # characters on either side

NAME = r"[A-ZÀ-ÞŁŚŠŽ][\w'’-]+"
OTHERS = r"(?:colleagues|others|co-?workers|co-?authors|associates|team|(?:his|her|their)\s\w+)"
TOLD = r"(?:published|wrote|writes?|writing|reported|reports?|described|describes?|noted|notes?|says?|said|found|showed|shows?)"
NAMES = rf"(?:{NAME}(?:,\s{NAME}){{0,3}},?\s(?:and|&)\s{NAME}|{NAME},?\s(?:et\sal\.?|and\s{OTHERS}))"

# `… by Sallow and Kent`, `… (2022) by Dr. Lee`, `… (Okoye and others)`
AUTHOR_BEHIND = as_pattern(
    rf"[*_”\"’']*,?\s(?:\((?:19|20)\d\d\)\s)?(?:by\s(?:the\s)?(?:(?:Dr|Prof|Professor)\.?\s)?{NAME}|\((?:{NAMES}|{NAME})\))"
)
# `Ito and colleagues say in their …`, `Whitfield and Amadi (…`, `Ekdahl (…`
AUTHOR_BEFORE = as_pattern(
    rf"(?:{NAMES}[\s,]+(?:[a-z][\w'’-]*\s){{0,6}}\(?|{NAME}\s\(|{NAME}\s{TOLD}\s(?:[a-z]+\s){{0,3}})$"
)
AUTHOR_INSIDE = as_pattern(rf"\bby\s(?:(?:Dr|Prof)\.?\s)?{NAME}")
LEADS_TITLE = as_pattern(r",?\s(?:published\s)?in\s(?:the\s)?|,\s")
TITLE_BEHIND = as_pattern(
    r"\s(?:published\s)?in\s(?P<title>(?:[Tt]he\s)?[A-Z][\w&-]+(?:\s[A-Z&][\w&-]*|\s(?:of|and|in)\s[A-Z][\w-]+){0,8})"
)
# `Ibsen et al., Allergy, 2020`, `(Ferreira et al., Tobacco Control, 2021)`
JOURNAL_BEHIND = as_pattern(r"[*_]?,\s[*_“\"]?(?P<title>[A-Z][^,()\d]{2,80}?)[*_”\"]?,\s(?P<year>(?:19|20)\d\d)\b")
YEAR = as_pattern(r"\b(?:19|20)\d\d\b")
FIGURE = as_pattern(r"\bthat\b|;|\d(?<!(?:19|20)\d\d)(?!\d)(?<!\b(?:19|20)\d\d)|\d%")
# A document by its name: `Annual Review 2023`, `(Cataract Data and Statistics, 2024)`
DOCUMENT_INSIDE = as_pattern(
    r"\b(?:Annual|National|Global|World|Survey|Audit|Atlas|Handbook|Yearbook|Fact\s?[Ss]heet|Factsheet|Statistics|Review|Report|Guide|Guideline|Facts)\s"
    r"(?:\w+\s){0,3}(?:(?:19|20)\d\d)"
)
DOCUMENT_BEHIND = as_pattern(
    r"\s\([^()]{5,160}(?:https?://|www\.)|,\s(?:the|The|a)\s[^,()]{3,70}\s\([A-Z][^()]{5,100},?\s(?:19|20)\d\d\)|(?:\s[a-z]{3,12}){0,2}\sin\s(?:its|their)\s(?:[a-z-]+\s){0,3}[A-Z][^()]{6,100}?\s\((?:19|20)\d\d\)|[’'s]*,?\s\(?[*_“\"]?[A-Z][^()]{6,100}?[*_”\"]?,?\s\(?(?:19|20)\d\d\)|[^.]{0,20}(?:https?://|www\.)"
    r"|[’'s]*,?\s\(?[*_“\"]?(?:[A-Z][\w-]*\s){0,5}(?:Guideline|Bulletin|Opinion|Statement|Report|Paper|Fact\s?[Ss]heet)s?\s(?:[Nn]o\.?|[Nn]umber|\#)?\s?\d+"
)
TITLE_QUOTED = as_pattern(r",?\s[“\"][A-Z][^”\"]{10,200}[”\"]")  # `by Zeng and colleagues, "Drugs for …"`
# `Guideline on Consent for Endoscopy`: a document of a body by its title
TITLE_INSIDE = as_pattern(
    r"\b(?:Guidelines?|Guidance|Statement|Report|Handbook|Standards?|Code)\s(?:on|for|of|to)\s(?:the\s)?[A-Z]"
)
COCHRANE = as_pattern(r"\bCD\d{6}\b")  # the number of a Cochrane review
IN_ITS = as_pattern(
    r"(?:['’]s)?,?\s\(?(?:in\s)?(?:(?:its|their|the|an?)\s)?(?:\d{4}\s)?"
)  # between a body and its document
DOCUMENT_BEFORE = as_pattern(
    r"[”\"]\s$|\bIn\s(?:its|their)\s[^.]{5,160},\s(?:the\s)?$|\b(?:prescribing\sinformation|label(?:ling)?|leaflet|monograph|guidelines?|fact\s?sheet)\s(?:of|for|on)\s\w+\s$"
)


class Details(NamedTuple):
    """What stands beside a citation."""

    author: bool = False
    container: str | None = None
    year: bool = False
    document: bool = False


def find_details(reading: Reading, citation: Citation) -> Details:
    """The authors, journal, year and document that the words beside a citation name, in its own sentence."""
    plain = citation.plain
    if plain is None:
        return Details()
    block = reading.document.blocks[citation.block]
    text = block.text
    before, behind = text[max(plain.start - REACH, 0) : plain.start], text[plain.end : plain.end + REACH]
    inside = text[plain.start : plain.end]
    if inside.startswith("(") and not before.endswith("("):
        before += "("
    container, year = _find_journal(citation, inside, behind)
    title = _find_emphasis(block, plain.end)
    if title is not None and citation.container is None:
        container = text[title.start : title.end]
        behind = text[title.end : title.end + REACH]
    return Details(
        author=bool(
            AUTHOR_BEHIND.match(behind)
            or AUTHOR_BEFORE.search(before)
            or AUTHOR_INSIDE.search(inside)
            or citation.authors
        ),
        container=container or citation.container,
        year=year or citation.year is not None,
        document=bool(
            (citation.organization and (DOCUMENT_BEHIND.match(behind) or _has_document_behind(block, plain.end)))
            or ((named := DOCUMENT_INSIDE.search(inside + behind[:12])) and named.start() < len(inside))
            or COCHRANE.search(inside)
            or (citation.organization and TITLE_INSIDE.search(inside))
            or TITLE_QUOTED.match(behind)
            or DOCUMENT_BEFORE.search(before.rstrip("("))
        ),
    )


def _find_journal(citation: Citation, inside: str, behind: str) -> tuple[str | None, bool]:
    """The journal, and whether a year, that stand inside or right behind a citation of authors."""
    if citation.container is not None or not citation.authors:
        return None, False
    parts = [part.strip(' ()*_“”"') for part in inside.split(",")]
    known = next((part for part in parts if canonical_journal(part) or (" of " in part and part[:1].isupper())), None)
    if known is not None:
        return known, citation.year is not None
    listed = JOURNAL_BEHIND.match(behind)
    if listed is not None:
        return listed["title"], True
    stop = FIGURE.search(behind)
    near = behind[: stop.start()] if stop else behind
    for capital in re.finditer(r"(?<![\w-])[A-Z]", near):
        found = find_journal(near, capital.start())
        if found is not None:
            return found[0], YEAR.search(near) is not None
    titled = TITLE_BEHIND.match(near) if citation.year is not None else None
    return (titled["title"], True) if titled is not None else (None, False)


def _has_document_behind(block: Block, at: int) -> bool:
    """A linked or emphasised title right behind an organisation: `in its [Guideline on Heel Pain](…)`."""
    return any(
        mark.kind in ("link", "emphasis") and IN_ITS.fullmatch(block.text, at, mark.start)
        for mark in block.marks_from(at + 1, at + 25)
    )


def _find_emphasis(block: Block, at: int) -> Span | None:
    """An emphasised title that follows: `in <i>The Breast</i>`."""
    for mark in block.marks_from(at + 1, at + 21):
        if mark.kind == "emphasis" and LEADS_TITLE.fullmatch(block.text, at, mark.start):
            return Span(mark.start, mark.end)
    return None
