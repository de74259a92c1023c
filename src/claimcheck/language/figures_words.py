"""The word lists of the figure grammar, by name."""

from __future__ import annotations

from functools import cache

from claimcheck.word_lists import read_rows


@cache
def words_of(name: str) -> frozenset[str]:
    """The words (lower case) of the list `name` in the table of figure words. Raises KeyError where it has no such list."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, words in read_rows(__file__, "figure_words.tsv"):
        found[name] = frozenset(words.split("|"))
    return found
