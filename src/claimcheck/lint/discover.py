"""Which files a run checks: those named, and those that named folders hold."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from os.path import realpath
from pathlib import Path
from typing import NamedTuple

from claimcheck.config import Config
from claimcheck.config.globs import absolute_path, anchor_pattern, as_posix, matches_any
from claimcheck.config.resolve import shown_path
from claimcheck.lint.git import run_git
from claimcheck.model import FileError

DEFAULT_INCLUDE = ("*.md", "*.markdown", "*.txt", "*.html", "*.htm")
"""What is checked in a folder where the configuration does not say."""

DEFAULT_EXCLUDE = frozenset(
    {
        ".bzr", ".claimcheck_cache", ".direnv", ".eggs", ".git", ".hg", ".mypy_cache", ".nox", ".pytest_cache",
        ".ruff_cache", ".svn", ".tox", ".venv", "__pycache__", "node_modules", "site-packages", "venv",
    }
)  # fmt: skip
"""Folders that hold nobody's drafts."""

_SUFFIXES = frozenset(pattern[1:] for pattern in DEFAULT_INCLUDE)


class Found(NamedTuple):
    """The files to check, as given and with `/`, sorted; `skipped` counts the named ones that were excluded."""

    files: tuple[str, ...]
    errors: tuple[FileError, ...] = ()
    skipped: int = 0


def find_files(
    paths: Iterable[str],
    config_for: Callable[[str], Config],
    *,
    exclude: Sequence[str] = (),
    force_exclude: bool = False,
) -> Found:
    """The files that paths stand for, each once.

    A named file is taken whatever it is called. In a folder the nearest configuration of each file decides: its
    `include` and `exclude` patterns, and whether what git ignores is left out. Links to folders are not followed.

    Args:
        paths: files and folders as the user wrote them (not `-`).
        config_for: the configuration that holds in a folder.
        exclude: further patterns, counted from the working folder.
        force_exclude: leave out named files too where a pattern excludes them.

    Raises:
        ConfigError: from `config_for`.
    """
    search = _Search(config_for, tuple(anchor_pattern(pattern, str(Path.cwd())) for pattern in exclude))
    named: dict[str, str] = {}
    walked: dict[str, str] = {}
    errors: list[FileError] = []
    skipped = 0
    for path in dict.fromkeys(paths):
        shown = shown_as(path)
        if os.path.isdir(path):  # noqa: PTH112 -- a path that no system can hold is simply no folder
            for below in search.walk(path):
                _keep_first(
                    walked,
                    realpath(Path(path, below)),
                    below if shown in {".", "./"} else f"{shown.rstrip('/')}/{below}",
                )
        elif not os.path.lexists(path):
            errors.append(FileError(shown, "no such file or folder"))
        elif force_exclude and search.excludes(path):
            skipped += 1
        else:
            _keep_first(named, realpath(path), shown)
    for folder, reason in search.unread.items():
        errors.append(FileError(shown_path(Path(folder)), f"the folder cannot be read: {reason}"))
    return Found(tuple(sorted((walked | named).values())), tuple(errors), skipped)


def shown_as(path: str) -> str:
    """A path as reports print it: as given, with `/`."""
    return path.replace("\\", "/") if os.sep == "\\" else path


def _keep_first(found: dict[str, str], place: str, shown: str) -> None:
    """Enter a file under the first of its names in sorting order, so that the order of the arguments has no say."""
    found[place] = min(shown, found.get(place, shown))


class _Search:
    """One search: every folder's configuration and fate are looked up once."""

    def __init__(self, config_for: Callable[[str], Config], exclude: tuple[str, ...]) -> None:
        self._config_for = config_for
        self._exclude = exclude
        self._configs: dict[str, Config] = {}
        self._shut: dict[str, bool] = {}
        self.unread: dict[str, str] = {}  # folders that could not be listed, and why

    def walk(self, folder: str) -> Iterator[str]:
        """The files below a folder to be checked, relative to it, with `/`."""
        root = absolute_path(folder)
        listed = _list_with_git(root) if self._config(root).respect_gitignore else None
        for below in self._walk_tree(root, root) if listed is None else listed:
            if self._takes(root, below):
                yield below

    def excludes(self, path: str) -> bool:
        """True where a pattern excludes a file or one of the folders it lies in."""
        place = Path(absolute_path(path))
        here = Path.cwd()
        parents = [here, *(parent for parent in place.parents[::-1] if here in parent.parents)]
        if any(self._shuts(str(parent), str(inner)) for parent, inner in pairwise(parents)):
            return True
        return matches_any(place.as_posix(), (*self._config(str(place.parent)).exclude, *self._exclude))

    def _config(self, folder: str) -> Config:
        if folder not in self._configs:
            self._configs[folder] = self._config_for(folder)
        return self._configs[folder]

    def _takes(self, root: str, below: str) -> bool:
        place = f"{root}{os.sep}{below}" if not root.endswith(os.sep) else f"{root}{below}"
        folder = root
        *inner, name = below.split("/")
        for part in inner:
            deeper = str(Path(folder, part))
            if self._shuts(folder, deeper):
                return False
            folder = deeper
        config = self._config(folder)
        posix = as_posix(place)
        if config.include:
            wanted = matches_any(posix, config.include)
        else:
            wanted = os.path.splitext(name)[1].lower() in _SUFFIXES  # noqa: PTH122 -- `.md` alone has no ending
        return wanted and not matches_any(posix, (*config.exclude, *self._exclude)) and Path(place).is_file()

    def _shuts(self, parent: str, folder: str) -> bool:
        """True where a folder inside `parent` is left out, whatever a configuration inside it says."""
        if folder not in self._shut:
            patterns = (*self._config(parent).exclude, *self._exclude)
            self._shut[folder] = Path(folder).name in DEFAULT_EXCLUDE or matches_any(as_posix(folder), patterns)
        return self._shut[folder]

    def _walk_tree(self, root: str, folder: str) -> Iterator[str]:
        for place, folders, files in os.walk(folder, onerror=self._note_unread):
            folders[:] = sorted(name for name in folders if not self._shuts(place, str(Path(place, name))))
            for name in sorted(files):
                yield as_posix(os.path.relpath(Path(place, name), root))

    def _note_unread(self, error: OSError) -> None:
        self.unread[str(error.filename)] = error.strerror or str(error)


def _list_with_git(root: str) -> list[str] | None:
    """What git tracks or would track below a folder; None where git has no say there."""
    answer = run_git(("ls-files", "-c", "-o", "--exclude-standard", "-z"), root)
    if answer.status != 0:
        return None
    names = [os.fsdecode(name) for name in answer.output.split(b"\0") if name]
    if not names and run_git(("check-ignore", "-q", "."), root).status == 0:
        return None  # the folder itself is ignored, and was asked for by name
    found: list[str] = []
    for name in dict.fromkeys(names):
        place = Path(root, name)
        if place.is_dir() and not place.is_symlink():  # a repository inside this one
            inner = _list_with_git(str(place))
            found.extend(f"{name.rstrip('/')}/{below}" for below in inner or ())
        else:
            found.append(name)
    return sorted(found)
