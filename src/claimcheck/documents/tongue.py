"""Which language a text is in, where it is not English."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from claimcheck.documents.document import Block
from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_lines

_ENOUGH_TEXT = 20_000  # characters
_ENOUGH_WORDS = 40
_ENOUGH_LETTERS = 40
_COMMON = 0.22  # share of stop words from which a text of so many words is in that language
_LEAD = 2.0  # how far it must lie before English
_FOREIGN = as_pattern(
    r"(?!(?:en|eng|und|zxx|mul|x)(?:[-_]|$))[a-z]{2,3}(?:[-_][a-z0-9]+)*", re.IGNORECASE
)  # `de`, `fr-CA`
_WORD = as_pattern(r"[^\W\d_]+")

_GREEK = "\u0370"  # the first character behind those of Latin script and its accents

# letters of one script, and the language that is most often written in it
_SCRIPTS = (
    ("ja", as_pattern("[\u3040-\u30ff]")),
    ("ko", as_pattern("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", as_pattern("[\u4e00-\u9fff\u3400-\u4dbf]")),
    ("ru", as_pattern("[\u0400-\u052f]")),
    ("el", as_pattern("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("ar", as_pattern("[\u0600-\u06ff\u0750-\u077f]")),
    ("he", as_pattern("[\u0590-\u05ff]")),
    ("hi", as_pattern("[\u0900-\u097f]")),
    ("bn", as_pattern("[\u0980-\u09ff]")),
    ("ta", as_pattern("[\u0b80-\u0bff]")),
    ("th", as_pattern("[\u0e00-\u0e7f]")),
    ("hy", as_pattern("[\u0530-\u058f]")),
    ("ka", as_pattern("[\u10a0-\u10ff]")),
)


@cache
def _stop_words() -> dict[str, frozenset[str]]:
    entries = (line.split(":", 1) for line in read_lines(__file__, "stop_words.txt"))
    return {language.strip(): frozenset(words.split()) for language, words in entries}


def find_language(blocks: Iterable[Block], marked: str | None = None) -> str | None:
    """The language tag of a text that is marked as, or clearly written in, another language than English; else None.

    Method: shares of each language's commonest words, those that English has too left out; letters by script.
    """
    if marked and _FOREIGN.fullmatch(marked):
        return marked
    size, texts = 0, []
    for block in blocks:
        texts.append(block.text[:_ENOUGH_TEXT])
        size += len(block.text)
        if size > _ENOUGH_TEXT:
            break
    text = "\n".join(texts)
    return (None if text.isascii() else _find_by_script(text)) or _find_by_words(text)


def _find_by_script(text: str) -> str | None:
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    beyond_latin = sum(len(word) for word in words if not word.isascii() and max(word) >= _GREEK)
    if letters < _ENOUGH_LETTERS or 2 * beyond_latin < letters:
        return None
    counts = {language: len(script.findall(text)) for language, script in _SCRIPTS}
    if 2 * sum(counts.values()) < letters:
        return None
    if counts["ja"] * 10 > counts["zh"]:  # Japanese writes with both
        counts["ja"] += counts["zh"]
    return max(counts, key=lambda language: counts[language])


def _find_by_words(text: str) -> str | None:
    words = _WORD.findall(text.lower())
    if len(words) < _ENOUGH_WORDS:
        return None
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in known & counts.keys()) / len(words)
        for language, known in _stop_words().items()
    }
    english = shares.pop("en")
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= _COMMON and shares[best] > _LEAD * english else None
