"""Cells: what a table's figure measures, and which sentences speak of it."""

from __future__ import annotations

import pytest

from claimcheck.documents.load import read_text
from claimcheck.language.claims import read_document
from claimcheck.language.same_measure import group_statements
from claimcheck.language.table_cells import find_cells

TABLE = """The table shows how many women get pregnant in a year.

| Method | Perfect use | Typical use |
| --- | --- | --- |
| Sponge | 4% | 12% |
| Cap | 9% | 18% |
"""


def groups(text: str) -> list[list[str]]:
    reading = read_document(read_text(text, "markdown", "a"))
    return [[each.statement.figure.text for each in group] for group in group_statements(reading)]


def test_a_cell_knows_row_header_and_intro() -> None:
    reading = read_document(read_text(TABLE, "markdown", "a"))
    cells = [cell for _, cell in sorted(find_cells(reading).items())]
    assert [sorted(cell.label) for cell in cells] == [["spong"], ["spong"], ["cap"], ["cap"]]
    assert cells[0].own == {"perfect", "use"}
    assert [sorted(other) for other in cells[0].others] == [["typical", "use"]]
    assert "pregnant" in cells[0].around


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("With typical use, 22% of women who use the sponge get pregnant.", [["12%", "22%"]]),
        ("With perfect use, 22% of women who use the cap get pregnant.", [["9%", "22%"]]),
        ("Of women who use the sponge, 22% get pregnant.", []),  # no column
        ("With typical use, 22% of women get pregnant.", []),  # no row
        ("With typical use, 22% of women who use the ring get pregnant.", []),
        ("With typical use, 22% of women who use the sponge stop within a month because of soreness.", []),
    ],
)
def test_a_sentence_speaks_of_the_cell_whose_row_and_column_it_names(sentence: str, found: list[list[str]]) -> None:
    assert groups(f"{TABLE}\n{sentence}") == found


def test_cells_of_one_table_are_never_one_measure() -> None:
    assert groups(TABLE) == []


def test_the_same_row_and_header_in_two_tables_are_one_measure() -> None:
    other = TABLE.replace("12%", "14%").replace("| Cap | 9% | 18% |", "")
    found = groups(f"{TABLE}\nAnother paragraph.\n\n{other}")
    assert [group for group in found if "%" in group[0]] == [["4%", "4%"], ["12%", "14%"]]
