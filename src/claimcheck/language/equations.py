"""Sums that a text writes out: `20% - 12% = 8%`, `2 × 500 mg = 1,000 mg`, `100 ÷ 8 = 12.5`.

Worked out anew, with the rounding that the printed result allows (statcheck, Nuijten et al., 2016).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.language.slips import Slip, print_value, step_of
from claimcheck.pattern import as_pattern

_N = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,9}(?:\.\d{1,6})?"
_UNIT = r"\s?(?:%|percent|per\scent|[a-zA-Z]{1,12})?"
_SUM = as_pattern(
    rf"(?<![\d.,\w])(?P<a>{_N})(?P<ua>{_UNIT})\s?(?P<sign>[-–−+×x*÷/])\s?(?P<b>{_N})(?P<ub>{_UNIT})\s?=\s?"
    rf"(?:about\s|~)?(?P<c>{_N})(?![\d.,]*\d)(?P<uc>{_UNIT})"
)
_CHAINED = as_pattern(r"[-–−+×x*÷/=^)²]\s?$")  # a part of a longer sum: `3 × 2 + 1 = 7`
_GOES_ON = as_pattern(r"\s?[-–−+×x*÷/^]\s?\d")


def find_wrong_equations(text: str) -> Iterator[Slip]:
    """The results of written sums that are not what their sides come to; offsets are in `text`."""
    if "=" not in text:
        return
    for match in _SUM.finditer(text):
        if _CHAINED.search(text, max(0, match.start() - 3), match.start()) or _GOES_ON.match(text, match.end()):
            continue
        one, other, printed = (Decimal(match[name].replace(",", "")) for name in "abc")
        exact = _work_out(one, match["sign"], other)
        units = {unit for name in ("ua", "ub") if (unit := _as_unit(match[name]))}
        result = _as_unit(match["uc"])
        if exact is None or len(units) > 1 or (units and result not in units):
            continue
        exact = exact * 100 if result == "%" and not units and match["sign"] in "÷/" else exact
        if abs(exact - printed) > step_of(printed) / 2:
            told = f"{match['a']} {match['sign']} {match['b']} is {print_value(exact, printed)}, not {match['c']}"
            yield Slip(match.start("c"), match.end(), f"{told}: check the sum")


def _work_out(one: Decimal, sign: str, other: Decimal) -> Decimal | None:
    """What two numbers come to; None for the key of a score: `0-4 = mild`."""
    if sign in "-–−":
        return one - other if one > other else None
    if sign in "÷/":
        return one / other if other else None
    return one + other if sign == "+" else one * other


def _as_unit(text: str) -> str:
    unit = text.strip().lower().replace("per cent", "%").replace("percent", "%")
    return unit.removesuffix("s")
