"""`--watch` runs again when a file changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from claimcheck.cli import check as checking
from claimcheck.cli.main import program


def test_a_change_makes_it_run_again_and_an_interruption_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.txt"
    file.write_text("one", encoding="utf-8")
    runs: list[str] = []

    def run_once(*_: object) -> int:
        runs.append(file.read_text(encoding="utf-8"))
        return 0

    def sleep(_: float) -> None:
        if len(runs) == 2:
            raise KeyboardInterrupt
        file.write_text("another", encoding="utf-8")

    monkeypatch.setattr(checking, "run_once", run_once)
    monkeypatch.setattr("claimcheck.cli.watch.time.sleep", sleep)
    result = CliRunner().invoke(program, ["check", "a.txt", "--watch"])
    assert runs == ["one", "another"]
    assert result.exit_code == 130


def test_standard_input_cannot_be_watched() -> None:
    result = CliRunner().invoke(program, ["check", "-", "--watch"], input="x")
    assert result.exit_code == 2
    assert "cannot be watched" in result.stderr
