"""The compiled code of patterns, kept from one run to the next as Python keeps the byte code of modules.

Python compiles every pattern anew in each process, in Python, at about a third of a millisecond; a first article needs
four hundred. What is kept is what CPython's compiler hands to its matcher, by pattern and flags, in a file of the release
that made it. Whatever is not there, damaged or made otherwise is compiled.
"""

from __future__ import annotations

import marshal
import re
import sys
from pathlib import Path
from typing import Any
from zlib import crc32

from claimcheck.kept import keep_file

_MAGIC = b"claimcheck patterns 1\n"

Written = tuple[str | bytes, int]
"""A pattern and the flags it is written with."""

Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Its flags, the words of its code, how many groups it has, their numbers by name, their names by number."""


class KeptCode:
    """Compiles patterns; where a folder is taken up, with the code kept there."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._known: dict[Written, Code] | None = None
        self._added = False

    def take_up(self, folder: Path | None) -> None:
        """Use what is kept in this folder from now on; it is read when the next pattern is compiled."""
        self._folder, self._known, self._added = folder, None, False

    def compile(self, pattern: Any, flags: int) -> re.Pattern[Any]:
        """What `re.compile` gives."""
        if self._folder is None:
            return re.compile(pattern, flags)
        if self._known is None:
            self._known = _read(_file_in(self._folder))
        written = (pattern, int(flags))
        try:
            if written not in self._known:
                self._known[written] = code_of(*written)
                self._added = True
            return pattern_of(pattern, self._known[written])
        except (AttributeError, ImportError, RuntimeError, TypeError, ValueError):
            return re.compile(pattern, flags)  # damaged code, or an interpreter that compiles otherwise

    def keep(self) -> None:
        """Keep in the folder what was compiled anew; where that fails nothing happens."""
        if self._folder is not None and self._added:
            body = marshal.dumps(self._known)
            keep_file(self._folder, _file_in(self._folder), _head_of(body) + body)
            self._added = False


CODE = KeptCode()
"""What the patterns of this process are compiled by."""


def code_of(pattern: Any, flags: int) -> Code:
    """The code of a pattern, compiled as `re.compile` does."""
    from array import array
    from importlib import import_module

    parsed = import_module("re._parser").parse(pattern, flags)
    words = import_module("re._compiler")._code(parsed, flags)
    numbers = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in numbers.items():
        names[number] = name
    return flags | parsed.state.flags, array("I", words).tobytes(), parsed.state.groups - 1, numbers, tuple(names)


def pattern_of(pattern: Any, code: Code) -> re.Pattern[Any]:
    """The pattern that has this code."""
    flags, words, groups, numbers, names = code
    made: re.Pattern[Any] = sys.modules["_sre"].compile(
        pattern, flags, memoryview(words).cast("I").tolist(), groups, numbers, names
    )
    return made


def _file_in(folder: Path) -> Path:
    return folder / f"patterns.{sys.implementation.cache_tag}-{sys.hexversion:x}.bin"


def _read(file: Path) -> dict[Written, Code]:
    try:
        content = file.read_bytes()
    except OSError:
        return {}
    body = memoryview(content)[len(_MAGIC) + 4 :]
    if not body or content[: -len(body)] != _head_of(body):
        return {}
    known: dict[Written, Code] = marshal.loads(body)
    return known


def _head_of(body: bytes | memoryview) -> bytes:
    return _MAGIC + crc32(body).to_bytes(4, "big")
