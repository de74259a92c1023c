"""Patterns that are compiled late are those that were written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import claimcheck
from claimcheck.pattern import as_pattern
from claimcheck.pattern.code import KeptCode, code_of, pattern_of


def test_a_late_pattern_does_what_a_compiled_one_does() -> None:
    late, soon = as_pattern(r"(?P<word>[a-z]+)", re.IGNORECASE), re.compile(r"(?P<word>[a-z]+)", re.IGNORECASE)
    text = "70-80% of Patients"
    assert late.pattern == soon.pattern
    assert [match["word"] for match in late.finditer(text, 3)] == [match["word"] for match in soon.finditer(text, 3)]
    assert late.sub("x", text) == soon.sub("x", text)
    assert late.flags == soon.flags
    assert late.groupindex == soon.groupindex
    assert not hasattr(late, "nonsense")


def patterns_of_the_program() -> Iterator[re.Pattern[str]]:
    for module in walk_packages(claimcheck.__path__, prefix="claimcheck."):
        if not module.name.endswith("__main__"):
            for value in vars(import_module(module.name)).values():
                if type(value) is type(as_pattern("")):
                    yield value


def test_every_pattern_of_the_program_compiles_and_comes_back_from_its_code() -> None:
    seen = 0
    for late in patterns_of_the_program():
        code = code_of(late.pattern, late.flags)
        assert pattern_of(late.pattern, code) == re.compile(late.pattern, late.flags)
        assert code[2] == late.groups
        assert code[3] == late.groupindex
        seen += 1
    assert seen > 100


def test_code_is_kept_for_the_next_run(tmp_path: Path) -> None:
    first = KeptCode()
    first.take_up(tmp_path)
    soon = first.compile(r"(?P<word>[a-z]+)", re.IGNORECASE)
    first.keep()
    (file,) = tmp_path.glob("patterns.*.bin")
    second = KeptCode()
    second.take_up(tmp_path)
    late = second.compile(r"(?P<word>[a-z]+)", re.IGNORECASE)
    assert late == soon
    assert [match["word"] for match in late.finditer("70-80% of Patients")] == ["of", "Patients"]
    before = file.stat().st_mtime_ns
    second.keep()
    assert file.stat().st_mtime_ns == before  # nothing was compiled


@pytest.mark.parametrize("content", [b"", b"abc", b"\0\0\0\0", b"no code at all", None])
def test_damaged_code_is_compiled(content: bytes | None, tmp_path: Path) -> None:
    first = KeptCode()
    first.take_up(tmp_path)
    first.compile("[0-9]+", 0)
    first.keep()
    (file,) = tmp_path.glob("patterns.*.bin")
    file.write_bytes(file.read_bytes()[:-3] if content is None else content)
    second = KeptCode()
    second.take_up(tmp_path)
    assert second.compile("[0-9]+", 0).findall("70-80%") == ["70", "80"]


def test_code_that_is_none_is_compiled(tmp_path: Path) -> None:
    kept = KeptCode()
    kept.take_up(tmp_path)
    kept.compile("[0-9]+", 0)
    kept.keep()
    kept._known = {("[0-9]+", 0): (0, b"\xff" * 8, 0, {}, (None,))}
    assert kept.compile("[0-9]+", 0).findall("70-80%") == ["70", "80"]
