"""The extraction as JSON and as text."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import jsonschema
import pytest

import claimcheck
from claimcheck.lint.extraction import (
    CitationView,
    ClaimView,
    CoverView,
    Extraction,
    QuantityView,
    ReferenceView,
    RegistryView,
)
from claimcheck.reporters.extraction_text import describe_value, render_extractions
from claimcheck.reporters.json_report import render_extractions as render_json
from claimcheck.reporters.plain import as_number

STUDY = CitationView(
    "a 2020 study in Pain", 0, 20, "study", 2020, "Pain", None, ("Smith",), None, "10.1/x", "123", "https://x.org"
)
VAGUE = CitationView("studies show", 90, 102, "vague", None, None, None, (), None, None, None, None)


def make_quantity(low: str | None, high: str | None, comparator: str = "=", unit: str = "%") -> QuantityView:
    return QuantityView(
        "at least 50%",
        30,
        42,
        None if low is None else Decimal(low),
        None if high is None else Decimal(high),
        comparator,  # type: ignore[arg-type]
        unit,
        "threshold",
        RegistryView("pump.relief", Decimal("0.93"), ("measure: relief",)),
        (CoverView(0, "same-sentence", Decimal("0.9")),),
    )


FOUND = Extraction(
    "drafts/a.md",
    (
        ClaimView(
            "At least 50% less pain.",
            1,
            1,
            0,
            60,
            (make_quantity("50", None, ">="),),
            (STUDY,),
            RegistryView("pump.relief", Decimal("0.93")),
        ),
    ),
    (STUDY, VAGUE),
    (ReferenceView("3", 200, 240, MappingProxyType({"title": "x", "issued": {"date-parts": ((2020,),)}})),),
)


def test_json_agrees_with_its_schema() -> None:
    value = json.loads(render_json((FOUND,)))
    schema = json.loads((Path(claimcheck.__file__).parent / "schemas" / "extract.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(value, schema)
    quantity = value["documents"][0]["claims"][0]["quantities"][0]
    assert (quantity["low"], quantity["high"], quantity["comparator"]) == (50, None, ">=")
    assert quantity["registry"] == {"claim_id": "pump.relief", "score": 0.93}
    assert quantity["citations"] == [{"index": 0, "reason": "same-sentence", "confidence": 0.9}]
    assert value["documents"][0]["references"][0]["csl"]["issued"] == {"date-parts": [[2020]]}


@pytest.mark.parametrize(
    ("value", "number"),
    [("50", 50), ("0.2", 0.2), ("1E+4", 10000), ("0.01", 0.01), ("2.50", 2.5), (None, None)],
)
def test_numbers_are_whole_where_they_can_be(value: str | None, number: float | None) -> None:
    found = as_number(None if value is None else Decimal(value))
    assert found == number
    assert type(found) is type(number)


@pytest.mark.parametrize(
    ("low", "high", "comparator", "unit", "shown"),
    [
        ("70", "80", "=", "%", "70..80 %"),
        ("50", "50", "=", "%", "50 %"),
        ("50", None, ">=", "%", ">= 50 %"),
        (None, "3", "<", "mo", "< 3 mo"),
        ("0.2", "0.2", "~", "1", "~ 0.2"),
        ("1", "2", "<=", "wk", "<= 1..2 wk"),
        ("1E+4", "3E+4", "=", "USD", "10000..30000 USD"),
    ],
)
def test_values_are_shown_as_they_are_compared(
    low: str | None, high: str | None, comparator: str, unit: str, shown: str
) -> None:
    assert describe_value(make_quantity(low, high, comparator, unit)) == shown


def test_text_tells_reasons_only_where_asked() -> None:
    plain = render_extractions((FOUND,))
    explained = render_extractions((FOUND,), explain=True)
    assert "figure  at least 50% = >= 50 % (threshold)" in plain
    assert "same-sentence" not in plain
    assert "from a 2020 study in Pain (same-sentence, 0.9)" in explained
    assert "registry pump.relief (0.93)\n                measure: relief" in explained
    assert "sources that cover no figure\n    source  studies show = vague" in plain
    assert plain.endswith("drafts/a.md: 1 claim, 1 figure, 2 sources, 1 reference\n")
