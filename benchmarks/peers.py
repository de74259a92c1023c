"""The peer quantulum3 on the same figures: where it finds a number, and which value it gives."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from benchmarks.scoring import Mark, Score, is_same_number, locate_marks, match_marks

INSTALL = "quantulum3 is not installed: pip install quantulum3 (or run with --no-peers)"


def has_quantulum() -> bool:
    """Tell whether the peer can be imported."""
    return importlib.util.find_spec("quantulum3") is not None


def find_with_quantulum(text: str) -> list[Mark]:
    """Read `text` with quantulum3; a range, which it gives as mean and uncertainty, is given back its ends."""
    from quantulum3 import parser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = parser.parse(text)
        except Exception:  # the peer raises on some texts; they count as unread
            return []
    marks = []
    for entry in found:
        spread = Decimal(str(entry.uncertainty or 0))
        value = Decimal(str(entry.value))
        start, end = entry.span
        marks.append(Mark(start, end, entry.surface, {"low": value - spread, "high": value + spread}))
    return marks


def measure_quantulum(items: Sequence[dict[str, Any]]) -> dict[str, Score]:
    """Score the peer on the plain-text items: detection, and the value (a bound's open end is not asked of it)."""
    scores = {"detection": Score(), "value": Score()}
    for item in items:
        if item.get("format", "text") != "text":
            continue
        gold = locate_marks(item["text"], item["figures"])
        found = find_with_quantulum(item["text"])
        pairs = match_marks(gold, found)
        spare_gold = sum(bool(mark.values.get("optional")) for mark in gold)
        spare_pairs = [pair for pair in pairs if gold[pair[0]].values.get("optional")]
        kept = [pair for pair in pairs if pair not in spare_pairs]
        right = sum(_is_right(gold[i].values, found[j].values) for i, j in kept)
        sizes = len(found) - len(spare_pairs), len(gold) - spare_gold
        scores["detection"].add(len(kept), *sizes)
        scores["value"].add(right, *sizes)
    return scores


def _is_right(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    # The peer writes 50% as 50 percent and `1 in 5` as two numbers; open ends take whatever it gives.
    return all(gold[end] is None or is_same_number(gold[end], found[end]) for end in ("low", "high"))
