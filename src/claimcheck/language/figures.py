"""Numeric expressions in text: ranges, bounds, ratios, money, doses, frequencies and times as `Figure` values.

Flags a figure may carry: `age` (a bare number or years of a person's age), `interval` (`every 1-3 months`), `pair`
(one of the two values of `140/90`), `ci` (a confidence interval), `elided` (the unit stands at a later number), `word`
(written in words), `taper` (from a higher to a lower value), `glued` (no blank before the unit), `unit-both` (both ends
of a range carry a unit), `plus-minus` (the value of `54 ± 9`), `bare` (a number with no unit of its own).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claimcheck.documents.document import Mark
from claimcheck.language.figures_bounds import read_bound_before, read_bound_behind
from claimcheck.language.figures_context import settle_figures
from claimcheck.language.figures_ends import TIMES, End, read_end, read_unit_phrase
from claimcheck.language.figures_names import FILLER, mask_names
from claimcheck.language.figures_ranges import is_change, join_ends, read_range
from claimcheck.language.figures_shapes import Shape, divide, read_every, read_frequency, read_shape, value_of_word
from claimcheck.language.figures_tokens import Token, gap, split_tokens
from claimcheck.language.figures_words import words_of
from claimcheck.language.gate import may_hold_figure
from claimcheck.language.numbers import kind_of
from claimcheck.language.units import unit_of
from claimcheck.model import Comparator, Figure, Span

Found = tuple[tuple[Figure, ...], int]


def find_figures(text: str, marks: Sequence[Mark] = ()) -> tuple[Figure, ...]:
    """The figures of a plain text, in order, not overlapping; offsets are into `text`. Never raises, linear in length.

    `marks` are the inline elements of the same text: superscripts that are reference markers are no digits.
    """
    if not may_hold_figure(text):
        return ()
    tokens = split_tokens(mask_names(text, marks))
    found: list[Figure] = []
    at, size = 0, len(tokens)
    while at < size:
        figures, after = _read(tokens, at)
        found.extend(figures)
        at = max(after, at + 1)
    return settle_figures(found, tokens)


def parse_figure(text: str) -> Figure | None:
    """The one figure of a registry field (`70-80%`, `within 1-2 weeks`, `5 10*9/L`); None where it holds none."""
    figures = find_figures(text)
    whole = len(figures) == 1 and figures[0].end == len(text.rstrip()) and "bare" not in figures[0].flags
    code = None if whole else _parse_code(text.strip(), len(text) - len(text.lstrip()))
    return code or (figures[0] if figures else None)


def _parse_code(text: str, offset: int) -> Figure | None:
    # a number or a range, a blank, and a UCUM code that the table of written forms does not hold
    head, _, code = text.rpartition(" ")
    if (
        not head
        or not code
        or not (set(code) & set("*{}[]/"))
        or not any(char.isalpha() or char == "*" for char in code)
    ):
        return None
    figures = find_figures(head)
    if len(figures) != 1 or "bare" not in figures[0].flags or figures[0].end != len(head):
        return None
    unit = unit_of(code)
    figure = figures[0]
    return replace(
        figure,
        start=figure.start + offset,
        end=offset + len(text),
        unit=code,
        dimension=unit.dimension if unit else "other",
        numbers=tuple(Span(span.start + offset, span.end + offset) for span in figure.numbers),
        unit_span=Span(offset + len(head) + 1, offset + len(text)),
        flags=figure.flags - {"bare"},
        noun=None,
    )


def _read(tokens: list[Token], at: int) -> Found:
    token = tokens[at]
    every = read_every(tokens, at)
    if every:
        return (_plain(tokens, at, every[0], every[0].after, "=", flags={"interval"}),), every[1]
    start, comparator, approximate = at, "=", False
    phrase = read_unit_phrase(tokens, at)
    if phrase:
        one, other = phrase
        return (_plain(tokens, at, one, one.after, "=", other),), one.after
    for _ in range(3):
        bound = read_bound_before(tokens, at)
        if bound is None or bound.after >= len(tokens):
            break
        moving = tokens[at].low == "up" and at and tokens[at - 1].low in words_of("moving")
        if bound.comparator == "~":
            approximate = True
        elif comparator == "=" and not moving:
            comparator = bound.comparator
        at = bound.after
        if moving:
            start = at
        if tokens[at].low in ("the", "a") and tokens[at - 1].low in ("within",) and at + 1 < len(tokens):
            at += tokens[at].low == "the" and tokens[at + 1].low not in ("next", "first")
    if at > start and tokens[at].low == FILLER:
        return (), at
    shape = read_frequency(tokens, at) if tokens[at].kind == "word" else None
    if shape:
        figure = _shaped(tokens, start, at, value_of_word(tokens[at]), shape, comparator, approximate)
        return (figure,), shape.after
    lead = tokens[at].low if at + 1 < len(tokens) and tokens[at].low in ("between", "from") else ""
    first = read_end(tokens, at + bool(lead))
    if first is None:
        return (), start + 1
    if not lead and start == at and token.low in ("-", "+", "minus") and first.after <= at + 1:
        return (), start + 1
    last = read_range(tokens, first, lead)
    if last and lead == "from" and is_change(tokens, at, first, last):
        return _changed(tokens, first, last), last.after
    if lead and not (last and lead == "between"):
        at, start = at + 1, at + 1
    return _figure(tokens, start, first, last, comparator, approximate)


def _changed(tokens: list[Token], first: End, last: End) -> tuple[Figure, ...]:
    one, other = join_ends(first, last)
    down = {"taper"} if one.value > other.value and one.dimension not in ("percent", "ratio") else set()
    before = _plain(tokens, first.first, one, first.after, "=", flags=down)
    behind = _plain(tokens, last.first, other, last.after, "=", flags=down)
    return replace(before, change="from"), replace(behind, change="to")


def _figure(tokens: list[Token], start: int, first: End, last: End | None, comparator: str, approximate: bool) -> Found:
    ending = last or first
    if last is None:
        pair = _read_pair(tokens, start, first)
        if pair:
            return pair
    one, other = join_ends(first, last) if last else (first, first)
    shape = read_shape(tokens, ending.after, ending) if ending.unit is None else None
    if last is None and shape is None and _says_nothing(tokens, first):
        return (), first.after
    if shape:
        figure = _shaped(
            tokens, start, first.first, one.value, shape, comparator, approximate, other.value, first, last
        )
        after = shape.after
    else:
        after = ending.after
        figure = _plain(tokens, start, one, after, comparator, other, approximate, first, last)
    spread = tokens[after].low if after < len(tokens) else ""
    if spread in ("±", "plus") and last is None and not shape:
        step = after + (1 if spread == "±" else 3)
        margin = (
            read_end(tokens, step)
            if step < len(tokens) and (step == after + 1 or tokens[step - 1].low == "minus")
            else None
        )
        if margin:  # `54 ± 9 years`
            after = margin.after
            unit, dimension = margin.unit or figure.unit, margin.dimension if margin.unit else figure.dimension
            kept = figure.flags - ({"bare"} if margin.unit else set()) | {"plus-minus"}
            figure = replace(figure, end=tokens[after - 1].end, unit=unit, dimension=dimension, flags=kept)
            return (figure,), after
    behind = read_bound_behind(tokens, after)
    if behind and _is_bound_behind(tokens, after, behind.after):
        if behind.comparator == "~":
            approximate = True
        elif comparator == "=":
            comparator = behind.comparator
        figure = _bounded(
            replace(figure, end=tokens[behind.after - 1].end), one.value, other.value, comparator, approximate
        )
        after = behind.after
    previous = tokens[start - 1].low if start else ""
    if (
        tokens[start].low == "over"
        and figure.unit in TIMES
        and previous not in words_of("during")
        and last is None
        and start < first.first
    ):
        figure = _bounded(replace(figure, start=tokens[first.first].start), one.value, other.value, "=", approximate)
    return (figure,), after


def _is_bound_behind(tokens: list[Token], at: int, after: int) -> bool:
    following = tokens[after] if after < len(tokens) else None
    if tokens[at].low in ("+", "plus"):
        return gap(tokens, at) <= (tokens[at].low == "plus") and (following is None or following.kind != "num")
    if tokens[at].low == "at":
        return following is None or following.kind == "sign"
    if tokens[at].low in ("-", "ish"):
        return gap(tokens, at) == 0
    return following is None or following.low != "than"


def _says_nothing(tokens: list[Token], end: End) -> bool:
    number = end.number
    if end.unit is not None or number.part:
        return False
    if number.word and number.value == 1 and number.after == number.first + 1:
        return True
    token = tokens[number.first]
    before = tokens[number.first - 1] if number.first else None
    glued_before = before is not None and before.end == token.start and before.kind in ("word", "num")
    if before is not None and number.word and number.value == 2 and before.low in ("the", "these", "those"):
        return True
    follows = tokens[end.after] if end.after < len(tokens) else None
    glued_behind = follows is not None and follows.start == tokens[end.after - 1].end and follows.kind == "word"
    return glued_before or (glued_behind and kind_of(tokens[number.first]) == "" and follows is not None)


def _read_pair(tokens: list[Token], start: int, first: End) -> Found | None:
    # `140/90 mmHg`, `blood pressure of 140/90`
    at = first.after
    if first.unit is not None or at + 1 >= len(tokens) or tokens[at].low != "/" or tokens[at + 1].kind != "num":
        return None
    second = read_end(tokens, at + 1)
    if second is None or not (gap(tokens, at) == 0 and gap(tokens, at + 1) == 0):
        return None
    near = {token.low for token in tokens[max(start - 8, 0) : start]}
    if second.unit != "mm[Hg]" and not (near & {"pressure", "bp", "systolic", "hypertension"} and second.unit is None):
        return None
    comparator = "="
    if start < first.first:
        bound = read_bound_before(tokens, start)
        comparator = bound.comparator if bound and bound.comparator != "~" else "="
    pair = []
    for end, begin in ((first, start), (second, second.first)):
        figure = _plain(tokens, begin, end, end.after, comparator, flags={"pair"})
        pair.append(replace(figure, unit="mm[Hg]", dimension="pressure", flags=figure.flags - {"bare"}))
    return tuple(pair), second.after


def _bounded(figure: Figure, low: Decimal, high: Decimal, comparator: str, approximate: bool) -> Figure:
    sign: Comparator = comparator  # type: ignore[assignment]
    if low != high:
        return replace(figure, low=low, high=high, comparator=sign, approximate=approximate)
    if figure.numerator is not None and figure.denominator and figure.dimension == "ratio":
        low = high = divide(figure.numerator, figure.denominator)
    if comparator in (">", ">="):
        return replace(figure, low=low, high=None, comparator=sign, approximate=approximate)
    if comparator in ("<", "<="):
        return replace(figure, low=None, high=high, comparator=sign, approximate=approximate)
    return replace(figure, low=low, high=high, comparator="~" if approximate else "=", approximate=approximate)


def _plain(
    tokens: list[Token],
    start: int,
    one: End,
    after: int,
    comparator: str,
    other: End | None = None,
    approximate: bool = False,
    first: End | None = None,
    last: End | None = None,
    flags: set[str] | None = None,
) -> Figure:
    other = other or one
    first = first or one
    found = set(flags or ())
    part = first.number.part if one.unit is None else None
    if one.unit is None and not part:
        found.add("bare")
    found.update(_written(first, last))
    figure = Figure(
        tokens[start].start,
        tokens[after - 1].end,
        one.value,
        other.value,
        "=",
        one.unit or "1",
        "ratio" if part else one.dimension,
        numbers=(first.number.span, last.number.span) if last else (first.number.span,),
        unit_span=(last or first).unit_span or first.unit_span,
        numerator=part[0] if part and not last else None,
        denominator=part[1] if part and not last else None,
        points=one.points or other.points,
        flags=frozenset(found),
    )
    return _bounded(figure, one.value, other.value, comparator, approximate)


def _written(first: End, last: End | None) -> set[str]:
    found = {"word"} if first.number.word else set()
    if first.glued or (last and last.glued):
        found.add("glued")
    if last and first.unit_span and last.unit_span:
        found.add("unit-both")
    return found


def _shaped(
    tokens: list[Token],
    start: int,
    at: int,
    value: Decimal,
    shape: Shape,
    comparator: str,
    approximate: bool,
    high: Decimal | None = None,
    first: End | None = None,
    last: End | None = None,
) -> Figure:
    top = value if high is None else high
    low, upper = value, top
    if shape.denominator is not None:
        low, upper = divide(value, shape.denominator), divide(top, shape.denominator)
    spans = tuple(end.number.span for end in (first, last) if end) or (Span(tokens[at].start, tokens[at].end),)
    written = _written(first, last) if first else {"word"}
    figure = Figure(
        tokens[start].start,
        tokens[shape.after - 1].end,
        low,
        upper,
        "=",
        shape.unit,
        shape.dimension,
        numbers=spans + shape.numbers,
        unit_span=shape.unit_span,
        numerator=value if shape.denominator is not None and low == upper else None,
        denominator=shape.denominator,
        flags=frozenset(written),
    )
    return _bounded(figure, low, upper, comparator, approximate)
