"""The sources of a document with a year, each at the place where an editor would change it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.language.reading import Reading
from claimcheck.model import Related
from claimcheck.rules.citations.completeness import cites_entry, entry_year, group_mentions


class Dated(NamedTuple):
    """A source with its year; `start` and `end` are *source* offsets of its first mention or of its entry."""

    start: int
    end: int
    year: int
    related: tuple[Related, ...] = ()


def find_dated(reading: Reading) -> Iterator[Dated]:
    """Every source once: entries of the reference list, then what the running text names itself."""
    citations = reading.citations
    cited: dict[int, list[Related]] = {}
    for citation in citations:
        for number in citation.references:
            cited.setdefault(number, []).append(Related(citation.start, citation.end, "cited here"))
    for number, reference in enumerate(reading.references):
        year = entry_year(reference.csl)
        if year is not None:
            yield Dated(reference.start, reference.end, year, tuple(cited.get(number, ())))
    for mentions in group_mentions(reading):
        named = [
            citations[index]
            for index in mentions.citations
            if not citations[index].references
            and not any(cites_entry(citations[index], reference.csl) for reference in reading.references)
        ]
        first = next((citation for citation in named if citation.year is not None), None)
        if first is not None and first.year is not None:
            later = tuple(Related(each.start, each.end, "named again here") for each in named if each is not first)
            yield Dated(first.start, first.end, first.year, later)
