"""The words of a lead-in that do not say whose its list is, and those for what is treated with."""

from __future__ import annotations

from functools import cache

from claimcheck.language.measure_words import as_specific
from claimcheck.word_lists import read_rows


@cache
def _by_class() -> dict[str, frozenset[str]]:
    """The stems of the words of `data/list_words.tsv` by their class."""
    found: dict[str, frozenset[str]] = {}
    for name, words in read_rows(__file__, "list_words.tsv"):
        found[name] = found.get(name, frozenset()) | as_specific(words)
    return found


def light_words() -> frozenset[str]:
    """The stems that do not say whose the members of a list are."""
    return _by_class()["kind"] | _by_class()["frame"] | _by_class()["any"]


def treating_words() -> frozenset[str]:
    """The stems for what is treated with: `tablet`, `operation`."""
    return _by_class()["one"]
