"""A report with everything a report can hold, made by hand."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.documents.document import Document
from claimcheck.model import Edit, FileError, Finding, Fix, Related, Report
from claimcheck.rule import Bad, Case, Good, Hit, Rule, rule

DRAFT = "drafts/a, b.md"
TEXT = (
    "# Relief\n\n"
    "A 2020 study in Example Journal found relief in 60-80% of patients.\r\n"
    "Ask for 1.0 mg | [tablets] 😀 at «50%» <b>.\n"
    "Later: relief in 90% of patients.\n"
)
CLEAN = "Call your clinic.\n"


@rule("ZZZ001", severity="error", examples=(Bad("relief in «90%»"), Good("relief")))
def sample_rule(case: Case) -> Iterator[Hit]:
    """A figure differs.

    Why: readers rely on it.

    What to do: correct the figure or the registry.

    Authority: good practice.
    """
    yield from ()


def find(text: str, words: str) -> tuple[int, int, int, int, int, int]:
    """Start, end and the two positions of words in a text."""
    document = Document("", text, "text", ())
    start = text.index(words)
    end = start + len(words)
    return (start, end, *document.position(start), *document.position(end))


def make_finding(words: str, **changes: object) -> Finding:
    start, end, line, column, end_line, end_column = find(TEXT, words)
    values: dict[str, object] = {
        "rule": "ZZZ001",
        "name": "sample-rule",
        "severity": "error",
        "message": f"{words} differs from the registry",
        "help": "correct the figure or the registry.",
        "path": DRAFT,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "start": start,
        "end": end,
        "fingerprint": f"{start:032x}",
    }
    return Finding(**(values | changes))  # type: ignore[arg-type]


def make_related(words: str, message: str) -> Related:
    start, end, line, column, end_line, end_column = find(TEXT, words)
    return Related(start, end, message, DRAFT, line, column, end_line, end_column)


def make_report() -> Report:
    """Two findings of a file, one with a fix, one with a related place; a clean file; a file that failed."""
    dose = make_finding(
        "1.0 mg",
        severity="warning",
        message="100% of [tablets]:\nwrite `1 mg`, not 1.0 | mg",
        help="",
        fix=Fix("safe", (Edit(TEXT.index("1.0 mg") + 1, TEXT.index("1.0 mg") + 3, ""),)),
    )
    conflict = make_finding(
        "90%",
        claim_id="pump.relief",
        found="90%",
        expected="60-80%",
        related=(make_related("60-80%", "the first figure"),),
    )
    note = make_finding("«50%» <b>", severity="info", message="found beside 😀")
    findings = tuple(sorted((dose, conflict, note), key=lambda finding: finding.start))
    return Report(
        findings,
        (FileError("bad.md", "cannot be read: not UTF-8", 3),),
        2,
        ("bundled: intrathecal pain pumps",),
        4,
        1,
        {DRAFT: TEXT, "clean.md": CLEAN},
        checked=("clean.md", DRAFT),
    )


RULES: tuple[Rule, ...] = (sample_rule,)
