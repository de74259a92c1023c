"""Which claims are due: their review or expiry date has passed, or will pass soon."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from claimcheck.registry.registry import Entry, Registry, latest_day


class Stale(NamedTuple):
    """A claim that is due: by which date, and how many days ago (negative: still to come)."""

    entry: Entry
    what: Literal["review", "expires"]
    day: date
    overdue: int


def find_stale(registry: Registry, today: date, within: int = 0) -> list[Stale]:
    """The claims whose review or expiry date lies before `today` plus `within` days, the longest overdue first.

    Retired and superseded claims are left out.
    """
    limit = today + timedelta(days=min(within, (date.max - today).days))
    found: list[Stale] = []
    for entry in registry.entries.values():
        if entry.status == "retired" or entry.id in registry.successors:
            continue
        dates: tuple[tuple[Literal["review", "expires"], str | None], ...] = (
            ("review", entry.due),
            ("expires", entry.expires),
        )
        for what, text in dates:
            if text and (day := latest_day(text)) < limit:
                found.append(Stale(entry, what, day, (today - day).days))
    return sorted(found, key=lambda item: (item.day, item.entry.id, item.what))
