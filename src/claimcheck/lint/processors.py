"""How many processes work is worth, asked before anything of the kind is loaded."""

from __future__ import annotations

import os
from collections.abc import Sequence

PAYS = 200_000
"""Bytes of text that are worth the start of another process."""


def count_paying(sizes: Sequence[int]) -> int:
    """How many processes are worth their start on this machine, for files of so many bytes."""
    return max(1, min(count_processors(), len(sizes), sum(sizes) // PAYS))


def count_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
