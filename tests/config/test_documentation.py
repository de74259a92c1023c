"""The pages about configuration, exceptions and CI say what is so; the action's script does what it says."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from claimcheck.cli.check import check
from claimcheck.cli.outputs import FORMATS
from claimcheck.config.schema import KEYS, check_values

ROOT = Path(__file__).parents[2]
PAGES = ("configuration", "suppressions", "ci")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return [body for name in PAGES for found, body in BLOCK.findall(page(name)) if found == kind]


def test_the_table_of_keys_is_complete() -> None:
    assert set(re.findall(r"^\| `([a-z-]+)` \|", page("configuration"), re.MULTILINE)) == set(KEYS)


@pytest.mark.parametrize("text", blocks("toml"))
def test_examples_of_settings_are_sound(text: str) -> None:
    assert check_values(tomllib.loads(text)) == []


@pytest.mark.parametrize("text", blocks("yaml"))
def test_examples_in_yaml_can_be_read(text: str) -> None:
    for document in yaml.safe_load_all(text):
        assert document is None or isinstance(document, (dict, list))


def test_every_option_and_format_that_the_pages_name_is_there() -> None:
    options = {name for parameter in check.params for name in parameter.opts}
    for name in PAGES:
        for call in re.findall(r"claimcheck check[^|\n`']*(?:\n +--[^\n]*)*", page(name)):
            named = set(re.findall(r"(?<=\s)--[a-z-]+", call))
            assert named <= options, call
            assert set(re.findall(r"--output-format (\w+)", call)) <= set(FORMATS), call


@pytest.fixture
def script() -> str:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return str(next(step["run"] for step in action["runs"]["steps"] if step.get("id") == "check"))


@pytest.mark.parametrize("status", [0, 1, 2])
@pytest.mark.parametrize("sarif", ["out.sarif", ""])
def test_the_action_passes_everything_on(tmp_path: Path, script: str, status: int, sarif: str) -> None:
    program = tmp_path / "claimcheck/bin/claimcheck"
    program.parent.mkdir(parents=True)
    program.write_text(
        '#!/bin/bash\nprintf "%s\\n" "$@" > said\necho summary > "$RUNNER_TEMP/claimcheck.md"\n'
        f'[ -n "$SARIF" ] && echo "{{}}" > "$SARIF"\nexit {status}\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    for name in ("a.md", "output", "steps"):
        (tmp_path / name).touch()
    environment = {
        **os.environ,
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "steps"),
        "PATHS": "leaflets *.md",
        "ARGUMENTS": "--ignore CIT003",
        "SARIF": sarif,
    }
    command = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    said = (tmp_path / "said").read_text(encoding="utf-8").splitlines()
    assert said[0] == "check"
    assert said[-5:] == ["--ignore", "CIT003", "--", "leaflets", "*.md"]
    assert (f"sarif:{sarif}" in said) is bool(sarif)
    outputs = (tmp_path / "output").read_text(encoding="utf-8").splitlines()
    assert outputs == [f"status={status}", *([f"sarif={sarif}"] if sarif else [])]
    assert (tmp_path / "steps").read_text(encoding="utf-8") == "summary\n"
