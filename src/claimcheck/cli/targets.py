"""The files that a command line names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from claimcheck.lint.run import Target

_SUFFIXES = frozenset({".md", ".markdown", ".txt", ".html", ".htm"})


def find_targets(paths: tuple[str, ...], stdin_filename: str | None) -> list[Target]:
    """Every file named or inside a folder named, once, in order; `-` is standard input."""
    found: dict[str, Target] = {}
    for path in paths:
        if path == "-":
            shown = as_shown(stdin_filename or "-")
            found["-"] = Target(shown, shown, sys.stdin.buffer.read())
        elif Path(path).is_dir():
            for file in _walk(path):
                found.setdefault(as_shown(file), Target(file, as_shown(file)))
        else:
            found.setdefault(as_shown(path), Target(path, as_shown(path)))
    return list(found.values())


def as_shown(path: str) -> str:
    """A path as reports print it: as given, with `/`."""
    return path.replace(os.sep, "/").replace("\\", "/") if os.sep == "\\" else path


def _walk(folder: str) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in _SUFFIXES:
                yield str(Path(root, name))
