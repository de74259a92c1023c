"""One end of a figure: a number with its money sign or its unit, simple or compound."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from claimcheck.language.figures_tokens import Token, gap
from claimcheck.language.figures_words import words_of
from claimcheck.language.numbers import Number, read_number
from claimcheck.language.units import convert, currencies, read_unit, scaled_unit, unit_of
from claimcheck.model import Dimension, Span

PER = frozenset({"per", "a", "an", "each", "every", "/"})
TIMES = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})


class End(NamedTuple):
    """A number and its unit; `unit` None where it has none of its own. `after` is the index of the token behind."""

    value: Decimal
    unit: str | None
    dimension: Dimension
    first: int
    after: int
    number: Number
    unit_span: Span | None = None
    points: bool = False
    money_before: bool = False
    glued: bool = False


@cache
def _first_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that names of money before and behind a number begin with: a look that spares the longer ones."""
    before, behind = currencies()
    return frozenset(words[0] for words in before), frozenset(words[0] for words in behind)


def read_end(tokens: list[Token], at: int) -> End | None:
    """The end of a figure that begins at token `at`: `$5`, `70%`, `half an hour`, `5 feet 4 inches`, `3`."""
    before, after_words = currencies()
    begins_before, begins_after = _first_words()
    for length in (4, 3, 2, 1) if tokens[at].low in begins_before else ():
        words = tuple(token.low for token in tokens[at : at + length])
        if (
            len(words) == length
            and words in before
            and at + length < len(tokens)
            and _is_sign_of_money(tokens, at, length)
        ):
            number = read_number(tokens, at + length)
            if number:
                return _with_money_scale(
                    tokens, at, number, before[words], Span(tokens[at].start, tokens[at + length - 1].end)
                )
    sign = -1 if tokens[at].low in ("-", "minus") and at + 1 < len(tokens) and _is_sign(tokens, at) else 1
    number = read_number(tokens, at + (sign < 0))
    if number is None:
        return None
    end = End(sign * number.value, None, "number", at, number.after, number)
    behind = tokens[number.after].low if number.after < len(tokens) else ""
    for length in (3, 2, 1) if behind in begins_after else ():
        words = tuple(token.low for token in tokens[number.after : number.after + length])
        if len(words) == length and words in after_words:
            span = Span(tokens[number.after].start, tokens[number.after + length - 1].end)
            return end._replace(unit=after_words[words], dimension="money", after=number.after + length, unit_span=span)
    low = tokens[number.after].low if number.after < len(tokens) else ""
    if low in ("pence", "p") and (low == "pence" or gap(tokens, number.after) == 0):
        span = Span(tokens[number.after].start, tokens[number.after].end)
        return end._replace(
            value=end.value / 100, unit="GBP", dimension="money", after=number.after + 1, unit_span=span
        )
    if low in ("pound", "pounds") and (number.scaled or _speaks_of_money(tokens, at)):
        span = Span(tokens[number.after].start, tokens[number.after].end)
        return end._replace(unit="GBP", dimension="money", after=number.after + 1, unit_span=span)
    if low in ("cents", "cent"):
        span = Span(tokens[number.after].start, tokens[number.after].end)
        return end._replace(
            value=end.value / 100, unit="USD", dimension="money", after=number.after + 1, unit_span=span
        )
    return with_unit(tokens, end)


def _is_sign_of_money(tokens: list[Token], at: int, length: int) -> bool:
    # `A$240` is Australian, `a $240 bill` is not
    return length == 1 or (tokens[at].text.isupper() and all(gap(tokens, at + step) == 0 for step in range(1, length)))


def _speaks_of_money(tokens: list[Token], at: int) -> bool:
    return any(
        token.low.startswith(("cost", "price", "pay", "paid", "fee", "spen", "earn"))
        for token in tokens[max(at - 6, 0) : at]
    )


def _is_sign(tokens: list[Token], at: int) -> bool:
    if tokens[at].low == "minus":
        return True
    free = at == 0 or (gap(tokens, at) > 0 and tokens[at - 1].kind != "num") or tokens[at - 1].low in "(["
    return free and gap(tokens, at + 1) == 0 and tokens[at + 1].kind == "num"


def _with_money_scale(tokens: list[Token], at: int, number: Number, code: str, span: Span) -> End:
    value, after = number.value, number.after
    if after < len(tokens) and gap(tokens, after) == 0 and tokens[after].low in ("k", "m", "b"):
        value *= {"k": 1000, "m": 1000000, "b": 1000000000}[tokens[after].low]
        after += 1
    words = tuple(token.low for token in tokens[after : after + 1])
    if currencies()[1].get(words) == code:
        after += 1
    return End(value, code, "money", at, after, number, span, money_before=True)


def with_unit(tokens: list[Token], end: End) -> End:
    """`end` with the unit, simple or compound, that stands behind it; unchanged where none does."""
    at, number = end.after, end.number
    if at < len(tokens) and tokens[at].low == "-" and at + 1 < len(tokens) and gap(tokens, at) == 0:
        hyphened = read_unit(tokens, at + 1)  # `10-year`, `a 2-hour`
        if hyphened and gap(tokens, at + 1) == 0 and tokens[at + 1].low != "c":
            return _closed(tokens, end, hyphened[0], at + 1, hyphened[1])
    if number.word and number.part and at < len(tokens) and tokens[at].low in ("a", "an", "of"):
        step = at + 1 + (tokens[at].low == "of" and at + 1 < len(tokens) and tokens[at + 1].low in ("a", "an"))
        inner = read_unit(tokens, step)  # `half an hour`, `a quarter of an hour`
        if inner and inner[0] != "%" and step > at + (tokens[at].low == "of"):
            return _closed(tokens, end, inner[0], step, inner[1])
    if at + 1 < len(tokens) and tokens[at].low in words_of("between_unit"):
        apart = read_unit(tokens, at + 1)  # `5 working days`, `two full years`
        if apart and apart[0] in TIMES:
            return _closed(tokens, end, apart[0], at + 1, apart[1])
    if at < len(tokens) and tokens[at].low in FEET and end.value == int(end.value):
        tall = _read_feet(tokens, end)
        if tall:
            return tall
    scaled = scaled_unit(tokens, at)
    if scaled:  # `two decades`, `a fortnight`
        many = end._replace(value=end.value * scaled[1])
        return _closed(tokens, many, scaled[0], at, scaled[2])
    simple = read_unit(tokens, at)
    if simple is None:
        if at < len(tokens) and tokens[at].low == "k" and gap(tokens, at) == 0:
            return end._replace(value=end.value * 1000, after=at + 1)
        return end
    if simple[0] == "[iU]" and number.word and tokens[at].low in ("unit", "units"):
        return end
    code, after = simple
    start = at
    if code == "[stone_av]" and number.value == 1 and not (after < len(tokens) and tokens[after].kind == "num"):
        return end  # `at least one stone` lies in a kidney
    if code == "{cells}" and not (after < len(tokens) and tokens[after].low == "/"):
        return end
    code, after = _compound(tokens, code, after)
    if code in ("U", "mU") or (code.startswith(("U/", "mU/")) and code != "U/L"):
        code = code.replace("U", "[iU]", 1)
    return _closed(tokens, end, code, start, after)


FEET = frozenset({"'", "’", "′"})
INCHES = frozenset({'"', "”", "″"})


def _read_feet(tokens: list[Token], end: End) -> End | None:
    # `5'4"` in inches
    at = end.after
    if at + 2 >= len(tokens) or gap(tokens, at) or gap(tokens, at + 1) or tokens[at + 1].kind != "num":
        return None
    inches = read_number(tokens, at + 1)
    if inches is None or inches.value >= 12 or inches.after >= len(tokens) or tokens[inches.after].low not in INCHES:
        return None
    after = inches.after + 1
    span = Span(tokens[at].start, tokens[inches.after].end)
    return end._replace(
        value=end.value * 12 + inches.value, unit="[in_i]", dimension="length", after=after, unit_span=span
    )


def _compound(tokens: list[Token], code: str, after: int) -> tuple[str, int]:
    for _ in range(3):
        if after >= len(tokens) or tokens[after].low not in PER or code == "%":
            break
        if code == "mL/min" and [token.low for token in tokens[after + 1 : after + 2]] == ["1.73"]:
            area = read_unit(tokens, after + 2)  # `mL/min/1.73 m2`
            return ("mL/min/{1.73_m2}", area[1]) if area and area[0] == "m2" else (code, after)
        if tokens[after].low in ("a", "an", "each", "every") and code in TIMES:
            break
        below = read_unit(tokens, after + 1)
        if below is None or unit_of(f"{code}/{below[0]}") is None:
            break
        if tokens[after].low != "/" and (below[0] not in TIMES and tokens[after].low != "per"):
            break
        code, after = f"{code}/{below[0]}", below[1]
    return code, after


# a measure in two units, and the one that it is kept in: `5 feet 4 inches`, `7 lb 1 oz`, `two hours and 18 minutes`
TWO_UNITS = {
    ("[ft_i]", "[in_i]"): "[in_i]",
    ("h", "min"): "min",
    ("min", "s"): "s",
    ("a", "mo"): "mo",
    ("[lb_av]", "[oz_av]"): "[lb_av]",
    ("[stone_av]", "[lb_av]"): "[lb_av]",
}


def _read_smaller(tokens: list[Token], code: str, value: Decimal, after: int) -> tuple[Decimal, str, int] | None:
    step = after + (after < len(tokens) and tokens[after].low in ("and", ","))
    if step + 1 >= len(tokens) or value != int(value):
        return None
    number = read_number(tokens, step)
    if number is None or number.part or number.after >= len(tokens):
        return None
    below = read_unit(tokens, number.after)
    if code == "[ft_i]" and tokens[number.after].low == "in":
        below = "[in_i]", number.after + 1
    kept = TWO_UNITS.get((code, below[0])) if below else None
    if below is None or kept is None:
        return None
    large, small = convert(value, code, kept), convert(number.value, below[0], kept)
    if large is None or small is None or small >= (convert(Decimal(1), code, kept) or 0):
        return None
    return large + small, kept, below[1]


def _closed(tokens: list[Token], end: End, code: str, start: int, after: int) -> End:
    unit = unit_of(code)
    span = Span(tokens[start].start, tokens[after - 1].end)
    value, points = end.value, code == "%" and "point" in tokens[after - 1].low
    smaller = _read_smaller(tokens, code, value, after)
    if smaller and unit:
        value, code, after = smaller
        return end._replace(value=value, unit=code, dimension=unit.dimension, after=after, unit_span=span)
    if code in TIMES and after + 2 < len(tokens) and tokens[after].low == "and" and tokens[after + 1].low == "a":
        half = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}.get(tokens[after + 2].low)
        if half is not None:  # `one hour and a half`
            value, after = value + half, after + 3
    if code == "a" and after < len(tokens):
        step = after + (tokens[after].low == "-")
        if step < len(tokens) and tokens[step].low in ("old", "olds"):
            after = step + 1
        elif tokens[after].low == "of" and step + 1 < len(tokens) and tokens[step + 1].low == "age":
            after += 2
    glued = start > 0 and tokens[start].kind == "word" and tokens[start].start == tokens[start - 1].end
    dimension: Dimension = unit.dimension if unit else "other"
    return end._replace(
        value=value, unit=code, dimension=dimension, after=after, unit_span=span, points=points, glued=glued
    )
