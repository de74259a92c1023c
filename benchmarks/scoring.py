"""Gold sentences, the matching of found spans with them, and precision, recall and F1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

SENTENCES = Path(__file__).resolve().parent.parent / "corpus" / "sentences"


@dataclass(frozen=True)
class Mark:
    """A span of a text (0-based, half-open, in the text as written) and what is said of it."""

    start: int
    end: int
    text: str
    values: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)


@dataclass
class Score:
    """Hits, false alarms and misses of one measurement."""

    hits: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else 0.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.hits + self.extra + self.missed
        return 2 * self.hits / total if total else 0.0

    def add(self, hits: int, found: int, gold: int) -> None:
        """Count `hits` of `found` against `gold`."""
        self.hits += hits
        self.extra += found - hits
        self.missed += gold - hits


def load_sentences(name: str) -> list[dict[str, Any]]:
    """Read the items of `corpus/sentences/<name>.yaml`. Raises OSError, yaml.YAMLError."""
    import yaml

    items: list[dict[str, Any]] = yaml.safe_load((SENTENCES / f"{name}.yaml").read_text(encoding="utf-8"))
    return items


def locate_marks(text: str, entries: Iterable[dict[str, Any]]) -> list[Mark]:
    """Find each entry's words (`source`, else `text`) in `text`, in order. Raises ValueError where they are missing."""
    marks = []
    at = 0
    for entry in entries:
        words = entry.get("source", entry["text"])
        start = text.index(words, at)
        at = start + len(words)
        marks.append(Mark(start, at, entry["text"], entry))
    return marks


def match_marks(gold: Sequence[Mark], found: Sequence[Mark]) -> list[tuple[int, int]]:
    """Pair gold with found marks one to one, the widest overlap first; answers (gold index, found index)."""
    overlaps = [
        (min(g.end, f.end) - max(g.start, f.start), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if min(g.end, f.end) > max(g.start, f.start)
    ]
    pairs: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, i, j in sorted(overlaps, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return sorted(pairs)


def is_same_number(gold: Any, found: Any) -> bool:
    """Tell whether two ends agree within half a per cent (a third is written 0.333); None only equals None."""
    if gold is None or found is None:
        return gold is None and found is None
    left, right = Decimal(str(gold)), Decimal(str(found))
    return abs(left - right) <= Decimal("0.005") * max(abs(left), abs(right))
