"""Words that name one thing in health prose: `operation` and `surgery`, `medicine` and `drug`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from claimcheck.language.stems import stem_word

_DATA = Path(__file__).with_name("data")


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _DATA.joinpath("synonyms.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            found.update({stem_word(word): stem_word(name) for word in (name, *words.split("|"))})
    return found


def as_concept(word: str) -> str:
    """The stem that stands for a word and its synonyms: `operations` and `surgery` both give `procedur`."""
    stem = stem_word(word)
    return _names().get(stem, stem)
