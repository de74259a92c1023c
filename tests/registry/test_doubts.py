"""What is doubtful in a sound registry, what is due, and what changed."""

from __future__ import annotations

from datetime import date

import pytest
from registry_samples import WHOLE, claim

from claimcheck.registry.diff import diff_registries
from claimcheck.registry.load import load_registry, read_registry
from claimcheck.registry.stale import find_stale
from claimcheck.registry.validate import find_doubts, find_misread_sentences

TODAY = date(2026, 6, 1)


def doubts_of(text: str) -> list[str]:
    return [f"{remark.level}: {remark.message}" for remark in find_doubts(read_registry(text))]


def two(first: dict[str, str], second: dict[str, str]) -> str:
    return claim(id="a", **first) + claim(id="b", **second).removeprefix("claims:\n")


def test_the_bundled_registry_raises_no_doubt() -> None:
    assert list(find_doubts(load_registry(None))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (two({}, {"measure": "{label: l, terms: [other]}"}), "error: `b` states the same as `a`"),
        (two({"statement": "One."}, {"statement": "Two."}), "error: nothing tells `b` from `a`"),
        ("sources: [{id: s}]", "warning: no claim uses the source `s`"),
        (
            claim("sources: [{id: s}]\n", evidence="[{id: s, figure: a lot}]"),
            "warning: `a.b`: the evidence of `s` (a lot) cannot be read",
        ),
        (
            claim("sources: [{id: s, retraction: {status: retracted}}]\n", sources="[{id: s}]"),
            "warning: `a.b` offers `s`, which is retracted",
        ),
        (claim(verification="{status: verified_in_source}"), "error: `a.b` is verified in a source but names none"),
    ],
)
def test_a_doubt_is_told(text: str, expected: str) -> None:
    assert any(doubt.startswith(expected) for doubt in doubts_of(text)), doubts_of(text)


@pytest.mark.parametrize(
    "second",
    [
        {"population": "children"},
        {"figure": "5 days"},
        {"threshold": "at least 50%"},
        {"direction": "increase"},
        {"timeframe": "within a year"},
        {"verification": "{status: retired}"},
        {"supersedes": "a"},
        {"measure": "{label: l, terms: [fever]}"},
    ],
)
def test_claims_that_differ_in_one_thing_can_be_told_apart(second: dict[str, str]) -> None:
    assert doubts_of(two({"statement": "One."}, {"statement": "Two.", **second})) == []


def test_labels_that_name_two_things_part_claims_of_the_same_terms() -> None:
    terms = "terms: [after you leave]"
    first = {"statement": "Flozin is taken for 7 days.", "measure": f"{{label: flozin after travel, {terms}}}"}
    second = {"statement": "Mycin is taken for 4 days.", "measure": f"{{label: mycin after travel, {terms}}}"}
    assert doubts_of(two(first, second)) == []


def test_stale_claims_come_longest_overdue_first() -> None:
    text = two({"review": "{due: 2026-05}"}, {"review": "{due: 2026-07-15}", "expires": "2025"})
    registry = read_registry(text)
    assert [(item.entry.id, item.what, item.overdue) for item in find_stale(registry, TODAY)] == [
        ("b", "expires", 152),
        ("a", "review", 1),
    ]
    assert len(find_stale(registry, TODAY, within=90)) == 3
    assert len(find_stale(registry, TODAY, within=10**9)) == 3


def test_a_claim_is_not_stale_on_its_last_day() -> None:
    registry = read_registry(claim(review="{due: 2026-06-01}"))
    assert find_stale(registry, TODAY) == []
    assert len(find_stale(registry, date(2026, 6, 2))) == 1


def test_retired_and_superseded_claims_are_never_stale() -> None:
    assert [item.entry.id for item in find_stale(read_registry(WHOLE), date(2027, 6, 1))] == ["headache.relief"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("figure: 40-60%", "figure: 40-65%", ["the figure changed from 40-60% to 40-65%"]),
        ("    hedge: often\n", "", ["the hedge was removed (it was often)"]),
        ("terms: [less pain, pain relief]", "terms: [less pain, ease]", ["terms: added ease; removed pain relief"]),
        ("status: source_found", "status: disputed", ["the status changed from source_found to disputed"]),
        ("due: 2026-12-01", "due: 2027-12-01", ["the review date changed from 2026-12-01 to 2027-12-01"]),
        ("locator: Table 2", "locator: Table 3", ["the locator of source smith2020 changed from Table 2 to Table 3"]),
        ("figure: 45%", "figure: 46%", ["the figure of evidence who changed from 45% to 46%"]),
        (
            "[Pain fell within 2 hours in 40-60%.]",
            "[In half.]",
            ["sentences that state it: added In half.; removed Pain fell within 2 hours in 40-60%."],
        ),
    ],
)
def test_a_change_is_told_in_words(old: str, new: str, expected: list[str]) -> None:
    assert WHOLE.count(old) == 1
    lines = diff_registries(read_registry(WHOLE), read_registry(WHOLE.replace(old, new)))
    assert lines == [f"claim headache.relief: {line}" for line in expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("issued: {date-parts: [[2018]]}", "issued: {date-parts: [[2019, 4]]}", "issued changed from 2018 to 2019-04"),
        ("status: corrected", "status: retracted", "now retracted (2019-03)"),
        ("[WHO headache guideline]", "[WHO guide]", "aliases: added WHO guide; removed WHO headache guideline"),
    ],
)
def test_a_change_of_a_source_is_told(old: str, new: str, expected: str) -> None:
    lines = diff_registries(read_registry(WHOLE), read_registry(WHOLE.replace(old, new)))
    assert lines == [f"source who: {expected}"]


def test_new_and_removed_records_are_told() -> None:
    other = read_registry(claim())
    lines = diff_registries(read_registry(WHOLE), other)
    assert "claim headache.cost: removed (A visit costs $100.)" in lines
    assert "claim a.b: new, A text." in lines
    assert "source who: removed" in lines
    assert diff_registries(other, other) == []


def test_sentences_that_link_elsewhere_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = read_registry(two({"says": "[one, two]", "not": "[three]"}, {"says": "[four]"}))
    links = {"one": {"a"}, "two": {"b"}, "three": {"a"}, "four": set[str]()}
    monkeypatch.setattr("claimcheck.registry.validate.find_linked", lambda sentence, _: links[sentence])
    assert [remark.message.split(":", 2)[:2] for remark in find_misread_sentences(registry)] == [
        ["`a` says", " “two” links to `b`"],
        ["`a` not", " “three” links to it all the same"],
        ["`b` says", " “four” links to no claim"],
    ]
