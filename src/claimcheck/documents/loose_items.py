"""Lists that are typed, not marked up: lines that begin with a bullet character inside paragraphs."""

from __future__ import annotations

from claimcheck.documents.outline import Outline
from claimcheck.pattern import as_pattern

# `• pain`, `· <blanks> pain` (as word processors export it)
_BULLET = as_pattern(r"\s*(?:[•‣◦▪●■□➢✓✔](?=\s*(?:\w|[(“\"'$£€<>]|\Z))|[·](?=\s|\Z))\s*")
_ENTRY = as_pattern(r"\s*\[\d{1,3}\]:?\s+\S")  # `[3] Smith J. Pain. 2020.`: each entry of a list is a paragraph


class LooseItems:
    """Turns lines that begin with a bullet into items of one list. The outline is the one that is written into."""

    __slots__ = ("_depth", "_outline", "_referring")

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._depth: int | None = None  # containers open around the list, while one is open
        self._referring = False  # the paragraph began with an entry of a list of references

    def begin_line(self, text: str, *, first: bool) -> int:
        """A line begins with `text`, the first of its block or a later one: how many characters of it are a bullet.

        Where a list or a list's entry begins, the open block is ended.
        """
        outline = self._outline
        bullet = _BULLET.match(text)
        if (
            bullet is not None
            and first
            and self._depth is None
            and outline.innermost == "item"
            and not outline.has_text
        ):
            return bullet.end()  # a marked-up item with a typed bullet of its own
        if bullet is not None:
            self.close()
            outline.end()
            self._depth = outline.depth
            if not outline.resume_list(ordered=False):
                outline.push_list(ordered=False)
            outline.push_item()
            return bullet.end()
        is_entry = _ENTRY.match(text) is not None
        if first:
            self._referring = is_entry
        elif is_entry and self._referring:
            outline.end()
        return 0

    def close(self) -> None:
        """The block that the list stands in ends, or another line of it begins."""
        if self._depth is not None:
            self._outline.leave(self._depth)
            self._depth = None
