"""What an editor is told: findings with their places and repairs, and the result of a run. Offsets: see the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

Severity = Literal["error", "warning", "info"]
Applicability = Literal["safe", "unsafe"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the *source* stretch by `content`."""

    start: int
    end: int
    content: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that repair a finding together."""

    applicability: Applicability
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place a finding speaks of; `path` None means the same file. Offsets are *source*."""

    start: int
    end: int
    message: str
    path: str | None = None
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What an editor is told. `line`/`column` are 1-based code points, `start`/`end` *source* offsets.

    >>> from claimcheck import check_text
    >>> text = "Start with .5 mg."
    >>> (finding,) = check_text(text, registry=None).findings
    >>> finding.rule, finding.name, finding.severity
    ('DOS002', 'naked-decimal', 'error')
    >>> text[finding.start : finding.end]
    '.5 mg'
    >>> [(edit.start, edit.end, edit.content) for edit in finding.fix.edits]
    [(11, 12, '0.')]
    """

    rule: str
    name: str
    severity: Severity
    message: str
    help: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    claim_id: str | None = None
    found: str | None = None
    expected: str | None = None
    fingerprint: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class FileError:
    """A file that could not be read or checked, and why; `bug` where the fault is this program's own."""

    path: str
    message: str
    line: int | None = None
    bug: bool = False


EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one run, findings sorted by path, start, end, rule."""

    findings: tuple[Finding, ...]
    errors: tuple[FileError, ...] = ()
    files_checked: int = 0
    registry: tuple[str, ...] = ()
    figures: int = 0
    sources: int = 0
    texts: Mapping[str, str] = field(default_factory=lambda: EMPTY)  # decoded text by path, of files a finding quotes
    notes: tuple[str, ...] = ()  # said on stderr: a guessed encoding, a text in another language …
    checked: tuple[str, ...] = ()  # the paths of the files that were checked, sorted

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)
