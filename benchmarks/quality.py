"""How well figures, citations and their links are read, on the labelled sentences of `corpus/sentences`.

Run `python -m benchmarks.quality [--verbose] [--no-peers]`.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.peers import INSTALL, has_quantulum, measure_quantulum
from benchmarks.scoring import Mark, Score, is_same_number, load_sentences, locate_marks, match_marks

Report = Callable[[str, str], None]
FIGURE_SCORES = ("detection", "value", "value+unit", "value+unit+comparator", "role")
CITATION_FIELDS = ("year", "container", "organization", "authors", "title", "doi", "pmid", "url")
CITATION_VALUES = ("kind", *CITATION_FIELDS)


def extract(item: dict[str, Any]) -> Any:
    """Read one item by the public function, without a registry."""
    from claimcheck import extract_text

    return extract_text(item["text"], format=item.get("format", "text"), registry=None)


def collect_quantities(extraction: Any) -> list[Mark]:
    """The quantities of all claims, each with the texts of the citations that cover it, in order of place."""
    marks = []
    for claim in extraction.claims:
        for quantity in claim.quantities:
            sources = [_cited(claim, extraction, cover.index) for cover in quantity.citations]
            values = {name: getattr(quantity, name) for name in ("low", "high", "comparator", "unit", "role")}
            marks.append(Mark(quantity.start, quantity.end, quantity.text, values | {"sources": sources}))
    return sorted(marks, key=lambda mark: (mark.start, mark.end))


def _cited(claim: Any, extraction: Any, index: int) -> Any:
    # A cover indexes into the citations of its claim.
    return claim.citations[index] if index < len(claim.citations) else extraction.citations[index]


def measure_figures(items: Sequence[dict[str, Any]], report: Report) -> dict[str, Score]:
    """Score detection, value, unit, comparator and role, each stage counting only what the one before got right."""
    scores = {name: Score() for name in FIGURE_SCORES}
    for item in items:
        gold = locate_marks(item["text"], item["figures"])
        found = collect_quantities(extract(item))
        pairs = match_marks(gold, found)
        optional = {i for i, mark in enumerate(gold) if mark.values.get("optional")}
        free = {j for i, j in pairs if i in optional}
        kept = [(i, j) for i, j in pairs if i not in optional]
        for i in set(range(len(gold))) - {i for i, _ in pairs} - optional:
            report("missed", f"{gold[i].text!r} in {item['text']!r}")
        for j in set(range(len(found))) - {j for _, j in pairs}:
            report("false alarm", f"{found[j].text!r} in {item['text']!r}")
        hits = [0] * len(FIGURE_SCORES)
        for i, j in kept:
            verdicts = _judge(gold[i].values, found[j].values)
            for place, verdict in enumerate(verdicts):
                hits[place] += verdict
            if not all(verdicts):
                wrong = FIGURE_SCORES[verdicts.index(False)]
                report(f"wrong {wrong}", f"{_shown(gold[i])} was read as {_shown(found[j])} in {item['text']!r}")
        for place, name in enumerate(FIGURE_SCORES):
            scores[name].add(hits[place], len(found) - len(free), len(gold) - len(optional))
    return scores


def _judge(gold: dict[str, Any], found: dict[str, Any]) -> list[bool]:
    value = all(is_same_number(gold[end], found[end]) for end in ("low", "high"))
    unit = value and gold["unit"] == found["unit"]
    return [True, value, unit, unit and gold["comparator"] == found["comparator"], gold["role"] == found["role"]]


def _shown(mark: Mark) -> str:
    values = mark.values
    return f"{mark.text!r} ({values['comparator']} {values['low']}..{values['high']} {values['unit']} {values['role']})"


def measure_citations(items: Sequence[dict[str, Any]], report: Report) -> dict[str, Score]:
    """Score citations (detection, kind, the fields that the words give) and the pairs of figure and source."""
    scores = {name: Score() for name in ("citation", "citation kind", "citation fields", "figure-source pair")}
    for item in items:
        gold = locate_marks(item["text"], item["citations"])
        extraction = extract(item)
        found = [
            Mark(
                cited.start, cited.end, cited.text, {name: getattr(cited, name) for name in ("kind", *CITATION_FIELDS)}
            )
            for cited in extraction.citations
        ]
        matched = match_marks(gold, found)
        for i in set(range(len(gold))) - {i for i, _ in matched}:
            report("missed citation", f"{gold[i].text!r} in {item['text']!r}")
        for j in set(range(len(found))) - {j for _, j in matched}:
            report("false citation", f"{found[j].text!r} in {item['text']!r}")
        kinds = fields = 0
        for i, j in matched:
            kind = gold[i].values["kind"] == found[j].values["kind"]
            wrong = [name for name in CITATION_FIELDS if not _agrees(gold[i].values.get(name), found[j].values[name])]
            kinds += kind
            fields += not wrong
            if not kind:
                report("wrong citation kind", f"{gold[i].text!r}: {found[j].values['kind']}, {gold[i].values['kind']}")
            for name in wrong:
                report("wrong citation field", f"{gold[i].text!r}: {name} was read as {found[j].values[name]!r}")
        for name, hits in (("citation", len(matched)), ("citation kind", kinds), ("citation fields", fields)):
            scores[name].add(hits, len(found), len(gold))
        _score_pairs(item, extraction, scores["figure-source pair"], report)
    return scores


def _agrees(gold: Any, found: Any) -> bool:
    # A field that the label leaves out is not asked about.
    if not gold:
        return True
    if isinstance(gold, list):
        return [str(name).casefold() for name in gold] == [str(name).casefold() for name in found]
    return str(gold).casefold().removeprefix("the ") == str(found or "").casefold().removeprefix("the ")


def measure_scope(items: Sequence[dict[str, Any]], report: Report) -> dict[str, Score]:
    """Score which source covers which figure; a figure labelled bare counts as a false pair where it is covered."""
    scores = {"figure-source pair": Score()}
    for item in items:
        _score_pairs(item, extract(item), scores["figure-source pair"], report)
    return scores


def _score_pairs(item: dict[str, Any], extraction: Any, score: Score, report: Report) -> None:
    text = item["text"]
    labelled = {figure for figure, _ in item["pairs"]} | set(item.get("bare", ()))
    gold = list(item["pairs"])
    found = [
        (quantity, cited)
        for quantity in collect_quantities(extraction)
        if any(_overlap_words(figure, quantity.text) for figure in labelled)
        for cited in quantity.values["sources"]
    ]
    hits = 0
    for quantity, cited in found:
        fitting = [
            pair for pair in gold if _overlap_words(pair[0], quantity.text) and _overlap_words(pair[1], cited.text)
        ]
        if fitting:
            gold.remove(fitting[0])
            hits += 1
        else:
            report("false pair", f"{quantity.text!r} with {cited.text!r} in {text!r}")
    for figure, name in gold:
        report("missed pair", f"{figure!r} with {name!r} in {text!r}")
    score.add(hits, len(found), len(item["pairs"]))


def _overlap_words(left: str, right: str) -> bool:
    left, right = left.strip("[]() ").casefold(), right.strip("[]() ").casefold()
    return bool(left and right) and (left in right or right in left)


def measure_silence(items: Sequence[dict[str, Any]], report: Report) -> tuple[int, int]:
    """Count the sentences without figures in which one is found all the same; answers (noisy, all)."""
    noisy = 0
    for item in items:
        found = collect_quantities(extract(item))
        noisy += bool(found)
        for mark in found:
            report("noise", f"{mark.text!r} in {item['text']!r}")
    return noisy, len(items)


def measure_speed(items: Sequence[dict[str, Any]], rounds: int = 20) -> float:
    """Characters per second (processor time) of the figure grammar alone on the joined sentences."""
    from claimcheck.language.figures import find_figures

    texts = [item["text"] for item in items if item.get("format", "text") == "text"]
    find_figures(texts[0])  # loads the vocabulary
    start = time.process_time()
    for _ in range(rounds):
        for text in texts:
            find_figures(text)
    return rounds * sum(map(len, texts)) / max(time.process_time() - start, 1e-9)


def print_scores(title: str, scores: dict[str, Score]) -> None:
    """Print one table of precision, recall and F1 in percent."""
    print(f"\n{title:<28}{'precision':>10}{'recall':>10}{'F1':>10}")
    for name, score in scores.items():
        print(f"{name:<28}{100 * score.precision:>10.1f}{100 * score.recall:>10.1f}{100 * score.f1:>10.1f}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(description="Measure how well figures and citations are read.")
    parser.add_argument("--verbose", action="store_true", help="list every miss and false alarm with its sentence")
    parser.add_argument("--no-peers", action="store_true", help="leave the peer quantulum3 out")
    options = parser.parse_args(arguments)

    def report(kind: str, message: str) -> None:
        if options.verbose:
            print(f"{kind}: {message}")

    figures = load_sentences("figures")
    citations = load_sentences("citations")
    print_scores(f"figures ({len(figures)} texts)", measure_figures(figures, report))
    print_scores(f"citations ({len(citations)} texts)", measure_citations(citations, report))
    scope = load_sentences("scope")
    print_scores(f"scope ({len(scope)} texts)", measure_scope(scope, report))
    noisy, total = measure_silence(load_sentences("no_figures"), report)
    print(f"\nsentences without figures: a figure is found in {noisy} of {total} ({100 * noisy / total:.1f}%)")
    print(f"figure grammar: {measure_speed(figures):,.0f} characters per second")
    if not options.no_peers:
        if has_quantulum():
            print_scores("quantulum3 (plain text)", measure_quantulum(figures))
        else:
            print(INSTALL)


if __name__ == "__main__":
    main()
