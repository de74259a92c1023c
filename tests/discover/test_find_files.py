"""Which files a run takes, on real folders and real repositories."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.config import Config
from claimcheck.config.resolve import Resolver
from claimcheck.lint.discover import Found, find_files
from claimcheck.lint.git import run_git


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Makes files below the working folder, each with a line of text."""
    monkeypatch.chdir(tmp_path)

    def make(names: str) -> Path:
        for name in names.split():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("Rest for 2 days.\n", encoding="utf-8")
        return tmp_path

    return make


def find(*paths: str, **options: object) -> Found:
    resolver = Resolver()
    return find_files(paths, lambda folder: resolver.for_folder(folder).config, **options)  # type: ignore[arg-type]


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(("git", *identity, *arguments), cwd=folder, check=True, capture_output=True)


def test_a_folder_gives_its_texts_sorted_and_shown_as_given(tree: Callable[[str], Path]) -> None:
    tree("b.md a.txt c.HTML d.htm e.markdown f.rst g.md.bak deep/er/h.md .venv/x.md node_modules/p/r.md .github/i.md")
    assert find(".").files == (".github/i.md", "a.txt", "b.md", "c.HTML", "d.htm", "deep/er/h.md", "e.markdown")
    assert find("deep", "deep/").files == ("deep/er/h.md",)
    assert find("./deep").files == ("./deep/er/h.md",)


def test_a_named_file_is_taken_whatever_it_is_called(tree: Callable[[str], Path]) -> None:
    tree("notes.rst .venv/x.md")
    assert find("notes.rst", ".venv/x.md").files == (".venv/x.md", "notes.rst")


def test_what_does_not_exist_is_an_error_and_the_rest_is_found(tree: Callable[[str], Path]) -> None:
    tree("a.md")
    found = find("gone.md", "a.md", "no\0name")
    assert found.files == ("a.md",)
    assert [error.path for error in found.errors] == ["gone.md", "no\0name"]


def test_each_file_once_whatever_the_order(tree: Callable[[str], Path]) -> None:
    tree("d/a.md d/b.md")
    for paths in (("d", "d/a.md", "./d/a.md"), ("./d/a.md", "d/a.md", "d")):
        assert find(*paths).files == ("./d/a.md", "d/b.md")


def test_the_nearest_configuration_decides(tree: Callable[[str], Path]) -> None:
    root = tree("a.md a.rst sub/a.md sub/a.rst sub/old/b.rst shut/c.rst")
    (root / "claimcheck.toml").write_text('exclude = ["shut/"]\n', encoding="utf-8")
    (root / "sub/claimcheck.toml").write_text('include = ["*.rst"]\nexclude = ["old"]\n', encoding="utf-8")
    (root / "shut/claimcheck.toml").write_text('include = ["*.rst"]\n', encoding="utf-8")
    assert find(".").files == ("a.md", "sub/a.rst")


def test_exclude_holds_for_named_files_only_by_force(tree: Callable[[str], Path]) -> None:
    root = tree("drafts/a.md drafts/b.md final/c.md")
    (root / "claimcheck.toml").write_text('exclude = ["drafts"]\n', encoding="utf-8")
    assert find("drafts/a.md").files == ("drafts/a.md",)
    forced = find("drafts/a.md", "final/c.md", force_exclude=True)
    assert (forced.files, forced.skipped, forced.errors) == (("final/c.md",), 1, ())
    assert find(".", exclude=("c.md",)).files == ()


def test_what_git_ignores_is_left_out_and_what_is_new_is_not(tree: Callable[[str], Path]) -> None:
    root = tree("a.md new.md build/b.md sub/c.md sub/tmp.md gone.md")
    git(root, "init", "-q")
    (root / ".gitignore").write_text("build/\n", encoding="utf-8")
    (root / "sub/.gitignore").write_text("tmp.md\n", encoding="utf-8")
    git(root, "add", "a.md", "gone.md")
    (root / "gone.md").unlink()
    assert find(".").files == ("a.md", "new.md", "sub/c.md")
    assert find("sub").files == ("sub/c.md",)
    assert find("build").files == ("build/b.md",)
    assert find("sub/tmp.md").files == ("sub/tmp.md",)
    (root / "claimcheck.toml").write_text("respect-gitignore = false\n", encoding="utf-8")
    assert find(".").files == ("a.md", "build/b.md", "new.md", "sub/c.md", "sub/tmp.md")


def test_a_repository_inside_another_is_searched(tree: Callable[[str], Path]) -> None:
    root = tree("a.md inner/b.md inner/out.md")
    git(root, "init", "-q")
    git(root / "inner", "init", "-q")
    (root / "inner/.gitignore").write_text("out.md\n", encoding="utf-8")
    git(root / "inner", "add", "b.md")
    git(root / "inner", "commit", "-qm", "x")
    assert find(".").files == ("a.md", "inner/b.md")


def test_a_hooks_environment_does_not_mislead(tree: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree("a.md sub/b.md")
    git(root, "init", "-q")
    (root / ".gitignore").write_text("a.md\n", encoding="utf-8")
    monkeypatch.setenv("GIT_DIR", "elsewhere/.git")
    monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere/.git/index")
    assert find(".").files == ("sub/b.md",)


@pytest.mark.parametrize("with_git", [False, True])
def test_links_to_folders_are_not_followed_and_links_to_files_count_once(
    tree: Callable[[str], Path], with_git: bool
) -> None:
    root = tree("d/a.md d/b.md")
    (root / "d/loop").symlink_to(root / "d", target_is_directory=True)
    (root / "d/c.md").symlink_to(root / "d/b.md")
    (root / "d/dead.md").symlink_to(root / "nowhere.md")
    if with_git:
        git(root, "init", "-q")
    assert find("d").files == ("d/a.md", "d/b.md")


def test_names_with_spaces_line_ends_and_accents_survive_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["a b.md", "é“x”.md", "line\nend.md"]
    for name in names:
        (tmp_path / name).write_text("x", encoding="utf-8")
    git(tmp_path, "init", "-q")
    assert find(".").files == tuple(sorted(names))


def test_without_git_folders_are_walked(tree: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree("a.md b.md")
    git(root, "init", "-q")
    (root / ".gitignore").write_text("b.md\n", encoding="utf-8")
    monkeypatch.setenv("PATH", str(root / "nothing"))
    assert not run_git(("status",), str(root)).found
    assert find(".").files == ("a.md", "b.md")


def test_the_configuration_is_asked_once_per_folder(tree: Callable[[str], Path]) -> None:
    tree(" ".join(f"d/{number}.md" for number in range(20)))
    asked: list[str] = []

    def config_for(folder: str) -> Config:
        asked.append(folder)
        return Config()

    assert len(find_files(["d"], config_for).files) == 20
    assert len(asked) == len(set(asked)) == 1


def test_a_folder_that_cannot_be_listed_is_an_error(
    tree: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree("a.md shut/b.md")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = find(".")
    assert found.files == ("a.md",)
    assert [(error.path, error.message) for error in found.errors] == [
        ("shut", "the folder cannot be read: Permission denied")
    ]
    assert root.is_dir()


def test_names_from_hostile_trees_are_only_names(tree: Callable[[str], Path]) -> None:
    root = tree("-x.md --output=y.md [a].md {b}.md $(c).md")
    git(root, "init", "-q")
    assert len(find(".").files) == 5
    assert find("--output=y.md", "[a].md").files == ("--output=y.md", "[a].md")
