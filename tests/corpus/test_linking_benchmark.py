"""The labelled sentences of `corpus/linking`: most find their entry, few another one."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.linking import LINKING, Sample, load_samples, make_registry, measure_cost, measure_links

FILES = sorted(LINKING.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_labelled_sentences_link_where_they_should(path: Path) -> None:
    registry, samples = load_samples(path)
    result = measure_links(registry, samples)
    assert result.accuracy >= 0.95
    assert result.wrong_rate <= 0.02


def test_enough_sentences_are_labelled_and_a_third_link_to_nothing() -> None:
    samples = [sample for path in FILES for sample in load_samples(path)[1]]
    assert len(samples) >= 250
    assert sum(sample.claim_id is None for sample in samples) * 3 >= len(samples)


def test_a_sample_that_links_elsewhere_counts_as_wrong() -> None:
    registry, _ = load_samples(LINKING / "intrathecal-pain-pumps.yaml")
    text = "The battery of a pump lasts 9 years."
    result = measure_links(
        registry, [Sample(text, "pump.battery.life"), Sample(text, "pump.stay.length"), Sample("Hello.", None)]
    )
    assert (result.samples, result.right, result.wrong_links) == (3, 2, 1)


def test_a_large_registry_still_finds_the_one_entry() -> None:
    registry = make_registry(3000)
    entry = registry.entries["made.1234"]
    result = measure_links(registry, [Sample(entry.statement, entry.id)])
    assert (result.right, result.wrong_links) == (1, 0)


def test_the_cost_is_measured() -> None:
    made, each = measure_cost(60)
    assert made > 0
    assert each > 0
