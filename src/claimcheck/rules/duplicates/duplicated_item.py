"""DUP002: the same item twice in one list."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.likeness import as_shingles, find_candidates
from claimcheck.language.lists import Item, ItemList, find_lists
from claimcheck.language.near_copies import as_content, as_label, is_near_copy, says_the_same
from claimcheck.language.places import place_of
from claimcheck.language.stems import stem_word
from claimcheck.model import Related
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.tables import read_words

LONG = 6  # words from which an item may repeat another nearly
WORD = 4  # letters of a word that is no unit
ANSWERS = frozenset(
    {"yes", "no", "none", "other", "optional", "true", "false", "never", "sometimes", "always", "maybe", "rest"}
)


@rule(
    "DUP002",
    severity="warning",
    examples=(
        Bad("Call us if you have:\n\n- a fever\n- a rash\n- «A fever.»"),
        Bad("Look out for:\n\n- weight loss\n- a cough\n- «loss of weight»"),
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
            first = next((at for at in sorted(candidates) if _repeats(items[at], items[later])), None)
            if first is None or _is_label(items[later]) or _is_step(found, first, later):
                continue
            here, there = place_of(items[later].first), place_of(items[first].first)
            line = case.reading.document.position(there.start)[0]
            message = f"this item repeats the one at line {line} of the same list: take one of the two out"
            yield Hit(here.start, here.end, message, related=(Related(there.start, there.end, "the first of the two"),))


def _keys(item: Item) -> frozenset[object]:
    return as_shingles(item.tokens, 2) | {as_label(item.tokens), as_content(item.tokens)}


def _repeats(first: Item, again: Item) -> bool:
    if as_label(first.tokens) == as_label(again.tokens) or says_the_same(first.tokens, again.tokens):
        return True
    return min(len(first.tokens), len(again.tokens)) >= LONG and is_near_copy(first.tokens, again.tokens)


def _is_label(item: Item) -> bool:
    """True for `yes`, `10 mg`: an answer, a value, no thing of its own."""
    if item.tokens[0] in ANSWERS and len(item.tokens) == 1:
        return True
    return any(token[0].isdigit() for token in item.tokens) and max(map(len, item.tokens)) < WORD


def _is_step(found: ItemList, first: int, later: int) -> bool:
    """True for a step of a numbered procedure that comes again in due course: `Wash your hands`, `Press once`."""
    if not found.items[later].first.ordered or later == first + 1:
        return False
    return stem_word(found.items[later].tokens[0]) in {stem_word(word) for word in read_words("repeated_steps.txt")}
