"""What the lines of a plain text say of each other: where a paragraph, an item or a table ends, and what comes next."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimcheck.documents.heading_shapes import UNFINISHED, ends_sentence, is_heading_like
from claimcheck.documents.line_shapes import Line
from claimcheck.documents.line_tables import find_columns_end, find_table_end
from claimcheck.documents.line_wraps import belongs_to, find_wrap_width, is_lazy

_DASHES = frozenset("-–—+")


class TextLines:
    """The lines of a text, looked at ahead of reading; a line is named by its index, `opened` are the marks of open lists."""

    def __init__(self, source: str, lines: Sequence[Line]) -> None:
        self._source = source
        self._lines = lines
        self.width = find_wrap_width(lines)  # at which the text is wrapped by hand, or 0

    def next_text(self, at: int) -> int | None:
        """The first line from `at` on with something to read."""
        while at < len(self._lines):
            if self._lines[at].shape not in ("blank", "rule", "grid"):
                return at
            at += 1
        return None

    def follows_blank(self, at: int) -> bool:
        """True where the line before is blank."""
        return at > 0 and self._lines[at - 1].shape == "blank"

    def find_table_end(self, at: int) -> int:
        """The line behind the table that begins here; `at` itself where none does."""
        line = self._lines[at]
        if line.shape in ("row", "grid"):
            return find_table_end(self._lines, at)
        return find_columns_end(self._lines, at) if line.columns > 1 else at

    def find_paragraph_end(self, at: int, opened: Collection[str]) -> int:
        """The line behind the paragraph that begins here."""
        lines, end = self._lines, at + 1
        while end < len(lines):
            line = lines[end]
            if line.quoted != lines[at].quoted:
                break
            if line.shape == "item":
                if not self.is_prose(end, opened):
                    break
            elif line.shape not in ("row", "text") or self.find_table_end(end) > end:
                break
            if not belongs_to(lines[end - 1], line, self.width):
                break
            end += 1
        return end

    def find_item_end(self, at: int, opened: Collection[str]) -> int:
        """The line behind the item that begins here."""
        lines, line, end = self._lines, self._lines[at], at + 1
        while end < len(lines) and lines[end].shape in ("text", "item"):
            following = lines[end]
            if following.shape == "item" and not self.is_prose(end, opened):
                break
            if following.quoted != line.quoted:
                break
            hanging = following.indent > line.indent and following.shape == "text"
            if not hanging and not is_lazy(lines[end - 1], following, self.width):
                break
            end += 1
        return end

    def is_prose(self, at: int, opened: Collection[str]) -> bool:
        """Does what looks like an item go on with the sentence above it: `in a group of` / `20. The next`?"""
        if at == 0:
            return False
        line, above = self._lines[at], self._lines[at - 1]
        if above.shape not in ("text", "item") or ends_sentence(above.text) or above.text[-1] in ":;":
            return False
        is_title = is_heading_like(above.text) and not (len(above.text) >= 40 and UNFINISHED.search(above.text[-12:]))
        body = self._source[line.body : line.end]
        if line.mark in _DASHES:
            if body[:1].isdecimal() and above.text[-1] in "0123456789%":
                return above.shape != "item" or len(above.text) >= 60  # `takes 5` / `- 10 minutes`
            if line.mark in opened or above.shape == "item":
                return False
            if at + 1 < len(self._lines) and self._lines[at + 1].mark == line.mark:
                return False  # two in a row are items
            return line.mark != "+" and len(above.text) >= 40 and not is_title and body[:1].islower()
        if line.label is None or opened or above.shape == "item" or is_title:
            return False
        return line.label not in ("1", "a", "A", "i") or line.mark == "1round"

    def is_wrapped_heading(self, at: int) -> bool:
        """Is a heading too long for one line: two lines, set apart by blank ones?"""
        lines = self._lines
        if at + 2 >= len(lines) or lines[at + 2].shape != "blank" or (at and lines[at - 1].shape != "blank"):
            return False
        text = f"{lines[at].text} {lines[at + 1].text}"
        if any(map(str.isdigit, text)) or not is_heading_like(text):
            return False
        return 2 * len(lines[at].text) > self.width and self.next_text(at + 3) is not None
