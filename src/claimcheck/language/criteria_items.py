"""Items that stand in a list for a treatment and in one against it, word for word: nobody with them knows which holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.documents.document import Block
from claimcheck.language.criteria_sides import Told, find_side
from claimcheck.language.lists import Item, ItemList, find_lists
from claimcheck.language.measure_words import as_qualifiers
from claimcheck.language.near_copies import as_label, is_near_copy, says_the_same
from claimcheck.language.reading import Reading
from claimcheck.language.sections import Sections, find_sections
from claimcheck.pattern import as_pattern

_MOST = 30  # lists of a side that are compared
# when a list holds: what is allowed then may be forbidden later
_WHEN = as_pattern(
    r"\b(?:before|after|until|during|while|first|days?|weeks?|months?|years?|hours?|minutes?|night|morning|today|now|later|once|again)\b"
)


class SidedList(NamedTuple):
    """A list whose lead-in or heading tells a side, and what stands above it in words."""

    told: Told
    items: tuple[Item, ...]
    above: str


def find_contrary_items(reading: Reading) -> Iterator[tuple[Item, Item]]:
    """Pairs of an item for and the same one against a treatment, the earlier first; those with a figure are limits."""
    found: dict[str, list[SidedList]] = {"for": [], "against": []}
    for each in find_lists(reading.document):
        told = _find_told(reading, each)
        if told is not None and len(found[told.told.side]) < _MOST:
            found[told.told.side].append(told)
    if not (found["for"] and found["against"]):
        return
    sections = find_sections(reading)
    for against in found["against"]:
        for pro in found["for"]:
            if _same_matter(pro, against, sections):
                for item in against.items:
                    same = _find_same(pro.items, item)
                    if same is not None:
                        yield (same, item) if same.first.index < item.first.index else (item, same)


def _find_told(reading: Reading, found: ItemList) -> SidedList | None:
    blocks = reading.document.blocks
    first = found.items[0].first
    over = [blocks[index].text for index in first.headings[-1:]]
    if first.lead_in is not None:
        over.insert(0, blocks[first.lead_in].text)
    told = next((told for text in over if (told := find_side(text, -1)) is not None), None)
    return None if told is None else SidedList(told, found.items, " . ".join(over).casefold())


def _same_matter(pro: SidedList, against: SidedList, sections: Sections) -> bool:
    """One treatment, at one time, for the same people."""
    one, other = pro.told.treatment, against.told.treatment
    first, later = pro.items[0].first, against.items[0].first
    if one and other:
        if not (one <= other or other <= one):
            return False
    elif not _are_neighbours(first, later):
        return False
    if set(_WHEN.findall(pro.above)) != set(_WHEN.findall(against.above)):
        return False
    mine, theirs = (
        {each for each in as_qualifiers(text) if each[0] != "denial"} for text in (pro.above, against.above)
    )
    return mine == theirs and not sections.part(first.index, later.index)


def _are_neighbours(one: Block, other: Block) -> bool:
    return (
        one.headings[:-1] == other.headings[:-1] if one.headings and other.headings else one.headings == other.headings
    )


def _find_same(items: Sequence[Item], wanted: Item) -> Item | None:
    if any(token[0].isdigit() for token in wanted.tokens):
        return None
    return next((item for item in items if _says_the_same(item.tokens, wanted.tokens)), None)


def _says_the_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return as_label(one) == as_label(other) or says_the_same(one, other) or is_near_copy(one, other)
