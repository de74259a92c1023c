"""NUM003: a range with an end that misses its unit or magnitude."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.numbers.ends import is_told_in_steps, misses_magnitude, misses_unit


@rule(
    "NUM003",
    severity="warning",
    needs="figures",
    examples=(
        Bad("The operation costs «$18-35,000»."),
        Bad("Each year «10-30,000» people need one."),
        Bad("Adults take «500-1 g» of paracetamol."),
        Good("The operation costs $18,000-35,000, a session £3-4."),
        Good("Adults take 500 mg to 1 g, and it works within 30 minutes to 2 hours."),
        Good("About 500-1,000 people need one, of 2-3 million."),
    ),
)
def ambiguous_range(case: Case) -> Iterator[Hit]:
    """An end of a range misses its unit or its thousands.

    Why: `$18-35,000` may begin at 18 or at 18,000 dollars, and `500-1 g` at 500 mg or at 500 g.

    What to do: write both ends in full, as in $18,000-35,000 or 500 mg to 1 g.

    Authority: AMA Manual of Style, chapter 18 (ranges); ISMP list of error-prone dose designations.
    """
    for quantity in case.reading.quantities:
        text = case.reading.document.blocks[quantity.block].text
        missing = ""
        if misses_magnitude(quantity.figure, text):
            missing = "thousands"
        elif misses_unit(quantity.figure) and not is_told_in_steps(text, quantity.plain.start, quantity.plain.end):
            missing = "unit"
        if missing:
            message = f"the first end of {quantity.text} seems to miss its {missing}: write both ends in full"
            yield Hit(quantity.start, quantity.end, message, found=quantity.text)
