"""Where in a TOML file a key or a value stands: the parser of the standard library does not say."""

from __future__ import annotations

import re

from claimcheck.pattern import as_pattern

Key = tuple[str, ...]

# `fail-on`, `"drafts/*.md"`, `'a b'`
_KEY_PART = as_pattern(
    r"""
    [A-Za-z0-9_-]+            # a bare key
    | "(?:[^"\\\n]|\\.)*"     # a basic string
    | '[^'\n]*'               # a literal string
    """,
    re.VERBOSE,
)

# `"""a long text"""`, `"CIT001"`
_STRING = as_pattern(
    r"""
    \"{3} (?:[^\\] | \\.)*? \"{3,5}   # several lines, basic
    | \'{3} .*? \'{3,5}               # several lines, literal
    | "(?:[^"\\\n]|\\.)*"
    | '[^'\n]*'
    """,
    re.VERBOSE | re.DOTALL,
)
_BLANK = as_pattern(r"[ \t]*")


def find_lines(text: str) -> dict[Key, int]:
    """The 1-based line of every key of a valid TOML text, by its whole path; strings and inner keys of a value are
    entered below the key that holds them, as `("select", "CIT001")`."""
    lines: dict[Key, int] = {}
    table: Key = ()
    at = 0
    line = 1
    while at < len(text):
        char = text[at]
        if char == "\n":
            line += 1
            at += 1
        elif char in " \t\r":
            at += 1
        elif char == "#":
            at = _end_of_line(text, at)
        elif char == "[":
            table, at = _read_key(text, at + (2 if text.startswith("[[", at) else 1))
            lines.setdefault(table, line)
            at = _end_of_line(text, at)
        else:
            key, at = _read_key(text, at)
            for depth in range(len(table) + 1, len(table) + len(key) + 1):
                lines.setdefault((table + key)[:depth], line)
            at, line = _read_value(text, at, line, table + key, lines)
    return lines


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end == -1 else end


def _read_key(text: str, at: int) -> tuple[Key, int]:
    parts: list[str] = []
    while True:
        at = _skip_blanks(text, at)
        part = _KEY_PART.match(text, at)
        if part is None:
            return tuple(parts), at + (0 if parts else 1)
        parts.append(part.group().strip("\"'"))
        at = _skip_blanks(text, part.end())
        if not text.startswith(".", at):
            return tuple(parts), at
        at += 1


def _skip_blanks(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _read_value(text: str, at: int, line: int, key: Key, lines: dict[Key, int]) -> tuple[int, int]:
    """The offset and line behind a value that starts before or at `at` (its equals sign)."""
    depth = 0
    while at < len(text):
        char = text[at]
        if char == "\n":
            if depth == 0:
                return at, line
            line += 1
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
        elif char == "#":
            at = _end_of_line(text, at)
            continue
        elif char in "\"'":
            string = _STRING.match(text, at)
            if string is not None:
                lines.setdefault((*key, string.group().strip("\"'")), line)
                line += string.group().count("\n")
                at = string.end()
                continue
        elif depth and (part := _KEY_PART.match(text, at)) is not None:
            lines.setdefault((*key, part.group()), line)
            at = part.end()
            continue
        at += 1
    return at, line
