"""Which lines changed since a revision, in real repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from claimcheck.errors import ConfigError
from claimcheck.lint.since import changed_lines, keep_changed
from claimcheck.model import Finding, Related


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(("git", *identity, *arguments), cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.md").write_bytes(b"one\ntwo\nthree\nfour\n")
    (tmp_path / "sub/b c.md").write_bytes(b"one\ntwo\n")
    (tmp_path / "same.md").write_bytes(b"one\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def test_changed_added_and_new_lines(repository: Path) -> None:
    (repository / "a.md").write_bytes(b"one\nTWO\nthree\nfour\nfive\n")
    (repository / "sub/b c.md").write_bytes(b"zero\none\ntwo\n")
    (repository / "new.md").write_bytes(b"x\n")
    paths = ["a.md", "sub/b c.md", "same.md", "new.md", str(repository / "a.md"), "./a.md"]
    assert changed_lines("HEAD", paths) == {
        "a.md": {2, 5},
        "sub/b c.md": {1},
        "same.md": set(),
        "new.md": None,
        str(repository / "a.md"): {2, 5},
        "./a.md": {2, 5},
    }


def test_where_lines_went_their_neighbours_count(repository: Path) -> None:
    (repository / "a.md").write_bytes(b"one\nthree\nfour\n")
    assert changed_lines("HEAD", ["a.md"]) == {"a.md": {1, 2}}


def test_committed_changes_count_from_where_the_branches_parted(repository: Path) -> None:
    git(repository, "checkout", "-qb", "draft")
    (repository / "a.md").write_bytes(b"one\ntwo\nthree\nFOUR\n")
    git(repository, "commit", "-qam", "draft")
    git(repository, "checkout", "-q", "main")
    (repository / "same.md").write_bytes(b"ONE\n")
    git(repository, "commit", "-qam", "main went on")
    git(repository, "checkout", "-q", "draft")
    assert changed_lines("main", ["a.md", "same.md"]) == {"a.md": {4}, "same.md": set()}


def test_it_works_from_a_folder_below_and_with_odd_names(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = repository / 'sub/é "x".md'
    odd.write_bytes(b"one\n")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "odd")
    odd.write_bytes(b"one\ndiff --git a/x b/x\n")
    monkeypatch.chdir(repository / "sub")
    assert changed_lines("HEAD", [odd.name, "../a.md"]) == {odd.name: {2}, "../a.md": set()}


def test_files_without_line_feeds_count_whole(repository: Path) -> None:
    (repository / "a.md").write_bytes(b"one\rTWO\rthree\n")
    (repository / "same.md").write_bytes("one\n".encode("utf-16"))
    assert changed_lines("HEAD", ["a.md", "same.md"]) == {"a.md": None, "same.md": None}
    git(repository, "checkout", "-q", ".")
    (repository / "a.md").chmod(0o755)
    assert changed_lines("HEAD", ["a.md"]) == {"a.md": set()}


@pytest.mark.parametrize("rev", ["nowhere", "--output=x", "HEAD~9", ""])
def test_an_unknown_revision_is_an_error(repository: Path, rev: str) -> None:
    with pytest.raises(ConfigError, match="no such revision"):
        changed_lines(rev, ["a.md"])
    assert not (repository / "x").exists()


def test_without_a_repository_or_git_it_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match="in none"):
        changed_lines("HEAD", [str(tmp_path / "a.md")])
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match="needs git"):
        changed_lines("HEAD", [str(tmp_path / "a.md")])


def test_findings_count_at_their_own_lines_and_those_they_point_to() -> None:
    def found(path: str, line: int, end_line: int, *related: Related) -> Finding:
        return Finding("R", "r", "error", "", "", path, line, 1, end_line, 1, 0, 0, related=related)

    other = Related(0, 0, "", path="b.md", line=7, column=1, end_line=8, end_column=1)
    same = Related(0, 0, "", line=4, column=1, end_line=4, end_column=1)
    findings = [
        found("a.md", 4, 4),
        found("a.md", 2, 5),
        found("a.md", 9, 9),
        found("a.md", 9, 9, same),
        found("a.md", 9, 9, other),
        found("new.md", 9, 9),
        found("unknown.md", 1, 1),
    ]
    kept = keep_changed(findings, {"a.md": {4}, "b.md": {8}, "new.md": None})
    assert [findings.index(finding) for finding in kept] == [0, 1, 3, 4, 5]
