"""The words of a text as linking compares them: stems, with words and phrases that say the same made one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from claimcheck.language.cues import fold, holds_any
from claimcheck.language.stems import stem_word, stop_words
from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_rows, read_words

NOT = "!"  # stands before a stem that the text denies: `not approved`
# A word, a name that ends in a digit (`A1C`, `B12`), or a number: "late-stage" gives two, "HbA1c" one, "1,000" one
_TOKEN = as_pattern(r"[a-z][a-z0-9]*(?:['’](?:t|s)\b)?|\d[\d.,]*%?")
_NUMBER = as_pattern(r"\d{1,3}|[a-z]+")
# `type 2`, `stage iv`: the digit is the name
_NUMBERED = as_pattern(r"\b(type|stage|grade|phase|class)[\s-](\d|iv|iii|ii|i)\b")
_NUMBERABLE = ("type", "stage", "grade", "phase", "class")
# `3-day`, `one month`, `12 weeks`: what a share holds for
_SPAN_OF_TIME = as_pattern(
    r"\b(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[\s-](hour|day|week|month|year)s?\b"
)
# `pre-eclampsia` is one word, as it is in `preeclampsia`
_PREFIXED = as_pattern(r"\b(pre|sub|anti|peri|post|intra|micro|hyper)-(?=[a-z]{3})")
_OTHER = as_pattern(r"\bother\sthan\s|\bnon(?=[a-z]{5})")  # `other than cancer`, `noncancer`
_TURNING = ("other than ", "non")
_NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred hundredth thousand million quarter quarters half halves third thirds fifth fifths tenth tenths percent per cent".split()
)
_VALUES = {
    word: str(value)
    for value, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"a": "1", "an": "1"}
_TIMES = {"one": 1, "single": 1, "first": 1, "two": 2, "both": 2, "second": 2, "three": 3, "third": 3, "four": 4}
_NEGATIONS = frozenset(
    "not never isn't aren't wasn't weren't don't doesn't didn't cannot can't won't non isn’t aren’t don’t".split()
)

Phrase = tuple[tuple[str, ...], tuple[str, ...]]  # the stems of a phrase and those it stands for


@cache
def _phrases() -> dict[str, tuple[Phrase, ...]]:
    """Phrases by their first stem, the longest first."""
    found: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for name, phrases in read_rows(__file__, "link_words.tsv"):
        put = _as_name(name)
        for phrase in phrases.split("|"):
            stems = tuple(stem_word(word) for word in _split_words(phrase.casefold()))
            found.setdefault(stems[0], {}).setdefault(stems, put)
    return {first: tuple(sorted(rows.items(), key=lambda row: (-len(row[0]), row[0]))) for first, rows in found.items()}


def _split_words(lower: str) -> list[str]:
    return _TOKEN.findall(_PREFIXED.sub(r"\1", lower) if "-" in lower else lower)


def _as_name(name: str) -> tuple[str, ...]:
    words = name.split()
    return tuple(
        (NOT if index and words[index - 1] == "not" else "") + word for index, word in enumerate(words) if word != "not"
    )


@cache
def light_stems() -> frozenset[str]:
    """Stems that hardly tell one measure from another."""
    found: set[str] = set()
    for word in read_words(__file__, "light_words.txt"):
        found.update(as_link_stems(word) or {stem_word(word)})
    return frozenset(found)


@cache
def _counted_stems() -> frozenset[str]:
    return frozenset(stem_word(word) for word in read_words(__file__, "counted_words.txt"))


@lru_cache(maxsize=4096)
def find_numbers(text: str) -> frozenset[str]:
    """The whole numbers up to twelve as digits, the others as they are written: `12`, `30` of `at twelve, before 30`."""
    words = _NUMBER.findall(text.casefold())
    return frozenset(_VALUES.get(word, word) for word in words if word[0].isdigit() or word in _VALUES) - {"1"}


def is_time(stem: str) -> bool:
    """True for the stem of a span of time or of a number of doses: `3day`, `1month`, `2dos`."""
    return stem[:1].isdigit()


def is_count(stem: str) -> bool:
    """True for the stem of a number of doses or the like: `2dos`."""
    return is_time(stem) and stem[1:] in _counted_stems()


def without_times(stems: frozenset[str]) -> frozenset[str]:
    """The stems that are no spans of time."""
    return frozenset(stem for stem in stems if not is_time(stem))


@lru_cache(maxsize=4096)
def as_link_stems(text: str, keep_times: bool = False) -> frozenset[str]:
    """The stems of a text's content words, numbers left out, synonyms joined; `!` before those that are denied.

    Args:
        text: plain words.
        keep_times: whether spans of time and numbers of doses (`3-day`, `both doses`) count as words: `3day`, `2dos`.
    """
    lower = fold(text)
    if holds_any(lower, _NUMBERABLE):
        lower = _NUMBERED.sub(r"\1\2", lower)
    if holds_any(lower, _TURNING):
        lower = _OTHER.sub("not ", lower)
    words = _split_words(lower)
    stems = [stem_word(word) for word in words]
    phrases, stops = _phrases(), stop_words()
    found = _find_times(lower) | _find_counts(words, stems) if keep_times else set()
    denied, at = 0, 0
    while at < len(words):
        word = words[at]
        length = 1
        names: tuple[str, ...] = ()
        for phrase, put in phrases.get(stems[at], ()):
            if tuple(stems[at : at + len(phrase)]) == phrase:
                length, names = len(phrase), put
                break
        if not names:
            if word in _NEGATIONS:
                denied, at = 4, at + 1
                continue
            if not (word in stops or stems[at] in stops or word in _NUMBER_WORDS or word[0].isdigit() or len(word) < 2):
                names = (stems[at],)
        for name in names:
            found.add(_turn(name) if denied else name)
        denied = 0 if names else max(0, denied - 1)
        at += length
    return frozenset(found)


def _find_counts(words: Sequence[str], stems: Sequence[str]) -> set[str]:
    counted = _counted_stems()
    return {
        f"{_TIMES[word]}{stem}"
        for at, word in enumerate(words)
        if word in _TIMES
        for stem in stems[at + 1 : at + 3]
        if stem in counted
    }


def _find_times(lower: str) -> set[str]:
    return {f"{_VALUES.get(match[1], match[1])}{match[2]}" for match in _SPAN_OF_TIME.finditer(lower)}


def _turn(name: str) -> str:
    return name.removeprefix(NOT) if name.startswith(NOT) else NOT + name
