"""Which lines a working tree changed since a revision, so that only their findings are told."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from os.path import realpath
from pathlib import Path

from claimcheck.errors import ConfigError
from claimcheck.lint.git import run_git
from claimcheck.model import Finding
from claimcheck.pattern import as_pattern

# `@@ -12,0 +13,2 @@`, `@@ -5 +5 @@ Dosage`
_HUNK = as_pattern(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_SECTION = as_pattern(rb"^diff --git ", re.MULTILINE)  # `diff --git a/x.md b/x.md`

ChangedLines = dict[str, set[int] | None]


def changed_lines(rev: str, paths: Iterable[str]) -> ChangedLines:
    """The 1-based lines of each file that differ from a revision; None where the whole file is new.

    Where the revision is on another branch, what counts is the point at which the two parted. Where lines were taken
    out, the ones on either side count as changed.

    Raises:
        ConfigError: there is no git, a file is in no repository, or the revision is unknown there.
    """
    found: ChangedLines = {}
    by_root: dict[str, list[str]] = {}
    roots: dict[str, str] = {}
    for path in paths:
        folder = str(Path(realpath(path)).parent)
        if folder not in roots:
            roots[folder] = _find_root(folder, path)
        by_root.setdefault(roots[folder], []).append(path)
    for root, inside in by_root.items():
        found |= _changed_below(root, rev, inside)
    return found


def keep_changed(findings: Iterable[Finding], changed: Mapping[str, set[int] | None]) -> tuple[Finding, ...]:
    """The findings that touch a changed line, at their own place or at one they point to.

    Args:
        findings: those of the run.
        changed: `changed_lines` for the files of the run, by the same paths.
    """
    return tuple(
        finding
        for finding in findings
        if _touches(changed, finding.path, finding.line, finding.end_line)
        or any(
            place.line and _touches(changed, place.path or finding.path, place.line, place.end_line)
            for place in finding.related
        )
    )


def _touches(changed: Mapping[str, set[int] | None], path: str, first: int, last: int) -> bool:
    lines = changed.get(path, set())
    return lines is None or any(line in lines for line in range(first, max(first, last) + 1))


def _find_root(folder: str, path: str) -> str:
    answer = run_git(("rev-parse", "--show-toplevel"), folder)
    if not answer.found:
        raise ConfigError("`--since` needs git, which cannot be run here")
    if answer.status != 0:
        raise ConfigError(f"`--since` needs a git repository, and {path} is in none")
    return os.fsdecode(answer.output).rstrip("\r\n")


def _changed_below(root: str, rev: str, paths: list[str]) -> ChangedLines:
    base = _find_base(root, rev)
    options = ("--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--ignore-submodules=all")
    names = _ask(("diff", "--name-only", "-z", *options, base, "--"), root).split(b"\0")[:-1]
    whole = _ask(("diff", "--unified=0", *options, base, "--"), root)
    sections = _SECTION.split(whole)[1:]
    changed = dict(zip(names, sections, strict=True))
    tracked = set(_ask(("ls-files", "-z"), root).split(b"\0"))
    home = realpath(root)
    return {path: _lines_of(path, os.fsencode(_name_in(home, path)), changed, tracked) for path in paths}


def _find_base(root: str, rev: str) -> str:
    known = run_git(("rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}"), root)
    if known.status != 0:
        raise ConfigError(f"`--since {rev}`: git knows no such revision here; in CI, fetch enough history (depth 0)")
    commit = os.fsdecode(known.output).strip()
    parted = run_git(("merge-base", commit, "HEAD"), root)
    return os.fsdecode(parted.output).strip() if parted.status == 0 else commit


def _ask(arguments: tuple[str, ...], root: str) -> bytes:
    answer = run_git(arguments, root)
    if answer.status != 0:
        raise ConfigError(f"`--since`: git {arguments[0]} failed: {answer.said or answer.status}")
    return answer.output


def _name_in(home: str, path: str) -> str:
    return Path(os.path.relpath(realpath(path), home)).as_posix()


def _lines_of(path: str, name: bytes, changed: Mapping[bytes, bytes], tracked: set[bytes]) -> set[int] | None:
    if name not in tracked:
        return None
    section = changed.get(name)
    if section is None:
        return set()
    hunks = _HUNK.findall(section)
    if b"\nBinary files " in section or (hunks and _has_lone_return(path)):
        return None
    lines: set[int] = set()
    for start, count in hunks:
        first, many = int(start), int(count) if count else 1
        lines.update(range(first, first + many) if many else (first, first + 1))
    return lines


def _has_lone_return(path: str) -> bool:
    """True where a line ends that git does not count."""
    try:
        data = Path(path).read_bytes()
    except OSError:
        return False
    return data.count(b"\r") != data.count(b"\r\n")
