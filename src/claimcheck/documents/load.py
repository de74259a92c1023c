"""From a file, bytes or a string to a Document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.documents.decode import decode
from claimcheck.errors import SourceError

if TYPE_CHECKING:
    from claimcheck.documents.document import Document, Format

FORMATS: dict[str, Format] = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


def format_of(path: str | Path) -> Format | None:
    """The format that a file name's ending stands for, or None where there is no reader for it."""
    return FORMATS.get(Path(path).suffix.lower())


def load_document(path: str | Path, *, shown_as: str | None = None) -> Document:
    """Read a file once and find its blocks.

    Args:
        path: the file.
        shown_as: its name in reports; the path itself where None.

    Raises:
        SourceError: it is missing, a folder, unreadable, no text, or of a format without a reader.
    """
    name = shown_as if shown_as is not None else str(path)
    place = Path(path)
    kind = format_of(place)
    try:
        if kind is None and place.exists() and not place.is_dir():
            raise SourceError(f"no reader for {place.suffix} is installed", path=name)
        data = place.read_bytes()
    except FileNotFoundError:
        raise SourceError("no such file", path=name) from None
    except IsADirectoryError:
        raise SourceError("is a folder, not a file", path=name) from None
    except PermissionError:
        told = "is a folder, not a file" if place.is_dir() else "may not be read (permission denied)"
        raise SourceError(told, path=name) from None
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SourceError(f"cannot be read: {told}", path=name) from None
    return read_bytes(data, kind or "text", name)


def read_bytes(data: bytes, format: Format, path: str) -> Document:
    """Decode a file's bytes and find its blocks.

    Raises:
        SourceError: the bytes are no text.
    """
    decoded = decode(data, path)
    document = read_text(decoded.text, format, path)
    if decoded.encoding == "utf-8" and not decoded.bom:
        return document
    notes = (*decoded.notes, *document.notes)
    return replace(document, encoding=decoded.encoding, bom=decoded.bom, notes=notes, _lines=[])


def read_text(source: str, format: Format, path: str = "<text>") -> Document:
    """Find the blocks of a text; every offset in them is one into `source`. Never fails on any string."""
    if format == "markdown":
        from claimcheck.documents.markdown import read_markdown

        return read_markdown(source, path)
    if format == "html":
        from claimcheck.documents.html import read_html

        return read_html(source, path)
    from claimcheck.documents.plain import read_plain

    return read_plain(source, path)
