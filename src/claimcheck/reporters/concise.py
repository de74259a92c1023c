"""`concise`: one line for each finding, for terminals and editors that read `path:line:column:`."""

from __future__ import annotations

from claimcheck.model import Report
from claimcheck.reporters.excerpt import show_path, show_text
from claimcheck.reporters.wording import LETTERS, as_closing


def render(report: Report, *, closing: bool = True) -> str:
    """One line per finding and, unless told otherwise, the closing line."""
    lines = [
        f"{show_path(finding.path)}:{finding.line}:{finding.column}: {LETTERS[finding.severity]} {finding.rule} "
        f"{finding.name} {show_text(finding.message)}"
        for finding in report.findings
    ]
    if closing:
        lines.append(as_closing(report))
    return "".join(f"{line}\n" for line in lines)
