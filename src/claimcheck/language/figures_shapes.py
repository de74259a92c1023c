"""Figures that are more than a number and a unit: ratios, multiples, frequencies, intervals."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, localcontext

from claimcheck.language.figures_ends import TIMES, End
from claimcheck.language.figures_tokens import Token, gap
from claimcheck.language.figures_words import words_of
from claimcheck.language.numbers import Number, kind_of, number_word, number_words, read_number
from claimcheck.language.units import read_unit
from claimcheck.model import Dimension, Span

ADVERBS = {"daily": "d", "weekly": "wk", "monthly": "mo", "yearly": "a", "annually": "a", "hourly": "h", "nightly": "d"}
STOPS = frozenset(".,;:()[]")


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands behind a number turned it into: the values are scaled by `factor` or divided by `denominator`."""

    unit: str
    dimension: Dimension
    after: int
    unit_span: Span | None = None
    denominator: Decimal | None = None
    numbers: tuple[Span, ...] = ()
    flags: frozenset[str] = field(default_factory=frozenset)


def read_shape(tokens: list[Token], at: int, top: End) -> Shape | None:
    """The shape that begins at token `at`, behind the bare number `top`: `in 5`, `times a day`, `-fold`."""
    if at >= len(tokens):
        return None
    low = tokens[at].low
    if low in ("times", "time", "x") and (low != "x" or gap(tokens, at) == 0):
        return _read_times(tokens, at)
    step = at + (low == "-")
    if step < len(tokens) and tokens[step].low == "fold":
        return Shape("{times}", "multiple", step + 1, _span(tokens, step, step + 1))
    if low == "-" and at + 3 < len(tokens) and tokens[at + 1].low == "a" and tokens[at + 2].low == "-":
        day = read_unit(tokens, at + 3)  # `20-a-day`
        return (
            Shape(f"/{day[0]}", "frequency", day[1], _span(tokens, at + 3, day[1])) if day and day[0] in TIMES else None
        )
    if low == "-" and [token.low for token in tokens[at + 1 : at + 3]] == ["in", "-"]:
        return _read_hyphened(tokens, at, top)
    if low == ":" and gap(tokens, at) == 0:
        return _read_colon(tokens, at)
    if low == "-" and at + 1 < len(tokens) and tokens[at + 1].low == "hourly" and gap(tokens, at + 1) == 0:
        return Shape("h", "time", at + 2, _span(tokens, at + 1, at + 2), flags=frozenset({"interval"}))
    if low == "hourly" and top.value > 1:  # `4 hourly`
        return Shape("h", "time", at + 1, _span(tokens, at, at + 1), flags=frozenset({"interval"}))
    if low in ADVERBS:  # `2 daily in 3 doses` is no ratio
        return None
    if low == "/" and gap(tokens, at) == 0:
        per = read_unit(tokens, at + 1)
        if per and per[0] in TIMES:
            return Shape(f"/{per[0]}", "frequency", per[1], _span(tokens, at, per[1]))
        return _read_slash_ratio(tokens, at, top)
    return _read_ratio(tokens, at, top)


def _read_colon(tokens: list[Token], at: int) -> Shape | None:
    # `3:1`, `1:1,000`; clock times were covered before
    bottom = read_number(tokens, at + 1) if at + 1 < len(tokens) and gap(tokens, at + 1) == 0 else None
    if bottom is None or bottom.word or bottom.part or not bottom.value:
        return None
    if bottom.after < len(tokens) and tokens[bottom.after].low in (":", "-") and gap(tokens, bottom.after) == 0:
        return None
    return Shape("1", "ratio", bottom.after, None, bottom.value, (bottom.span,))


def _read_hyphened(tokens: list[Token], at: int, top: End) -> Shape | None:
    # `a 9-in-10 chance`
    bottom = read_number(tokens, at + 3) if at + 3 < len(tokens) else None
    if bottom is None or bottom.part or bottom.value <= top.value or gap(tokens, at) or gap(tokens, at + 1):
        return None
    return Shape("1", "ratio", bottom.after, None, bottom.value, (bottom.span,))


def _span(tokens: list[Token], first: int, after: int) -> Span:
    return Span(tokens[first].start, tokens[after - 1].end)


def read_rhythm(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """The unit of a frequency at token `at`: `a day`, `per week`, `daily`, `/day` -> (`d`, index behind)."""
    if at >= len(tokens):
        return None
    if tokens[at].low in ADVERBS:
        return ADVERBS[tokens[at].low], at + 1
    if tokens[at].low in ("a", "an", "per", "each", "every", "/", "in"):
        step = at + 1 + (tokens[at].low == "in" and at + 1 < len(tokens) and tokens[at + 1].low == "a")
        if tokens[at].low == "in" and step == at + 1:
            return None
        unit = read_unit(tokens, step)
        if unit and unit[0] in TIMES:
            return unit
    return None


def _read_times(tokens: list[Token], at: int) -> Shape | None:
    rhythm = read_rhythm(tokens, at + 1)
    if rhythm:
        return Shape(f"/{rhythm[0]}", "frequency", rhythm[1], _span(tokens, at, rhythm[1]))
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if following in ("in", "every", "per") and at + 3 < len(tokens) and tokens[at + 2].low == "24":
        day = read_unit(tokens, at + 3)
        if day and day[0] == "h":
            return Shape("/d", "frequency", day[1], _span(tokens, at, day[1]))
    if following in words_of("than") or tokens[at].low == "x":
        return Shape("{times}", "multiple", at + 1, _span(tokens, at, at + 1))
    if tokens[at].low == "times":  # `repeat it 10 times`
        return Shape("{times}", "number", at + 1, _span(tokens, at, at + 1))
    return None


def _read_slash_ratio(tokens: list[Token], at: int, top: End) -> Shape | None:
    bottom = read_number(tokens, at + 1) if at + 1 < len(tokens) and tokens[at + 1].kind == "num" else None
    if bottom is None or bottom.value < top.value or bottom.value == 0:
        return None
    if bottom.value in (5, 10) and _is_score(tokens, at, bottom):
        return Shape("1", "number", bottom.after, None, None, (bottom.span,))
    if bottom.after >= len(tokens):
        return Shape("1", "ratio", bottom.after, None, bottom.value, (bottom.span,)) if bottom.value >= 5 else None
    if (
        bottom.value < 1000
        and at > 1
        and tokens[at - 2].low in ("on", "by", "since", "dated", "until", "before", "after", "from")
    ):
        return None
    if tokens[bottom.after].kind == "sign":
        ends = tokens[bottom.after].low not in ("/", "-", "%", "°") and bottom.value >= 5
        return Shape("1", "ratio", bottom.after, None, bottom.value, (bottom.span,)) if ends else None
    if tokens[bottom.after].kind != "word" or read_unit(tokens, bottom.after) or kind_of(tokens[bottom.after]):
        return None
    return Shape("1", "ratio", bottom.after, None, bottom.value, (bottom.span,))


def _is_score(tokens: list[Token], at: int, whole: Number) -> bool:
    # `pain of up to 4 out of 10`, not `less pain in 4 out of 10 people`
    following = tokens[whole.after] if whole.after < len(tokens) else None
    if following and following.kind == "word" and following.low not in words_of("behind_part"):
        return False
    near = {token.low for token in tokens[max(at - 16, 0) : at]}
    return whole.value in (5, 10, 20, 100) and bool(near & words_of("score"))


def read_number_out_of(tokens: list[Token], at: int) -> int | None:
    """The index behind `out of 24` at token `at`; None where it does not stand there."""
    if at + 2 >= len(tokens) or tokens[at].low != "out" or tokens[at + 1].low != "of":
        return None
    whole = read_number(tokens, at + 2)
    return whole.after if whole else None


def _read_ratio(tokens: list[Token], at: int, top: End) -> Shape | None:
    step = _read_link(tokens, at)
    if step is None:
        return None
    link, of_what = tokens[step].low, any(token.low == "of" for token in tokens[at:step])
    step += 1
    while step < len(tokens) and tokens[step].low in ("of", "every", "each", "the", "all", "about") and step < at + 8:
        if tokens[step].low == "of" and link != "out":
            return None
        step += 1
    if step >= len(tokens):
        return None
    bottom = read_number(tokens, step) or _read_scale(tokens, step)
    if bottom is None or bottom.part or bottom.value < top.value or bottom.value <= 1:
        return None
    round_number = bottom.value in (100, 1000, 10000, 100000, 1000000)
    if not round_number and (of_what or (top.value != int(top.value) and link == "of")):
        return None
    if link == "out" and _is_score(tokens, at, bottom):
        return Shape("1", "number", bottom.after, None, None, (bottom.span,))
    unit = read_unit(tokens, bottom.after)
    if unit:
        return None
    if bottom.after < len(tokens) and tokens[bottom.after].low == "-" and gap(tokens, bottom.after) == 0:
        other = read_number(tokens, bottom.after + 1) if bottom.after + 1 < len(tokens) else None
        if link != "in" or other is None or other.value <= bottom.value:  # `1 in 100-200`
            return None
    return Shape("1", "ratio", bottom.after, None, bottom.value, (bottom.span,))


def _read_link(tokens: list[Token], at: int) -> int | None:
    # `8 people in 100`, `2 new cases per 100,000`, `1 case of womb cancer in every 100`: where `in` or its like stands
    for step in range(at, min(at + 8, len(tokens))):
        token = tokens[step]
        if token.low in ("in", "out", "per", "for") or (token.low == "of" and step == at):
            every = token.low != "for" or (step + 1 < len(tokens) and tokens[step + 1].low in ("every", "each"))
            return step if every else None
        if token.kind != "word" or kind_of(token) or token.low in ("to", "and", "or", "than", "about"):
            return None
        if step >= at + 4 and all(each.low != "of" for each in tokens[at:step]):
            return None
    return None


def _read_scale(tokens: list[Token], at: int) -> Number | None:
    # `five deaths for every million`, `6 per thousand`
    kind, value = number_word(tokens, at)
    if kind != "scale" or tokens[at - 1].low not in ("every", "per", "each", "a"):
        return None
    return Number(Decimal(value), at, at + 1, Span(tokens[at].start, tokens[at].end), word=True, scaled=True)


def read_frequency(tokens: list[Token], at: int) -> Shape | None:
    """`twice a day`, `once weekly`; `twice as likely` is a multiple. The value is the word's own."""
    kind = kind_of(tokens[at])
    if kind == "fold":
        return Shape("{times}", "multiple", at + 1, None)
    if kind == "times":
        rhythm = read_rhythm(tokens, at + 1)
        if rhythm:
            return Shape(f"/{rhythm[0]}", "frequency", rhythm[1], _span(tokens, at + 1, rhythm[1]))
        following = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if tokens[at].low != "once" and following in words_of("than"):
            return Shape("{times}", "multiple", at + 1, None)
    if kind == "double":
        step = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].low in ("the", "your", "their", "a"))
        if step < len(tokens) and tokens[step].low in (
            "risk",
            "risks",
            "odds",
            "chance",
            "chances",
            "rate",
            "rates",
            "likelihood",
        ):
            return Shape("{times}", "multiple", at + 1, None)
    return None


def value_of_word(token: Token) -> Decimal:
    """The value of `twice`, `fourfold`, `double`."""
    return Decimal(number_words()[token.low][1])


def divide(top: Decimal, bottom: Decimal) -> Decimal:
    """The quotient to 28 digits, whatever the caller's context."""
    with localcontext() as context:
        context.prec = 28
        return top / bottom


def read_every(tokens: list[Token], at: int) -> tuple[End, int] | None:
    """`every other day` at token `at` as 2 days, and the index behind it."""
    if at + 2 >= len(tokens) or tokens[at + 2].low not in words_of("one_time"):
        return None
    if tokens[at].low == "every" and tokens[at + 1].low == "other":
        unit = read_unit(tokens, at + 2)
        if unit and unit[0] in TIMES:
            number = Number(Decimal(2), at + 1, at + 2, Span(tokens[at + 1].start, tokens[at + 1].end), word=True)
            return End(Decimal(2), unit[0], "time", at, unit[1], number, _span(tokens, at + 2, unit[1])), unit[1]
    return None
