"""Markdown read by another parser gives the same blocks: a differential test on this project's own texts."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from marko import block, inline
from marko.ext.gfm import gfm

from claimcheck.documents import read_text
from claimcheck.documents.outline import UNREAD

_CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*/article.md"))
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_FOOTNOTES = re.compile(
    r"^\[\^[^\]\n]+\]:.*\n(?:[ \t]+\S.*\n)*|\[\^[^\]\n]+\]", re.MULTILINE
)  # not known to the other parser
# what the two read differently by intent: HTML, single tildes, `**` that pairs with nothing, a bold line as a heading
_APART = re.compile(r"<|(?<!~)~(?!~)|\*\*[–—-]\*\*|^\*\*[^*\n]+\*\*$", re.MULTILINE)

_SAMPLES = [
    "# Title #\n\nSetext *two*\n----------\n\nA **50**-90% &ndash; `5%` 5\\-6 line\nnext  \nhard\\\nbreak.\n",
    "1. one\n2. two\n\n   more\n   - deep [link](https://a.org/5 \"5%\")\n     wrapped\n3. three\n\n* star\n+ plus\n",
    "> quoted\nlazy\n> - item\n>\n> 1) first\n\n---\n\n    code 5%\n\n```\n5%\n```\nafter\n",
    "| a | b \\| c |\n|---|:-:|\n| 1 &amp; | **x** |\n| only one |\n\ntext | no table\n",
    "[ref] and [text][ref] and [none] and ![alt *x*](i.png).\n\n[ref]: https://a.org/x 'Title 5%'\n",
    "- [ ] open\n- [x] done\n\n~~gone~~ **bold *both* bold** __under__ snake_case_word 2*3*4\n",
    "Ä😀 &nbsp; &#8211; &unknown; &copy; ü **é**\n\n\tcode\n\n- a\n\n\n- b\n-\n- c\n",
]  # fmt: skip


def read_with_marko(source: str) -> list[tuple[str, str]]:
    """(heading or other, text) of each block that is not empty."""
    found: list[tuple[str, str]] = []
    waiting: list[Any] = [gfm.parse(source)]
    while waiting:
        node = waiting.pop()
        name = type(node).__name__
        if isinstance(node, block.Paragraph | block.Heading | block.SetextHeading) or name == "TableCell":
            text = " ".join(_text_of(node).split())
            if text:
                found.append(("heading" if "Heading" in name else "text", text))
        elif not isinstance(node, block.CodeBlock | block.FencedCode | block.HTMLBlock | block.LinkRefDef):
            children = getattr(node, "children", ())
            waiting.extend(reversed([] if isinstance(children, str) else list(children)))
    return found


def _text_of(node: Any) -> str:
    if isinstance(node, inline.CodeSpan):
        return UNREAD
    if isinstance(node, inline.LineBreak):
        return " "
    if isinstance(node, inline.Image) or type(node).__name__ == "Strikethrough":
        return ""
    if isinstance(node.children, str):
        return node.children if isinstance(node, inline.Literal) else html.unescape(node.children)
    return "".join(_text_of(child) for child in node.children)


def read_with_ours(source: str) -> list[tuple[str, str]]:
    blocks = read_text(source, "markdown").blocks
    return [("heading" if block.kind == "heading" else "text", " ".join(block.text.split())) for block in blocks]


@pytest.mark.parametrize("source", _SAMPLES)
def test_samples(source: str) -> None:
    assert read_with_ours(source) == read_with_marko(source)


@pytest.mark.parametrize("path", _CORPUS, ids=lambda path: path.parent.name)
def test_corpus(path: Path) -> None:
    source = _FOOTNOTES.sub("", _FRONT_MATTER.sub("", path.read_text(encoding="utf-8")))
    paragraphs = re.split(r"\n{2,}(?=#)", source)
    compared = "\n\n".join(part for part in paragraphs if not _APART.search(part))
    assert compared
    assert read_with_ours(compared) == read_with_marko(compared)
