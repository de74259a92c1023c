"""`rdjson`: Reviewdog's diagnostics with suggestions. Columns count UTF-8 bytes from 1, as its format asks."""

from __future__ import annotations

import json
from typing import Any

from claimcheck.documents.document import Document
from claimcheck.lint.fixes import apply_fixes
from claimcheck.model import Finding, Fix, Related, Report, Severity

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(report: Report) -> str:
    """The report as one DiagnosticResult."""
    documents = {path: Document(path, text, "text", ()) for path, text in report.texts.items()}
    value = {
        "source": {"name": "claimcheck"},
        "severity": "WARNING",
        "diagnostics": [_as_diagnostic(finding, documents) for finding in report.findings]
        + [
            {
                "message": error.message,
                "location": {"path": error.path, "range": {"start": {"line": error.line or 1}}},
                "severity": "ERROR",
            }
            for error in report.errors
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _as_diagnostic(finding: Finding, documents: dict[str, Document]) -> dict[str, Any]:
    document = documents.get(finding.path)
    diagnostic: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": finding.path, "range": _as_range(finding, document)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.related:
        diagnostic["related_locations"] = [_as_related(place, finding, documents) for place in finding.related]
    if finding.fix is not None and document is not None:
        diagnostic["suggestions"] = [_as_suggestion(document, finding.fix)]
    return diagnostic


def _as_suggestion(document: Document, fix: Fix) -> dict[str, Any]:
    """A fix as one suggestion: several would be alternatives, and edits belong together."""
    edits = sorted(fix.edits, key=lambda edit: (edit.start, edit.end))
    start, end = edits[0].start, edits[-1].end
    text, _ = apply_fixes(document.source[:end], (fix,), unsafe=True)
    content = text[start:]
    return {
        "range": {"start": _as_position(document, start), "end": _as_position(document, end)},
        "text": content,
    }


def _as_related(place: Related, finding: Finding, documents: dict[str, Document]) -> dict[str, Any]:
    path = finding.path if place.path is None else place.path
    return {
        "message": place.message,
        "location": {"path": path, "range": _as_range(place, documents.get(path))},
    }


def _as_range(place: Finding | Related, document: Document | None) -> dict[str, Any]:
    if document is None:  # another file: its text is not at hand, its lines are
        return {"start": {"line": place.line}, "end": {"line": place.end_line}}
    return {"start": _as_position(document, place.start), "end": _as_position(document, place.end)}


def _as_position(document: Document, offset: int) -> dict[str, int]:
    line, column = document.position(offset)
    begin = offset - column + 1
    return {"line": line, "column": len(document.source[begin:offset].encode("utf-8", "surrogatepass")) + 1}
