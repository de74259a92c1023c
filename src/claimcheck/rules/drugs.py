"""The drugs that a text names."""

from __future__ import annotations

from functools import cache

from claimcheck.pattern import as_pattern
from claimcheck.rules.tables import read_words

WORDS = as_pattern(r"[^\W_]+(?:[-'’/][^\W_]+)*")
_PARTS = as_pattern(r"[^\W_]+")
_BLANKS = str.maketrans("\u00a0\u2009\u202f\n\t", "     ")


def find_drug(text: str) -> str | None:
    """The first drug that a text names, by its name or the ending of its nonproprietary name; None where none.

    A class of drugs (`statins`) is no drug: its name is the ending alone.
    """
    for match in _PARTS.finditer(text):
        word = match.group().lower()
        for name in _names().get(word, ()):
            end = match.start() + len(name)
            written = text[match.start() : end]
            if written.lower().translate(_BLANKS) == name and _stands_alone(text, match.start(), end):
                return written
        if len(word) > 6 and any(_is_drug(each) for each in (word, word.removesuffix("s"))):
            return match.group()
    return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] != "-" and not text[end : end + 1].isalnum()


def _is_drug(word: str) -> bool:
    return word.endswith(_endings()) and word not in _endings()


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(read_words("drug_endings.txt")))


@cache
def _names() -> dict[str, list[str]]:
    """The names of drugs by the word that each begins with."""
    found: dict[str, list[str]] = {}
    for name in sorted(read_words("drugs.txt")):
        found.setdefault(_PARTS.findall(name)[0], []).append(name)
    return found
