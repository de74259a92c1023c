"""Statements find their registry entry by words; a wrong figure finds it too, another subject finds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents import load_document, read_text
from claimcheck.language.claims import read_document
from claimcheck.language.reading import Reading
from claimcheck.model import Link
from claimcheck.registry.link import choose_link, index_of, link_statements, rank_entries
from claimcheck.registry.load import load_registry, read_registry
from claimcheck.registry.registry import EMPTY_REGISTRY, Registry
from claimcheck.registry.validate import find_misread_sentences
from claimcheck.registry.wording import as_link_stems

ROOT = Path(__file__).resolve().parents[2]

# two claims of one journal, look-alike measures and an old claim with its successor
WARDS = """
sources:
  - {id: one, type: article-journal, container-title: Example Journal, issued: {date-parts: [[2019]]}}
  - {id: two, type: article-journal, container-title: Example Journal, issued: {date-parts: [[2021]]}}
claims:
  - id: brace.stay
    statement: After a knee brace is fitted, people stay in hospital for 2 days.
    measure: {label: hospital stay with a knee brace, terms: [hospital stay, stay in hospital]}
    figure: 2 days
    sources: [{id: one}]
  - id: brace.operation
    statement: The operation for a knee brace takes 2 hours.
    measure: {label: length of the operation for a knee brace, terms: [operation takes, length of surgery]}
    figure: 2 hours
    sources: [{id: two}]
  - id: brace.relief.share
    statement: With a knee brace, 60% of people have at least 30% less pain.
    measure: {label: people with a brace who reach at least 30% less pain, terms: [less pain, pain relief]}
    figure: 60%
    threshold: at least 30%
  - id: brace.relief.size
    statement: A knee brace reduces pain by 40%.
    measure: {label: fall in pain with a knee brace, terms: [less pain, pain relief]}
    figure: 40%
  - id: brace.return.old
    statement: People with a knee brace return to work after 8 weeks.
    measure: {label: return to work with a brace, terms: [return to work, back at work]}
    figure: 8 weeks
  - id: brace.return.new
    statement: People with a knee brace return to work after 6 weeks.
    measure: {label: return to work with a brace, terms: [return to work, back at work]}
    figure: 6 weeks
    supersedes: brace.return.old
"""


@pytest.fixture(scope="module")
def wards() -> Registry:
    return read_registry(WARDS)


def read_sample(text: str) -> Reading:
    return read_document(read_text(text, "text", "<sample>"))


def linked(text: str, registry: Registry) -> list[str]:
    return [link.claim_id for link in link_statements(read_sample(text), registry).values()]


@pytest.mark.parametrize("paths", [None, [ROOT / "corpus" / "registries" / "type-2-diabetes"]])
def test_known_sentences_link_to_their_claim_and_refused_ones_do_not(paths: list[Path] | None) -> None:
    assert [str(remark) for remark in find_misread_sentences(load_registry(paths))] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("After the knee brace was fitted she stayed in hospital for 5 days.", ["brace.stay"]),
        ("Surgery to fit a knee brace takes 3 hours.", ["brace.operation"]),
        ("With a knee brace, 50% of people had at least 30% less pain.", ["brace.relief.share"]),
        ("A knee brace lowers pain by 25%.", ["brace.relief.size"]),
        ("Knee braces reduced fever by 40%.", []),
        ("The knee brace costs 40 dollars.", []),
        ("A hip brace takes 2 hours to make.", []),
        ("", []),
    ],
)
def test_look_alike_measures_are_told_apart(text: str, expected: list[str], wards: Registry) -> None:
    assert linked(text, wards) == expected


def test_a_superseded_claim_is_no_rival_of_its_successor(wards: Registry) -> None:
    found = linked("People with a knee brace return to work after 10 weeks.", wards)
    assert len(found) == 1
    assert found[0].startswith("brace.return.")


def test_of_two_that_fit_alike_the_successor_is_chosen(wards: Registry) -> None:
    old, new = Link("brace.return.old", 0.9, ()), Link("brace.return.new", 0.89, ())
    assert choose_link((old, new), wards.entries) is new
    assert choose_link((new, old), wards.entries) is new


def test_the_limit_that_a_share_reaches_is_no_size_of_its_own(wards: Registry) -> None:
    ranked = rank_entries(read_sample("Of people with a knee brace, 60% have at least 30% less pain."), wards)
    shares = [links[0].claim_id for statement, links in ranked if statement.figure.text == "60%"]
    assert shares == ["brace.relief.share"]
    assert all(not links for statement, links in ranked if statement.figure.text == "at least 30%")


def test_every_link_says_what_speaks_for_it(wards: Registry) -> None:
    links = link_statements(read_sample("The operation for a knee brace takes 4 hours."), wards)
    assert [(link.claim_id, bool(link.reasons)) for link in links.values()] == [("brace.operation", True)]


@given(low=st.integers(2, 89))
def test_the_value_of_a_figure_does_not_change_its_link(low: int) -> None:
    text = f"Pumps cut the use of systemic opioids by {low}%."
    assert linked(text, load_registry(None)) == ["pump.opioids.reduction"]


def test_a_retold_article_links_every_figure_it_has_an_entry_for() -> None:
    reading = read_document(load_document(ROOT / "corpus" / "pump-retelling" / "article.md"))
    assert len(link_statements(reading, load_registry(None))) >= 17


@pytest.mark.parametrize(
    "name", ["hip-replacement/article.txt", "migraine-prevention/article.md", "hearing-aids/article.html"]
)
def test_texts_on_other_topics_link_nothing(name: str) -> None:
    reading = read_document(load_document(ROOT / "corpus" / name))
    assert len(reading.statements) > 5
    assert link_statements(reading, load_registry(None)) == {}


def test_a_table_row_is_about_its_first_cell() -> None:
    registry = read_registry(
        "claims:\n  - {id: mouth.dry, statement: Dry mouth affects 8% of people on the inhaler.,"
        " measure: {label: dry mouth, terms: [dry mouth]}, figure: 8%}\n"
    )
    text = "| Effect | How often |\n| --- | --- |\n| Dry mouth | 9% of people |\n| Shaky hands | 8% of people |\n"
    reading = read_document(read_text(text, "markdown", "t.md"))
    found = {
        reading.statements[number].figure.text: link.claim_id
        for number, link in link_statements(reading, registry).items()
    }
    assert [(text[:2], name) for text, name in found.items()] == [("9%", "mouth.dry")]


def test_no_registry_links_nothing() -> None:
    assert link_statements(read_sample("Pumps cut opioid use by 50-75%."), EMPTY_REGISTRY) == {}


def test_an_index_is_made_once(wards: Registry) -> None:
    assert index_of(wards) is index_of(wards)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("not suitable", {"!eligib"}),
        ("unsuitable", {"!eligib"}),
        ("drugs that are not approved", {"medicine", "!approv"}),
        ("type 2 diabetes", {"type2", "diabete"}),
        ("noncancer pain", {"!cancer", "pain"}),
        ("taken by mouth", {"oral"}),
        ("12 of 40 patients", {"patient"}),
    ],
)
def test_words_that_say_the_same_have_the_same_stems(text: str, expected: set[str]) -> None:
    found = as_link_stems(text)
    assert expected <= found
    assert found - expected <= as_link_stems("be taken patient")


def test_a_span_of_time_is_a_word_where_it_is_asked_for() -> None:
    assert "3day" in as_link_stems("three-day mortality", True)
    assert "3day" in as_link_stems("died within 3 days", True)
    assert "3day" not in as_link_stems("died within 3 days")


@given(st.text(max_size=80))
def test_any_text_has_stems(text: str) -> None:
    assert all(isinstance(stem, str) and stem for stem in as_link_stems(text, True))


@given(st.text(alphabet="ab 1%-.,;not", max_size=60))
def test_any_text_can_be_linked(text: str) -> None:
    links = link_statements(read_sample(text), load_registry(None))
    assert all(0 <= link.score <= 1 for link in links.values())


# entries that differ in their people, in a number of doses or in what a sentence under `not:` says
CLINIC = """
claims:
  - id: gout.men
    statement: Gout affects 4-6% of men.
    measure: {label: men with gout, terms: [gout]}
    figure: 4-6%
    population: men
  - id: gout.women
    statement: Gout affects 1-2% of women.
    measure: {label: women with gout, terms: [gout]}
    figure: 1-2%
    population: women
  - id: shot.one
    statement: One dose of the shingles vaccine protects 60% of adults against shingles.
    measure: {label: protection after one dose, terms: [one dose, single dose]}
    figure: 60%
  - id: shot.two
    statement: Two doses of the shingles vaccine protect 90% of adults against shingles.
    measure: {label: protection after two doses, terms: [two doses, both doses]}
    figure: 90%
    not: [Two doses of the shingles vaccine protect 30% of adults against chickenpox.]
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gout affects 9% of men.", ["gout.men"]),
        ("According to the survey, 5% of men and 2% of women have gout.", ["gout.men", "gout.women"]),
        ("After a single dose of the shingles vaccine, 50% of adults are protected against shingles.", ["shot.one"]),
        ("Both doses of the shingles vaccine protect 80% of adults against shingles.", ["shot.two"]),
        ("The shingles vaccine is new. Two doses of it protect 80% of adults against shingles.", ["shot.two"]),
        ("Two doses of the shingles vaccine protect 40% of adults against chickenpox.", []),
        ("Kidney stones trouble 20% of men with gout.", []),
    ],
)
def test_people_doses_and_refused_sentences_tell_entries_apart(text: str, expected: list[str]) -> None:
    assert linked(text, read_registry(CLINIC)) == expected
