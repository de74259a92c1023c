"""One of a unit: `an hour and a half`, `a week or two`, `within a year`, `an inch`, `in the past month`."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.language.figures_ends import TIMES, End
from claimcheck.language.figures_names import FILLER
from claimcheck.language.figures_ranges import is_change, join_ends, read_range
from claimcheck.language.figures_tokens import Token
from claimcheck.language.figures_words import words_of
from claimcheck.language.numbers import Number
from claimcheck.language.units import currencies, read_unit, scaled_unit, unit_of
from claimcheck.model import Span

PAST = frozenset({"first", "past", "last", "next", "previous", "preceding"})


def read_one_unit(tokens: list[Token], at: int, bounded: bool) -> tuple[End, End] | None:
    """The ends that the unit at token `at` and its article make; None where the words say no amount.

    `bounded` tells that a bound or an approximation stands in front (`under a week`).
    """
    if at + 1 >= len(tokens):
        return None
    if tokens[at].low == "the":
        return _read_past(tokens, at)
    if tokens[at].low not in ("a", "an"):
        return None
    name = tokens[at + 1].low
    time = name in words_of("one_time")
    if not time and name not in words_of("one_unit"):
        return None
    one = _one(tokens, at, at + 1)
    if one is None or (not time and _is_price_of(tokens, at)):
        return None
    following = [token.low for token in tokens[one.after : one.after + 3]]
    if time and following[:2] == ["or", "two"]:
        last = one._replace(after=one.after + 2)
        return last, last._replace(value=one.value * 2)
    if following == ["and", "a", "half"]:
        one = one._replace(value=one.value * Decimal("1.5"), after=one.after + 3)
        return one, one
    longer = _read_longer(tokens, at, one) if time and following[:1] == ["to"] else None
    if longer:
        return join_ends(one, longer)
    if time and not bounded and not _is_length_of_time(tokens, at, one.after):
        return None
    if following and following[0] == "-":
        return None
    return one, one


def _read_longer(tokens: list[Token], at: int, one: End) -> End | None:
    # `a week to ten days`, not `rose from a week to ten days`
    last = read_range(tokens, one, "")
    if (
        last is None
        or last.unit not in TIMES
        or (at and tokens[at - 1].low == "from" and is_change(tokens, at - 1, False))
    ):
        return None
    return last


def _is_price_of(tokens: list[Token], at: int) -> bool:
    # `2p a litre`, `$1,952 an ounce`
    before = tokens[at - 1] if at else None
    return before is not None and (
        before.kind == "num" or (before.low,) in currencies()[1] or before.low in ("p", "pence")
    )


def _one(tokens: list[Token], at: int, unit_at: int) -> End | None:
    scaled = scaled_unit(tokens, unit_at)
    found = (scaled[0], scaled[2]) if scaled else read_unit(tokens, unit_at)
    if found is None:
        return None
    value = Decimal(scaled[1]) if scaled else Decimal(1)
    unit = unit_of(found[0])
    number = Number(Decimal(1), at, at + 1, Span(tokens[at].start, tokens[at].end), word=True)
    span = Span(tokens[unit_at].start, tokens[found[1] - 1].end)
    return End(value, found[0], unit.dimension if unit else "other", at, found[1], number, span)


def _is_length_of_time(tokens: list[Token], at: int, after: int) -> bool:
    before = tokens[at - 1].low if at else ""
    following = tokens[after].low if after < len(tokens) else ""
    if not before and not following:
        return True  # a field of its own: `a year`
    if following == "at" or (before == "in" and at > 1 and tokens[at - 2].low in ("times", "twice", "once")):
        return False
    return before in words_of("before_time") or following in words_of("behind_time")


def _read_past(tokens: list[Token], at: int) -> tuple[End, End] | None:
    # `in the past year`, `over the last month`
    if at + 2 >= len(tokens) or tokens[at + 1].low not in PAST or tokens[at + 2].low not in words_of("one_time"):
        return None
    if tokens[at + 1].low == "first" and tokens[at + 2].low not in ("week", "month", "year"):
        return None
    if not at or tokens[at - 1].low not in ("in", "over", "within", "during", "for"):
        return None
    one = _one(tokens, at + 1, at + 2)
    return (one, one) if one and one.unit in TIMES else None


def read_adverb(tokens: list[Token], at: int) -> bool:
    """Whether the word at token `at` tells a rhythm by itself: `check it daily for redness`, not `your daily dose`."""
    if tokens[at].low not in words_of("adverb") or not at:
        return False
    before = tokens[at - 1]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if before.kind == "word" and at > 1 and tokens[at - 2].kind == "num" and read_unit(tokens, at - 1):
        return True
    if (before.kind not in ("word", "num") and before.low != FILLER) or before.low in words_of("before_adverb"):
        return False
    return following is None or following.low in words_of("behind_adverb") or following.low in ".,;:)!?"
