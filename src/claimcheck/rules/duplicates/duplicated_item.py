"""DUP002: the same item twice in one list."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.likeness import as_shingles, find_candidates, jaccard
from claimcheck.language.lists import Item, find_lists
from claimcheck.language.places import place_of
from claimcheck.model import Related
from claimcheck.rule import Bad, Case, Good, Hit, rule

NEARLY = 0.85  # of the words of two items
LONG = 6  # words from which an item may repeat another nearly


@rule(
    "DUP002",
    severity="warning",
    examples=(
        Bad("Call us if you have:\n\n- a fever\n- a rash\n- «A fever.»"),
        Good("Call us if you have:\n\n- a fever\n- a rash\n\nRest if you have:\n\n- a fever\n- a cold"),
        Good("Take it as follows:\n\n- week 1: one tablet\n- week 2: two tablets\n- week 3: one tablet"),
    ),
)
def duplicated_item(case: Case) -> Iterator[Hit]:
    """The same item stands twice in one list, exactly or nearly.

    Why: a reader looks for a difference that is not there, and an item that was meant may be missing.

    What to do: take one of the two out, or write what was meant in its place.

    Authority: plain language guidelines (say it once).
    """
    for found in find_lists(case.reading.document):
        items = found.items
        for later, candidates in find_candidates(_keys(item) for item in items):
            first = next((items[at] for at in sorted(candidates) if _repeats(items[at], items[later])), None)
            if first is None:
                continue
            here, there = place_of(items[later].first), place_of(first.first)
            line = case.reading.document.position(there.start)[0]
            message = f"this item repeats the one at line {line} of the same list: take one of the two out"
            yield Hit(here.start, here.end, message, related=(Related(there.start, there.end, "the first of the two"),))


def _keys(item: Item) -> frozenset[object]:
    return as_shingles(item.tokens, 2) | {item.tokens}


def _repeats(first: Item, again: Item) -> bool:
    if first.tokens == again.tokens:
        return True
    if min(len(first.tokens), len(again.tokens)) < LONG or _numbers(first) != _numbers(again):
        return False
    return jaccard(frozenset(first.tokens), frozenset(again.tokens)) >= NEARLY


def _numbers(item: Item) -> list[str]:
    return [token for token in item.tokens if token[0].isdigit()]
