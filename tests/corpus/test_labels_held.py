"""Figures and sources that are read as their label says stay so, but for the departures of `departures.yaml`.

That file lists what is known to be read differently. Where the reading improves, take the line out; a new line needs a
reason. Roles and findings are no part of it: `benchmarks.quality` and `benchmarks.rules` count them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from benchmarks import articles, quality, rules
from benchmarks.scoring import Score, load_sentences

MEASURES: dict[str, Callable[[list[dict[str, Any]], quality.Report], object]] = {
    "figures": quality.measure_figures,
    "citations": quality.measure_citations,
    "scope": quality.measure_scope,
    "no_figures": quality.measure_silence,
}
KNOWN: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "departures.yaml").read_text(encoding="utf-8")
)
SENTENCES = [(name, item) for name in MEASURES for item in load_sentences(name)]


def departures_of_sentence(name: str, item: dict[str, Any]) -> set[str]:
    kinds: set[str] = set()
    MEASURES[name]([item], lambda kind, message: kinds.add(kind))
    return kinds - {"wrong role"}


def departures_of_article(article: rules.Article) -> set[str]:
    marks = articles.load_marks(article.slug, article.text)
    found = articles.extract_marks(article.text, article.about["format"])
    scores = {stage: Score() for stage in articles.STAGES}
    remarks = articles.measure_figures(marks[0], found[0], scores)
    remarks += articles.measure_citations(marks[1], found[1], scores)
    return {remark.partition(": ")[0] for remark in remarks if not remark.startswith("role ")}


@pytest.mark.parametrize(("name", "item"), SENTENCES)
def test_a_sentence_is_read_as_labelled(name: str, item: dict[str, Any]) -> None:
    assert departures_of_sentence(name, item) <= set(KNOWN["sentences"].get(item["text"], ())), item["text"]


@pytest.mark.parametrize("article", rules.load_articles(), ids=lambda article: article.slug)
def test_an_article_is_read_as_labelled(article: rules.Article) -> None:
    assert departures_of_article(article) <= set(KNOWN["articles"].get(article.slug, ()))
