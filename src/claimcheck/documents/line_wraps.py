"""Where lines of plain text belong together: hard-wrapped paragraphs, and paragraphs of one line each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimcheck.documents.heading_shapes import UNFINISHED, ends_sentence, is_heading_like
from claimcheck.documents.line_shapes import Line
from claimcheck.pattern import as_pattern

_WIDEST_WRAP = 130  # columns: longer lines are whole paragraphs
_LONG_FOR_HEADING = 50  # characters
_CAPITALS = as_pattern(r"[A-Z].*[A-Z]")
_SOURCE_LINE = as_pattern(r"sources?:\s", re.IGNORECASE)  # a line of its own, never the end of another
_FIRST_WORD = as_pattern(r"\S+")


def find_wrap_width(lines: Sequence[Line]) -> int:
    """The column at which a text is wrapped by hand, or 0 where each line is a paragraph of its own.

    Told by the lines that stop inside a sentence.
    """
    widths = sorted(
        len(line.text) + line.indent
        for line, following in pairwise(lines)
        if following.shape == "text" and line.shape in ("text", "item") and _runs_on(line.text, following.text)
    )
    widths = [width for width in widths if width <= _WIDEST_WRAP]
    return widths[len(widths) * 19 // 20] if widths else 0


def belongs_to(line: Line, following: Line, width: int) -> bool:
    """Does the paragraph of `line` go on in the line that follows it directly, in a text wrapped at `width`?"""
    text, next_text = line.text, following.text
    if _SOURCE_LINE.match(next_text):
        return False
    if _runs_on(text, next_text):
        return True
    done = ends_sentence(text)
    if not width:
        return False
    size = len(text) + line.indent
    if following.indent > line.indent + 1 and done:
        return False  # the first line of the next paragraph is indented
    word = _FIRST_WORD.match(next_text)
    if size <= width + 8 and size + 1 + (len(word[0]) if word else 0) > width:
        return True
    if done or text[-1] == ":":
        return False
    return not is_heading_like(text) and size <= width + 8


def is_lazy(line: Line, following: Line, width: int) -> bool:
    """Does an item go on in the next line, although that is not indented?"""
    if ends_sentence(line.text):
        return False
    return _runs_on(line.text, following.text) or (
        line.text[-1] != ":" and width > 0 and belongs_to(line, following, width) and 2 * len(line.text) > width
    )


def _runs_on(text: str, following: str) -> bool:
    """Does a sentence stop in mid-course at the end of a line?"""
    if ends_sentence(text) or text[-1] in ":;":
        return False
    first = following.lstrip("\"'“‘([")[:1]
    if first.islower():
        return True
    if UNFINISHED.search(text[-12:]) is not None:
        return True
    if not first.isdecimal() and following[0] not in "$£€<>≥≤~(%":
        return False
    return not is_heading_like(text) or (len(text) >= _LONG_FOR_HEADING and not _CAPITALS.search(text, 1))
