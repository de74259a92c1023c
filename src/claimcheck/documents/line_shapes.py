"""What the lines of a plain text look like: blank, bullet, heading, table row, wrapped or whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from claimcheck.pattern import as_pattern

Shape = Literal["text", "item", "rule", "row", "grid", "blank", "title"]

_LINE = as_pattern(r"([^\r\n]*+)(\r\n|\r|\n|\Z)")

# `- pain`, `• pain`, `* pain`, `– pain`, `o pain`
_BULLET = as_pattern(
    r"(?P<mark>[-*+•‣◦▪▫–—·●○■□◆➢➤✓✔✗→►]|o(?=[ \t]+[A-Z]))(?P<gap>[ \t\xa0]+)(?=\S)|(?P<glued>[•‣◦▪▫●○■□◆➢➤✓✔►])(?=\w)"
)

# `1. pain`, `2) pain`, `(3) pain`, `a) pain`, `(b) pain`, `iv. pain`, `[5] Smith J`
_NUMBER = as_pattern(
    r"""
    (?: \[ (?P<reference>\d{1,3}|[A-Z][A-Za-z]{0,20}\+?\d{2,4}[a-z]?) \] :?
      | \( (?P<round>\d{1,3}|[a-z]|[ivx]{1,5}) \)
      | (?P<plain>\d{1,3}|[ivx]{2,5}) [.)]
      | (?P<letter>[a-zA-Z]) \)
    )
    [ \t\xa0]+ (?=\S)
    """,
    re.VERBOSE,
)
_RULE = as_pattern(r"([-=_*~#─—])(?:[ \t]*\1){2,}[ \t]*")  # `-----`, `* * *`, `=====`
_GRID = as_pattern(r"[|+]?[ \t:]*-[-|+=: \t]*[|+:-]|\+[=+]+\+")  # `|---|:--:|`, `+----+----+`
_TITLE = as_pattern(r"(#{1,6})[ \t]+(?=\S)")  # `## Risks`
COLUMN_GAP = as_pattern(
    r"[ \t]{1,60}\|[ \t]{1,60}| {3,}"
)  # between the columns of a table drawn with inner bars or blanks
_QUOTED = as_pattern(r"[ \t]*>[> \t]*")


@dataclass(slots=True)
class Line:
    """A line of the source: [start, end) without its line end; `text` is stripped and stands at `begin`."""

    start: int
    end: int
    begin: int
    text: str
    shape: Shape
    indent: int = 0  # columns before the text, a tab to the next multiple of four
    mark: str = ""  # of an item: `-`, `•`, `1`, `a`, `[`
    label: str | None = None  # of a numbered item
    body: int = 0  # of an item or title: where its own text begins, as a source offset
    level: int = 0  # of a title
    quoted: bool = False
    columns: int = 1  # of a text line: parts that stand well apart


def split_lines(source: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Where each line begins and its text without the line end."""
    for match in _LINE.finditer(source, start):
        if match.start() < len(source):
            yield match.start(), match[1]


def read_line(text: str, start: int) -> Line:
    """The shape of one line, by itself."""
    end = start + len(text)
    core = text.strip()
    if not core:
        return Line(start, end, end, "", "blank")
    begin = start + len(text) - len(text.lstrip())
    quoted = False
    if core[0] == ">" and (prefix := _QUOTED.match(text)) is not None:
        core, begin, quoted = text[prefix.end() :].rstrip(), start + prefix.end(), True
        if not core:
            return Line(start, end, end, "", "blank", quoted=True)
        indent = 0
    else:
        indent = len(text[: begin - start].expandtabs(4)) if begin > start else 0
    line = Line(start, end, begin, core, "text", indent, quoted=quoted)
    first = core[0]
    if "\t" in core and len([cell for cell in core.split("\t") if cell.strip()]) > 1:
        line.shape = "row"
    if first == "|" and core.count("|") > 1:
        line.shape = "grid" if _GRID.fullmatch(core) else "row"
        return line
    if not first.isalnum():
        if _RULE.fullmatch(core):
            line.shape = "rule"
            return line
        if (first == "+" or (first in "-:" and "|" in core)) and _GRID.fullmatch(core):
            line.shape = "grid"
            return line
        if first == "#" and (title := _TITLE.match(core)) is not None:
            line.shape, line.level, line.body = "title", len(title[1]), begin + title.end()
            return line
    _read_mark(line)
    if ("   " in core or " | " in core) and line.shape == "text":
        line.columns = len(COLUMN_GAP.split(core))
    return line


def _read_mark(line: Line) -> None:
    bullet = _BULLET.match(line.text)
    if bullet is not None:
        line.shape, line.mark = "item", bullet["mark"] or bullet["glued"]
        line.body = line.begin + bullet.end()
        return
    number = _NUMBER.match(line.text)
    if number is not None:
        group = number.lastgroup or "plain"
        line.shape, line.label, line.body = "item", number[group], line.begin + number.end()
        line.mark = "1" + group
