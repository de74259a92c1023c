"""Words and phrases that name one thing in health prose: `operation` and `surgery`, `clear up` and `go away`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from claimcheck.language.stems import stem_word

_GAP = r" (?:(?:it|them|this) )?"  # `gave it up`
_PRONOUN = re.compile(r" (?:it|them|this)(?= )")
_DENIALS = "do not|does not|did not|don't|doesn't|didn't|never|fail to|fails to|failed to|cannot|can't".split(
    "|"
)  # what `~` stands for
_DATA = Path(__file__).with_name("data")


def _rows() -> Iterator[tuple[str, list[str]]]:
    """The name of each family with its words and phrases; phrases of the family `-` say nothing."""
    for line in _DATA.joinpath("synonyms.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            yield name, [form for phrase in words.split("|") for form in _as_forms(phrase)]


def _as_forms(phrase: str) -> list[str]:
    """The phrase itself, or with each denial for its `~`; behind `never` its verb may be of one and of the past."""
    if not phrase.startswith("~ "):
        return [phrase]
    verb, blank, rest = phrase[2:].partition(" ")
    finite = (f"never {verb}{end}{blank}{rest}" for end in ("s", "d" if verb.endswith("e") else "ed"))
    return [f"{denial} {phrase[2:]}" for denial in _DENIALS] + list(finite)


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in _rows():
        found.update({stem_word(word): stem_word(name) for word in (name, *words) if " " not in word})
    return found


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {phrase: "" if name == "-" else name for name, phrases in _rows() for phrase in phrases if " " in phrase}
    return re.compile(rf"\b(?:{_any_of(names)})\b"), names


def _any_of(phrases: Iterable[str]) -> str:
    """A pattern that finds the longest of some phrases and looks only at those with the letter and word at hand."""
    letters: dict[str, dict[str, list[str]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        first, rest = phrase.split(" ", 1)
        letters.setdefault(first[0], {}).setdefault(first[1:], []).append(rest.replace(" ", _GAP))
    return "|".join(
        f"{letter}(?:{'|'.join(f'{word}{_GAP}(?:' + '|'.join(rests) + ')' for word, rests in words.items())})"
        for letter, words in letters.items()
    )


def join_phrases(folded: str) -> str:
    """A folded text with each phrase that stands for one thing replaced by that thing's name: `goes home` by `stay`."""
    pattern, names = _phrases()
    return pattern.sub(lambda match: names[_PRONOUN.sub("", match.group())], folded)


def as_concept(word: str) -> str:
    """The stem that stands for a word and its synonyms: `operations` and `surgery` both give `procedur`."""
    stem = stem_word(word)
    return _names().get(stem, stem)
