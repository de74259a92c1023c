"""Plain text: headings, lists, tables and paragraphs told apart by the shape of their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.documents.build import BlockList, BlockText, OpenList
from claimcheck.documents.document import Block, Comment, Document
from claimcheck.documents.front_matter import find_front_matter
from claimcheck.documents.languages import find_language

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_DIRECTIVE = re.compile(r"\s*(?:#+|//)\s*claimcheck:\s*(.*?)\s*$")  # `# claimcheck: disable-file CIT001 -- reason`
# `- item`, `• item`, `1. item`, `2) item`, `a) item`, `[3] item`
_ITEM = re.compile(
    r"(?P<indent>\s*)(?:[-*•‣◦▪●·–—+]|(?P<label>\d{1,3}(?=[.)])|[a-z](?=\)))[.)]|\[(?P<mark>\d{1,3})\])\s+(?=\S)"
)
_RULE = re.compile(r"\s*([=\-_*~])\1{2,}\s*$")  # an underline or a rule
_CELLS = re.compile(r"\s*\|.*\|\s*$")  # `| a | b |`
_DIVIDER = re.compile(r"[\s|:+-]+$")  # `|---|---|`
_STOP = re.compile(r"""[.!?…]["'”’)\]]*$""")  # the end of a sentence
_CAPTION = re.compile(r"(?:Table|Figure|Box)\s\d+[.:]?\s", re.IGNORECASE)
_LABEL = re.compile(r"[A-Z][\w’'&/ -]*:$")  # `Considerations:`
_SMALL = frozenset("a an and at by for from in of on or the to with".split())
_WRAPPED = 110  # lines of a hard-wrapped text are no longer than this


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its *source* offset."""

    text: str
    start: int

    @property
    def bare(self) -> str:
        """The line without blanks at its ends."""
        return self.text.strip()


def read_plain(source: str, path: str) -> Document:
    """The document of a plain text."""
    front = find_front_matter(source)
    comments: list[Comment] = []
    lines: list[Line] = []
    for match in _LINE.finditer(source, front.end if front else 0):
        if match.start() == match.end():
            break
        directive = _DIRECTIVE.match(match[1])
        if directive:
            comments.append(Comment(match.start(1), match.end(1), directive[1]))
            continue
        lines.append(Line(match[1], match.start(1)))
    blocks = _Reader(lines).read()
    return Document(
        path,
        source,
        "text",
        tuple(blocks),
        comments=tuple(comments),
        front_matter=front,
        language=find_language(source, front, blocks),
    )


class _Reader:
    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._at = 0
        self._out = BlockList()
        self._lists: list[tuple[int, OpenList]] = []  # indent and list, outermost first
        widths = [len(line.bare) for line in lines if line.bare]
        self._wrapped = bool(widths) and max(widths) <= _WRAPPED
        self._width = max(widths, default=0)

    def read(self) -> list[Block]:
        """The blocks of all lines."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.bare or _RULE.match(line.text):
                self._at += 1
            elif _ITEM.match(line.text):
                self._read_item()
            elif _CELLS.match(line.text) or "\t" in line.bare:
                self._lists = []
                self._read_table()
            else:
                self._read_paragraph()
        return self._out.blocks

    def _peek(self, at: int) -> str:
        """The line at this place without blanks, empty where there is none or a new shape begins there."""
        if at >= len(self._lines):
            return ""
        line = self._lines[at]
        if _ITEM.match(line.text) or _RULE.match(line.text) or _CELLS.match(line.text):
            return ""
        return line.bare

    def _read_item(self) -> None:
        line = self._lines[self._at]
        match = _ITEM.match(line.text)
        assert match is not None
        indent = len(match["indent"].expandtabs(4))
        label = match["label"] or match["mark"]
        while self._lists and self._lists[-1][0] > indent:
            self._lists.pop()
        if not self._lists or self._lists[-1][0] < indent or self._lists[-1][1].ordered != (label is not None):
            if self._lists and self._lists[-1][0] == indent:
                self._lists.pop()
            outer = self._out.blocks[-1].index if self._lists and self._out.blocks else None
            self._lists.append((indent, self._out.open_list(ordered=label is not None, lead_in=outer)))
        group = self._lists[-1][1]
        content = BlockText()
        content.add(line.text[match.end() :], line.start + match.end(), line.start + len(line.text))
        self._at += 1
        while self._continues(self._lines[self._at - 1], self._at, match.end()):
            self._add_line(content)
        self._out.append(
            content,
            kind="item",
            level=len(self._lists),
            list=group.id,
            item=group.items,
            ordered=group.ordered,
            label=label,
            lead_in=group.lead_in,
        )
        group.items += 1

    def _continues(self, before: Line, at: int, hang: int) -> bool:
        """True where the line goes on with the item above: indented to its text, or wrapped without indent."""
        following = self._peek(at)
        if not following:
            return False
        indent = len(self._lines[at].text) - len(self._lines[at].text.lstrip())
        if indent >= 2 and indent >= min(hang, 8) - 1:
            return True
        return self._wrapped and self._is_wrapped(before, following)

    def _add_line(self, content: BlockText) -> None:
        line = self._lines[self._at]
        content.add(" ", line.start, line.start + 1) if line.text[:1].isspace() else content.add_break(line.start)
        content.add(line.text, line.start, line.start + len(line.text))
        self._at += 1

    def _read_paragraph(self) -> None:
        self._lists = []
        line = self._lines[self._at]
        level = self._heading_level(self._at)
        content = BlockText()
        content.add(line.text, line.start, line.start + len(line.text))
        self._at += 1
        if level:
            self._out.append(content, kind="heading", level=level)
            return
        while True:
            following = self._peek(self._at)
            if not following or not self._is_wrapped(self._lines[self._at - 1], following):
                break
            self._add_line(content)
        self._out.append(content, kind="caption" if _CAPTION.match(line.bare) else "paragraph")

    def _is_wrapped(self, line: Line, following: str) -> bool:
        """True where a line was broken for its width: the next line goes on with it."""
        bare = line.bare
        if following[:1].islower() or bare.endswith((",", "-", "–", "—", "(", "/")):
            return True
        if not self._wrapped:
            return False
        if _STOP.search(bare) or bare.endswith(":"):
            return len(bare) + 1 + len(following.split(" ", 1)[0]) > 0.85 * self._width and self._width > 50
        return True

    def _heading_level(self, at: int) -> int:
        """1 for the title, 2 for a heading line, 3 for a label alone before a list, 0 for none."""
        bare = self._lines[at].bare
        under = self._lines[at + 1].text if at + 1 < len(self._lines) else ""
        if _RULE.match(under) and len(under.strip()) >= min(len(bare), 3) and len(bare) <= 90:
            return 1 if under.strip()[0] == "=" else 2
        words = bare.split()
        if len(bare) > 90 or len(words) > 12 or not (bare[0].isupper() or bare[0].isdigit() or bare[0] in "“\"'¿"):
            return 0
        if bare.endswith(":"):
            return 3 if len(words) <= 4 and self._is_titled(words) and _LABEL.match(bare) else 0
        if bare.endswith((".", ",", ";", "!", "…")) or (bare.endswith("?") and not self._opens_section(at)):
            return 0
        if not self._opens_section(at):
            return 0
        return 2 if any(block.kind == "heading" for block in self._out.blocks) or self._out.blocks else 1

    def _opens_section(self, at: int) -> bool:
        """True where a line stands alone or before text that does not go on with it."""
        rest = [line.bare for line in self._lines[at + 1 : at + 4]]
        if not any(rest):
            return False
        following = rest[0]
        if not following:
            return True
        if following[:1].islower():
            return False
        if _ITEM.match(self._lines[at + 1].text):
            return True
        if self._wrapped and len(self._lines[at].bare) > 0.7 * self._width and self._width > 50:
            return False
        return len(following) > len(self._lines[at].bare) or bool(_STOP.search(following)) or following.endswith(":")

    @staticmethod
    def _is_titled(words: list[str]) -> bool:
        return len(words) == 1 or all(word[:1].isupper() or word in _SMALL for word in words)

    def _read_table(self) -> None:
        table = self._out.next_table()
        row = 0
        while self._at < len(self._lines):
            line = self._lines[self._at]
            piped = _CELLS.match(line.text) is not None
            if not piped and "\t" not in line.bare:
                break
            self._at += 1
            if piped and _DIVIDER.match(line.text):
                continue
            header = row == 0 and not any(char.isdigit() for char in line.text)
            column = 0
            for cell in re.finditer(r"[^|]+" if piped else r"[^\t]+", line.text):
                if not cell.group().strip():
                    continue
                content = BlockText()
                content.add(cell.group(), line.start + cell.start(), line.start + cell.end())
                self._out.append(content, kind="cell", table=table, row=row, column=column, header=header)
                column += 1
            row += 1
