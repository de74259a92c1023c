"""`github`: annotations in a workflow's log. GitHub shows ten of a level for a step: the gravest come first."""

from __future__ import annotations

from collections import Counter

from claimcheck.model import FileError, Finding, Report, Severity
from claimcheck.reporters.wording import SEVERITIES, as_aside, as_closing, rank

LIMIT = 10
"""How many annotations of one level are shown."""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report) -> str:
    """Workflow commands, at most ten of a level; the last of a level that has more says how many."""
    lines = [_as_error(error) for error in report.errors[:LIMIT]]
    shown: Counter[Severity] = Counter({"error": len(lines)})
    left: Counter[Severity] = Counter()
    for finding in rank(report.findings):
        if shown[finding.severity] < LIMIT:
            shown[finding.severity] += 1
            lines.append(_as_annotation(finding))
        else:
            left[finding.severity] += 1
    lines += [
        f"and {left[severity]} more {_COMMANDS[severity]}{'s' if left[severity] > 1 else ''} not shown here"
        for severity in SEVERITIES
        if left[severity]
    ]
    lines.append(escape_data(as_closing(report)))
    return "".join(f"{line}\n" for line in lines)


def escape_data(text: str) -> str:
    """Text after `::`, its percent signs and line ends escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """A property's value, where colons and commas end it."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")


def _as_annotation(finding: Finding) -> str:
    properties = {
        "file": escape_property(finding.path),
        "line": str(finding.line),
        "endLine": str(finding.end_line),
    }
    if finding.line == finding.end_line:  # columns are only read on one line
        properties["col"] = str(finding.column)
        properties["endColumn"] = str(finding.end_column)
    properties["title"] = escape_property(f"{finding.rule} {finding.name}")
    written = ",".join(f"{key}={value}" for key, value in properties.items())
    related = "".join(f"\n{as_aside(finding, place)}" for place in finding.related[:1])
    message = f"{finding.message}{related}"
    return f"::{_COMMANDS[finding.severity]} {written}::{escape_data(message)}"


def _as_error(error: FileError) -> str:
    line = "" if error.line is None else f",line={error.line}"
    return f"::error file={escape_property(error.path)}{line},title=claimcheck::{escape_data(error.message)}"
