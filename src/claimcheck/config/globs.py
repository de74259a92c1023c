"""Path patterns: written relative to the file that holds them, kept and matched as absolute ones.

`*` and `?` stay inside one name, `**` crosses folders, `[ab]` is one of these characters. A pattern without a slash
matches a name at any depth (`*.md`, `archive`); one with a slash starts at its file's folder (`drafts/*.md`). A pattern
that matches a folder takes in everything below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from os.path import abspath, normpath
from pathlib import PurePath

from claimcheck.config.settings import Config
from claimcheck.pattern import as_pattern

_SPECIAL = as_pattern(r"([*?\[\]])")  # the signs of a pattern: `*`, `[`


def anchor_pattern(pattern: str, folder: str) -> str:
    """The absolute pattern of one written in a file in `folder` (an absolute path)."""
    written = pattern.replace("\\", "/")
    bare = written.rstrip("/")
    root = _SPECIAL.sub(r"[\1]", as_posix(folder)).rstrip("/")
    if written.startswith("/"):
        return bare
    if "/" not in bare:
        return f"{root}/**/{bare}"
    return as_posix(normpath(f"{root}/{bare}"))


def matches_any(path: str, patterns: Iterable[str]) -> bool:
    """True where one of the absolute patterns takes in this path (absolute, with `/`)."""
    return any(_compile(pattern).fullmatch(path) for pattern in patterns)


def find_ignored(config: Config, path: str) -> tuple[str, ...]:
    """The rules, as written, that `per-file-ignores` turns off for a path."""
    if not config.per_file_ignores:
        return ()
    place = as_posix(absolute_path(path))
    return tuple(term for pattern, terms in config.per_file_ignores if matches_any(place, (pattern,)) for term in terms)


def absolute_path(path: str) -> str:
    """The path from the root, without `..`; symbolic links stay, since patterns speak of names as they are written."""
    return abspath(path)  # noqa: PTH100


def as_posix(path: str) -> str:
    """The path with `/`."""
    return PurePath(path).as_posix()


@lru_cache(maxsize=512)
def _compile(pattern: str) -> re.Pattern[str]:
    parts: list[str] = []
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if pattern.startswith("/**/", at):
            parts.append("/(?:.*/)?")
            at += 4
            continue
        if pattern.startswith("**", at):
            parts.append(".*")
            at += 2
            continue
        if char == "[" and (end := pattern.find("]", at + 2)) != -1:
            inner = pattern[at + 1 : end]
            negated = inner.startswith(("!", "^"))
            escaped = re.sub(r"([\\\[\]^&~|])", r"\\\1", inner[1:] if negated else inner)
            parts.append(f"[{'^/' if negated else ''}{escaped}]")
            at = end + 1
            continue
        parts.append({"*": "[^/]*", "?": "[^/]"}.get(char, re.escape(char)))
        at += 1
    try:
        return re.compile("".join(parts) + "(?:/.*)?", re.DOTALL)
    except re.error:  # a reversed range such as [z-a]: taken as it is written
        return re.compile(re.escape(pattern) + "(?:/.*)?", re.DOTALL)
