"""Every unit code is valid UCUM and every factor agrees with it where it can be held against it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from ucumvert import PintUcumRegistry, get_ucum_parser

from claimcheck.language.figures import parse_figure
from claimcheck.language.units import _table, convert, unit_of

CODES = sorted(_table()[0])


@pytest.mark.parametrize("code", CODES)
def test_code_is_valid_ucum(code: str) -> None:
    assert get_ucum_parser().parse(code)


@pytest.fixture(scope="module")
def registry() -> PintUcumRegistry:
    return PintUcumRegistry()


@pytest.mark.parametrize("code", [code for code in CODES if not code.startswith("{")])
def test_factor_agrees_with_ucum(code: str, registry: PintUcumRegistry) -> None:
    unit = _table()[0][code]
    converted = registry.from_ucum(code).to(registry.from_ucum(unit.canonical))
    assert converted.magnitude == pytest.approx(float(unit.factor), rel=1e-12)


@pytest.mark.parametrize(
    ("text", "value", "unit"), [("two fortnights", "4", "wk"), ("a decade", "10", "a"), ("three decades", "30", "a")]
)
def test_words_for_several_of_a_unit(text: str, value: str, unit: str) -> None:
    figure = parse_figure(text)
    assert figure is not None
    assert (figure.low, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("2", "wk", "d", "14"),
        ("1", "a", "mo", "12"),
        ("500", "ug", "mg", "0.5"),
        ("5", "[ft_i]", "[in_i]", "60"),
        ("100", "Cel", "[degF]", "212"),
        ("1", "g/L", "mg/dL", "100"),
        ("14", "[lb_av]", "[stone_av]", "1"),
        ("3", "/d", "/wk", "21"),
    ],
)
def test_converts_exactly(value: str, source: str, target: str, expected: str) -> None:
    assert convert(Decimal(value), source, target) == Decimal(expected)


def test_what_measures_other_things_does_not_convert() -> None:
    assert convert(Decimal(1), "mg", "mL") is None
    assert convert(Decimal(1), "mo", "d") is None
    assert unit_of("nonsense/kg") is None
