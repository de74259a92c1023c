"""Which way a change goes, as the words of a text say it: `raises the risk` for `lowers the risk`."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.model import Direction
from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_rows

# `more than 3`, `5 or more`, `no less than`: bounds, no changes
_BOUND = as_pattern(r"\b(?:(?:more|less|fewer|higher|lower|longer)\sthan|(?:or|and)\s(?:more|less|fewer))\b")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    found = {}
    for way, words in read_rows(__file__, "direction_words.tsv"):
        found[way] = as_pattern(rf"\b(?:{words})\b")
    return found


def find_direction(text: str) -> Direction | None:
    """The way that all words of change in a text go; None without one, with both, or where more may mean less.

    Args:
        text: plain words.
    """
    lower = _BOUND.sub(" ", text.lower())
    up, down, turned = (_patterns()[way].search(lower) for way in ("increase", "decrease", "turned"))
    if turned is not None or (up is None) == (down is None):
        return None
    return "increase" if up is not None else "decrease"
