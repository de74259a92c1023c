"""REG006: a numeric claim that no entry covers."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.rule import Bad, Case, Good, Hit, rule

CLAIMS = """
claims:
  - id: scan.duration
    statement: The heart scan takes 30-40 minutes.
    measure: {label: length of the heart scan, terms: [heart scan takes, scan lasts]}
    figure: 30-40 minutes
    verification: {status: approved}
"""


@rule(
    "REG006",
    severity="info",
    needs="figures",
    default=False,
    examples=(
        Bad("Asthma affects «8%» of adults.", CLAIMS),
        Good("The heart scan takes 30-40 minutes.", CLAIMS),
        Good("Take 2 tablets with water.", CLAIMS),
        Good("Asthma affects many adults.", CLAIMS),
    ),
)
def unregistered_claim(case: Case) -> Iterator[Hit]:
    """A numeric medical claim is covered by no entry of the registry.

    Why: a figure that the registry does not know has passed no review.

    What to do: add an entry for it (`claimcheck registry draft` proposes one), or take the figure out.

    Authority: reviewed claim libraries of medical, legal and regulatory review.
    """
    for index, statement in enumerate(case.reading.statements):
        if index in case.links or statement.kind not in case.config.needs_source:
            continue
        found = statement.figure
        message = f"no entry of the registry covers {found.text}: add one or take the figure out"
        yield Hit(found.start, found.end, message, found=found.text)
