"""REG011: a claim that better sources contradict."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Figure
from claimcheck.registry.comparison import compare_figure, find_evidence, find_standing, name_source
from claimcheck.registry.registry import Entry, Evidence, Registry
from claimcheck.rule import Bad, Case, Good, Hit, linked, rule

CLAIMS = """
sources:
  - {id: big2022, type: article-journal, container-title: Example Journal, issued: {date-parts: [[2022]]}}
claims:
  - id: stitches.infection
    statement: Infection after stitches is rare, at 1-2%.
    measure: {label: rate of infection after stitches, terms: [infection after stitches, stitches infected]}
    figure: 1-2%
    evidence:
      - {id: big2022, figure: 5%, agrees: "no"}
    verification: {status: disputed}
"""


@rule(
    "REG011",
    severity="warning",
    needs="links",
    examples=(
        Bad("Infection after stitches occurs in «1-2%» of people.", CLAIMS),
        Good("Infection after stitches occurs in 5% of people.", CLAIMS),
        Good("Headache occurs in 1-2% of people.", CLAIMS),
    ),
)
def disputed_claim(case: Case) -> Iterator[Hit]:
    """The text agrees with a registry entry that is marked as disputed: better sources give another figure.

    Why: the figure is repeated widely, and the best evidence at hand does not bear it out.

    What to do: give the figure of the better source and cite it, or say that sources differ.

    Authority: DISCERN, item 8 (areas of uncertainty); IPDAS, probabilities and evidence.
    """
    for statement, link in linked(case):
        entry = find_standing(case.registry.entries[link.claim_id], case.registry)
        if entry is None or entry.status != "disputed":
            continue
        found = statement.figure
        if compare_figure(found.figure, entry) != "agrees" or _is_borne_out(found.figure, entry):
            continue
        better = _find_better(entry)
        told = "; ".join(_name_evidence(item, case.registry) for item in better)
        message = f"agrees with a disputed entry ({entry.id}): " + (
            f"better sources give another figure ({told}): give theirs or say that sources differ"
            if told
            else "better sources give another figure: look the entry up"
        )
        expected = better[0].figure_text if better else None
        yield Hit(found.start, found.end, message, claim_id=entry.id, found=found.text, expected=expected)


def _is_borne_out(figure: Figure, entry: Entry) -> bool:
    evidence = find_evidence(figure, entry)
    return evidence is not None and evidence.agrees == "no"


def _find_better(entry: Entry) -> tuple[Evidence, ...]:
    """The evidence with another figure, up to three: what contradicts the entry before what only departs from it."""
    given = [item for item in entry.evidence if item.figure_text and item.agrees != "yes"]
    return tuple(sorted(given, key=lambda item: item.agrees != "no")[:3])


def _name_evidence(item: Evidence, registry: Registry) -> str:
    source = registry.sources.get(item.id)
    return f"{item.figure_text}, {name_source(source) if source else item.id}"
