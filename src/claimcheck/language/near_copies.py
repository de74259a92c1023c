"""Whether two passages say the same in nearly the same words: a copy that drifted, and not a second thing told alike.

`placed during the implantation` and `placed during the procedure` are one passage. `Take the red tablet in the morning` and
`Take the blue tablet in the evening` are two, and so are sentences that say the same of two drugs or deny each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from claimcheck.language.likeness import jaccard
from claimcheck.language.measure_words import as_qualifiers
from claimcheck.language.stems import stem_word, stop_words
from claimcheck.language.synonyms import as_concept
from claimcheck.word_lists import read_lines

FEWEST = 5  # words that say something, from which a passage is compared by what it says
SAID = 0.75  # of the words that say something
WRITTEN = 0.85  # of all words
TOPIC = 3  # words at the beginning that name what a sentence speaks of

_DENIALS = frozenset({"not", "no", "never", "without", "nor", "neither", "none", "nobody", "nothing", "cannot"})
_DIGITS = {
    word: str(value)
    for value, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2)
}
_PEOPLE = frozenset({"people", "person", "persons", "patient", "patients", "individual", "individuals"})
_LIGHT = frozenset(
    "a an the your you our we their they any some all of that which who is are be to this these those it its his her my".split()
)

_JOINTS = frozenset({"of", "in", "for", "with", "and", "or", "from"})  # words that differ where two say the same
_USED = frozenset("take use have need wear own".split())
_SHORT = 6  # words of an item whose order may be another


@lru_cache(maxsize=1_000)
def as_content(tokens: tuple[str, ...]) -> frozenset[str]:
    """What the words of a passage say: stems of its naming words, synonyms joined, denials as `not`, numbers as they are."""
    return frozenset(concept for token in tokens if (concept := as_said(token)))


def as_label(tokens: Sequence[str]) -> tuple[str, ...]:
    """The words of a short item without articles and pronouns, as stems: `the costs` is `cost`."""
    words = [word for token in _without_use(tokens) for word in token.split("-") if word]
    return tuple(stem_word(word) for word in words if word not in _LIGHT) or tuple(tokens)


def _without_use(tokens: Sequence[str]) -> Sequence[str]:
    """The words in front of a clause that says no more than `your` does: `the medicines (that) you take`."""
    if len(tokens) > 2 and tokens[-2] == "you" and tokens[-1] in _USED:
        return tokens[: -3 if tokens[-3] in {"that", "which"} else -2]
    return tokens


def says_the_same(first: tuple[str, ...], again: tuple[str, ...]) -> bool:
    """True for two short items of the same naming words in another order: `weight loss`, `loss of weight`."""
    said = as_content(first), as_content(again)
    if len(said[0]) < 2 or said[0] != said[1] or numbers_of(first) != numbers_of(again):
        return False
    apart = set(first) ^ set(again)
    return all(token in _LIGHT or token in _JOINTS or as_said(token) for token in apart) and len(first) <= _SHORT


def is_near_copy(first: tuple[str, ...], again: tuple[str, ...]) -> bool:
    """True for two passages, as tokens, of which one is the other one's copy, exactly or nearly."""
    if tuple(first) == tuple(again):
        return True
    if numbers_of(first) != numbers_of(again):
        return False
    said = as_content(first), as_content(again)
    alike = min(map(len, said)) >= FEWEST and jaccard(*said) >= SAID
    if not alike and jaccard(frozenset(first), frozenset(again)) < WRITTEN:
        return False
    return not are_parted(first, again, said)


def are_parted(first: tuple[str, ...], again: tuple[str, ...], said: tuple[frozenset[str], frozenset[str]]) -> bool:
    """True where the words that differ name two things, times or people, or deny what the other passage says."""
    if ("not" in said[0]) != ("not" in said[1]):
        return True
    only = set(first) - set(again), set(again) - set(first)
    if any(one & group and other & group for group in _groups() for one, other in [only]):
        return True
    qualified = as_qualifiers(" ".join(only[0])), as_qualifiers(" ".join(only[1]))
    if {group for group, _ in qualified[0]} & {group for group, _ in qualified[1]} and qualified[0] != qualified[1]:
        return True
    lost, added = said[0] - said[1], said[1] - said[0]
    return bool(lost & as_content(first[:TOPIC])) and bool(added & as_content(again[:TOPIC]))


@lru_cache(maxsize=1_000)
def numbers_of(tokens: tuple[str, ...]) -> list[str]:
    """The numbers of a passage, in digits, sorted."""
    return sorted(_DIGITS.get(token, token) for token in tokens if token[0].isdigit() or token in _DIGITS)


@lru_cache(maxsize=20_000)
def as_said(token: str) -> str:
    """The stem of what a word says, `not` for a denial, nothing for a word that only joins others."""
    if token in _DENIALS or token.endswith("n't"):
        return "not"
    if token in _PEOPLE or token in stop_words() or stem_word(token) in stop_words():
        return ""
    return as_concept(token)


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in read_lines(__file__, "contrasts.txt"))
