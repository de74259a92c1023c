"""Each format against a file that a person has read. To renew them: `python tests/reporters/test_golden.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from report_samples import RULES, make_report

from claimcheck.model import Report
from claimcheck.reporters import (
    concise,
    github,
    gitlab,
    json_report,
    jsonl,
    junit,
    markdown,
    rdjson,
    sarif,
    statistics,
    text,
)

GOLDEN = Path(__file__).parent / "golden"

RENDERERS: dict[str, Callable[[Report], str]] = {
    "text.txt": text.render,
    "text-color.txt": lambda report: text.render(report, color=True),
    "concise.txt": concise.render,
    "report.json": json_report.render,
    "report.jsonl": jsonl.render,
    "report.sarif": lambda report: sarif.render(report, RULES),
    "github.txt": github.render,
    "gitlab.json": gitlab.render,
    "junit.xml": junit.render,
    "rdjson.json": rdjson.render,
    "summary.md": markdown.render,
    "statistics.txt": statistics.render,
}


@pytest.mark.parametrize("name", RENDERERS)
def test_golden(name: str) -> None:
    assert RENDERERS[name](make_report()) == (GOLDEN / name).read_bytes().decode("utf-8")


def test_every_golden_file_is_used() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(RENDERERS)


if __name__ == "__main__":
    for golden, render in RENDERERS.items():
        (GOLDEN / golden).write_bytes(render(make_report()).encode("utf-8"))
