"""The block being written: its text and the marks in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.documents.document import BlockKind, Mark, MarkKind, SourceMap
from claimcheck.documents.frames import Frame
from claimcheck.documents.plain_text import PlainText
from claimcheck.model import Span

_DEEPEST_MARKS = 64


@dataclass(slots=True)
class OpenBlock:
    """The block being written."""

    frame: Frame
    kind: BlockKind | None = None
    level: int = 0
    anchor: str | None = None
    table: int | None = None  # of a caption that stands outside of its table
    text: PlainText = field(default_factory=PlainText)
    marks: list[Mark] = field(default_factory=list)
    open_marks: list[Mark] = field(default_factory=list)

    def open_mark(self, kind: MarkKind, target: str, source: Span | None) -> None:
        """An inline element begins with what is added next."""
        if len(self.open_marks) < _DEEPEST_MARKS:
            start = self.text.next_start
            self.open_marks.append(Mark(start, start, kind, target, source))

    def close_mark(self, kind: MarkKind) -> None:
        """The innermost open element of this kind ends; one without text is dropped."""
        for at in range(len(self.open_marks) - 1, -1, -1):
            mark = self.open_marks[at]
            if mark.kind == kind:
                del self.open_marks[at]
                if self.text.length > mark.start:
                    self.marks.append(mark._replace(end=self.text.length))
                return

    def add_footnote(self, label: str, source: Span) -> None:
        """A footnote reference stands where the text has come to."""
        at = self.text.length
        self.marks.append(Mark(at, at, "footnote", label, source))

    def finish(self) -> tuple[str, SourceMap, tuple[Mark, ...]]:
        """The text, its map to the source, and the marks in order, those still open closed."""
        text, source_map = self.text.finish()
        marks = [*self.marks, *(mark._replace(end=len(text)) for mark in self.open_marks)]
        return text, source_map, tuple(_trim_marks(marks, text)) if marks else ()


def _trim_marks(marks: list[Mark], text: str) -> list[Mark]:
    """Marks without the blank that they begin with, in order; those of nothing are left out."""
    trimmed = []
    for mark in marks:
        start = mark.start
        if start < mark.end and text[start].isspace():
            start += 1
        if start < mark.end or mark.kind == "footnote":
            trimmed.append(mark._replace(start=start) if start != mark.start else mark)
    trimmed.sort(key=lambda mark: (mark.start, -mark.end))
    return trimmed
