"""How well the rules find what an editor marked in the labelled articles of `corpus`, rule by rule.

Run `python -m benchmarks.rules [--verbose] [SLUG…]`. A finding hits a label where the rule is the same and the spans overlap.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.scoring import Mark, Score, match_marks

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


@dataclass(frozen=True)
class Article:
    """A labelled article: its text, what its `about.yaml` says, and the marks of its editor."""

    slug: str
    text: str
    about: dict[str, Any]
    gold: tuple[Mark, ...]


@dataclass(frozen=True)
class Outcome:
    """A mark that was missed or wrongly raised; `place` is `slug:line`."""

    kind: str
    rule: str
    place: str
    words: str
    message: str = ""


def find_nth(text: str, words: str, nth: int) -> int:
    """The 0-based offset of the `nth` (1-based) occurrence of `words`. Raises ValueError where there are fewer."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start


def load_article(folder: Path) -> Article:
    """Read one folder of the corpus. Raises OSError, yaml.YAMLError, ValueError where a label points at nothing."""
    import yaml

    (path,) = folder.glob("article.*")
    text = path.read_bytes().decode("utf-8")
    about = yaml.safe_load((folder / "about.yaml").read_text(encoding="utf-8"))
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    marks = []
    for label in gold["findings"]:
        start = find_nth(text, label["quote"], label["nth"])
        marks.append(Mark(start, start + len(label["quote"]), label["quote"], {"rule": label["rule"]}))
    return Article(folder.name, text, about, tuple(marks))


def load_articles(slugs: Sequence[str] = ()) -> list[Article]:
    """Read the named articles, or all of them, in order of their names."""
    folders = sorted(path.parent for path in CORPUS.glob("*/gold.yaml"))
    return [load_article(folder) for folder in folders if not slugs or folder.name in slugs]


def check_article(article: Article) -> list[Mark]:
    """The findings of `claimcheck.check_text` for an article, with the registry and the day that it names."""
    from claimcheck import check_text
    from claimcheck.config import Config

    named = article.about["registry"]
    options: dict[str, Any] = {"registry": None} if named == "none" else {}
    if named not in {"none", "bundled"}:
        options["registry"] = CORPUS / article.slug / named
    config = Config(extend_select=tuple(article.about.get("extend-select", ())))
    report = check_text(
        article.text, format=article.about["format"], config=config, today=article.about["today"], **options
    )
    return [
        Mark(finding.start, finding.end, article.text[finding.start : finding.end], _as_values(finding))
        for finding in report.findings
    ]


def _as_values(finding: Any) -> dict[str, Any]:
    return {"rule": finding.rule, "message": finding.message}


def compare_marks(article: Article, found: Sequence[Mark], scores: dict[str, Score]) -> list[Outcome]:
    """Add an article's hits, misses and false alarms to `scores`, by rule, and list the misses and false alarms."""
    outcomes = []
    for rule in sorted({mark.values["rule"] for mark in (*article.gold, *found)}):
        gold = [mark for mark in article.gold if mark.values["rule"] == rule]
        raised = [mark for mark in found if mark.values["rule"] == rule]
        pairs = match_marks(gold, raised)
        scores.setdefault(rule, Score()).add(len(pairs), len(raised), len(gold))
        hit, matched = {i for i, _ in pairs}, {j for _, j in pairs}
        outcomes += [_as_outcome("missed", article, mark) for i, mark in enumerate(gold) if i not in hit]
        outcomes += [_as_outcome("false alarm", article, mark) for j, mark in enumerate(raised) if j not in matched]
    return outcomes


def _as_outcome(kind: str, article: Article, mark: Mark) -> Outcome:
    line = article.text.count("\n", 0, mark.start) + 1
    words = " ".join(mark.text.split())
    return Outcome(kind, mark.values["rule"], f"{article.slug}:{line}", words[:80], mark.values.get("message", ""))


def format_scores(scores: dict[str, Score]) -> str:
    """A table of the rules, with a line for all of them."""
    total = Score()
    for score in scores.values():
        total.add(score.hits, score.hits + score.extra, score.hits + score.missed)
    rows = [*sorted(scores.items()), ("all", total)]
    head = f"{'rule':8}{'hits':>6}{'false':>7}{'missed':>8}{'precision':>11}{'recall':>8}"
    return "\n".join([head, *(_format_row(rule, score) for rule, score in rows)])


def _format_row(rule: str, score: Score) -> str:
    # A rule that raised nothing has no precision, one that nobody marked no recall.
    precision = f"{score.precision:.2f}" if score.hits + score.extra else "-"
    recall = f"{score.recall:.2f}" if score.hits + score.missed else "-"
    return f"{rule:8}{score.hits:>6}{score.extra:>7}{score.missed:>8}{precision:>11}{recall:>8}"


def format_outcomes(outcomes: Iterable[Outcome]) -> str:
    """One line for each miss and false alarm, by rule and place."""
    ordered = sorted(outcomes, key=lambda outcome: (outcome.kind, outcome.rule, outcome.place))
    return "\n".join(
        f"{outcome.kind}: {outcome.rule} {outcome.place} {outcome.words!r}"
        + (f" ({outcome.message})" if outcome.message else "")
        for outcome in ordered
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print precision and recall for each rule."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.rules")
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="articles to check; all where none is named")
    parser.add_argument("--verbose", action="store_true", help="list every miss and false alarm")
    options = parser.parse_args(arguments)
    scores: dict[str, Score] = {}
    outcomes: list[Outcome] = []
    for article in load_articles(options.slugs):
        outcomes += compare_marks(article, check_article(article), scores)
    if options.verbose and outcomes:
        print(format_outcomes(outcomes))
        print()
    print(format_scores(scores))


if __name__ == "__main__":
    main()
