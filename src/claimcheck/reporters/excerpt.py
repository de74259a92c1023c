"""A line of the source with marks under the exact characters, as it looks on a terminal."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

WINDOW = 96  # terminal columns of a long line that are shown
_CUT = "…"
_TAB = "    "
_REACH = 4 * WINDOW  # characters on either side of a place that are looked at


class Excerpt(NamedTuple):
    """A line as shown and the marks below it."""

    shown: str
    marks: str


def show_place(source: str, start: int, end: int, column: int, mark: str = "^", window: int = WINDOW) -> Excerpt:
    """The line around [start, end) of a text, as far as a terminal shows it; `column` (1-based) is that of `start`.

    Marks end with the line. Of a very long line only what is near is looked at.
    """
    begin = start - column + 1
    first = max(begin, start - _REACH)
    near = source[first : max(start, min(end, start + _REACH)) + _REACH]
    breaks = [at for sign in "\r\n" if (at := near.find(sign, start - first)) != -1]
    stop = min(breaks, default=len(near))
    goes_on = not breaks and first + len(near) < len(source)
    return show_line(
        near[:stop], start - first, end - first, mark, window, cut_before=first > begin, cut_behind=goes_on
    )


def show_line(
    line: str,
    start: int,
    end: int,
    mark: str = "^",
    window: int = WINDOW,
    *,
    cut_before: bool = False,
    cut_behind: bool = False,
) -> Excerpt:
    """The line and the marks under its characters [start, end), 0-based code points.

    Wide characters take two columns and combining ones none; tabs become blanks; control characters are shown as
    pictures, so that a text cannot steer the terminal. Of a line longer than `window` the part around the marks is
    shown. `cut_before` and `cut_behind` say that the line goes on there.
    """
    start = min(max(start, 0), len(line))
    end = min(max(end, start), len(line))
    plain = line.isascii() and line.isprintable()
    cells = line if plain else [_cell(char) for char in line]
    widths = [1] * len(line) if plain else [_width(cell) for cell in cells]
    first, last = _window(widths, start, end, window)
    head = _CUT if first > 0 or cut_before else ""
    tail = _CUT if last < len(line) or cut_behind else ""
    before = len(head) + sum(widths[first:start])
    marked = max(sum(widths[start : min(end, last)]), 1)
    return Excerpt(head + "".join(cells[first:last]) + tail, " " * before + mark * marked)


def show_text(text: str) -> str:
    """Words of a text on one line, control characters as pictures."""
    line = " ".join(text.split())
    return line if line.isascii() and line.isprintable() else "".join(map(_cell, line))


def show_path(path: str) -> str:
    """A file's name on one line, control characters as pictures."""
    return "".join(map(_cell, path))


def _window(widths: list[int], start: int, end: int, window: int) -> tuple[int, int]:
    """The stretch of characters to show: the marked ones in the middle, as much as fits around them."""
    if sum(widths) <= window:
        return 0, len(widths)
    first, last = start, min(end, len(widths))
    room = window - sum(widths[first:last])
    while last > first + 1 and room < 0:
        last -= 1
        room += widths[last]
    grew = True
    while grew and room > 0:
        grew = False
        if first > 0 and widths[first - 1] <= room:
            first -= 1
            room -= widths[first]
            grew = True
        if last < len(widths) and widths[last] <= room:
            room -= widths[last]
            last += 1
            grew = True
    while first > 0 and widths[first] == 0:  # a combining mark belongs to the character before it
        first -= 1
    while last < len(widths) and widths[last] == 0:
        last += 1
    return first, last


@lru_cache(4096)
def _cell(char: str) -> str:
    if char == "\t":
        return _TAB
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or unicodedata.category(char) in {"Zl", "Zp"}:
        return "�"
    if unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}:
        return "�"
    return char


@lru_cache(4096)
def _width(cell: str) -> int:
    return sum(_char_width(char) for char in cell)


def _char_width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
