"""From UTF-8 byte offsets to code points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from claimcheck.pattern import as_pattern

# runs of characters that take more than one byte: `é`, `”…`
_WIDE = as_pattern("[^\x00-\x7f]+")


def find_code_points(text: str) -> Callable[[int], int]:
    """A function that turns an offset into `text.encode()` into one into `text`; inside a character: its start."""
    if text.isascii():
        return _same
    starts: list[int] = [0]  # byte offsets of wide characters, and of the runs of others between them
    begins: list[int] = [0]  # the same in code points
    widths: list[int] = [1]
    byte = at = 0
    for run in _WIDE.finditer(text):
        byte += run.start() - at
        at = run.end()
        for place in range(run.start(), at):
            width = 2 if text[place] < "\u0800" else 3 if text[place] < "\U00010000" else 4
            starts.append(byte)
            begins.append(place)
            widths.append(width)
            byte += width
        starts.append(byte)
        begins.append(at)
        widths.append(1)

    def find(offset: int) -> int:
        run = bisect_right(starts, offset) - 1
        return begins[run] + (offset - starts[run]) // widths[run]

    return find


def _same(offset: int) -> int:
    return offset
