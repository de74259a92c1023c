"""Files in a cache folder: written in one step, and never a reason to fail."""

from __future__ import annotations

from pathlib import Path


def keep_file(root: Path, file: Path, content: bytes) -> None:
    """Write a file below the cache folder `root`, which git is told to leave out; where that fails nothing happens."""
    from contextlib import suppress
    from os import getpid

    beside = file.with_suffix(f".{getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        mark = root / ".gitignore"
        if not mark.exists():
            mark.write_text("*\n", encoding="utf-8")
        beside.write_bytes(content)
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
