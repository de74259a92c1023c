"""Words and phrases that name one thing in health prose: `operation` and `surgery`, `clear up` and `go away`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from claimcheck.language.stems import stem_word
from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_rows

_WORD = as_pattern(r"[\w'-]+")
_PRONOUNS = frozenset({"it", "them", "this"})  # `gave it up`
_DENIALS = "do not|does not|did not|don't|doesn't|didn't|never|fail to|fails to|failed to|cannot|can't".split(
    "|"
)  # what `~` stands for


@dataclass(slots=True)
class _Node:
    """What may stand behind the words so far, and the name where they are a phrase."""

    behind: dict[str, _Node] = field(default_factory=dict)
    name: str | None = None


def _rows() -> Iterator[tuple[str, list[str]]]:
    """The name of each family with its words and phrases; phrases of the family `-` say nothing."""
    for name, words in read_rows(__file__, "synonyms.tsv"):
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
def _tree() -> dict[str, _Node]:
    """The phrases by their words, one after the other."""
    tree: dict[str, _Node] = {}
    for name, phrases in _rows():
        for phrase in phrases:
            first, *others = phrase.split(" ")
            if not others:
                continue
            node = tree.setdefault(first, _Node())
            for word in others:
                node = node.behind.setdefault(word, _Node())
            node.name = "" if name == "-" else name
    return tree


def join_phrases(folded: str) -> str:
    """A folded text with each phrase that stands for one thing replaced by that thing's name: `goes home` by `stay`.

    The longest phrase wins; a pronoun may stand between two of its words: `gave it up`.
    """
    tree = _tree()
    if tree.keys().isdisjoint(_WORD.findall(folded)):
        return folded
    words = list(_WORD.finditer(folded))
    kept, end, at = [], 0, 0
    while at < len(words):
        found = _longest(folded, words, at, tree.get(words[at].group()))
        if found is not None:
            last, name = found
            kept += [folded[end : words[at].start()], name]
            end, at = words[last].end(), last
        at += 1
    return "".join([*kept, folded[end:]]) if kept else folded


def _longest(folded: str, words: Sequence[re.Match[str]], at: int, node: _Node | None) -> tuple[int, str] | None:
    """The last word, by its index, and the name of the longest phrase that begins with word `at`."""
    best: tuple[int, str] | None = None
    while node is not None and at + 1 < len(words):
        step = at + 1
        if words[step].group() in _PRONOUNS and words[step].group() not in node.behind and step + 1 < len(words):
            step += 1
        node = node.behind.get(words[step].group())
        if node is None or not _is_blank(folded, words, at, step):
            break
        at = step
        if node.name is not None:
            best = at, node.name
    return best


def _is_blank(folded: str, words: Sequence[re.Match[str]], at: int, step: int) -> bool:
    """True where nothing but one blank parts each word from `at` to `step` from the next."""
    return all(folded[words[place].end() : words[place + 1].start()] == " " for place in range(at, step))


def as_concept(word: str) -> str:
    """The stem that stands for a word and its synonyms: `operations` and `surgery` both give `procedur`."""
    stem = stem_word(word)
    return _names().get(stem, stem)
