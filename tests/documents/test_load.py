"""From files and bytes to documents, and what is said where that cannot be done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents import decode, format_of, load_document, read_bytes
from claimcheck.documents.decode import MIXED
from claimcheck.errors import SourceError


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "text"),
        ("a.TEXT", "text"),
        ("README", "text"),
        ("a.md", "markdown"),
        ("b/a.Markdown", "markdown"),
        ("a.mdx", "markdown"),
        ("a.html", "html"),
        ("a.htm", "html"),
        ("a.xhtml", "html"),
        ("a.docx", None),
        ("a.pdf", None),
        ("a.md.bak", None),
    ],
)
def test_format_of(name: str, expected: str | None) -> None:
    assert format_of(name) == expected


@pytest.mark.parametrize(
    ("data", "encoding", "bom", "notes"),
    [
        ("Größe 5–6".encode(), "utf-8", False, 0),
        (b"\xef\xbb\xbf" + "Größe 5–6".encode(), "utf-8", True, 0),
        ("\ufeffGröße 5–6".encode("utf-16-le"), "utf-16-le", True, 0),
        ("\ufeffGröße 5–6".encode("utf-16-be"), "utf-16-be", True, 0),
        ("\ufeffGröße 5–6".encode("utf-32-le"), "utf-32-le", True, 0),
        ("Größe 5–6".encode("cp1252"), "cp1252", False, 1),
    ],
)
def test_encodings(data: bytes, encoding: str, bom: bool, notes: int) -> None:
    found = decode(data)
    assert (found.text, found.encoding, found.bom, len(found.notes)) == ("Größe 5–6", encoding, bom, notes)


def test_a_guess_is_told_with_its_line() -> None:
    assert decode(b"a\nb\n\xe4 5%").notes == ("not UTF-8 (line 3), read as cp1252",)
    assert decode(b"\x81 5%").encoding == "latin-1"


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (b"caf\xc3\xa9\n5 \xb5g, 5\x967", "café\n5 µg, 5–7", "2 bytes are not UTF-8 (line 2)"),
        (b"\xef\xbb\xbfcaf\xe9", "café", "1 byte is not UTF-8 (line 1)"),
        ("60–80 % naïve".encode() + b"\xc3", "60–80 % naïveÃ", "1 byte is not UTF-8 (line 1)"),
    ],
)
def test_a_few_other_bytes_cost_the_rest_nothing(data: bytes, text: str, note: str) -> None:
    found = decode(data)
    assert (found.text, found.encoding) == (text, MIXED)
    assert found.notes == (f"{note}, read as Windows-1252; the rest is read as UTF-8",)


@given(st.binary(max_size=60))
def test_decoding_can_be_undone(data: bytes) -> None:
    try:
        found = decode(data)
    except SourceError:
        return
    if found.encoding == MIXED:
        assert found.bom or any(char.encode() in data for char in found.text if ord(char) > 127)
        return
    assert data.endswith(found.text.encode(found.encoding))
    assert (len(data) > len(found.text.encode(found.encoding))) is found.bom


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a\0b", "NUL"),
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04 text", "ZIP"),
        (b"{\\rtf1 text}", "rich text"),
        (b"\xff\xfea", "UTF-16-LE"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, told: str) -> None:
    with pytest.raises(SourceError, match=told) as caught:
        read_bytes(data, "text", "a.txt")
    assert caught.value.path == "a.txt"


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf# T\r\n\r\nA **5**%.\r\n")
    document = load_document(path, shown_as="drafts/a.md")
    assert (document.path, document.format, document.bom) == ("drafts/a.md", "markdown", True)
    assert document.source == "# T\r\n\r\nA **5**%.\r\n"
    assert document.position(document.blocks[1].map.to_source(2, 4).start) == (3, 5)
    assert load_document(path).path == str(path)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "folder.md").mkdir()
    for name, told in [
        ("a.docx", "no reader for .docx is installed"),
        ("missing.md", "no such file"),
        ("missing.docx", "no such file"),
        ("folder.md", "is a folder, not a file"),
        ("a\0.md", "cannot be read"),
    ]:
        with pytest.raises(SourceError, match=told) as caught:
            load_document(tmp_path / name, shown_as=name)
        assert caught.value.path == name
        assert "\n" not in caught.value.message


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(SourceError, match="may not be read"):
        load_document(path)
