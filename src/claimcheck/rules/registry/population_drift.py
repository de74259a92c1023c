"""REG005: other people than the registry's."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.measure_words import as_specific
from claimcheck.language.people import People, describe_drift, find_people
from claimcheck.model import Claim, Statement
from claimcheck.registry.comparison import find_standing
from claimcheck.registry.registry import Entry
from claimcheck.rule import Bad, Case, Good, Hit, rule

CLAIMS = """
claims:
  - id: cancer.pain
    statement: Of people with advanced cancer, 50-90% have pain.
    measure: {label: people with advanced cancer who have pain, terms: [have pain, cancer pain, live with pain]}
    figure: 50-90%
    population: people with advanced cancer
    verification: {status: approved}
  - id: rhythm.stroke
    statement: People over 75 have a 20% chance of a stroke with this rhythm.
    measure: {label: chance of a stroke with this rhythm, terms: [chance of a stroke, stroke with this rhythm]}
    figure: 20%
    population: people over 75
    verification: {status: approved}
"""


@rule(
    "REG005",
    severity="warning",
    needs="links",
    examples=(
        Bad("Of «people with cancer», 50-90% have pain.", CLAIMS),
        Bad("Of «children with advanced cancer», 50-90% have pain.", CLAIMS),
        Bad("«Women over 65» have a 20% chance of a stroke with this rhythm.", CLAIMS),
        Bad("«Adults» have a 20% chance of a stroke with this rhythm.", CLAIMS),
        Good("People aged 75 and over have a 20% chance of a stroke with this rhythm.", CLAIMS),
        Good("Of people with advanced cancer, 50-90% have pain.", CLAIMS),
        Good("When cancer is advanced, 50-90% of patients live with cancer pain.", CLAIMS),
        Good("Cancer pain is felt by 50-90%.", CLAIMS),
    ),
)
def population_drift(case: Case) -> Iterator[Hit]:
    """A claim of the registry is told of a broader group of people, or of another one.

    People that the text leaves out, or names in its heading or lead-in, are no difference.

    Why: what holds for people with advanced disease need not hold for all who have it, nor for children.

    What to do: name the people that the registry's figure was found in.

    Authority: IPDAS, probabilities: the reference class belongs to a figure; CONSORT 2010, item 21.
    """
    reading = case.reading
    for index, statement in enumerate(reading.statements):
        link = case.links.get(index)
        entry = find_standing(case.registry.entries[link.claim_id], case.registry) if link else None
        if entry is None or not entry.population:
            continue
        claim = reading.claim_of[index]
        block = reading.document.blocks[statement.figure.block]
        people = _find_own(block.text, claim, statement)
        if people is None or people.text.lower() in _name_people(entry):
            continue
        above = [reading.document.blocks[at].text for at in block.headings]
        if block.lead_in is not None:
            above.append(reading.document.blocks[block.lead_in].text)
        before = reading.document.blocks[claim.block].text[: claim.plain.start]
        known = as_specific(" ".join((entry.statement, entry.label, *entry.terms, *entry.says)))
        drift = describe_drift(entry.population, people, " ".join((claim.text, *above, before)), known)
        if drift is None:
            continue
        place = block.map.to_source(people.start, people.end)
        figure = statement.figure
        yield Hit(
            place.start,
            place.end,
            f"speaks of {people.text}, the registry of {entry.population} ({entry.id}); the group {drift}: "
            "name the registry's people",
            claim_id=entry.id,
            found=people.text,
            expected=entry.population,
            figures=((figure.start, figure.end),),
        )


def _name_people(entry: Entry) -> frozenset[str]:
    """The people as the entry's own sentences name them."""
    found = (find_people(text, 0, len(text)) for text in (entry.statement, *entry.says))
    return frozenset(people.text.lower() for people in found if people is not None)


def _find_own(text: str, claim: Claim, statement: Statement) -> People | None:
    """The people of the figure's clause, else of its sentence."""
    found = find_people(text, statement.clause.start, statement.clause.end)
    if found is None and statement.figure.block == claim.block:
        found = find_people(text, claim.plain.start, claim.plain.end)
    return found
