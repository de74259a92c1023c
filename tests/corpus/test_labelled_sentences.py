"""The labelled sentences have the form that the benchmark reads, and their labels stand in their texts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from benchmarks.scoring import Mark, Score, is_same_number, load_sentences, locate_marks, match_marks

ROLES = {"measure", "threshold", "timeframe", "population", "dose", "age", "count"}
KINDS = {
    *("study", "review", "meta-analysis", "trial", "guideline", "organization", "website", "social", "vague"),
    *("author-year", "reference-marker"),
}
FIELDS = {"year", "container", "organization", "authors", "title", "doi", "pmid", "url"}
SIZES = {"figures": 400, "citations": 150, "no_figures": 200, "scope": 40}


@pytest.mark.parametrize("name", SIZES)
def test_sets_are_large_and_without_repeats(name: str) -> None:
    items = load_sentences(name)
    texts = [item["text"] for item in items]
    assert len(items) >= SIZES[name]
    assert len(set(texts)) == len(texts)
    assert all(item.get("format", "text") in {"text", "markdown", "html"} for item in items)
    assert all(text == text.strip() for text in texts)


def test_figures_stand_in_their_sentence_and_are_whole() -> None:
    for item in load_sentences("figures"):
        assert locate_marks(item["text"], item["figures"]), item["text"]
        for figure in item["figures"]:
            assert set(figure) >= {"text", "low", "high", "comparator", "unit", "role"}, figure
            assert figure["role"] in ROLES, figure
            assert _has_fitting_ends(figure), figure


def _has_fitting_ends(figure: dict[str, Any]) -> bool:
    low, high = figure["low"], figure["high"]
    if low is not None and high is not None:
        return bool(low <= high)
    open_above = figure["comparator"] in {">", ">="} and high is None
    open_below = figure["comparator"] in {"<", "<="} and low is None
    return open_above or open_below


def test_citations_stand_in_their_text_and_pairs_name_them() -> None:
    for item in load_sentences("citations"):
        locate_marks(item["text"], item["citations"])
        names = {citation["text"] for citation in item["citations"]}
        for citation in item["citations"]:
            assert citation["kind"] in KINDS, citation
            assert set(citation) <= {"text", "source", "kind", *FIELDS}, citation
        for figure, name in item["pairs"]:
            assert figure in item["text"], item["text"]
            assert name in names, item["text"]


def test_scope_names_what_the_text_holds() -> None:
    for item in load_sentences("scope"):
        assert item["pairs"] or item["bare"], item["text"]
        for words in [*item["bare"], *(word for pair in item["pairs"] for word in pair)]:
            assert words in item["text"], item["text"]


def test_sentences_without_figures_carry_no_labels() -> None:
    assert all(set(item) <= {"text", "format"} for item in load_sentences("no_figures"))


def test_matching_is_one_to_one_and_prefers_the_wider_overlap() -> None:
    gold = [Mark(0, 10, "a"), Mark(12, 14, "b")]
    found = [Mark(8, 13, "x"), Mark(0, 3, "y")]
    assert match_marks(gold, found) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [(None, None, True), (None, Decimal(3), False), (0.333, Decimal(1) / 3, True), (50, Decimal(51), False)],
)
def test_ends_agree_within_rounding(gold: Any, found: Any, same: bool) -> None:
    assert is_same_number(gold, found) is same


def test_scores() -> None:
    score = Score()
    score.add(3, 4, 6)
    assert (score.precision, score.recall, score.f1) == (0.75, 0.5, 0.6)
