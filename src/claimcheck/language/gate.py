"""A cheap look that says whether a text can hold a figure at all."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.language.figures_words import words_of
from claimcheck.language.numbers import FRACTION_SIGNS, SCALES, number_words
from claimcheck.pattern import as_pattern

_ASCII = bytes(range(128))
_DIGITS = b"0123456789"
# upper case to lower case, whatever is no letter to a blank: words can be split off and looked up
_LETTERS = bytes(
    byte + 32 if 65 <= byte <= 90 else byte if 97 <= byte <= 122 else 32  # A-Z, a-z
    for byte in range(256)
)
_SIGNS = frozenset(FRACTION_SIGNS) | {chr(0xFF10 + digit) for digit in range(10)}
# `an inch`, `a year`, `the past month`: the only shapes in which a unit's name alone makes a figure
_ONE_UNIT = as_pattern(r"\b(?:an?|every|first|past|last|next|previous|preceding|other)[\s-]+\w", re.IGNORECASE)


def may_hold_figure(text: str) -> bool:
    """False only where `text` surely holds no figure; costs a look at its bytes and one look-up for each word."""
    raw = text.encode("utf-8", "replace")
    if len(raw.translate(None, _DIGITS)) != len(raw):
        return True
    if len(raw) != len(text) and not _SIGNS.isdisjoint(raw.translate(None, _ASCII).decode("utf-8", "replace")):
        return True
    words = set(raw.translate(_LETTERS).split())
    if not _strong_words().isdisjoint(words):
        return True
    return not _unit_words().isdisjoint(words) and _ONE_UNIT.search(text) is not None


@cache
def _strong_words() -> frozenset[bytes]:
    # words that can begin a figure by themselves; `hundreds`, `bn` and `minus` can't
    spoken = {word for word, (kind, _) in number_words().items() if kind not in SCALES}
    spoken |= {"hundred", "thousand", "million", "billion", "trillion", "none"} | words_of("adverb")
    return frozenset(word.encode() for word in spoken)


@cache
def _unit_words() -> frozenset[bytes]:
    return frozenset(word.encode() for word in words_of("one_unit") | words_of("one_time"))
