"""What the formats of other programs ask for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import RULES, TEXT, make_finding, make_report

import claimcheck
from claimcheck.model import Edit, Fix, Report
from claimcheck.reporters import github, gitlab, json_report, jsonl, junit, markdown, rdjson, sarif, text
from claimcheck.reporters.addresses import as_uri

SCHEMAS = Path(claimcheck.__file__).parent / "schemas"
EMPTY = Report((), (), 1, ("house",), 0, 0, {"a.md": "x"})


def read_schema(name: str) -> dict[str, object]:
    schema: dict[str, object] = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


@pytest.mark.parametrize("report", [make_report(), EMPTY])
def test_json_agrees_with_its_schema(report: Report) -> None:
    value = json.loads(json_report.render(report))
    jsonschema.validate(value, read_schema("check.json"))
    assert list(value) == ["schema_version", "files_checked", "registry", "findings", "errors"]


def test_the_schema_refuses_a_wrong_position() -> None:
    value = json.loads(json_report.render(make_report()))
    value["findings"][0]["line"] = 0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, read_schema("check.json"))


def test_every_line_of_jsonl_is_an_object_and_findings_are_those_of_json() -> None:
    rows = [json.loads(line) for line in jsonl.render(make_report()).splitlines()]
    findings = [{key: value for key, value in row.items() if key != "type"} for row in rows if row["type"] == "finding"]
    assert findings == json.loads(json_report.render(make_report()))["findings"]
    assert rows[-1]["type"] == "summary"


def test_github_shows_ten_of_a_level_and_says_how_many_are_left() -> None:
    errors = tuple(make_finding("90%") for _ in range(14))
    notes = tuple(make_finding("1.0 mg", severity="info") for _ in range(11))
    lines = github.render(replace(make_report(), findings=notes + errors, errors=())).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::notice ") for line in lines) == 10
    assert lines[0].startswith("::error ")
    assert "and 4 more errors not shown here" in lines
    assert "and 1 more notice not shown here" in lines


@given(st.text())
def test_github_escapes_what_would_end_a_command(words: str) -> None:
    line = github.escape_property(words)
    assert not set(line) & set("\r\n:,")
    assert unquote(line) == words


def test_gitlab_fingerprints_are_unique_and_survive_a_move() -> None:
    finding = make_finding("90%")
    report = replace(make_report(), findings=(finding, finding), errors=())
    first = [row["fingerprint"] for row in json.loads(gitlab.render(report))]
    moved = replace(finding, line=70, end_line=70, start=900, end=903)
    second = [row["fingerprint"] for row in json.loads(gitlab.render(replace(report, findings=(moved, moved))))]
    assert len(set(first)) == 2
    assert first == second


def test_junit_counts_and_holds_any_character() -> None:
    odd = make_finding("90%", message='a \x00 < & " ]]> \ud800 \n b')
    root = ElementTree.fromstring(junit.render(replace(make_report(), findings=(odd,))))
    assert root.get("failures") == "1"
    assert root.get("errors") == "1"
    assert len(root.findall(".//testcase")) == int(root.get("tests", "0")) == 3
    failure = root.find(".//failure")
    assert failure is not None
    assert '< & " ]]>' in (failure.text or "")


def test_rdjson_columns_are_bytes() -> None:
    value = json.loads(rdjson.render(make_report()))
    lines = TEXT.split("\n")
    for diagnostic in value["diagnostics"][:3]:
        span = diagnostic["location"]["range"]
        raw = lines[span["start"]["line"] - 1].encode()
        words = raw[span["start"]["column"] - 1 : span["end"]["column"] - 1].decode()
        assert words in {"1.0 mg", "90%", "«50%» <b>"}


def test_edits_that_belong_together_are_one_suggestion() -> None:
    start = TEXT.index("1.0 mg")
    fix = Fix("safe", (Edit(start + 4, start + 6, "g"), Edit(start + 1, start + 3, "")))
    report = replace(make_report(), findings=(make_finding("1.0 mg", fix=fix),))
    (suggestion,) = json.loads(rdjson.render(report))["diagnostics"][0]["suggestions"]
    begin, end = suggestion["range"]["start"], suggestion["range"]["end"]
    raw = TEXT.split("\n")[begin["line"] - 1].encode()
    assert raw[begin["column"] - 1 : end["column"] - 1] == b".0 mg"
    assert suggestion["text"] == " g"


def test_sarif_has_a_rule_for_each_result_and_regions_that_slice_back() -> None:
    run = json.loads(sarif.render(make_report(), RULES))["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        words = TEXT[region["charOffset"] : region["charOffset"] + region["charLength"]]
        assert words in {"1.0 mg", "90%", "«50%» <b>"}
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_escapes_what_would_be_a_link() -> None:
    finding = make_finding("90%", message="see [3](4)")
    run = json.loads(sarif.render(replace(make_report(), findings=(finding,)), RULES))["runs"][0]
    assert run["results"][0]["message"]["text"] == "see \\[3\\](4)"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("drafts/a b.md", "drafts/a%20b.md"),
        ("/srv/ü.md", "file:///srv/%C3%BC.md"),
        ("C:/x y.md", "file:///C:/x%20y.md"),
    ],
)
def test_paths_become_uris(path: str, uri: str) -> None:
    assert as_uri(path) == uri


def test_markdown_lists_fifty_and_says_how_many_more() -> None:
    report = replace(make_report(), findings=tuple(make_finding("90%") for _ in range(52)))
    page = markdown.render(report)
    assert page.count("| `drafts/") == 50
    assert "And 2 more findings." in page


@given(st.text())
def test_markdown_keeps_any_text_on_one_line(words: str) -> None:
    assert len(markdown.escape(words).splitlines()) <= 1


def test_text_names_the_registry_in_its_closing_line() -> None:
    last = text.render(EMPTY).splitlines()[-1]
    assert "registry house" in last
    assert "Found nothing" in last
    assert "no registry" in text.render(replace(EMPTY, registry=())).splitlines()[-1]


def test_text_tells_help_once_for_each_rule_of_a_file() -> None:
    report = replace(make_report(), findings=(make_finding("90%"), make_finding("60-80%")))
    assert text.render(report).count("help: ") == 1


def test_text_counts_related_places_beyond_the_fourth() -> None:
    finding = make_finding("90%")
    places = make_report().findings[-1].related * 6
    page = text.render(replace(make_report(), findings=(replace(finding, related=places),)))
    assert page.count("------") == 4
    assert "and 2 more such places" in page
