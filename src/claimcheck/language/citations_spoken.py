"""Journals that running text lets speak: `The Lancet reported in 2022 that`, `In the BMJ this March, doctors say`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimcheck.language.citations_place import read_tail
from claimcheck.language.citations_words import UNSET, VERB, YEAR
from claimcheck.language.journals import find_journal
from claimcheck.model import Citation
from claimcheck.pattern import as_pattern

# Behind the journal that is the subject: ` published`, ` (2022) reported in 2022`
_PRINTED = as_pattern(
    rf"""[*_”"]?(?:\s\((?P<a>{YEAR})\))?\s(?:has\s|have\s|had\s|also\s|recently\s|first\s|then\s|once\s){{0,2}}
    (?:published|reported|reports|printed|carried)\b
    (?P<more>[^.!?;:,\d]{{0,60}}?\s(?:in|from|on)\s(?:\d{{1,2}}\s)?(?:[A-Z][a-z]{{2,8}}\s)?(?P<b>{YEAR})\b)?""",
    re.VERBOSE,
)
# `In ` at the head of a sentence, and what may stand between the journal there and its comma
_IN = as_pattern(
    r"(?:^|(?<=[.!?]\s)|(?<=[.!?][”\"]\s))(?:Writing\s|Reporting\s)?In\s(?=(?:the\s)?[A-Z])", re.IGNORECASE
)
_WHEN = as_pattern(
    rf"(?:\s(?:earlier\s)?(?:this|last)\s\w+|\s(?:back\s)?in\s(?:[A-Z][a-z]{{2,8}}\s)?(?P<year>{YEAR}))?,(?=\s)"
)
_CAPITAL = as_pattern(r"(?<![\w’'-])[A-Z]")
_WORD = as_pattern(r"\s(?=[a-z])")
_STOP = as_pattern(r"[.!?;:,]\s")
_LONGEST = 90  # characters of a title in front of its verb


def find_spoken(text: str, titles: Mapping[int, int] = UNSET) -> Iterator[Citation]:
    """The journals (*plain*) that are the subject of a verb of publishing, or stand in front of one behind `In`.

    Only known titles: of several words, behind an article, or emphasised (`titles`: starts and ends).
    """
    for match in _PRINTED.finditer(text):
        found = _subject_before(text, match.start(), titles)
        if found is not None:
            name, start = found
            year = match["a"] or match["b"]
            end = match.end() if match["b"] else match.end("a") + 1 if match["a"] else match.start()
            yield _journal(name, start, end, int(year) if year else None)
    for match in _IN.finditer(text):
        at = match.end()
        known = find_journal(text, at)
        if known is None or not _is_surely_title(text, at, known[1], titles):
            continue
        year, end, volume, pages = read_tail(text, known[1])
        when = _WHEN.match(text, end)
        if when is not None and _reports(text, when.end()):
            year = int(when["year"]) if when["year"] else year
            yield _journal(known[0], at, when.end() - 1, year)._replace(volume=volume, pages=pages)


def _subject_before(text: str, end: int, titles: Mapping[int, int]) -> tuple[str, int] | None:
    """The journal that ends at `end` (*plain*), and its start with the article."""
    first = max(0, end - _LONGEST)
    for capital in _CAPITAL.finditer(text, first, end):
        known = find_journal(text, capital.start())
        if known is None or known[1] != end:
            continue
        start = capital.start() - 4 if text.startswith("the ", max(0, capital.start() - 4)) else capital.start()
        if _is_surely_title(text, start, end, titles):
            return known[0], start
    return None


def _is_surely_title(text: str, start: int, end: int, titles: Mapping[int, int]) -> bool:
    return " " in text[start:end] or titles.get(start) == end


def _reports(text: str, at: int) -> bool:
    """True where the words behind `at` (*plain*) go on, in the same clause, with a verb that reports."""
    stop = _STOP.search(text, at + 1, at + 90)
    last = stop.start() if stop else min(len(text), at + 90)
    return any(VERB.match(text, blank.start(), last) for blank in _WORD.finditer(text, at + 1, last))


def _journal(name: str, start: int, end: int, year: int | None) -> Citation:
    return Citation(start, end, "", "study", "narrative", year=year, container=name)
