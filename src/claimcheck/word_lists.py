"""Word lists: text files in a folder `data` beside the module that reads them, an entry a line, `#` before a comment."""

from __future__ import annotations

from pathlib import Path


def read_lines(home: str, name: str) -> list[str]:
    """The entries of the list `name`, in order; `home` is the `__file__` of the module that it stands beside."""
    lines = Path(home).with_name("data").joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read_rows(home: str, name: str) -> list[list[str]]:
    """The entries of the list, each as its tab-separated fields."""
    return [line.split("\t") for line in read_lines(home, name)]


def read_words(home: str, name: str) -> list[str]:
    """All words of the list, those of a line parted by blanks."""
    return [word for line in read_lines(home, name) for word in line.split()]
