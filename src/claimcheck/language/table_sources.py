"""The cells of a table that name sources, whatever their form: those under a header such as `Source` or `Study`."""

from __future__ import annotations

import re

from claimcheck.documents.document import Document
from claimcheck.pattern import as_pattern

# `Source`, `Study (year)`, `Source of the figures`, `Trial and journal`; no `Reference range`
HEADER = as_pattern(
    r"""\W*(?:data\s|main\s|key\s)?(?:sources?|stud(?:y|ies)|references?|refs?|evidence|trials?|citations?|publications?|papers?)
    (?:\s(?:of|for)\s(?:the\s)?(?:figures?|data|numbers?|information))?
    (?:\s?(?:and|or|&|/|,)\s?(?:sources?|study|references?|year|journal|trial))?(?:\s?\((?:year|journal|first\sauthor)\))?\W*""",
    re.VERBOSE | re.IGNORECASE,
)


def find_source_cells(document: Document) -> frozenset[int]:
    """The indexes of the blocks under a header that says that its column names the sources.

    A table without headers, as plain text has it, is headed by its first row.
    """
    headed = {block.table for block in document.blocks if block.header and block.table is not None}
    heads: dict[tuple[int | None, int | None], int] = {
        (block.table, block.column): block.index
        for block in document.blocks
        if (block.header or (block.row == 0 and block.table not in headed))
        and block.table is not None
        and len(block.text) <= 60
        and HEADER.fullmatch(block.text)
    }
    if not heads:
        return frozenset()
    return frozenset(
        block.index
        for block in document.blocks
        if not block.header and heads.get((block.table, block.column), block.index) != block.index
    )
