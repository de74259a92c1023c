"""What a text says and what the registry says, held against each other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from registry_samples import WHOLE, claim

from claimcheck.language.figures import parse_figure
from claimcheck.model import Citation, Figure
from claimcheck.registry.comparison import (
    comparable_citations,
    compare_bounds,
    compare_figure,
    differ_in_number,
    find_evidence,
    find_sources,
    find_standing,
    name_source,
    name_sources,
    sources_agree,
)
from claimcheck.registry.load import read_registry
from claimcheck.registry.registry import Entry, EntrySource, Source

REGISTRY = read_registry(WHOLE)


def figure(text: str) -> Figure:
    found = parse_figure(text)
    assert found is not None
    return found


def entry(**fields: str) -> Entry:
    return read_registry(claim(**fields)).entries["a.b"]


def cite(**fields: Any) -> Citation:
    return Citation(0, 1, "x", **{"kind": "study", **fields})


def source(**csl: Any) -> Source:
    return Source("some-id", csl)


@pytest.mark.parametrize(
    ("written", "approved", "match", "outcome"),
    [
        ("40-60%", "40-60%", "", "agrees"),
        ("four to six in ten", "40-60%", "", "agrees"),
        ("50%", "40-60%", "", "differs"),
        ("50%", "40-60%", "within", "agrees"),
        ("70%", "40-60%", "within", "differs"),
        ("45-70%", "40-60%", "within", "differs"),
        ("30%", "30%", "", "agrees"),
        ("32%", "30%", "{tolerance: 2.5}", "agrees"),
        ("32.5%", "30%", "{tolerance: 2.5}", "agrees"),
        ("33%", "30%", "{tolerance: 2.5}", "differs"),
        ("27%", "30%", "{tolerance: 2.5}", "differs"),
        ("32%", "30%", "", "differs"),
        ("30%", "at least 30%", "", "drift"),
        ("at least 30%", "30%", "", "drift"),
        ("up to 30%", "at least 30%", "", "drift"),
        ("up to 60%", "40-60%", "", "drift"),
        ("about 30%", "30%", "", "agrees"),
        ("30 mg", "30%", "", "differs"),
        ("1.5 litres a day", "1.5 litres", "", "agrees"),
        ("5 mcg/hour", "5 mcg", "", "differs"),
        ("about three in four", "74%", "", "agrees"),
        ("three in four", "74%", "", "differs"),
        ("about one in ten", "9%", "", "differs"),
        ("about half", "45%", "", "differs"),
        ("6-12 weeks", "within 6-12 weeks", "", "agrees"),
        ("within ten to fifteen minutes", "10-15 minutes", "", "agrees"),
        ("at least 6-12 weeks", "6-12 weeks", "", "drift"),
    ],
)
def test_a_figure_and_the_entry_that_it_is_linked_to(written: str, approved: str, match: str, outcome: str) -> None:
    fields = {"figure": approved} | ({"match": match} if match else {})
    assert compare_figure(figure(written), entry(**fields)) == outcome


@pytest.mark.parametrize(
    ("found", "expected", "differs", "moved"),
    [
        ("within 2 weeks", "within 2 weeks", False, None),
        ("within 14 days", "within 2 weeks", False, None),
        ("within 3 weeks", "within 2 weeks", True, None),
        ("at least 2 weeks", "within 2 weeks", False, "turned"),
        ("2 weeks", "within 2 weeks", False, "lost"),
        ("up to 2 weeks", "1-2 weeks", False, "range-end-lost"),
        ("2 weeks", "2 mg", False, None),
        ("3 months", "90 days", False, None),
        ("4 weeks", "1 month", True, None),
    ],
)
def test_other_numbers_of_one_dimension(found: str, expected: str, differs: bool, moved: str | None) -> None:
    assert differ_in_number(figure(found), figure(expected)) is differs
    assert compare_bounds(figure(found), figure(expected)) == moved


def test_evidence_counts_for_disputed_entries_only() -> None:
    known = REGISTRY.entries["headache.relief"]
    disputed = known._replace(status="disputed")
    found = find_evidence(figure("45%"), disputed)
    assert found is not None
    assert found.id == "who"
    assert find_evidence(figure("46%"), disputed) is None
    assert find_evidence(figure("45%"), known) is None
    bare = known.evidence[0]._replace(id="bare", figure=None)
    behind = find_evidence(figure("45%"), disputed._replace(evidence=(bare, *known.evidence)))
    assert behind is not None
    assert behind.id == "who"


def test_what_supersedes_an_entry_stands_in_its_place() -> None:
    old, new = REGISTRY.entries["headache.relief.old"], REGISTRY.entries["headache.cost"]
    assert find_standing(old, REGISTRY) == new
    assert find_standing(new, REGISTRY) == new
    assert find_standing(new._replace(status="retired"), REGISTRY) is None
    alone = replace(REGISTRY, entries={old.id: old})
    assert find_standing(old, alone) is None


def test_a_chain_of_entries_ends_at_its_last_and_a_circle_ends() -> None:
    first, second, third = (
        REGISTRY.entries["headache.cost"]._replace(id=name, supersedes=old)
        for name, old in (("a", ()), ("b", ("a",)), ("c", ("b",)))
    )
    chain = replace(REGISTRY, entries={each.id: each for each in (first, second, third)})
    assert find_standing(first, chain) == third
    circle = replace(REGISTRY, entries={"a": first._replace(supersedes=("b",)), "b": second})
    assert find_standing(second, circle) is not None


def test_sources_are_those_the_registry_holds_in_the_order_of_the_entry() -> None:
    known = REGISTRY.entries["headache.relief"]
    several = known._replace(sources=(EntrySource("who"), EntrySource("gone"), EntrySource("smith2020")))
    assert [found.id for found in find_sources(several, REGISTRY)] == ["who", "smith2020"]


def test_one_right_citation_is_enough() -> None:
    known = REGISTRY.entries["headache.relief"]
    right, wrong = cite(container="J Clin Oncol", year=2020), cite(container="Pain Medicine", year=2020)
    assert sources_agree((right,), known, REGISTRY)
    assert sources_agree((wrong, right), known, REGISTRY)
    assert not sources_agree((wrong,), known, REGISTRY)
    assert sources_agree((), known, REGISTRY)
    assert sources_agree((wrong,), REGISTRY.entries["headache.cost"], REGISTRY)
    both = known._replace(sources=(EntrySource("who"), EntrySource("smith2020")))
    assert sources_agree((right,), both, REGISTRY)


def test_only_named_sources_are_compared() -> None:
    named = cite(container="Pain Medicine", year=2020)
    others = (
        named._replace(agent=False),
        named._replace(form="vague"),
        named._replace(form="back-reference"),
        cite(kind="vague"),
        cite(kind="social", container="Reddit"),
    )
    dated = cite(year=2020)
    assert comparable_citations((others[0], named, *others[1:], dated)) == (named, dated)


@pytest.mark.parametrize(
    ("csl", "name"),
    [
        ({"container-title": "Pain Medicine", "issued": {"date-parts": [[2020]]}}, "Pain Medicine, 2020"),
        ({"container-title": "Pain Medicine"}, "Pain Medicine"),
        ({"author": [{"family": "Lee"}], "issued": {"date-parts": [[2020]]}}, "Lee, 2020"),
        ({"author": [{"family": "Lee"}, {"family": "Wu"}]}, "Lee et al."),
        ({"author": [{"literal": "WHO"}], "title": "Pain"}, "WHO"),
        ({"author": [{"given": "Ann"}, {"family": "Wu"}], "title": "Pain"}, "Pain"),
        ({"author": [], "title": "Pain"}, "Pain"),
        ({"title": "Pain in children"}, "Pain in children"),
        ({}, "some-id"),
    ],
)
def test_a_source_is_named_by_journal_else_author_else_title(csl: dict[str, Any], name: str) -> None:
    assert name_source(source(**csl)) == name


def test_three_sources_are_named_at_most() -> None:
    assert name_sources([source(title=name) for name in "ABCD"]) == "A or B or C"
    assert name_sources([source(title="A")]) == "A"


def test_a_tolerance_is_for_entries_that_ask_for_it() -> None:
    held = entry(figure="30%")._replace(tolerance=Decimal("2.5"))
    assert compare_figure(figure("32%"), held) == "differs"
