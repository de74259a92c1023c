"""CIT006: a DOI, PMID, PMCID, trial number, ISSN or web address that cannot be one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from claimcheck.documents.document import Block
from claimcheck.language.identifiers import (
    Identifier,
    check_doi,
    check_issn,
    check_nct,
    check_pmcid,
    check_pmid,
    check_url,
    find_identifiers,
)
from claimcheck.model import Span
from claimcheck.pattern import as_pattern
from claimcheck.rule import Bad, Case, Good, Hit, rule

CHECKS: dict[str, tuple[str, Callable[[str], str | None]]] = {
    "doi": ("DOI", check_doi),
    "pmid": ("PMID", check_pmid),
    "pmcid": ("PMCID", check_pmcid),
    "nct": ("ClinicalTrials.gov number", check_nct),
    "issn": ("ISSN", check_issn),
    "url": ("web address", check_url),
}
# A scheme that was meant to be http: `htp://www.who.int`, `http//www.who.int`, `https:www.who.int`
BROKEN_SCHEME = as_pattern(
    r"(?<![\w/])(?:ht{1,3}p{1,2}s?)(?:;//|//|:(?=www\.)|:/(?=[^/\s]))\S{0,200}|\b(?!https?://)ht{1,4}p{1,3}s{0,2}://\S{0,200}"
)
PROPER_SCHEME = as_pattern(r"https?://", re.IGNORECASE)
# A word before a blank that only looks like an identifier: `the doi is`, `DOI number`
NO_NUMBER = as_pattern(r"doi[:\s]\s?\D+$", re.IGNORECASE)


@rule(
    "CIT006",
    severity="error",
    examples=(
        Bad("Relief was seen in 60% of patients («doi:11.1000/xyz123»)."),
        Bad("Registered as «NCT1234567»."),
        Bad("Read more at «http//www.example.org/pumps»."),
        Good("Relief was seen in 60% of patients (doi:10.1093/pm/pnaa123; PMID 31234567; NCT01234567)."),
        Good("The journal's ISSN is 0378-5955, and its DOI number is printed on each page."),
    ),
)
def malformed_identifier(case: Case) -> Iterator[Hit]:
    """A DOI, PMID, PMCID, NCT number, ISSN or web address cannot be one: its form or its check digit is wrong.

    Addresses behind links are checked too. Nothing is looked up.

    Why: the identifier is the reader's way to the source, and this one leads nowhere.

    What to do: copy the identifier again from the source itself.

    Authority: the identifiers' own syntax: DOI Handbook, ISO 3297 (ISSN), NLM (PMID, PMCID), ClinicalTrials.gov.
    """
    for block in case.reading.document.blocks:
        seen: set[str] = set()
        for identifier in _find_all(block.text):
            seen.add(identifier.value)
            problem = _problem_of(identifier)
            if problem is not None:
                place = block.map.to_source(identifier.start, identifier.end)
                yield _as_hit(place, identifier, problem)
        for mark in block.marks:
            if mark.kind == "link" and mark.target:
                yield from _check_target(block, Span(mark.start, mark.end), mark.target, mark.source, seen)


def _check_target(block: Block, anchor: Span, target: str, place: Span | None, seen: set[str]) -> Iterator[Hit]:
    """The first thing wrong with a link's address, unless the text itself shows it."""
    if not (PROPER_SCHEME.match(target) or target.startswith("www.") or BROKEN_SCHEME.match(target)):
        return
    for identifier in (*_find_all(target), *_find_in_path(target)):
        problem = _problem_of(identifier)
        if problem is not None and identifier.value not in seen and target not in seen:
            yield _as_hit(place or block.map.to_source(anchor.start, anchor.end), identifier, problem)
            return


def _find_in_path(target: str) -> Iterator[Identifier]:
    """Identifiers that follow a slash of an address: pubmed.ncbi.nlm.nih.gov/31234567, /study/NCT01234567."""
    for match in re.finditer(r"/(NCT\d[\w]{0,14})\b", target):
        yield Identifier(match.start(1), match.end(1), "nct", match[1])
    for match in re.finditer(r"pubmed\.ncbi\.nlm\.nih\.gov/(\d[\dA-Za-z]{0,14})(?=/|$)", target):
        yield Identifier(match.start(1), match.end(1), "pmid", match[1])


def _find_all(text: str) -> Iterator[Identifier]:
    broken: list[Span] = []
    if "ht" in text:
        for match in BROKEN_SCHEME.finditer(text):
            if not PROPER_SCHEME.match(match.group()):
                end = match.start() + len(match.group().rstrip(".,;:!?)\"'”’"))
                broken.append(Span(match.start(), end))
                yield Identifier(match.start(), end, "url", text[match.start() : end])
    for identifier in find_identifiers(text):
        written = text[identifier.start : identifier.end]
        if identifier.kind == "doi" and NO_NUMBER.fullmatch(written):
            continue
        if identifier.kind in CHECKS and not any(
            span.start < identifier.end and identifier.start < span.end for span in broken
        ):
            yield identifier


def _problem_of(identifier: Identifier) -> str | None:
    name_and_check = CHECKS.get(identifier.kind)
    return name_and_check[1](identifier.value) if name_and_check else None


def _as_hit(place: Span, identifier: Identifier, problem: str) -> Hit:
    name = CHECKS[identifier.kind][0]
    message = f"{identifier.value} cannot be a {name}: {problem}; copy it again from the source"
    return Hit(place.start, place.end, message, found=identifier.value)
