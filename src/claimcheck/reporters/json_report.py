"""`json`: the report as one object, for programs."""

from __future__ import annotations

import json

from claimcheck.lint.extraction import Extraction
from claimcheck.model import Report
from claimcheck.reporters.plain import SCHEMA_VERSION, as_document, as_error, as_finding


def render(report: Report) -> str:
    """The report as `schemas/check.json` describes it."""
    value = {
        "schema_version": SCHEMA_VERSION,
        "files_checked": report.files_checked,
        "registry": list(report.registry),
        "findings": [as_finding(finding) for finding in report.findings],
        "errors": [as_error(error) for error in report.errors],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def render_extractions(extractions: tuple[Extraction, ...]) -> str:
    """The claims of documents as `schemas/extract.json` describes them."""
    value = {"schema_version": SCHEMA_VERSION, "documents": [as_document(extraction) for extraction in extractions]}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
