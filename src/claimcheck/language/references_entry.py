"""One entry of a reference list, in AMA, Vancouver, NLM or APA form, as CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from claimcheck.language.citations_words import AND_OTHERS, YEAR, organization_name, organization_pattern
from claimcheck.language.identifiers import find_identifiers
from claimcheck.language.journals import canonical_journal
from claimcheck.pattern import as_pattern

# `Smith J, Lee AB, et al.` (AMA, Vancouver, NLM) or `Smith, J., & Lee, A. B.` (APA)
FAMILY = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]el|[Dd]er|[Dd]en|[Dd]i|[Ll]a|[Ll]e)\s){0,2}[A-Z][\w’'-]*(?:\s[A-Z][a-z][\w’'-]*)?"
)
AUTHOR = as_pattern(
    rf"(?P<family>{FAMILY})(?:,\s(?P<apa>[A-Z]\.(?:[\s-]?[A-Z]\.){{0,3}})|\s(?P<ama>[A-Z]{{1,4}}(?:-[A-Z])?)(?![\w’']))(?:\s(?:Jr|Sr|II|III)\b\.?)?"
)
BETWEEN = as_pattern(r"(?:,\s(?:and\s|&\s|\.\.\.\s)?|\s(?:and|&)\s|;\s)")
ET_AL = as_pattern(rf",?\s{AND_OTHERS}")
# `2020;21(3):100-110` or `, 21(3), 100–110`
NUMBERS = as_pattern(
    rf"""(?P<year>{YEAR})(?:\s(?:[A-Z][a-z]{{2}}[a-z]*\.?)(?:[-–/][A-Z][a-z]{{2}})?(?:\s\d{{1,2}})?)?\s?;\s?(?P<volume>\d{{1,4}})(?:\s?\((?P<issue>[^()]{{1,20}})\))?(?:\s?:\s?(?P<page>[A-Za-z]?\d[\w.]*(?:[-–][A-Za-z]?\d\w*)?))?""",
    re.VERBOSE,
)
APA_NUMBERS = as_pattern(
    r",\s(?P<volume>\d{1,4})(?:\s?\((?P<issue>[^()]{1,20})\))?(?:,\s(?P<page>[A-Za-z]?\d\w*(?:[-–][A-Za-z]?\d\w*)?))?\.?"
)
APA_YEAR = as_pattern(rf"\.?,?\s\((?P<year>{YEAR})[a-z]?(?:,\s[^()]{{1,30}})?\)\.?\s")
ANY_YEAR = as_pattern(rf"(?<![\d/.-]){YEAR}(?![\d/-])")
# `Retrieved December 4, 2015, from`, `Review due 2029`: when it was or will be looked at, not when it was issued
VISITED = as_pattern(
    r"\b(?:next\s(?:check|update):?|(?:next\s)?review(?:ed)?\s(?:is\s)?(?:due|date|by)|(?:due\s)?for\sreview|next\sreview|valid\suntil|expires"
    r"|accessed|retrieved|viewed|visited|cited|last\schecked)\b[^;()]{0,40}?(?:19|20)\d\d",
    re.IGNORECASE,
)
# `Atlas of MS, 3rd edition`: what follows a title
EDITION = as_pattern(
    r",?\s\(?(?P<edition>\d+(?:st|nd|rd|th)|second|third|fourth|fifth|revised)\s(?:ed\.?|edition)\)?$", re.IGNORECASE
)
# A body that no list knows, as the first part: `Heart Valve Voice. A patient's guide to valves. 2021.`
BODY = as_pattern(r"(?:[A-Z][\w’'&+-]*)(?:\s(?:(?:of|for|and|the|&)\s){0,2}[A-Z][\w’'&+-]*){0,5}")
JOURNAL = as_pattern(r"[A-Z][\w’'&-]*(?:\s(?:(?:of|for|and|the|in|on|&)\s){0,2}[A-Z][\w’'&-]*){0,6}")
NO_INITIALS = frozenset({"UK", "US", "USA", "EU", "NHS", "NZ"})
YEAR_BEHIND = as_pattern(rf",?\s\(?{YEAR}\)?$")
PRINTED_AT = as_pattern(r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}:\s")  # `London: Heart Trust`
PIECE = as_pattern(r"[,:;]\s")
WORDS = as_pattern(r"\b[a-z]{3,}\s[a-z]{2,}\b")
SENTENCE = as_pattern(r"[.?!]\s+(?=\S)")


def is_entry(text: str) -> bool:
    """True where a paragraph reads like an entry of a reference list or a note that names a source."""
    csl = read_entry(text, ())
    strong = {"DOI", "PMID", "PMCID", "URL"} & csl.keys()
    return bool(strong or "container-title" in csl or ("issued" in csl and ("author" in csl or "publisher" in csl)))


def read_entry(text: str, links: Sequence[str] = ()) -> Mapping[str, Any]:
    """CSL-JSON fields of an entry (its label left off); what cannot be told is left out."""
    csl: dict[str, Any] = {}
    first_identifier = len(text)
    for identifier in find_identifiers(" ".join([text, *links])):
        name = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "url": "URL", "issn": "ISSN"}.get(identifier.kind)
        if name:
            csl.setdefault(name, identifier.value)
            first_identifier = min(first_identifier, identifier.start)
    body = text[:first_identifier].rstrip()
    authors, at = _authors(body)
    if authors:
        csl["author"] = authors
    apa = APA_YEAR.match(body, max(at - 1, 0)) or APA_YEAR.search(body, at, at + (400 if authors else 120))
    if apa and authors and WORDS.search(body, at, apa.start()):  # a year in a title, no end of a list of names
        apa = None
    if apa:
        csl["issued"] = {"date-parts": [[int(apa["year"])]]}
        if not authors and apa.start():
            csl["author"] = [{"literal": body[: apa.start()].strip(" .,")}]
        at = apa.end()
    else:
        at += len(body[at:]) - len(body[at:].lstrip(" .,:"))
    numbers = NUMBERS.search(body, at)
    if numbers:
        csl["issued"] = {"date-parts": [[int(numbers["year"])]]}
    found = numbers or (_apa_numbers(body, at) if apa else None)
    head = body[at : found.start()] if found else body[at:]
    if found:
        for name in ("volume", "issue", "page"):
            if found[name]:
                csl[name] = found[name]
    elif "issued" not in csl:
        years = ANY_YEAR.findall(VISITED.sub("", body))
        if years:
            csl["issued"] = {"date-parts": [[int(years[-1])]]}
    _titles(csl, head.strip(" .,"), bool(found))
    if "container-title" in csl or "DOI" in csl or "PMID" in csl:
        csl["type"] = "article-journal"
    else:
        csl["type"] = "webpage" if "URL" in csl else "report" if "publisher" in csl else "document"
    return csl


def _apa_numbers(body: str, at: int) -> re.Match[str] | None:
    found = list(APA_NUMBERS.finditer(body, at))
    return found[-1] if found else None


def _authors(body: str) -> tuple[list[dict[str, str]], int]:
    authors: list[dict[str, str]] = []
    at = 0
    while True:
        match = AUTHOR.match(body, at)
        if match is None or match["ama"] in NO_INITIALS:
            break
        authors.append({"family": match["family"], "given": match["apa"] or match["ama"]})
        at = match.end()
        between = BETWEEN.match(body, at)
        if between is None or AUTHOR.match(body, between.end()) is None:
            break
        at = between.end()
    more = ET_AL.match(body, at)
    if more and authors:
        at = more.end()
    return authors, at


def _titles(csl: dict[str, Any], head: str, numbered: bool) -> None:
    """Title and journal (or publisher) from what stands between the authors and the numbers."""
    parts = [part.strip(' .,*_“”"') for part in SENTENCE.split(head)]
    parts = [part for part in parts if part]
    for place in range(len(parts) - 1, -1, -1):
        for end in range(len(parts), place, -1):
            name = ". ".join(parts[place:end])
            journal = canonical_journal(re.sub(rf"(?:,?\s{YEAR}|,\s\(?\d).*$", "", name))
            if journal is not None and (place or numbered or len(parts) == 1):
                csl["container-title"] = journal
                if place:
                    csl["title"] = ". ".join(parts[:place])
                return
    title, journal = _split_journal(parts[-1], numbered) if parts else ("", None)
    if journal is not None:  # `Iron tablets in pregnancy, BJOG 2020`
        csl["container-title"] = journal
        csl["title"] = ". ".join((*parts[:-1], title))
        return
    if numbered and len(parts) > 1:
        csl["title"], csl["container-title"] = ". ".join(parts[:-1]), parts[-1]
        return
    name = YEAR_BEHIND.sub("", parts[-1]) if parts else ""
    if "author" in csl and (numbered or name != parts[-1]) and _reads_like_journal(name):
        csl["container-title"] = name
        if len(parts) > 1:
            csl["title"] = ". ".join(parts[:-1])
        return
    for part in parts:
        known = organization_pattern().match(part)
        if known and known.end() >= len(part) - 8:
            csl["publisher"] = organization_name(known.group())
            parts = [other for other in parts if other != part]
            break
    if "publisher" not in csl and (issuer := _issuer(parts)) is not None:
        csl["publisher"], parts = issuer
    literal = csl.get("author", [{}])[0].get("literal")
    if literal and "publisher" not in csl and organization_pattern().match(literal):
        csl["publisher"] = organization_name(literal)
    titles = [part for part in parts if not re.fullmatch(rf"(?:Accessed|Updated|Published|Retrieved).*|{YEAR}", part)]
    if len(titles) > 1 and not csl.keys() & {"author", "publisher"} and BODY.fullmatch(titles[0]):
        csl["publisher"] = titles.pop(0)
    if titles:
        edition = EDITION.search(titles[0])
        csl["title"] = titles[0][: edition.start()] if edition else titles[0]
        if edition:
            csl["edition"] = edition["edition"]


def _issuer(parts: Sequence[str]) -> tuple[str, list[str]] | None:
    """The known body between commas or behind a place, `Facts. Atlanta: Heart Trust; 2024`, and the parts without it."""
    for place, part in enumerate(parts):
        pieces = PIECE.split(PRINTED_AT.sub("", part, count=1) if place else part)
        for at, piece in enumerate(pieces):
            if (at or place or len(pieces) > 2) and organization_pattern().fullmatch(piece):
                others = pieces[:at] or [other for other in pieces[1:] if not ANY_YEAR.fullmatch(other)]
                before = [", ".join(others)] if at or not place else []
                return organization_name(piece), [*parts[:place], *before, *parts[place + 1 :]]
    return None


def _reads_like_journal(name: str) -> bool:
    """True for a run of capitalised words, small ones apart, that names no body: `Frontiers in Oncology`."""
    return JOURNAL.fullmatch(name) is not None and organization_pattern().match(name) is None


def _split_journal(part: str, numbered: bool) -> tuple[str, str | None]:
    """A title and the journal that a comma parts it from; the whole and None where no known journal ends it.

    Where volume and year follow, a run of capitalised words is a journal too: `Releasing the tunnel, Hand 2019;14:70`.
    """
    title, comma, name = YEAR_BEHIND.sub("", part).rpartition(", ")
    name = name.strip(" *_")
    journal = canonical_journal(name) if comma else None
    if journal is None and comma and numbered and BODY.fullmatch(name) and " " in title:
        journal = name
    return (title, journal) if journal is not None else (part, None)
