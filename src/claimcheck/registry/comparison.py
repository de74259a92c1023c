"""What a statement of a text and an entry of the registry have to say to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from claimcheck.language.intervals import Drift, agree, as_interval, bound_drift, contains, same_number
from claimcheck.language.units import unit_of
from claimcheck.model import Citation, Figure
from claimcheck.registry.agree import is_weak, source_agrees
from claimcheck.registry.portraits import family_of, figures_told
from claimcheck.registry.registry import Entry, Evidence, Registry, Source

_WEEKS = {"mo": 4, "a": 52}  # weeks that stand for a month and a year in a time frame
_SPANS = tuple({"wk", unit} for unit in _WEEKS)

Outcome = Literal["agrees", "drift", "differs"]


def compare_figure(found: Figure, entry: Entry) -> Outcome:
    """How the figure of a text stands to the entry's, by the entry's own `match`.

    `drift` is an equal number whose bound was lost, added or turned, or a range that lost an end.
    """
    if any(_matches(_as_amount(found), expected, entry) for expected in _expected_figures(entry)):
        return "agrees"
    return "drift" if find_bound_drift(found, entry) else "differs"


def find_bound_drift(found: Figure, entry: Entry) -> Drift | None:
    """The bound that moved between a text's figure and an entry's, as it is or as its own sentences write its unit."""
    drifts = (bound_drift(_as_amount(found), expected) for expected in _expected_figures(entry))
    return next((drift for drift in drifts if drift), None)


def _matches(found: Figure, expected: Figure, entry: Entry) -> bool:
    if entry.match == "within":
        return contains(expected, found)
    return agree(found, expected, tolerance=_tolerance(entry) if entry.match == "tolerance" else 0)


@lru_cache(maxsize=1024)
def _tolerance(entry: Entry) -> Decimal:
    """What an entry lets a figure be off, in the canonical unit of its figure: of `6 weeks` two weeks, in seconds."""
    single = entry.figure._replace(low=entry.tolerance, high=entry.tolerance)
    return as_interval(single).high or Decimal(0)


def _expected_figures(entry: Entry) -> Iterator[Figure]:
    """The entry's figure, and the same as its own sentences write it; they never loosen a bound that the figure sets."""
    yield _as_amount(entry.figure)
    bound = entry.figure.comparator.replace("~", "=")
    for told in figures_told(entry):
        if bound in ("=", told.comparator):
            yield _as_amount(told)


def _as_amount(figure: Figure) -> Figure:
    """An amount a day as an amount: `1.5 litres a day` and `1.5 litres` are compared by their litres."""
    if figure.dimension != "rate" or family_of(figure) == "rate":
        return figure
    unit = unit_of(figure.unit.rpartition("/")[0])
    return figure._replace(unit=unit.code, dimension=unit.dimension) if unit else figure


def compare_bounds(found: Figure, expected: Figure) -> Drift | None:
    """The bound that moved between two figures of one number; None where none did or the numbers differ."""
    return bound_drift(_as_amount(found), _as_amount(expected))


def same_span(found: Figure, expected: Figure) -> bool:
    """Whether two time frames mean the same stretch: the first month is the first four weeks, 12 weeks are 3 months."""
    if same_number(found, expected):
        return True
    if {found.unit, expected.unit} not in _SPANS:
        return False
    weeks, months = (found, expected) if found.unit == "wk" else (expected, found)
    factor = _WEEKS[months.unit]
    return same_number(
        weeks, months._replace(low=_times(months.low, factor), high=_times(months.high, factor), unit="wk")
    )


def _times(end: Decimal | None, factor: int) -> Decimal | None:
    return None if end is None else end * factor


def differ_in_number(found: Figure, expected: Figure) -> bool:
    """True where two figures of one dimension state other numbers; figures that cannot be compared do not differ."""
    if as_interval(found).dimension != as_interval(expected).dimension:
        return False
    return not same_number(found, expected) and bound_drift(found, expected) is None


def find_evidence(found: Figure, entry: Entry) -> Evidence | None:
    """The evidence of a disputed entry that gives the text's figure; None where there is none."""
    if entry.status != "disputed":
        return None
    given = ((item, item.figure) for item in entry.evidence if item.figure is not None)
    return next((item for item, figure in given if agree(found, figure)), None)


def find_standing(entry: Entry, registry: Registry) -> Entry | None:
    """The entry that holds today in this one's place: itself, or what supersedes it; None where it was retired for good."""
    seen: set[str] = set()
    while entry.id in registry.successors and entry.id not in seen:
        seen.add(entry.id)
        entry = registry.entries[registry.successors[entry.id]]
    return None if entry.status == "retired" else entry


def find_sources(entry: Entry, registry: Registry) -> tuple[Source, ...]:
    """The sources that a draft may cite for the entry, in its order."""
    return tuple(registry.sources[source.id] for source in entry.sources if source.id in registry.sources)


def comparable_citations(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The citations that name a source well enough to be held against the registry, in order."""
    return tuple(
        citation
        for citation in citations
        if citation.agent and citation.form not in {"vague", "back-reference"} and not is_weak(citation)
    )


def sources_agree(citations: Sequence[Citation], entry: Entry, registry: Registry) -> bool:
    """True where one citation is a source of the entry, or nothing can be compared: no citation, or no source."""
    sources = find_sources(entry, registry)
    if not sources or not citations:
        return True
    return any(source_agrees(citation, source, registry) for citation in citations for source in sources)


def name_source(source: Source) -> str:
    """A source as a message names it: `Pain Medicine, 2020`."""
    name = source.container or _name_authors(source) or str(source.csl.get("title") or source.id)
    return f"{name}, {source.year}" if source.year else name


def _name_authors(source: Source) -> str:
    authors = source.csl.get("author") or ()
    if not authors:
        return ""
    first = str(authors[0].get("family") or authors[0].get("literal") or "")
    return f"{first} et al." if len(authors) > 1 and first else first


def name_sources(sources: Sequence[Source]) -> str:
    """Sources as a message names them: `Pain Medicine, 2020, or JAMA, 2019`."""
    return " or ".join(name_source(source) for source in sources[:3])
