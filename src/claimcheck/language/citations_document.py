"""Documents offered as evidence by their title: `says the leaflet "Living with a valve" (Heart Trust, 2022)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimcheck.language.citations_words import (
    BY_BODY,
    UNSET,
    VERB,
    YEAR,
    organization_name,
    organization_pattern,
    with_article,
)
from claimcheck.model import Citation
from claimcheck.pattern import as_pattern

_NOUN = as_pattern(
    r"\b(?:leaflet|booklet|brochure|guide|handbook|fact\s?sheet|report|toolkit|(?:information|data)\ssheet|(?:web\s?)?page|website|monograph|briefing"
    r"|guideline|guidance|handout|pamphlet|flyer|white\spaper|infographic|atlas|yearbook|statement|bulletin|brief|summary|tracker|dashboard|poster)(?:\scalled|\stitled|\son|,)?\s$",
    re.IGNORECASE,
)
_QUOTED = as_pattern(r"[“\"‘](?P<title>[A-Z0-9][^”\"]{3,140}?)[”\"’](?=\W|$)")
# ` (Heart Trust, 2022)`, ` (2022)`, ` from the Heart Trust (2022)`
_BEHIND = as_pattern(
    rf"(?:{BY_BODY})?"
    rf"(?:,?\s\((?:(?P<who>[A-Z][^(),]{{1,80}}),\s)?(?:[^()]{{1,60}},\s)?(?P<year>{YEAR})\))?"
)
# `In "State of Caring 2024", the yearly report by Carers UK,`
_DESCRIBED = as_pattern(
    rf",\s(?:the|an?|its|their)\s(?:[\w-]+\s){{0,3}}(?:report|survey|audit|review|bulletin|guideline|guide|leaflet|booklet|factsheet|analysis){BY_BODY}"
)
_SAID = as_pattern(
    r"\b(?:says?|according\sto|reports?|states?|notes?|gives?|per|(?:comes?|came|are|taken|drawn)\sfrom|as\sstated\sin|as\sgiven\sin)\s(?:the\s|its\s|their\s|an?\s)?$",
    re.IGNORECASE,
)
_IN = as_pattern(r"(?:^|[.!?;]\s)In\s(?:the\s)?$")
_OWN_DOCUMENT = as_pattern(
    r",?\s(?:in|on|through)\s(?:its|their)\s(?:[\w-]+\s){0,3}$"
)  # `The Heart Trust, in its booklet `
_GIVES = as_pattern(
    r"\s(?:says?|said|notes?|points?\sout|writes?|wrote|gives?|lists?|puts?|reports?|states?|estimates?|quotes?)\b[^.;]{0,60}\s(?:in|on|from)\s(?:(?:its|their|the)\s(?:[\w-]+\s){0,2})?$"
)
_LEAD = as_pattern(r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s)(?:[\w-]+\s){0,2}$")
_POSSESSIVE = as_pattern(  # `Farleigh Pharma's ` right before the title
    r"(?:[Tt]he\s)?(?P<body>[A-Z][\w&+-]*(?:\s(?:(?:of|for|and|the)\s){0,2}[A-Z][\w&+-]*){0,6})(?:['’]s|s['’])\s(?:[a-z-]+\s){0,2}$"
)
_NAMED = as_pattern(  # `Colostomy UK` as the subject
    r"(?:(?<=^)|(?<=[.!?]\s)|(?<=\bto\s))[A-Z][\w&’'-]*(?:\s(?:of|for|and|the)\s|\s)"
    r"[A-Z][\w&’'-]*(?:\s[A-Z][\w&’'-]*){0,4}$"
)
_OWNER = 110  # characters in front in which the body that owns the document stands


def find_documents(
    text: str, titles: Mapping[int, int] = UNSET, linked: Mapping[int, tuple[int, str]] | None = None
) -> Iterator[Citation]:
    """The documents (*plain*) that a block names by an emphasised, linked or quoted title and lets report something.

    `titles`: starts and ends of emphasised words (*plain*); `linked`: starts of linked words, with end and address.
    """
    places: dict[int, tuple[int, str, str | None]] = {
        start: (end, text[start:end], None) for start, end in titles.items()
    }
    places |= {start: (end, text[start:end], url) for start, (end, url) in (linked or {}).items()}
    places |= {match.start(): (match.end(), match["title"], None) for match in _QUOTED.finditer(text)}
    for at, (stop, title, url) in sorted(places.items()):
        found = (
            _document(text, at, stop, title.strip(" .,"), url)
            if url or title[:1].isupper() or title[:1].isdigit()
            else None
        )
        if found is not None:
            yield found


def _document(text: str, at: int, stop: int, title: str, url: str | None) -> Citation | None:
    before = text[max(0, at - _OWNER) : at]
    behind = _BEHIND.match(text, stop)
    end = behind.end() if behind else stop
    noun = _NOUN.search(before)
    own = (pattern.search(before) for pattern in (_OWN_DOCUMENT, _GIVES))
    owner = next(
        (found for each in own if each and (found := _owner_before(text, at - len(before) + each.start()))), None
    )
    described = _DESCRIBED.match(text, stop) if _IN.search(before) or _SAID.search(before) else None
    body: str | None = None
    start = with_article(text, at)
    if described is not None:
        body, end = described["body"], described.end()
    elif owner is not None:
        start, body = owner
    elif (whose := _POSSESSIVE.search(before)) is not None:
        start, body = at - len(before) + whose.start(), whose["body"]
        told = _SAID.search(before[: whose.start()]) or VERB.match(text, end, end + 60)
        if not (told or (behind and behind["year"])):
            return None
    elif noun is not None:
        start, body = _owned(text, at - len(before) + noun.start())
        if not (_SAID.search(text[max(0, start - 40) : start]) or VERB.match(text, end, end + 60)):
            return None
    elif not (behind and behind["who"] and behind["year"]):
        return None
    body = body or (behind and (behind["who"] or behind["body"])) or None
    return Citation(
        start, end, "", "website" if body is None else "organization", "narrative",
        year=int(behind["year"]) if behind and behind["year"] else None,
        organization=organization_name(body) if body else None, title=title, url=url,
    )  # fmt: skip


def _owner_before(text: str, at: int) -> tuple[int, str] | None:
    """The body that is the subject in front of `at` (*plain*), and its start with the article."""
    for body in organization_pattern().finditer(text, max(0, at - _OWNER), at):
        if not text[body.end() : at].strip(" ,"):
            return with_article(text, body.start()), body.group()
    named = _NAMED.search(text, max(0, at - _OWNER), at)
    return (with_article(text, named.start()), named.group()) if named else None


def _owned(text: str, noun: int) -> tuple[int, str | None]:
    """Where the phrase of a document's noun begins, and the body that owns it: `The Heart Trust's new` booklet."""
    first = max(0, noun - _OWNER)
    for body in organization_pattern().finditer(text, first, noun):
        if re.fullmatch(r"(?:['’]s?)?\s(?:[\w-]+\s){0,2}", text[body.end() : noun]):
            return with_article(text, body.start()), body.group()
    lead = _LEAD.search(text, first, noun)
    return (lead.start(), None) if lead else (noun, None)
