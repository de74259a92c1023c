"""Applying fixes: whole or not at all, never two in one place, and written so that no file is ever half a file."""

from __future__ import annotations

import os
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import SourceError
from claimcheck.model import Fix

_ROUNDS = 10
_OWN_MARK = frozenset({"utf-8-sig", "utf_8_sig", "utf-16", "utf_16", "utf16", "utf-32", "utf_32", "utf32"})
"""Encodings that write a byte order mark by themselves."""


class FixedText(NamedTuple):
    """A text after all its fixes; `stable` is False where fixes kept undoing each other."""

    source: str
    applied: tuple[Fix, ...]
    stable: bool = True


def apply_fixes(source: str, fixes: Iterable[Fix], *, unsafe: bool = False) -> tuple[str, tuple[Fix, ...]]:
    """The text after one round of fixes, and those that were applied.

    A fix is applied whole or left for another round, where it would meet one already taken; safe ones come first, then
    those that begin earlier. Offsets are code points of `source`.

    Args:
        source: the decoded text, a byte order mark left out.
        fixes: in any order; equal ones count once.
        unsafe: apply unsafe ones too.
    """
    asked = [fix for fix in dict.fromkeys(fixes) if fix.edits and (unsafe or fix.applicability == "safe")]
    asked.sort(key=lambda fix: (fix.applicability != "safe", [(e.start, e.end, e.content) for e in fix.edits]))
    taken: list[tuple[int, int, str]] = []
    applied: list[Fix] = []
    for fix in asked:
        edits = sorted({(edit.start, edit.end, edit.content) for edit in fix.edits})
        if _is_sound(edits, len(source)) and not any(_meets(taken, edit) for edit in edits):
            for edit in edits:
                insort(taken, edit)
            applied.append(fix)
    parts: list[str] = []
    at = 0
    for start, end, content in taken:
        parts += (source[at:start], content)
        at = end
    return "".join((*parts, source[at:])), tuple(applied)


def fix_until_stable(
    source: str, find_fixes: Callable[[str], Iterable[Fix]], *, unsafe: bool = False, rounds: int = _ROUNDS
) -> FixedText:
    """The text after as many rounds as it takes until nothing more is to fix.

    Args:
        source: the decoded text.
        find_fixes: checks a text and gives the fixes of what it finds.
        unsafe: apply unsafe fixes too.
        rounds: when to give up.
    """
    applied: list[Fix] = []
    seen = {source}
    for _ in range(rounds):
        changed, done = apply_fixes(source, find_fixes(source), unsafe=unsafe)
        if changed == source:
            return FixedText(source, tuple(applied))
        source = changed
        applied.extend(done)
        if source in seen:
            return FixedText(source, tuple(applied), stable=False)
        seen.add(source)
    return FixedText(source, tuple(applied), stable=not apply_fixes(source, find_fixes(source), unsafe=unsafe)[1])


def write_atomically(path: str | Path, text: str, encoding: str = "utf-8", bom: bool = False) -> None:
    """Put a text in the place of a file's: the old one stands until the new one is safely on disk.

    Line ends are written as they stand in the text. The file's mode stays; where the path is a link, the file it
    points to is written and the link stays.

    Args:
        path: the file.
        text: what it shall hold, a byte order mark left out.
        encoding: the file's own.
        bom: whether it begins with a byte order mark.

    Raises:
        SourceError: the text has characters that the encoding lacks, or the file cannot be written; it is unchanged.
    """
    from tempfile import mkstemp

    shown = Path(path).as_posix()
    marked = f"\ufeff{text}" if bom and encoding.lower() not in _OWN_MARK else text
    try:
        data = marked.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        raise SourceError(f"the fixed text cannot be written as {encoding}", path=shown) from None
    target = Path(os.path.realpath(path))
    beside: Path | None = None
    try:
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and not os.access(target, os.W_OK):
            raise PermissionError(13, "the file is read-only")
        handle, name = mkstemp(prefix=f".{target.name[:40]}.", suffix=".new", dir=target.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode & 0o7777 if mode is not None else 0o666 & ~_umask())
        beside.replace(target)
        beside = None
    except OSError as error:
        raise SourceError(f"cannot be written: {error.strerror or error}", path=shown) from None
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def render_diff(path: str, old: str, new: str) -> str:
    """A unified diff that `patch` and `git apply` take; empty where nothing differs."""
    from difflib import unified_diff

    if old == new:
        return ""
    lines = unified_diff(_lines(old), _lines(new), f"a/{path.lstrip('/')}", f"b/{path.lstrip('/')}", n=3)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """Lines as diff tools count them: ended by a line feed only."""
    return list(_split(text))


def _split(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end


def _is_sound(edits: list[tuple[int, int, str]], length: int) -> bool:
    """True where the edits lie in the text and do not overlap each other."""
    at = -1
    for start, end, _ in edits:
        if not 0 <= start <= end <= length or start < at or (start == end == at):
            return False
        at = end
    return True


def _meets(taken: list[tuple[int, int, str]], edit: tuple[int, int, str]) -> bool:
    """True where an edit shares a character, or the place of an insertion, with one already taken."""
    start, end, _ = edit
    at = bisect_right(taken, start, key=lambda other: other[0])
    before = taken[at - 1] if at else None
    behind = taken[at] if at < len(taken) else None
    if before is not None and (before[1] > start or before[0] == start or (start == end == before[1])):
        return True
    return behind is not None and (behind[0] < end or behind[0] == behind[1] == end)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
