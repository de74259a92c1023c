"""Forms that are figures of their own: blood pressures, age groups, ranges of ratios, margins, `none of 25`, `daily`."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.language.figures_bounds import read_bound_before, read_bound_behind
from claimcheck.language.figures_build import plain_figure
from claimcheck.language.figures_ends import End, read_end
from claimcheck.language.figures_ranges import is_change
from claimcheck.language.figures_shapes import Shape, divide, read_shape
from claimcheck.language.figures_shapes import read_rhythm as read_rhythm_unit
from claimcheck.language.figures_tokens import Token, gap
from claimcheck.language.figures_words import words_of
from claimcheck.model import Figure, Span

RHYTHMS = {
    "hourly": ("/h", Decimal(1)),
    "daily": ("/d", Decimal(1)),
    "nightly": ("/d", Decimal(1)),
    "weekly": ("/wk", Decimal(1)),
    "fortnightly": ("/wk", Decimal("0.5")),
    "monthly": ("/mo", Decimal(1)),
}
Found = tuple[tuple[Figure, ...], int]


def read_none(tokens: list[Token], at: int) -> Found:
    """`none of 25 controls` at token `at` as a share of nought."""
    step = at + 2 + (at + 2 < len(tokens) and tokens[at + 2].low in ("the", "these", "our"))
    if step >= len(tokens) or tokens[at + 1].low != "of":
        return (), at + 1
    whole = read_end(tokens, step)
    if whole is None or whole.unit or whole.number.part or whole.value <= 2:
        return (), at + 1
    none = Decimal(0)
    figure = Figure(
        tokens[at].start,
        tokens[whole.after - 1].end,
        none,
        none,
        "=",
        "1",
        "ratio",
        numbers=(whole.number.span,),
        numerator=none,
        denominator=whole.value,
        flags=frozenset({"word"}),
    )
    return (figure,), whole.after


def read_rhythm(tokens: list[Token], at: int) -> Figure:
    """The frequency of the adverb at token `at`: `daily` -> 1 `/d`."""
    unit, value = RHYTHMS[tokens[at].low]
    span = Span(tokens[at].start, tokens[at].end)
    return Figure(
        span.start, span.end, value, value, "=", unit, "frequency", (span,), span, flags=frozenset({"word", "adverb"})
    )


def read_age_group(tokens: list[Token], at: int, comparator: str) -> Found | None:
    """`under-5s`, `the over 65s` as an age; `at` stands behind the bound."""
    step = at + (tokens[at].low == "-")
    if step + 1 >= len(tokens) or tokens[at - 1].low not in ("under", "over") or tokens[step].kind != "num":
        return None
    end = step + 1
    if tokens[end].low not in ("s", "'s", "’s") or gap(tokens, end):
        return None
    number = read_end(tokens, step)
    if number is None or number.number.value > 110:
        return None
    years = number._replace(value=number.number.value, unit="a", dimension="time", unit_span=None, glued=False)
    return (plain_figure(tokens, at - 1, years, end + 1, comparator, flags={"age"}),), end + 1


def read_margin(tokens: list[Token], figure: Figure, after: int) -> Found | None:
    """`54 ± 9 years`, `5 plus or minus 2 mg`, whose figure without the margin is `figure`."""
    if after >= len(tokens) or tokens[after].low not in ("±", "plus"):
        return None
    step = after + (1 if tokens[after].low == "±" else 3)
    if step >= len(tokens) or (step > after + 1 and tokens[step - 1].low != "minus"):
        return None
    margin = read_end(tokens, step)
    if margin is None:
        return None
    unit, dimension = margin.unit or figure.unit, margin.dimension if margin.unit else figure.dimension
    kept = figure.flags - ({"bare"} if margin.unit else set()) | {"plus-minus"}
    closed = figure._replace(end=tokens[margin.after - 1].end, unit=unit, dimension=dimension, flags=kept)
    return (closed,), margin.after


def read_ratios(tokens: list[Token], start: int, figure: Figure, after: int, lead: str) -> Found | None:
    """`between 1 in 10 and 1 in 20`, `1 in 100 to 1 in 50` as one range, `from 4 in 1,000 to 2 in 1,000` as two figures.

    `figure` is the first ratio, from token `start` to `after`, `lead` the word in front (`between`, `from` or none).
    """
    if figure.dimension != "ratio" or figure.numerator is None or not figure.denominator or after + 2 >= len(tokens):
        return None
    low = tokens[after].low
    if not (low in ("to", "-") or (low == "and" and lead == "between")):
        return None
    second = read_end(tokens, after + 1)
    shape = read_shape(tokens, second.after, second) if second and second.unit is None else None
    if second and shape is None and _is_larger_whole(tokens, figure, second):  # `1 in 100 to 200`
        shape = Shape("1", "ratio", second.after, None, second.value)
        second = second._replace(value=figure.numerator)
    if second is None or shape is None or shape.denominator is None:
        return None
    one = divide(figure.numerator, figure.denominator)
    other = divide(second.value, shape.denominator)
    numbers = (second.number.span, *shape.numbers)
    if lead == "from" and is_change(tokens, start - 1, one > other):
        behind = figure._replace(
            start=second.number.span.start,
            end=tokens[shape.after - 1].end,
            low=other,
            high=other,
            numbers=numbers,
            numerator=second.value,
            denominator=shape.denominator,
            change="to",
        )
        return (figure._replace(change="from"), behind), shape.after
    ranged = figure._replace(
        end=tokens[shape.after - 1].end,
        low=min(one, other),
        high=max(one, other),
        comparator="=",
        numbers=(*figure.numbers, *numbers),
        numerator=None,
        denominator=figure.denominator if figure.denominator == shape.denominator else None,
    )
    return (ranged,), shape.after


def _is_larger_whole(tokens: list[Token], figure: Figure, end: End) -> bool:
    # the second whole counts the same people: no unit of its own, and no share of its own
    following = tokens[end.after].low if end.after < len(tokens) else ""
    plain = end.unit is None and not end.number.part and following not in ("in", "of", "out", "per", "-", "/")
    return plain and figure.denominator is not None and end.value > figure.denominator


def read_pair(tokens: list[Token], start: int, first: End) -> Found | None:
    """The two pressures of `140/90 mmHg`, `blood pressure of 140/90`, `a reading of 150 over 95`."""
    at = first.after
    if first.unit is not None or at + 1 >= len(tokens) or tokens[at + 1].kind != "num":
        return None
    slash = tokens[at].low == "/" and gap(tokens, at) == 0 and gap(tokens, at + 1) == 0
    if not slash and tokens[at].low != "over":
        return None
    second = read_end(tokens, at + 1)
    if second is None or not (first.value > second.value > 20 and 50 <= first.value <= 300):
        return None
    near = {token.low for token in tokens[max(start - 14, 0) : start]} | {
        token.low for token in tokens[second.after : second.after + 8]
    }
    if second.unit != "mm[Hg]" and not (near & words_of("pressure") and second.unit is None):
        return None
    comparator = "="
    if start < first.first:
        bound = read_bound_before(tokens, start)
        comparator = bound.comparator if bound and bound.comparator != "~" else "="
    behind = read_bound_behind(tokens, second.after)
    after = second.after
    if behind and comparator == "=" and behind.comparator != "~":  # `140/90 or above`
        comparator, after = behind.comparator, behind.after
    pair = []
    for end, begin, stop in ((first, start, first.after), (second, second.first, after)):
        figure = plain_figure(tokens, begin, end, stop, comparator, flags={"pair"})
        pair.append(figure._replace(unit="mm[Hg]", dimension="pressure", flags=figure.flags - {"bare"}))
    return tuple(pair), after


def read_once_or_twice(tokens: list[Token], at: int) -> Found | None:
    """`once or twice a day` at token `at` as 1 to 2; without a rhythm they are `{times}`."""
    if [token.low for token in tokens[at : at + 3]] not in (["once", "or", "twice"], ["once", "to", "twice"]):
        return None
    rhythm = read_rhythm_unit(tokens, at + 3)
    after = rhythm[1] if rhythm else at + 3
    spans = tuple(Span(tokens[step].start, tokens[step].end) for step in (at, at + 2))
    figure = Figure(
        tokens[at].start,
        tokens[after - 1].end,
        Decimal(1),
        Decimal(2),
        "=",
        f"/{rhythm[0]}" if rhythm else "{times}",
        "frequency" if rhythm else "number",
        spans,
        Span(tokens[at + 3].start, tokens[after - 1].end) if rhythm else None,
        flags=frozenset({"word"}),
    )
    return (figure,), after
