"""Words for the people that a share or a sample counts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from claimcheck.pattern import as_pattern

_IRREGULAR = {"children": "child", "women": "woman", "men": "man", "babies": "baby", "people": "person"}
_IRREGULAR |= {"families": "family", "midwives": "midwife"}
_WORD = as_pattern(r"[a-z]+")


@cache
def people_words() -> frozenset[str]:
    """Lower-case words that name people, plural and singular."""
    lines = Path(__file__).with_name("data").joinpath("people.txt").read_text(encoding="utf-8").splitlines()
    plural = [word for line in lines if not line.startswith("#") for word in line.split()]
    return frozenset(plural) | {_IRREGULAR.get(word, word.removesuffix("s")) for word in plural if word != "us"}


def names_people(words: str, within: int = 6) -> bool:
    """True where one of the first words of a text names people."""
    return any(word in people_words() for word in _WORD.findall(words.casefold())[:within])
