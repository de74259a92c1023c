"""Plain text: its blocks are told by blank lines and by the shape of its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.documents.document import Document
from claimcheck.documents.heading_shapes import ends_sentence, is_capitals, is_heading_like, is_label
from claimcheck.documents.line_headings import sort_run
from claimcheck.documents.line_runs import TextLines
from claimcheck.documents.line_shapes import Line, read_line, split_lines
from claimcheck.documents.line_tables import add_table
from claimcheck.documents.line_wraps import is_lazy
from claimcheck.documents.outline import Outline
from claimcheck.documents.speech import find_front_matter, find_marked_language, read_comment_line
from claimcheck.documents.tongue import find_language
from claimcheck.pattern import as_pattern

_REFERENCES = as_pattern(
    r"(?:references?|sources?|bibliography|works cited|citations?|further reading|literature)\b.{0,20}$", re.IGNORECASE
)
_RUN_TOGETHER = as_pattern(r"[a-z]{2}[A-Z][a-z]+:$")  # `Benefits and ConsiderationsBenefits:`


@dataclass(slots=True)
class _List:
    """An open list."""

    indent: int
    mark: str


def read_plain(source: str, path: str = "<text>") -> Document:
    """Find the blocks of a plain text: headings, paragraphs (wrapped or one a line), lists, tables."""
    front = find_front_matter(source)
    outline = Outline()
    lines: list[Line] = []
    for start, text in split_lines(source, front.end if front is not None else 0):
        if "claimcheck" in text.lower() and (comment := read_comment_line(text, start)) is not None:
            outline.comments.append(comment)
        else:
            lines.append(read_line(text, start))
    PlainReader(source, lines, outline).read()
    blocks = outline.finish()
    marked = find_marked_language(source[: front.end]) if front is not None else None
    language = find_language(blocks, marked)
    return Document(
        path, source, "text", blocks, language=language, comments=tuple(outline.comments), front_matter=front
    )


class PlainReader:
    """Follows the lines of a text into an outline."""

    def __init__(self, source: str, lines: list[Line], outline: Outline) -> None:
        self._source = source
        self._lines = lines
        self._outline = outline
        self._text = TextLines(source, lines)
        self._lists: list[_List] = []
        self._titled = False  # the document's title is read
        self._in_references = False
        self._quoted = False
        self._lead_in_open = False  # what was read last ends with a colon
        self._numbered = 0  # the number of the last numbered heading
        capitals = {is_capitals(line.text) for line in lines if line.shape == "text" and is_heading_like(line.text)}
        self._capitals_lead = len(capitals) > 1  # headings in capitals stand above the others

    def read(self) -> None:
        """Read all lines."""
        lines, at, count = self._lines, 0, len(self._lines)
        while at < count:
            line = lines[at]
            if line.quoted != self._quoted and line.shape != "blank":
                self._turn_quotation(line.quoted)
            if (end := self._text.find_table_end(at)) > at:
                self._close_lists()
                add_table(self._source, lines[at:end], self._outline)
                at = end
            elif line.shape == "item" and not self._text.is_prose(at, self._opened()):
                at = self._read_numbered_heading(at) or self._read_item(at)
            elif line.shape == "title":
                self._close_lists()
                self._add_heading(line, line.level, line.body)
                at += 1
            elif line.shape in ("rule", "grid", "blank"):
                self._outline.end()
                at += 1
            elif self._lists and line.indent > self._lists[-1].indent + 1 and self._text.follows_blank(at):
                at = self._read_further_paragraph(at)
            else:
                self._close_lists()
                at = self._read_text(at)
        self._close_lists()

    # text and headings

    def _read_text(self, at: int) -> int:
        """Read one paragraph or heading, or a run of lines that look like headings; where the next thing begins."""
        lines = self._lines
        end = self._text.find_paragraph_end(at, self._opened())
        if end == at + 1:
            line = lines[at]
            if end < len(lines) and lines[end].shape == "rule" and lines[end].text[0] in "=-~" and len(line.text) < 120:
                self._add_heading(line, 1 if lines[end].text[0] == "=" else 2)
                return end + 1
            if is_label(line.text) and self._text.next_text(at + 1) is not None:
                is_main = _RUN_TOGETHER.search(line.text) or _REFERENCES.match(line.text)
                self._add_heading(line, 2 if is_main else 3)
                self._lead_in_open = not self._in_references
                return end
            if self._could_be_heading(line):
                return self._read_headings(at)
        elif end == at + 2 and not self._in_references and self._text.is_wrapped_heading(at):
            self._add_lines(lines[at:end], level=self._level_of(lines[at].text))
            return end
        self._add_lines(lines[at:end])
        return end

    def _read_headings(self, at: int) -> int:
        """Read lines of which each could be a heading: a title, headings, or a list without bullets."""
        lines, run = self._lines, [at]
        following = self._text.next_text(at + 1)
        while following is not None and self._could_be_heading(lines[following]):
            if _REFERENCES.match(lines[run[-1]].text):
                break
            if (
                lines[following].shape != "text"
                or self._text.find_paragraph_end(following, self._opened()) != following + 1
                or self._text.find_table_end(following) > following
            ):
                break
            if following + 1 < len(lines) and lines[following + 1].shape == "rule":
                break
            run.append(following)
            following = self._text.next_text(following + 1)
        headings, items = sort_run(lines, run, following, titled=self._titled, introduced=self._lead_in_open)
        for index in run:
            if index in items:
                if index == items[0]:
                    self._outline.push_list(ordered=False)
                self._outline.push_item()
                self._add_lines([lines[index]])
                self._outline.pop("item")
                if index == items[-1]:
                    self._outline.pop("list")
            elif index in headings:
                self._add_heading(lines[index], self._level_of(lines[index].text))
            else:
                self._add_lines([lines[index]])
        return run[-1] + 1

    def _level_of(self, text: str) -> int:
        if not self._titled:
            return 1
        return 3 if self._capitals_lead and not is_capitals(text) else 2

    def _could_be_heading(self, line: Line) -> bool:
        if line.shape != "text" or not is_heading_like(line.text):
            return False
        if self._in_references:
            return len(line.text) < 50 and not any(map(str.isdigit, line.text)) and "," not in line.text
        return True

    def _add_heading(self, line: Line, level: int, body: int | None = None) -> None:
        start = line.begin if body is None else body
        text = self._source[start : line.end].rstrip().rstrip("#") if body is not None else line.text
        self._outline.begin("heading", level)
        self._outline.add(text, start)
        self._outline.end()
        self._titled = True
        self._in_references = _REFERENCES.match(text.strip(" :")) is not None
        self._lead_in_open = False

    def _add_lines(self, lines: list[Line], body: int | None = None, level: int = 0) -> None:
        """Write lines as one paragraph, or a heading of a level, into the container that is open."""
        outline, last = self._outline, None
        outline.begin("heading" if level else None, level)
        for line in lines:
            if last is not None:
                outline.add_gap(last, line.begin)
            start = line.begin if body is None else body
            body = None
            end = line.begin + len(line.text)
            outline.add(self._source[start:end], start)
            last = end
        outline.end()
        self._titled = True
        self._lead_in_open = lines[-1].text.endswith(":")

    # lists

    def _read_item(self, at: int) -> int:
        line = self._lines[at]
        self._enter_list(line)
        end = self._text.find_item_end(at, self._opened())
        self._outline.push_item(line.label)
        self._add_lines(self._lines[at:end], line.body)
        return end

    def _enter_list(self, line: Line) -> None:
        outline, lists = self._outline, self._lists
        while lists and line.indent < lists[-1].indent - 1:
            outline.pop("list")
            lists.pop()
        if lists and line.indent <= lists[-1].indent + 1:
            outline.pop("item", within="list")
            if lists[-1].mark == line.mark and line.label not in ("1", "a", "A", "i"):
                return
            outline.pop("list")
            lists.pop()
        outline.push_list(line.label is not None)
        lists.append(_List(line.indent, line.mark))

    def _opened(self) -> list[str]:
        return [opened.mark for opened in self._lists]

    def _close_lists(self) -> None:
        while self._lists:
            self._outline.pop("list")
            self._lists.pop()
        self._outline.end()

    def _read_further_paragraph(self, at: int) -> int:
        """Read an indented paragraph below an item."""
        end = self._text.find_paragraph_end(at, self._opened())
        self._add_lines(self._lines[at:end])
        return end

    def _read_numbered_heading(self, at: int) -> int | None:
        """Read `2. What to expect` above a paragraph as a heading; None where it is an item."""
        lines, line = self._lines, self._lines[at]
        if line.mark != "1plain":
            return None
        body = self._source[line.body : line.end].rstrip()
        following = self._text.next_text(at + 1)
        if following is None or not is_heading_like(body) or ends_sentence(body) != body.endswith("?"):
            return None
        below = lines[following]
        counts_on = self._numbered > 0 and line.label == str(self._numbered + 1)
        if below.shape == "text":
            if below.indent > line.indent or not below.text[0].isupper():
                return None
            if not ends_sentence(below.text) and not self._text.width and not counts_on:
                return None
        elif below.shape != "item" or below.mark == line.mark or not counts_on:
            return None
        above = next((lines[index] for index in range(at - 1, -1, -1) if lines[index].shape != "blank"), None)
        if above is not None and above.shape == "item" and above.mark == line.mark:
            return None
        if is_lazy(line, below, self._text.width) and following == at + 1:
            return None
        self._close_lists()
        self._add_heading(line, 2, line.body)
        self._numbered = int(line.label) if line.label and line.label.isdecimal() else 0
        return at + 1

    def _turn_quotation(self, quoted: bool) -> None:
        self._close_lists()
        if quoted:
            self._outline.push_quote()
        else:
            self._outline.pop("quote")
        self._quoted = quoted
