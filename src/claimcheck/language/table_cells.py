"""What a figure in a table measures: the words of its row, of its column's header and of the caption.

A sentence speaks of a cell where it names the whole row, and the column more plainly than any other column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimcheck.documents.document import Block
from claimcheck.language.intervals import same_number
from claimcheck.language.measure_words import (
    Qualifier,
    as_qualifiers,
    as_specific,
    numbered_names,
    without_people,
)
from claimcheck.language.reading import Reading
from claimcheck.language.stems import stem_word
from claimcheck.model import Quantity
from claimcheck.pattern import as_pattern

_WORD = as_pattern(r"[^\W\d_]{3,}|\d+")
_SPARE = 1  # words of a sentence that neither row, header nor caption has


class Cell(NamedTuple):
    """The words around a figure of a table.

    `row` are the naming stems of the row's words, `needed` those by which alone it is known from the other rows,
    `figures` the limits that its first cell gives (`35-37`, `2-4 mm`), `header` the naming stems of the column's header,
    `own` all its words, `others` those of the other columns with figures, `around` what caption, headings and the
    paragraph in front say; `outcome` what caption and header alone do; `names` the numbers and letters that the row goes
    by (`stage II`); `label` all words of the row, `qualifiers` what row and header narrow the measure by,
    `qualifiers_above` also what caption and headings do; `time` is the time frame that the header gives.
    """

    row: frozenset[str]
    needed: frozenset[str]
    label: frozenset[str]
    figures: tuple[Quantity, ...]
    header: frozenset[str]
    own: frozenset[str]
    others: tuple[frozenset[str], ...]
    around: frozenset[str]
    outcome: frozenset[str]
    names: frozenset[str]
    qualifiers: frozenset[Qualifier]
    qualifiers_above: frozenset[Qualifier]
    time: Quantity | None

    @property
    def near(self) -> frozenset[str]:
        """The naming words that the figure stands beside."""
        return self.row | self.header


def all_words(text: str) -> frozenset[str]:
    """The stems of all words of three letters and more, general ones too, and the numbers."""
    return frozenset(stem_word(word) for word in _WORD.findall(text.lower()))


def find_cells(reading: Reading) -> Mapping[int, Cell]:
    """The cells that hold a figure, by the index of their block."""
    tables: dict[int, list[Block]] = {}
    for block in reading.document.blocks:
        if block.table is not None:
            tables.setdefault(block.table, []).append(block)
    if not tables:
        return {}
    figures: dict[int, list[Quantity]] = {}
    for quantity in reading.quantities:
        figures.setdefault(quantity.block, []).append(quantity)
    cited = {citation.block for citation in reading.citations}
    found: dict[int, Cell] = {}
    for blocks in tables.values():
        found.update(_read_table(reading, blocks, figures, cited))
    return found


def _read_table(
    reading: Reading, blocks: Sequence[Block], figures: Mapping[int, list[Quantity]], cited: set[int]
) -> Mapping[int, Cell]:
    headers: dict[int, str] = {}
    times: dict[int, Quantity] = {}
    rows: dict[int, list[Block]] = {}
    for block in blocks:
        if block.column is None or block.row is None:
            continue
        if block.header and block.column and not (block.index in figures and block.row):
            headers[block.column] = f"{headers.get(block.column, '')} {block.text}"
            times.update(
                (block.column, each) for each in figures.get(block.index, ()) if each.figure.dimension == "time"
            )
        elif not block.header or not block.column:
            rows.setdefault(block.row, []).append(block)
    corner = [block.text for block in blocks if block.header and not block.column]
    intro = reading.document.blocks[blocks[0].index - 1] if blocks[0].index else None
    told = [intro.text] if intro is not None and intro.kind == "paragraph" and intro.table is None else []
    caption = " . ".join([*(block.text for block in blocks if block.column is None), *corner[:1], *told])
    bearing = sorted(
        {block.column for row in rows.values() for block in row if block.column and block.index in figures}
    )
    own = {column: all_words(headers.get(column, "")) for column in bearing}
    found: dict[int, Cell] = {}
    labels = [_label_of(row) for row in rows.values()]
    for row in rows.values():
        label = [block for block in row if not block.column]
        telling = [
            block.text for block in row if block in label or not (block.index in figures or block.index in cited)
        ]
        words = " . ".join(telling)
        names = numbered_names(" ".join([*corner[:1], *(block.text for block in label)]))
        naming = _naming(words) - {name.lower() for name in names}
        needed = _label_of(row) - {name.lower() for name in names}
        limits = tuple(quantity for block in label for quantity in figures.get(block.index, ()))
        for block in row:
            if block.column and block.index in figures:
                header = headers.get(block.column, "")
                above = " . ".join([caption, *(reading.document.blocks[index].text for index in block.headings)])
                found[block.index] = Cell(
                    row=naming,
                    needed=needed if needed and labels.count(_label_of(row)) == 1 else naming,
                    label=all_words(words),
                    figures=limits,
                    header=without_people(as_specific(header)),
                    own=own.get(block.column, frozenset()),
                    others=tuple(own[column] for column in bearing if column != block.column),
                    around=as_specific(above),
                    time=times.get(block.column),
                    outcome=without_people(as_specific(f"{caption} . {header}")),
                    names=names,
                    qualifiers=as_qualifiers(f"{words} . {header}"),
                    qualifiers_above=as_qualifiers(f"{words} . {header} . {above}"),
                )
    return found


def _naming(words: str) -> frozenset[str]:
    return without_people(as_specific(words))


def _label_of(row: Sequence[Block]) -> frozenset[str]:
    """The naming stems of a row's first cell."""
    return _naming(" . ".join(block.text for block in row if not block.column))


def speaks_of(
    cell: Cell,
    near: frozenset[str],
    above: frozenset[str],
    said: frozenset[str],
    limits: Sequence[Quantity],
    names: frozenset[str],
    known: frozenset[str],
) -> bool:
    """Whether a sentence outside of the table speaks of a cell.

    Args:
        cell: a cell with a figure.
        near: the naming stems next to the sentence's figure.
        above: those of the sentence, its headings and lead-in.
        said: all stems of the sentence.
        limits: the sentence's other figures.
        names: the numbers and letters by which the sentence tells things apart.
        known: the stems that the whole text is about.
    """
    told = cell.row - known or cell.figures or cell.names
    missing = cell.needed - above if told else cell.label - said
    if missing or names != cell.names or not (cell.label or cell.figures or cell.names):
        return False
    if not all(any(_same_limit(one, each) for each in limits) for one in cell.figures):
        return False
    ages = [each for each in limits if each.role in {"age", "dose"}]
    if not all(any(_same_limit(one, each) for one in cell.figures) for each in ages):
        return False
    if cell.others:
        own = len(cell.own & said)
        if not own or any(len(other & said) >= own for other in cell.others):
            return False
    elif len(cell.header - above - known) > _SPARE:
        return False
    spare = _SPARE if (cell.outcome - cell.row) & above else 0
    return len(near - cell.near - cell.around - known) <= spare


def _same_limit(one: Quantity, other: Quantity) -> bool:
    """The same figures; the label of a row may leave out the unit."""
    if "1" in {one.unit, other.unit} and one.unit != other.unit:
        return (one.low, one.high) == (other.low, other.high)
    return same_number(one.figure, other.figure)


def same_cell(one: Cell, other: Cell) -> bool:
    """Whether two tables give one measure: the same row, limits and header."""
    limits = len(one.figures) == len(other.figures) and all(
        _same_limit(a, b) for a, b in zip(one.figures, other.figures, strict=True)
    )
    same = one.label == other.label and one.names == other.names and one.own == other.own
    return limits and same and bool(one.label or one.figures or one.names)
