"""Cheap looks in front of costly patterns: a text in one case, and whether any of some words stands in it.

A search of a case-blind pattern of many words costs some hundred times what `word in text` does for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_rows

_DIGIT = as_pattern(r"\d")
_BLANK = as_pattern(r"[^\S ]")


@lru_cache(64)
def fold(text: str) -> str:
    """The text in lower case with plain blanks, each character at its place: those that would grow stay as they are."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _BLANK.sub(" ", folded)


def holds_any(folded: str, words: Iterable[str]) -> bool:
    """True where one of the words, in lower case, stands anywhere in a folded text, inside a longer word too."""
    return any(map(folded.__contains__, words))


def holds_digit(text: str) -> bool:
    """True where a decimal digit of any script stands in the text."""
    return _DIGIT.search(text) is not None


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    return {group: tuple(words) for group, *words in read_rows(__file__, "cues.tsv")}


def cue_words(group: str) -> tuple[str, ...]:
    """The words of one group of `data/cues.tsv`; raises KeyError where there is no such group."""
    return _groups()[group]


@cache
def all_cue_words() -> tuple[str, ...]:
    """The words of all groups: a text without any of them holds nothing that a group's pattern finds."""
    return tuple({word: None for words in _groups().values() for word in words})
