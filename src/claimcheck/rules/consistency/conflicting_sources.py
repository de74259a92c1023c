"""CON002: one figure, two sources."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.intervals import same_number
from claimcheck.language.places import describe_place, describe_source
from claimcheck.language.same_measure import Told, group_statements
from claimcheck.model import Citation, Quantity, Related
from claimcheck.registry.cited_twice import share_a_source
from claimcheck.registry.comparison import comparable_citations
from claimcheck.rule import Bad, Case, Good, Hit, rule


@rule(
    "CON002",
    severity="warning",
    needs="figures",
    examples=(
        Bad(
            "Asthma affects 8-12% of adults, according to a 2019 study in Chest.\n\n"
            "A 2021 review in The Lancet says that asthma affects «8-12%» of adults."
        ),
        Good(
            "Asthma affects 8-12% of adults, according to a 2019 study in Chest.\n\n"
            "The 2019 study in Chest says that asthma affects 8-12% of adults."
        ),
        Good(
            "Asthma affects 8-12% of adults, according to a 2019 study in Chest.\n\n"
            "A 2021 review in The Lancet says that eczema affects 8-12% of children."
        ),
    ),
)
def conflicting_sources(case: Case) -> Iterator[Hit]:
    """The same figure for the same measure is attributed to different sources in two places.

    Sources that can be one (`Smith et al., 2020` and `a 2020 study in Pain`) do not differ.

    Why: one of the two citations is likely to be wrong, and a reader cannot tell which.

    What to do: cite the source that gives the figure in both places, or both sources in both.

    Authority: JAMA benchmarks (attribution), Silberg et al., JAMA 1997; AMA Manual of Style, 11th ed., chapter 3.
    """
    for group in group_statements(case.reading, loose=True):
        yield from _check_group(case, group)


def _check_group(case: Case, group: tuple[Told, ...]) -> Iterator[Hit]:
    firsts: list[tuple[Quantity, tuple[Citation, ...]]] = []
    for told in group:
        other, citations = told.statement.figure, _citations(case, told)
        if not citations:
            continue
        first = next((each for each in firsts if same_number(each[0].figure, other.figure)), None)
        if first is None:
            firsts.append((other, citations))
        elif not share_a_source(first[1], citations, case.registry):
            yield _as_hit(case, first, (other, citations))


def _as_hit(
    case: Case, first: tuple[Quantity, tuple[Citation, ...]], later: tuple[Quantity, tuple[Citation, ...]]
) -> Hit:
    (one, (earlier, *_)), (other, (source, *_)) = first, later
    message = (
        f"{other.text} is attributed to {describe_source(source)} here and to {describe_source(earlier)} before "
        f"({describe_place(case.reading, one)}): cite the source that gives the figure"
    )
    related = Related(one.start, one.end, f"the same figure, from {describe_source(earlier)}")
    return Hit(other.start, other.end, message, found=source.text, expected=earlier.text, related=(related,))


def _citations(case: Case, told: Told) -> tuple[Citation, ...]:
    covers = told.statement.figure.covers
    return comparable_citations(case.reading.citations[cover.citation] for cover in covers)
