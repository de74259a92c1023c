"""A file's result as bytes and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from claimcheck.model import Edit, Finding, Fix, Related


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of a file: its findings and what the report counts or says of it."""

    findings: tuple[Finding, ...] = ()
    figures: int = 0
    sources: int = 0
    notes: tuple[str, ...] = ()
    facts: Mapping[str, str | int | bool | None] = field(default_factory=dict)  # the encoding …


_PATH = 5  # where the path stands among a finding's values; a row leaves it out
_NAMES = tuple(item.name for item in fields(Finding))[:-2]  # `related` and `fix` are rows of their own
_RELATED = ("start", "end", "message", "path", "line", "column", "end_line", "end_column")


def pack_findings(stored: Stored) -> bytes:
    """A file's result as bytes, without the file's own name: two files with one content share it."""
    rows = [_as_row(finding) for finding in stored.findings]
    whole = [rows, stored.figures, stored.sources, list(stored.notes), dict(stored.facts)]
    return json.dumps(whole, separators=(",", ":")).encode()


def unpack_findings(data: bytes, path: str) -> Stored | None:
    """The result of the file that is now called `path`; None where the bytes hold none."""
    try:
        rows, figures, sources, notes, facts = json.loads(data)
        findings = tuple(_as_finding(row, path) for row in rows)
        return Stored(findings, int(figures), int(sources), tuple(str(note) for note in notes), dict(facts))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _as_row(finding: Finding) -> list[Any]:
    row = [getattr(finding, name) for name in _NAMES if name != "path"]
    fix = finding.fix
    row.append(None if fix is None else [fix.applicability, [[e.start, e.end, e.content] for e in fix.edits]])
    for place in finding.related:
        values = [getattr(place, name) for name in _RELATED]
        if place.path == finding.path:
            values[3] = ""
        row.append(values)
    return row


def _as_finding(row: Sequence[Any], path: str) -> Finding:
    count = len(_NAMES) - 1
    fix = row[count]
    related = tuple(
        Related(start, end, message, path if own == "" else own, *position)
        for start, end, message, own, *position in row[count + 1 :]
    )
    repaired = None if fix is None else Fix(fix[0], tuple(Edit(*edit) for edit in fix[1]))
    values: list[Any] = [*row[:_PATH], path, *row[_PATH:count], related, repaired]
    return Finding(*values)
