"""Units of measurement: their written forms, UCUM codes, dimensions and exact factors, read from a table."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple, cast

from claimcheck.language.figures_tokens import Token, split_tokens
from claimcheck.model import Dimension
from claimcheck.word_lists import read_rows


class Unit(NamedTuple):
    """A UCUM unit: one of it is `factor` of `canonical`, the unit its dimension is compared in."""

    code: str
    dimension: Dimension
    factor: Fraction
    canonical: str


Forms = dict[str, list[tuple[tuple[str, ...], bool, str]]]


@cache
def _table() -> tuple[dict[str, Unit], Forms]:
    units: dict[str, Unit] = {}
    forms: Forms = {}
    for code, dimension, factor, canonical, case, written in read_rows(__file__, "units.tsv"):
        units.setdefault(code, Unit(code, cast("Dimension", dimension), Fraction(factor), canonical))
        for form in written.split("|"):
            exact = case == "x"
            words = tuple(token.text if exact else token.low for token in split_tokens(form))
            forms.setdefault(words[0].lower(), []).append((words, exact, code))
    for choices in forms.values():
        choices.sort(key=lambda choice: (-len(choice[0]), not choice[1]))
    return units, forms


@cache
def _scaled() -> dict[str, tuple[str, int]]:
    found = {}
    for code, factor, written in read_rows(__file__, "scaled_units.tsv"):
        found.update({word: (code, int(factor)) for word in written.split("|")})
    return found


def scaled_unit(tokens: list[Token], at: int) -> tuple[str, int, int] | None:
    """The word at token `at` for a multiple of a unit, as (code, how many of it, index behind): `fortnight`, `decades`."""
    found = _scaled().get(tokens[at].low) if at < len(tokens) else None
    return (*found, at + 1) if found else None


@cache
def unit_forms() -> frozenset[str]:
    """The first words of all written forms of units, lower case."""
    return frozenset(_table()[1]) | frozenset(_scaled())


@cache
def currencies() -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], str]]:
    """Money signs and words that stand before, and after, an amount: lower-case tokens to ISO 4217 codes."""
    before: dict[tuple[str, ...], str] = {}
    after: dict[tuple[str, ...], str] = {}
    for code, place, written in read_rows(__file__, "currencies.tsv"):
        for form in written.split("|"):
            (before if place == "b" else after)[tuple(token.low for token in split_tokens(form))] = code
    return before, after


@cache
def unit_of(code: str) -> Unit | None:
    """The unit of a UCUM code: one of the table, or a quotient of such (`ug/kg/h`, `/d`); None where it is neither."""
    known = _table()[0].get(code)
    if known or "/" not in code:
        return known
    head, *rest = code.split("/")
    factor, canonical = Fraction(1), "1"
    top: Unit | None = None
    if head:
        top = _table()[0].get(head)
        if top is None:
            return None
        factor, canonical = top.factor, top.canonical
    bottoms = []
    for part in rest:
        unit = _table()[0].get(part)
        if unit is None:
            return None
        bottoms.append(unit)
        factor /= unit.factor
        canonical = f"{canonical}/{unit.canonical}"
    return Unit(code, _dimension_of(top, bottoms), factor, canonical)


def _dimension_of(top: Unit | None, bottoms: list[Unit]) -> Dimension:
    last = bottoms[0].dimension
    if top is None:
        return "frequency" if last == "time" else "concentration"
    if last == "volume" or bottoms[0].canonical == "mol" or bottoms[0].code == "g":
        return "concentration"  # of a sample: `30 mg/mmol`, `50 ug/g`; doses are told by the kilogram of the person
    if top.dimension in ("mass", "volume", "units") and last in ("mass", "time"):
        return "rate"
    if top.dimension == "other" and last == "mass":
        return "concentration"
    return "rate" if top.dimension in ("mass", "units") else "other"


def convert(value: Decimal, source: str, target: str) -> Decimal | None:
    """`value` of unit `source` in unit `target` (UCUM codes); None where they measure different things."""
    one, other = unit_of(source), unit_of(target)
    if source == target:
        return value
    if one is None or other is None:
        if one is None or one.canonical != target:
            return None
        other = Unit(target, one.dimension, Fraction(1), target)  # `1/s` of `/wk`: no unit that a text writes
    if {source, target} == {"Cel", "[degF]"}:
        return value * 9 / 5 + 32 if source == "Cel" else (value - 32) * 5 / 9
    if one.canonical != other.canonical:
        return None
    exact = Fraction(value) * one.factor / other.factor
    return Decimal(exact.numerator) / Decimal(exact.denominator)


GLUED_ONLY = frozenset({"C", "F", "W", "V", "T", "U", "m", "t", "st"})


def read_unit(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """The simple unit at token `at` as (UCUM code, index behind it): the longest form of the table."""
    if at >= len(tokens):
        return None
    for words, exact, code in _table()[1].get(tokens[at].low, ()):
        end = at + len(words)
        if end > len(tokens):
            continue
        here = tokens[at:end]
        if any((token.text if exact else token.low) != word for token, word in zip(here, words, strict=True)):
            continue
        if len(words) == 1 and tokens[at].text in GLUED_ONLY and not _may_stand_apart(tokens, at):
            continue
        return code, end
    return None


def _may_stand_apart(tokens: list[Token], at: int) -> bool:
    # `-70 C`, `100.4 F`, `5 m` and `50 U/L` may keep a blank; `5 C`, `10 V` are letters that mean something else
    if not at or tokens[at].start == tokens[at - 1].end or tokens[at].text == "m":
        return True
    if [token.low for token in tokens[at + 1 : at + 2]] == ["/"] and read_unit(tokens, at + 2):
        return True
    if tokens[at].text not in ("C", "F") or tokens[at - 1].kind != "num":
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following and (following.low in "-/'" or following.start == tokens[at].end and following.kind == "num"):
        return False
    negative = at > 1 and tokens[at - 2].low in ("-", "minus") and tokens[at - 2].end == tokens[at - 1].start
    number = (
        Decimal(tokens[at - 1].low) if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,2})?", tokens[at - 1].low) else Decimal(0)
    )
    return negative or 30 <= number <= 110
