"""`gitlab`: a Code Quality report. Fingerprints hold no line number, so that moved findings are not new ones."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import blake2b
from typing import Any

from claimcheck.model import FileError, Finding, Report, Severity

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report) -> str:
    """The findings and the files that could not be checked, as a JSON array."""
    seen: Counter[str] = Counter()
    rows = [_as_error(error) for error in report.errors]
    for finding in report.findings:
        identity = f"{finding.path}\x1f{finding.rule}\x1f{finding.fingerprint}"
        seen[identity] += 1
        rows.append(_as_issue(finding, _digest(f"{identity}\x1f{seen[identity]}")))
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _as_issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "description": finding.message,
        "check_name": f"{finding.rule} {finding.name}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": finding.path,
            "positions": {
                "begin": {"line": finding.line, "column": finding.column},
                "end": {"line": finding.end_line, "column": finding.end_column},
            },
            "lines": {"begin": finding.line, "end": finding.end_line},
        },
    }


def _as_error(error: FileError) -> dict[str, Any]:
    line = 1 if error.line is None else error.line
    return {
        "description": error.message,
        "check_name": "claimcheck",
        "fingerprint": _digest(f"{error.path}\x1f{error.message}"),
        "severity": "blocker",
        "location": {"path": error.path, "lines": {"begin": line, "end": line}},
    }


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
