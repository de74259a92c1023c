"""Patterns: anchored at their file, gitignore's reading of slashes and stars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.config.globs import anchor_pattern, matches_any

CASES = [
    ("*.md", "/p/a.md", True),
    ("*.md", "/p/deep/er/a.md", True),
    ("*.md", "/q/a.md", False),
    ("*.md", "/p/a.mdx", False),
    ("drafts", "/p/x/drafts/a.md", True),
    ("drafts/", "/p/drafts/a.md", True),
    ("drafts/*.md", "/p/drafts/a.md", True),
    ("drafts/*.md", "/p/drafts/b/a.md", False),
    ("drafts/*.md", "/p/x/drafts/a.md", False),
    ("./drafts/a.md", "/p/drafts/a.md", True),
    ("drafts/**/a.md", "/p/drafts/a.md", True),
    ("drafts/**/a.md", "/p/drafts/b/c/a.md", True),
    ("drafts/**", "/p/drafts/b/c/a.md", True),
    ("**/old/**", "/p/x/old/y.md", True),
    ("../shared/*.md", "/shared/a.md", True),
    ("/abs/*.md", "/abs/a.md", True),
    ("chapter-[12].md", "/p/chapter-2.md", True),
    ("chapter-[!12].md", "/p/chapter-2.md", False),
    ("a?.md", "/p/ab.md", True),
    ("a?.md", "/p/a/.md", False),
    ("a+b (1).md", "/p/a+b (1).md", True),
    ("drafts\\*.md", "/p/drafts/a.md", True),
]


@pytest.mark.parametrize(("pattern", "path", "expected"), CASES)
def test_a_pattern_takes_in(pattern: str, path: str, expected: bool) -> None:
    assert matches_any(path, (anchor_pattern(pattern, "/p"),)) is expected


def test_signs_in_the_folder_are_no_pattern() -> None:
    assert matches_any("/site [old]*/a.md", (anchor_pattern("*.md", "/site [old]*"),))
    assert not matches_any("/site o/a.md", (anchor_pattern("*.md", "/site [old]*"),))


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_pattern_breaks(pattern: str, path: str) -> None:
    assert matches_any(f"/p/{path}", (anchor_pattern(pattern, "/p"),)) in {True, False}


@given(st.text(alphabet="abc/[]*?.", min_size=1, max_size=12).filter(lambda name: "/" not in name.strip("/")))
def test_a_folders_own_name_always_matches(folder: str) -> None:
    root = f"/{folder.strip('/') or 'x'}"
    assert matches_any(f"{root}/a.md", (anchor_pattern("a.md", root),)) or root in {"/.", "/.."}
