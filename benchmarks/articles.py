"""How well figures, citations and their links are read in the labelled articles of `corpus`.

Run `python -m benchmarks.articles [--verbose] [SLUG…]`. Spans count as the same where they overlap; value, unit and role are
counted on the figures that were found, and a figure's sources are right where the spans of its citations match the labelled ones.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from benchmarks.rules import CORPUS, find_nth, load_articles
from benchmarks.scoring import Mark, Score, is_same_number, match_marks

STAGES = ("figures", "value", "unit", "role", "source known", "citations", "year", "container")


def load_marks(slug: str, text: str) -> tuple[list[Mark], list[Mark]]:
    """The labelled figures and citations of an article, in order of place. Raises OSError, ValueError."""
    import yaml

    gold = yaml.safe_load((CORPUS / slug / "gold.yaml").read_text(encoding="utf-8"))
    figures = [figure for claim in gold["claims"] for figure in claim["figures"]]
    return [_as_mark(text, label) for label in figures], [_as_mark(text, label) for label in gold["citations"]]


def _as_mark(text: str, label: dict[str, Any]) -> Mark:
    start = find_nth(text, label["quote"], label["nth"])
    return Mark(start, start + len(label["quote"]), label["quote"], label)


def extract_marks(text: str, form: Any) -> tuple[list[Mark], list[Mark]]:
    """The figures and citations that `claimcheck.extract_text` finds, without a registry."""
    from claimcheck import extract_text

    extraction = extract_text(text, format=form, registry=None)
    figures = [
        Mark(quantity.start, quantity.end, quantity.text, {"quantity": quantity})
        for claim in extraction.claims
        for quantity in claim.quantities
    ]
    citations = [
        Mark(citation.start, citation.end, citation.text, {"citation": citation}) for citation in extraction.citations
    ]
    return figures, citations


def measure_figures(gold: list[Mark], found: list[Mark], scores: dict[str, Score]) -> list[str]:
    """Count figures, and of those found the right values, units, roles and whether a source covers them."""
    pairs = match_marks(gold, found)
    scores["figures"].add(len(pairs), len(found), len(gold))
    remarks = [f"missed figure {gold[i].text!r}" for i in sorted({*range(len(gold))} - {i for i, _ in pairs})]
    remarks += [f"false figure {found[j].text!r}" for j in sorted({*range(len(found))} - {j for _, j in pairs})]
    for i, j in pairs:
        label, quantity = gold[i].values, found[j].values["quantity"]
        same = {
            "value": is_same_number(label["low"], quantity.low) and is_same_number(label["high"], quantity.high),
            "unit": label["unit"] == quantity.unit,
            "role": label["role"] == quantity.role,
            "source known": bool(label["sources"]) is bool(quantity.citations),
        }
        for stage, right in same.items():
            scores[stage].add(int(right), 1, 1)
            if not right:
                read = f"{quantity.low}..{quantity.high} {quantity.unit} {quantity.role}"
                remarks.append(f"{stage} of {gold[i].text!r}: {read}, {len(quantity.citations)} sources")
    return remarks


def measure_citations(gold: list[Mark], found: list[Mark], scores: dict[str, Score]) -> list[str]:
    """Count citations, and of those found the right years and journals."""
    pairs = match_marks(gold, found)
    scores["citations"].add(len(pairs), len(found), len(gold))
    remarks = [f"missed citation {gold[i].text!r}" for i in sorted({*range(len(gold))} - {i for i, _ in pairs})]
    remarks += [f"false citation {found[j].text!r}" for j in sorted({*range(len(found))} - {j for _, j in pairs})]
    for i, j in pairs:
        label, citation = gold[i].values, found[j].values["citation"]
        for stage in ("year", "container"):
            right = _without_article(label[stage]) == _without_article(getattr(citation, stage))
            scores[stage].add(int(right), 1, 1)
            if not right:
                remarks.append(f"{stage} of {gold[i].text!r}: {getattr(citation, stage)!r}")
    return remarks


def _without_article(value: Any) -> Any:
    return value.removeprefix("The ") if isinstance(value, str) else value


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the share that is read right at each stage."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.articles")
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="articles to read; all where none is named")
    parser.add_argument("--verbose", action="store_true", help="list what is read wrong")
    options = parser.parse_args(arguments)
    scores = {stage: Score() for stage in STAGES}
    for article in load_articles(options.slugs):
        figures, citations = load_marks(article.slug, article.text)
        found, cited = extract_marks(article.text, article.about["format"])
        remarks = measure_figures(figures, found, scores) + measure_citations(citations, cited, scores)
        if options.verbose:
            for remark in remarks:
                print(f"{article.slug}: {remark}")
    for stage, score in scores.items():
        print(f"{stage:14}{score.hits:>6}{score.extra:>6}{score.missed:>6}{score.precision:>8.3f}{score.recall:>8.3f}")


if __name__ == "__main__":
    main()
