"""`text`: for people. Each finding with its line, the characters it speaks of, and the other side of a conflict."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.documents.document import Document
from claimcheck.model import Finding, Related, Report, Severity
from claimcheck.reporters.excerpt import WINDOW, show_path, show_place, show_text
from claimcheck.reporters.wording import LETTERS, as_closing, as_expectation

_SHOWN_RELATED = 4
_NARROWEST = 20
_MARGIN = 9  # columns of the line number, the bar and the signs that a line is cut

_COLORS: dict[Severity, str] = {"error": "31", "warning": "33", "info": "36"}
_BOLD, _DIM = "1", "2"


def render(report: Report, *, color: bool = False, closing: bool = True, width: int | None = None) -> str:
    """The report, its closing line last unless told otherwise; coloured (ANSI) only where asked.

    Lines of the texts are cut so that they and the marks below them fit into `width` columns, where one is given.
    """
    window = WINDOW if width is None else max(_NARROWEST, min(WINDOW, width - _MARGIN))
    page = _Page(report, color, window)
    parts: list[str] = []
    explained: set[tuple[str, str]] = set()
    for finding in report.findings:
        lines = page.show_finding(finding)
        if finding.help and (finding.path, finding.rule) not in explained:
            explained.add((finding.path, finding.rule))
            lines.append(page.show_note(finding.line, f"help: {finding.help}"))
        parts.append("\n".join(lines) + "\n\n")
    return "".join(parts) + (as_closing(report) + "\n" if closing else "")


@dataclass
class _Page:
    """The texts a report quotes, and whether it is coloured."""

    report: Report
    color: bool
    window: int
    _documents: dict[str, Document] = field(default_factory=dict)

    def show_finding(self, finding: Finding) -> list[str]:
        shade = _COLORS[finding.severity]
        place = self._paint(f"{show_path(finding.path)}:{finding.line}:{finding.column}:", _BOLD)
        code = self._paint(f"{LETTERS[finding.severity]} {finding.rule}", shade)
        lines = [f"{place} {code} {finding.name} {show_text(finding.message)}"]
        lines += self._quote(finding.path, finding, "^", "", shade)
        if expectation := as_expectation(finding):
            lines.append(self.show_note(finding.line, expectation))
        for related in finding.related[:_SHOWN_RELATED]:
            lines += self._show_related(related, finding)
        left = len(finding.related) - _SHOWN_RELATED
        if left > 0:
            lines.append(self.show_note(finding.line, f"and {left} more such place{'s' if left > 1 else ''}"))
        return lines

    def show_note(self, line: int, text: str) -> str:
        return f"{' ' * max(len(str(line)), 4)} {self._paint('=', _DIM)} {show_text(text)}"

    def _show_related(self, related: Related, finding: Finding) -> list[str]:
        path = finding.path if related.path is None else related.path
        told = f"{show_path(path)}:{related.line}:{related.column}: {show_text(related.message)}"
        elsewhere = [] if path == finding.path else [f"  {told}"]
        quoted = self._quote(path, related, "-", "" if elsewhere else related.message, _DIM)
        if quoted or elsewhere:
            return elsewhere + quoted
        return [self.show_note(related.line, told)]

    def _quote(self, path: str, place: Finding | Related, mark: str, note: str, shade: str) -> list[str]:
        document = self._document(path)
        if document is None or place.line < 1:
            return []
        excerpt = show_place(document.source, place.start, place.end, place.column, mark, self.window)
        single = place.end_line == place.line
        if not excerpt.shown.strip():
            return []
        width = max(len(str(place.line)), 4)
        bar = self._paint("|", _DIM)
        through = "" if single else f"through line {place.end_line}"
        remark = show_text(f"{through} {note}")
        marks = f"{self._paint(excerpt.marks, shade)} {remark}".rstrip()
        return [f"{place.line:>{width}} {bar} {excerpt.shown}", f"{' ' * width} {bar} {marks}"]

    def _document(self, path: str) -> Document | None:
        if path not in self._documents and path in self.report.texts:
            self._documents[path] = Document(path, self.report.texts[path], "text", ())
        return self._documents.get(path)

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color else text
