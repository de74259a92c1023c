"""A light English stemmer: words that share a stem say the same thing for a link.

It fills the lemma where the pipeline has no lemmatizer. Plain suffix rules in the manner of Porter (1980), cut short,
with a table of irregular forms.
"""

from __future__ import annotations

from functools import cache, lru_cache

from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_rows, read_words

_VOWELS = set("aeiouy")
_ENDINGS = (
    ("ations", ""),
    ("ation", ""),
    ("ments", ""),
    ("ment", ""),
    ("ness", ""),
    ("ions", ""),
    ("ion", ""),
    ("ly", ""),
)

# `anaemia`, `oedema`; `tumour`, `behavioural`; `centre`, `litres`; `organisation`, `analysed`
_BRITISH = as_pattern(
    r"ae|oe(?!s?$)|(?<=[a-z]{3})our(?=s?$|ed$|ing$|al$|ful$)|tre(?=s?$)"
    r"|(?:(?<=[a-z]{5}i)|(?<=[a-z]{4}y))s(?=(?:e[ds]?|ing|ations?)$)"
)
_AMERICAN = {"ae": "e", "oe": "e", "our": "or", "tre": "ter", "s": "z"}


@cache
def _irregular() -> dict[str, str]:
    return dict(read_rows(__file__, "stems.tsv"))


@cache
def stop_words() -> frozenset[str]:
    """Words, lower case, that say nothing of what a figure measures."""
    return frozenset(read_words(__file__, "stop_words.txt"))


@lru_cache(maxsize=20_000)
def stem_word(word: str) -> str:
    """The stem of a word, lower case: `reductions` and `reduced` both give `reduc`."""
    lower = word.casefold().replace("’", "'").removesuffix("'s").strip("'-")
    if lower in _irregular():
        return _irregular()[lower]
    if len(lower) <= 3:
        return lower
    return _strip_verb(_strip_plural(_as_american(lower)))


def _as_american(word: str) -> str:
    """A word in one spelling of English: `anaemia`, `tumours`, `centre`, and `hospitalised` with its z."""
    return _BRITISH.sub(lambda part: _AMERICAN[part.group()], word)


def _strip_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _strip_verb(word: str) -> str:
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3 and _VOWELS & set(rest) and not word.endswith("eed"):
            return _tidy(rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest)
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return _tidy(word[: -len(ending)] + put)
    return _tidy(word)


def _tidy(word: str) -> str:
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word
