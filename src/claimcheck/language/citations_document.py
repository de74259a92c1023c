"""Documents offered as evidence by their title: `says the leaflet "Living with a valve" (Heart Trust, 2022)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimcheck.language.citations_words import UNSET, VERB, YEAR, organization_name, organization_pattern
from claimcheck.model import Citation
from claimcheck.pattern import as_pattern

_NOUN = as_pattern(
    r"\b(?:[Ll]eaflet|[Bb]ooklet|[Bb]rochure|[Gg]uide|[Hh]andbook|[Ff]act\s?sheet|[Rr]eport|[Tt]oolkit|(?:[Ii]nformation|[Dd]ata)\ssheet|[Ww]eb\s?page|[Bb]riefing"
    r"|[Gg]uideline|[Aa]tlas|[Yy]earbook|[Ss]tatement|[Bb]ulletin)(?:\scalled|\stitled|,)?\s(?=(?P<quote>[“\"‘])|[A-Z])"
)
_QUOTED = as_pattern(r"[“\"‘](?P<title>[^”\"]{4,140}?)[”\"’](?=\W|$)")
# ` (Heart Trust, 2022)`, ` (2022)`, ` from the Heart Trust (2022)`
_BEHIND = as_pattern(
    rf"(?:\s(?:from|by|of)\s(?:the\s)?(?P<body>[A-Z][\w’'&-]*(?:\s(?:of\s|for\s|and\s)?[A-Z][\w’'&-]*){{0,6}}))?"
    rf"(?:,?\s\((?:(?P<who>[A-Z][^(),]{{1,80}}),\s)?(?:[^()]{{1,60}},\s)?(?P<year>{YEAR})\))?"
)
_SAID = as_pattern(
    r"\b(?:says?|according\sto|reports?|states?|notes?|per|as\sstated\sin|as\sgiven\sin)\s(?:the\s|its\s|their\s|an?\s)?$",
    re.IGNORECASE,
)
_LEAD = as_pattern(r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s)(?:[\w-]+\s){0,2}$")
_OWNER = 90  # characters in front in which the body that owns the document stands


def find_documents(text: str, titles: Mapping[int, int] = UNSET) -> Iterator[Citation]:
    """The documents (*plain*) that a block names by an emphasised or quoted title and lets report something.

    `titles`: starts and ends of emphasised words (*plain*).
    """
    for noun in _NOUN.finditer(text):
        quoted = _QUOTED.match(text, noun.end()) if noun["quote"] else None
        if quoted is None and noun.end() not in titles:
            continue
        title = quoted["title"] if quoted else text[noun.end() : titles[noun.end()]]
        behind = _BEHIND.match(text, quoted.end() if quoted else titles[noun.end()])
        end = behind.end() if behind else noun.end()
        start, owner = _owned(text, noun.start())
        if not (_SAID.search(text[max(0, start - 40) : start]) or VERB.match(text, end, end + 60)):
            continue
        body = owner or (behind and (behind["who"] or behind["body"])) or None
        yield Citation(
            start, end, "", "website" if body is None else "organization", "narrative",
            year=int(behind["year"]) if behind and behind["year"] else None,
            organization=organization_name(body) if body else None, title=title.strip(" .,"),
        )  # fmt: skip


def _owned(text: str, noun: int) -> tuple[int, str | None]:
    """Where the phrase of a document's noun begins, and the body that owns it: `The Heart Trust's new` booklet."""
    first = max(0, noun - _OWNER)
    for body in organization_pattern().finditer(text, first, noun):
        between = text[body.end() : noun]
        if re.fullmatch(r"(?:['’]s?)?\s(?:[\w-]+\s){0,2}", between):
            start = body.start() - 4 if text[: body.start()].endswith(("the ", "The ")) else body.start()
            return start, body.group()
    lead = _LEAD.search(text, first, noun)
    return (lead.start(), None) if lead else (noun, None)
