"""The benchmark of the rules counts hits, misses and false alarms as it says."""

from __future__ import annotations

import pytest
from benchmarks.rules import Article, compare_marks, find_nth, format_outcomes, format_scores, load_articles
from benchmarks.scoring import Mark, Score

TEXT = "Relief in 60%.\nRelief in 70%.\n"
ARTICLE = Article(
    "slug",
    TEXT,
    {},
    (Mark(10, 13, "60%", {"rule": "CIT001"}), Mark(25, 28, "70%", {"rule": "CON001"})),
)


def test_a_finding_hits_where_rule_and_place_agree() -> None:
    scores: dict[str, Score] = {}
    found = [
        Mark(0, 13, "Relief in 60%", {"rule": "CIT001", "message": "bare"}),
        Mark(25, 28, "70%", {"rule": "CIT001", "message": "bare"}),
    ]
    outcomes = compare_marks(ARTICLE, found, scores)
    assert (scores["CIT001"].hits, scores["CIT001"].extra, scores["CIT001"].missed) == (1, 1, 0)
    assert (scores["CON001"].hits, scores["CON001"].extra, scores["CON001"].missed) == (0, 0, 1)
    assert format_outcomes(outcomes).splitlines() == [
        "false alarm: CIT001 slug:2 '70%' (bare)",
        "missed: CON001 slug:2 '70%'",
    ]
    table = [line.split() for line in format_scores(scores).splitlines()]
    assert table[1] == ["CIT001", "1", "1", "0", "0.50", "1.00"]
    assert table[2] == ["CON001", "0", "0", "1", "-", "0.00"]
    assert table[3] == ["all", "1", "1", "1", "0.50", "0.50"]


def test_occurrences_count_from_one() -> None:
    assert find_nth(TEXT, "Relief", 2) == 15
    with pytest.raises(ValueError, match="not found"):
        find_nth(TEXT, "Relief", 3)


def test_every_article_loads_and_clean_ones_have_no_labels() -> None:
    articles = load_articles()
    assert len(articles) >= 12
    for article in articles:
        assert article.about["clean"] is (not article.gold), article.slug
