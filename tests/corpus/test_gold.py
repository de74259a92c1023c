"""The labels of every corpus article point at text that is there, in legal terms."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
GOLDS = sorted(CORPUS.glob("*/gold.yaml"))
COMPARATORS = {"=", "~", ">=", "<=", ">", "<"}
ROLES = {"measure", "threshold", "timeframe", "population", "dose", "age", "count"}
CODE = re.compile(r"(?:REG|CIT|CON|DUP|NUM|DOS|RSK|LNT)\d{3}")  # CIT001, DUP004


def read_article(folder: Path) -> str:
    (article,) = folder.glob("article.*")
    return article.read_text(encoding="utf-8")


def occurs(text: str, quote: str, nth: int) -> bool:
    start = -1
    for _ in range(nth):
        start = text.find(quote, start + 1)
        if start < 0:
            return False
    return nth >= 1 and bool(quote)


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.parent.name)
def test_gold_points_at_its_article(path: Path) -> None:
    text = read_article(path.parent)
    gold: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    figures = [figure for claim in gold["claims"] for figure in claim["figures"]]
    for label in (*figures, *gold["citations"], *gold["findings"]):
        assert occurs(text, label["quote"], label["nth"]), label
    for claim in gold["claims"]:
        assert claim["sentence"] in text, claim["sentence"]
    cited = {citation["quote"] for citation in gold["citations"]}
    for figure in figures:
        assert figure["comparator"] in COMPARATORS, figure
        assert figure["role"] in ROLES, figure
        assert figure["unit"], figure
        assert (figure["low"], figure["high"]) != (None, None), figure
        assert set(figure["sources"]) <= cited, figure
    for finding in gold["findings"]:
        assert CODE.fullmatch(finding["rule"]), finding


def test_there_is_a_labelled_article() -> None:
    assert GOLDS
