"""CON007: two lists of one kind with other members."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.differing_lists import find_differing
from claimcheck.model import Related
from claimcheck.rule import Bad, Case, Good, Hit, rule


@rule(
    "CON007",
    severity="info",
    examples=(
        Bad(
            "Side effects are:\n\n- sore skin\n- a flushed face\n- trouble sleeping\n\nIt is a cream.\n\n"
            "Side effects include:\n\n- «sore skin\n- a flushed face\n- itching at night»"
        ),
        Bad(
            "The risks include infection, a blocked tube, or a broken stent.\n\nIt is a tube.\n\n"
            "Surgical risks include «infection, bleeding, or tube trouble», though rare."
        ),
        Good(
            "Common side effects are:\n\n- sore skin\n- a flushed face\n- trouble sleeping\n\n"
            "Rare side effects are:\n\n- sore eyes\n- a flushed face\n- itching"
        ),
        Good(
            "Side effects are:\n\n- sore skin\n- a flushed face\n- trouble sleeping\n\n"
            "Side effects include sore skin, a flushed face and trouble sleeping."
        ),
        Good(
            "Symptoms include fever, cough and a sore throat.\n\nSymptoms after surgery include fever, swelling and pain."
        ),
    ),
)
def differing_lists(case: Case) -> Iterator[Hit]:
    """Two lists of one kind (risks, side effects, symptoms) in one document name different members.

    Lists for different periods or groups, and a shorter list of some of the same members, are in order.

    Why: a reader who meets only one of the two lists misses what the other one names.

    What to do: bring the two lists together, or say what sets them apart.

    Authority: 21 CFR 202.1(e)(5), fair balance; DISCERN, item 11 (risks of each treatment).
    """
    for first, later in find_differing(case.reading):
        line = case.reading.document.position(first.start)[0]
        message = (
            f"this list of {later.kind}s names others than the one at line {line}: bring the two together or say what "
            "sets them apart"
        )
        yield Hit(later.start, later.end, message, related=(Related(first.start, first.end, "the first list"),))
