"""Clauses: the stretch of a sentence that belongs to each of its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.model import Figure, Span
from claimcheck.pattern import as_pattern

# Where a new thought may begin: `, with 30%`, `; 5%`, `while 20%`, ` — 3 in 10`
_BREAK = as_pattern(
    r"""
    ;\s | \s[—–]\s | —
  | ,\s(?=(?:and|but|with|while|whereas|compared|although|though|or|so|which|who|lasting|rising|falling|up|down|in)\b)
  | \s(?=(?:while|whereas|but|although|versus|vs\.?|compared\swith|compared\sto)\s)
  | ,\s(?=(?:about|around|some|nearly|only|just)?\s?\d)
    """,
    re.VERBOSE,
)


_SUBJECT = as_pattern(
    r"[,;—–](?:\[\d{1,3}\]|\d\d?(?=\s))?\s?(?:the|an?|this|it)\s", re.IGNORECASE
)  # `, the shot is given`
_GLOSS = as_pattern(r"\s?[(\[]\s?")  # between a count and its share: `30 (20%)`


def split_clauses(
    text: str, start: int, end: int, measures: Sequence[Figure], apart: Sequence[Figure] = ()
) -> tuple[Span, ...]:
    """For each measure figure of the sentence [start, end) the *plain* span of its clause.

    Breaks count only between two measures; without one the line is drawn behind the earlier figure's own words. A figure
    and its gloss in brackets share a clause. `apart` are other figures, which end a clause only where a new subject stands before them.
    """
    clauses: list[Span] = []
    begin, glossed = start, 0
    for place, measure in enumerate(measures):
        following = measures[place + 1] if place + 1 < len(measures) else None
        if following and _GLOSS.fullmatch(text, measure.end, max(following.start, measure.end)):
            clauses.append(Span(begin, end))
            continue
        stop = end if following is None else _edge(text, measure, following)
        while glossed < len(clauses):
            clauses[glossed] = Span(begin, stop)
            glossed += 1
        clauses.append(Span(begin, stop))
        begin, glossed = stop, len(clauses)
    return tuple(_narrowed(text, clause, measure, apart) for clause, measure in zip(clauses, measures, strict=True))


# `lowers the risk by 44%: 9.2% against 14.5%`: two figures of their own behind the colon
_PAIRED = as_pattern(r"(?:\s\w+){0,2}\s(?:against|versus|vs\.?|compared|instead|rather|to)\s", re.IGNORECASE)
_COLON = as_pattern(r":\s(?:from\s)?\Z")


def _edge(text: str, earlier: Figure, later: Figure) -> int:
    if _PAIRED.match(text, later.end) and _COLON.search(text, max(earlier.end, later.start - 8), later.start):
        return later.start
    breaks = [match.end() for match in _BREAK.finditer(text, earlier.end, max(later.start, earlier.end))]
    return breaks[-1] if breaks else _middle(text, earlier.end, later.start)


def _narrowed(text: str, clause: Span, measure: Figure, apart: Sequence[Figure]) -> Span:
    end = clause.end
    for other in apart:
        if measure.end <= other.start < end:
            match = _SUBJECT.search(text, measure.end, other.start)
            end = match.start() + 1 if match else end
    return Span(clause.start, end)


_AND = as_pattern(r"\s(?:and|or|to|,)\s|,\s|\)")  # `30% of men and 20% of women`


def _middle(text: str, start: int, end: int) -> int:
    joints = [match.end() for match in _AND.finditer(text, start, max(start, end))]
    return joints[-1] if joints else max(start, end)
