"""How well statements find their registry entry, on the labelled sentences of `corpus/linking`, and what it costs.

Run `python -m benchmarks.linking [--verbose] [--no-cost]`. Each sentence is a text of its own. It is right where it
links to its entry and to nothing else, or to nothing where it should; a link is wrong where it leads to another entry.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from claimcheck.documents import read_text
from claimcheck.language.claims import read_document
from claimcheck.language.reading import Reading
from claimcheck.model import Figure
from claimcheck.registry.link import choose_link, index_of, link_statements, rank_entries
from claimcheck.registry.load import load_registry
from claimcheck.registry.registry import Entry, Registry

ROOT = Path(__file__).resolve().parent.parent
LINKING = ROOT / "corpus" / "linking"


@dataclass(frozen=True)
class Sample:
    """A text and the entry it belongs to, None for none."""

    text: str
    claim_id: str | None


@dataclass
class Result:
    """Counts over samples: right ones, and those that link where they should not."""

    samples: int = 0
    right: int = 0
    wrong_links: int = 0

    @property
    def accuracy(self) -> float:
        return self.right / self.samples if self.samples else 0.0

    @property
    def wrong_rate(self) -> float:
        return self.wrong_links / self.samples if self.samples else 0.0


def load_samples(path: Path) -> tuple[Registry, list[Sample]]:
    """The registry and the samples of one file. Raises OSError, yaml.YAMLError, RegistryError."""
    import yaml

    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    registry = load_registry(None if data["registry"] == "bundled" else [ROOT / data["registry"]])
    samples = [Sample(text, claim_id) for claim_id, texts in data["links"].items() for text in texts]
    samples += [Sample(text, None) for text in (*data["nothing"], *data.get("documents", ()))]
    return registry, samples


def read_sample(text: str) -> Reading:
    """Read one text as a document of its own."""
    return read_document(read_text(text, "text", "<sample>"))


def measure_links(registry: Registry, samples: Sequence[Sample], verbose: bool = False) -> Result:
    """Link every sample; with `verbose`, print those that are not right."""
    result = Result()
    for sample in samples:
        reading = read_sample(sample.text)
        found = {link.claim_id for link in link_statements(reading, registry).values()}
        expected = {sample.claim_id} - {None}
        result.samples += 1
        result.right += found == expected
        result.wrong_links += bool(found - expected)
        if verbose and found != expected:
            _print_miss(sample, reading, registry)
    return result


def _print_miss(sample: Sample, reading: Reading, registry: Registry) -> None:
    print(f"{sample.claim_id or 'nothing'} <- {sample.text.strip()[:400]}")
    for statement, ranked in rank_entries(reading, registry):
        best = choose_link(ranked, registry.entries)
        near = "; ".join(f"{link.claim_id} {link.score} ({', '.join(link.reasons)})" for link in ranked[:3])
        figure = statement.figure.text
        print(f"    {figure} [{statement.statistic}] -> {best.claim_id if best else 'nothing'} | {near}")


_OUTCOMES = (
    "pain fever cough rash nausea fatigue headache dizziness swelling bleeding infection stroke relapse anxiety".split()
)
_ACTIONS = "tablets injections surgery exercise massage radiation vaccination diet hypnosis cooling".split()


def make_registry(entries: int) -> Registry:
    """A synthetic registry of this many entries: an outcome, a treatment and a made-up name each."""
    made = {}
    for number in range(entries):
        outcome, action = _OUTCOMES[number % len(_OUTCOMES)], _ACTIONS[number // len(_OUTCOMES) % len(_ACTIONS)]
        name = "".join(chr(97 + number // 26**place % 26) for place in range(4)) + "ol"
        claim_id = f"made.{number}"
        statement = f"With {name} and {action}, {outcome} falls by {number % 90 + 5}%."
        value = Decimal(number % 90 + 5)
        figure = Figure(0, 3, value, value, "=", "%", "percent")
        made[claim_id] = Entry(
            claim_id,
            statement,
            f"fall in {outcome} with {name} and {action}",
            (f"{outcome} with {name}", f"{name} and {action}"),
            f"{value}%",
            figure,
            path=f"topics/{number // 50}.yaml",
        )
    return Registry(made, {}, {}, (f"{entries} made entries",))


def measure_cost(entries: int) -> tuple[float, float]:
    """Seconds that an index of so many entries takes to make, and that one figure takes to link."""
    registry = make_registry(entries)
    started = time.perf_counter()
    index_of(registry)
    made = time.perf_counter() - started
    readings = [read_sample(f"{entry.statement} Most patients felt well.") for entry in _spread(registry, 40)]
    figures = 0
    started = time.perf_counter()
    for reading in readings:
        rank_entries(reading, registry)
        figures += len(reading.statements)
    return made, (time.perf_counter() - started) / max(figures, 1)


def _spread(registry: Registry, count: int) -> Iterator[Entry]:
    entries = list(registry.entries.values())
    yield from entries[:: max(1, len(entries) // count)]


def main() -> None:
    """Print accuracy and wrong links by file, then the cost per figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="print the samples that are not right")
    parser.add_argument("--no-cost", action="store_true", help="leave the cost out")
    arguments = parser.parse_args()
    for path in sorted(LINKING.glob("*.yaml")):
        registry, samples = load_samples(path)
        result = measure_links(registry, samples, arguments.verbose)
        print(
            f"{path.stem}: {result.samples} samples, accuracy {result.accuracy:.3f}, wrong links {result.wrong_rate:.3f}"
        )
    if not arguments.no_cost:
        for entries in (100, 1_000, 10_000):
            made, each = measure_cost(entries)
            print(f"{entries} entries: index {made:.2f} s, {each * 1000:.2f} ms a figure")


if __name__ == "__main__":
    main()
