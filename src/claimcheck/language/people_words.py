"""Words for the people that a share or a sample counts."""

from __future__ import annotations

from functools import cache

from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_words

_IRREGULAR = {"children": "child", "women": "woman", "men": "man", "babies": "baby", "people": "person"}
_IRREGULAR |= {"families": "family", "midwives": "midwife"}
_WORD = as_pattern(r"[a-z]+")


@cache
def people_words() -> frozenset[str]:
    """Lower-case words that name people, plural and singular."""
    plural = read_words(__file__, "people.txt")
    return frozenset(plural) | {_IRREGULAR.get(word, word.removesuffix("s")) for word in plural if word != "us"}


def names_people(words: str, within: int = 6) -> bool:
    """True where one of the first words of a text names people."""
    return any(word in people_words() for word in _WORD.findall(words.casefold())[:within])
