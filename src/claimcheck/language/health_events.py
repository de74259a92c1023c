"""Words for what happens to people or is done to them: cases, deaths, operations; what a yearly number may count."""

from __future__ import annotations

from functools import cache

from claimcheck.language.people_words import people_words
from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_words

_IRREGULAR = {"diagnoses": "diagnosis", "crises": "crisis", "teeth": "tooth", "injuries": "injury"}
_IRREGULAR |= {"biopsies": "biopsy", "pregnancies": "pregnancy", "deliveries": "delivery", "surgeries": "surgery"}
# the endings of operations, examinations and tumours: `hysterectomies`, `arthroplasty`, `gastroscopies`, `lymphomas`
_PROCEDURE = as_pattern(
    r"[a-z]{3,}(?:ectom|plast|otom|ostom|scop|rrhaph|tripsy|centes)(?:y|ies|is|es)?$|(?!diploma|aroma)[a-z]{3,}oma(?:s|ta)$"
)


@cache
def event_words() -> frozenset[str]:
    """Lower-case words that name health events, plural and singular."""
    plural = read_words(__file__, "events.txt")
    return frozenset(plural) | {_IRREGULAR.get(word, word.removesuffix("s")) for word in plural}


def names_event(word: str) -> bool:
    """True for the name of a health event, whatever its case: `deaths`, `hysterectomies`."""
    word = word.casefold()
    return word in event_words() or _PROCEDURE.match(word) is not None


def names_counted(word: str) -> bool:
    """True for the name of people or of a health event."""
    return word.casefold() in people_words() or names_event(word)
