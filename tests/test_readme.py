"""The README's draft, run through the command, gives the README's output."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimcheck.cli.main import program

README = Path(__file__).parent.parent / "README.md"


def block(text: str, name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_shown_output_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = README.read_text(encoding="utf-8")
    Path("draft.md").write_text(block(text, "draft"), encoding="utf-8")
    result = CliRunner().invoke(program, ["check", "draft.md", "--no-cache", "--today", "2026-11-25"])
    assert result.output == block(text, "output")
    assert result.exit_code == 1
