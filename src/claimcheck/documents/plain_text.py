"""The plain text of one block, grown run by run, with its exact map to the source."""

from __future__ import annotations

import re

from claimcheck.documents.document import Piece, SourceMap
from claimcheck.pattern import as_pattern

# for character classes: every blank but the common one, and what is never seen (soft hyphen, zero-width characters,
# marks of direction, byte order marks)
_BLANKS = "\t\n\x0b\x0c\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_UNSEEN = "\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_KEPT = frozenset("\xa0\u2009\u202f")  # no-break, thin and narrow no-break space carry meaning in figures


def _spell_out(ranges: str) -> str:
    """`a-ce` -> `abce`."""
    found = re.finditer(r"(.)-(.)|(.)", ranges, re.DOTALL)
    return "".join(m[3] or "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))) for m in found)


EDGES = " " + _spell_out(_BLANKS + _UNSEEN)
_BREAKS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
UNSEEN = as_pattern(f"[{_UNSEEN}]")
_WITHOUT_UNSEEN = dict.fromkeys(map(ord, _spell_out(_UNSEEN)))

# what cannot stay as it is: `a  b`, `a<tab>b`, `a<no-break space>b`, `pa<soft hyphen>tient`
_ODD = as_pattern(rf"(?:[ ](?=[ {_BLANKS}{_UNSEEN}])|[{_BLANKS}{_UNSEEN}])[ {_BLANKS}{_UNSEEN}]*+")

# a line ends inside a word or range: `long-|term`, `50-|90%`, `50–|90%`
_HYPHENATED = as_pattern(r"[^\W_][-‐‑]|\d[–−]")
# but not before the rest of a pair: `two-|and three-fold`, `1-|to 2-week`
_PAIRED = as_pattern(r"(?:and|or|to|bis|und|versus|vs)\b")


class PlainText:
    """Grows by `add` (text as it stands in the source), `add_unit` (text that replaces a source run) and `add_gap`.

    Blanks are normalised as they come: a run becomes one space, or is dropped at either end of the block and where a
    line ends at a hyphen inside a word or range. All offsets that go in are *source* offsets.
    """

    __slots__ = ("_gap", "_gap_breaks", "_gap_end", "_gap_start", "_pieces", "_text", "length")

    def __init__(self) -> None:
        self._text: list[str] = []
        self._pieces: list[list[int]] = []  # plain, plain end, source, source end
        self.length = 0
        self._gap = ""  # the pending blank; a run is written once something follows
        self._gap_start = self._gap_end = 0
        self._gap_breaks = False

    @property
    def next_start(self) -> int:
        """The *plain* offset of what will be added next, if that is no blank."""
        return self.length + 1 if self._gap and self.length else self.length

    def add(self, text: str, start: int) -> None:
        """Add what stands at `start`, code point by code point."""
        core = text.strip(EDGES)
        if len(core) != len(text):
            if not core:
                self.add_gap(text, start, start + len(text))
                return
            lead = len(text) - len(text.lstrip(EDGES))
            if lead:
                self.add_gap(text[:lead], start, start + lead)
            self._add_core(core, start + lead)
            end = lead + len(core)
            if end < len(text):
                self.add_gap(text[end:], start + end, start + len(text))
        elif text:
            self._add_core(core, start)

    def add_unit(self, text: str, start: int, end: int) -> None:
        """Add text that stands for the whole of source [start, end), such as a decoded entity."""
        if not text.strip(EDGES):
            if text:
                self.add_gap(text, start, end)
            return
        self._write_gap(text)
        self._put(text, start, end)

    def add_gap(self, blank: str, start: int, end: int) -> None:
        """Add blanks; a run of nothing but unseen characters only parts what is around it in the map."""
        bare = blank.translate(_WITHOUT_UNSEEN)
        if not bare:
            return
        if not _BREAKS.isdisjoint(bare):
            self._gap_breaks = True
        if self._gap:
            self._gap = " "
        else:
            self._gap = bare if bare in _KEPT else " "
            self._gap_start = start
        self._gap_end = end

    def finish(self) -> tuple[str, SourceMap]:
        """The text and its map; blanks at the end are left out."""
        return "".join(self._text), SourceMap(tuple(Piece(*piece) for piece in self._pieces))

    def _add_core(self, core: str, start: int) -> None:
        common = (
            "  " not in core and core.isprintable()
        )  # told faster than by searching; odd blanks are not "printable"
        odd = None if common else _ODD.search(core)
        if odd is None:
            self._write_gap(core)
            self._put(core, start, start + len(core))
            return
        at = 0
        while odd is not None:
            self._write_gap(core[at : odd.start()])
            self._put(core[at : odd.start()], start + at, start + odd.start())
            at = odd.end()
            self.add_gap(odd[0], start + odd.start(), start + at)
            odd = _ODD.search(core, at)
        self._write_gap(core[at:])
        self._put(core[at:], start + at, start + len(core))

    def _write_gap(self, following: str) -> None:
        if not self._gap:
            return
        if self.length and not (self._gap_breaks and self._is_hyphenated(following)):
            self._put(self._gap, self._gap_start, self._gap_end)
        self._gap = ""
        self._gap_breaks = False

    def _is_hyphenated(self, following: str) -> bool:
        tail = self._text[-1][-2:]
        if len(tail) < 2 and len(self._text) > 1:
            tail = self._text[-2][-1:] + tail
        if not _HYPHENATED.fullmatch(tail):
            return False
        if following[0] in "$£€":
            return tail[0].isdecimal()
        if not following[0].isalnum():
            return False
        return tail[0].isdecimal() == following[0].isdecimal() and not _PAIRED.match(following)

    def _put(self, text: str, start: int, end: int) -> None:
        self._text.append(text)
        begin = self.length
        self.length = begin + len(text)
        if self._pieces and len(text) == end - start:
            last = self._pieces[-1]
            if last[3] == start and last[1] - last[0] == start - last[2]:
                last[1], last[3] = self.length, end
                return
        self._pieces.append([begin, self.length, start, end])
