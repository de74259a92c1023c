"""RSK003: percentage points called percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.model import Fix, Quantity
from claimcheck.pattern import as_pattern
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.passages import as_edit

NEAR = 140  # characters that may part a change from the two percentages it is the difference of

# `a 5% increase`, `rose by 5%`, `a difference of 5%`, `5% higher`, `up 5%`
CHANGE_BEHIND = as_pattern(
    r"\s(?:\w+\s)?(?:increase|rise|gain|improvement|jump|growth|difference|decrease|reduction|drop|fall|decline|gap|higher|lower)\b",
    re.IGNORECASE,
)
# `grew from 20% to 35%, that is, by 15%`
THAT_IS_BY = as_pattern(r"\bby\s(?:about\s|only\s)?$", re.IGNORECASE)
CHANGED = as_pattern(
    r"\b(?:gr[eo]w\w*|ros[ei]\w*|ris[ei]\w*|f[ae]ll\w*|dropp\w*|increas\w+|decreas\w+|climb\w*|declin\w+)\b",
    re.IGNORECASE,
)
NOUN_BEHIND = as_pattern(
    r"\s(?:\w+\s)?(?:increase|rise|gain|improvement|jump|growth|difference|decrease|reduction|drop|fall|decline|gap)\b",
    re.IGNORECASE,
)
CHANGE_BEFORE = as_pattern(
    r"""
    \b(?: (?:increase[sd]?|rise[sn]?|rose|gain(?:s|ed)?|improve[sd]?|improvement|jump(?:s|ed)?|gr[eo]w\w*
        |difference|differ(?:s|ed)?|decrease[sd]?
        |reduc\w+|drop(?:s|ped)?|f[ae]ll\w*|decline[sd]?|lower\w*|gap)\s(?:by|of)
      | up|down|climb(?:s|ed)|rises?|rose|grew|grows|fell|falls|drop(?:s|ped)|jump(?:s|ed) )
    \s(?:by\s)?(?:about\s|only\s|some\s|just\s|nearly\s|almost\s|roughly\s|around\s|a\smere\s)?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
# where another statement begins: `, and sleep improved by 12%`
ANOTHER = as_pattern(r";|,\s(?:and|but|while|whereas)\s(?!(?:so|thus|that|therefore|hence)\b)", re.IGNORECASE)
ENDED = as_pattern(r"[.!?]\s")


@rule(
    "RSK003",
    severity="warning",
    needs="figures",
    examples=(
        Bad("Survival rose from 10% to 15%, a «5%» increase."),
        Bad("Relief was seen in 40% with the pump and in 28% without, a difference of «12%»."),
        Good("Survival rose from 10% to 15%, an increase of 5 percentage points."),
        Good("Survival rose from 10% to 15%, a 50% increase."),
        Good("Relief was seen in 40% of patients, and pain fell by 12%."),
    ),
)
def percent_or_points(case: Case) -> Iterator[Hit]:
    """The difference between two percentages is called percent where it is percentage points.

    Why: from 10 % to 15 % is a rise of 5 points, but of 50 percent; a reader cannot tell which is meant.

    What to do: write percentage points, or give the relative change.

    Authority: AMA Manual of Style, 18.7.2.
    """
    by_block: dict[int, list[Quantity]] = {}
    for quantity in case.reading.quantities:
        if quantity.figure.dimension == "percent" and not quantity.figure.points:
            by_block.setdefault(quantity.block, []).append(quantity)
    for number, members in by_block.items():
        block = case.reading.document.blocks[number]
        for place, change in enumerate(members):
            if not _is_change(block.text, change):
                continue
            ends = _find_ends(block.text, change, members[max(place - 2, 0) : place], members[place + 1 : place + 3])
            if ends is None:
                continue
            message = (
                f"{change.text} is the difference between {_show(ends[0])}% and {_show(ends[1])}%: "
                f"write {_show(abs(ends[1] - ends[0]))} percentage points"
            )
            fix = None
            unit = change.figure.unit_span
            if unit is not None and block.text[unit.start : unit.end] == "%":
                content = (
                    "-percentage-point" if NOUN_BEHIND.match(block.text, change.plain.end) else " percentage points"
                )
                fix = Fix("unsafe", (as_edit(block, unit.start, unit.end, content),))
            yield Hit(change.start, change.end, message, found=change.text, fix=fix)


def _is_change(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.plain.start - 40) : quantity.plain.start]
    if THAT_IS_BY.search(before) and CHANGED.search(text[max(0, quantity.plain.start - NEAR) : quantity.plain.start]):
        return True
    return CHANGE_BEHIND.match(text, quantity.plain.end) is not None or CHANGE_BEFORE.search(before) is not None


def _find_ends(
    text: str, change: Quantity, before: list[Quantity], behind: list[Quantity]
) -> tuple[Decimal, Decimal] | None:
    """The two percentages that a change is the difference of, in points and not in percent."""
    size = change.figure.low
    if size is None or size != change.figure.high or size <= 0:
        return None
    for group in (before, behind):
        near = [each for each in group if _gap(change, each) <= NEAR]
        if not near or _is_apart(text, change, near):
            continue
        for first, last in _pairs(near):
            relative = abs(last - first) * 100 / first if first else None
            if abs(last - first) == size and relative != size:
                return first, last
    return None


def _is_apart(text: str, change: Quantity, near: list[Quantity]) -> bool:
    """True where another statement begins between a change and the figures next to it, or they are a plain range."""
    if change.plain.start > near[-1].plain.start:
        start, end = near[-1].plain.end, change.plain.start
    else:
        start, end = change.plain.end, near[0].plain.start
    if ANOTHER.search(text, start, end):
        return True
    return len(near) == 1 and ENDED.search(text, start, end) is not None


def _pairs(near: list[Quantity]) -> Iterator[tuple[Decimal, Decimal]]:
    """From and to: two figures, or the ends of one that was written `from 10% to 15%`."""
    for each in near:
        figure = each.figure
        if figure.low is not None and figure.high is not None and figure.is_range and "unit-both" in figure.flags:
            yield figure.low, figure.high
    if len(near) == 2:
        first, last = (each.figure for each in near)
        if first.low is not None and last.low is not None and not first.is_range and not last.is_range:
            yield first.low, last.low


def _gap(one: Quantity, other: Quantity) -> int:
    return max(one.plain.start, other.plain.start) - min(one.plain.end, other.plain.end)


def _show(value: Decimal) -> str:
    return f"{value.normalize():f}"
