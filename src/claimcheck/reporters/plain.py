"""The values of a report as the JSON formats print them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from claimcheck.lint.extraction import (
    CitationView,
    ClaimView,
    Extraction,
    QuantityView,
    ReferenceView,
    RegistryView,
)
from claimcheck.model import FileError, Finding, Related

SCHEMA_VERSION = 1


def as_finding(finding: Finding) -> dict[str, Any]:
    """A finding with every field of the schema."""
    fix = finding.fix
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "start": finding.start,
        "end": finding.end,
        "claim_id": finding.claim_id,
        "found": finding.found,
        "expected": finding.expected,
        "fingerprint": finding.fingerprint,
        "related": [_as_related(place, finding) for place in finding.related],
        "fix": None
        if fix is None
        else {
            "applicability": fix.applicability,
            "edits": [{"start": edit.start, "end": edit.end, "content": edit.content} for edit in fix.edits],
        },
    }


def as_error(error: FileError) -> dict[str, Any]:
    """A file that could not be checked."""
    return {"path": error.path, "line": error.line, "message": error.message}


def as_document(extraction: Extraction) -> dict[str, Any]:
    """A document of the extraction's output."""
    return {
        "path": extraction.path,
        "claims": [_as_claim(claim) for claim in extraction.claims],
        "citations": [_as_citation(citation) for citation in extraction.citations],
        "references": [_as_reference(reference) for reference in extraction.references],
    }


def as_number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole where the value is."""
    if value is None or not value.is_finite():
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _as_related(place: Related, finding: Finding) -> dict[str, Any]:
    return {
        "path": place.path if place.path is not None else finding.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "start": place.start,
        "end": place.end,
        "message": place.message,
    }


def _as_claim(claim: ClaimView) -> dict[str, Any]:
    return {
        "text": claim.text,
        "line": claim.line,
        "column": claim.column,
        "start": claim.start,
        "end": claim.end,
        "quantities": [_as_quantity(quantity) for quantity in claim.quantities],
        "citations": [_as_citation(citation) for citation in claim.citations],
        "registry": _as_registry(claim.registry),
    }


def _as_quantity(quantity: QuantityView) -> dict[str, Any]:
    return {
        "text": quantity.text,
        "start": quantity.start,
        "end": quantity.end,
        "low": as_number(quantity.low),
        "high": as_number(quantity.high),
        "comparator": quantity.comparator,
        "unit": quantity.unit,
        "role": quantity.role,
        "registry": _as_registry(quantity.registry),
        "citations": [
            {"index": cover.index, "reason": cover.reason, "confidence": as_number(cover.confidence)}
            for cover in quantity.citations
        ],
    }


def _as_registry(link: RegistryView | None) -> dict[str, Any] | None:
    return None if link is None else {"claim_id": link.claim_id, "score": as_number(link.score)}


def _as_citation(citation: CitationView) -> dict[str, Any]:
    return {
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "kind": citation.kind,
        "year": citation.year,
        "container": citation.container,
        "organization": citation.organization,
        "authors": list(citation.authors),
        "title": citation.title,
        "doi": citation.doi,
        "pmid": citation.pmid,
        "url": citation.url,
    }


def _as_reference(reference: ReferenceView) -> dict[str, Any]:
    return {"label": reference.label, "start": reference.start, "end": reference.end, "csl": _as_json(reference.csl)}


def _as_json(value: Any) -> Any:
    """A value that `json` can print: mappings, sequences and numbers of any make."""
    if isinstance(value, Decimal):
        return as_number(value)
    if hasattr(value, "items"):
        return {str(key): _as_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_as_json(item) for item in value]
    return value
