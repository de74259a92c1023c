"""Patterns that are compiled late are those that were written."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages

import claimcheck
from claimcheck.pattern import as_pattern


def test_a_late_pattern_does_what_a_compiled_one_does() -> None:
    late, soon = as_pattern(r"(?P<word>[a-z]+)", re.IGNORECASE), re.compile(r"(?P<word>[a-z]+)", re.IGNORECASE)
    text = "70-80% of Patients"
    assert late.pattern == soon.pattern
    assert [match["word"] for match in late.finditer(text, 3)] == [match["word"] for match in soon.finditer(text, 3)]
    assert late.sub("x", text) == soon.sub("x", text)
    assert late.flags == soon.flags
    assert late.groupindex == soon.groupindex
    assert not hasattr(late, "nonsense")


def test_every_pattern_of_the_program_compiles() -> None:
    seen = 0
    for module in walk_packages(claimcheck.__path__, prefix="claimcheck."):
        if not module.name.endswith("__main__"):
            for value in vars(import_module(module.name)).values():
                if type(value) is type(as_pattern("")):
                    assert value.groups >= 0
                    seen += 1
    assert seen > 100
