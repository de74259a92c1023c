"""What the package shows to Python programs."""

from __future__ import annotations

import doctest
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import claimcheck
import claimcheck.errors
from claimcheck import Config, Finding, Registry, Report


def test_importing_the_package_loads_nothing_else() -> None:
    script = "import sys, claimcheck; print([name for name in sys.modules if name.startswith('claimcheck.')])"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert result.stdout == "[]\n"


def test_every_public_name_is_there() -> None:
    for name in claimcheck.__all__:
        assert getattr(claimcheck, name) is not None
    assert set(claimcheck.__all__) <= set(dir(claimcheck))
    with pytest.raises(AttributeError, match="no attribute 'check_everything'"):
        _ = vars(claimcheck)["__getattr__"]("check_everything")


def test_check_text_gives_a_report_of_findings() -> None:
    report = claimcheck.check_text(
        "# claimcheck: disable-next-line CIT001\nCall your clinic.\n", registry=None, config=Config(select=("LNT002",))
    )
    assert isinstance(report, Report)
    assert report.files_checked == 1
    (finding,) = report.findings
    assert isinstance(finding, Finding)
    assert list(report) == [finding]
    assert (finding.rule, finding.severity, finding.line, finding.claim_id, finding.fix) == (
        "LNT002",
        "warning",
        1,
        None,
        None,
    )


def test_check_paths_reports_what_cannot_be_read(tmp_path: Path) -> None:
    report = claimcheck.check_paths([tmp_path / "missing.md"], registry=None)
    assert report.findings == ()
    assert [error.path for error in report.errors] == [(tmp_path / "missing.md").as_posix()]


def test_extract_text_uses_the_names_of_the_json() -> None:
    text = "Relief was seen in 70-80% of patients, according to a 2020 study in Example Journal."
    found = claimcheck.extract_text(text, registry=None)
    (claim,) = found.claims
    (quantity,) = claim.quantities
    assert text[quantity.start : quantity.end] == quantity.text == "70-80%"
    assert (quantity.low, quantity.high) == (Decimal(70), Decimal(80))
    assert (quantity.comparator, quantity.unit, quantity.role) == ("=", "%", "measure")
    assert quantity.registry is None
    (citation,) = claim.citations
    assert (citation.kind, citation.year, citation.container) == ("study", 2020, "Example Journal")
    assert quantity.citations[0].index == 0


def test_the_bundled_registry_is_the_default() -> None:
    registry = claimcheck.load_registry()
    assert isinstance(registry, Registry)
    assert registry.entries
    assert claimcheck.check_text("Call your clinic.").registry == registry.names
    assert claimcheck.check_text("Call your clinic.", registry=None).registry == ()


@pytest.mark.parametrize("name", [name for name in claimcheck.__all__ if callable(getattr(claimcheck, name))])
def test_every_public_thing_is_explained_and_its_examples_hold(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    thing = getattr(claimcheck, name)
    assert thing.__doc__
    assert not thing.__doc__.startswith(f"{name}(")
    examples = doctest.DocTestFinder(recurse=False).find(thing, name, globs={"Decimal": Decimal})
    assert len(examples) == 1
    assert doctest.DocTestRunner().run(examples[0]).failed == 0
    if name in {"check_paths", "check_text", "extract_text", "load_registry", "Finding"}:
        assert examples[0].examples


def test_importing_costs_little_more_than_the_interpreter() -> None:
    def spend(code: str) -> float:
        before = sum(os.times()[2:4])
        subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
        return sum(os.times()[2:4]) - before

    spend("import claimcheck")
    costs = [spend("import claimcheck") - spend("pass") for _ in range(5)]
    assert sorted(costs)[2] <= 0.05


def test_the_day_may_be_written() -> None:
    text = "Relief was seen in 60% (Lee A. Pumps. Pain. 2015;3:4-9)."
    assert [finding.rule for finding in claimcheck.check_text(text, registry=None, today="2026-11-25")] == ["CIT005"]
    with pytest.raises(claimcheck.errors.ConfigError, match="YYYY-MM-DD"):
        claimcheck.check_text(text, registry=None, today="25.11.2026")
