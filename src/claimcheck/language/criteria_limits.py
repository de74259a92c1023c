"""What limit a figure of a criterion sets, and on what: `at least 50 kg`, `an eGFR of 45 or more`, `under 12 months`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from claimcheck.language.criteria_sides import CONTRACTED, unnamed
from claimcheck.language.intervals import as_interval
from claimcheck.language.measure_words import as_specific, without_people
from claimcheck.model import Quantity, Span
from claimcheck.pattern import as_pattern

_EDGE = as_pattern(r"[,;:()–—]|\s(?:and|or|but|if)\s", re.IGNORECASE)
_DENIED = as_pattern(r"\b(?:no|not)\s$", re.IGNORECASE)  # `no older than 70`
_FROM = as_pattern(r"\b(?:from|after)\s$", re.IGNORECASE)  # `suitable from 6 weeks after birth`
_RECENT = as_pattern(
    r"\b(?:in|within|over|during)\sthe\s(?:last|past)\s$", re.IGNORECASE
)  # `diagnosed in the last 6 years`
_UNTIL = as_pattern(r"\b(?:until|before)\s$", re.IGNORECASE)
# `120 micrograms of blood or more`, `14 headache days or fewer`
_NOUN_BOUND = as_pattern(
    r"(?:\s[a-z-]+){1,3}?\sor\s(?:(?P<more>more|over|above|higher|longer|older)|less|under|below|lower|shorter|fewer|younger)\b",
    re.IGNORECASE,
)
# `must have tried two tablets`, `need to weigh 50 kg`: the least that is asked for
_MUST_HAVE = as_pattern(
    r"\b(?:must|needs?\sto|ha(?:ve|s)\sto)\s(?:have\s(?:already\s|also\s)?(?:had|been|tried|completed|failed)|weigh|be\saged?)\s(?:[a-z]+\s){0,2}$",
    re.IGNORECASE,
)
_TURNED = as_pattern(
    r"(?:\b(?:not|never)|n['’]t)(?:\s[a-z]+){0,3}\s$", re.IGNORECASE
)  # `have not had more than 2 attacks`
_WHEN = as_pattern(r"\b(?:after|before|since|following)\s", re.IGNORECASE)
_CHILD = as_pattern(r"\b(?:bab(?:y|ies)|infants?|child|children|toddlers?)(?=\W|$)", re.IGNORECASE)
_CHILD_BEFORE = as_pattern(r"\b(?:babies|infants|children|toddlers)\s$", re.IGNORECASE)
# a short name in brackets, which is no edge: `your kidney score (eGFR) is above`
_NAMED = as_pattern(r"\((?P<name>[\w-]{2,12})\)")
# words for a value that was named before: `It is put off when the count is below`
_THE_SAME = as_pattern(
    r"\b(?:the|this|that|your)\s(?:count|score|level|number|reading|result|value|figure|test)\s(?:[a-z]+\s){1,3}$",
    re.IGNORECASE,
)


_BEFORE = 20  # characters in front of a figure that may turn or bound it


class Limit(NamedTuple):
    """Ends in the canonical unit, None where unbounded; `words` name what is limited, none for an age.

    `whole` is the end as it is printed where that is a whole number which itself belongs to the limit: 5 of `5 or more`.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    words: frozenset[str]
    whole: Decimal | None


def ends_of(quantity: Quantity, text: str, at: Span) -> tuple[Decimal | None, Decimal | None] | None:
    """The ends of a limit in the canonical unit; None for a figure that sets none. `at` is its place in its sentence."""
    if quantity.role == "population" or quantity.figure.points:
        return None
    interval = as_interval(quantity.figure)
    low, high = interval.low, interval.high
    before = text[max(0, at.start - _BEFORE) : at.start]
    if _DENIED.search(before) and (low is None) != (high is None):
        low, high = high, low
    elif low is not None and low == high:
        behind = _NOUN_BOUND.match(text, at.end)
        if _FROM.search(before) or (behind is not None and behind["more"]):
            high = None
        elif _UNTIL.search(before) or _RECENT.search(before) or behind is not None:
            low = None
        elif _MUST_HAVE.search(text, 0, at.start) and quantity.figure.comparator == "=":
            high = None
    return None if low == high else (low, high)


def _is_age_of_child(text: str, at: Span, quantity: Quantity) -> bool:
    """True for `babies under 3 months`, and `can be given from 3 months` in a sentence on a baby or child."""
    if quantity.figure.unit not in {"mo", "a"}:
        return False
    before = text[: at.start]
    told = _FROM.search(before[-12:]) and _CHILD.search(text)
    return bool(told or _CHILD_BEFORE.search(before[-12:]))


def _counted_from(text: str, at: Span) -> frozenset[str]:
    """What stands for the words of a time that is counted from something known: `from 39 weeks`, `not before 38 weeks`."""
    before = text[max(0, at.start - 12) : at.start]
    return frozenset({"from"}) if _FROM.search(before) or _UNTIL.search(before) else frozenset[str]()


def _words_beside(text: str, at: Span) -> frozenset[str]:
    """The naming words between the edges around a figure; where there are none, those before it."""
    text = _NAMED.sub(lambda match: f" {match['name']} ", text)
    edges = [match.end() for match in _EDGE.finditer(text, 0, at.start)]
    match = _EDGE.search(text, at.end)
    stop = match.start() if match else len(text)
    for start in (*reversed(edges[-2:]), 0):
        told = CONTRACTED.sub("", f"{text[start : at.start]} {text[at.end : stop]}")
        words = as_specific(_WHEN.sub(" ", told))
        if words:
            return words
    return frozenset()


def as_limit(
    quantity: Quantity,
    text: str,
    at: Span,
    ends: tuple[Decimal | None, Decimal | None],
    *,
    listed: bool,
    treatment: frozenset[str],
    before: Limit | None,
) -> Limit | None:
    """The limit that a figure sets; None where nothing tells on what.

    Args:
        quantity: the figure.
        text: its sentence, plain.
        at: its place in `text`.
        ends: as `ends_of` gives them.
        listed: whether it stands in a list whose lead-in tells the side.
        treatment: the words that name the treatment.
        before: the limit in front of it in its block or list, which `the count` may mean again.
    """
    low, high = ends
    if listed and (low is None) != (high is None) and _TURNED.search(text[: at.start]):
        low, high = high, low
    interval = as_interval(quantity.figure)
    aged = "age" in quantity.figure.flags or quantity.role == "age" or _is_age_of_child(text, at, quantity)
    words = frozenset[str]() if aged else without_people(_words_beside(text, at)) - _plain_words() - unnamed()
    if not aged and interval.dimension == "time" and treatment and words <= treatment:
        words = _counted_from(text, at) or words
    unit = "age" if aged else interval.unit
    if not aged and not words and before is not None and before.unit == unit and _THE_SAME.search(text[: at.start]):
        words = before.words
    if not aged and not words and interval.dimension != "bmi":
        return None
    return Limit(low, high, unit, words, _whole_end(quantity, low, high))


@cache
def _plain_words() -> frozenset[str]:
    return as_specific("age aged old year years cannot tried ago unless first last past two")


def _whole_end(quantity: Quantity, low: Decimal | None, high: Decimal | None) -> Decimal | None:
    closed = quantity.figure.comparator in (">=", "<=") and (low is None) != (high is None)
    end = quantity.low if quantity.low is not None else quantity.high
    return end if closed and end is not None and end == end.to_integral_value() else None
