"""The drugs that a text names."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.pattern import as_pattern
from claimcheck.rules.tables import as_alternatives, read_words

WORDS = as_pattern(r"[^\W_]+(?:[-'’/][^\W_]+)*")


def find_drug(text: str) -> str | None:
    """The first drug that a text names, by its name or the ending of its nonproprietary name; None where none."""
    named = _drugs().search(text)
    if named is not None:
        return named.group()
    endings = tuple(read_words("drug_endings.txt"))
    for match in WORDS.finditer(text):
        word = match.group().lower()
        if len(word) > 6 and (word.endswith(endings) or word.removesuffix("s").endswith(endings)):
            return match.group()
    return None


@cache
def _drugs() -> re.Pattern[str]:
    return as_pattern(rf"(?<![\w-])(?:{as_alternatives(read_words('drugs.txt'))})(?!\w)", re.IGNORECASE)
