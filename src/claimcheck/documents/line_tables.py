"""Tables in plain text: `| a | b |` and `a | b` lines, lines with tabs, and columns set apart by blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.documents.line_shapes import COLUMN_GAP, Line
from claimcheck.documents.outline import Outline
from claimcheck.pattern import as_pattern

_PIPED = as_pattern(r"(?:[^|\\]++|\\.?)*+")  # the inside of a cell between pipes: `1 \| 2`
_FEWEST_ROWS = 3
_TABBED = as_pattern(r"[^\t]*+")


def find_table_end(lines: Sequence[Line], at: int) -> int:
    """The line behind the table that begins at line `at`; `at` itself where a single line makes none."""
    piped = lines[at].text[0] in "|+"
    end, rows = at, 0
    while end < len(lines) and lines[end].shape in ("row", "grid") and (lines[end].text[0] in "|+") == piped:
        rows += lines[end].shape == "row"
        end += 1
        if not rows and end - at > 2:
            return at  # rules, not the top of a table
    return end if rows > 1 or (rows == 1 and end > at + 1) else at


def find_columns_end(lines: Sequence[Line], at: int) -> int:
    """The line behind a table whose columns are set apart by blanks or inner bars; `at` where fewer than three lines do."""
    end = at
    while end < len(lines) and (
        (lines[end].shape == "text" and lines[end].columns == lines[at].columns)
        or (lines[end].shape == "grid" and end == at + 1)
    ):
        end += 1
    return end if end - at >= _FEWEST_ROWS and lines[at].columns > 1 else at


def add_table(source: str, lines: Sequence[Line], outline: Outline) -> None:
    """Write the rows of a table.

    Its first row is a header where a line is drawn below it, or where it alone has no cell that begins with a number.
    """
    rows = [list(_split_cells(source, line)) for line in lines if line.shape != "grid"]
    drawn = [index for index, line in enumerate(lines) if line.shape == "grid" and index > 0]
    first = next(index for index, line in enumerate(lines) if line.shape != "grid")
    header = bool(drawn) and drawn[0] == first + 1
    if not drawn and len(rows) > 1:
        numbered = [any(source[start].isdecimal() for _, start, _ in row) for row in rows]
        header = not numbered[0] and all(numbered[1:])
    outline.push_table()
    for index, row in enumerate(rows):
        outline.begin_row()
        reached = 0
        for column, start, end in row:
            while reached < column:  # an empty cell has a column too
                outline.push_cell(header=False)
                outline.pop("cell")
                reached += 1
            outline.push_cell(header=header and index == 0)
            outline.add(source[start:end], start)
            outline.pop("cell")
            reached += 1
    outline.pop("table")


def _split_cells(source: str, line: Line) -> Iterator[tuple[int, int, int]]:
    """The column of each cell that is not empty, and its *source* span."""
    if line.columns > 1:
        at = line.begin
        for column, part in enumerate(COLUMN_GAP.split(line.text)):
            at = source.index(part, at)
            yield column, at, at + len(part)
            at += len(part)
        return
    piped = line.text[0] == "|"
    pattern = _PIPED if piped else _TABBED
    at, behind = line.begin + piped, line.begin + len(line.text)
    column = 0
    while at <= behind:
        match = pattern.match(source, at, behind)
        end = match.end() if match else at
        if source[at:end].strip():
            yield column, at, end
        column += 1
        at = end + 1
