"""HTML: what a visitor reads, in blocks that know their place, from clean and from damaged markup."""

from __future__ import annotations

import pytest

from claimcheck.documents import read_text
from claimcheck.documents.document import Block

# source, kind and text of each block
BLOCKS: list[tuple[str, list[tuple[str, str]]]] = [
    ("<h1>Title</h1><p>A text.</p>", [("heading", "Title"), ("paragraph", "A text.")]),
    ("<p>One<p>Two<div>Three</div>Four", [("paragraph", text) for text in ("One", "Two", "Three", "Four")]),
    ("<p>Pain in <b>50</b>-<span>90</span>%.</p>", [("paragraph", "Pain in 50-90%.")]),
    ("<p>one<br>two<br/>three</p>", [("paragraph", "one two three")]),
    ("<p>a\n  b\tc</p>", [("paragraph", "a b c")]),
    ("<p>5&nbsp;mg &lt; 10&#8239;mg &amp; 4&ndash;6 &#x2265;3</p>", [("paragraph", "5\u00a0mg < 10\u202fmg & 4–6 ≥3")]),
    ("<p>pa&shy;tients AT&T R&D &unknown; 5 & 6</p>", [("paragraph", "patients AT&T R&D &unknown; 5 & 6")]),
    ("<p>&#150; &#0; &#99999999;</p>", [("paragraph", "– \ufffd \ufffd")]),
    ("<p>lasts <3 months in <5% of <LOD</p>", [("paragraph", "lasts <3 months in <5% of <LOD")]),
    ("<p>1 < 2 and 3 > 2</p>", [("paragraph", "1 < 2 and 3 > 2")]),
    ("<title>50%</title><style>a{width:5%}</style><p>Text.</p>", [("paragraph", "Text.")]),
    ("<script>if (a<b) '</p> 50%'</script><p>Text.", [("paragraph", "Text.")]),
    ("<p>a</p><!-- 50% <p>no</p> --><p>b</p>", [("paragraph", "a"), ("paragraph", "b")]),
    ("<nav><ul><li>Home 1</li></ul></nav><p>Text.</p>", [("paragraph", "Text.")]),
    ("<p hidden>50%</p><p>Text.</p>", [("paragraph", "Text.")]),
    ("<div style='color:red; display: none'><p>50%</p></div><p>Text.</p>", [("paragraph", "Text.")]),
    ("<p>a <span aria-hidden='true'>50%</span>b</p>", [("paragraph", "a b")]),
    ("<template><p>50%</p></template><noscript>40%</noscript><p>Text.", [("paragraph", "Text.")]),
    ("<pre>50% of users</pre><p>Text.</p>", [("paragraph", "Text.")]),
    ("<p>a<svg><text>5</text></svg>b <button>50%</button></p>", [("paragraph", "ab")]),
    ("<p>About <del>40%</del><ins>50%</ins> of <s>all</s> adults.</p>", [("paragraph", "About 50% of adults.")]),
    ("<p title='50%'>Text.</p><img alt='50%'>", [("paragraph", "Text.")]),
    ("<p title='a > b'>Text.</p>", [("paragraph", "Text.")]),
    ("<ul><li>one<li>two</ul>", [("item", "one"), ("item", "two")]),
    ("<ul><li><p>one</p><p>more</p></li></ul>", [("item", "one"), ("paragraph", "more")]),
    (
        "<table><caption>Doses</caption><tr><th>Drug<th>Dose<tr><td>A<td>5 mg</table>",
        [("caption", "Doses"), ("cell", "Drug"), ("cell", "Dose"), ("cell", "A"), ("cell", "5 mg")],
    ),
    ("<figure><img><figcaption>Pain over time</figcaption></figure>", [("caption", "Pain over time")]),
    ("<p>One <b>two</p><p>three</b> four</p>", [("paragraph", "One two"), ("paragraph", "three four")]),
    ("</p></div>Text</b></table>", [("paragraph", "Text")]),
    ("<p>Text 5%</p", [("paragraph", "Text 5%")]),
    ("<p>Text <b", [("paragraph", "Text")]),
    ("<p>Text <!-- never closed. 50%", [("paragraph", "Text never closed. 50%")]),
    ('<p><a href="x>Broken</a> 50%</p><p class="y">Next</p>', [("paragraph", "Broken 50%"), ("paragraph", "Next")]),
    ("<p>a <code>5%</code> b</p>", [("paragraph", "a \ufffc b")]),
    ("<p>Use <code>5%</p><p>Next</p>", [("paragraph", "Use \ufffc"), ("paragraph", "Next")]),
    ("<p>About <del>40% 50%</p><p>Next</p>", [("paragraph", "About"), ("paragraph", "Next")]),
    ("<del><p>40%</p><p>50%</p></del><p>Next</p>", [("paragraph", "Next")]),
    ("<nav>Never closed<p>Next</p>", [("paragraph", "Never closed"), ("paragraph", "Next")]),
    ("<div hidden><div>a</div>b</div><p>Next</p>", [("paragraph", "Next")]),
    ("<ul><li hidden>a<li>b</ul>", [("item", "b")]),
    ("<p>One.<br><br>Two.<br>More.", [("paragraph", "One."), ("paragraph", "Two. More.")]),
    ("<h2>One<br>title</h2><p>Text.", [("heading", "One title"), ("paragraph", "Text.")]),
    ("<h2>Title<p>Text.</p>", [("heading", "Title"), ("paragraph", "Text.")]),
    ("<h2>Title</h3><p>Text.</p>", [("heading", "Title"), ("paragraph", "Text.")]),
    ("<a href='#x'><h3>Title</h3><p>Text.</p></a>", [("heading", "Title"), ("paragraph", "Text.")]),
    ("<TABLE><TR><TD>a</TD><TD>b</TD></TR></TABLE>", [("cell", "a"), ("cell", "b")]),
    ("<table>stray<tr><th>a</table>", [("paragraph", "stray"), ("cell", "a")]),
    ("<p>mail <a@b.org> now", [("paragraph", "mail <a@b.org> now")]),
    ("<p>x <y and more", [("paragraph", "x <y and more")]),
    ("<p>5&#8209;10 and 5&#x2011;10 and &half; or &frac12;</p>", [("paragraph", "5\u201110 and 5\u201110 and ½ or ½")]),
    ("<p>&notit; &copy2026 &amp;lt;</p>", [("paragraph", "¬it; ©2026 &lt;")]),
    ("<p>a<wbr>b <img src=x>c <input value='5%'>d", [("paragraph", "ab c d")]),
    ("<textarea>5%</textarea><select><option>5%</select><p>x", [("paragraph", "x")]),
    ("<?xml version='1.0'?><!DOCTYPE html><p>x</p>", [("paragraph", "x")]),
    ("<p>a</p>\n<hr>\n<p>b</p>", [("paragraph", "a"), ("paragraph", "b")]),
    ("<label>Age</label> <span>over 50</span>", [("paragraph", "Age over 50")]),
    ("<body hidden><p>Text.</p>", [("paragraph", "Text.")]),
    ("Bare text", [("paragraph", "Bare text")]),
    ("", []),
]


def read(source: str) -> tuple[Block, ...]:
    return read_text(source, "html").blocks


@pytest.mark.parametrize(("source", "expected"), BLOCKS)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.kind, block.text) for block in read(source)] == expected


def test_headings_stand_above_what_follows() -> None:
    blocks = read("<h1>A</h1><h2>B</h2><p>x<h3>C</h3><p>y<h2>D</h2><p>z")
    assert [block.level for block in blocks if block.kind == "heading"] == [1, 2, 3, 2]
    assert [block.headings for block in blocks if block.kind == "paragraph"] == [(0, 1), (0, 1, 3), (0, 5)]


def test_a_nested_list_is_introduced_by_its_item() -> None:
    source = "<p>The risks are:</p><ul><li>one:<ol><li>deep</li><li>deeper</ol></li><li>two</li></ul><p>end"
    lead, one, deep, deeper, two, end = read(source)
    assert (one.kind, one.list, one.item, one.level, one.lead_in) == ("item", two.list, 0, 1, lead.index)
    assert (deep.item, deeper.item, deep.level, deep.lead_in) == (0, 1, 2, one.index)
    assert deep.list == deeper.list != one.list
    assert (deep.ordered, one.ordered, deeper.label) == (True, False, "2")
    assert (two.item, two.lead_in, end.list) == (1, lead.index, None)


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        ("<ol><li>a<li>b</ol>", ["1", "2"]),
        ("<ol start=4><li>a<li value='9'>b<li>c</ol>", ["4", "9", "10"]),
        ("<ul><li id='ref3'>a<li id='cite_note-12'>b<li>c</ul>", ["3", "12", None]),
    ],
)
def test_items_bear_their_numbers(source: str, labels: list[str | None]) -> None:
    assert [block.label for block in read(source)] == labels


def test_an_id_is_the_anchor_of_its_block() -> None:
    blocks = read("<h2 id='a'>A</h2><p id=b>B</p><ol><li id='r1'>C <a id='back'></a></ol><p>D")
    assert [block.anchor for block in blocks] == ["a", "b", "r1", None]


def test_cells_know_their_place() -> None:
    source = """<table><thead><tr><td>A<td>B<td>C</thead>
    <tr><td rowspan=2>x<td colspan="2">y<tr><th>z<td>w</table>"""
    blocks = read(source)
    assert [(block.text, block.row, block.column, block.header) for block in blocks] == [
        ("A", 0, 0, True),
        ("B", 0, 1, True),
        ("C", 0, 2, True),
        ("x", 1, 0, False),
        ("y", 1, 1, False),
        ("z", 2, 1, True),
        ("w", 2, 2, False),
    ]
    assert len({block.table for block in blocks}) == 1


def test_a_cell_is_one_block() -> None:
    assert [block.text for block in read("<table><tr><th>A<tr><td>one<br>two<b>three</b></table>")] == [
        "A",
        "one twothree",
    ]


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("<table><tr><td>Text.<table><tr><th>A</table><td>More.</table>", ["paragraph", "cell", "paragraph"]),
        ("<table><tr><td><h1>Pain</h1><p>Text.</p><td>More.</table>", ["heading", "paragraph", "paragraph"]),
        ("<table><tr><td>A box with text.</table>", ["paragraph"]),
        ("<table role=presentation><tr><th>A<th>B</table>", ["paragraph", "paragraph"]),
        ("<table><tr><th>A<th>B<tr><td><h4>x</h4><td>5%</table>", ["cell", "cell", "heading", "cell"]),
    ],
)
def test_tables_that_only_lay_out_a_page_are_no_tables(source: str, kinds: list[str]) -> None:
    blocks = read(source)
    assert [block.kind for block in blocks] == kinds
    assert all((block.table is None) == (block.kind == "paragraph") for block in blocks if block.kind != "heading")


# what is hidden leaves nothing open behind it
@pytest.mark.parametrize(
    "hidden",
    [
        "<h2 hidden>a</h2>",
        "<ul hidden><li>a</ul>",
        "<blockquote hidden>a</blockquote>",
        "<table hidden><tr><td>a</table>",
        "<dl hidden><dt>a</dl>",
        "<figcaption hidden>a</figcaption>",
        "<nav><h2>a</h2></nav>",
    ],
)
def test_what_is_hidden_leaves_nothing_open(hidden: str) -> None:
    (block,) = read(f"{hidden}Text.")
    assert (block.kind, block.text, block.level, block.list, block.table, block.quoted) == (
        "paragraph",
        "Text.",
        0,
        None,
        None,
        False,
    )


def test_links_back_to_the_text_are_not_read() -> None:
    source = "<ol><li id='cite_note-1'><span class='mw-cite-backlink'>^ <a href='#c'>a</a></span> Smith 2020.</ol>"
    (block,) = read(source)
    assert (block.text, block.label) == ("Smith 2020.", "1")


def test_definitions_are_introduced_by_their_term() -> None:
    term, one, two, other, three = read("<dl><dt>Common<dd>headache<dd>nausea<dt>Rare<dd>rash</dl>")
    assert (one.lead_in, two.lead_in, three.lead_in) == (term.index, term.index, other.index)
    assert [block.kind for block in (term, one, two, other, three)] == [
        "paragraph",
        "item",
        "item",
        "paragraph",
        "item",
    ]


def test_quotations_are_marked() -> None:
    assert [block.quoted for block in read("<blockquote><p>a<ul><li>b</ul></blockquote><p>c")] == [True, True, False]


def test_marks() -> None:
    source = "<p>It helps.<sup><a href='#r1'>1</a></sup> CO<sub>2</sub>, <a href=\"https://a.org/?b&amp;c\">page</a>"
    (block,) = read(source)
    marks = {(mark.kind, block.text[mark.start : mark.end], mark.target) for mark in block.marks}
    assert marks == {
        ("superscript", "1", ""),
        ("link", "1", "#r1"),
        ("subscript", "2", ""),
        ("link", "page", "https://a.org/?b&c"),
    }
    places = [source[mark.source.start : mark.source.end] for mark in block.marks if mark.source]
    assert places == ["#r1", "https://a.org/?b&amp;c"]


def test_a_superscript_left_open_ends_with_its_block() -> None:
    one, two = read("<p>a<sup>1<p>b")
    assert [mark.kind for mark in one.marks] == ["superscript"]
    assert two.marks == ()


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ("<html lang='de'><p>Text", "de"),
        ("<html lang=en-GB><p>Text", None),
        ("<p>Text", None),
    ],
)
def test_the_language_that_a_page_is_marked_as(source: str, language: str | None) -> None:
    assert read_text(source, "html").language == language


def test_comments_that_speak_to_us() -> None:
    source = "<p>a</p>\n<!-- claimcheck: disable CIT001 -- why --><nav><!--CLAIMCHECK:enable--></nav><!-- other -->"
    comments = read_text(source, "html").comments
    assert [comment.text for comment in comments] == ["disable CIT001 -- why", "enable"]
    assert source[comments[0].start : comments[0].end] == "<!-- claimcheck: disable CIT001 -- why -->"


def test_plain_offsets_lead_to_the_source() -> None:
    source = "<p>Ä😀 pain in <b>50</b>&ndash;90%\r\n of adults</p>"
    (block,) = read(source)
    start = block.text.index("50")
    span = block.map.to_source(start, start + 6)
    assert source[span.start : span.end] == "50</b>&ndash;90%"
    start = block.text.index("adults")
    assert block.map.to_source(start, start + 6).start == source.index("adults")


@pytest.mark.parametrize(
    "tag", ["div", "b", "ul><li", "table><tr><td", "blockquote", "dl><dd", "span hidden", "a href=x"]
)
def test_deep_nesting_is_read(tag: str) -> None:
    blocks = read(f"<{tag}>" * 5_000 + "<p>deep")
    assert "".join(block.text for block in blocks) in ("deep", "")


@pytest.mark.parametrize(
    ("before", "leads"),
    [
        ("<p>The risks are:</p>", True),
        ("<p>Tell us about the following.</p>", True),
        ("<p>The risks are</p>", True),
        ("<h2>Risks</h2>", True),
        ("<p>A 2020 study in Pain found relief in 70%.</p>", False),
    ],
)
def test_what_introduces_a_list(before: str, leads: bool) -> None:
    first, item = read(f"{before}<ul><li>one</li></ul>")
    assert item.lead_in == (first.index if leads else None)


def test_captions_belong_to_the_table_of_their_figure() -> None:
    rows = "<table><tr><td>a<td>5<tr><td>b<td>6</table>"
    source = (
        f"<figure>{rows}<figcaption>Below</figcaption></figure><figure><img><figcaption>Picture</figcaption></figure>"
        f"<figure><figcaption>Above</figcaption>{rows}</figure>"
    )
    blocks = read(source)
    below, picture, above = (block for block in blocks if block.kind == "caption")
    first, second = dict.fromkeys(block.table for block in blocks if block.kind == "cell")
    assert (below.table, picture.table, above.table) == (first, None, second)
