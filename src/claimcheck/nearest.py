"""The known name that a mistyped one was probably meant for: `did you mean …?`."""

from __future__ import annotations

from collections.abc import Iterable

_ALIKE = 0.6  # of `difflib`'s ratio


def find_nearest(word: str, known: Iterable[str]) -> str | None:
    """The name most like a word, and of several the one that begins most like it; None where none is much like it."""
    from difflib import SequenceMatcher
    from itertools import takewhile

    def likeness(name: str) -> tuple[float, int]:
        begun = takewhile(lambda pair: pair[0] == pair[1], zip(name, word, strict=False))
        return SequenceMatcher(None, name, word).ratio(), len(list(begun))

    best = max(known, key=likeness, default=None)
    return best if best is not None and likeness(best)[0] >= _ALIKE else None
