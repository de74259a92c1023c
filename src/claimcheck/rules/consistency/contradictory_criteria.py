"""CON006: criteria that do not fit each other."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.criteria import find_clashes, find_criteria
from claimcheck.language.criteria_items import find_contrary_items
from claimcheck.language.places import place_of
from claimcheck.model import Related
from claimcheck.rule import Bad, Case, Good, Hit, rule


@rule(
    "CON006",
    severity="error",
    examples=(
        Bad(
            "The splint is suitable for people with a life expectancy of at least 3 months.\n\n"
            "The splint is not suitable for people with a life expectancy of «less than 6 months»."
        ),
        Bad(
            "The splint is suitable for people with a life expectancy of at least 6 months.\n\n"
            "The splint is not suitable for people with a life expectancy of «less than 3 months»."
        ),
        Bad(
            "You should be screened if:\n\n- you are 45 to 75 years old\n- you have no symptoms\n\n"
            "You should not be screened if:\n\n- you are «older than 70»\n- you have been screened this year"
        ),
        Bad(
            "The brace may be right for you if you:\n\n- sprain your ankles\n- have flat feet\n\n"
            "Do not use the brace if you:\n\n- have open wounds\n- «have flat feet»"
        ),
        Good(
            "The splint is suitable for people with a life expectancy of at least 3 months.\n\n"
            "The splint is not suitable for people with a life expectancy of less than 3 months."
        ),
        Good("The vaccine is offered to people over 65.\n\nThe nasal spray is not suitable for people over 50."),
    ),
)
def contradictory_criteria(case: Case) -> Iterator[Hit]:
    """A criterion for a treatment and one against it both hold for some people, or neither holds for some.

    Limits are held against each other, and the items of a list for against those of a list against.

    Why: a reader in between cannot tell whether the treatment is for them.

    What to do: set the two limits to the same figure; take an item out of the list where it does not belong.

    Authority: DISCERN, item 2 (are the aims achieved); internal consistency, AMA Manual of Style, 11th ed.
    """
    for first, later, clash in find_clashes(tuple(find_criteria(case.reading))):
        line = case.reading.document.position(first.start)[0]
        told = f"“{later.text}” {later.side} the treatment and “{first.text}” {first.side} it (line {line})"
        what = "both hold for some people" if clash == "contradict" else "leave out the people in between"
        related = Related(first.start, first.end, f"the criterion {first.side} it")
        yield Hit(later.start, later.end, f"{told} {what}: set the two limits to the same figure", related=(related,))
    for one, other in find_contrary_items(case.reading):
        here, there = place_of(other.first), place_of(one.first)
        line = case.reading.document.position(there.start)[0]
        told = f"“{other.first.text}” stands both for and against the treatment (line {line}): keep it where it belongs"
        yield Hit(here.start, here.end, told, related=(Related(there.start, there.end, "the same criterion"),))
