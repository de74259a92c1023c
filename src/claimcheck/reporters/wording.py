"""Words that several reports share."""

from __future__ import annotations

from collections import Counter

from claimcheck.model import Finding, Related, Report, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
LETTERS: dict[Severity, str] = {"error": "E", "warning": "W", "info": "I"}
_NOUNS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def count_noun(count: int, noun: str) -> str:
    """`1 file`, `2 files`, `1,200 files`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def as_counts(findings: tuple[Finding, ...]) -> str:
    """`2 errors, 1 warning`; `nothing` where nothing was found."""
    counts = Counter(finding.severity for finding in findings)
    parts = [count_noun(counts[severity], _NOUNS[severity]) for severity in SEVERITIES if counts[severity]]
    return ", ".join(parts) or "nothing"


def as_registry(names: tuple[str, ...]) -> str:
    """The registry used, in words."""
    return f"registry {', '.join(names)}" if names else "no registry"


def as_closing(report: Report) -> str:
    """One line: what was read, what against, and what was found."""
    read = (
        f"Read {count_noun(report.files_checked, 'file')}: {count_noun(report.figures, 'figure')}, "
        f"{count_noun(report.sources, 'source')}, {as_registry(report.registry)}"
    )
    failed = f"; {count_noun(len(report.errors), 'file')} could not be checked" if report.errors else ""
    return f"{read}. Found {as_counts(report.findings)}{failed}."


def rank(findings: tuple[Finding, ...]) -> list[Finding]:
    """The findings, the gravest first; within one severity in the report's order."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))


def as_expectation(finding: Finding) -> str:
    """What the registry gives, where the finding knows: `expected 70-80% (pump.pain.responders)`."""
    if finding.expected is None:
        return f"registry entry {finding.claim_id}" if finding.claim_id else ""
    return f"expected {finding.expected}" + (f" ({finding.claim_id})" if finding.claim_id else "")


def as_aside(finding: Finding, place: Related) -> str:
    """A related place for formats that cannot show it: `the first figure, 8% (b.md, line 3)`."""
    elsewhere = "" if place.path in {None, finding.path} else f"{place.path}, "
    return f"{place.message} ({elsewhere}line {place.line})"
