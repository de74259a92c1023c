"""Plain text: how lines of every shape fall into headings, paragraphs, items and cells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import read_text
from claimcheck.documents.document import Block
from claimcheck.documents.heading_shapes import is_heading_like, is_label

# A small notation: h1 heading of level 1, p paragraph, i1 item of depth 1, c cell, t caption; `label|` before an item's text
TEXTS: list[tuple[str, list[str]]] = [
    # one paragraph a line, no blank lines
    (
        "Living With Migraine\n"
        "Migraine is common. It affects 1 in 7 adults and keeps many of them from work on some days of the year, year after year.\n"
        "What Helps?\n"
        "Several treatments help, and the following are tried first by most of the doctors who look after people with it:\n"
        "- Triptans: they stop an attack in 40-60% of people.\n"
        "- Rest.\n"
        "Triptans cost $5-$20 a tablet.\n"
        "Cautions:\n"
        "• Not for people with angina.\n"
        "• Not more than 10 days a month.\n",
        [
            "h1 Living With Migraine",
            "p Migraine is common. It affects 1 in 7 adults and keeps many of them from work on some days of the year, year after year.",
            "h2 What Helps?",
            "p Several treatments help, and the following are tried first by most of the doctors who look after people with it:",
            "i1 Triptans: they stop an attack in 40-60% of people.",
            "i1 Rest.",
            "p Triptans cost $5-$20 a tablet.",
            "h3 Cautions:",
            "i1 Not for people with angina.",
            "i1 Not more than 10 days a month.",
        ],
    ),
    # wrapped by hand, headings in capitals directly above
    (
        "ABOUT ASTHMA\n\nWHAT IT IS\nAsthma is a disease of the airways. It affects about 1 in\n12 adults, and 1 in 11 "
        "children. In most of them an\ninhaler controls it.\n\nINHALERS\nThere are two kinds:\n\n  1. Preventers, which cut "
        "attacks by 50-\n     60% if taken daily.\n  2) Relievers.\n\n     Keep one with you.\n\nSide effects\n\nFew.\n",
        [
            "h1 ABOUT ASTHMA",
            "h2 WHAT IT IS",
            "p Asthma is a disease of the airways. It affects about 1 in 12 adults, and 1 in 11 children. In most of them an "
            "inhaler controls it.",
            "h2 INHALERS",
            "p There are two kinds:",
            "i1 1|Preventers, which cut attacks by 50-60% if taken daily.",
            "i1 2|Relievers.",
            "p Keep one with you.",
            "h3 Side effects",
            "p Few.",
        ],
    ),
    # a list below a long line that it ends
    (
        "Visits\n\nCan both of you come? You should tell the nurse before your first visit if one of you\n"
        "- has a cold\n- is pregnant\n\nWe will ring.\n",
        [
            "h1 Visits",
            "p Can both of you come? You should tell the nurse before your first visit if one of you",
            "i1 has a cold",
            "i1 is pregnant",
            "p We will ring.",
        ],
    ),
    # lists without bullets, below a label and below a sentence
    (
        "Knees\n\nPossible side effects:\nInfection\nStiffness in 5% of patients\nRecovery\nMost people walk within 1-2 days.\n",
        [
            "h1 Knees",
            "h3 Possible side effects:",
            "i1 Infection",
            "i1 Stiffness in 5% of patients",
            "h2 Recovery",
            "p Most people walk within 1-2 days.",
        ],
    ),
    (
        "Doses\n\nAs a guide:\n\nUnder 2: 60 mg\n2 to 3 years: 180 mg\n\nNo more than 4 doses a day.\n",
        ["h1 Doses", "p As a guide:", "i1 Under 2: 60 mg", "i1 2 to 3 years: 180 mg", "p No more than 4 doses a day."],
    ),
    ("Pills\n\nTwo kinds exist.\n\nRed: 5 mg\nBlue: 10 mg\n\nTake one.\n",
     ["h1 Pills", "p Two kinds exist.", "p Red: 5 mg", "p Blue: 10 mg", "p Take one."]),
    ("A Talk\nby Jane Doe\n\nText follows here.\n", ["h1 A Talk by Jane Doe", "p Text follows here."]),
    ("Your Visit\nBy Jane Doe\nUpdated March 2021\n\nText follows here.\n",
     ["h1 Your Visit", "p By Jane Doe", "p Updated March 2021", "p Text follows here."]),
    # headings of other kinds
    ("The Title\n=========\n\nA part\n------\nText.\n", ["h1 The Title", "h2 A part", "p Text."]),
    ("## Risks ##\nText.\n", ["h2 Risks", "p Text."]),
    ("1. What happens before?\nYou meet the team.\n2. What happens after?\nYou rest for 2 weeks.\n",
     ["h2 What happens before?", "p You meet the team.", "h2 What happens after?", "p You rest for 2 weeks."]),
    ("Steps:\n1. Wash\n2. Dry\n3. Rest\nCall us if it hurts.\n",
     ["h3 Steps:", "i1 1|Wash", "i1 2|Dry", "i1 3|Rest", "p Call us if it hurts."]),
    ("Pumps\nBenefits and ConsiderationsBenefits:\n- less pain\nConsiderations:\n- more visits\n",
     ["h1 Pumps", "h2 Benefits and ConsiderationsBenefits:", "i1 less pain", "h3 Considerations:", "i1 more visits"]),
    ("Q. Does it hurt? Will I sleep?\n\nA. Not at all.\n", ["h1 Q. Does it hurt? Will I sleep?", "p A. Not at all."]),
    # what is no heading
    ("Pain affects\n50-90% of\npatients.\n", ["p Pain affects 50-90% of patients."]),
    ("Title\n\nThe last line\n", ["h1 Title", "p The last line"]),
    ("Text one.\n\nSource: CDC, 2021\n\nText two.\n", ["p Text one.", "p Source: CDC, 2021", "p Text two."]),
    ("Dear patient,\n\nyour visit is on Monday.\n", ["p Dear patient,", "p your visit is on Monday."]),
    # lists
    ("Kinds:\n• one\n   ◦ one a\n   ◦ one b\n• two\n", ["h3 Kinds:", "i1 one", "i2 one a", "i2 one b", "i1 two"]),
    ("Steps are:\n(a) first\n(b) second\n", ["p Steps are:", "i1 a|first", "i1 b|second"]),
    ("Tips are:\n\n- Rest.\n\n  More rest.\n\n- Call.\n", ["p Tips are:", "i1 Rest.", "p More rest.", "i1 Call."]),
    ("These are:\n- a long item that is wrapped without any\nindent at all\n- next\n",
     ["p These are:", "i1 a long item that is wrapped without any indent at all", "i1 next"]),
    ("Of 1,000 men:\n\n- 10 die, instead of 13\n- 240 are ill\n", ["p Of 1,000 men:", "i1 10 die, instead of 13", "i1 240 are ill"]),
    ("In that trial people were followed for years, and it was seen in\n20. The next one was larger, and it was seen in\n30.\n",
     ["p In that trial people were followed for years, and it was seen in 20. The next one was larger, and it was seen in 30."]),
    ("References\n\n[1] Smith J. Pain. 2020.\n[2] Lee K. A title that is\n    wrapped. 2019.\n",
     ["h1 References", "i1 1|Smith J. Pain. 2020.", "i1 2|Lee K. A title that is wrapped. 2019."]),
    ("Text here.\n\nSources\nCDC, 2020\nNHS\n", ["p Text here.", "h2 Sources", "p CDC, 2020", "p NHS"]),
    # tables
    ("Table 1. Doses\n| A | B |\n|---|---|\n| 1 |  |\n| x \\| y | 2 |\n", ["t Table 1. Doses", "c A", "c B", "c 1", "c x \\| y", "c 2"]),
    ("+---+---+\n| X | Y |\n+===+===+\n| 1 | 2 |\n+---+---+\n", ["c X", "c Y", "c 1", "c 2"]),
    ("Drug     Dose\nA        5 mg\nB        10 mg\n", ["c Drug", "c Dose", "c A", "c 5 mg", "c B", "c 10 mg"]),
    ("One tab\tonly.\n", ["p One tab only."]),
    # quotations
    ("Text.\n\n> quoted words\n> go on\n\nMore.\n", ["p Text.", "p quoted words go on", "p More."]),
]  # fmt: skip


def as_notation(block: Block) -> str:
    kinds = {"heading": f"h{block.level}", "paragraph": "p", "item": f"i{block.level}", "cell": "c", "caption": "t"}
    label = f"{block.label}|" if block.label else ""
    return f"{kinds[block.kind]} {label}{block.text}"


@pytest.mark.parametrize(("source", "expected"), TEXTS)
def test_texts(source: str, expected: list[str]) -> None:
    assert [as_notation(block) for block in read_text(source, "text").blocks] == expected


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize(("source", "expected"), TEXTS)
def test_line_ends_do_not_matter(source: str, expected: list[str], end: str) -> None:
    assert [as_notation(block) for block in read_text(source.replace("\n", end), "text").blocks] == expected


def test_lists_and_what_introduces_them() -> None:
    blocks = read_text("Pumps\n\nThey can:\n- help\n- fail\n\nA word between.\n\nRisks:\n1. pain\n", "text").blocks
    assert [(block.text, block.lead_in) for block in blocks if block.kind == "item"] == [
        ("help", 1),
        ("fail", 1),
        ("pain", 5),
    ]
    assert blocks[2].list == blocks[3].list != blocks[6].list
    assert blocks[6].headings == (0, 5)


def test_quotations_are_marked() -> None:
    assert [block.quoted for block in read_text("A.\n\n> b\n> - c\n\nD.\n", "text").blocks] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Who can have it?", True),
        ("Pain Relief: What Works", True),
        ("Type 2 diabetes", True),
        ("2026 guidance for parents", True),
        ("It passes in 2 weeks.", False),
        ("take one a day", False),
        ("Pain is common. It passes", False),
        ("Source: CDC", False),
        ("Updated May 2026", False),
        ("See https://example.org", False),
        ("About half of the", False),
        ("A" * 200, False),
        ("...", False),
        ("50%", False),
    ],
)
def test_what_looks_like_a_heading(line: str, expected: bool) -> None:
    assert is_heading_like(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Considerations:", True),
        ("Benefits of exercise:", True),
        ("Possible side effects:", True),
        ("Side effects include:", False),
        ("The system consists of:", False),
        ("Call us if:", False),
        ("considerations:", False),
        ("Considerations", False),
        ("In short, the risks:", False),
    ],
)
def test_what_is_a_label(line: str, expected: bool) -> None:
    assert is_label(line) is expected


words = st.sampled_from("pain affects about 50-90% of adults who have cancer and it is treated with 5 mg a day".split())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(words, min_size=20, max_size=60), min_size=1, max_size=4), st.integers(56, 90))
def test_wrapping_at_any_width_changes_no_paragraph(paragraphs: list[list[str]], width: int) -> None:
    from textwrap import fill

    whole = [f"Then {' '.join(paragraph)}." for paragraph in paragraphs]
    wrapped = "\n\n".join(fill(text, width, break_on_hyphens=False, break_long_words=False) for text in whole)
    assert [block.text for block in read_text(wrapped, "text").blocks] == whole
    assert [block.text for block in read_text("\n".join(whole), "text").blocks] == whole
