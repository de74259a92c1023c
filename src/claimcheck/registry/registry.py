"""The registry in memory: plain values that a compiled cache can hold, no schema library needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal, NamedTuple

from claimcheck.model import Direction, Figure

Status = Literal["stated_by_article", "approved", "source_found", "verified_in_source", "disputed", "retired"]


class EntrySource(NamedTuple):
    """A source that a draft may cite for an entry."""

    id: str
    locator: str | None = None
    quote: str | None = None


class Evidence(NamedTuple):
    """What looking an entry up gave: shown to curators and named by REG011, never accepted as a source."""

    id: str
    figure_text: str | None = None
    figure: Figure | None = None
    agrees: str | None = None  # yes, range, no
    note: str | None = None


class Entry(NamedTuple):
    """One approved claim. `*_text` fields are as the editor wrote them; the figures beside them are parsed."""

    id: str
    statement: str
    label: str
    terms: tuple[str, ...]
    figure_text: str
    figure: Figure
    threshold_text: str | None = None
    threshold: Figure | None = None
    timeframe_text: str | None = None
    timeframe: Figure | None = None
    population: str | None = None
    hedge: str | None = None
    direction: Direction | None = None
    sources: tuple[EntrySource, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    match: Literal["equal", "within", "tolerance"] = "equal"
    tolerance: Decimal | None = None
    status: Status = "stated_by_article"
    verified_by: str | None = None
    verified_on: str | None = None
    owner: str | None = None
    due: str | None = None  # a year, year-month or full date, as written
    expires: str | None = None
    supersedes: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    not_says: tuple[str, ...] = ()
    approved_wording: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    path: str = ""
    line: int = 0


class Source(NamedTuple):
    """A CSL-JSON item with the fields that comparison needs beside it."""

    id: str
    csl: Mapping[str, Any]
    aliases: tuple[str, ...] = ()
    retraction_status: str | None = None  # retracted, withdrawn, corrected
    retraction_date: str | None = None
    path: str = ""
    line: int = 0

    @property
    def container(self) -> str | None:
        """The journal or site, or None."""
        value = self.csl.get("container-title")
        return str(value) if value else None

    @property
    def year(self) -> int | None:
        """The year of issue, or None."""
        parts = (self.csl.get("issued") or {}).get("date-parts") or []
        return int(parts[0][0]) if parts and parts[0] else None


@dataclass(frozen=True)
class Registry:
    """Entries and sources by id, in file order; `names` say where they came from, as reports print it."""

    entries: Mapping[str, Entry]
    sources: Mapping[str, Source]
    journals: Mapping[str, tuple[str, ...]]  # title -> further names, from journals.yaml
    names: tuple[str, ...] = ()
    digest: str = ""  # of the files it was made from

    @cached_property
    def successors(self) -> dict[str, str]:
        """The entry that supersedes an entry, by the superseded id."""
        return {old: entry.id for entry in self.entries.values() for old in entry.supersedes}

    @cached_property
    def deadlines(self) -> tuple[str, ...]:
        """The review and expiry dates of all entries, as written."""
        return tuple(text for entry in self.entries.values() for text in (entry.due, entry.expires) if text)

    @cached_property
    def journal_names(self) -> dict[str, tuple[str, ...]]:
        """All names of a journal by each of its names in plain words."""
        from claimcheck.registry.agree import plain_words

        found: dict[str, tuple[str, ...]] = {}
        for name, others in self.journals.items():
            for each in (name, *others):
                found[plain_words(each)] = (*found.get(plain_words(each), ()), name, *others)
        return found


EMPTY_REGISTRY = Registry({}, {}, {}, ())


def latest_day(text: str) -> date:
    """The last day that `2026`, `2026-05` or `2026-05-31` takes in.

    Raises:
        ValueError: the text is no such date.
    """
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        year, month = parts
        return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    raise ValueError(f"not a date: {text}")
