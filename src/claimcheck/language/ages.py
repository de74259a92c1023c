"""How old people are, as a text says it: by a word (`children`) or by a limit (`people over 75`)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_rows

_WORD = as_pattern(r"[a-z]+(?:-[a-z]+)*")
# ` over 75`, ` aged 65 and over`, ` under 3 months`, ` vaccinated before 17`, ` aged 5-11`, ` who are over the age of 50`
ALL_AGES = as_pattern(r"\s(?:of|at)\s(?:all|any|every)\sages?\b", re.IGNORECASE)  # `people of all ages`
_LIMIT = as_pattern(
    r"(?:,?\s|\s\()(?:(?:who|that)\s(?:are|were)\s)?(?P<when>(?:vaccinated|diagnosed|treated)\s(?:at\s)?)?"
    r"(?P<aged>aged?\s|ages\s)?(?P<bound>over|above|older\sthan|under|below|younger\sthan|before|from|between|at\sleast|up\sto)?\s?"
    r"(?P<the>(?:the\s)?ages?\sof\s|age\s)?(?P<low>\d{1,3})(?!\d|[.,]\d|\s?%|\sin\s)"
    r"(?:(?:\s?[-–]\s?|\sto\s|\sand\s|\sor\s)(?P<high>\d{1,3}))?"
    r"(?:[\s-](?P<unit>months?|weeks?|days?|years?))?(?P<old>\s(?:old|of\sage))?"
    r"(?:\s(?:and|or)\s(?P<side>over|older|above|up|more|under|younger|below))?\b",
    re.IGNORECASE,
)
_ANYONE = frozenset({"people", "persons", "individuals"})
_CHILD = as_pattern(
    r"\b(?:child|kid|bab(?:y|ies)|infan|toddler|newborn|girl|boy|teen|adolescen|p(?:a)?ediatric|school)", re.IGNORECASE
)
_YEARS = {"month": 12, "week": 52, "day": 365, "year": 1}
_OLDEST = 110
_DOWN = frozenset({"under", "below", "younger than", "before", "up to", "younger"})
_NARROW = 0.6  # people over 75 are a smaller part of all adults than this


class Ages(NamedTuple):
    """A stretch of life in years; `limited` where numbers set it."""

    low: float
    high: float
    limited: bool = False


@cache
def _stages() -> dict[str, tuple[str, Ages]]:
    found: dict[str, tuple[str, Ages]] = {}
    for stage, low, high, words in read_rows(__file__, "life_stages.tsv"):
        found.update(dict.fromkeys(words.split("|"), (stage, Ages(float(low), float(high)))))
    return found


def stage_words() -> frozenset[str]:
    """The words that name people by their age."""
    return frozenset(_stages())


def find_limit(text: str, at: int) -> tuple[int, Ages] | None:
    """The limit of age that stands right behind a word for people, as its end and its years; None without one.

    Args:
        text: plain words.
        at: where the word for people ends.
    """
    match = _LIMIT.match(text, at)
    if match is None:
        return None
    told = match["aged"] or match["the"] or match["old"] or match["side"] or match["bound"] or match["when"]
    if not told:
        return None
    per = _YEARS[(match["unit"] or "year").lower().removesuffix("s")]
    low = int(match["low"]) / per
    if match["high"]:
        return match.end(), Ages(low, int(match["high"]) / per, True)
    word = " ".join((match["bound"] or match["side"] or "").lower().split())
    if not word:
        return match.end(), Ages(low, low + 1 / per, True)
    return match.end(), Ages(0, low, True) if word in _DOWN else Ages(low, _OLDEST, True)


def read_ages(text: str) -> Ages | None:
    """How old the people of a phrase are: by its limit, else by its word; None where neither says it."""
    limit = _find_any_limit(text)
    if limit is not None:
        return limit
    words = [_stages()[word][1] for word in _WORD.findall(text.lower()) if word in _stages()]
    return words[0] if words else None


def _find_any_limit(text: str) -> Ages | None:
    for gap in re.finditer(r"\s", text):
        found = find_limit(text, gap.start())
        if found is not None:
            return found[1]
    return None


def compare_ages(entry: str, found: str, around: str) -> str | None:
    """How the ages of a text's people depart from the registry's, as the words of a message; None where they do not.

    Args:
        entry: the registry's population as written.
        found: the text's phrase for people.
        around: what stands around it and may set the limit too.
    """
    wanted, told = read_ages(entry), read_ages(found)
    if wanted is not None and wanted.limited and ALL_AGES.search(found) is not None:
        return "is broader"
    if wanted is not None and told is None and wanted.high <= _stages()["child"][1].high:
        return "is broader" if found.lower() in _ANYONE and _CHILD.search(around) is None else None
    if wanted is None or told is None:
        return None
    if told.limited and wanted.limited:
        return None if (told.low, told.high) == (wanted.low, wanted.high) else "is another"
    if min(wanted.high, told.high) <= max(wanted.low, told.low):
        return "is another"
    if told.limited or told.high <= _stages()["baby"][1].high or _find_any_limit(around) is not None:
        return None
    share = (min(wanted.high, told.high) - max(wanted.low, told.low)) / (told.high - told.low)
    return "is broader" if share < _NARROW else None
