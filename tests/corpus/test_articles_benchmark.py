"""The benchmark of whole articles counts what is read right at each stage."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from benchmarks.articles import STAGES, load_marks, measure_citations, measure_figures
from benchmarks.rules import load_articles
from benchmarks.scoring import Mark, Score


@dataclass
class Quantity:
    low: Decimal | None
    high: Decimal | None
    unit: str
    role: str
    citations: tuple[Any, ...] = ()


@dataclass
class Citation:
    year: int | None
    container: str | None


LABEL = {"low": 60, "high": 60, "unit": "%", "role": "measure", "sources": ["a study"]}


def count_all() -> dict[str, Score]:
    return {stage: Score() for stage in STAGES}


def test_stages_count_only_figures_that_were_found() -> None:
    scores = count_all()
    gold = [Mark(0, 3, "60%", LABEL), Mark(10, 13, "70%", LABEL)]
    found = [
        Mark(0, 3, "60%", {"quantity": Quantity(Decimal(60), Decimal(60), "%", "count")}),
        Mark(20, 22, "5 mg", {"quantity": Quantity(Decimal(5), Decimal(5), "mg", "dose")}),
    ]
    remarks = measure_figures(gold, found, scores)
    assert (scores["figures"].hits, scores["figures"].extra, scores["figures"].missed) == (1, 1, 1)
    rights = {stage: scores[stage].hits for stage in ("value", "unit", "role", "source known")}
    assert rights == {"value": 1, "unit": 1, "role": 0, "source known": 0}
    assert len(remarks) == 4


def test_journals_compare_without_their_article() -> None:
    scores = count_all()
    gold = [Mark(0, 9, "The BMJ", {"year": 2019, "container": "The BMJ"})]
    found = [Mark(0, 9, "The BMJ", {"citation": Citation(2018, "BMJ")})]
    assert measure_citations(gold, found, scores) == ["year of 'The BMJ': 2018"]
    assert (scores["citations"].hits, scores["container"].hits, scores["year"].hits) == (1, 1, 0)


def test_labels_of_all_articles_can_be_placed() -> None:
    for article in load_articles():
        figures, citations = load_marks(article.slug, article.text)
        assert figures, article.slug
        assert all(article.text[mark.start : mark.end] == mark.text for mark in (*figures, *citations))
