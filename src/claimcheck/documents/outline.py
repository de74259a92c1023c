"""The blocks of a document, collected in reading order: what every reader writes into."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.documents.document import Block, BlockKind, Comment, MarkKind
from claimcheck.documents.frames import (
    Frame,
    introduces,
    is_bold_heading,
    is_table_caption,
    without_layout,
)
from claimcheck.documents.open_block import OpenBlock
from claimcheck.documents.plain_text import EDGES
from claimcheck.documents.table_grid import TableGrid
from claimcheck.model import Span

UNREAD = "\ufffc"  # stands for what is never read inside a sentence: code, formulas

_DEEPEST_SEARCH = 200  # containers


class Outline:
    """Collects blocks. A block begins by itself with the first text that is not blank; offsets are *source* offsets."""

    def __init__(self) -> None:
        self.comments: list[Comment] = []
        self.muted = 0  # while above 0 nothing is read
        self._blocks: list[Block] = []
        self._frames = [Frame("document")]
        self._headings: tuple[tuple[int, int], ...] = ()  # (level, index)
        self._open: OpenBlock | None = None
        self._last_frame: Frame | None = None  # that of the last block
        self._ids = 0
        self._level = 1  # of the last heading that is marked up as one
        self._anchor: str | None = None
        self._layout: set[int] = set()
        self._suspects: set[int] = set()
        self._left: tuple[Frame, int, int] | None = None  # the list left last, at which depth and after how many blocks

    # text

    def add(self, text: str, start: int) -> None:
        """Add text that stands at `start`, as it is."""
        if self.muted:
            return
        if self._open is None:
            if not text.strip(EDGES):
                return
            self._begin(None, 0).text.add(text, start)
        else:
            self._open.text.add(text, start)

    def add_unit(self, text: str, start: int, end: int) -> None:
        """Add text that stands for source [start, end)."""
        if self.muted:
            return
        if self._open is None and not text.strip(EDGES):
            return
        opened = self._open or self._begin(None, 0)
        opened.text.add_unit(text, start, end)

    def add_gap(self, start: int, end: int) -> None:
        """Add a line break."""
        if self._open is not None and not self.muted:
            self._open.text.add_gap("\n", start, end)

    # marks

    def open_mark(self, kind: MarkKind, target: str = "", source: Span | None = None) -> None:
        """An inline element begins with what is added next."""
        if not self.muted:
            (self._open or self._begin(None, 0)).open_mark(kind, target, source)

    def close_mark(self, kind: MarkKind) -> None:
        """The innermost open element of this kind ends."""
        if self._open is not None and not self.muted:
            self._open.close_mark(kind)

    def add_footnote(self, label: str, start: int, end: int) -> None:
        """A footnote reference: it has no text of its own and stands where the text has come to."""
        if not self.muted:
            (self._open or self._begin(None, 0)).add_footnote(label, Span(start, end))

    def set_anchor(self, name: str, *, inline: bool = False) -> None:
        """An id: of the block that begins next; an inline one of the block it stands in, if that has none yet."""
        if self.muted:
            return
        opened = self._open
        if opened is not None and (inline or not opened.text.length):
            if opened.anchor is None or not inline:
                opened.anchor = name
        elif not (inline and self._anchor is not None):
            self._anchor = name

    # blocks

    def begin(self, kind: BlockKind | None = None, level: int = 0) -> None:
        """End the open block and begin one of this kind (None: as its container says)."""
        self.end()
        if not self.muted:
            self._begin(kind, level)

    def end(self) -> None:
        """End the open block; without text there is none, but for a cell that holds a footnote's mark alone."""
        opened = self._open
        if opened is None:
            return
        self._open = None
        text, source_map, marks = opened.finish()
        if not text and not (marks and opened.frame.name == "cell"):
            self._anchor = self._anchor or opened.anchor
            return
        frame, index = opened.frame, len(self._blocks)
        kind, level = opened.kind or frame.kind, opened.level
        if kind == "paragraph" and marks and frame.name in ("document", "quote") and is_bold_heading(text, marks):
            kind, level = "heading", min(self._level + 1, 6)
        elif kind == "heading":
            self._level = level
        if kind == "heading":
            self._headings = tuple(entry for entry in self._headings if entry[0] < level)
        else:
            frame.used = True
            level = frame.level if kind in ("item", "paragraph") else level
        above = tuple(entry[1] for entry in self._headings)
        self._blocks.append(
            frame.make_block(index, kind, text, source_map, marks, level, above, opened.anchor, opened.table)
        )
        self._last_frame = frame
        if kind == "heading":
            self._headings = (*self._headings, (level, index))

    def _begin(self, kind: BlockKind | None, level: int) -> OpenBlock:
        self._open = OpenBlock(self._frames[-1], kind, level, self._anchor)
        self._anchor = None
        return self._open

    # containers

    def push(self, name: str) -> Frame:
        """Enter a container that lends nothing but what it has from the outer one."""
        self.end()
        frame = self._frames[-1].inside(name, self._headings)
        self._frames.append(frame)
        return frame

    def push_list(self, ordered: bool) -> None:
        """Enter a list; what stands directly before it leads into it."""
        self.end()
        outer, lead_in = self._frames[-1], None
        if self._blocks and self._last_frame is outer and introduces(self._blocks[-1]):
            lead_in = len(self._blocks) - 1
        frame = self.push("list")
        frame.list, frame.item, frame.ordered, frame.lead_in = self._new_id(), None, ordered, lead_in
        frame.level, frame.label = outer.level + 1, None

    def resume_list(self, ordered: bool) -> bool:
        """Enter the list left last once more, if nothing has come since; False where that is not so."""
        self.end()
        if (
            self._left is None
            or self._left[1:] != (len(self._frames), len(self._blocks))
            or self._left[0].ordered != ordered
        ):
            return False
        self._frames.append(self._left[0])
        return True

    def push_item(self, label: str | None = None) -> None:
        """Enter an item of the innermost list."""
        parent = self._frames[-1]
        frame = self.push("item")
        if parent.name == "list":
            frame.item = parent.count
            frame.label = label if label or not parent.ordered else str(parent.first + parent.count)
            parent.count += 1

    def push_meaning(self) -> None:
        """Enter what a term of a list of definitions means: an item that the term leads into."""
        parent, last = self._frames[-1], self._blocks[-1] if self._blocks else None
        self.push_item()
        if last is not None and parent.name == "list" and last.list == parent.list:
            is_term = last.kind != "item" and last.item is None
            self._frames[-1].lead_in = last.index if is_term else last.lead_in

    def number_from(self, first: int) -> None:
        """The items of the innermost list, just entered, count from here."""
        self._frames[-1].first = first

    def number_next(self, number: int) -> None:
        """The next item of the innermost list has this number."""
        self._frames[-1].first = number - self._frames[-1].count

    def push_note(self, label: str) -> None:
        """Enter a footnote's definition."""
        frame = self.push("note")
        frame.note, frame.label = True, label
        frame.list = frame.item = frame.lead_in = None
        frame.ordered, frame.level = False, 0

    def push_quote(self) -> None:
        """Enter a block quotation."""
        self.push("quote").quoted = True

    def push_table(self) -> None:
        """Enter a table; a paragraph before it that begins with `Table` is its caption."""
        self.end()
        outer = self._frames[-1]
        if outer.table is not None:
            self._layout.add(outer.table)
        number = self._new_id()
        if self._blocks and self._last_frame is outer and self._blocks[-1].kind == "paragraph":
            last = self._blocks[-1]
            if is_table_caption(last.text):
                self._blocks[-1] = replace(last, kind="caption", table=number)
        elif self._blocks and self._blocks[-1].kind == "caption" and self._blocks[-1].table is None:
            self._blocks[-1] = replace(self._blocks[-1], table=number)
        frame = self.push("table")
        frame.table, frame.row, frame.column, frame.header, frame.grid = number, None, None, False, TableGrid()

    def begin_caption(self, since: int = 0) -> None:
        """Begin a caption: of the table it stands in, or of the one that ended last, if that has blocks from `since` on."""
        self.begin("caption")
        if self._open is not None and self._blocks and len(self._blocks) > since:
            self._open.table = self._blocks[-1].table

    @property
    def size(self) -> int:
        """How many blocks there are."""
        return len(self._blocks)

    def begin_row(self) -> None:
        """The next cells stand in a new row of the innermost table."""
        self.end()
        frame = self._frames[-1]
        if frame.grid is not None:
            frame.grid.begin_row()

    def push_cell(self, header: bool, columns: int = 1, rows: int = 1) -> None:
        """Enter a cell of the innermost table that spans so many columns and rows."""
        grid = self._frames[-1].grid
        frame = self.push("cell")
        if grid is not None:
            frame.row, frame.column = grid.place(columns, rows)
            frame.rows = max(rows, 1)
            frame.header = header or frame.header
            frame.list = frame.item = frame.lead_in = None
            frame.ordered, frame.level = False, 0

    def mark_as_head(self, header: bool) -> None:
        """The next rows of the innermost table are, or are no longer, its head."""
        if self._frames[-1].name == "table":
            self._frames[-1].header = header

    def mark_as_layout(self, *, certain: bool = True) -> None:
        """The innermost table only arranges the page: its cells are read as paragraphs. `certain`: also with headers."""
        if (table := self._frames[-1].table) is not None:
            (self._layout if certain else self._suspects).add(table)

    @property
    def depth(self) -> int:
        """How many containers are open."""
        return len(self._frames)

    def leave(self, depth: int) -> None:
        """Leave containers until so many are open."""
        self.end()
        for frame in self._frames[depth:]:
            if frame.name != "list":
                self._headings = frame.headings
                break
        if depth < len(self._frames) and self._frames[depth].name == "list":
            self._left = (self._frames[depth], depth, len(self._blocks))
        del self._frames[depth:]

    def pop(self, name: str, within: str = "document") -> bool:
        """Leave the innermost container of this name and all that is open inside it; False where none is open.

        Containers outside the innermost `within` are not looked at.
        """
        for depth, frame in enumerate(reversed(self._frames), 1):
            if frame.name == name:
                self.leave(len(self._frames) - depth)
                return True
            if frame.name in (within, "document") or depth > _DEEPEST_SEARCH:
                break
        return False

    @property
    def has_text(self) -> bool:
        """Has the open block any text yet?"""
        return self._open is not None and self._open.text.length > 0

    @property
    def innermost(self) -> str:
        """The name of the container that is open."""
        return self._frames[-1].name

    def finish(self) -> tuple[Block, ...]:
        """All blocks."""
        self.end()
        return tuple(without_layout(self._blocks, self._layout, self._suspects))

    def _new_id(self) -> int:
        self._ids += 1
        return self._ids - 1
