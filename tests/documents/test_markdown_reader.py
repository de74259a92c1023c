"""Markdown: which blocks a text falls into, what they say, and what they know of each other."""

from __future__ import annotations

import pytest

from claimcheck.documents import read_text
from claimcheck.documents.document import Block

# source, kind and text of each block
BLOCKS: list[tuple[str, list[tuple[str, str]]]] = [
    ("# Title\n\nA text.\n", [("heading", "Title"), ("paragraph", "A text.")]),
    ("Title\n=====\n\nPart\n----\nA text.", [("heading", "Title"), ("heading", "Part"), ("paragraph", "A text.")]),
    ("## Closed ##\n", [("heading", "Closed")]),
    ("Pain in **50**-90% of *adults*.", [("paragraph", "Pain in 50-90% of adults.")]),
    ("**50**–**90**% and _2_ of __3__.", [("paragraph", "50–90% and 2 of 3.")]),
    ("one\ntwo  \nthree\\\nfour", [("paragraph", "one two three four")]),
    ("5&nbsp;mg &lt; 10&#8239;mg &amp; 4&ndash;6", [("paragraph", "5\u00a0mg < 10\u202fmg & 4–6")]),
    ("pa&shy;tients", [("paragraph", "patients")]),
    (r"\*not\* 5\% \[1\]", [("paragraph", "*not* 5% [1]")]),
    ("Take `5 mg` now.", [("paragraph", "Take \ufffc now.")]),
    ("```\n50% of users\n```\n\n    30% more\n\nText.", [("paragraph", "Text.")]),
    ("See ![50% chart](a.png) here.", [("paragraph", "See here.")]),
    ("Costs $10,000-$30,000, or $5 to $6.", [("paragraph", "Costs $10,000-$30,000, or $5 to $6.")]),
    ("It is ~50% to ~60%.", [("paragraph", "It is ~50% to ~60%.")]),
    ("About ~~40%~~ 50%.", [("paragraph", "About 50%.")]),
    ("- one\n- two\n", [("item", "one"), ("item", "two")]),
    ("- [ ] one\n- [x] two\n", [("item", "one"), ("item", "two")]),
    ("- one\n\n  more\n\n- two\n", [("item", "one"), ("paragraph", "more"), ("item", "two")]),
    ("> quoted\n> text\n\nMine.", [("paragraph", "quoted text"), ("paragraph", "Mine.")]),
    (
        "Table 1. Doses\n\n| Drug | Dose |\n|---|---|\n| A | **5** mg |\n",
        [("caption", "Table 1. Doses"), ("cell", "Drug"), ("cell", "Dose"), ("cell", "A"), ("cell", "5 mg")],
    ),
    ("A text.[^1]\n\n[^1]: Smith 2020.\n", [("paragraph", "A text."), ("note", "Smith 2020.")]),
    (
        "[1] Smith J. Pain. 2020.\n\n[2] Lee. 2021.",
        [("paragraph", "[1] Smith J. Pain. 2020."), ("paragraph", "[2] Lee. 2021.")],
    ),
    ("See [7] and [^9].", [("paragraph", "See [7] and [^9].")]),
    ("<!-- 50% of all -->\n\nText.", [("paragraph", "Text.")]),
    ("Line <!-- 50% --> goes on.", [("paragraph", "Line goes on.")]),
    ("H<sub>2</sub>O, 10<sup>9</sup>, <b>50</b>-90%<br>next", [("paragraph", "H2O, 109, 50-90% next")]),
    (
        "<div class='x'>\n<p>Hello <b>50</b>%.</p>\n</div>\n\nText.",
        [("paragraph", "Hello 50%."), ("paragraph", "Text.")],
    ),
    (
        "<details>\n<summary>More</summary>\n\nText *here*.\n\n</details>",
        [("paragraph", "More"), ("paragraph", "Text here.")],
    ),
    ("<script>\nvar a = '50%';\n\nvar b;\n</script>\n\nText.", [("paragraph", "Text.")]),
    ("Levels <3 months and <5% of them.", [("paragraph", "Levels <3 months and <5% of them.")]),
    ("A <https://a.org/b> c.", [("paragraph", "A https://a.org/b c.")]),
    ("A https://a.org/x_y_z c.", [("paragraph", "A https://a.org/x_y_z c.")]),
    ("[a]: https://a.org 'Title 50%'\n\nSee [this][a].", [("paragraph", "See this.")]),
    ("---\ntitle: 50%\n---\n\nText.", [("paragraph", "Text.")]),
    ("a\r\rb\rc", [("paragraph", "a"), ("paragraph", "b c")]),
    ("---\n\nText.\n\n***\n\nMore.", [("paragraph", "Text."), ("paragraph", "More.")]),
    ("<table>\n<tr><td>A</td><td>5%</td></tr>\n</table>\n", [("cell", "A"), ("cell", "5%")]),
    ("**50–**90% of them", [("paragraph", "50–90% of them")]),
    ("Use <kbd>5%</kbd> <span hidden>6%</span>now.", [("paragraph", "Use \ufffc now.")]),
    ("<p hidden>\n50%\n</p>\n\nText.", [("paragraph", "Text.")]),
    (
        "Text\n<!-- claimcheck: disable-next-line CIT001 -- why -->\nmore.",
        [("paragraph", "Text"), ("paragraph", "more.")],
    ),
    ("Pain^3^ and 10^9^/L", [("paragraph", "Pain3 and 109/L")]),
    (
        "| a | b |\n|---|---|\n| 1 \\| 2 | `x\\|y` |\n",
        [("cell", "a"), ("cell", "b"), ("cell", "1 | 2"), ("cell", "\ufffc")],
    ),
    ("1986\\. A year\n\n2 * 3 * 4 = 24", [("paragraph", "1986. A year"), ("paragraph", "2 * 3 * 4 = 24")]),
    ("> [!NOTE]\n> Take 5 mg.", [("paragraph", "Take 5 mg.")]),
    ("$$\nx = 5\n$$\n\nText.", [("paragraph", "\ufffc"), ("paragraph", "Text.")]),
    ("", []),
]


def read(source: str) -> tuple[Block, ...]:
    return read_text(source, "markdown").blocks


@pytest.mark.parametrize(("source", "expected"), BLOCKS)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.kind, block.text) for block in read(source)] == expected


@pytest.mark.parametrize(("source", "expected"), BLOCKS)
def test_line_ends_do_not_matter(source: str, expected: list[tuple[str, str]]) -> None:
    crossed = source.replace("\r", "\n").replace("\n", "\r\n")
    assert [(block.kind, block.text) for block in read(crossed)] == expected


def test_headings_stand_above_what_follows() -> None:
    blocks = read("# A\n\n## B\n\ntext\n\n### C\n\ntext\n\n## D\n\ntext\n")
    assert [(block.text, block.level) for block in blocks if block.kind == "heading"] == [
        ("A", 1),
        ("B", 2),
        ("C", 3),
        ("D", 2),
    ]
    assert [block.headings for block in blocks if block.kind == "paragraph"] == [(0, 1), (0, 1, 3), (0, 5)]


def test_a_nested_list_is_introduced_by_its_item() -> None:
    blocks = read("The risks are:\n\n- one:\n  1. deep\n  2. deeper\n- two\n")
    lead, one, deep, deeper, two = blocks
    assert (one.kind, one.list, one.item, one.level, one.lead_in) == ("item", two.list, 0, 1, lead.index)
    assert (deep.item, deeper.item, deep.level, deep.lead_in) == (0, 1, 2, one.index)
    assert deep.list == deeper.list != one.list
    assert (deep.ordered, one.ordered, deeper.label) == (True, False, "2")
    assert (two.item, two.lead_in) == (1, lead.index)


def test_paragraphs_of_an_item_belong_to_it() -> None:
    first, more, _ = read("- one\n\n  more\n\n- two\n")
    assert (more.kind, more.list, more.item) == ("paragraph", first.list, first.item)


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        ("1. a\n2. b\n3. c\n", ["1", "2", "3"]),
        ("1. a\n1. b\n1. c\n", ["1", "2", "3"]),
        ("4) a\n5) b\n", ["4", "5"]),
        ("- a\n- b\n", [None, None]),
    ],
)
def test_ordered_items_bear_their_numbers(source: str, labels: list[str | None]) -> None:
    assert [block.label for block in read(source)] == labels


def test_cells_know_their_place() -> None:
    blocks = read("| | B |\n|---|---|\n| x | 5% |\n| y | 6% |\n")
    assert [(block.text, block.row, block.column, block.header) for block in blocks] == [
        ("B", 0, 1, True),
        ("x", 1, 0, False),
        ("5%", 1, 1, False),
        ("y", 2, 0, False),
        ("6%", 2, 1, False),
    ]
    assert len({block.table for block in blocks}) == 1


def test_a_caption_belongs_to_its_table() -> None:
    caption, cell = read("Table 1. Doses\n\n| Drug |\n|---|\n")
    assert (caption.kind, caption.table) == ("caption", cell.table)


def test_quotations_are_marked() -> None:
    assert [block.quoted for block in read("> a\n>\n> - b\n\nc")] == [True, True, False]


def test_a_footnote_is_a_point_and_its_definition_a_note() -> None:
    text, note = read("It helps.[^a1] More.\n\n[^a1]: Smith 2020.\n")
    assert [(mark.kind, mark.target, mark.start, mark.end) for mark in text.marks] == [("footnote", "a1", 9, 9)]
    assert (note.kind, note.label) == ("note", "a1")


@pytest.mark.parametrize(
    "source",
    [
        "See [the page](https://a.org/b).",
        'See [the page](https://a.org/b "50%").',
        "See [the page](<https://a.org/b>).",
        "See [the page][x].\n\n[x]: https://a.org/b\n",
        "See <a href='https://a.org/b'>the page</a>.",
        "ÄÖ😀 See [the page](https://a.org/b).",
    ],
)
def test_a_link_bears_its_address_and_its_place(source: str) -> None:
    block = read(source)[0]
    (mark,) = [mark for mark in block.marks if mark.kind == "link"]
    assert (block.text[mark.start : mark.end], mark.target) == ("the page", "https://a.org/b")
    assert mark.source is not None
    assert source[mark.source.start : mark.source.end] == "https://a.org/b"


def test_superscripts_are_marked() -> None:
    (block,) = read("It helps.<sup>1,2</sup> CO<sub>2</sub>")
    marks = [(mark.kind, block.text[mark.start : mark.end]) for mark in block.marks]
    assert marks == [("superscript", "1,2"), ("subscript", "2")]


@pytest.mark.parametrize(
    "source",
    [
        "A.\n\n<!-- claimcheck: disable-next-line CIT001 -- reason -->\n\nB 50%.",
        "- a\n- b <!-- claimcheck: disable-next-line CIT001 -- reason -->\n",
        "> <!-- claimcheck: disable-next-line CIT001 -- reason -->\n> 50%\n",
        "ä <!--claimcheck: disable-next-line CIT001 -- reason--> b",
    ],
)
def test_comments_that_speak_to_us(source: str) -> None:
    (comment,) = read_text(source, "markdown").comments
    assert comment.text == "disable-next-line CIT001 -- reason"
    written = source[comment.start : comment.end]
    assert written.startswith("<!--")
    assert written.endswith("-->")


def test_comments_in_code_are_none() -> None:
    assert (
        read_text("```\n<!-- claimcheck: disable DUP -->\n```\n\n`<!-- claimcheck: enable -->`", "markdown").comments
        == ()
    )


def test_front_matter_is_kept_apart() -> None:
    source = "---\ntitle: Ärzte 50%\nlang: de\n---\n\nText 5%.\n"
    document = read_text(source, "markdown")
    assert document.front_matter is not None
    assert source[: document.front_matter.end].rstrip().endswith("---")
    assert document.language == "de"
    (block,) = document.blocks
    span = block.map.to_source(5, 7)
    assert source[span.start : span.end] == "5%"


def test_plain_offsets_lead_to_the_source() -> None:
    source = "Ä😀 pain in **50**&ndash;90% of\nadults"
    (block,) = read(source)
    start = block.text.index("50")
    span = block.map.to_source(start, start + 6)
    assert source[span.start : span.end] == "50**&ndash;90%"
    start = block.text.index("adults")
    span = block.map.to_source(start, start + 6)
    assert source[span.start : span.end] == "adults"


def test_a_comment_between_items_leaves_one_list() -> None:
    source = "The risks are:\n\n- one\n<!-- claimcheck: disable-next-line CIT001 -- why -->\n- two\n"
    lead, one, two = read(source)
    assert (two.list, two.item, two.lead_in) == (one.list, 1, lead.index)


@pytest.mark.parametrize(
    ("before", "leads"),
    [
        ("The risks are:", True),
        ("Tell us about the following.", True),
        ("The risks are", True),
        ("## Risks", True),
        ("A 2020 study in Pain found relief in 70%.", False),
    ],
)
def test_what_introduces_a_list(before: str, leads: bool) -> None:
    first, item = read(f"{before}\n\n- one\n")
    assert item.lead_in == (first.index if leads else None)


@pytest.mark.parametrize(
    "source",
    [
        "> " * 3_000,
        "- " * 3_000,
        "*" * 30_000,
        "[" * 10_000,
        "`a " * 10_000,
        "<a " * 20_000,
        "&" * 50_000,
        "![" * 5_000,
    ],
)
def test_odd_markup_is_read(source: str) -> None:
    assert all(block.text for block in read(source))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("**Side effects**", "heading"),
        ("__Dosing:__", "heading"),
        ("**Stop now.**", "paragraph"),
        ("**It works in 50%**", "paragraph"),
        ("**Side** effects", "paragraph"),
        ("*Side effects*", "paragraph"),
    ],
)
def test_a_line_in_bold_alone_may_be_a_heading(line: str, kind: str) -> None:
    title, bold, text = read(f"## A\n\n{line}\n\nText.\n")
    assert (bold.kind, bold.level) == (kind, 3 if kind == "heading" else 0)
    assert text.headings == ((title.index, bold.index) if kind == "heading" else (title.index,))
