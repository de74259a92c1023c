"""Whether a text is another language than English: as marked, or clearly by its commonest words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from claimcheck.documents.document import Block
from claimcheck.documents.front_matter import language_of
from claimcheck.model import Span

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 40  # words that a guess needs
_LOOKED_AT = 600


@cache
def _common_words() -> dict[str, frozenset[str]]:
    path = Path(__file__).with_name("data") / "common_words.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#"))
    return {language: frozenset(words.split()) for language, words in rows}


def find_language(source: str, front: Span | None, blocks: Sequence[Block], marked: str | None = None) -> str | None:
    """The language tag where a text is not English; None for English or where nothing is clear.

    A mark (`lang="de"`, front matter) decides; without one, the share of a language's commonest words does, and the
    share of letters that are not Latin.
    """
    tag = (marked or (language_of(source[front.start : front.end]) if front else None) or "").lower().replace("_", "-")
    if tag:
        return None if tag.split("-")[0] in ("en", "eng") else tag
    words = list(islice((word.casefold() for block in blocks for word in _WORD.findall(block.text)), _LOOKED_AT))
    if len(words) < _ENOUGH:
        return None
    letters = "".join(words)
    if sum(char > "\u024f" for char in letters) > 0.5 * len(letters):
        return "und"
    shares = {name: sum(word in common for word in words) / len(words) for name, common in _common_words().items()}
    best = max(shares, key=lambda name: shares[name])
    if best != "en" and shares[best] > 0.2 and shares[best] > 2.5 * shares["en"]:
        return best
    return None
