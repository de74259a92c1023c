"""`claimcheck baseline update` and `check --baseline`, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli.main import program

BARE = "<!-- claimcheck: disable-line {} -->\n"


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claimcheck.toml").write_text('select = ["LNT002"]\nregistry = []\n', encoding="utf-8")
    write(tmp_path, "a.md", "CIT001")
    write(tmp_path, "b.md", "REG001", "REG001")
    return tmp_path


def write(folder: Path, name: str, *rules: str) -> None:
    """A draft with one LNT002 finding for each rule."""
    (folder / name).write_text("# Draft\n\n" + "\n".join(BARE.format(rule) for rule in rules), encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments)


def accepted(folder: Path) -> list[tuple[str, int]]:
    whole = json.loads((folder / "claimcheck-baseline.json").read_text(encoding="utf-8"))
    return [(entry["path"], entry["count"]) for entry in whole["findings"]]


def test_the_first_update_accepts_all_and_check_is_quiet_then(drafts: Path) -> None:
    assert run("check", "--no-cache").exit_code == 1
    made = run("baseline", "update")
    assert made.exit_code == 0, made.output
    assert "made, 3 findings accepted" in made.stderr
    assert sum(count for _, count in accepted(drafts)) == 3
    assert run("check", "--baseline", "claimcheck-baseline.json", "--no-cache").exit_code == 0
    write(drafts, "b.md", "REG001", "REG001", "REG001")
    assert run("check", "--baseline", "claimcheck-baseline.json", "--no-cache").exit_code == 1


def test_new_debt_is_refused_unless_it_is_accepted(drafts: Path) -> None:
    run("baseline", "update")
    before = (drafts / "claimcheck-baseline.json").read_bytes()
    write(drafts, "c.md", "DOS001")
    refused = run("baseline", "update")
    assert refused.exit_code == 1
    assert "new: c.md:3: LNT002" in refused.stderr
    assert "--accept-new" in refused.stderr
    assert (drafts / "claimcheck-baseline.json").read_bytes() == before
    taken = run("baseline", "update", "--accept-new")
    assert (taken.exit_code, accepted(drafts)[-1]) == (0, ("c.md", 1))


def test_what_was_mended_is_told_and_dropped(drafts: Path) -> None:
    run("baseline", "update")
    write(drafts, "a.md")
    done = run("baseline", "update")
    assert done.exit_code == 0
    assert "gone: a.md: LNT002" in done.stderr
    assert "2 findings accepted, 0 of them new, 1 gone" in done.stderr
    assert {path for path, _ in accepted(drafts)} == {"b.md"}


def test_an_update_of_some_files_leaves_the_others_accepted(drafts: Path) -> None:
    run("baseline", "update")
    write(drafts, "a.md")
    assert run("baseline", "update", "a.md").exit_code == 0
    assert {path for path, _ in accepted(drafts)} == {"b.md"}


@pytest.mark.parametrize("content", [None, "{", "[]"])
def test_a_missing_or_broken_baseline_shuts_the_gate(drafts: Path, content: str | None) -> None:
    if content is not None:
        (drafts / "base.json").write_text(content, encoding="utf-8")
        assert run("baseline", "update", "--baseline", "base.json").exit_code == 2
    done = run("check", "--baseline", "base.json", "--no-cache")
    assert done.exit_code == 2
    assert "base.json" in done.stderr


def test_a_file_that_cannot_be_checked_leaves_the_baseline_alone(drafts: Path) -> None:
    done = run("baseline", "update", ".", "gone.md")
    assert done.exit_code == 2
    assert not (drafts / "claimcheck-baseline.json").exists()
    assert run("baseline", "update", "--baseline", "none/base.json").exit_code == 2
