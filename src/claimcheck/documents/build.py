"""Making blocks: plain text with an exact map, headings above, lists and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claimcheck.documents.document import Block, Mark, MarkKind, Piece, SourceMap
from claimcheck.model import Span

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ODD = re.compile(rf"\s+|[{INVISIBLE}]+")  # a run of blanks, or of characters that are not seen
_LONE = frozenset("\u00a0\u2007\u2009\u202f")  # no-break and thin spaces that stand alone are kept
OPAQUE = "\ufffc"  # stands for what is never read: code, mathematics


class BlockText:
    """Gathers the plain text of one block and where each stretch of it came from."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._open: dict[str, list[tuple[int, str, Span | None]]] = {}
        self.marks: list[Mark] = []
        self.length = 0
        self._blank = True  # the text ends in a blank, or has not begun

    def add(self, text: str, source: int, source_end: int) -> None:
        """Add text read from source[source:source_end]; equal lengths map code point by code point."""
        if len(text) != source_end - source:
            self._add_unit(text, source, source_end)
            return
        at = 0
        for odd in _ODD.finditer(text):
            if odd.start() > at:
                self._put(text[at : odd.start()], source + at, source + odd.start())
            self._add_odd(odd.group(), source + odd.start(), source + odd.end())
            at = odd.end()
        if at < len(text):
            self._put(text[at:], source + at, source_end)

    def _add_unit(self, text: str, source: int, source_end: int) -> None:
        if not text or not text.strip(INVISIBLE):
            return
        if text.isspace():
            self._add_odd(text, source, source_end)
        else:
            self._put(text, source, source_end)

    def _add_odd(self, run: str, source: int, source_end: int) -> None:
        if run[0] in INVISIBLE or self._blank:
            return
        self._put(run if run in _LONE else " ", source, source_end)
        self._blank = True

    def _put(self, text: str, source: int, source_end: int) -> None:
        end = self.length + len(text)
        last = self._pieces[-1] if self._pieces else None
        exact = len(text) == source_end - source
        if last is not None and exact and last.source_end == source and _is_exact(last):
            self._pieces[-1] = Piece(last.plain, end, last.source, source_end)
        else:
            self._pieces.append(Piece(self.length, end, source, source_end))
        self._parts.append(text)
        self.length = end
        self._blank = False

    def add_break(self, source: int) -> None:
        """A line ends before source[source]: one blank."""
        if not self._blank:
            self._put(" ", max(source - 1, 0), max(source, 1))
            self._blank = True

    def open_mark(self, kind: MarkKind, target: str = "", source: Span | None = None) -> None:
        """An inline element begins here."""
        self._open.setdefault(kind, []).append((self.length, target, source))

    def close_mark(self, kind: MarkKind) -> None:
        """The innermost open element of this kind ends here."""
        stack = self._open.get(kind)
        if stack:
            start, target, source = stack.pop()
            self.marks.append(Mark(start, self.length, kind, target, source))

    def add_point(self, kind: MarkKind, target: str) -> None:
        """An inline element without text of its own, such as a footnote reference."""
        self.marks.append(Mark(self.length, self.length, kind, target))

    def finish(self) -> tuple[str, SourceMap, tuple[Mark, ...]]:
        """The text without blanks at its end, its map and its marks in order."""
        for kind in list(self._open):
            while self._open[kind]:
                self.close_mark(kind)  # type: ignore[arg-type]
        text = "".join(self._parts)
        trimmed = text.rstrip()
        marks = [
            replace(mark, start=min(mark.start, len(trimmed)), end=min(mark.end, len(trimmed))) for mark in self.marks
        ]
        marks.sort(key=lambda mark: (mark.start, mark.end))
        pieces = self._pieces
        while pieces and pieces[-1].plain >= len(trimmed):
            pieces.pop()
        return trimmed, SourceMap(tuple(pieces)), tuple(marks)


def _is_exact(piece: Piece) -> bool:
    return piece.plain_end - piece.plain == piece.source_end - piece.source


@dataclass(slots=True)
class OpenList:
    """A list being read."""

    id: int
    lead_in: int | None
    ordered: bool = False
    items: int = 0
    number: int | None = None  # the next item's number, where ordered


class BlockList:
    """Gathers the blocks of a document, knowing the headings and lists that are open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._headings: list[tuple[int, int]] = []
        self._lists = 0

    def append(self, content: BlockText, **fields: object) -> Block | None:
        """Add a block of the gathered text; None where it is empty. A heading closes those of its level and below."""
        text, source_map, marks = content.finish()
        if not text:
            return None
        index = len(self.blocks)
        level = fields.get("level")
        if fields.get("kind") == "heading" and isinstance(level, int):
            while self._headings and self._headings[-1][0] >= level:
                self._headings.pop()
        above = tuple(place for _, place in self._headings)
        block = Block(index=index, text=text, map=source_map, marks=marks, headings=above, **fields)  # type: ignore[arg-type]
        self.blocks.append(block)
        if block.kind == "heading":
            self._headings.append((block.level, index))
        return block

    def open_list(self, ordered: bool = False, number: int | None = None, lead_in: int | None = None) -> OpenList:
        """Begin a list; its lead-in is the given block, else the block before it where that introduces it."""
        self._lists += 1
        if lead_in is None:
            lead_in = self._introduction()
        return OpenList(self._lists, lead_in, ordered, 0, number)

    def next_table(self) -> int:
        """A new table's id."""
        self._lists += 1
        return self._lists

    def _introduction(self) -> int | None:
        if not self.blocks:
            return None
        last = self.blocks[-1]
        if last.kind == "heading":
            return last.index
        if last.kind == "paragraph" and (last.text.endswith(":") or "following" in last.text[-80:]):
            return last.index
        return None
