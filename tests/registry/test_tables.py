"""A registry goes through a spreadsheet and back without loss."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from registry_samples import WHOLE

from claimcheck.errors import RegistryError
from claimcheck.registry import export
from claimcheck.registry.load import load_registry, read_registry
from claimcheck.registry.plain import as_claim_record, as_file_record, as_source_record, as_yaml
from claimcheck.registry.registry import Registry
from claimcheck.registry.tables import as_rows, read_csv, read_rows, read_xlsx, write_csv, write_xlsx

WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Zs"), blacklist_characters="\ufeff\ufffe\uffff")
    | st.sampled_from(" |\\'\",;=+-@#:"),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split()) or "x")
IDS = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,8}", fullmatch=True)


@st.composite
def registries(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    sources = [
        {"id": name, "title": draw(WORDS), "aliases": draw(st.lists(WORDS, max_size=2)), "note": draw(WORDS)}
        for name in names
    ]
    claims = [
        {
            "id": name,
            "statement": draw(WORDS),
            "measure": {"label": draw(WORDS), "terms": draw(st.lists(WORDS, min_size=1, max_size=3))},
            "figure": draw(st.sampled_from(["70-80%", "at least 3 months", "$10,000", "5 mg"])),
            "hedge": draw(WORDS),
            "sources": [{"id": names[0], "locator": draw(WORDS), "quote": draw(WORDS)}],
            "evidence": [{"id": names[-1], "note": draw(WORDS)}],
            "says": draw(st.lists(WORDS, max_size=2)),
            "review": {"owner": draw(WORDS), "due": "2027-01"},
        }
        for name in draw(st.lists(IDS, max_size=3, unique=True))
    ]
    return {"sources": sources, "claims": claims, "journals": {draw(WORDS): [draw(WORDS)]}}


def records_of(registry: Registry) -> dict[str, Any]:
    return as_file_record(registry)


@given(registries())
@settings(max_examples=60, deadline=None)
def test_csv_and_excel_round_trip(record: dict[str, Any]) -> None:
    registry = read_registry(as_yaml(record))
    expected = records_of(registry)
    rows = list(as_rows(registry))
    assert records_of(read_registry(as_yaml(read_rows(read_csv(write_csv(rows), "t.csv"), "t.csv")))) == expected
    assert records_of(read_registry(as_yaml(read_rows(read_xlsx(write_xlsx(rows), "t.xlsx"), "t.xlsx")))) == expected


def test_the_bundled_registry_round_trips() -> None:
    registry = load_registry(None)
    again = read_registry(as_yaml(read_rows(read_csv(write_csv(as_rows(registry)), "t.csv"), "t.csv")))
    assert records_of(again) == records_of(registry)
    assert [entry._replace(path="", line=0) for entry in again.entries.values()] == [
        entry._replace(path="", line=0) for entry in registry.entries.values()
    ]


def test_no_cell_is_run_as_a_formula() -> None:
    registry = read_registry("sources:\n- {id: a, aliases: ['=1+1', '-2', \"'=x\"]}\njournals: {'@x': ['+y']}")
    text = write_csv(as_rows(registry))
    assert "'=1+1" in text
    assert "'@x" in text
    assert records_of(read_registry(as_yaml(read_rows(read_csv(text, "t"), "t")))) == records_of(registry)


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_separators_are_read(mark: str) -> None:
    rows = read_csv(mark.join(("id", "statement", "label", "terms", "figure")) + "\n" + mark.join("abcde"), "t.csv")
    assert rows == [{"id": "a", "statement": "b", "label": "c", "terms": "d", "figure": "e"}]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"record": "thing"}], "t.csv:2: `record: thing` is none of claim, source, journal"),
        ([{"id": "a"}, {"colour": "red"}], "t.csv:3: unknown column `colour`"),
        ([{"record": "source", "id": "a", "csl": "{"}], "the `csl` cell is no JSON"),
        ([{"record": "source", "id": "a", "csl": "[]"}], "should hold a JSON object"),
        ([{"id": "a", "sources": "a | b | c | d"}], "has more than 3 parts"),
    ],
)
def test_a_row_that_cannot_be_read_is_told(rows: list[dict[str, str]], expected: str) -> None:
    with pytest.raises(RegistryError) as caught:
        read_rows(rows, "t.csv")
    assert expected in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"words", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_told(content: bytes) -> None:
    with pytest.raises(RegistryError, match="not an Excel workbook"):
        read_xlsx(content, "t.xlsx")


def test_a_row_with_too_many_cells_is_told() -> None:
    with pytest.raises(RegistryError, match="3 cells under 2 columns"):
        read_csv("id,figure\na,10,000\n", "t.csv")


def test_json_holds_text_and_numbers() -> None:
    whole = json.loads(export.as_json(read_registry(WHOLE)))
    first = whole["claims"][0]
    assert first["figure"] == "40-60%"
    assert first["parsed"]["figure"] == {"low": 40, "high": 60, "comparator": "=", "unit": "%"}
    assert first["parsed"]["timeframe"]["unit"] == "h"
    assert whole["sources"][1]["retraction"] == {"status": "corrected", "date": "2019-03"}


def test_csl_keeps_what_is_not_csl_apart() -> None:
    items = json.loads(export.as_csl(read_registry(WHOLE)))
    assert [item["id"] for item in items] == ["smith2020", "who"]
    assert "aliases" not in items[1]
    assert items[1]["custom"]["aliases"] == ["WHO headache guideline"]
    assert items[0]["issued"] == {"date-parts": [[2020, 5]]}


def test_claim_reviews_rate_no_truth() -> None:
    graph = json.loads(export.as_claim_reviews(read_registry(WHOLE)))["@graph"]
    assert {item["@type"] for item in graph} == {"ClaimReview"}
    assert graph[0]["reviewRating"] == {"@type": "Rating", "alternateName": "A source was found"}
    assert graph[0]["itemReviewed"]["citation"][0]["identifier"] == "https://doi.org/10.1200/JCO.20.0001"


def test_records_read_back_as_they_were() -> None:
    registry = read_registry(WHOLE)
    again = read_registry(as_yaml(as_file_record(registry)))
    for id_, entry in registry.entries.items():
        assert as_claim_record(again.entries[id_]) == as_claim_record(entry)
    for id_, source in registry.sources.items():
        assert as_source_record(again.sources[id_]) == as_source_record(source)
