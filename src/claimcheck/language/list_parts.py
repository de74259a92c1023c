"""Items that part one whole in two, `12 break a bone and 88 do not`, where one of them misses the whole of the others."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.documents.document import Block, Document
from claimcheck.language.cues import holds_digit
from claimcheck.language.lists import ItemList, find_lists
from claimcheck.language.parts import find_complement
from claimcheck.language.people_words import names_people
from claimcheck.language.slips import Slip
from claimcheck.pattern import as_pattern

_WHOLE = as_pattern(r"(?<![\d.,/$£€–-])(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?P<words>(?:\s[a-z-]+){1,3})")
_NEARLY = Decimal("0.15")  # of the whole, by which two parts that mean it may miss it
_ROUND = 10  # what a sum of parts is a multiple of where it is the whole


def find_list_slips(document: Document) -> Iterator[tuple[Block, Slip]]:
    """The items of a list whose two parts miss the whole: that of its lead-in or heading, else the round one of its items."""
    for found in find_lists(document):
        if len(found.items) > 1:
            yield from _check_list(document, found)


def _check_list(document: Document, found: ItemList) -> Iterator[tuple[Block, Slip]]:
    blocks = [item.first for item in found.items if holds_digit(item.first.text)]
    pairs = [(block, pair) for block in blocks if (pair := find_complement(block.text)) is not None]
    sums = {pair.total for _, pair in pairs}
    if len(sums) < 2:
        return
    wholes = _find_wholes(document, found) or {total for total in sums if not total % _ROUND}
    if len(wholes) != 1:
        return
    (whole,) = wholes
    for block, pair in pairs:
        if 0 < abs(pair.total - whole) <= _NEARLY * whole:
            told = f"the parts add up to {pair.total}, the whole is {whole}: check the numbers against the source"
            yield block, Slip(pair.start, pair.end, told)


def _find_wholes(document: Document, found: ItemList) -> set[Decimal]:
    """The numbers of people that the lead-in gives, or the heading where it gives none."""
    first = found.items[0].first
    above = [first.lead_in] if first.lead_in is not None else []
    for index in (*above, *first.headings[-1:]):
        matches = _WHOLE.finditer(document.blocks[index].text)
        wholes = {Decimal(match["n"].replace(",", "")) for match in matches if names_people(match["words"], 3)}
        if wholes:
            return wholes
    return set()
