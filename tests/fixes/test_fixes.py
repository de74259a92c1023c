"""Fixes: whole or not at all, in code points, and files never half written."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import SourceError
from claimcheck.lint.fixes import apply_fixes, fix_until_stable, render_diff, write_atomically
from claimcheck.model import Applicability, Edit, Fix


def fix(*edits: tuple[int, int, str], applicability: Applicability = "safe") -> Fix:
    return Fix(applicability, tuple(Edit(*edit) for edit in edits))


@pytest.mark.parametrize(
    ("source", "fixes", "expected"),
    [
        ("1.0 mg and .5 mg", [fix((11, 13, "0.5")), fix((0, 3, "1"))], "1 mg and 0.5 mg"),
        ("👩‍⚕️ 1.0 mg", [fix((5, 8, "1"))], "👩‍⚕️ 1 mg"),
        ("10mg", [fix((2, 2, " "))], "10 mg"),
        ("10mg", [fix((2, 2, " ")), fix((2, 2, " "))], "10 mg"),  # the same fix twice
        ("10mg", [fix((2, 2, " ")), fix((2, 2, "\u202f"))], "10 mg"),  # one insertion in one place
        ("abcdef", [fix((0, 3, "x")), fix((2, 5, "y"))], "xdef"),  # they overlap: the first
        ("abcdef", [fix((0, 3, "x")), fix((3, 6, "y"))], "xy"),  # they only adjoin
        ("abcdef", [fix((0, 1, "x"), (5, 6, "z")), fix((5, 6, "q")), fix((2, 3, "y"))], "xbydez"),
        ("abcdef", [fix((0, 1, "x"), (5, 6, "z")), fix((4, 6, "q"), (1, 2, "p"))], "xbcdez"),  # whole or not
        ("abc", [fix((0, 3, "")), fix((1, 1, "x"))], ""),
        ("abc", [fix((2, 9, "x")), fix((-1, 1, "x")), fix((2, 1, "x")), Fix("safe", ())], "abc"),  # not in the text
        ("abc", [fix((0, 2, "x"), (1, 3, "y"))], "abc"),  # at odds with itself
    ],
)
def test_one_round(source: str, fixes: list[Fix], expected: str) -> None:
    assert apply_fixes(source, fixes)[0] == expected
    assert apply_fixes(source, fixes[::-1])[0] == expected


def test_unsafe_fixes_wait_to_be_asked_for_and_stand_back() -> None:
    unsafe, safe = fix((0, 2, "x"), applicability="unsafe"), fix((1, 3, "y"))
    assert apply_fixes("abc", [unsafe]) == ("abc", ())
    assert apply_fixes("abc", [unsafe], unsafe=True) == ("xc", (unsafe,))
    assert apply_fixes("abc", [unsafe, safe], unsafe=True) == ("ay", (safe,))


EDITS = st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from(["", "X", "YZ"]))


@given(st.lists(st.lists(EDITS, min_size=1, max_size=3).map(lambda edits: fix(*edits)), max_size=8))
def test_what_no_fix_touched_stays(fixes: list[Fix]) -> None:
    source = "abcdefghijkl"
    text, applied = apply_fixes(source, fixes)
    edits = [edit for done in applied for edit in done.edits]
    touched = {at for edit in edits for at in range(edit.start, edit.end)}
    assert [char for char in text if char.islower()] == [char for at, char in enumerate(source) if at not in touched]
    unique = {edit: None for done in applied for edit in dict.fromkeys(done.edits)}
    assert len(text) == len(source) + sum(len(edit.content) - (edit.end - edit.start) for edit in unique)


def test_rounds_go_on_until_nothing_is_left() -> None:
    def find(source: str) -> list[Fix]:
        at = source.find("aa")
        return [fix((at, at + 2, "a"))] if at != -1 else []

    assert fix_until_stable("aaaa", find).source == "a"
    assert fix_until_stable("aaaa", find).stable
    assert len(fix_until_stable("aaaa", find).applied) == 3
    assert not fix_until_stable("a" * 40, find).stable


def test_fixes_that_undo_each_other_end() -> None:
    turned = fix_until_stable("a", lambda source: [fix((0, 1, "b" if source == "a" else "a"))])
    assert (turned.source, turned.stable) == ("a", False)


@pytest.mark.parametrize(
    ("encoding", "bom", "text", "data"),
    [
        ("utf-8", False, "a\r\nb\rc\n", b"a\r\nb\rc\n"),
        ("utf-8", True, "é", b"\xef\xbb\xbf\xc3\xa9"),
        ("utf-8-sig", True, "é", b"\xef\xbb\xbf\xc3\xa9"),
        ("utf-16-le", True, "é", b"\xff\xfe\xe9\x00"),
        ("cp1252", False, "5–7 µg", b"5\x967 \xb5g"),
    ],
)
def test_encoding_mark_and_line_ends_are_kept(tmp_path: Path, encoding: str, bom: bool, text: str, data: bytes) -> None:
    write_atomically(tmp_path / "a.md", text, encoding, bom)
    assert (tmp_path / "a.md").read_bytes() == data
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_mode_and_link_are_kept(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    file = tmp_path / "real/a.md"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    (tmp_path / "link.md").symlink_to("real/a.md")
    write_atomically(tmp_path / "link.md", "new")
    assert (tmp_path / "link.md").is_symlink()
    assert file.read_text(encoding="utf-8") == "new"
    assert file.stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_written_leaves_the_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    with pytest.raises(SourceError, match="cp1252"):
        write_atomically(file, "≥", "cp1252")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SourceError, match="No space left"):
        write_atomically(file, "new")
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    with pytest.raises(SourceError, match="No such file"):
        write_atomically(tmp_path / "none/a.md", "new")


@pytest.mark.parametrize("new", ["a\nB\nc\n", "a\nB\nc", "", "a\r\nb\nc\n", "a\n\u2028b\x0b\nc\n"])
def test_a_diff_can_be_applied(tmp_path: Path, new: str) -> None:
    file = tmp_path / "drafts/a.md"
    file.parent.mkdir()
    file.write_bytes(b"a\nb\nc\n")
    diff = render_diff("drafts/a.md", "a\nb\nc\n", new)
    done = subprocess.run(("git", "apply", "-"), input=diff.encode(), cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert file.read_bytes().decode() == new


def test_no_diff_where_nothing_differs() -> None:
    assert render_diff("a.md", "x", "x") == ""
