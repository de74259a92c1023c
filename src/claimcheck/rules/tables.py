"""The word lists of the rules: plain text in `data/`, one entry a line, tabs between fields, `#` for comments."""

from __future__ import annotations

from functools import cache

from claimcheck import word_lists


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a list in `data/`, in order, each as its tab-separated fields."""
    return tuple(map(tuple, word_lists.read_rows(__file__, name)))


@cache
def read_words(name: str) -> frozenset[str]:
    """The first field of every row."""
    return frozenset(row[0] for row in read_rows(name))


def as_alternatives(words: frozenset[str]) -> str:
    """Words as a regular expression's alternatives, the longest first, any blank between their parts."""
    import re

    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s".join(re.escape(part) for part in word.split(" ")) for word in ordered)
