"""One pass over a text: numbers, fraction signs, words and single signs, each with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.pattern import as_pattern

# `1,500`, `1 000` with a no-break or thin blank, `2.5`, `2·5`, `.5` | `½` | `mcg`, `patient's` | any other sign
TOKEN = as_pattern(
    r"""
    (?P<num>
        [0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?   # 12,500   1 000.5
      | [1-9][0-9]{0,2}(?:[ ][0-9]{3}){0,3}[ ]000(?![0-9])                       # 150 000
      | [0-9]+(?:[.·][0-9]+)?                                                 # 12   2.5   2·5
      | (?<![\w.])\.[0-9]+                                                   # .5
    )
  | (?P<frac>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒])                                         # ½
  | (?P<word>[^\W\d_]+(?:['’][a-z]+)?)                                        # weeks   µg   patient's
  | (?P<sign>\S)                                                             # %   (   –
    """,
    re.VERBOSE,
)

DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−﹣－", "-"))
FULL_WIDTH = str.maketrans(
    {chr(0xFF10 + digit): str(digit) for digit in range(10)} | {"％": "%", "\u2044": "/", "∕": "/"}
)


class Token(NamedTuple):
    """A token: `low` is lower case with every dash as `-`, `text` as written."""

    kind: str  # num, frac, word, sign
    low: str
    text: str
    start: int
    end: int


def split_tokens(text: str) -> list[Token]:
    """The tokens of a text, in order; offsets are into it."""
    plain = text.translate(DASHES).translate(FULL_WIDTH)
    return [
        Token(match.lastgroup or "sign", match.group().lower(), match.group(), match.start(), match.end())
        for match in TOKEN.finditer(plain)
    ]


def gap(tokens: list[Token], at: int) -> int:
    """How many characters stand between the token before `at` and it."""
    return tokens[at].start - tokens[at - 1].end if at else 0
