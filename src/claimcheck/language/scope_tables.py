"""Where a table tells the source of its figures: in the row, in a header, in a caption, a title above or a note below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimcheck.documents.document import Block, Document
from claimcheck.language.citations import SOURCE_LINE
from claimcheck.pattern import as_pattern

_TALLEST = 200  # rows that one cell may speak for
# What stands over a table: `Table 1 …`, `How often they were seen:`, also with a marker behind the colon
_LEAD = as_pattern(r"table\s?\d|.*:\s?[\[(]?(?:\d[\d,\s–-]{0,12})?[\])]?$", re.IGNORECASE)
# A line under a table that says where its figures come from
_NOTE = as_pattern(
    r"\W*(?:sources?\b|notes?\b|data\b|figures\b|numbers\b|rates\b|adapted\sfrom|based\son|from\s|taken\sfrom|[*†‡])",
    re.IGNORECASE,
)
# `Table 1. Healing of oesophagitis. From …` below it
_CAPTION = as_pattern(r"\W*table\s?\d{0,3}\s?[.:]\s", re.IGNORECASE)


class Tables:
    """The tables of one document, and the blocks in which a cell's source may stand."""

    def __init__(self, document: Document, lengths: Mapping[int, int]) -> None:
        """`lengths`: how many sentences each block has, by its index."""
        self._blocks = document.blocks
        self._lengths = lengths
        self._members: dict[int, list[Block]] = {}
        self._rows: dict[tuple[int, int], list[Block]] = {}
        self._headers: dict[tuple[int, int | None], list[Block]] = {}
        self._beside: dict[int, list[Block]] = {}
        for block in document.blocks:
            if block.table is not None:
                self._members.setdefault(block.table, []).append(block)
                if block.header:
                    self._headers.setdefault((block.table, block.column), []).append(block)
                if block.row is not None:
                    for row in range(block.row, block.row + min(block.rows, _TALLEST)):
                        self._rows.setdefault((block.table, row), []).append(block)
        self._header_rows = {place for place, row in self._rows.items() if all(cell.header for cell in row)}

    def find_row(self, cell: Block) -> Sequence[Block]:
        """The cells of a cell's row, itself among them."""
        return () if cell.table is None or cell.row is None else self._rows.get((cell.table, cell.row), ())

    def find_headers(self, cell: Block) -> Sequence[Block]:
        """The headers of a cell's column, then of the first, that stand in another row, one of headers alone."""
        if cell.table is None:
            return ()
        headers = [
            header
            for column in dict.fromkeys((cell.column, 0))
            for header in self._headers.get((cell.table, column), ())
        ]
        return [header for header in headers if header.row != cell.row and self._is_in_header_row(header)]

    def _is_in_header_row(self, block: Block) -> bool:
        return block.row is None or (block.table, block.row) in self._header_rows

    def find_beside(self, table: int) -> Sequence[Block]:
        """The caption of a table, its last row where that is a note, and the title or note right before or behind it."""
        if table not in self._beside:
            self._beside[table] = self._find_beside(table)
        return self._beside[table]

    def _find_beside(self, table: int) -> list[Block]:
        members = self._members[table]
        found = [block for block in members if block.kind == "caption"]
        foot = [block for block in members if block.row == members[-1].row and block.text]
        if len(foot) == 1 and foot[0].row and _NOTE.match(foot[0].text):  # a last row for the source alone
            found.append(foot[0])
        first, last = members[0].index, members[-1].index
        if first > 0 and self._blocks[first - 1].kind in ("caption", "paragraph", "heading"):
            before = self._blocks[first - 1]
            if before.kind == "caption" or _LEAD.match(before.text) or self._is_title(before):
                found.append(before)
        if last + 1 < len(self._blocks):
            behind = self._blocks[last + 1]
            if (
                behind.kind in ("caption", "note")
                or _CAPTION.match(behind.text)
                or (_NOTE.match(behind.text) and (self._is_short(behind) or SOURCE_LINE.match(behind.text)))
            ):
                found.append(behind)
        return found

    def _is_short(self, block: Block) -> bool:
        return self._lengths.get(block.index, 0) <= 1

    def _is_title(self, block: Block) -> bool:
        """True for a single line that is no sentence, as plain text has it over a table."""
        return self._is_short(block) and block.text.rstrip(" []()0123456789,–")[-1:] not in ".!?"
