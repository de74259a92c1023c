"""Brackets that are a source by their shape: a body or author, a document, its year: `(Heart Trust, Living with a valve, 2022)`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimcheck.language.citations_author import AUTHORS, ET_AL, FAMILY, no_names
from claimcheck.language.citations_words import (
    YEAR,
    find_container,
    kind_of,
    organization_name,
    organization_pattern,
    source_words,
)
from claimcheck.language.journals import canonical_journal
from claimcheck.model import Citation
from claimcheck.pattern import as_pattern

_BRACKET = as_pattern(r"\((?P<body>[^()]{10,300}(?:\([^()]{1,60}\)[^()]{0,200}){0,2})\)")
_LEAD = as_pattern(
    r"(?:(?:see|source|from|data\sfrom|figures\sfrom|according\sto|adapted\sfrom|based\son|quoted\sin|as\sin):?\s)?(?:the\s)?"
    r"(?P<kind>(?:leaflet|booklet|guide|handout|fact\s?sheet|report|guideline|web\s?page|brochure)\s(?=[“\"‘']))?(?=[A-Z“\"‘']|(?:electronic|online|national|local)\s(?-i:[A-Z])|[a-z-]+\.[a-z.]{2,8},)",
    re.IGNORECASE,
)
_YEAR = as_pattern(
    rf"(?:(?:updated|revised|published|accessed|reviewed)\s)?(?:\d{{1,2}}\s)?(?:[A-Z][a-z]{{2,8}}\.?\s)?(?P<year>{YEAR})[a-z]?"
)
# `page 41`, `section 2.8`, `2nd edition`, `patient leaflet`: where in a document, or what sort of one
_LOCATOR = as_pattern(
    r"(?:pages?|pp?\.|sections?|chapters?|tables?|figures?|volume|vol\.?|edition|issue|version|part|paragraph|(?:art(?:icle|\.)?\s)?(?:no\.|number))\s?[\w.–-]+(?:\sto\s\d+)?"
    r"|(?-i:[A-Z]{1,5})\s?\d{1,5}"
    r"|\d+(?:st|nd|rd|th)\s(?:ed\.?|edition|annual\sreport)|(?:third|second|first|fourth|fifth|latest|revised)\sedition"
    r"|(?:[a-z]+\s){0,2}(?:leaflet|booklet|fact\s?sheet|report|brochure|guideline|guidance|statement|summary|website|web\s?page|information\ssheet|survey|audit)",
    re.IGNORECASE,
)
_TITLE = as_pattern(r"[“\"‘']?[A-Z][^.;]{2,140}")
_TRAILING = as_pattern(rf"\s(?P<year>{YEAR})(?:\s?[/–-]\s?\d\d|)$")  # `Prescribing in England 2022/23`
_EDITION = as_pattern(r"\bed(?:ition|n?\.)", re.IGNORECASE)
_TITLE_CASE = as_pattern(r"(?:[A-Z][a-z]+\s){2,5}[A-Z][a-z]+")  # `Spring Nursery Survey`
_OPENING = as_pattern(r"(?:electronic|online|national|local)\s[A-Z][^.;]{3,80}|[a-z-]+\.[a-z.]{2,8}")  # `gov.uk`
_SEPARATOR = as_pattern(r"(?:,\s|:\s(?=[A-Z“\"]))(?![^“\"]{0,80}”)")
# `Acta Paediatrica 2019`, `BMJ Open 2022;12:55-63`: a journal with its year, as the last part
_ISSUE = as_pattern(
    rf"(?P<name>[A-Z][^;:]{{1,80}}?)\s\(?(?P<year>{YEAR})\)?(?:\s?;\s?(?P<volume>\d{{1,4}})(?:\(\w{{1,5}}\))?(?::\s?(?P<pages>[\w–-]{{1,20}}))?)?\.?"
)
# `(our own audit, 2024)`, `(department data 2021-23)`: a local source by what it is and its year
_LOCAL = as_pattern(
    rf"""\((?:(?:see|source:|from)\s)?(?!(?:before|after|since|during|in|at|by|start|end)\b)(?:[\w’'-]+\s){{0,6}}?
    (?P<what>audits?|surveys?|data|figures|records|results|register|registry|study|trial|poll|questionnaire)(?:\sof\s[^(),;]{{1,40}})?,?\s
    (?:[A-Z][a-z]{{2,8}}\s)?(?P<year>{YEAR})(?:\s?[-–]\s?(?:\d\d|{YEAR}))?\)""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 16  # words of one part: more is prose


class _Parts(NamedTuple):
    """What the parts of a bracket are: names, locators and the year, in their order."""

    names: tuple[str, ...]
    located: bool
    year: int | None
    issue: re.Match[str] | None = None  # a known journal's


def find_shaped(text: str, linked: Mapping[int, tuple[int, str]] | None = None) -> Iterator[Citation]:
    """The brackets (*plain*) of which a first name, a title or locator, and a year or a link make up the whole.

    `linked`: starts of linked words (*plain*), with end and address.
    """
    starts = sorted(linked or {})
    for bracket in _BRACKET.finditer(text) if "(" in text else ():
        lead = _LEAD.match(bracket["body"])
        url = _url_in(bracket, starts, linked or {})
        parts = (
            _read_parts(
                _SEPARATOR.split(bracket["body"][lead.end() :].rstrip(" .")),
                dated=url is None,
                located=lead["kind"] is not None,
            )
            if lead
            else None
        )
        if parts is not None and (found := _as_citation(bracket, parts)) is not None:
            if (
                lead is not None and lead["kind"] is not None
            ):  # `(leaflet “Living with it”, 2024)`: whose it is stands outside
                found = found._replace(organization=None, kind="website")
            yield found._replace(url=url)
        elif (local := _LOCAL.match(text, bracket.start())) is not None:
            yield Citation(*local.span(), "", kind_of(local["what"]), "parenthesis", year=int(local["year"]), url=url)


def _url_in(bracket: re.Match[str], starts: Sequence[int], linked: Mapping[int, tuple[int, str]]) -> str | None:
    """The address of the first link inside a bracket, or None; `starts` are those of the links, in order."""
    at = bisect_right(starts, bracket.start())
    return linked[starts[at]][1] if at < len(starts) and starts[at] < bracket.end() else None


def _read_parts(written: Sequence[str], *, dated: bool, located: bool) -> _Parts | None:
    """None where a part is no part of a source, where too little is there or, if `dated`, no year is.

    `located`: the bracket has said what sort of document it names.
    """
    names: list[str] = []
    year, issue = None, None
    for part in (each.strip() for each in written):
        told = _YEAR.fullmatch(part)
        if told is not None:
            year = int(told["year"])
        elif _LOCATOR.fullmatch(part) and not (names and _TITLE_CASE.fullmatch(part)):
            located = True
        elif year is None and (issue := _match_issue(part)) is not None:
            year = int(issue["year"])
            names = names or [issue["name"]]
        elif _is_name(part, first=not names) and (year is None or not names):
            names.append(part)
        else:
            return None
    if year is None and len(names) > 1 and (trailing := _TRAILING.search(names[-1])) is not None:
        year = int(trailing["year"])
    if (year is None and dated) or not names or (len(names) < 2 and not located and issue is None):
        return None
    return _Parts(tuple(names), located, year, issue)


def _is_name(part: str, *, first: bool) -> bool:
    titled = _TITLE.fullmatch(part) or (_OPENING.fullmatch(part) if first else None)
    return titled is not None and len(part.split()) <= _LONGEST


def _match_issue(part: str) -> re.Match[str] | None:
    match = _ISSUE.fullmatch(part)
    return match if match and canonical_journal(match["name"]) is not None else None


def _as_citation(bracket: re.Match[str], parts: _Parts) -> Citation | None:
    first = parts.names[0].strip("“”\"‘’'")
    title = ", ".join(parts.names[1:]).strip("“”\"‘’'") or (first if parts.located else None)
    places = source_words("place")
    if first.split()[0] in no_names() or first in places or any(name in places for name in parts.names[1:]):
        return None
    issue = parts.issue
    if find_container(first, 0) is not None and len(parts.names) == 1 and not _EDITION.search(bracket["body"]):
        if issue is None or issue["name"] != first or not parts.located:
            return None
        return Citation(
            *bracket.span(), "", "study", "parenthesis", year=parts.year, container=canonical_journal(first)
        )  # fmt: skip
    people = AUTHORS.fullmatch(first) if re.search(r"\b(?:and|al|[A-Z]{1,2})\b|&", first) or " " not in first else None
    if organization_pattern().fullmatch(first) or first.isupper():
        people = None
    authors = tuple(name["name"] for name in FAMILY.finditer(re.sub(ET_AL, "", first))) if people else ()
    return Citation(
        *bracket.span(), "", "study" if people or issue else "organization", "parenthesis",
        year=parts.year, organization=None if people else organization_name(first), authors=authors, title=title,
        container=canonical_journal(issue["name"]) if issue else None,
        volume=issue["volume"] if issue else None, pages=issue["pages"] if issue else None,
    )  # fmt: skip
