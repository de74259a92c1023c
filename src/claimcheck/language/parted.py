"""Figures that are two by what they are parts of: shares of one whole, groups of people under labels, all cases and new ones."""

from __future__ import annotations

import re

from claimcheck.language.people_words import people_words
from claimcheck.model import Figure
from claimcheck.pattern import as_pattern

_LABEL = as_pattern(r"\W*([A-Z][^.:;!?]{2,60}):\s")
_NEW = as_pattern(r"\bnew(?:ly)?\s(?:cases?|patients|diagnos\w+|infections?|instances)\b", re.IGNORECASE)


def are_complements(one: Figure, other: Figure) -> bool:
    """True for two shares that make up a whole: `85% have this form`, `15% have the other one`."""
    if one.unit != "%" or other.unit != "%":
        return False
    ends = ((one.low, other.high), (one.high, other.low))
    return all(first is not None and last is not None and first + last == 100 for first, last in ends)


def tell_parts(sentence: str, other: str) -> bool:
    """True for sentences under labels for other people (`New patients: …`, `Returning patients: …`), and where one tells of new cases."""
    labels = [_LABEL.match(each) for each in (sentence, other)]
    named = [label[1].casefold().split() for label in labels if label is not None]
    if len(named) == 2 and named[0] != named[1] and all(not people_words().isdisjoint(words) for words in named):
        return True
    return (_NEW.search(sentence) is None) != (_NEW.search(other) is None)
