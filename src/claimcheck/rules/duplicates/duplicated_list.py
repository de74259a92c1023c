"""DUP001: the same list in two places."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.likeness import find_candidates, jaccard
from claimcheck.language.lists import ItemList, find_lists
from claimcheck.language.near_copies import as_content
from claimcheck.model import Related
from claimcheck.rule import Bad, Case, Good, Hit, rule

FEWEST = 3  # items
WHOLE = 0.8  # of the words of two lists
EACH = 0.6  # of the words of two items
TOLD = 4  # items from which a list that is told in other words counts
LONGEST = 60  # items that are held against each other
HALF = 0.5  # of the beginnings of words that any item then shares with one of the other list
MOST = 0.75  # of them that the items share on average; an item that is a part of the other shares so many
BEGINNING = 4  # letters that `hunger` and `hungry`, `sweating` and `sweaty` share


@rule(
    "DUP001",
    severity="warning",
    examples=(
        Bad(
            "The brace suits people with:\n\n- weak ankles after a sprain\n- pain on uneven ground\n"
            "- a doctor's advice to rest\n\nWear it by day.\n\nIs it for you? The brace suits people with:\n\n"
            "- «weak ankles after a sprain\n- pain on uneven ground\n- a doctor's advice to rest the foot»"
        ),
        Good(
            "The brace suits people with:\n\n- weak ankles after a sprain\n- pain on uneven ground\n"
            "- a doctor's advice to rest\n\nThe brace does not suit people with:\n\n- open wounds\n- poor circulation\n"
            "- an allergy to rubber"
        ),
        Good("You need:\n\n- water\n- soap\n\nBring along:\n\n- water\n- soap"),
    ),
)
def duplicated_list(case: Case) -> Iterator[Hit]:
    """A list of three or more items stands in two places, exactly or nearly.

    Nearly is: four fifths of all words agree, or each item has one in the other list that shares most of its words, be
    they in another form (`hunger`, `feeling hungry`). One finding spans the repeated list.

    Why: a reader looks for the difference between the two, and an editor who corrects one forgets the other.

    What to do: keep the list where it is needed most and refer to it from the other place.

    Authority: plain language guidelines (say it once); PEMAT-P, content and organisation.
    """
    lists = [found for found in find_lists(case.reading.document) if len(found.items) >= FEWEST]
    for later, candidates in find_candidates(_shingles(found) for found in lists):
        first = next((lists[at] for at in sorted(candidates) if _repeats(lists[at], lists[later])), None)
        if first is None:
            continue
        again = lists[later]
        line = case.reading.document.position(first.start)[0]
        message = f"this list repeats the one at line {line}: keep one of the two and refer to it"
        yield Hit(again.start, again.end, message, related=(Related(first.start, first.end, "the first list"),))


def _shingles(found: ItemList) -> set[tuple[str, ...]]:
    """The pairs of words that stand side by side in an item, the word where it stands alone, and how words begin."""
    pairs = {item.tokens[at : at + 2] for item in found.items for at in range(len(item.tokens) - 1)}
    beginnings = {("", key) for item in found.items for key in _beginnings(as_content(item.tokens))}
    return pairs | beginnings | {item.tokens for item in found.items if len(item.tokens) == 1}


def _beginnings(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word if word[0].isdigit() else word[:BEGINNING] for word in words)


def _repeats(first: ItemList, again: ItemList) -> bool:
    words = [[as_content(item.tokens) or frozenset(item.tokens) for item in found.items] for found in (first, again)]
    if _numbers_differ(first, again) or 2 * min(map(len, words)) < max(map(len, words)):
        return False
    whole = [frozenset[str]().union(*items) for items in words]
    if jaccard(whole[0], whole[1]) >= WHOLE:
        return True
    if _says_the_same(*words):
        return True
    if len(words[0]) != len(words[1]):
        return False
    left = list(words[0])
    for item in words[1]:
        best = max(left, key=lambda other: jaccard(item, other))
        if jaccard(item, best) < EACH:
            return False
        left.remove(best)
    return True


def _says_the_same(first: list[frozenset[str]], again: list[frozenset[str]]) -> bool:
    """True where every item of the shorter list has one in the other that says the same in other forms of its words."""
    few, many = sorted(([_beginnings(item) for item in items] for items in (first, again)), key=len)
    if not TOLD <= len(few) <= LONGEST or len(many) - len(few) > len(few) // TOLD:
        return False
    left, shares = list(many), 0.0
    for item in few:
        best = max(left, key=lambda other: _alike(item, other))
        share = _alike(item, best)
        if share < HALF:
            return False
        left.remove(best)
        shares += share
    return shares >= MOST * len(few)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of their words' beginnings; none where they give other numbers or deny each other."""
    if any(word == "not" or word[0].isdigit() for word in one ^ other):
        return 0.0
    return max(jaccard(one, other), MOST if one <= other or other <= one else 0.0)


def _numbers_differ(first: ItemList, again: ItemList) -> bool:
    """True where most items bear numbers and these differ: two price lists, two schedules."""
    numbers = [
        [token for item in found.items for token in item.tokens if token[0].isdigit()] for found in (first, again)
    ]
    return len(numbers[0]) >= len(first.items) and numbers[0] != numbers[1]
