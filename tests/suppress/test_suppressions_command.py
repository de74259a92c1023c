"""`claimcheck suppressions` and the rules about suppressions, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli.main import program

DRAFT = """---
title: Going home
claimcheck: {disable: [CIT005], reason: printed sources}
---

# Going home

<!-- claimcheck: disable-next-line CIT001 until 2026-12-31 -- own audit -->
Rest for 2 days.

<!-- claimcheck: disable CIT001, REG -->
Walk a little.
<!-- claimcheck: enable -->
"""
NOTES = "# claimcheck: disable-file CIT001 until 2025-12-31 -- old\n// claimcheck: disabel-line CIT001\nRest.\n"


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts/home.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "drafts/notes.txt").write_text(NOTES, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, [*arguments, "--today", "2026-11-25"])


def test_every_suppression_is_listed_for_the_reviewer(drafts: Path) -> None:
    done = run("suppressions")
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        "drafts/home.md:3: front-matter CIT005 | printed sources",
        "drafts/home.md:8: disable-next-line CIT001 | until 2026-12-31 | own audit",
        "drafts/home.md:11: disable CIT001, REG | no reason given",
        "drafts/notes.txt:1: disable-file CIT001 | expired 2025-12-31 | old",
        "drafts/notes.txt:2: unknown | cannot be followed: `disabel-line` is no instruction: "
        "did you mean `disable-line`?",
    ]
    assert done.stderr == "5 suppressions, 2 without a reason, 1 expired\n"


def test_they_are_listed_for_programs(drafts: Path) -> None:
    whole = json.loads(run("suppressions", "drafts/home.md", "--output-format", "json").stdout)
    assert whole["schema_version"] == 1
    row = whole["suppressions"][1]
    assert DRAFT[row["start"] : row["end"]].startswith("<!-- claimcheck: disable-next-line")
    assert (row["path"], row["line"], row["kind"]) == ("drafts/home.md", 8, "disable-next-line")
    assert (row["rules"], row["until"], row["expired"], row["reason"], row["problem"]) == (
        ["CIT001"], "2026-12-31", False, "own audit", None,
    )  # fmt: skip


def test_a_file_that_is_missing_fails_and_the_others_are_listed(drafts: Path) -> None:
    done = run("suppressions", "gone.md", "drafts/notes.txt")
    assert done.exit_code == 2
    assert "gone.md" in done.stderr
    assert done.stdout.count("\n") == 2


def test_check_tells_of_suppressions_without_reason_or_use(drafts: Path) -> None:
    done = run("check", "drafts", "--select", "LNT", "--no-registry", "--no-cache", "--output-format", "json")
    assert done.exit_code == 1, done.output
    findings = json.loads(done.stdout)["findings"]
    assert [(found["path"], found["line"], found["rule"]) for found in findings] == [
        ("drafts/home.md", 11, "LNT002"),
        ("drafts/notes.txt", 1, "LNT001"),
        ("drafts/notes.txt", 2, "LNT001"),
    ]
    assert findings[1]["fix"]["applicability"] == "safe"
    assert findings[2]["fix"] is None


def test_fix_takes_out_what_is_of_no_use(drafts: Path) -> None:
    done = run("check", "drafts/notes.txt", "--select", "LNT", "--no-registry", "--no-cache", "--fix")
    assert done.exit_code == 1, done.output
    assert (drafts / "drafts/notes.txt").read_text(encoding="utf-8") == NOTES.split("\n", 1)[1]
