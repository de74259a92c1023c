"""From bytes to text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from claimcheck.errors import SourceError

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


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, a byte order mark left out, and how it was read; `notes` tell of a guess."""

    text: str
    encoding: str
    bom: bool = False
    notes: tuple[str, ...] = ()


def decode(data: bytes, path: str = "") -> Decoded:
    """The text of a file: by its byte order mark, else UTF-8, else a Western encoding of one byte per character.

    Whatever the encoding, encoding the text again gives the same bytes.

    Raises:
        SourceError: the bytes are no text.
    """
    for start, name in _BINARY:
        if data.startswith(start):
            raise SourceError(f"is {name}, not text: save it as text, Markdown or HTML", path=path or None)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding, bom=True)
            except UnicodeDecodeError as error:
                if encoding == "utf-8":
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
    for encoding in ("cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return Decoded(text, encoding, notes=(f"not UTF-8 (line {line}), read as {encoding}",))
    raise AssertionError("latin-1 reads every byte")
