"""What containers lend to the blocks inside them, and what blocks are to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.documents.document import Block, BlockKind, Mark, SourceMap
from claimcheck.documents.heading_shapes import is_heading_like, is_label
from claimcheck.documents.table_grid import TableGrid
from claimcheck.pattern import as_pattern

_CLOSED = as_pattern(r"[.!…][\"'”’)\]]*$")  # the end of a statement: `It helps.`, `(see there.)`
_ANNOUNCES = as_pattern(r"\b(?:follows|following|below|these)\b", re.IGNORECASE)  # `Tell us about the following.`
_LONGEST_BOLD = 80  # characters
_TABLE_CAPTION = as_pattern(r"table\b", re.IGNORECASE)  # `Table 2. Outcomes by group`, `Table: drugs`


@dataclass(slots=True)
class Frame:
    """What a container lends to the blocks inside it; an inner one starts as a copy of the outer one."""

    name: str  # document, list, item, quote, table, cell, note
    list: int | None = None
    item: int | None = None
    ordered: bool = False
    level: int = 0
    lead_in: int | None = None
    label: str | None = None
    note: bool = False
    quoted: bool = False
    table: int | None = None
    row: int | None = None
    column: int | None = None
    header: bool = False
    rows: int = 1
    count: int = 0  # of a list: its items so far
    first: int = 1  # of a list: the number of its first item
    used: bool = False  # of an item: its first paragraph is written
    grid: TableGrid | None = None  # of a table
    headings: tuple[tuple[int, int], ...] = ()  # as they were outside of it

    def inside(self, name: str, headings: tuple[tuple[int, int], ...]) -> Frame:
        """A container inside this one."""
        return Frame(
            name,
            self.list,
            self.item,
            self.ordered,
            self.level,
            self.lead_in,
            self.label,
            self.note,
            self.quoted,
            self.table,
            self.row,
            self.column,
            self.header,
            headings=headings,
        )

    @property
    def kind(self) -> BlockKind:
        """Of a block that begins inside and is not marked up as anything itself."""
        if self.item is not None and not self.used and self.name == "item":
            return "item"
        if self.name == "cell":
            return "cell"
        return "note" if self.note else "paragraph"

    def make_block(
        self,
        index: int,
        kind: BlockKind,
        text: str,
        source_map: SourceMap,
        marks: tuple[Mark, ...],
        level: int,
        headings: tuple[int, ...],
        anchor: str | None,
        table: int | None,
    ) -> Block:
        """A block with all that this container lends to it; `table` is one it belongs to from outside."""
        return Block(
            index,
            kind,
            text,
            source_map,
            marks,
            level,
            headings,
            self.list,
            self.item,
            self.ordered,
            self.lead_in,
            self.table if table is None else table,
            self.row,
            self.column,
            self.header,
            self.label if kind in ("item", "note") else None,
            self.quoted,
            anchor,
            self.rows,
        )


def introduces(block: Block) -> bool:
    """Does a block that stands directly before a list lead into it? A paragraph whose last sentence is closed does not,
    unless it says what follows."""
    if block.kind != "paragraph":
        return block.kind in ("heading", "item")
    return not _CLOSED.search(block.text) or _ANNOUNCES.search(block.text, max(len(block.text) - 80, 0)) is not None


def without_layout(blocks: list[Block], known: set[int], suspected: set[int]) -> list[Block]:
    """The blocks, those of tables that only arrange a page as plain paragraphs: the known ones, and of the suspected
    and those of a single column all that have neither header nor caption."""
    titled = {block.table for block in blocks if block.header or block.kind == "caption"}
    wide = {block.table for block in blocks if block.column}
    single = {block.table for block in blocks if block.table is not None} - wide
    layout = known | ((suspected | single) - titled)
    return [_as_plain(block) if block.table in layout else block for block in blocks]


def _as_plain(block: Block) -> Block:
    kind: BlockKind = "paragraph" if block.kind in ("cell", "caption") else block.kind
    return replace(block, kind=kind, table=None, row=None, column=None, header=False)


def is_bold_heading(text: str, marks: Sequence[Mark]) -> bool:
    """Is a paragraph all in bold type and worded like a heading (`**Side effects**`)?"""
    if len(text) > _LONGEST_BOLD or not any(
        mark.kind == "strong" and mark.end - mark.start >= len(text) - 1 for mark in marks
    ):
        return False
    return not any(map(str.isdigit, text)) and (is_heading_like(text) or is_label(text))


def is_table_caption(text: str) -> bool:
    """Is a paragraph directly before a table its caption?"""
    return _TABLE_CAPTION.match(text) is not None
