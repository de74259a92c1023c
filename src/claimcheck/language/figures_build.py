"""Figures put together from the ends, shapes and bounds that were read."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.language.figures_ends import End
from claimcheck.language.figures_shapes import Shape, divide
from claimcheck.language.figures_tokens import Token
from claimcheck.model import Comparator, Figure, Span


def bounded_figure(figure: Figure, low: Decimal, high: Decimal, comparator: str, approximate: bool) -> Figure:
    """`figure` with its ends set as `comparator` asks; `low` and `high` are its values."""
    sign: Comparator = comparator  # type: ignore[assignment]
    if low != high:
        return figure._replace(low=low, high=high, comparator=sign, approximate=approximate)
    if figure.numerator is not None and figure.denominator and figure.dimension == "ratio":
        low = high = divide(figure.numerator, figure.denominator)
    if comparator in (">", ">="):
        return figure._replace(low=low, high=None, comparator=sign, approximate=approximate)
    if comparator in ("<", "<="):
        return figure._replace(low=None, high=high, comparator=sign, approximate=approximate)
    return figure._replace(low=low, high=high, comparator="~" if approximate else "=", approximate=approximate)


def plain_figure(
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
    """The figure from token `start` to `after` with the ends `one` and `other` (already in one unit)."""
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
    return bounded_figure(figure, one.value, other.value, comparator, approximate)


def _written(first: End, last: End | None) -> set[str]:
    found = {"word"} if first.number.word else set()
    if first.glued or (last and last.glued):
        found.add("glued")
    if last and first.unit_span and last.unit_span:
        found.add("unit-both")
    return found


def shaped_figure(
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
    """The figure that the shape behind its number made of it; `value` to `high` are the numbers as written."""
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
        flags=shape.flags | written,
    )
    return bounded_figure(figure, low, upper, comparator, approximate)
