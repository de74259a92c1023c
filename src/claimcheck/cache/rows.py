"""A file's result as bytes and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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


_PLAIN = ("rule", "name", "severity", "message", "help", "line", "column", "end_line", "end_column", "start", "end")
_MORE = ("claim_id", "found", "expected", "fingerprint")
_RELATED = ("start", "end", "message", "line", "column", "end_line", "end_column")


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
    row = [getattr(finding, name) for name in (*_PLAIN, *_MORE)]
    fix = finding.fix
    row.append(None if fix is None else [fix.applicability, [[e.start, e.end, e.content] for e in fix.edits]])
    for place in finding.related:
        own = None if place.path is None else place.path if place.path != finding.path else ""
        row.append([own, *(getattr(place, name) for name in _RELATED)])
    return row


def _as_finding(row: Sequence[Any], path: str) -> Finding:
    count = len(_PLAIN) + len(_MORE)
    values = dict(zip((*_PLAIN, *_MORE), row[:count], strict=True))
    fix = row[count]
    related = tuple(
        Related(path=path if own == "" else own, **dict(zip(_RELATED, rest, strict=True)))
        for own, *rest in row[count + 1 :]
    )
    repaired = None if fix is None else Fix(fix[0], tuple(Edit(*edit) for edit in fix[1]))
    return Finding(path=path, related=related, fix=repaired, **values)
