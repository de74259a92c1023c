"""Which row and column a table cell stands in, where cells may span several."""

from __future__ import annotations

_WIDEST = 1_000  # columns, as HTML itself limits them
_TALLEST = 65_534  # rows
_MOST_SPANS = 64  # cells from above that a row can run into


class TableGrid:
    """Places cells row by row. Rows and columns are 0-based."""

    __slots__ = ("_column", "_row", "_spans")

    def __init__(self) -> None:
        self._row = -1
        self._column = 0
        self._spans: list[tuple[int, int, int]] = []  # first column, column behind, first row below

    def begin_row(self) -> None:
        """Go to the start of the next row."""
        self._row += 1
        self._column = 0
        if self._spans:
            self._spans = [span for span in self._spans if span[2] > self._row]

    def place(self, columns: int = 1, rows: int = 1) -> tuple[int, int]:
        """The row and column of the next cell, which spans so many columns and rows."""
        if self._row < 0:
            self.begin_row()
        moved = True
        while moved:
            moved = False
            for first, behind, _ in self._spans:
                if first <= self._column < behind:
                    self._column, moved = behind, True
        column = self._column
        self._column += min(max(columns, 1), _WIDEST)
        if rows > 1 and len(self._spans) < _MOST_SPANS:
            self._spans.append((column, self._column, self._row + min(rows, _TALLEST)))
        return self._row, column
