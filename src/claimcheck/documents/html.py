"""HTML pages, and the HTML inside Markdown: what a reader of the page would see, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.documents.document import BlockKind, Document
from claimcheck.documents.html_elements import (
    BLOCKS,
    CAPTIONS,
    CELLS,
    HEADINGS,
    IN_SENTENCE,
    IN_SENTENCE_OR_AROUND,
    INNER,
    INSIDE_SPECIAL,
    LISTS,
    MARKS,
    NEVER_HIDDEN,
    NUMBERED_ID,
    REGIONS,
    SELF_ENDING,
    SILENT,
    TABLE_PARTS,
    VOID,
    as_number,
    is_hidden,
)
from claimcheck.documents.html_tokens import Attribute, Token, Tokens, decode_entity, find_attributes
from claimcheck.documents.loose_items import LooseItems
from claimcheck.documents.outline import Outline
from claimcheck.documents.speech import as_comment
from claimcheck.documents.tongue import find_language
from claimcheck.model import Span

_MOST_UNCLOSED = 5
_IN_LINE, _FIRST_LINE, _LATER_LINE = range(3)  # where in a block the next text stands


@dataclass(slots=True)
class _Silence:
    """An element that is not read, while it lasts."""

    name: str
    start: int
    depth: int = 1  # open elements of its name
    inner: int = 0  # open lists and tables inside


def read_html(source: str, path: str = "<text>") -> Document:
    """Find the blocks of an HTML page. Markup of any kind gives a document; text is lost only where it is hidden."""
    reader = HtmlReader(Outline(), frozenset())
    reader.feed(source, 0)
    reader.close()
    for _ in range(_MOST_UNCLOSED):  # what never ends is not taken for hidden: that would swallow the rest of the page
        if not reader.unclosed:
            break
        reader = HtmlReader(Outline(), frozenset(reader.unclosed))
        reader.feed(source, 0)
        reader.close()
    blocks = reader.outline.finish()
    language = find_language(blocks, reader.language)
    return Document(path, source, "html", blocks, language=language, comments=tuple(reader.outline.comments))


class HtmlReader:
    """Follows markup into an outline; several stretches of one document may be fed in order.

    `heard` are the *source* offsets of elements that are read although their like is not, because they never end;
    after `close`, `unclosed` holds those met.
    """

    def __init__(self, outline: Outline, heard: frozenset[int]) -> None:
        self.outline = outline
        self.language: str | None = None
        self.unclosed: list[int] = []
        self._heard = heard
        self._silence: _Silence | None = None
        self._special: tuple[BlockKind, int] | None = None  # a heading or caption is open
        self._loose = LooseItems(outline)
        self._line = _FIRST_LINE
        self._figure = 0  # how many blocks stood before the last <figure>
        self._breaks = 0  # <br>s since the last text
        self._text = ""
        self._base = 0

    def feed(self, text: str, base: int, *, inline: bool = False) -> None:
        """Read a stretch that begins at *source* offset `base`; `inline`: only what stands inside a paragraph."""
        self._text, self._base = text, base
        outline = self.outline
        for token in Tokens(text):
            kind, start, end = token[:3]
            if kind == "text":
                if self._silence is None:
                    run = text[start:end]
                    begun = self._begin_line(run) if self._line else 0
                    outline.add(run[begun:], base + start + begun)
            elif kind == "entity":
                if self._silence is None:
                    self._add_entity(start, end)
            elif kind == "comment":
                spoken = as_comment(text[slice(*token.rest)], base + start, base + end)
                if spoken is not None:
                    outline.comments.append(spoken)
            elif (self._silence is not None and not self._ends_silence(token)) or (inline and token.name in BLOCKS):
                continue
            elif kind == "start":
                self._start(token)
            else:
                self._end(token.name)

    def close(self) -> None:
        """No more text comes."""
        if self._silence is not None:
            self.unclosed = [*self._heard, self._silence.start]
            self._silence = None
            self.outline.muted -= 1
        self.outline.end()

    def _begin_line(self, text: str) -> int:
        """The first text of a block or of a line: how many characters of it are a bullet."""
        if text.isspace():
            return 0
        begun = self._loose.begin_line(text, first=self._line == _FIRST_LINE) if self._special is None else 0
        self._line, self._breaks = _IN_LINE, 0
        return begun

    def _add_entity(self, start: int, end: int) -> None:
        decoded, until = decode_entity(self._text, start, end)
        if self._line and self._begin_line(decoded):
            return
        if decoded == self._text[start:until]:
            self.outline.add(decoded, self._base + start)
        else:
            self.outline.add_unit(decoded, self._base + start, self._base + until)
        self.outline.add(self._text[until:end], self._base + until)

    # what is not read

    def _be_silent(self, token: Token) -> None:
        self._silence = _Silence(token.name, self._base + token.start)
        self.outline.muted += 1

    def _ends_silence(self, token: Token) -> bool:
        """Note a tag inside a silent element. True where the element has ended before it, so that the tag counts."""
        silence, name = self._silence, token.name
        assert silence is not None
        gentle = silence.name in SELF_ENDING
        if silence.name in IN_SENTENCE and name in BLOCKS:
            return self._speak_again()
        if silence.name in IN_SENTENCE_OR_AROUND and name in BLOCKS and name not in VOID:
            if token.kind == "end" and not silence.inner:
                return self._speak_again()
            silence.inner += 1 if token.kind == "start" else -1
            return False
        if token.kind == "start":
            if gentle and not silence.inner and (name == silence.name or (silence.name == "p" and name in BLOCKS)):
                return self._speak_again()
            if name == silence.name:
                silence.depth += 1
            elif name in INNER:
                silence.inner += 1
            return False
        if name == silence.name and not (gentle and silence.inner):
            silence.depth -= 1
            return silence.depth == 0 and self._speak_again() and name in BLOCKS
        if name in INNER and silence.inner:
            silence.inner -= 1
        elif gentle and not silence.inner and name in BLOCKS:
            return self._speak_again()
        return False

    def _speak_again(self) -> bool:
        self._silence = None
        self.outline.muted -= 1
        return True

    # tags

    def _start(self, token: Token) -> None:
        name, outline = token.name, self.outline
        start, end = token.rest
        attributes = find_attributes(self._text, start, end) if end - start > 1 else {}
        if name in BLOCKS:
            self._start_block(name, attributes)
        elif name == "br":
            self._break_line(token)
        if self._is_silent(token, attributes):
            return
        anchor = attributes.get("id") or (attributes.get("name") if name == "a" else None)
        if anchor is not None:
            outline.set_anchor(anchor.value, inline=name not in BLOCKS)
        if name in MARKS:
            self._start_mark(name, attributes)
        elif name in ("html", "body") and (language := attributes.get("lang") or attributes.get("xml:lang")):
            self.language = self.language or language.value.strip() or None

    def _is_silent(self, token: Token, attributes: Mapping[str, Attribute]) -> bool:
        name = token.name
        if name in VOID or self._text[token.end - 2] == "/" or self._base + token.start in self._heard:
            return name in SILENT
        if name in SILENT:
            stand_in = SILENT[name]
            if stand_in is None:
                self.outline.end()
            elif stand_in:
                self.outline.add_unit(stand_in, self._base + token.start, self._base + token.end)
            self._be_silent(token)
            return True
        if attributes and name not in NEVER_HIDDEN and is_hidden(attributes):
            self._be_silent(token)
            return True
        return False

    def _start_mark(self, name: str, attributes: Mapping[str, Attribute]) -> None:
        kind = MARKS[name]
        if kind != "link":
            self.outline.open_mark(kind)
        elif "href" in attributes:
            self.outline.close_mark("link")
            href = attributes["href"]
            self.outline.open_mark("link", href.value.strip(), Span(self._base + href.start, self._base + href.end))

    def _break_line(self, token: Token) -> None:
        self._breaks += 1
        if self._breaks > 1 and self._special is None:
            self._break_block()
        else:
            self.outline.add_gap(self._base + token.start, self._base + token.end)
            self._line = _LATER_LINE

    def _break_block(self) -> None:
        self._loose.close()
        self._line = _FIRST_LINE
        if self._special is None:
            self.outline.end()
        elif self._special[0] == "caption":
            self.outline.begin_caption(self._figure)
        else:
            self.outline.begin(*self._special)

    def _start_block(self, name: str, attributes: Mapping[str, Attribute]) -> None:
        outline = self.outline
        self._breaks = 0
        if name in HEADINGS or name in CAPTIONS:
            if name == "caption":
                outline.pop("cell", within="table")
            self._special = ("heading", HEADINGS[name]) if name in HEADINGS else ("caption", 0)
        elif name not in INSIDE_SPECIAL or (name == "p" and self._is_title_read()):
            self._special = None
        self._break_block()
        if name in HEADINGS or name in REGIONS:
            outline.mark_as_layout(certain=False)
        if name in LISTS:
            outline.push_list(name == "ol")
            outline.number_from(as_number(attributes.get("start"), 1))
        elif name in ("li", "dt", "dd"):
            self._start_item(name, attributes)
        elif name == "figure":
            self._figure = outline.size
        elif name == "blockquote":
            outline.push_quote()
        elif name == "table":
            outline.push_table()
            if "role" in attributes and attributes["role"].value.lower() in ("presentation", "none"):
                outline.mark_as_layout()
        elif name in TABLE_PARTS:
            outline.pop("cell", within="table")
            outline.mark_as_head(name == "thead")
        elif name == "tr":
            outline.pop("cell", within="table")
            outline.begin_row()
        elif name in CELLS:
            outline.pop("cell", within="table")
            if outline.innermost == "table":
                columns = as_number(attributes.get("colspan"), 1)
                outline.push_cell(name == "th", columns, as_number(attributes.get("rowspan"), 1))

    def _is_title_read(self) -> bool:
        """Does a paragraph that begins here end a heading that was left open?"""
        return self._special is not None and self._special[0] == "heading" and self.outline.has_text

    def _start_item(self, name: str, attributes: Mapping[str, Attribute]) -> None:
        outline = self.outline
        outline.pop("item", within="list")
        if outline.innermost != "list":
            outline.push_list(ordered=False)
        if "value" in attributes:
            outline.number_next(as_number(attributes["value"], 1))
        if name == "dd":
            outline.push_meaning()
        elif name == "li":
            number = NUMBERED_ID.fullmatch(attributes["id"].value) if "id" in attributes else None
            outline.push_item(number[1] if number else None)

    def _end(self, name: str) -> None:
        outline = self.outline
        if name in MARKS:
            outline.close_mark(MARKS[name])
            return
        if name not in BLOCKS:
            return
        self._breaks = 0
        if name in HEADINGS or name in CAPTIONS:
            self._special = None
        self._break_block()
        if name in LISTS:
            outline.pop("list", within="cell")
        elif name in ("li", "dd"):
            outline.pop("item", within="list")
        elif name == "blockquote":
            outline.pop("quote", within="cell")
        elif name == "table":
            outline.pop("table")
        elif name in TABLE_PARTS:
            outline.pop("cell", within="table")
            outline.mark_as_head(False)
        elif name in CELLS or name == "tr":
            outline.pop("cell", within="table")
