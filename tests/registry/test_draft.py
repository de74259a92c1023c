"""A registry drafted from an article loads, holds what the article states, and finds nothing wrong with it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck.cli.main import program
from claimcheck.documents import load_document, read_text
from claimcheck.language.claims import read_document
from claimcheck.registry.draft import draft_registry
from claimcheck.registry.load import read_registry
from claimcheck.registry.registry import Registry
from claimcheck.registry.validate import find_doubts

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
FORMATS: dict[str, Literal["text", "markdown", "html"]] = {".md": "markdown", ".txt": "text", ".html": "html"}
ARTICLES = (
    "pump-retelling/article.md",
    "pump-questions/article.txt",
    "migraine-prevention/article.md",
    "hip-replacement/article.txt",
    "asthma-inhalers/article.html",
    "statins/article.md",
    "copd-clean/article.md",
)

LEAFLET = """# Knee braces

## Results

In a 2020 study in Example Journal, 60% of people with a knee brace walked further within 4 weeks.

A knee brace always helps 90% of runners, says Example Journal (2019).

## In short

- Within 4 weeks, 60% of people with a knee brace walked further.
- Swelling around the knee went down by 20-30% in a 2021 review in Other Journal.
- Swelling around the knee went down by 40-50% in a 2021 review in Other Journal.
- Take 2 tablets a day.
"""


def draft(text: str, name: str = "leaflet.md") -> str:
    return draft_registry(read_document(read_text(text, "markdown", name)), name)


def test_people_hedge_time_and_a_label_without_loose_ends_are_drafted() -> None:
    text = (
        "A splint usually helps, and 60% of adults with a stiff wrist could carry bags after a month (Vane, Ear and Hearing, 2020)."
        "\n\nThe ache of 1 in 7 or so of the women who have been through it ends.\n"
    )
    entry = next(iter(read_registry(draft(text)).entries.values()))
    assert (entry.population, entry.hedge, entry.timeframe_text) == (
        "adults with a stiff wrist",
        "usually",
        "after a month",
    )
    assert entry.label.endswith("adults with a stiff wrist could carry bags")


@pytest.fixture(scope="module")
def drafted() -> tuple[str, Registry]:
    text = draft(LEAFLET)
    return text, read_registry(text)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, ["registry", *arguments])


@pytest.mark.parametrize("name", ARTICLES)
def test_a_drafted_registry_finds_nothing_in_its_own_article(name: str, tmp_path: Path) -> None:
    article = CORPUS / name
    registry = tmp_path / "drafted.yaml"
    registry.write_text(draft_registry(read_document(load_document(article)), name), encoding="utf-8")
    text = article.read_text(encoding="utf-8")
    report = claimcheck.check_text(text, format=FORMATS[article.suffix], registry=registry, today=date(2026, 11, 25))
    assert [f"{item.rule} {item.line}" for item in report if item.rule.startswith("REG")] == []


@pytest.mark.parametrize("name", ARTICLES)
def test_a_draft_has_no_errors(name: str) -> None:
    registry = read_registry(draft_registry(read_document(load_document(CORPUS / name)), name))
    assert len(registry.entries) >= 3
    assert [str(remark) for remark in find_doubts(registry) if remark.level == "error"] == []
    assert {entry.status for entry in registry.entries.values()} == {"stated_by_article"}


def test_a_claim_stands_without_its_source_which_is_listed(drafted: tuple[str, Registry]) -> None:
    _, registry = drafted
    entry = next(entry for entry in registry.entries.values() if entry.figure_text == "60%")
    assert "Example Journal" not in entry.statement
    assert entry.timeframe_text == "within 4 weeks"
    source = registry.sources[entry.sources[0].id]
    assert (source.container, source.year) == ("Example Journal", 2020)


def test_comments_give_the_line_and_the_heading(drafted: tuple[str, Registry]) -> None:
    text, _ = drafted
    assert "\n# Results\n" in text
    assert "  # leaflet.md:5\n" in text


def test_a_claim_said_twice_is_one_entry(drafted: tuple[str, Registry]) -> None:
    text, registry = drafted
    assert sum(entry.figure_text == "60%" for entry in registry.entries.values()) == 1
    assert "# said again: leaflet.md:11\n" in text


def test_figures_that_contradict_each_other_are_left_to_the_curator(drafted: tuple[str, Registry]) -> None:
    text, registry = drafted
    assert {"20-30%", "40-50%"} - {entry.figure_text for entry in registry.entries.values()}
    assert "leaflet.md:13" in text


def test_promises_and_instructions_are_no_entries(drafted: tuple[str, Registry]) -> None:
    text, registry = drafted
    assert "90%" not in {entry.figure_text for entry in registry.entries.values()}
    assert "“always” promises too much" in text
    assert not any("tablets" in entry.statement for entry in registry.entries.values())


def test_a_text_without_claims_gives_an_empty_registry() -> None:
    registry = read_registry(draft("Nothing to count here."))
    assert (len(registry.entries), len(registry.sources)) == (0, 0)


@given(st.text(alphabet="ab C1%5-. \n,|#(study in 2020)", max_size=120))
def test_any_text_gives_a_draft_that_loads(text: str) -> None:
    read_registry(draft(text))


def test_draft_writes_a_file(tmp_path: Path) -> None:
    article, output = tmp_path / "leaflet.md", tmp_path / "r.yaml"
    article.write_text(LEAFLET, encoding="utf-8")
    result = run("draft", str(article), "-o", str(output))
    assert (result.exit_code, result.stdout) == (0, "")
    assert read_registry(output.read_text(encoding="utf-8")).entries
    assert run("draft", str(article)).stdout == output.read_text(encoding="utf-8")


def test_draft_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert run("draft", str(tmp_path / "none.md")).exit_code == 2


def test_search_shows_scores_and_reasons() -> None:
    result = run("search", "The battery of a pump lasts 9 years.")
    assert result.exit_code == 0
    assert result.stdout.startswith("9 years\n  * ")
    assert "pump.battery.life (measure words" in result.stdout
    assert "* is the claim that the check links to" in result.stderr


def test_search_by_words_alone() -> None:
    result = run("search", "--output-format", "json", "--limit", "1", "pump", "battery")
    assert result.exit_code == 0
    found = json.loads(result.stdout)["found"]
    assert [(row["claim_id"], row["figure"], row["links"]) for row in found] == [("pump.battery.life", None, False)]


def test_search_that_finds_nothing() -> None:
    result = run("search", "lighthouse")
    assert (result.exit_code, result.stdout) == (1, "")
