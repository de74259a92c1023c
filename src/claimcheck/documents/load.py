"""Reading a file: its bytes once, its encoding, and the reader for its format."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.documents.document import Document, Format
from claimcheck.errors import SourceError

SUFFIXES: dict[str, Format] = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte order mark, the encoding it was read in, and what to tell about that."""

    text: str
    encoding: str
    bom: bool
    notes: tuple[str, ...] = ()


def format_of(path: str | Path) -> Format | None:
    """The format that a file name's ending tells, or None where there is no reader for it."""
    return SUFFIXES.get(Path(path).suffix.lower())


def decode(data: bytes, path: str = "<text>") -> Decoded:
    """The text of a file's bytes: by its byte order mark, as UTF-8, else as cp1252 or latin-1 with a note.

    Raises:
        SourceError: the bytes are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding, True)
            except UnicodeDecodeError as error:
                message = f"damaged {encoding} text at byte {error.start}: save the file as UTF-8"
                raise SourceError(message, path=path) from error
    if b"\0" in data:
        raise SourceError("not a text file (it holds NUL bytes): convert it to text, Markdown or HTML", path=path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", False)
    except UnicodeDecodeError:
        pass
    for encoding in ("cp1252", "latin-1"):
        try:
            return Decoded(data.decode(encoding), encoding, False, (f"{path}: not UTF-8, read as {encoding}",))
        except UnicodeDecodeError:
            continue
    raise SourceError("cannot be decoded: save the file as UTF-8", path=path)


def load_document(path: str | Path, *, shown_as: str | None = None) -> Document:
    """The document of a file.

    Args:
        path: the file.
        shown_as: the path as reports print it; the path itself where None.

    Raises:
        SourceError: it cannot be read, or there is no reader for its format.
    """
    shown = shown_as if shown_as is not None else str(path).replace("\\", "/")
    file = Path(path)
    known_format = format_of(file)
    if known_format is None:
        known = ", ".join(sorted(suffix for suffix in SUFFIXES if suffix))
        raise SourceError(f"no reader for {file.suffix} is installed: convert it to one of {known}", path=shown)
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("no such file: check the path", path=shown) from error
    except IsADirectoryError as error:
        raise SourceError("a folder, not a file: name the files in it", path=shown) from error
    except PermissionError as error:
        raise SourceError("may not be read: check its permissions", path=shown) from error
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror or error})", path=shown) from error
    return read_bytes(data, known_format, shown)


def read_bytes(data: bytes, format: Format, path: str) -> Document:
    """The document of a file's bytes.

    Raises:
        SourceError: the bytes are no text.
    """
    decoded = decode(data, path)
    document = read_text(decoded.text, format, path)
    return replace(document, encoding=decoded.encoding, bom=decoded.bom, notes=(*decoded.notes, *document.notes))


def read_text(source: str, format: Format, path: str = "<text>") -> Document:
    """The document of a text already decoded."""
    if format == "markdown":
        from claimcheck.documents.markdown import read_markdown

        return read_markdown(source, path)
    if format == "html":
        from claimcheck.documents.html import read_html

        return read_html(source, path)
    from claimcheck.documents.plain import read_plain

    return read_plain(source, path)
