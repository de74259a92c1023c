"""Markdown: CommonMark with tables, footnotes, task lists, definition lists and the HTML inside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from claimcheck.documents.byte_offsets import find_code_points
from claimcheck.documents.document import Document
from claimcheck.documents.html import HtmlReader
from claimcheck.documents.loose_items import LooseItems
from claimcheck.documents.outline import UNREAD, Outline
from claimcheck.documents.speech import find_front_matter, find_marked_language
from claimcheck.documents.tongue import find_language
from claimcheck.model import Span
from claimcheck.pattern import as_pattern

_NO_PARAGRAPH, _IN_LINE, _FIRST_LINE, _LATER_LINE = range(4)  # where in a paragraph the next event stands
_LINE_START = 40  # characters that tell what a line is

_MONEY = as_pattern(r"(?<!\\)\$\s?\d")  # `$10,000`: then dollars do not fence formulas
_UNREADABLE = as_pattern("[\0\ud800-\udfff]")  # lone halves of pairs have no UTF-8
_LONE_RETURN = as_pattern(r"\r(?!\n)")  # the line end of old Macs
_COMMENTS = as_pattern(r"[\s>]*+(?:<!--(?:[^-]++|-(?!->))*+-->[\s>]*+)++")  # all that may part a list and leave it one
_NUMBER = as_pattern(r"(\d{1,9})[.)]")  # an ordered item's own number: `3.`, `3)`
_RAISED = as_pattern(r"\^(\d{1,3}(?:[,–-]\d{1,3}){0,20})\^")  # `pain^3^`, `pain^3,5-7^`


def read_markdown(source: str, path: str = "<text>") -> Document:
    """Find the blocks of a Markdown text. Front matter, code, formulas and addresses are never read."""
    front = find_front_matter(source)
    begin = front.end if front is not None else 0
    reader = MarkdownReader(source, begin)
    reader.read()
    if reader.html.unclosed:
        reader = MarkdownReader(source, begin, frozenset(reader.html.unclosed))
        reader.read()
    blocks = reader.outline.finish()
    marked = find_marked_language(source[: front.end]) if front is not None else None
    comments = tuple(sorted(reader.outline.comments, key=lambda comment: comment.start))
    language = find_language(blocks, marked)
    return Document(path, source, "markdown", blocks, language=language, comments=comments, front_matter=front)


class MarkdownReader:
    """Follows the parser's events into an outline; `heard` as in `HtmlReader`."""

    def __init__(self, source: str, begin: int = 0, heard: frozenset[int] = frozenset()) -> None:
        self.outline = Outline()
        self.html = HtmlReader(self.outline, heard)
        self._source = source
        self._begin = begin
        # as the parser reads it: equally long, so that offsets hold
        self._text = _LONE_RETURN.sub("\n", _UNREADABLE.sub("\ufffd", source[begin:]))
        self._at = find_code_points(self._text)
        self._parser = _parser(self._text)
        self._depths: list[int] = []  # how many containers were open before each one that is
        self._lists: list[str | None] = []  # the number of each open list's first item, as written
        self._lines: list[tuple[int, int]] = []  # of an HTML block
        self._definitions: Mapping[str, Any] | None = None
        self._loose = LooseItems(self.outline)
        self._in_head = False
        self._list_end = 0

    def read(self) -> None:
        """Read it all."""
        at, begin, outline = self._at, self._begin, self.outline
        add, may_raise, line = outline.add, "^" in self._text, _NO_PARAGRAPH
        for event, place in self._parser.events_with_range(self._text):
            if isinstance(event, str):
                if event == "Rule":
                    outline.end()
                else:
                    outline.add_gap(begin + at(place["start"]), begin + at(place["end"]))
                    line = _LATER_LINE if line != _NO_PARAGRAPH else line
                continue
            ((name, value),) = event.items()
            if name == "End":
                tag = value if isinstance(value, str) else next(iter(value))
                line = _NO_PARAGRAPH if tag == "Paragraph" else line
                _ENDS.get(tag, _ignore)(self, place)
                continue
            start, end = begin + at(place["start"]), begin + at(place["end"])
            if line > _IN_LINE:
                skipped = self._loose.begin_line(self._source[start : start + _LINE_START], first=line == _FIRST_LINE)
                line = _IN_LINE
                if skipped and name == "Text":
                    add(value[skipped:], start + skipped)
                    continue
            if name == "Text":
                if len(value) != end - start:
                    self._add_unequal(value, start, end)
                elif may_raise and "^" in value:
                    self._add_raised(value, start)
                elif value == "*" and self._is_stray(start):
                    continue
                else:
                    add(value, start)
            elif name == "Start":
                tag, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
                line = _FIRST_LINE if tag == "Paragraph" else line
                action = _STARTS.get(tag)
                if action is not None:
                    action(self, detail, start, end)
            elif name == "InlineHtml":
                self.html.feed(self._source[start:end], start, inline=True)
                if line != _NO_PARAGRAPH and value[:3].lower() == "<br":
                    line = _LATER_LINE
            elif name == "Html":
                self._lines.append((start, end))
            elif name == "FootnoteReference":
                outline.add_footnote(value, start, end)
            elif name in ("Code", "InlineMath", "DisplayMath"):
                outline.add_unit(UNREAD, start, end)
        self.html.close()

    # text

    def _add_unequal(self, value: str, start: int, end: int) -> None:
        """Add an entity, or text whose range takes in more than the text (blanks behind it)."""
        if start == end:
            return  # the indentation of an HTML block
        if self._source.startswith(value, start):
            self.outline.add(value, start)
        else:
            self.outline.add_unit(value, start, end)

    def _is_stray(self, at: int) -> bool:
        """Is this asterisk part of a `**` that was meant for bold type but pairs with none (`**50–**90%`)?"""
        source = self._source
        first = at - 1 if source.startswith("*", at - 1) and at > self._begin else at
        return source.startswith("**", first) and (first == 0 or source[first - 1] not in "\\*")

    def _add_raised(self, value: str, start: int) -> None:
        outline, at = self.outline, 0
        for raised in _RAISED.finditer(value):
            outline.add(value[at : raised.start()], start + at)
            outline.open_mark("superscript")
            outline.add(raised[1], start + raised.start(1))
            outline.close_mark("superscript")
            at = raised.end()
        outline.add(value[at:], start + at)

    def _end_html(self) -> None:
        """Read an HTML block; what stands between its lines inside a list or quotation is not part of it."""
        parts, at = [], self._lines[0][0] if self._lines else 0
        for start, end in self._lines:
            between = self._source[at:start]
            parts.append(between if between.isspace() else " " * len(between))
            parts.append(self._source[start:end])
            at = end
        if parts:
            self.html.feed("".join(parts), self._lines[0][0])

    def _end_paragraph(self) -> None:
        self.outline.end()
        self._loose.close()

    # containers

    def _enter(self, push: Callable[[], object]) -> object:
        self.outline.end()
        self._depths.append(self.outline.depth)
        return push()

    def _leave(self) -> None:
        self.outline.leave(self._depths.pop())

    def _mute(self, *, within_text: bool = False) -> None:
        if not within_text:
            self.outline.end()
        self.outline.muted += 1

    def _unmute(self) -> None:
        self.outline.muted -= 1

    # tags

    def _start_heading(self, value: Mapping[str, Any], start: int, end: int) -> None:
        if value["id"]:
            self.outline.set_anchor(value["id"])
        self.outline.begin("heading", int(value["level"][1]))

    def _start_list(self, value: int | None, start: int, end: int) -> None:
        resumed = _COMMENTS.fullmatch(self._source, self._list_end, start) is not None
        if not resumed or not self._enter(lambda: self.outline.resume_list(value is not None)):
            if resumed:
                self._depths.pop()
            self._enter(lambda: self.outline.push_list(value is not None))
            if value is not None:
                self.outline.number_from(value)
        self._lists.append(None)

    def _end_list(self, place: Mapping[str, int]) -> None:
        self._leave()
        self._list_end = self._begin + self._at(place["end"])
        self._lists.pop()

    def _start_item(self, value: object, start: int, end: int) -> None:
        number = _NUMBER.match(self._source, start, end)
        written = number[1] if number else None
        if written is not None and self._lists[-1] == written:
            written = None  # all items numbered `1.`: they count on by themselves
        elif self._lists[-1] is None:
            self._lists[-1] = written
        self._enter(lambda: self.outline.push_item(written))

    def _start_meaning(self, value: object, start: int, end: int) -> None:
        self.outline.leave(self._depths[-1] + 1)
        self.outline.push_meaning()

    def _start_row(self, head: bool) -> None:
        self._in_head = head
        self.outline.begin_row()

    def _start_struck(self, value: object, start: int, end: int) -> None:
        if self._source.startswith("~~", start):
            self.outline.muted += 1
        else:  # `5~10 and 20~30` are ranges
            self.outline.add("~", start)

    def _end_struck(self, place: Mapping[str, int]) -> None:
        if self._source.startswith("~~", self._begin + self._at(place["start"])):
            self.outline.muted -= 1
        else:
            self.outline.add("~", self._begin + self._at(place["end"]) - 1)

    def _start_link(self, value: Mapping[str, Any], start: int, end: int) -> None:
        self.outline.open_mark("link", value["dest_url"], self._find_address(value, start, end))

    def _find_address(self, link: Mapping[str, Any], start: int, end: int) -> Span | None:
        """Where a link's address is written; None where it is written with escapes."""
        address, kind = link["dest_url"], link["link_type"]
        if not address or kind == "Email":
            return None
        if kind in ("Inline", "Autolink"):
            at = self._source.rfind(address, start, end)
            return Span(at, at + len(address)) if at != -1 else None
        if self._definitions is None:
            found = self._parser.reference_definitions(self._text)
            self._definitions = {label.casefold(): definition["span"] for label, definition in found.items()}
        place = self._definitions.get(str(link["id"]).casefold())
        if place is None:
            return None
        first, last = self._begin + self._at(place["start"]), self._begin + self._at(place["end"])
        at = self._source.find(address, first + len(link["id"]) + 2, last)
        return Span(at, at + len(address)) if at != -1 else None


_STARTS: dict[str, Callable[[MarkdownReader, Any, int, int], object]] = {
    "Paragraph": lambda reader, value, start, end: reader.outline.end(),
    "Heading": MarkdownReader._start_heading,
    "BlockQuote": lambda reader, value, start, end: reader._enter(reader.outline.push_quote),
    "CodeBlock": lambda reader, value, start, end: reader._mute(),
    "HtmlBlock": lambda reader, value, start, end: reader._lines.clear(),
    "List": MarkdownReader._start_list,
    "Item": MarkdownReader._start_item,
    "DefinitionList": lambda reader, value, start, end: reader._start_list(None, start, end),
    "DefinitionListTitle": lambda reader, value, start, end: reader.outline.leave(reader._depths[-1] + 1),
    "DefinitionListDefinition": MarkdownReader._start_meaning,
    "FootnoteDefinition": lambda reader, value, start, end: reader._enter(lambda: reader.outline.push_note(value)),
    "Table": lambda reader, value, start, end: reader._enter(reader.outline.push_table),
    "TableHead": lambda reader, value, start, end: reader._start_row(True),
    "TableRow": lambda reader, value, start, end: reader._start_row(False),
    "TableCell": lambda reader, value, start, end: reader._enter(lambda: reader.outline.push_cell(reader._in_head)),
    "Strong": lambda reader, value, start, end: reader.outline.open_mark("strong"),
    "Emphasis": lambda reader, value, start, end: reader.outline.open_mark("emphasis"),
    "Strikethrough": MarkdownReader._start_struck,
    "Link": MarkdownReader._start_link,
    "Image": lambda reader, value, start, end: reader._mute(within_text=True),
}
"""What the beginning of an element does."""

_ENDS: dict[str, Callable[[MarkdownReader, Mapping[str, int]], object]] = {
    "Paragraph": lambda reader, place: reader._end_paragraph(),
    "Heading": lambda reader, place: reader.outline.end(),
    "BlockQuote": lambda reader, place: reader._leave(),
    "CodeBlock": lambda reader, place: reader._unmute(),
    "HtmlBlock": lambda reader, place: reader._end_html(),
    "List": MarkdownReader._end_list,
    "Item": lambda reader, place: reader._leave(),
    "DefinitionList": MarkdownReader._end_list,
    "DefinitionListTitle": lambda reader, place: reader.outline.end(),
    "DefinitionListDefinition": lambda reader, place: reader.outline.end(),
    "FootnoteDefinition": lambda reader, place: reader._leave(),
    "Table": lambda reader, place: reader._leave(),
    "TableCell": lambda reader, place: reader._leave(),
    "Strong": lambda reader, place: reader.outline.close_mark("strong"),
    "Emphasis": lambda reader, place: reader.outline.close_mark("emphasis"),
    "Strikethrough": MarkdownReader._end_struck,
    "Link": lambda reader, place: reader.outline.close_mark("link"),
    "Image": lambda reader, place: reader._unmute(),
}
"""What its end does."""


def _ignore(reader: MarkdownReader, place: object) -> None:
    """Some ends say nothing."""


def _parser(text: str) -> Any:
    from pyromark import Markdown, Options

    options = (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_GFM
        | Options.ENABLE_DEFINITION_LIST
        | Options.ENABLE_HEADING_ATTRIBUTES
    )
    if "$" in text and _MONEY.search(text) is None:
        options |= Options.ENABLE_MATH
    return Markdown(options=options)
