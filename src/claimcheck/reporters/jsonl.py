"""`jsonl`: one JSON object a line, each with its `type`: the findings, then the errors, then a summary."""

from __future__ import annotations

import json
from typing import Any

from claimcheck.model import Report
from claimcheck.reporters.plain import SCHEMA_VERSION, as_error, as_finding


def render(report: Report) -> str:
    """The report line by line."""
    rows: list[dict[str, Any]] = [{"type": "finding", **as_finding(finding)} for finding in report.findings]
    rows += [{"type": "error", **as_error(error)} for error in report.errors]
    rows.append(
        {
            "type": "summary",
            "schema_version": SCHEMA_VERSION,
            "files_checked": report.files_checked,
            "registry": list(report.registry),
            "findings": len(report.findings),
            "errors": len(report.errors),
        }
    )
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
