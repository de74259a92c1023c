"""The people that a statement speaks of: `advanced cancer patients`, `children with asthma`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.language.ages import ALL_AGES, compare_ages, find_limit, read_ages, stage_words
from claimcheck.language.measure_words import Qualifier, as_qualifiers, as_specific
from claimcheck.language.nlp import vocabulary
from claimcheck.language.numbers import number_words
from claimcheck.language.stems import stop_words
from claimcheck.pattern import as_pattern

_WORD = as_pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  # `children`, `late-stage`
_WITH = as_pattern(
    r"\s(?:with|living\swith|who\s(?:have|had)|suffering\sfrom)\s(?:an?\s|the\s|(?:any|all|every)\s(?:kinds?|types?|forms?|sorts?|degrees?|grades?|stages?)\sof\s)?",
    re.IGNORECASE,
)
_ANY_KIND = as_pattern(r"\b(?:any|all|every)\s(?:kind|type|form|sort|degree|grade|stage)s?\sof\b", re.IGNORECASE)
_EVERYONE = frozenset({"everyone", "everybody", "anyone", "anybody"})
_PEOPLE = frozenset(
    {"stage", "severity", "course", "sex", "age", "smoking", "donor", "arm"}
)  # the qualifiers that tell people apart
_ANOTHER = frozenset({("age", "child"), ("sex", "pregnant")})  # such people are never meant by `people`
_MOTHERS = frozenset({("sex", "female"), ("sex", "pregnant")})
_NUMBERED = as_pattern(r"\s(?:type|stage|grade|class)\s(?:\d|[iv]{1,3})\b", re.IGNORECASE)  # `with type 2 diabetes`
_TYPED = as_pattern(r"\b(?:type|stage|grade|class)\s(?:\d|[iv]{1,3})\b", re.IGNORECASE)
_REACH = 4  # words on either side of the word for people


class People(NamedTuple):
    """A phrase for people; offsets are *plain* in its block."""

    start: int
    end: int
    text: str
    condition: frozenset[str]  # stems of what follows `with`, and of the noun before: {"cancer"}


@cache
def _heads() -> frozenset[str]:
    phrases = (phrase for group, _, phrases in vocabulary() if group == "population" for phrase in phrases)
    return (frozenset(phrases) | stage_words()) - {"those", "cases"} | _EVERYONE


@cache
def _infants() -> frozenset[str]:
    return as_specific(" ".join(word for word in stage_words() if read_ages(word) == read_ages("infant")))


def find_all_people(text: str, start: int, end: int) -> tuple[People, ...]:
    """The phrases for people in [start, end): those that say more than `people` before the others, in order."""
    words = [(match.start(), match.end(), match.group().lower()) for match in _WORD.finditer(text, start, end)]
    found = (_read_phrase(text, words, at) for at, word in enumerate(words) if word[2] in _heads())
    return tuple(sorted(found, key=lambda each: " " not in each.text))


def find_people(text: str, start: int, end: int) -> People | None:
    """The first phrase for people in [start, end) that says more than `people`, else the first; None without one."""
    return next(iter(find_all_people(text, start, end)), None)


def _read_phrase(text: str, words: Sequence[tuple[int, int, str]], at: int) -> People:
    first = at
    while first > 0 and at - first < _REACH and _belongs(text, words[first - 1], words[first]):
        first -= 1
    last = at
    joint = _WITH.match(text, words[at][1])
    if joint is not None:
        named = _NUMBERED.match(text, joint.end() - 1)
        begin = named.end() if named else joint.end()
        last = next((next_at for next_at in range(at + 1, len(words)) if words[next_at][0] >= begin), at)
        while last + 1 < len(words) and last - at < _REACH + 2 and _belongs(text, words[last + 1], words[last], False):
            last += 1
    begin, stop = words[first][0], words[last][1]
    limit = find_limit(text, words[at][1])
    ages = ALL_AGES.match(text, words[at][1])
    stop = max(stop, limit[0] if limit is not None else 0, ages.end() if ages is not None else 0)
    condition = as_specific(" ".join(word for _, _, word in (*words[first:at], *words[at + 1 : last + 1])))
    return People(begin, stop, text[begin:stop], condition)


def _belongs(text: str, word: tuple[int, int, str], beside: tuple[int, int, str], before: bool = True) -> bool:
    """True where a word stands right beside the phrase and is no stop word and no general one."""
    gap = text[word[1] : beside[0]] if before else text[beside[1] : word[0]]
    named = bool(as_specific(word[2])) or bool(as_qualifiers(word[2]))
    counts = word[2] in number_words()
    return gap == " " and named and not counts and word[2] not in stop_words() and word[2] not in {"rate", "is"}


def describe_drift(entry: str, found: People, around: str, known: frozenset[str]) -> str | None:
    """How the people of a text depart from the registry's, as the words of a message; None where they do not.

    They are another group where age, sex or condition differ, and a broader one where the text names them and leaves
    out what narrows them: `people with cancer` for `people with advanced cancer`, `adults` for `people over 75`.

    Args:
        entry: the registry's population as written.
        found: the phrase of the text.
        around: sentence, headings and lead-in, which may narrow the people too.
        known: stems of what the entry says of its measure anywhere.
    """
    wanted = _tell_people(as_qualifiers(entry))
    written = _tell_people(as_qualifiers(found.text))
    if found.text.lower().split()[0] in _EVERYONE:
        return "is broader" if as_specific(entry) or wanted else None
    if wanted & _MOTHERS and as_specific(found.text) <= _infants():
        return None  # her baby is what happens to a woman, no other group
    groups = {group for group, _ in wanted}
    if any(pair[0] in groups and pair not in wanted and pair[1] != "adult" for pair in written):
        return "is another"
    if written & _ANOTHER - wanted:
        return "is another"
    return (
        _compare_types(entry, found.text)
        or compare_ages(entry, found.text, around)
        or _compare_conditions(entry, found, around, known)
    )


def _compare_types(entry: str, found: str) -> str | None:
    """The same where a number tells kinds of a condition apart: `type 1 diabetes` for `type 2 diabetes`."""
    wanted, told = (frozenset(map(str.lower, _TYPED.findall(text))) for text in (entry, found))
    return "is another" if wanted and told and not wanted & told else None


def _compare_conditions(entry: str, found: People, around: str, known: frozenset[str]) -> str | None:
    """The same for what the people have: another condition, another kind of it, or a kind of it left out."""
    wanted, told = _tell_people(as_qualifiers(entry)), _tell_people(as_qualifiers(around))
    if found.condition and any(pair[0] in {"stage", "severity", "course"} for pair in wanted - told):
        return "is broader"
    if not found.condition or not _WITH.search(entry):
        return None
    named = as_specific(entry) - {stem for word in entry.split() for stem in as_specific(word) if word in _heads()}
    if not found.condition & named:
        apart = _WITH.search(found.text) and not found.condition & known and not named & as_specific(around)
        return "is another" if apart else None
    told_around = frozenset() if _ANY_KIND.search(found.text) else as_specific(around)
    if not _kinds_of(entry, found.condition & named) - found.condition - told_around:
        return None
    return "is another" if found.condition - named - known else "is broader"


def _kinds_of(entry: str, condition: frozenset[str]) -> frozenset[str]:
    """What stands right before a condition and says which kind of it is meant: `early` of `early kidney disease`."""
    kinds: set[str] = set()
    before: set[str] = set()
    for match in _WORD.finditer(entry.lower()):
        stems = as_specific(match.group())
        if stems & condition:
            kinds |= before
        before = before | stems if stems and match.group() not in _heads() else set()
    return frozenset(kinds)


def _tell_people(qualifiers: frozenset[Qualifier]) -> frozenset[Qualifier]:
    return frozenset(pair for pair in qualifiers if pair[0] in _PEOPLE)
