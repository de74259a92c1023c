"""HTML pages, and the HTML inside Markdown: what a reader of the page would see, nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.documents.document import BlockKind, Document, MarkKind
from claimcheck.documents.html_tokens import Attribute, Token, Tokens, decode_entity, find_attributes
from claimcheck.documents.outline import UNREAD, Outline
from claimcheck.documents.speech import as_comment
from claimcheck.documents.tongue import find_language
from claimcheck.model import Span

_HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "dl", "dir"})
_TABLE_PARTS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_CAPTIONS = frozenset({"caption", "figcaption"})
_BLOCKS = frozenset(
    """address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu ol optgroup option p pre
    search section summary table tbody td tfoot th thead tr ul""".split()
)
_REGIONS = frozenset({"main", "article", "section", "aside", "form", "header", "footer"})
# blocks that may stand inside a heading or caption without ending it
_INSIDE_SPECIAL = frozenset({"p", "div", "center", "hgroup", "header"})
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_MOST_UNCLOSED = 5
_NEVER_HIDDEN = frozenset({"html", "body", "main", "head"})  # pages hide these only until they are loaded

# Elements that are never read, and what stands for them in a sentence (None: nothing, and a block ends)
_SILENT: Mapping[str, str | None] = {
    "code": UNREAD, "kbd": UNREAD, "samp": UNREAD, "math": UNREAD, "tt": UNREAD,
    "del": "", "s": "", "rp": "", "strike": "", "svg": "", "button": "", "select": "", "datalist": "",
    "template": None, "noscript": None, "nav": None, "pre": None, "object": None, "video": None, "audio": None,
    "canvas": None, "map": None, "listing": None,
}  # fmt: skip
_MARKS: Mapping[str, MarkKind] = {
    "sup": "superscript", "sub": "subscript", "b": "strong", "strong": "strong", "em": "emphasis", "i": "emphasis",
    "a": "link",
}  # fmt: skip
# a start of the same name ends these
_SELF_ENDING = frozenset({"p", "li", "dt", "dd", "td", "th", "tr", "option"})
_INNER = _LISTS | {"table"}
# these stand inside one paragraph; those of the second set may also hold whole ones
_IN_SENTENCE = frozenset({"code", "kbd", "samp", "tt"})
_IN_SENTENCE_OR_AROUND = frozenset({"del", "s", "strike"})

# classes of links from a note back to the text, as wikis and Markdown renderers write them
_BACK_LINKS = frozenset(
    {"mw-cite-backlink", "mw-editsection", "footnote-backref", "footnote-back", "reversefootnote", "backlink"}
)

# the id of an entry in a list of references: `ref3`, `cite_note-12`, `fn:4`
_NUMBERED_ID = re.compile(
    r"(?:\w+[-_:])?(?:r|ref|refs|reference|bib|b|cit|cite|citation|fn|note|footnote|endnote|en|source)[-_:]?(\d{1,3})",
    re.I,
)
_HIDING_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


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
                    outline.add(run, base + start)
                    if self._breaks and not run.isspace():
                        self._breaks = 0
            elif kind == "entity":
                if self._silence is None:
                    self._add_entity(start, end)
            elif kind == "comment":
                spoken = as_comment(text[slice(*token.rest)], base + start, base + end)
                if spoken is not None:
                    outline.comments.append(spoken)
            elif (self._silence is not None and not self._ends_silence(token)) or (inline and token.name in _BLOCKS):
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

    def _add_entity(self, start: int, end: int) -> None:
        decoded, until = decode_entity(self._text, start, end)
        if decoded == self._text[start:until]:
            self.outline.add(decoded, self._base + start)
        else:
            self.outline.add_unit(decoded, self._base + start, self._base + until)
        self.outline.add(self._text[until:end], self._base + until)
        if self._breaks and not decoded.isspace():
            self._breaks = 0

    # what is not read

    def _be_silent(self, token: Token) -> None:
        self._silence = _Silence(token.name, self._base + token.start)
        self.outline.muted += 1

    def _ends_silence(self, token: Token) -> bool:
        """Note a tag inside a silent element. True where the element has ended before it, so that the tag counts."""
        silence, name = self._silence, token.name
        assert silence is not None
        gentle = silence.name in _SELF_ENDING
        if silence.name in _IN_SENTENCE and name in _BLOCKS:
            return self._speak_again()
        if silence.name in _IN_SENTENCE_OR_AROUND and name in _BLOCKS and name not in _VOID:
            if token.kind == "end" and not silence.inner:
                return self._speak_again()
            silence.inner += 1 if token.kind == "start" else -1
            return False
        if token.kind == "start":
            if gentle and not silence.inner and (name == silence.name or (silence.name == "p" and name in _BLOCKS)):
                return self._speak_again()
            if name == silence.name:
                silence.depth += 1
            elif name in _INNER:
                silence.inner += 1
            return False
        if name == silence.name and not (gentle and silence.inner):
            silence.depth -= 1
            return silence.depth == 0 and self._speak_again() and name in _BLOCKS
        if name in _INNER and silence.inner:
            silence.inner -= 1
        elif gentle and not silence.inner and name in _BLOCKS:
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
        if name in _BLOCKS:
            self._start_block(name, attributes)
        elif name == "br":
            self._break_line(token)
        if self._is_silent(token, attributes):
            return
        anchor = attributes.get("id") or (attributes.get("name") if name == "a" else None)
        if anchor is not None:
            outline.set_anchor(anchor.value, inline=name not in _BLOCKS)
        if name in _MARKS:
            self._start_mark(name, attributes)
        elif name in ("html", "body") and (language := attributes.get("lang") or attributes.get("xml:lang")):
            self.language = self.language or language.value.strip() or None

    def _is_silent(self, token: Token, attributes: Mapping[str, Attribute]) -> bool:
        name = token.name
        if name in _VOID or self._text[token.end - 2] == "/" or self._base + token.start in self._heard:
            return name in _SILENT
        if name in _SILENT:
            stand_in = _SILENT[name]
            if stand_in is None:
                self.outline.end()
            elif stand_in:
                self.outline.add_unit(stand_in, self._base + token.start, self._base + token.end)
            self._be_silent(token)
            return True
        if attributes and name not in _NEVER_HIDDEN and _is_hidden(attributes):
            self._be_silent(token)
            return True
        return False

    def _start_mark(self, name: str, attributes: Mapping[str, Attribute]) -> None:
        kind = _MARKS[name]
        if kind != "link":
            self.outline.open_mark(kind)
        elif "href" in attributes:
            self.outline.close_mark("link")
            href = attributes["href"]
            self.outline.open_mark("link", href.value.strip(), Span(self._base + href.start, self._base + href.end))

    def _break_line(self, token: Token) -> None:
        self._breaks += 1
        if self._breaks > 1 and self._special is None:
            self.outline.end()
        else:
            self.outline.add_gap(self._base + token.start, self._base + token.end)

    def _break_block(self) -> None:
        if self._special is not None:
            self.outline.begin(*self._special)
        else:
            self.outline.end()

    def _start_block(self, name: str, attributes: Mapping[str, Attribute]) -> None:
        outline = self.outline
        self._breaks = 0
        if name in _HEADINGS or name in _CAPTIONS:
            if name == "caption":
                outline.pop("cell", within="table")
            self._special = ("heading", _HEADINGS[name]) if name in _HEADINGS else ("caption", 0)
        elif name not in _INSIDE_SPECIAL or (name == "p" and self._is_title_read()):
            self._special = None
        self._break_block()
        if name in _HEADINGS or name in _REGIONS:
            outline.mark_as_layout(certain=False)
        if name in _LISTS:
            outline.push_list(name == "ol")
            outline.number_from(_as_number(attributes.get("start"), 1))
        elif name in ("li", "dt", "dd"):
            self._start_item(name, attributes)
        elif name == "blockquote":
            outline.push_quote()
        elif name == "table":
            outline.push_table()
            if "role" in attributes and attributes["role"].value.lower() in ("presentation", "none"):
                outline.mark_as_layout()
        elif name in _TABLE_PARTS:
            outline.pop("cell", within="table")
            outline.mark_as_head(name == "thead")
        elif name == "tr":
            outline.pop("cell", within="table")
            outline.begin_row()
        elif name in _CELLS:
            outline.pop("cell", within="table")
            if outline.innermost == "table":
                columns = _as_number(attributes.get("colspan"), 1)
                outline.push_cell(name == "th", columns, _as_number(attributes.get("rowspan"), 1))

    def _is_title_read(self) -> bool:
        """Does a paragraph that begins here end a heading that was left open?"""
        return self._special is not None and self._special[0] == "heading" and self.outline.has_text

    def _start_item(self, name: str, attributes: Mapping[str, Attribute]) -> None:
        outline = self.outline
        outline.pop("item", within="list")
        if outline.innermost != "list":
            outline.push_list(ordered=False)
        if "value" in attributes:
            outline.number_next(_as_number(attributes["value"], 1))
        if name == "dd":
            outline.push_meaning()
        elif name == "li":
            number = _NUMBERED_ID.fullmatch(attributes["id"].value) if "id" in attributes else None
            outline.push_item(number[1] if number else None)

    def _end(self, name: str) -> None:
        outline = self.outline
        if name in _MARKS:
            outline.close_mark(_MARKS[name])
            return
        if name not in _BLOCKS:
            return
        self._breaks = 0
        if name in _HEADINGS or name in _CAPTIONS:
            self._special = None
        self._break_block()
        if name in _LISTS:
            outline.pop("list", within="cell")
        elif name in ("li", "dd"):
            outline.pop("item", within="list")
        elif name == "blockquote":
            outline.pop("quote", within="cell")
        elif name == "table":
            outline.pop("table")
        elif name in _TABLE_PARTS:
            outline.pop("cell", within="table")
            outline.mark_as_head(False)
        elif name in _CELLS or name == "tr":
            outline.pop("cell", within="table")


def _is_hidden(attributes: Mapping[str, Attribute]) -> bool:
    if "hidden" in attributes:
        return True
    if "aria-hidden" in attributes and attributes["aria-hidden"].value.strip().lower() == "true":
        return True
    if "role" in attributes and attributes["role"].value.strip().lower() in ("navigation", "doc-backlink"):
        return True
    if "class" in attributes and not _BACK_LINKS.isdisjoint(attributes["class"].value.lower().split()):
        return True
    return "style" in attributes and _HIDING_STYLE.search(attributes["style"].value) is not None


def _as_number(attribute: Attribute | None, default: int) -> int:
    if attribute is None:
        return default
    digits = re.match(r"\s*(\d{1,9})", attribute.value)
    return int(digits[1]) if digits else default
