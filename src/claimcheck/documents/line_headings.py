"""Which of several lines in a row that look like headings are headings, and which are a list without bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimcheck.documents.line_shapes import Line
from claimcheck.pattern import as_pattern

# a label and its value, no heading: `Maximum dose: 40 mg a day`, `Pink: 5mg`
_VALUE = as_pattern(
    r":\s+(?:(?:about|around|up to|at least|less than|more than|from)\s+)?[<>≤≥~$£€]?\s?\d", re.IGNORECASE
)


def sort_run(
    lines: Sequence[Line], run: Sequence[int], following: int | None, *, titled: bool, introduced: bool
) -> tuple[frozenset[int], tuple[int, ...]]:
    """The headings and the list items among the lines of a run (indexes into `lines`); the others are paragraphs.

    Args:
        following: the next line that is no part of the run, None at the end of the text.
        titled: the document's title has been read.
        introduced: a paragraph or label with a colon stands before the run.
    """
    groups = _split_groups(run)
    headings: set[int] = set()
    if following is not None:
        last = groups[-1]
        attached = following == last[-1] + 1
        if len(last) == 1 or attached:
            headings.add(last[-1])
        for group, next_group in pairwise(groups):
            if len(group) == 1 and len(next_group) > 1 and not introduced:
                headings.add(group[0])
        if len(run) == 2 and not introduced and (attached or len(groups) == 2):
            headings.add(run[0])
        headings = {index for index in headings if not _VALUE.search(lines[index].text)}
    if not titled and not introduced and (following is not None or (len(run) > 1 and len(groups[0]) == 1)):
        headings.add(run[0])
    items: list[int] = []
    if introduced:
        listed = groups[0] if len(groups[0]) > 1 else [group[0] for group in groups if len(group) == 1]
        items = [index for index in listed if index not in headings]
    return frozenset(headings), tuple(items) if len(items) > 1 else ()


def _split_groups(run: Sequence[int]) -> list[list[int]]:
    """Lines that follow each other directly."""
    groups = [[run[0]]]
    for index in run[1:]:
        if index == groups[-1][-1] + 1:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups
