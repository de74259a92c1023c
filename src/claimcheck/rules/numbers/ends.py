"""Ranges whose ends do not fit each other: written the wrong way round, or with a unit or magnitude left out."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.language.units import convert
from claimcheck.model import Figure, Quantity
from claimcheck.pattern import as_pattern

# The units that an end may silently be in, by the unit the other end shows: `500-1 g`, `30-2 hours`
SMALLER = {"g": ("mg",), "mg": ("ug",), "kg": ("g",), "L": ("mL",), "h": ("min",), "min": ("s",)}
FULL = as_pattern(r"\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?")  # `30,000`, `30 000`

# Words before a pair that is a fall, a score or a count, no range: `reduced from 20 to 10 mg`, `won 3-1`
TOLD_FALL = as_pattern(
    r"""
    \b(?:from|taper\w*|reduc\w+|lower\w*|decreas\w+|cut|drop\w*|f[ae]ll\w*|down|went|go(?:es)?|wean\w*|declin\w+|shr[aiu]nk\w*|improv\w+
      |beat|won|win|lost|score[ds]?|ratio|odds|vote[ds]?|against|chapters?|pages?|pp?\.|verses?|sections?|figures?|tables?|numbers?)
    [\s:,(]+(?:\w+[\s:,(]+){0,4}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
THEN = as_pattern(r"\bthen\s(?:to\s)?$", re.IGNORECASE)  # the next step of a taper: `10-5 mg, then 5-2.5 mg`
# how large a fall is, and when, which is a range again: `fell by 30-15%`, `goes within 5-3 days`, `a reduction of about 50-30%`
TOLD_SIZE = as_pattern(
    r"\b(?:by|within|in|over|every|takes?|lasts?)\s(?:(?:about|around|roughly|some|nearly|almost|between)\s)?$",
    re.IGNORECASE,
)
SIZE_OF = as_pattern(
    r"\b(?:reductions?|decreases?|drops?|falls?|declines?|improvements?|cuts?|loss)\sof\s(?:(?:about|around|roughly|some|nearly|almost|between)\s)?$",
    re.IGNORECASE,
)
# `a 60-40 mg taper`, `20-10 mg in the morning and evening`
FALL_BEHIND = as_pattern(
    r"\s(?:\w+\s){0,3}(?:taper|step-down|reduction|decrease|drop|fall|morning\sand\s(?:\w+\s){0,2}(?:evening|night))\b",
    re.IGNORECASE,
)
# One of more than two steps: `4-3-2-1`, `20-15-10-5 mg`
STEP_BEFORE = as_pattern(r"\d[-–—→]$")
STEP_BEHIND = as_pattern(r"\s?[-–—→]\s?\d")


def is_told_in_steps(text: str, start: int, end: int) -> bool:
    """True where the words around a *plain* pair tell a fall, a taper, a score or a place in a book, and no range."""
    before = text[max(0, start - 60) : start]
    sized = TOLD_SIZE.search(before) or SIZE_OF.search(before) or text.startswith("within ", start)
    if THEN.search(before):
        return True
    if (not sized and TOLD_FALL.search(before)) or FALL_BEHIND.match(text, end):
        return True
    return STEP_BEFORE.search(text[max(0, start - 2) : start]) is not None or STEP_BEHIND.match(text, end) is not None


def misses_unit(figure: Figure) -> bool:
    """True where the first end makes sense only in a smaller unit than the one written: `500-1 g`."""
    if figure.low is None or figure.high is None or figure.low <= figure.high or "unit-both" in figure.flags:
        return False
    for unit in SMALLER.get(figure.unit, ()):
        value = convert(figure.low, unit, figure.unit)
        if value is not None and value <= figure.high and figure.low >= 5 * figure.high:
            return True
    return False


def misses_magnitude(figure: Figure, text: str) -> bool:
    """True where the first end may be short for thousands: `10-30,000`. Not `500-1,000`, nor `2-3 million`.

    Args:
        figure: a range.
        text: the block that its *plain* spans point into.
    """
    if len(figure.numbers) < 2 or figure.low is None or figure.high is None or figure.dimension == "ratio":
        return False
    first = text[figure.numbers[0].start : figure.numbers[0].end]
    last = text[figure.numbers[1].start : figure.numbers[1].end]
    if not first.isdecimal() or len(first) > 3 or not FULL.fullmatch(last):
        return False
    thousands = Decimal(re.sub(r"[,\s]", "", last)) // 1000
    if Decimal(first) == thousands:  # `£2-2,500`, not `1-1,000`
        return not last.endswith("000")
    return 0 < Decimal(first) < thousands <= Decimal(first) * 100


def is_reversed(quantity: Quantity) -> bool:
    """True for a range whose first end is the larger one, no unit being missing."""
    figure = quantity.figure
    if figure.low is None or figure.high is None or figure.low <= figure.high:
        return False
    return figure.change is None and not misses_unit(figure)
