"""Clauses: the stretch of a sentence that belongs to each of its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

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


def split_clauses(text: str, start: int, end: int, measures: Sequence[Figure]) -> tuple[Span, ...]:
    """For each measure figure of the sentence [start, end) the *plain* span of its clause.

    Breaks count only between two measures; without one the line is drawn behind the earlier figure's own words.
    """
    edges = [start]
    for earlier, later in pairwise(measures):
        breaks = [match.end() for match in _BREAK.finditer(text, earlier.end, max(later.start, earlier.end))]
        edges.append(breaks[-1] if breaks else _middle(text, earlier.end, later.start))
    edges.append(end)
    return tuple(Span(edges[index], edges[index + 1]) for index in range(len(measures)))


_AND = as_pattern(r"\s(?:and|or|to|,)\s|,\s|\)")  # `30% of men and 20% of women`


def _middle(text: str, start: int, end: int) -> int:
    joints = [match.end() for match in _AND.finditer(text, start, max(start, end))]
    return joints[-1] if joints else max(start, end)
