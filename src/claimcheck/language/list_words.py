"""The words of a lead-in that do not say whose its list is, and those for what is treated with."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from claimcheck.language.measure_words import as_specific

_DATA = Path(__file__).with_name("data")


@cache
def _by_class() -> dict[str, frozenset[str]]:
    """The stems of the words of `data/list_words.tsv` by their class."""
    found: dict[str, frozenset[str]] = {}
    for line in _DATA.joinpath("list_words.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            found[name] = found.get(name, frozenset()) | as_specific(words)
    return found


def light_words() -> frozenset[str]:
    """The stems that do not say whose the members of a list are."""
    return _by_class()["kind"] | _by_class()["frame"] | _by_class()["any"]


def treating_words() -> frozenset[str]:
    """The stems for what is treated with: `tablet`, `operation`."""
    return _by_class()["one"]
