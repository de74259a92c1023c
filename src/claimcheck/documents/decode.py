"""From bytes to text."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from claimcheck.errors import SourceError
from claimcheck.pattern import as_pattern

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (a word processor's file?)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
)

MIXED = "utf-8 and cp1252"
"""The encoding of a text that cannot be written back as it was."""

_ASCII = frozenset(map(chr, range(128)))
_STRAY = as_pattern("[\udc80-\udcff]")  # how `surrogateescape` spells a byte that is not UTF-8


class Decoded(NamedTuple):
    """A file's text, a byte order mark left out, and how it was read; `notes` tell of a guess."""

    text: str
    encoding: str
    bom: bool = False
    notes: tuple[str, ...] = ()


def decode(data: bytes, path: str = "") -> Decoded:
    """The text of a file: by its byte order mark, else UTF-8, else a Western encoding of one byte per character.

    In UTF-8 with a few other bytes between, those few are read as Windows-1252 and the rest keeps its characters; the
    encoding is then MIXED. Whatever other encoding it is, encoding the text again gives the same bytes.

    Raises:
        SourceError: the bytes are no text.
    """
    for start, name in _BINARY:
        if data.startswith(start):
            raise SourceError(f"is {name}, not text: save it as text, Markdown or HTML", path=path or None)
    bom = False
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding, bom=True)
            except UnicodeDecodeError as error:
                if encoding == "utf-8":
                    data, bom = data[len(mark) :], True
                    break
                raise SourceError(
                    f"has the byte order mark of {encoding.upper()}, but is not written in it (byte {error.start})",
                    path=path or None,
                ) from None
    if b"\0" in data:
        raise SourceError("is no text: it holds NUL bytes (UTF-16 needs a byte order mark)", path=path or None)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    spared = data.decode("utf-8", "surrogateescape")
    strays = len(_STRAY.findall(spared))
    if bom or strays < sum(map(spared.count, set(spared) - _ASCII)):
        said = "1 byte is" if strays == 1 else f"{strays} bytes are"
        note = f"{said} not UTF-8 (line {line}), read as Windows-1252; the rest is read as UTF-8"
        return Decoded(_STRAY.sub(_as_western, spared), MIXED, bom, (note,))
    for encoding in ("cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return Decoded(text, encoding, notes=(f"not UTF-8 (line {line}), read as {encoding}",))
    raise AssertionError("latin-1 reads every byte")


def _as_western(stray: re.Match[str]) -> str:
    byte = stray[0].encode("utf-8", "surrogateescape")
    try:
        return byte.decode("cp1252")
    except UnicodeDecodeError:
        return byte.decode("latin-1")
