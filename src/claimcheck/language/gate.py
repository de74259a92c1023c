"""A cheap look that says whether a text can hold a figure at all."""

from __future__ import annotations

import re

# any decimal digit, a fraction sign, or a word that can begin a figure; `one`, `once` and articles only in such shapes
_STARTS = re.compile(
    r"""
    [0-9\uff10-\uff19½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]
  | \b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen
      |eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|zero|half|twice|thrice|dozen|hundred
      |thousand|million|billion|trillion|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth
      |(?:two|three|four|five|six|seven|eight|nine|ten)fold
      |double[sd]?|triple[sd]?|once|one|every\sother)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def may_hold_figure(text: str) -> bool:
    """False only where `text` surely holds no figure; costs one look at its characters."""
    if text.isascii():
        return _has_digit(text) or _STARTS.search(text) is not None
    return _STARTS.search(text) is not None


_DIGITS = b"0123456789"


def _has_digit(text: str) -> bool:
    raw = text.encode("ascii")
    return len(raw.translate(None, _DIGITS)) != len(raw)
