"""Plain text: wrapped paragraphs, headings, lists and tables told by the shape of their lines."""

from __future__ import annotations

import pytest

from claimcheck.documents import read_bytes, read_text
from claimcheck.documents.document import Block

_WRAPPED = """\
Chronic pain is common among adults who live with advanced cancer, and about
50-90% of them report it. For some the pain is severe, and for between 30 and
50% it is moderate. An implanted pump is one of the ways in which it can be
treated, and it is refilled every 1-3 months at a clinic, by a nurse or a
doctor who has learned how to do it.
"""

# source, kind and text of each block
BLOCKS: list[tuple[str, list[tuple[str, str]]]] = [
    ("One text.\n\nAnother text.\n", [("paragraph", "One text."), ("paragraph", "Another text.")]),
    (_WRAPPED, [("paragraph", " ".join(_WRAPPED.split()))]),
    (
        "What Is a Pump?\n\nA pump is a small disc that holds medicine.\n",
        [("heading", "What Is a Pump?"), ("paragraph", "A pump is a small disc that holds medicine.")],
    ),
    (
        "PAIN PUMPS\n==========\n\nThey help many people.\n",
        [("heading", "PAIN PUMPS"), ("paragraph", "They help many people.")],
    ),
    (
        "The risks are:\n\n- infection in 5%\n- leaks in 2%\n",
        [("paragraph", "The risks are:"), ("item", "infection in 5%"), ("item", "leaks in 2%")],
    ),
    (
        "The risks are:\n• infection, which\n  needs care\n• leaks\n",
        [("paragraph", "The risks are:"), ("item", "infection, which needs care"), ("item", "leaks")],
    ),
    (
        "References\n\n1. Smith J. Pain. 2020;3:1-9.\n2. Lee K. Pain. 2021;4:2-8.\n",
        [("heading", "References"), ("item", "Smith J. Pain. 2020;3:1-9."), ("item", "Lee K. Pain. 2021;4:2-8.")],
    ),
    (
        "Drug\tDose\nMorphine\t5 mg\nKetamine\t10 mg\n",
        [
            ("cell", "Drug"),
            ("cell", "Dose"),
            ("cell", "Morphine"),
            ("cell", "5 mg"),
            ("cell", "Ketamine"),
            ("cell", "10 mg"),
        ],
    ),
    ("\n\n  \n", []),
    ("", []),
]


def read(source: str) -> tuple[Block, ...]:
    return read_text(source, "text").blocks


def shape(source: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(source)]


@pytest.mark.parametrize(("source", "expected"), BLOCKS)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert shape(source) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize(("source", "expected"), BLOCKS)
def test_line_ends_do_not_matter(source: str, expected: list[tuple[str, str]], end: str) -> None:
    assert shape(source.replace("\n", end)) == expected


def test_a_figure_broken_over_lines_leads_back_to_both() -> None:
    (block,) = read(_WRAPPED)
    start = block.text.index("50% it")
    span = block.map.to_source(start - 7, start + 3)
    assert _WRAPPED[span.start : span.end] == "30 and\n50%"


def test_a_heading_run_together_with_the_next_is_a_heading() -> None:
    blocks = read("A pump has several good sides.\n\nConsiderationsBenefits:\n- less pain\n- fewer tablets\n")
    assert [(block.kind, block.text) for block in blocks[1:2]] == [("heading", "ConsiderationsBenefits:")]


def test_nested_lists() -> None:
    lead, one, deep, deeper, two = read("The risks are:\n- one\n  - deep\n  - deeper\n- two\n")
    assert (one.level, one.item, one.lead_in) == (1, 0, lead.index)
    assert (deep.level, deep.item, deep.lead_in, deeper.item) == (2, 0, one.index, 1)
    assert (two.list, two.item) == (one.list, 1)
    assert deep.list == deeper.list != one.list


def test_numbered_items_bear_their_numbers() -> None:
    blocks = read("Steps:\n\n1. Wash.\n2. Dry.\n3. Rest.\n")
    assert [(block.label, block.ordered) for block in blocks[1:]] == [("1", True), ("2", True), ("3", True)]


def test_cells_know_their_place() -> None:
    blocks = read("Drug\tDose\nMorphine\t5 mg\nKetamine\t10 mg\n")
    assert [(block.row, block.column) for block in blocks] == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)]
    assert [block.header for block in blocks] == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    "line", ["# claimcheck: disable-file CIT001 -- why", "// claimcheck: disable-file CIT001 -- why"]
)
def test_directives_are_comments_and_no_text(line: str) -> None:
    document = read_text(f"Some text.\n\n{line}\n\nMore text.\n", "text")
    assert [block.text for block in document.blocks] == ["Some text.", "More text."]
    (comment,) = document.comments
    assert comment.text == "disable-file CIT001 -- why"
    assert document.source[comment.start : comment.end] == line


def test_front_matter_is_kept_apart() -> None:
    document = read_text("---\ntitle: 50%\nlang: fr\n---\nText.\n", "text")
    assert [block.text for block in document.blocks] == ["Text."]
    assert document.front_matter is not None
    assert document.language == "fr"


@pytest.mark.parametrize(
    ("data", "encoding", "bom", "noted"),
    [
        ("Schmerz – 5 %".encode(), "utf-8", False, False),
        ("\ufeffSchmerz – 5 %".encode(), "utf-8", True, False),
        ("\ufeffSchmerz – 5 %".encode("utf-16-le"), "utf-16-le", True, False),
        ("Schmerz – 5 %".encode("cp1252"), "cp1252", False, True),
    ],
)
def test_encodings(data: bytes, encoding: str, bom: bool, noted: bool) -> None:
    document = read_bytes(data, "text", "a.txt")
    assert (document.source, document.encoding, document.bom) == ("Schmerz – 5 %", encoding, bom)
    assert [encoding in note for note in document.notes] == ([True] if noted else [])
    assert [block.text for block in document.blocks] == ["Schmerz – 5 %"]


@pytest.mark.parametrize(
    "source", ["- " * 50_000, "| " * 50_000, "a\n" * 50_000, "  - a\n" * 20_000, "\t" * 100_000, "-\n=\n" * 20_000]
)
def test_odd_shapes_are_read(source: str) -> None:
    assert all(block.text for block in read(source))
