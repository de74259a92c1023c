"""`--watch` runs again when a file changes."""

from __future__ import annotations

from collections.abc import Callable
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


Change = Callable[[Path], object]


def write(name: str, text: str) -> Change:
    def change(folder: Path) -> None:
        (folder / name).write_text(text, encoding="utf-8")

    return change


@pytest.mark.parametrize(
    "change",
    [
        write("sub/a.txt", "longer than before"),
        write("sub/new.txt", "new"),
        write("claimcheck.toml", 'extend = "house.toml"\nfail-on = "error"\n'),
        write("house.toml", 'fail-on = "info"\n'),
        write("sub/claimcheck.toml", 'fail-on = "info"\n'),
        write("words.tsv", "measure\titch\titching\n"),
        lambda folder: (folder / "sub/a.txt").unlink(),
    ],
)
def test_whatever_a_run_reads_is_watched_also_while_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    write("sub/a.txt", "one")(tmp_path)
    write("house.toml", "")(tmp_path)
    write("words.tsv", "")(tmp_path)
    write("claimcheck.toml", 'extend = "house.toml"\nvocabularies = ["words.tsv"]\n')(tmp_path)
    runs: list[int] = []

    def run_once(*_: object) -> int:
        runs.append(1)
        write("report.txt", "x" * len(runs))(tmp_path)
        if len(runs) == 1:
            change(tmp_path)
        return 0

    def sleep(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "run_once", run_once)
    monkeypatch.setattr("claimcheck.cli.watch.time.sleep", sleep)
    CliRunner().invoke(program, ["check", "--watch", "--output-format", "text:report.txt"])
    assert len(runs) == 2


def test_a_mended_configuration_is_noticed_wherever_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    write("sub/a.txt", "one")(tmp_path)
    write("sub/claimcheck.toml", "nope = 1\n")(tmp_path)
    slept: list[int] = []

    def sleep(_: float) -> None:
        slept.append(1)
        if len(slept) == 2:
            raise KeyboardInterrupt
        write("sub/claimcheck.toml", "")(tmp_path)

    monkeypatch.setattr("claimcheck.cli.watch.time.sleep", sleep)
    result = CliRunner().invoke(program, ["check", "sub", "--watch"])
    assert "sub/claimcheck.toml:1: unknown key `nope`" in result.stderr
    assert "Read 1 file" in result.stdout


def test_standard_input_cannot_be_watched() -> None:
    result = CliRunner().invoke(program, ["check", "-", "--watch"], input="x")
    assert result.exit_code == 2
    assert "cannot be watched" in result.stderr
