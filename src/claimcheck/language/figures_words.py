"""The word lists of the figure grammar, by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def words_of(name: str) -> frozenset[str]:
    """The words (lower case) of the list `name` in the table of figure words. Raises KeyError where it has no such list."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in (Path(__file__).parent / "data" / "figure_words.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            found[name] = frozenset(words.split("|"))
    return found
