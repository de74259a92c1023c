"""Cuts HTML into text, entities, tags and comments, each with its place; stray `<` and `&` are text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Literal, NamedTuple

from claimcheck.pattern import as_pattern

Kind = Literal["text", "entity", "start", "end", "comment"]

_MARKUP = as_pattern(r"[<&]")

# a tag without `<` in it: `<a href="x>y">`, `</p>`, `<br/>`
_TAG = as_pattern(
    r"""
    < (?P<slash>/?) (?P<name>[A-Za-z][^\s/<>"'=]*+)
    (?P<rest> (?: [^"'<>]++ | "[^"<]*+" | '[^'<]*+' )*+ )
    >
    """,
    re.VERBOSE,
)
# the same with a quotation mark that is never closed: `<a href="x>`
_LOOSE_TAG = as_pattern(r"""<(?P<slash>/?)(?P<name>[A-Za-z][^\s/<>"'=]*+)(?P<rest>[^<>]*+)>""")
# the same where the file ends inside it: `<a hre`
_CUT_OFF = as_pattern(
    r"</?(?:a|b|br|div|em|h[1-6]|i|img|li|ol|p|span|strong|sub|sup|table|td|th|tr|ul)(?:\s[^<>]*+|/)?\Z", re.IGNORECASE
)
_TAG_NAME = as_pattern(r"""<(?P<slash>/?)(?P<name>[A-Za-z][^\s/<>"'=]*+)""")
_UNQUOTED = as_pattern(r"""[^"'<>]*+""")
_LONGEST_QUOTE = 20_000

# `<!DOCTYPE html>`, `<?xml …?>`, `</>`
_DECLARATION = as_pattern(r"<(?:[!?]|/(?![A-Za-z]))[^<>]*+>")

# `&nbsp;`, `&#8211;`, `&#x2013;`, `&copy` (browsers read some without the semicolon)
_ENTITY = as_pattern(r"&(?:\#(?:[0-9]{1,9}+|[xX][0-9A-Fa-f]{1,8}+);?|[A-Za-z][A-Za-z0-9]{1,31}+;?)")

# elements whose inside is no markup; none of them is read
RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})

# `class="a"`, `hidden`, `colspan=2`
_ATTRIBUTE = as_pattern(
    r"""
    (?P<name>[^\s"'<>/=]++)
    (?: \s*+ = \s*+ (?: "(?P<double>[^"]*+)" | '(?P<single>[^']*+)' | (?P<bare>[^\s"'=<>`]++) ) )?
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A stretch of markup. `name` is a tag's, lower case; `rest` is where its attributes stand, or a comment's inside."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    rest: tuple[int, int] = (0, 0)


class Attribute(NamedTuple):
    """A decoded value and where it stands."""

    value: str
    start: int
    end: int


def find_attributes(text: str, start: int, end: int) -> dict[str, Attribute]:
    """The attributes that stand in [start, end), the first of a name, by lower-case name."""
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(text, start, end):
        name = match["name"].lower()
        if name not in found:
            group = match.lastgroup or "name"
            value = "" if group == "name" else unescape(match[group])
            found[name] = Attribute(value, match.start(group), match.end(group))
    return found


def decode_entity(text: str, start: int, end: int) -> tuple[str, int]:
    """What the entity at `start` stands for and where it ends; itself where it is none."""
    written = text[start:end]
    if written[1] == "#":
        return unescape(written) or written, end
    if written[1:] in html5:
        return html5[written[1:]], end
    for length in range(min(len(written), 8), 2, -1):  # the longest name without a semicolon: `&frac12`
        if written[1:length] in html5:
            return html5[written[1:length]], start + length
    return written, end


class Tokens:
    """The tokens of a text. Time is linear, also where nothing closes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._unclosed: set[str] = set()  # what has no end further on
        self._budget = 4 * len(text) + _LONGEST_QUOTE  # characters that may be searched for quotation marks

    def __iter__(self) -> Iterator[Token]:
        text, done, at = self._text, 0, 0
        while (markup := _MARKUP.search(text, at)) is not None:
            begin = markup.start()
            token = self._read_entity(begin) if markup[0] == "&" else self._read_markup(begin)
            if token is None:
                at = begin + 1
                continue
            if done < begin:
                yield Token("text", done, begin)
            yield token
            done = at = token.end
            if token.kind == "start" and token.name in RAW and text[token.end - 2] != "/":
                done = at = self._skip_raw(token)
        if done < len(text):
            yield Token("text", done, len(text))

    def _read_entity(self, begin: int) -> Token | None:
        match = _ENTITY.match(self._text, begin)
        return Token("entity", begin, match.end()) if match else None

    def _read_markup(self, begin: int) -> Token | None:
        text = self._text
        if text.startswith("<!--", begin):
            return self._read_comment(begin)
        if text.startswith("<![CDATA[", begin):
            end = self._find("]]>", begin + 9)
            if end != -1:
                return Token("text", begin + 9, end) if end > begin + 9 else Token("comment", begin, end + 3)
        tag = _TAG.match(text, begin)
        if tag is None:
            declaration = _DECLARATION.match(text, begin)
            if declaration is not None:
                return Token("comment", begin, declaration.end())
            name = _TAG_NAME.match(text, begin)
            if name is None:
                return None
            end = self._find_quoted_end(name.end())
            if end != -1:
                kind: Kind = "end" if name["slash"] else "start"
                return Token(kind, begin, end + 1, name["name"].lower(), (name.end(), end))
            tag = _LOOSE_TAG.match(text, begin)
            if tag is None:
                cut = _CUT_OFF.match(text, begin)
                return Token("comment", begin, cut.end()) if cut else None
        if "@" in tag["name"]:
            return None  # `<name@example.org>`
        return Token("end" if tag["slash"] else "start", begin, tag.end(), tag["name"].lower(), tag.span("rest"))

    def _read_comment(self, begin: int) -> Token:
        text = self._text
        for empty in ("<!-->", "<!--->"):
            if text.startswith(empty, begin):
                return Token("comment", begin, begin + len(empty))
        end = self._find("-->", begin + 4)
        if end == -1:
            return Token("comment", begin, begin + 4)
        return Token("comment", begin, end + 3, rest=(begin + 4, end))

    def _find(self, wanted: str, at: int) -> int:
        if wanted in self._unclosed:
            return -1
        end = self._text.find(wanted, at)
        if end == -1:
            self._unclosed.add(wanted)
        return end

    def _find_quoted_end(self, at: int) -> int:
        """Where a tag closes whose quoted values hold `<`, or -1."""
        text = self._text
        while self._budget > 0:
            plain = _UNQUOTED.match(text, at)
            at = plain.end() if plain else at
            quote = text[at : at + 1]
            if quote == ">":
                return at
            if quote not in ('"', "'") or text[at - 1] != "=":
                return -1
            close = text.find(quote, at + 1, at + _LONGEST_QUOTE)
            self._budget -= (close if close != -1 else at + _LONGEST_QUOTE) - at
            if close == -1 or text[close + 1 : close + 2] not in (" ", "\t", "\n", "\r", ">", "/"):
                return -1
            at = close + 1
        return -1

    def _skip_raw(self, tag: Token) -> int:
        """Where the element that begins with this tag ends; behind the tag where it never does."""
        if tag.name in self._unclosed:
            return tag.end
        close = _closing(tag.name).search(self._text, tag.end)
        if close is None:
            self._unclosed.add(tag.name)
            return tag.end
        return close.end()


def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?:\s[^<>]*+|/)?>", re.IGNORECASE)
