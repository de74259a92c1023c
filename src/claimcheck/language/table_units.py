"""What a table's header says of the bare numbers below it: their unit (`Dose (mg)`), or that they are ages (`Age`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.documents.document import Block
from claimcheck.language.figures import parse_figure
from claimcheck.model import Dimension, Figure
from claimcheck.pattern import as_pattern

_AGES = as_pattern(r"\W*(?:patient\s)?ages?\b(?!\s(?:at|of|when))", re.IGNORECASE)  # `Age`, `Age group`, `Age (years)`
_UNIT = as_pattern(r"[(\[,]\s?(?P<unit>[^()\[\],]{1,14}?)\s?[)\]]?\s*$")  # `Haemoglobin (g/L)`, `Weight, kg`
_NUMBERS = as_pattern(  # a cell of numbers alone: `130-180`, `0.84 (0.73 to 0.97)`, `under 35`, `65 and over`
    r"(?:[\d\s.,()<>≤≥=+±/–—-]|\b(?:to|and|or|under|over|above|below|less|more|than|up|older|younger)\b)+$",
    re.IGNORECASE,
)


class Headers:
    """The header of each column and the first cell of each row, of all tables of a document."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._columns: dict[tuple[int | None, int | None], str] = {}
        self._rows: dict[tuple[int | None, int | None], str] = {}
        for block in blocks:
            if block.table is None:
                continue
            if block.header and block.row == 0:
                self._columns[block.table, block.column] = block.text
            elif block.column == 0:
                self._rows[block.table, block.row] = block.text

    def column_of(self, block: Block) -> str:
        """The header above a cell; empty where it is one itself or has none."""
        return "" if block.table is None or block.row == 0 else self._columns.get((block.table, block.column), "")

    def settle_cell(self, block: Block, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """The figures of a cell, the bare ones with the unit that its column or row names."""
        header = self.column_of(block)
        if block.table is None or block.row == 0 or not _NUMBERS.fullmatch(block.text):
            return figures
        if _AGES.match(header):
            return tuple(_as_age(figure) for figure in figures)
        row = self._rows.get((block.table, block.row), "") if block.column else ""
        unit = _read_unit(header) or _read_unit(row)
        return tuple(_with_unit(figure, *unit) for figure in figures) if unit else figures


def _read_unit(header: str) -> tuple[str, Dimension] | None:
    match = _UNIT.search(header)
    if match is None:
        return None
    figure = parse_figure(f"5 {match['unit']}")
    known = figure is not None and "bare" not in figure.flags and figure.end == len(match["unit"]) + 2
    return (figure.unit, figure.dimension) if figure is not None and known and figure.dimension != "ratio" else None


def _with_unit(figure: Figure, unit: str, dimension: Dimension) -> Figure:
    if "bare" not in figure.flags:
        return figure
    return figure._replace(unit=unit, dimension=dimension, flags=(figure.flags - {"bare"}) | {"elided"})


def _as_age(figure: Figure) -> Figure:
    if "bare" in figure.flags:
        return figure._replace(unit="a", dimension="time", flags=(figure.flags - {"bare"}) | {"age", "elided"})
    return figure._replace(flags=figure.flags | {"age"}) if figure.dimension == "time" else figure
