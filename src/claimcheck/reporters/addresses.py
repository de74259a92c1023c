"""Paths as the formats of other programs want them."""

from __future__ import annotations

from urllib.parse import quote


def as_uri(path: str) -> str:
    """A path as a URI reference: relative ones stay relative, absolute ones become `file:`."""
    if path.startswith("/"):
        return f"file://{_quote(path)}"
    if len(path) > 2 and path[1] == ":" and path[2] == "/":
        return f"file:///{path[:2]}{_quote(path[2:])}"
    return _quote(path)


def _quote(path: str) -> str:
    """Signs that a URI cannot hold as their bytes, also those of a name that is not UTF-8."""
    return quote(path, errors="surrogateescape")
