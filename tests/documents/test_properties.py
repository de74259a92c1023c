"""What holds for any string in any format."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.documents import read_text
from claimcheck.documents.document import Block, Document, Format
from claimcheck.documents.plain_text import EDGES, UNSEEN

FORMATS: tuple[Format, ...] = get_args(Format)

# pieces of which odd documents are made
FRAGMENTS = """
50-90% 1/100th $10,000 <3 months 5&nbsp;mg 70&ndash;80% &#8211; &unknown; &amp; &shy; pain Pain relief. word, The # ##
- * • 1. 2) [1] [^1] [^1]: [a](b) [a]: <b> </b> <sup> </sup> <p> </p> <td> <tr> <table> </table> <li> <ul> </ul> <ol>
<a href="x"> </a> <br> <div hidden> <!-- --> <!-- claimcheck: disable-file X --> <script> </script> <code> </code> ` ``
``` ** * _ ~~ ~ > | |---|---| --- === $ $$ \\ : ; é 😀 \u00ad \u200b \u00a0 \u2009 \t lang:de # claimcheck: ^3^ {#x}
<blockquote> </blockquote> <h2> </h2> <caption> <svg> </svg> <dl><dt> <dd> + a) (i) Table Benefits: [x] <![CDATA[ ]]> \x00
""".replace("\n", " ").split(" ")
LINES = ["\n", "\n\n", "  ", "\r\n", " ", "    ", "\n- "]
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(FRAGMENTS + LINES), max_size=40).map("".join),
    st.lists(st.sampled_from(FRAGMENTS + LINES), max_size=40).map(" ".join),
)


def check(document: Document) -> None:
    """Each plain character stands where the map says, in order, and the indexes point to what they should."""
    for number, block in enumerate(document.blocks):
        assert block.index == number
        assert block.text
        assert block.text == block.text.strip(EDGES)
        assert not UNSEEN.search(block.text)
        assert not re.search(r"\s\s|[\t\r\n]", block.text)
        check_map(block, document.source)
        for mark in block.marks:
            assert 0 <= mark.start <= mark.end <= len(block.text)
        middle = len(block.text) // 2
        assert block.marks_from(0, middle) + block.marks_from(middle, len(block.text) + 1) == block.marks
        assert all(middle <= mark.start < middle + 3 for mark in block.marks_from(middle, middle + 3))
        for index in (*block.headings, *([] if block.lead_in is None else [block.lead_in])):
            assert 0 <= index < number
        assert all(document.blocks[index].kind == "heading" for index in block.headings)
    for comment in document.comments:
        assert 0 <= comment.start < comment.end <= len(document.source)
        assert comment.text in document.source[comment.start : comment.end]


def check_map(block: Block, source: str) -> None:
    """Non-blank plain characters equal the source, unless they stand for a whole entity or element."""
    plain = at = 0
    for piece in block.map.pieces:
        assert piece.plain == plain < piece.plain_end
        assert at <= piece.source < piece.source_end <= len(source)
        plain, at = piece.plain_end, piece.source_end
        text = block.text[piece.plain : piece.plain_end]
        raw = source[piece.source : piece.source_end]
        if len(text) == len(raw):
            for written, read in zip(raw, text, strict=True):
                assert written == read or (written.isspace() and read == " ") or read == "\ufffd"
        else:
            assert text.isspace() or text == "\ufffc" or raw[0] in "&\\"
    assert plain == len(block.text)


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=300, deadline=None)
@given(source=texts)
@example(source="<a><![CDATA[")
@example(source="&")
@example(source="\ufeff- \u00ad")
def test_any_text_maps_back(format: Format, source: str) -> None:
    document = read_text(source, format)
    assert document.source == source
    check(document)


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=150, deadline=None)
@given(source=texts)
def test_line_ends_make_no_difference(format: Format, source: str) -> None:
    source = re.sub(r"[\r\x00]", "", source)
    expected = [(block.kind, block.text, block.level, block.item) for block in read_text(source, format).blocks]
    for end in ("\r\n", "\r"):
        document = read_text(source.replace("\n", end), format)
        assert [(block.kind, block.text, block.level, block.item) for block in document.blocks] == expected
