"""The program around its commands: help, names, what is loaded, and what becomes of errors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from claimcheck import __version__
from claimcheck.cli.main import COMMANDS, program
from claimcheck.errors import ConfigError, RegistryError

HEAVY = ("spacy", "pydantic", "yaml", "thinc", "numpy", "rapidfuzz", "pyromark", "asyncio")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments], capture_output=True, text=True, check=False, timeout=120
    )


def test_version() -> None:
    result = CliRunner().invoke(program, ["--version"])
    assert result.exit_code == 0
    assert result.output == f"claimcheck {__version__}\n"


def test_help_lists_the_commands_that_are_there() -> None:
    result = CliRunner().invoke(program, ["--help"])
    assert result.exit_code == 0
    for name in ("check", "extract", "rules", "rule"):
        assert f"  {name} " in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_offered_has_its_own_help(name: str) -> None:
    context = click.Context(program)
    if name in program.list_commands(context):
        result = CliRunner().invoke(program, [name, "--help"])
        assert result.exit_code == 0
        assert "Usage:" in result.output
    else:
        assert program.get_command(context, name) is None


def test_a_wrong_command_or_option_is_a_usage_error() -> None:
    for arguments in (["chekc"], ["check", "--nonsense"], ["check", "--today", "yesterday", "x.md"], ["rule"]):
        result = CliRunner().invoke(program, arguments)
        assert result.exit_code == 2
        assert result.stdout == ""


@pytest.mark.parametrize("arguments", ["--help", "--version", "check --help", "rules", "rule LNT002"])
def test_nothing_heavy_is_loaded(arguments: str) -> None:
    script = (
        "import sys; from claimcheck.cli.main import program\n"
        f"try: program({arguments.split()!r})\n"
        "except SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120)
    assert result.stderr.splitlines()[-1] == "[]"


def command_that_raises(error: BaseException) -> click.Group:
    @click.group(cls=type(program))
    def group() -> None:
        pass

    @click.command("fails")
    def fails() -> None:
        raise error

    group.list_commands = lambda ctx: ["fails"]  # type: ignore[method-assign]
    group.get_command = lambda ctx, cmd_name: fails  # type: ignore[method-assign]
    return group


def test_errors_that_a_user_can_mend_are_one_line_and_2() -> None:
    group = command_that_raises(ConfigError("no such key", path="claimcheck.toml", line=3))
    result = CliRunner().invoke(group, ["fails"])
    assert result.exit_code == 2
    assert result.stderr == "claimcheck: error: claimcheck.toml:3: no such key\n"
    assert result.stdout == ""


def test_every_defect_of_a_registry_is_told() -> None:
    problems = (RegistryError("first", path="a.yaml", line=1), RegistryError("second", path="a.yaml", line=2))
    group = command_that_raises(RegistryError("2 problems", path="a.yaml", problems=problems))
    result = CliRunner().invoke(group, ["fails"])
    assert result.exit_code == 2
    assert "a.yaml:1: first" in result.stderr
    assert "a.yaml:2: second" in result.stderr


def test_a_bug_is_called_a_bug_and_3() -> None:
    result = CliRunner().invoke(command_that_raises(ZeroDivisionError("division by zero")), ["fails"])
    assert result.exit_code == 3
    assert "claimcheck: bug: ZeroDivisionError: division by zero" in result.stderr
    assert "report it" in result.stderr
    assert result.stdout == ""


def test_an_interruption_is_neither_findings_nor_a_bug() -> None:
    assert CliRunner().invoke(command_that_raises(KeyboardInterrupt()), ["fails"]).exit_code == 130


def test_the_shell_is_given_completions() -> None:
    import os

    environment = os.environ | {
        "_CLAIMCHECK_COMPLETE": "bash_complete",
        "COMP_WORDS": "claimcheck ch",
        "COMP_CWORD": "1",
    }
    script = "from claimcheck.cli.main import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, env=environment, timeout=120
    )
    assert "check" in result.stdout


def test_rule_explains_by_code_and_by_name_and_answers_a_near_miss() -> None:
    by_code = CliRunner().invoke(program, ["rule", "lnt002"])
    by_name = CliRunner().invoke(program, ["rule", "suppression-without-reason"])
    assert by_code.exit_code == by_name.exit_code == 0
    assert by_code.output == by_name.output
    assert "Why: " in by_code.output
    assert "Flagged:" in by_code.output
    missed = CliRunner().invoke(program, ["rule", "LNT02"])
    assert missed.exit_code == 2
    assert "did you mean LNT0" in missed.stderr


def test_rules_as_json() -> None:
    import json

    rows = json.loads(CliRunner().invoke(program, ["rules", "--output-format", "json"]).stdout)
    assert {"code", "name", "severity", "default", "summary"} == set(rows[0])


LOADED = """
import sys
from pathlib import Path
from claimcheck.cli.main import program
try: program(sys.argv[1:])
except SystemExit: pass
print(*sys.modules, file=sys.stderr)
"""
FIGURE = "# Relief\n\nA 2020 study in Pain Medicine found that 60-80% of patients had less pain.\n"
NO_FIGURE = "# Relief\n\nAsk your nurse for help. Rest when you are tired.\n\n- warm tea\n- a soft pillow\n"


def find_loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules that a run of the program has loaded when it ends."""
    command = [sys.executable, "-c", LOADED, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=120)
    return set(done.stderr.splitlines()[-1].split())


def rules_of(loaded: set[str]) -> set[str]:
    return {name for name in loaded if name.startswith("claimcheck.rules.")}


def test_an_unchanged_file_loads_no_rule_no_reader_and_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FIGURE, encoding="utf-8")
    first = find_loaded(tmp_path, "check", "a.md")
    assert {"spacy", "claimcheck.rules.citations.uncited_figure", "claimcheck.language.claims"} <= first
    again = find_loaded(tmp_path, "check", "a.md")
    assert not again.intersection(HEAVY)
    assert not rules_of(again)
    assert not {name for name in again if name.startswith("claimcheck.language.")}
    assert "claimcheck.lint.engine" not in again


@pytest.mark.parametrize("extra", [[], ["--no-cache"]])
def test_a_text_without_figures_loads_no_spacy_and_no_rule_about_figures(tmp_path: Path, extra: list[str]) -> None:
    (tmp_path / "a.md").write_text(NO_FIGURE, encoding="utf-8")
    (tmp_path / "b.md").write_text(NO_FIGURE.replace("tea", "milk"), encoding="utf-8")
    find_loaded(tmp_path, "check", "a.md")  # compiles the registry
    loaded = find_loaded(tmp_path, "check", "b.md", *extra)
    assert not loaded.intersection({*HEAVY} - {"pyromark"})
    assert "claimcheck.rules.duplicates.duplicated_list" in loaded
    assert not {name for name in rules_of(loaded) if ".registry." in name or ".numbers." in name}


def test_a_rule_is_explained_by_its_own_file(tmp_path: Path) -> None:
    loaded = rules_of(find_loaded(tmp_path, "rule", "CIT001"))
    assert "claimcheck.rules.citations.uncited_figure" in loaded
    assert not {name for name in loaded if not name.startswith("claimcheck.rules.citations")}
