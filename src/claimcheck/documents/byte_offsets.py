"""From UTF-8 byte offsets to code points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from claimcheck.pattern import as_pattern

# runs of characters that take equally many bytes
_WIDE = as_pattern("[\x80-\u07ff]+|[\u0800-\uffff]+|[\U00010000-\U0010ffff]+")


def find_code_points(text: str) -> Callable[[int], int]:
    """A function that turns an offset into `text.encode()` into one into `text`; inside a character: its start."""
    if text.isascii():
        return _same
    starts: list[int] = [0]  # byte offsets at which a run of equal width begins
    begins: list[int] = [0]  # the same in code points
    widths: list[int] = [1]
    byte = at = 0
    for run in _WIDE.finditer(text):
        first = text[run.start()]
        width = 2 if first < "\u0800" else 3 if first < "\U00010000" else 4
        byte += run.start() - at
        starts.append(byte)
        begins.append(run.start())
        widths.append(width)
        at = run.end()
        byte += width * (at - run.start())
        starts.append(byte)
        begins.append(at)
        widths.append(1)

    def find(offset: int) -> int:
        run = bisect_right(starts, offset) - 1
        return begins[run] + (offset - starts[run]) // widths[run]

    return find


def _same(offset: int) -> int:
    return offset
