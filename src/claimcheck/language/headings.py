"""Headings that ran into each other: `ConsiderationsBenefits`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claimcheck.documents.document import Block, Document
from claimcheck.language.likeness import as_tokens
from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_words

# Two words of four letters and more without a blank: `ConsiderationsBenefits`, `treatmentOutlook`; not `GlaxoSmithKline`
_JOINED = as_pattern(
    r"""
    (?<![^\W_])                              # from the beginning of the word
    (?P<one>[^\W\d_][^\W\d_A-Z]{2,})         # one word
    (?P<other>[A-Z][^\W\d_A-Z]{2,})          # and the next
    (?![^\W_])                               # to the end
    """,
    re.VERBOSE,
)
_LETTERS = 4
_LONG = 6
_OPENERS = frozenset("how when what why who where can does should your the".split())  # `EmollientsHow they help`
_SHORT = 12  # words of a line that can be a heading


class Joined(NamedTuple):
    """Two words that run into each other; offsets are *plain* in their block."""

    start: int
    end: int
    halves: tuple[str, str]


@cache
def _names() -> frozenset[str]:
    return frozenset(word.casefold() for word in read_words(__file__, "camel_names.txt"))


def count_words(document: Document) -> Counter[str]:
    """How often the text writes each word, by its lower case."""
    return Counter(token for block in document.blocks for token in as_tokens(block.text))


def find_joined_words(block: Block, known: Counter[str]) -> Iterator[Joined]:
    """Words that ran together in a heading, or in a short line that introduces a list.

    A half must be a word that the text knows elsewhere, or one long enough to be one; names with a capital inside,
    and whatever the text writes so more than once, are left alone.
    """
    if not _is_heading(block):
        return
    for match in _JOINED.finditer(block.text):
        one, other = match["one"], match["other"]
        whole = match.group().casefold()
        if whole not in _names() and known[whole] <= 1 and _look_like_words(one, other, known):
            yield Joined(match.start(), match.end(), (one, other))


def _is_heading(block: Block) -> bool:
    if block.kind == "heading":
        return True
    short = len(block.text.split()) <= _SHORT and not block.text.endswith((".", "!", "?"))
    return short and block.kind == "paragraph"


def _look_like_words(one: str, other: str, known: Counter[str]) -> bool:
    halves = (one.casefold(), other.casefold())
    if all(half in known for half in halves) or (halves[1] in _OPENERS and halves[0] in known):
        return True
    if halves[0] in known and len(halves[1]) >= _LONG:  # `PenTraveling`
        return True
    return min(map(len, halves)) >= _LETTERS and (
        any(half in known for half in halves) or min(map(len, halves)) > _LETTERS
    )
