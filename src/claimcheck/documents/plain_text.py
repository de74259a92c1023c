"""The plain text of one block, grown run by run, with its exact map to the source."""

from __future__ import annotations

import re

from claimcheck.documents.document import Piece, SourceMap

_BLANKS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# soft hyphen, zero-width blanks and joiners, marks of direction, byte order marks
_UNSEEN = "\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_KEPT = frozenset("\xa0\u2009\u202f")  # no-break, thin and narrow no-break space carry meaning in figures


def _spell_out(ranges: str) -> str:
    found = re.finditer(r"(.)-(.)|(.)", ranges, re.DOTALL)
    return "".join("".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))) if m[1] else m[3] for m in found)


EDGES = _spell_out(_BLANKS + _UNSEEN)
UNSEEN = re.compile(f"[{_UNSEEN}]+")

# What cannot stay as it is: `a  b`, `a\tb`, `a<no-break space>b`, `pa<soft hyphen>tient`
_ODD = re.compile(
    rf"""
    (?: [ ] (?=[{_BLANKS}{_UNSEEN}])        # a blank before another one
      | [{_BLANKS.replace(" ", "")}{_UNSEEN}] # any other blank, anything unseen
    )
    [{_BLANKS}{_UNSEEN}]*+                  # and the rest of the run
    """.replace("[ ]", r"\x20").replace(_BLANKS, _BLANKS.replace(" ", r"\x20")),
    re.VERBOSE,
)
