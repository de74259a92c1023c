"""Joins what a sentence says of one source in several places: who wrote it, and in which journal and year."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from claimcheck.documents.document import Mark
from claimcheck.language.citations_named import find_named
from claimcheck.language.citations_words import (
    AND_OTHERS,
    NOUN,
    OTHERS,
    YEAR,
    find_own_title,
    find_titles,
    kind_of,
)
from claimcheck.language.journals import canonical_journal
from claimcheck.model import Citation
from claimcheck.pattern import as_pattern

_NAME = r"[A-Z][\w’'-]*[a-z][\w’'-]*"
_SEVERAL = rf"{_NAME}(?:(?:,\s{_NAME}){{0,3}},?\s(?:and|&)\s(?!{OTHERS}){_NAME})?"
_NAMES = rf"(?P<names>{_SEVERAL})(?P<more>\s{AND_OTHERS})?"

# between `a study in Spine` and `Kerr and colleagues`: `by`; between `Kerr et al.` and `Spine, 2020`: a bracket
_GAP = as_pattern(
    r"""[\s,(*_]*(?:(?:published|reported|writing|wrote|from|led|carried\sout|run)\s)?(?:by|in|and\spublished\sin|from)?
    \s?(?:the\sjournal\s|the\s)?[\s(*_"“]*""",
    re.VERBOSE,
)
# between `Lee and colleagues` and the journal they wrote in: ` pooled 24 trials for `, ` followed 900 women. In `, ` (`
_WROTE_FOR = as_pattern(
    r"[^.!?;]{1,160}\s(?:(?:for|in|by)\s(?:the\s)?[*_]?|\([*_]?)|[^.!?;]{1,200}[.!?]\s(?:Writing\s)?[Ii]n\s(?:the\s)?[*_]?"
)
_AT = as_pattern(
    r"[*_]?,?\s(?:by\s)?(?:a\s)?(?:researchers|scientists|doctors|surgeons|nurses|psychologists|investigators|authors|team|group)\s(?:from|at|of)\s(?:the\s)?"
)
SENTENCE_END = as_pattern(r"[.!?]\s+[A-Z]")
_BEFORE_BRACKET = as_pattern(rf"(?:^|[\s(“\"])(?:(?:Dr|Prof|Professor)\.?\s)?{_NAMES}\s?\(?[*_]*$")
_BY_BEHIND = as_pattern(rf"[*_]*,?\s(?:led\s|published\s)?by\s{_NAMES}(?=[\s.,;)]|$)")
_WROTE = as_pattern(rf"(?:^|[\s,(]){_NAMES}\s(?:published|wrote|reported|writing)(?:\s\w+)?\sin\s(?:the\s)?[*_]*$")
_WROTE_TURNED = as_pattern(rf"(?:wrote|writes|reported|found|said|says)\s{_NAMES}\sin\s(?:the\s)?[*_]*$")
# ` wrote in 2022`, ` calculated in 1998` behind a body or authors
_TOLD_IN = as_pattern(
    rf"\s(?:wrote|reported|published|said|found|calculated|estimated|showed|concluded|stated|noted|advised|recommended|counted)"
    rf"\s(?:back\s|already\s)?in\s(?P<year>{YEAR})(?=[\s,.;:)]|$)"
)
_NO_NAMES = frozenset(
    """According The This That These Those In On At By For From And But When While If As It Its A An One Two Both Most Some Many
    Doctors Researchers Scientists Patients People Children Women Men Guidelines Research Studies Authors Experts""".split()
)
_CLOSED = frozenset({"marker", "identifier", "link", "vague", "back-reference"})


def join_citations(text: str, found: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations of a block with the parts of one source joined; offsets stay *plain*, order stays.

    Two neighbours are one source where one gives the author and the other journal or year, nothing they both give
    differs, and only `by`, `in` or a bracket stands between. A name right before a bracket, or behind `by`, is the
    author of a source that has none; the year may stand behind its verb.
    """
    joined: list[Citation] = []
    for citation in found:
        if joined and _names_unnamed(text, joined[-1], citation):
            noun = NOUN.search(text, joined[-1].start, joined[-1].end)
            kind = kind_of(noun.group()) if noun and citation.kind in ("study", "author-year") else citation.kind
            joined[-1] = citation._replace(start=joined[-1].start, kind=kind)
        elif joined and _is_its_document(text, joined[-1], citation):
            joined[-1] = _merge(text, joined[-1], citation._replace(container=None, title=citation.container))
        elif joined and any(told(text, joined[-1], citation) for told in (_writes_from, _belong_together)):
            joined[-1] = _merge(text, joined[-1], citation)
        else:
            joined.append(citation)
    joined = _with_shared(text, joined)
    limits = [each.end for each in joined]
    return tuple(
        _with_year(text, _with_author(text, each, limits[place - 1] if place else 0, _next_start(joined, place, text)))
        for place, each in enumerate(joined)
    )


def add_named(text: str, found: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations with those that only a name, a verb and a journal make up; a found one that overlaps stays unless
    the new one says more of the same source."""
    kept = list(found)  # in order, none overlaps another
    for named in find_named(text):
        first = bisect_right(kept, named.start, key=attrgetter("end"))
        last = bisect_left(kept, named.end, key=attrgetter("start"))
        beside = kept[first:last]
        if not any(each.authors and each.container or each.organization or each.form in _CLOSED for each in beside):
            kept[first:last] = [named]
    return tuple(kept)


def add_titles(text: str, found: Sequence[Citation], marks: Iterable[Mark]) -> tuple[Citation, ...]:
    """The citations, a body's with the emphasised title of the document that it reports in, `says in *Facts* (2025)`."""
    titles = find_titles(marks) if found else {}
    if not titles:
        return tuple(found)
    return tuple(
        each._replace(title=own[0], year=own[1], end=own[2], text=" ".join(text[each.start : own[2]].split()))
        if (each.form == "organization" and not each.title and not each.year)
        and (own := find_own_title(text, each.end, titles))
        else each
        for each in found
    )


def _next_start(found: Sequence[Citation], place: int, text: str) -> int:
    return found[place + 1].start if place + 1 < len(found) else len(text)


def _names_unnamed(text: str, first: Citation, second: Citation) -> bool:
    """True for `a Danish trial (Lykke and others, 2023)`: the bracket names what the words before it do not."""
    gap = text[first.end : second.start]
    opened = text[second.start : second.start + 1] == "("
    return first.form == "vague" and first.kind == "vague" and second.form not in _CLOSED and opened and gap == " "


def _is_its_document(text: str, body: Citation, bracket: Citation) -> bool:
    """True for `Versus Arthritis (The State of Musculoskeletal Health 2024)`: a body and what only looks like a journal."""
    if not body.organization or body.title or body.year or body.container or not bracket.container or bracket.authors:
        return False
    return text[body.end : bracket.start + 1] == " (" and canonical_journal(bracket.container) is None


def _writes_from(text: str, journal: Citation, body: Citation) -> bool:
    """True for `Writing in Thorax in 2023, researchers from Imperial College London`: journal and where they work."""
    if not journal.container or journal.organization or not body.organization or body.year or body.title:
        return False
    return _AT.fullmatch(text[journal.end : body.start]) is not None and not {journal.form, body.form} & _CLOSED


def _belong_together(text: str, first: Citation, second: Citation) -> bool:
    if {first.form, second.form} & _CLOSED or "social" in (first.kind, second.kind):
        return False
    if bool(first.authors) == bool(second.authors) or (first.organization and second.organization):
        return False
    if first.container and second.container or (first.year and second.year and first.year != second.year):
        return False
    gap = text[first.end : second.start]
    return len(gap) <= 40 and _GAP.fullmatch(gap) is not None


def _with_shared(text: str, found: Sequence[Citation]) -> list[Citation]:
    """The citations, bare authors and the journal that they wrote in a few words later each with what the other says."""
    shared = list(found)
    for place, (first, second) in enumerate(pairwise(found)):
        if first.authors and not (first.year or first.container or first.title) and _is_bare_journal(second):
            gap = text[first.end : second.start] + "(" * text.startswith("(", second.start)
            if first.form == "narrative" and not second.start < first.end and _WROTE_FOR.fullmatch(gap):
                shared[place] = first._replace(
                    year=second.year, container=second.container, volume=second.volume, pages=second.pages
                )
                shared[place + 1] = second._replace(authors=first.authors)
        elif _closes_with_document(text, first, second):
            shared[place] = first._replace(title=second.container, year=second.year)
            shared[place + 1] = second._replace(
                organization=first.organization, title=second.container, container=None, kind="organization"
            )
    return shared


def _closes_with_document(text: str, body: Citation, bracket: Citation) -> bool:
    """`Statistics Canada reports 8% (Health Fact Sheets, 2023).`: the bracket names a document of the body before it."""
    if not body.organization or body.title or body.year or not _is_bare_journal(bracket) or bracket.volume:
        return False
    if canonical_journal(bracket.container or "") is not None or not text[bracket.start : bracket.end].startswith("("):
        return False
    return SENTENCE_END.search(text, body.end, bracket.start) is None and text[bracket.end : bracket.end + 1] in (
        "",
        ".",
    )


def _is_bare_journal(citation: Citation) -> bool:
    return bool(citation.container and citation.year) and not citation.authors and citation.form not in _CLOSED


def _merge(text: str, first: Citation, second: Citation) -> Citation:
    end = second.end
    if text[first.start : end].count("(") > text[first.start : end].count(")") and text[end : end + 1] == ")":
        end += 1
    kind = first.kind if first.kind not in ("author-year", "reference-marker") else second.kind
    if kind == "author-year" and (first.container or second.container):
        kind = "study"
    return first._replace(
        end=end,
        text=" ".join(text[first.start : end].split()),
        kind=kind,
        authors=first.authors or second.authors,
        year=first.year or second.year,
        container=first.container or second.container,
        organization=first.organization or second.organization,
        title=first.title or second.title,
        doi=first.doi or second.doi,
        pmid=first.pmid or second.pmid,
        url=first.url or second.url,
        volume=first.volume or second.volume,
        pages=first.pages or second.pages,
    )


def _with_author(text: str, citation: Citation, floor: int, ceiling: int) -> Citation:
    if citation.authors or not citation.container or citation.form in _CLOSED:
        return citation
    start, end = citation.start, citation.end
    window = text[max(floor, start - 90) : start]
    for pattern in (_WROTE, _WROTE_TURNED):
        match = pattern.search(window)
        if match and _are_names(match["names"]):
            return _named(text, citation, start - len(window) + match.start("names"), end, match["names"])
    inside = text[start : start + 1] == "(" or window.endswith("(")
    if inside:
        match = _BEFORE_BRACKET.search(window.removesuffix("("))
        if match and _are_names(match["names"]):
            return _named(text, citation, start - len(window) + match.start("names"), end, match["names"])
    behind = _BY_BEHIND.match(text, end, min(ceiling, end + 90))
    if behind and _are_names(behind["names"]):
        return _named(text, citation, start, behind.end(), behind["names"])
    return citation


def _with_year(text: str, citation: Citation) -> Citation:
    if citation.year or citation.form in _CLOSED or not (citation.authors or citation.organization):
        return citation
    told = _TOLD_IN.match(text, citation.end)
    return citation._replace(year=int(told["year"])) if told else citation


def _named(text: str, citation: Citation, start: int, end: int, names: str) -> Citation:
    authors = tuple(each for each in re.split(r",\s|\s(?:and|&)\s", names) if each)
    return citation._replace(start=start, end=end, text=" ".join(text[start:end].split()), authors=authors)


def _are_names(names: str) -> bool:
    words = re.findall(r"[\w’'-]+", names)
    return not _NO_NAMES & set(words) and not any(word.isupper() for word in words)
