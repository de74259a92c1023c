"""Sentences of one block of plain text, found on characters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from claimcheck.documents.document import Mark
from claimcheck.model import Span
from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_lines

# A possible end: `pain. Next`, `pain.) Next`, `pain.[3] Another`, `pain.3 Another`, `pain.³ Another`
END = as_pattern(
    r"""
    (?P<stop>[.!?…]+)
    (?P<close>["'”’)\]»]*)
    (?P<marker>(?:\[[\d,;\s–-]{1,40}\]|\[\^[^\]\s]{1,40}\])+ | [⁰¹²³⁴-⁹][⁰¹²³⁴-⁹,⁻–-]*
      | [*†‡§]{1,2} | (?<=[A-Za-z)%][.!?])\d{1,3}(?:[,–-]\d{1,3}){0,8})?
    (?=\s|$)
    """,
    re.VERBOSE,
)
# A parenthesis behind the full stop that is only a source: `(Smith et al., 2020) Next`, `[3] Next`
SOURCE = as_pattern(
    r"\s(?:\((?=[^()]{0,120}(?:19|20)\d\d)[^().]{0,80}(?:al\.[^().]{0,60})?\)|\[\d[\d,;\s–-]{0,40}\])\.?(?=\s|$)"
)
# A bracket in the middle of a sentence: `(Moss A, Fisk DN. Immunity (second part). Pediatrics 2015;135:331-43)`
BRACKET = as_pattern(r"(?<=[\w%,]\s)\([A-Z][^()]{11,400}(?:\([^()]{1,60}\)[^()]{0,200}){0,3}\)")
DATED = as_pattern(r"(?:19|20)\d\d")
BEFORE = as_pattern(r"[^\s(\[“\"'‘]+$")
INITIAL = as_pattern(r"(?:[A-Z]\.)*[A-Z]")
DIGIT_NEXT = {"no", "nos", "art", "ch", "chap", "fig", "vol", "p", "pp", "sec", "para", "ver"}
DIGIT_NEXT |= {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"}


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(read_lines(__file__, "abbreviations.txt"))


def split_sentences(text: str, marks: Sequence[Mark] = ()) -> tuple[Span, ...]:
    """The sentences of a block as *plain* spans in order; together they cover all that is not blank.

    A marker behind the full stop (`pain.[3]`, `pain.3`, a superscript in `marks`) and a parenthesis that is only a
    source belong to the sentence they close.
    """
    raised = {mark.start: mark.end for mark in marks if mark.kind in ("superscript", "footnote")}
    found: list[Span] = []
    start = 0
    length = len(text)
    for end in _ends(text, raised):
        if end <= start:
            continue
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            found.append(Span(start, end))
        start = end
    while start < length and text[start].isspace():
        start += 1
    if start < length:
        found.append(Span(start, len(text.rstrip())))
    return tuple(found)


def _ends(text: str, raised: dict[int, int]) -> list[int]:
    entries = _entries(text)
    ends = [
        _with_source(text, match.end())
        for match in END.finditer(text)
        if _is_end(text, match) and not _is_inside(entries, match.end())
    ]
    for start, end in raised.items():
        if start and text[start - 1] in ".!?" and (end >= len(text) or text[end].isspace()):
            ends.append(_with_source(text, end))
    return sorted(ends)


def _entries(text: str) -> list[tuple[int, int]]:
    """The brackets in the middle of a sentence that hold a year: sources, whose full stops end no sentence."""
    return [match.span() for match in BRACKET.finditer(text) if DATED.search(match.group())] if "(" in text else []


def _is_inside(spans: list[tuple[int, int]], at: int) -> bool:
    place = bisect_left(spans, (at, 0)) - 1
    return place >= 0 and at < spans[place][1]


def _with_source(text: str, end: int) -> int:
    source = SOURCE.match(text, end)
    return source.end() if source else end


def _is_end(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 40].lstrip()
    if not after:
        return True
    first = after.lstrip("\"'“‘([«*")[:1]
    stop = match["stop"]
    if stop != ".":
        return ("…" not in stop and not stop.startswith("..")) or first.isupper()
    if first.islower():
        return False
    if match["marker"] or match["close"]:
        return not _is_short(text, match.start(), first) or bool(match["marker"])
    return not _is_short(text, match.start(), first)


def _is_short(text: str, stop: int, first: str) -> bool:
    before = BEFORE.search(text[max(0, stop - 24) : stop])
    if before is None:
        return False
    word = before.group()
    lower = word.casefold()
    if lower in {"p", "min", "max", "fig", "no", "nos", "art", "st", "ms"} or lower in DIGIT_NEXT:
        return first.isdigit() or (lower in {"st", "ms"} and first.isupper() and word[0].isupper())
    if lower in {"etc", "al", "approx", "b.i.d", "t.i.d", "q.i.d", "i.v", "i.m", "jr", "sr"}:
        return lower not in {"etc", "b.i.d", "t.i.d", "q.i.d", "i.v", "i.m", "jr", "sr"} or not first.isupper()
    if lower in _abbreviations():
        return True
    if INITIAL.fullmatch(word):
        return _is_initial(text, stop, word, first)
    if first.isdigit() and word[:1].isupper() and len(word) <= 9:
        return _is_title(text, stop)
    return False


def _is_initial(text: str, stop: int, word: str, first: str) -> bool:
    if "." in word:  # U.S. Next: only before another capital that continues a name
        return not first.isupper() or bool(
            re.match(r"\.\s(?:[A-Z]\.|[A-Z][a-z]+ (?:and|of|for|[A-Z][a-z]+)\b|[A-Z]{2,})", text[stop : stop + 40])
        )
    before = text[max(0, stop - 3 - len(word)) : stop - len(word)]
    if word == "I" and before.strip():
        return bool(before.rstrip().endswith("."))
    return not re.search(r"(?:\d|vitamin|type|hepatitis|group|grade)\s?$", text[max(0, stop - 14) : stop - 1], re.I)


def _is_title(text: str, stop: int) -> bool:
    """`J Pain Symptom Manage. 2019`: a run of capitalised words, then a year."""
    return bool(
        re.match(r"\.\s(?:19|20)\d\d\b", text[stop : stop + 7])
        and re.search(r"(?:^|[.\s])(?:[A-Z][\w.]*\s){0,5}[A-Z]\w*$", text[max(0, stop - 60) : stop])
    )
