"""Texts made to be slow or to overflow are read like any other: none recurses, none takes more than linear time."""

from __future__ import annotations

from typing import get_args

import pytest

from claimcheck.documents import read_text
from claimcheck.documents.document import Format

_MANY = 4_000
_REPEATED = [
    ">", "> ", "- ", "1. ", "<b>", "<div>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<dl><dt>", "<", "<a ", '<a "', "<a x='<",
    "<a b=\"c<\">", "<!--", "<!", "<![CDATA[", "<script>", "<code>", "<del>x", "<p hidden>", "<svg>", "&", "&amp", "&#", "[", "![", "[a](",
    "[^1]", "*a ", "**", "`", "``a` ", "~", "$", "$x ", "^1^", "|", "| a ", "a\t", "a   b\n", "-\n=\n", "---\n", "---\na: b\n", "+++\n",
    "# claimcheck: x\n", "Heading\n\n", "Heading:\n", "Label: 5\n", "x\n", "- x\n", "  - x\n", "(a) x\n", "\u00ad", "a\u200b", "\u00a0 ",
    "word ", "5-\n", "<br>", "</p>", "<sup>1", "<a href=x>", "\r", "\\\n", ": x\n", "[x]: y\n",
]  # fmt: skip


@pytest.mark.parametrize("format", get_args(Format))
@pytest.mark.parametrize("text", _REPEATED)
def test_repeated(text: str, format: Format) -> None:
    source = text * (_MANY // max(1, len(text) // 4)) + "end"
    document = read_text(source, format)
    assert document.source == source
    assert all(block.text for block in document.blocks)


@pytest.mark.parametrize("format", get_args(Format))
def test_nested(format: Format) -> None:
    lists = "".join(f"{' ' * depth}- a\n" for depth in range(600))
    assert read_text(lists, format).blocks
    closed = "<ul>" * _MANY + "</li>" * _MANY + "<p>end"
    assert read_text(closed, format).blocks[-1].text.endswith("end")


@pytest.mark.parametrize("format", get_args(Format))
def test_one_long_line(format: Format) -> None:
    source = "Pain affects 50-90% of adults. " * 30_000
    (block,) = read_text(source, format).blocks
    assert block.text == source.strip()
    assert len(block.map.pieces) == 1
