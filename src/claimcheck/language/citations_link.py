"""Links, bare addresses and identifiers that name a source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.documents.document import Mark
from claimcheck.language.citations_words import (
    NOUN,
    YEAR,
    find_container,
    kind_of,
    organization_name,
    organization_pattern,
    source_words,
)
from claimcheck.language.identifiers import find_identifiers
from claimcheck.model import Citation, CitationKind
from claimcheck.pattern import as_pattern

HOST = as_pattern(r"(?:https?:)?(?://)?(?P<host>[^/?#\s:]+)(?P<path>[^\s]*)", re.IGNORECASE)
# `visit`, no `first visit`
_NO_NOUN = "".join(rf"(?<!\b{word}\s)" for word in "a the your each every first last next home of".split())
TURN_TO = as_pattern(
    rf"\b(?:{_NO_NOUN}(?:visit|contact|call)|learn more|read more|find out more|for more information"
    r"|see our|click|join|support groups?"
    r"|resources?|go to|log in|sign up|donate|download|book)\b[^.!?]{0,80}$",
    re.IGNORECASE,
)

# What makes any link a source: `according to [this page]`, `Source: [link]`; so does a figure in its own words
CUED = as_pattern(
    r"""\b(?:according\sto|sources?:|reported\s(?:by|in|on)|published\s(?:by|in|on)|cited\s(?:by|in)|based\son|as\sper
    |(?:data|figures|statistics|numbers|estimates|results)\s(?:from|in))\s(?:the\s|an?\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
HOLDS_FIGURE = as_pattern(r"\d\s?%|\bper\s?cent\b|\b\d+\s(?:in|out\sof)\s(?:every\s)?\d", re.IGNORECASE)


def _ends_in(host: str, group: str) -> bool:
    """True where a host is one of the group's, or below it."""
    labels = host.casefold().split(".")
    known = _hosts(group)
    return any(".".join(labels[place:]) in known for place in range(max(0, len(labels) - 5), len(labels)))


@cache
def _hosts(group: str) -> frozenset[str]:
    return frozenset(source_words(group))


def find_links(text: str, marks: Sequence[Mark]) -> Iterator[Citation]:
    """Links whose anchor or address is a source, bare addresses, DOI, PMID, PMCID and trial numbers."""
    for mark in marks:
        if mark.kind == "link":
            found = _link(text, mark.start, mark.end, mark.target)
            if found is not None:
                yield found
    for identifier in find_identifiers(text):
        start, end, value = identifier.start, identifier.end, identifier.value
        if identifier.kind == "doi":
            yield Citation(start, end, "", "study", "identifier", doi=value)
        elif identifier.kind == "pmid":
            yield Citation(start, end, "", "study", "identifier", pmid=value)
        elif identifier.kind == "pmcid":
            yield Citation(start, end, "", "study", "identifier", pmcid=value)
        elif identifier.kind in ("nct", "isrctn"):
            written = value if value.upper().startswith(("NCT", "ISRCTN")) else identifier.kind.upper() + value
            yield Citation(start, end, "", "trial", "identifier", trial_id=written)
        elif identifier.kind == "arxiv":
            yield Citation(start, end, "", "study", "identifier", url=f"https://arxiv.org/abs/{value}")
        elif identifier.kind == "url":
            found = _link(text, start, end, value)
            if found is not None:
                yield found


def _link(text: str, start: int, end: int, target: str) -> Citation | None:
    match = HOST.match(target)
    if match is None or not re.match(r"(?:https?:)?//|www\.", target, re.IGNORECASE):
        return None
    host = match["host"].rpartition("@")[2]
    anchor = text[start:end]
    before = text[max(0, start - 100) : start]
    cued = CUED.search(before) is not None or HOLDS_FIGURE.search(anchor) is not None and anchor != target
    if not cued and (TURN_TO.search(before) or TURN_TO.search(anchor + " ")):
        return None
    if _ends_in(host, "host-social"):
        return Citation(start, end, "", "social", "link", url=target)
    doi = re.search(r"(10\.\d{4,9}/[^\s?#&]+)", target)
    pmid = re.search(r"(?:pubmed(?:\.ncbi\.nlm\.nih\.gov)?|/pubmed)/(\d{1,8})\b", target)
    pmcid = re.search(r"\b(PMC\d{1,9})\b", target)
    trial = re.search(r"\b(NCT\d{8}|ISRCTN\d{8})\b", target)
    kind: CitationKind = "website"
    noun = NOUN.search(anchor)
    if noun:
        kind = kind_of(noun.group())
    elif trial:
        kind = "trial"
    elif _ends_in(host, "host-study") or host.casefold().startswith("journals."):
        kind = "study"
    elif not _ends_in(host, "host-health") and not cued and not _names_source(anchor):
        return None
    year = re.search(rf"(?<!\d){YEAR}(?!\d)", anchor) if anchor != target else None
    container = organization = None
    if anchor != target:
        for capital in re.finditer(r"(?<![\w-])[A-Z]", anchor[:200]):
            known = organization_pattern().match(anchor, capital.start())
            if known:
                organization = organization_name(known.group())
                break
            journal = find_container(anchor, capital.start())
            if journal:
                container = journal[0]
                break
    if organization and kind == "website":
        kind = "organization"
    return Citation(
        start,
        end,
        "",
        kind,
        "link",
        year=int(year.group()) if year else None,
        container=container,
        organization=organization,
        doi=doi[1].rstrip(".,)").lower() if doi else None,
        pmid=pmid[1] if pmid else None,
        pmcid=pmcid[1] if pmcid else None,
        trial_id=trial[1] if trial else None,
        url=target,
    )


def _names_source(anchor: str) -> bool:
    if re.match(r"(?:https?:|www\.)", anchor):
        return True
    return organization_pattern().search(anchor) is not None
