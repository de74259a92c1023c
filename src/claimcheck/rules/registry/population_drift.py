"""REG005: other people than the registry's."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.registry.comparison import find_standing
from claimcheck.registry.groups import find_drift
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
        found = find_drift(reading, index, entry) if entry else None
        if entry is None or found is None:
            continue
        people, drift = found
        block = reading.document.blocks[statement.figure.block]
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
