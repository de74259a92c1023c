"""`markdown`: a summary for pull requests and job summaries, the gravest findings first."""

from __future__ import annotations

from claimcheck.model import Finding, Report, Severity
from claimcheck.pattern import as_pattern
from claimcheck.reporters.wording import as_aside, as_closing, count_noun, rank

LIMIT = 50
"""How many findings the tables list."""

_MARKS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}

_SPECIAL = as_pattern(r"([\\`*_{}\[\]<>#|~$@])")  # signs that Markdown or its hosts read as markup


def render(report: Report) -> str:
    """A heading, the closing line, one table of findings, and the files that could not be checked."""
    lines = ["## claimcheck", "", escape(as_closing(report)), ""]
    ranked = rank(report.findings)
    if ranked:
        lines += ["| place | rule | finding |", "| --- | --- | --- |"]
        lines += [_as_row(finding) for finding in ranked[:LIMIT]]
        lines.append("")
    if len(ranked) > LIMIT:
        lines += [f"And {count_noun(len(ranked) - LIMIT, 'more finding')}.", ""]
    if report.errors:
        lines += ["Not checked:", ""]
        lines += [f"- `{error.path.replace('`', '')}`: {escape(error.message)}" for error in report.errors]
        lines.append("")
    return "\n".join(lines)


def escape(text: str) -> str:
    """Text on one line that no Markdown reader takes for markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _as_row(finding: Finding) -> str:
    place = f"{finding.path}:{finding.line}:{finding.column}".replace("`", "").replace("|", "\\|")
    related = "".join(f"; {escape(as_aside(finding, other))}" for other in finding.related[:1])
    return (
        f"| `{place}` | {_MARKS[finding.severity]} {finding.rule} {finding.name} | {escape(finding.message)}{related} |"
    )
