"""Lists typed with bullet characters and entries of references on lines of one paragraph."""

from __future__ import annotations

import pytest

from claimcheck.documents import read_text
from claimcheck.documents.document import Format

# format, source, kind and text of each block
LOOSE: list[tuple[Format, str, list[tuple[str, str]]]] = [
    ("markdown", "Risks:\n• pain\n• fever\n", [("paragraph", "Risks:"), ("item", "pain"), ("item", "fever")]),
    ("markdown", "• pain in **5%**\n\n• fever\n\nText.\n", [("item", "pain in 5%"), ("item", "fever"), ("paragraph", "Text.")]),
    ("markdown", "Risks:<br>• pain<br>• fever", [("paragraph", "Risks:"), ("item", "pain"), ("item", "fever")]),
    ("markdown", "- • pain\n- fever\n", [("item", "• pain"), ("item", "fever")]),
    ("markdown", "[1] Smith J. 2020.\n[2] Lee K. 2021.\n", [("paragraph", "[1] Smith J. 2020."), ("paragraph", "[2] Lee K. 2021.")]),
    ("markdown", "It was seen in\n[1] and later.\n", [("paragraph", "It was seen in [1] and later.")]),
    ("markdown", "It is 5 · 3 or\n·5 of it.\n", [("paragraph", "It is 5 · 3 or ·5 of it.")]),
    ("html", "<p>A:<br>• b<br>&bull; c</p><p>D", [("paragraph", "A:"), ("item", "b"), ("item", "c"), ("paragraph", "D")]),
    ("html", "<p><span>·<span>&nbsp;&nbsp; </span></span>pain</p><p>· fever</p>", [("item", "pain"), ("item", "fever")]),
    ("html", "<ul><li>• pain<li><p>•fever</ul>", [("item", "pain"), ("item", "fever")]),
    ("html", "<p>[1] Smith J. 2020.<br>[2] Lee K. 2021.", [("paragraph", "[1] Smith J. 2020."), ("paragraph", "[2] Lee K. 2021.")]),
    ("html", "<h2>• Title</h2><p>a • b", [("heading", "• Title"), ("paragraph", "a • b")]),
    ("html", "<table><tr><td>• a<br>• b<td>c</table>", [("item", "a"), ("item", "b"), ("cell", "c")]),
]  # fmt: skip


@pytest.mark.parametrize(("format", "source", "expected"), LOOSE)
def test_loose_items(format: Format, source: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.kind, block.text) for block in read_text(source, format).blocks] == expected


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_they_are_one_list_with_its_lead_in(format: Format) -> None:
    source = "Risks:\n\n• pain\n\n• fever\n" if format == "markdown" else "<p>Risks:</p><p>• pain</p><p>• fever</p>"
    lead, one, two = read_text(source, format).blocks
    assert (one.list, one.item, two.item, one.lead_in, two.lead_in) == (two.list, 0, 1, lead.index, lead.index)
    assert source[one.map.to_source(0, 4).start :].startswith("pain")
