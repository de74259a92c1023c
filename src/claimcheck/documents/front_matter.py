"""Front matter: the YAML block at the very top of a text, never read as text."""

from __future__ import annotations

import re

from claimcheck.model import Span

# `---`, lines, `---` or `...`, at the very beginning
_FRONT = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(?:[^\r\n]*(?:\r\n|\r|\n)){0,400}?(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|$)")
_KEY = re.compile(r"[A-Za-z_][\w-]*:", re.MULTILINE)
_LANGUAGE = re.compile(r"^(?:lang|language)\s*:\s*[\"']?([A-Za-z]{2,3}(?:[-_][A-Za-z]+)?)", re.MULTILINE)


def find_front_matter(source: str) -> Span | None:
    """The *source* span of the front matter with its fences, or None."""
    match = _FRONT.match(source)
    if match is None or not _KEY.search(match.group()):
        return None
    return Span(match.start(), match.end())


def language_of(front: str) -> str | None:
    """The language that front matter names, lower case, or None."""
    match = _LANGUAGE.search(front)
    return match[1].lower() if match else None
