"""`junit`: XML for test reports. Each file is a suite, each error and warning a failed case; a clean file passes.

A note is a case that passes and says what it has to say: notes turn no build red.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from claimcheck.model import FileError, Finding, Report
from claimcheck.pattern import as_pattern

# characters that XML 1.0 cannot hold: controls but tab, line feed and carriage return; surrogates; U+FFFE, U+FFFF
_FORBIDDEN = as_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(report: Report) -> str:
    """The report as a `testsuites` document."""
    by_path: dict[str, list[Finding]] = {path: [] for path in report.checked}
    for finding in report.findings:
        by_path.setdefault(finding.path, []).append(finding)
    suites = [_as_suite(path, found) for path, found in sorted(by_path.items())]
    suites += [_as_failed(error) for error in report.errors]
    tests = sum(max(len(found), 1) for found in by_path.values()) + len(report.errors)
    head = (
        f'<testsuites name="claimcheck" tests="{tests}" failures="{_count_failed(report.findings)}" '
        f'errors="{len(report.errors)}">'
    )
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>", ""])


def _as_suite(path: str, found: list[Finding]) -> str:
    head = (
        f"  <testsuite name={_quoted(path)} tests={_quoted(str(max(len(found), 1)))} "
        f'failures="{_count_failed(found)}" errors="0">'
    )
    cases = [_as_case(finding) for finding in found]
    if not found:
        cases = [f'    <testcase name="claimcheck" classname={_quoted(path)}/>']
    return "\n".join([head, *cases, "  </testsuite>"])


def _as_case(finding: Finding) -> str:
    name = f"{finding.rule} {finding.name} at line {finding.line}, column {finding.column}"
    details = [f"{finding.path}:{finding.line}:{finding.column}: {finding.message}"]
    details += [
        f"{finding.path if place.path is None else place.path}:{place.line}:{place.column}: {place.message}"
        for place in finding.related
    ]
    if finding.help:
        details.append(finding.help)
    told = escape(_clean("\n".join(details)))
    failed = f"<failure type={_quoted(finding.severity)} message={_quoted(finding.message)}>{told}</failure>"
    return "\n".join(
        [
            f"    <testcase name={_quoted(name)} classname={_quoted(finding.path)} line={_quoted(str(finding.line))}>",
            f"      {failed if _fails(finding) else f'<system-out>{told}</system-out>'}",
            "    </testcase>",
        ]
    )


def _fails(finding: Finding) -> bool:
    return finding.severity != "info"


def _count_failed(findings: Iterable[Finding]) -> int:
    return sum(map(_fails, findings))


def _as_failed(error: FileError) -> str:
    return "\n".join(
        [
            f'  <testsuite name={_quoted(error.path)} tests="1" failures="0" errors="1">',
            f'    <testcase name="claimcheck" classname={_quoted(error.path)}>',
            f'      <error type="unreadable" message={_quoted(error.message)}/>',
            "    </testcase>",
            "  </testsuite>",
        ]
    )


def _quoted(text: str) -> str:
    return quoteattr(_clean(text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("�", text)
