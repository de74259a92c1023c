"""Bytes kept under keys, all in one file, so that a run over a thousand unchanged files opens one.

The file is `CCACHE1`, the length of an index, the index (JSON: key -> offset, length, checksum, age) and the values
behind it. It is written beside and renamed, so that a run that is killed leaves the old one; runs side by side cost
each other at most a few values. Anything that does not read as it should is a value that is not there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from zlib import crc32

FOLDER_NAME: Final = ".claimcheck_cache"
LARGEST: Final = 64 * 1024 * 1024
"""Bytes of values kept; beyond it those go that were not asked for the longest."""

_ROOT_SIGNS: Final = ("claimcheck.toml", "pyproject.toml")
_MAGIC: Final = b"CCACHE1\n"
_TAG: Final = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder holds results of claimcheck; it can be deleted at any time.\n"
    "# See https://bford.info/cachedir/\n"
)


class Cache:
    """The values in a file of a folder. `save` writes what was added; without it nothing on disk changes."""

    def __init__(self, folder: Path, largest: int = LARGEST, name: str = "results") -> None:
        self._folder = folder
        self._file = folder / name
        self._largest = largest
        self._pack = _read_pack(self._file)
        self._added: dict[str, bytes] = {}
        self._asked: set[str] = set()

    @property
    def damaged(self) -> bool:
        """True where the file was there and could not be read as one of ours."""
        return self._pack.damaged

    def get(self, key: str) -> bytes | None:
        """What was kept under a key, or None."""
        if key in self._added:
            return self._added[key]
        value = self._pack.find(key)
        if value is not None:
            self._asked.add(key)
        return value

    def put(self, key: str, value: bytes) -> None:
        """Keep a value, to be written by `save`."""
        self._added[key] = value

    def save(self) -> bool:
        """Write what was added, with what other runs wrote meanwhile. False where the folder cannot be written."""
        if not self._added:
            return True
        try:
            make_cache_folder(self._folder)
            pack = _read_pack(self._file)
            content = pack.merge(self._added, self._asked, self._largest)
            beside = self._file.with_name(f"{self._file.name}.{os.urandom(6).hex()}.new")
            try:
                beside.write_bytes(content)
                beside.replace(self._file)
            finally:
                beside.unlink(missing_ok=True)
        except OSError:
            return False
        self._pack = _as_pack(content)
        self._added = {}
        return True


def find_cache_folder(start: Path, configured: str | None = None) -> Path:
    """Where a project's cache lies: where its configuration says, else beside the nearest file that can hold one.

    Args:
        start: an absolute folder inside the project.
        configured: `Config.cache_folder`.
    """
    if configured is not None:
        return Path(configured)
    for folder in (start, *start.parents):
        if any((folder / name).is_file() for name in _ROOT_SIGNS):
            return folder / FOLDER_NAME
    return start / FOLDER_NAME


def make_cache_folder(folder: Path) -> None:
    """Make the folder, marked for backup tools and git as one that can go.

    Raises:
        OSError: it cannot be made, or it is a folder of another kind with files in it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if folder.name != FOLDER_NAME and not is_cache_folder(folder) and any(folder.iterdir()):
        raise FileExistsError(17, "the folder holds other files", str(folder))
    for name, content in (("CACHEDIR.TAG", _TAG), (".gitignore", "*\n")):
        if not (folder / name).exists():
            (folder / name).write_text(content, encoding="utf-8")


def is_cache_folder(folder: Path) -> bool:
    """True where the folder is one that `make_cache_folder` made."""
    try:
        return (folder / "CACHEDIR.TAG").read_text(encoding="utf-8") == _TAG
    except (OSError, UnicodeDecodeError):
        return False


@dataclass(frozen=True, slots=True)
class _Pack:
    """The kept results: `index` maps a key to offset, length, checksum and the number of the run that last asked."""

    index: Mapping[str, tuple[int, int, int, int]] = field(default_factory=dict)
    body: memoryview = field(default_factory=lambda: memoryview(b""))
    damaged: bool = False

    def find(self, key: str) -> bytes | None:
        place = self.index.get(key)
        if place is None:
            return None
        offset, length, check, _ = place
        value = bytes(self.body[offset : offset + length])
        return value if len(value) == length and crc32(value) == check else None

    def merge(self, added: Mapping[str, bytes], asked: Iterable[str], largest: int) -> bytes:
        """The file that holds these and the added ones, the longest unasked left out beyond `largest` bytes."""
        run = 1 + max((place[3] for place in self.index.values()), default=0)
        fresh = set(asked)
        ages = {key: run if key in fresh else place[3] for key, place in self.index.items()} | dict.fromkeys(added, run)
        values: dict[str, bytes] = {}
        room = largest
        for key in sorted(ages, key=lambda key: (-ages[key], key)):
            value = added[key] if key in added else self.find(key)
            if value is not None and len(value) <= room:
                values[key] = value
                room -= len(value)
        index: dict[str, tuple[int, int, int, int]] = {}
        offset = 0
        for key, value in values.items():
            index[key] = (offset, len(value), crc32(value), ages[key])
            offset += len(value)
        head = json.dumps(index, separators=(",", ":")).encode()
        return b"".join((_MAGIC, len(head).to_bytes(8, "big"), head, *values.values()))


def _read_pack(file: Path) -> _Pack:
    try:
        return _as_pack(file.read_bytes())
    except FileNotFoundError:
        return _Pack()
    except OSError:
        return _Pack(damaged=True)


def _as_pack(content: bytes) -> _Pack:
    start = len(_MAGIC) + 8
    if not content.startswith(_MAGIC) or len(content) < start:
        return _Pack(damaged=True)
    body = start + int.from_bytes(content[len(_MAGIC) : start], "big")
    try:
        rows = json.loads(content[start:body])
        index = {str(key): (int(row[0]), int(row[1]), int(row[2]), int(row[3])) for key, row in rows.items()}
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
        return _Pack(damaged=True)
    if any(min(place) < 0 for place in index.values()):
        return _Pack(damaged=True)
    return _Pack(index, memoryview(content)[body:])
