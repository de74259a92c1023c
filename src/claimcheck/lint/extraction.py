"""What was read in a document, as plain views whose attributes carry the names of the JSON they are printed as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claimcheck.language.reading import Reading
from claimcheck.model import Citation, CitationKind, Claim, Comparator, Cover, Link, Quantity, Role
from claimcheck.rule import Case


@dataclass(frozen=True, slots=True)
class RegistryView:
    """The registry entry something belongs to; `score` is between 0 and 1, `reasons` say what spoke for it."""

    claim_id: str
    score: Decimal
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverView:
    """Why a citation covers a figure; `index` points into the citations of the claim."""

    index: int
    reason: str
    confidence: Decimal


@dataclass(frozen=True, slots=True)
class QuantityView:
    """A figure; `start`/`end` are 0-based code points of the file."""

    text: str
    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    comparator: Comparator
    unit: str
    role: Role
    registry: RegistryView | None
    citations: tuple[CoverView, ...]


@dataclass(frozen=True, slots=True)
class CitationView:
    """A source as the text names it."""

    text: str
    start: int
    end: int
    kind: CitationKind
    year: int | None
    container: str | None
    organization: str | None
    authors: tuple[str, ...]
    title: str | None
    doi: str | None
    pmid: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A sentence or table row with at least one figure; `line`/`column` are 1-based code points."""

    text: str
    line: int
    column: int
    start: int
    end: int
    quantities: tuple[QuantityView, ...]
    citations: tuple[CitationView, ...]
    registry: RegistryView | None


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """An entry of the reference list."""

    label: str | None
    start: int
    end: int
    csl: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Extraction:
    """The claims, citations and references of one document."""

    path: str
    claims: tuple[ClaimView, ...]
    citations: tuple[CitationView, ...]
    references: tuple[ReferenceView, ...]


def as_extraction(case: Case) -> Extraction:
    """Everything read in one document; citations that are no evidence are left out."""
    reading = case.reading
    links = _links_by_place(case)
    return Extraction(
        path=reading.document.path,
        claims=tuple(_as_claim(reading, claim, links) for claim in reading.claims),
        citations=tuple(_as_citation(citation) for citation in reading.citations if citation.agent),
        references=tuple(ReferenceView(r.label, r.start, r.end, r.csl) for r in reading.references),
    )


def _links_by_place(case: Case) -> dict[tuple[int, int], Link]:
    """The entry that each figure belongs to, by its place: its own statement's, else the one it qualifies."""
    own: dict[tuple[int, int], Link] = {}
    qualified: dict[tuple[int, int], Link] = {}
    for index, statement in enumerate(case.reading.statements):
        link = case.links.get(index)
        if link is None:
            continue
        own[(statement.figure.start, statement.figure.end)] = link
        for quantity in (statement.threshold, statement.timeframe, statement.sample):
            if quantity is not None:
                place = (quantity.start, quantity.end)
                if place not in qualified or qualified[place].score < link.score:
                    qualified[place] = link
    return qualified | own


def _as_claim(reading: Reading, claim: Claim, links: Mapping[tuple[int, int], Link]) -> ClaimView:
    line, column = reading.document.position(claim.start)
    positions = {citation: index for index, citation in enumerate(claim.citations)}
    found = [link for quantity in claim.quantities if (link := links.get((quantity.start, quantity.end)))]
    return ClaimView(
        text=claim.text,
        line=line,
        column=column,
        start=claim.start,
        end=claim.end,
        quantities=tuple(_as_quantity(quantity, positions, links) for quantity in claim.quantities),
        citations=tuple(_as_citation(reading.citations[index]) for index in claim.citations),
        registry=_as_registry(max(found, key=lambda link: link.score)) if found else None,
    )


def _as_quantity(
    quantity: Quantity, positions: Mapping[int, int], links: Mapping[tuple[int, int], Link]
) -> QuantityView:
    return QuantityView(
        text=quantity.text,
        start=quantity.start,
        end=quantity.end,
        low=quantity.low,
        high=quantity.high,
        comparator=quantity.comparator,
        unit=quantity.unit,
        role=quantity.role,
        registry=_as_registry(links.get((quantity.start, quantity.end))),
        citations=tuple(_as_cover(cover, positions) for cover in quantity.covers if cover.citation in positions),
    )


def _as_cover(cover: Cover, positions: Mapping[int, int]) -> CoverView:
    return CoverView(positions[cover.citation], cover.reason, _rounded(cover.confidence))


def _as_registry(link: Link | None) -> RegistryView | None:
    return None if link is None else RegistryView(link.claim_id, _rounded(link.score), link.reasons)


def _as_citation(citation: Citation) -> CitationView:
    return CitationView(
        text=citation.text,
        start=citation.start,
        end=citation.end,
        kind=citation.kind,
        year=citation.year,
        container=citation.container,
        organization=citation.organization,
        authors=citation.authors,
        title=citation.title,
        doi=citation.doi,
        pmid=citation.pmid,
        url=citation.url,
    )


def _rounded(value: float) -> Decimal:
    return Decimal(f"{value:.2f}").normalize() + 0
