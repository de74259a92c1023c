"""CON004: vague here, precise elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.places import describe_place
from claimcheck.language.vague import find_vague_times
from claimcheck.model import Related
from claimcheck.rule import Bad, Case, Good, Hit, rule


@rule(
    "CON004",
    severity="warning",
    needs="figures",
    examples=(
        Bad(
            "The splint is for people with a life expectancy of no less than «a few months».\n\n"
            "People with a life expectancy of less than 3 months should not have the splint."
        ),
        Bad("The battery lasts «several years».\n\nAfter 5-7 years the battery is empty."),
        Good("The swelling goes down after a few days.\n\nThe battery lasts 5-7 years."),
        Good("The battery lasts several years.\n\nThe battery weighs 20 g."),
        Good("The battery lasts a few years.\n\nCall us in a few days."),
    ),
)
def vague_quantity(case: Case) -> Iterator[Hit]:
    """A time is told vaguely (`a few months`) where the document is precise about the same measure elsewhere.

    Why: a reader for whom the limit counts cannot tell on which side of it they are.

    What to do: write the figure that stands elsewhere.

    Authority: CDC Clear Communication Index, numbers; EC guideline on the summary of product characteristics.
    """
    for vague in find_vague_times(case.reading):
        precise = vague.precise
        message = (
            f"“{vague.text}” is vague, {precise.text} stands for the same measure elsewhere "
            f"({describe_place(case.reading, precise)}): write the figure"
        )
        related = Related(precise.start, precise.end, "the figure for the same measure")
        yield Hit(vague.start, vague.end, message, found=vague.text, expected=precise.text, related=(related,))
