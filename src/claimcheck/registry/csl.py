"""The names that CSL-JSON knows: item types, texts, names and dates."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

_TABLE = Path(__file__).with_name("data") / "csl.txt"


@cache
def csl_names(kind: Literal["types", "texts", "names", "dates"]) -> tuple[str, ...]:
    """The names of one kind, in the order of the specification."""
    found: list[str] = []
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        label, _, names = line.partition(": ")
        if label == kind:
            found += names.split()
    return tuple(found)
