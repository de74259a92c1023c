"""Shares in a table whose column tells how many people there were: `63 (18.5%)` under `Placebo (n = 340)`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.documents.document import Block, Document
from claimcheck.language.slips import Slip, print_value, step_of
from claimcheck.pattern import as_pattern

_N = r"\d{1,3}(?:,\d{3})+|\d{1,7}"
_WHOLE = as_pattern(rf"\b[nN]\s?=\s?(?P<n>{_N})(?!\d)")
_SHARE = as_pattern(rf"(?P<n>{_N})\s?\((?P<p>\d{{1,3}}(?:\.\d{{1,3}})?)\s?%\)")
_FEWEST = 3  # cells that must fit for each that does not: a column of shares of other wholes tells nothing


def find_column_slips(document: Document) -> Iterator[tuple[Block, Slip]]:
    """The cells whose share is not that of their column's number of people; offsets are in the cell's block."""
    wholes: dict[tuple[int, int], Decimal] = {}
    fit: dict[tuple[int, int], int] = {}
    misfits: dict[tuple[int, int], list[tuple[Block, Slip]]] = {}
    for block in document.blocks:
        if block.table is None or block.column is None:
            continue
        column = (block.table, block.column)
        if block.header:
            match = _WHOLE.search(block.text)
            if match is not None:
                wholes[column] = Decimal(match["n"].replace(",", ""))
        elif column in wholes and (match := _SHARE.match(block.text)) is not None:
            count, printed = Decimal(match["n"].replace(",", "")), Decimal(match["p"])
            exact = 100 * count / wholes[column] if wholes[column] else printed
            if abs(exact - printed) <= step_of(printed) / 2:
                fit[column] = fit.get(column, 0) + 1
                continue
            told = f"{match['n']} is {print_value(exact, printed)}% of {wholes[column]}, not {match['p']}%"
            slip = Slip(match.start(), match.end(), f"{told}: check the numbers against the source")
            misfits.setdefault(column, []).append((block, slip))
    for column, slips in misfits.items():
        if fit.get(column, 0) >= _FEWEST * len(slips):
            yield from slips
