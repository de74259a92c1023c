"""Numbers as they are written, in digits or words, as exact decimals."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from claimcheck.language.figures_tokens import Token, gap
from claimcheck.language.figures_words import words_of
from claimcheck.language.health_events import names_counted
from claimcheck.model import Span
from claimcheck.word_lists import read_rows

FRACTION_SIGNS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
SCALES = ("scale", "scales")  # `million` can be counted by an article, `millions` only by a number
_LETTERS = {"k": 1000, "m": 1_000_000, "bn": 1_000_000_000}
MAX_DIGITS = 40  # a longer run of digits is no measurement


class Number(NamedTuple):
    """A number from token to token. `part` is set where it is a fraction in words or signs (`two thirds`: 2, 3)."""

    value: Decimal
    first: int  # index of its first token
    after: int  # index of the token behind it
    span: Span  # plain
    word: bool = False
    part: tuple[Decimal, Decimal] | None = None
    scaled: bool = False  # followed by million, thousand …


@cache
def number_words() -> dict[str, tuple[str, int]]:
    """Number words, lower case: kind (unit, ten, scale, scales, set, part, fold, times, double) and value."""
    found = {}
    for kind, word, value in read_rows(__file__, "number_words.tsv"):
        found[word] = (kind, int(value))
    return found


def as_digits(text: str) -> Decimal | None:
    """The value of `1,500`, `2.5`, `2·5`, `.5` or `1 000`; None where it is too long to be a measurement."""
    bare = "".join(char for char in text.replace("·", ".") if char.isdecimal() or char == ".")
    if not bare or len(bare) > MAX_DIGITS:
        return None
    return Decimal(bare)


def kind_of(token: Token) -> str:
    """The kind of a number word, or an empty string."""
    return number_words().get(token.low, ("", 0))[0] if token.kind == "word" else ""


def read_number(tokens: list[Token], at: int) -> Number | None:
    """The number that begins at token `at`: digits, signs or words with their scale words; None if there is none."""
    token = tokens[at]
    if token.kind == "num":
        return _read_digits(tokens, at)
    if token.kind == "frac":
        top, bottom = FRACTION_SIGNS[token.low]
        return _number(tokens, at, at + 1, Decimal(top) / bottom, part=(Decimal(top), Decimal(bottom)))
    if token.kind == "word":
        return _read_words(tokens, at)
    return None


def _number(
    tokens: list[Token],
    first: int,
    after: int,
    value: Decimal,
    *,
    word: bool = False,
    part: tuple[Decimal, Decimal] | None = None,
    scaled: bool = False,
) -> Number:
    return Number(value, first, after, Span(tokens[first].start, tokens[after - 1].end), word, part, scaled)


def _low(tokens: list[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


def number_word(tokens: list[Token], at: int) -> tuple[str, int]:
    """The kind and the value of the number word at token `at`; an empty kind where there is none."""
    return number_words().get(_low(tokens, at), ("", 0))


def _read_digits(tokens: list[Token], at: int) -> Number | None:
    value = as_digits(tokens[at].low)
    if value is None:
        return None
    after = at + 1
    if after < len(tokens) and tokens[after].kind == "frac" and gap(tokens, after) <= 1:
        top, bottom = FRACTION_SIGNS[tokens[after].low]
        return _number(tokens, at, after + 1, value + Decimal(top) / bottom)
    if (
        _low(tokens, after) == "/"
        and gap(tokens, after) == 0
        and after + 1 < len(tokens)
        and not gap(tokens, after + 1)
    ):
        return _read_slash(tokens, at, value)
    mixed = _read_mixed_digits(tokens, at, value)
    if mixed:
        return mixed
    return _with_scale(tokens, at, after, value, word=False)


def _read_slash(tokens: list[Token], at: int, top: Decimal) -> Number | None:
    bottom_token = tokens[at + 2]
    bottom = as_digits(bottom_token.low) if bottom_token.kind == "num" else None
    ordinal = (
        at + 3 < len(tokens) and tokens[at + 3].low in ("th", "rd", "ths", "rds", "nd") and not gap(tokens, at + 3)
    )
    plain = bottom in (2, 3, 4, 5, 8) and top < bottom and top == int(top) and "." not in bottom_token.low
    listed = _low(tokens, at + 3) == "/" or (at > 0 and tokens[at - 1].low == "/")  # `tablets of 1/2/4 mg`
    if bottom and (ordinal or plain) and not listed:
        return _number(tokens, at, at + (4 if ordinal else 3), top / bottom, part=(top, bottom))
    return _number(tokens, at, at + 1, top)


def _read_mixed_digits(tokens: list[Token], at: int, value: Decimal) -> Number | None:
    # `1 1/2 hours`: a blank, then a proper fraction
    if (
        at + 3 < len(tokens)
        and tokens[at + 1].kind == "num"
        and gap(tokens, at + 1) == 1
        and _low(tokens, at + 2) == "/"
    ):
        top, bottom = (
            as_digits(tokens[at + 1].low),
            as_digits(tokens[at + 3].low) if tokens[at + 3].kind == "num" else None,
        )
        if top and bottom in (2, 3, 4, 8) and top < bottom:
            return _number(tokens, at, at + 4, value + top / bottom)
    return _and_a_part(tokens, at, at + 1, value, word=False)


def _and_a_part(tokens: list[Token], first: int, after: int, value: Decimal, *, word: bool) -> Number | None:
    # `two and a half`, `3 and three quarters`
    if _low(tokens, after) != "and" or after + 2 >= len(tokens):
        return None
    top = 1 if tokens[after + 1].low == "a" else number_word(tokens, after + 1)[1]
    kind, bottom = number_word(tokens, after + 2)
    if kind == "part" and 0 < top < bottom:
        return _with_scale(tokens, first, after + 3, value + Decimal(top) / bottom, word=word)
    return None


def _with_scale(tokens: list[Token], first: int, after: int, value: Decimal, *, word: bool) -> Number:
    scaled = False
    for _ in range(3):
        if after >= len(tokens) or gap(tokens, after) > 1:
            break
        step = after
        if tokens[after].low == "-" and after + 1 < len(tokens) and kind_of(tokens[after + 1]) in SCALES:
            step = after + 1
        kind, scale = number_word(tokens, step)
        if tokens[after].low in _LETTERS and _is_letter_scale(tokens, after):
            return _number(tokens, first, after + 1, value * _LETTERS[tokens[after].low], word=word, scaled=True)
        if kind == "set" and value <= 20:
            pass  # `2 dozen`, `two dozen`
        elif kind not in SCALES:
            break
        value, after, scaled = value * scale, step + 1, True
    return _number(tokens, first, after, value, word=word, scaled=scaled)


def _is_letter_scale(tokens: list[Token], at: int) -> bool:
    # `2.7m people`, `30k deaths`; not `2m apart`
    return not gap(tokens, at) and at + 1 < len(tokens) and names_counted(tokens[at + 1].low)


def _read_words(tokens: list[Token], at: int, nested: int = 3) -> Number | None:
    # `nested`: how many smaller numbers may still follow a million and a thousand
    kind, value = number_word(tokens, at)
    after = at + 1
    if tokens[at].low in ("a", "an", "half") or kind == "part":
        return _read_article(tokens, at)
    if kind == "set":
        return _number(tokens, at, after, Decimal(value), word=True)
    if kind not in ("unit", "ten"):  # `hundreds`, `million` alone say no number
        return None
    total = Decimal(value)
    if kind == "ten":
        step = after + (_low(tokens, after) == "-")
        unit = number_word(tokens, step)
        if unit[0] == "unit" and 0 < unit[1] < 10 and not (step == after and _low(tokens, after - 1) == "-"):
            total, after = total + unit[1], step + 1
    part = _part_after(tokens, at, after, total)
    if part:
        return part
    if _low(tokens, after) == "hundred":
        total, after = total * 100, after + 1
        step = after + (_low(tokens, after) == "and")
        rest = number_word(tokens, step)
        if rest[0] in ("unit", "ten"):
            total, after = total + rest[1], step + 1
            tail = after + (_low(tokens, after) == "-")
            unit = number_word(tokens, tail)
            if rest[0] == "ten" and unit[0] == "unit" and unit[1] < 10:
                total, after = total + unit[1], tail + 1
    if _low(tokens, after) == "point" and (at == 0 or tokens[at - 1].low not in ("at", "is", "was", "by")):
        total, after = _with_decimals(tokens, total, after)
    mixed = _and_a_part(tokens, at, after, total, word=True)
    return mixed or _with_rest(tokens, _with_scale(tokens, at, after, total, word=True), nested)


def _with_decimals(tokens: list[Token], whole: Decimal, at: int) -> tuple[Decimal, int]:
    # `two point five million`
    digits = ""
    while (word := number_word(tokens, at + 1 + len(digits)))[0] == "unit" and word[1] <= 9:
        digits += str(word[1])
    return (Decimal(f"{whole}.{digits}"), at + 1 + len(digits)) if digits else (whole, at)


def _with_rest(tokens: list[Token], large: Number, nested: int) -> Number:
    # `three thousand nine hundred and sixty-five`: what stands behind a thousand or a million is smaller than it
    if not large.scaled or large.after >= len(tokens) or not nested:
        return large
    last = number_word(tokens, large.after - 1)[1]
    step = large.after + (tokens[large.after].low == "and")
    if last < 1000 or step >= len(tokens) or kind_of(tokens[step]) not in ("unit", "ten"):
        return large
    rest = _read_words(tokens, step, nested - 1)
    if rest is None or rest.part or rest.value >= last or rest.value != int(rest.value):
        return large
    joined = step > large.after or rest.value >= 100 or last == 1000
    if not joined or _low(tokens, rest.after) == "-":  # `three million two women`, `a thousand five-year survivors`
        return large
    return _number(tokens, large.first, rest.after, large.value + rest.value, word=True, scaled=large.scaled)


def _part_after(tokens: list[Token], at: int, after: int, top: Decimal) -> Number | None:
    # `two thirds`, `one-third`; `one second` and `third day` are none
    step = after + (_low(tokens, after) == "-")
    kind, bottom = number_word(tokens, step)
    if kind != "part" or top >= bottom or top <= 0:
        return None
    if bottom > 4 and top > 1 and not tokens[step].low.endswith("s"):
        return None
    return _number(tokens, at, step + 1, top / bottom, word=True, part=(top, Decimal(bottom)))


def _read_article(tokens: list[Token], at: int) -> Number | None:
    low, following = tokens[at].low, _low(tokens, at + 1)
    kind, value = number_word(tokens, at + 1)
    if low in ("a", "an"):
        step = at + 2 + (_low(tokens, at + 2) == "and")
        rest = number_word(tokens, step)
        if following == "hundred" and step == at + 3 and rest[0] in ("unit", "ten"):  # `a hundred and twenty`
            return _number(tokens, at, step + 1, Decimal(value + rest[1]), word=True)
        if kind in ("scale", "set"):
            return _with_scale(tokens, at, at + 2, Decimal(value), word=True)
        if kind == "part" and _is_share(tokens, at + 2, following):
            return _with_part_scale(tokens, at, at + 2, value)
        return None
    if low == "half":
        kind, value = number_word(tokens, at + 2)
        if following in ("a", "an") and kind in ("set", "scale"):  # `half a dozen`, `half a million`
            return _number(tokens, at, at + 3, Decimal(value) / 2, word=True, scaled=kind == "scale")
        return _number(tokens, at, at + 1, Decimal("0.5"), word=True, part=(Decimal(1), Decimal(2)))
    return None


def _is_share(tokens: list[Token], at: int, name: str) -> bool:
    # `a third of them`, `fell by a fifth.`; not `a third dose`, `a third-year student`, `a quarter mile`
    token = tokens[at] if at < len(tokens) else None
    if token is None or name == "half":
        return True
    if token.low == "-":
        return gap(tokens, at) > 0 or (at + 1 < len(tokens) and tokens[at + 1].low in ("a", "to"))
    if token.kind != "word":
        return token.low not in ("'", "’")
    return kind_of(token) == "scale" or token.low in words_of("behind_part") or token.low.endswith("ed")


def _with_part_scale(tokens: list[Token], first: int, after: int, bottom: int) -> Number:
    if after < len(tokens) and kind_of(tokens[after]) == "scale":
        scale = number_word(tokens, after)[1]
        return _number(tokens, first, after + 1, Decimal(scale) / bottom, word=True, scaled=True)
    return _number(tokens, first, after, Decimal(1) / bottom, word=True, part=(Decimal(1), Decimal(bottom)))
