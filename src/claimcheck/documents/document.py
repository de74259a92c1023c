"""A text and its structure: blocks of plain text, each with an exact map to the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from claimcheck.model import Span

Format = Literal["text", "markdown", "html"]
BlockKind = Literal[
    "heading",
    "paragraph",
    "item",  # a list item (its first paragraph and what is joined to it)
    "cell",  # a table cell
    "caption",  # a table's or figure's caption
    "note",  # a footnote's definition; `label` holds its label
]
MarkKind = Literal["link", "superscript", "subscript", "footnote", "strong", "emphasis", "struck"]


class Piece(NamedTuple):
    """A run of plain text and the source run it came from.

    Equal lengths map code point by code point; else the run is one unit (an entity, a collapsed line break): each of
    its plain offsets maps to the whole source run.
    """

    plain: int
    plain_end: int
    source: int
    source_end: int


class SourceMap:
    """Maps plain offsets of one block to source offsets. Pieces are in order, plain runs adjoin."""

    __slots__ = ("_starts", "pieces")

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        self.pieces = pieces
        self._starts = [piece.plain for piece in pieces]

    def to_source(self, start: int, end: int) -> Span:
        """The source span of the plain span [start, end): from its first character's source to its last one's end."""
        if not self.pieces:
            return Span(0, 0)
        if end <= start:
            first = self._piece(start)
            at = first.source + min(start - first.plain, first.source_end - first.source)
            return Span(at, at)
        first, last = self._piece(start), self._piece(end - 1)
        return Span(_source_start(first, start), _source_end(last, end - 1))

    def _piece(self, offset: int) -> Piece:
        return self.pieces[max(bisect_right(self._starts, offset) - 1, 0)]


def _source_start(piece: Piece, offset: int) -> int:
    if piece.plain_end - piece.plain == piece.source_end - piece.source:
        return piece.source + offset - piece.plain
    return piece.source


def _source_end(piece: Piece, offset: int) -> int:
    if piece.plain_end - piece.plain == piece.source_end - piece.source:
        return piece.source + offset - piece.plain + 1
    return piece.source_end


class Mark(NamedTuple):
    """An inline element; `start`/`end` are *plain* offsets in its block.

    `target` is a link's address or a footnote reference's label; `source` is the address's own *source* span, if known.
    """

    start: int
    end: int
    kind: MarkKind
    target: str = ""
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table cell, caption or note.

    `text` is plain: markup off, entities decoded, soft hyphens and zero-width characters off, every run of blanks one
    space (a lone no-break, thin or narrow no-break space is kept as it is), no blank at either end.
    Indexes (`headings`, `lead_in`) point into `Document.blocks`.
    """

    index: int
    kind: BlockKind
    text: str
    map: SourceMap
    marks: tuple[Mark, ...] = ()  # in the order of their beginnings
    level: int = 0  # of a heading: 1-6; of an item: depth from 1
    headings: tuple[int, ...] = ()  # the headings above, outermost first
    list: int | None = None  # the list this item belongs to (an id; nested lists have their own)
    item: int | None = None  # 0-based position in that list; further paragraphs of an item carry it too
    ordered: bool = False
    lead_in: int | None = None  # the paragraph, heading or outer item that introduces the list
    table: int | None = None  # an id
    row: int | None = None  # 0-based, header rows counted
    column: int | None = None  # 0-based
    header: bool = False  # a header cell (of column or row)
    label: str | None = None  # a note's label; an item's number as written, without its punctuation
    quoted: bool = False  # inside a block quotation
    anchor: str | None = None  # an HTML id that markers may point to
    rows: int = 1  # that a cell spans, its own counted

    def marks_from(self, start: int, end: int) -> tuple[Mark, ...]:
        """The marks that begin in the *plain* stretch [start, end)."""
        first = bisect_left(self.marks, start, key=_begin)
        return self.marks[first : bisect_left(self.marks, end, lo=first, key=_begin)]


def _begin(mark: Mark) -> int:
    return mark.start


class Comment(NamedTuple):
    """A comment that speaks to claimcheck (`claimcheck: …`); `start`/`end` are the whole comment's *source* span."""

    start: int
    end: int
    text: str  # what follows `claimcheck:`, blanks off


@dataclass(frozen=True)
class Document:
    """One file as it is on disk (`source`, a byte order mark left out) and its blocks in reading order."""

    path: str
    source: str
    format: Format
    blocks: tuple[Block, ...]
    encoding: str = "utf-8"
    bom: bool = False
    notes: tuple[str, ...] = ()  # said on stderr: a guessed encoding …
    language: str | None = None  # a language other than English that it is marked as or clearly written in
    comments: tuple[Comment, ...] = ()
    front_matter: Span | None = None
    _lines: list[int] = field(default_factory=list, repr=False, compare=False)

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column (code points) of a *source* offset; CR, LF and CRLF each end one line."""
        if not self._lines:
            self._lines.extend(_line_starts(self.source))
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def describe(self, offset: int) -> str:
        """Where a *source* offset stands, as a message says it: `line 12`."""
        return f"line {self.position(offset)[0]}"

    def line_text(self, line: int) -> str:
        """The text of a 1-based line without its line end; empty where there is no such line."""
        self.position(0)
        if not 1 <= line <= len(self._lines):
            return ""
        end = self._lines[line] if line < len(self._lines) else len(self.source)
        return self.source[self._lines[line - 1] : end].rstrip("\r\n")


def _line_starts(text: str) -> list[int]:
    starts = [0]
    offset = text.find("\n")
    if "\r" not in text:
        while offset != -1:
            starts.append(offset + 1)
            offset = text.find("\n", offset + 1)
        return starts
    at = 0
    while at < len(text):
        if text[at] == "\r":
            at += 2 if text[at + 1 : at + 2] == "\n" else 1
            starts.append(at)
        elif text[at] == "\n":
            at += 1
            starts.append(at)
        else:
            at += 1
    return starts
