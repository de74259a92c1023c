"""CON003: one figure, cited here and bare there."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.how_many import counts_many
from claimcheck.language.intervals import agree
from claimcheck.language.places import describe_place, describe_source
from claimcheck.language.same_measure import Told, group_statements
from claimcheck.model import Citation, Quantity, Related
from claimcheck.registry.comparison import comparable_citations
from claimcheck.rule import Bad, Case, Good, Hit, rule


@rule(
    "CON003",
    severity="info",
    needs="figures",
    examples=(
        Bad(
            "Asthma affects 8-12% of adults, according to a 2019 study in Chest.\n\n"
            "Many wheeze at night.\n\nAsthma affects «8-12%» of adults.",
        ),
        Good(
            "Asthma affects 8-12% of adults, according to a 2019 study in Chest.\n\n"
            "Many wheeze at night.\n\nEczema affects 8-12% of children.",
        ),
        Good("Asthma affects 8-12% of adults.\n\nMany wheeze at night.\n\nAsthma affects 8-12% of adults."),
    ),
)
def inconsistent_citation(case: Case) -> Iterator[Hit]:
    """The same figure for the same measure has a source in one place and none in another.

    Why: a reader who meets the bare figure first cannot know that it has a source.

    What to do: repeat the source where the figure stands bare.

    Authority: JAMA benchmarks (attribution), Silberg et al., JAMA 1997.
    """
    for group in group_statements(case.reading, loose=True):
        cited: list[tuple[Quantity, Citation]] = []
        for told in group:
            figure = told.statement.figure
            citations = comparable_citations(case.reading.citations[cover.citation] for cover in figure.covers)
            if citations and not any(agree(one.figure, figure.figure) for one, _ in cited):
                cited.append((figure, citations[0]))
        for told in group:
            figure = told.statement.figure
            if case.reading.document.blocks[figure.block].kind == "heading":
                continue
            if figure.covers or not _needs_source(case, told):
                continue
            source = next(((one, where) for one, where in cited if agree(one.figure, figure.figure)), None)
            if source is not None:
                place, citation = source
                message = (
                    f"{figure.text} has no source here, it is cited from {describe_source(citation)} elsewhere "
                    f"({describe_place(case.reading, place)}): repeat the source"
                )
                related = Related(place.start, place.end, f"the same figure, from {describe_source(citation)}")
                yield Hit(figure.start, figure.end, message, expected=citation.text, related=(related,))


def _needs_source(case: Case, told: Told) -> bool:
    """Also for people in an aside (`remember: 7 in 10 get better`): its twin with a source shows it a claim."""
    figure = told.statement.figure.figure
    return (
        figure.dimension in {"percent", "ratio"}
        or counts_many(figure)
        or told.statement.kind in case.config.needs_source
    )
