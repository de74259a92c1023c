"""CON005: a sum that is wrong."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from claimcheck.language.arithmetic import find_slips
from claimcheck.language.list_parts import find_list_slips
from claimcheck.language.table_shares import find_column_slips
from claimcheck.model import Figure
from claimcheck.rule import Bad, Case, Good, Hit, rule


@rule(
    "CON005",
    severity="error",
    needs="digits",
    examples=(
        Bad("In the trial, «12 of 40 patients (35%)» got better."),
        Bad("Of 150 people, 30 (20%) were sick and «45 (35%)» were not."),
        Bad("«Of 240 people, 150 got better, 60 stayed the same and 40 got worse»."),
        Bad("The score fell by «40% (95% CI, 42% to 50%)»."),
        Bad("Some «60% slept well and the remaining 30% did not»."),
        Bad("The rate rose from 10% to 15%, a «30%» increase."),
        Bad("A suitcase of «5 kg (15 lb)» is too heavy."),
        Good("In the trial, 12 of 40 patients (30%) got better."),
        Good("A suitcase of 5 kg (11 lb) is too heavy, and so is a fever of 38 °C (100.4 °F) for 3 days (72 hours)."),
        Good("The rate rose from 10% to 15%, a 50% increase."),
        Good("About 1 in 7 people (14%) have it."),
        Good("Of 240 people, 150 had a headache and 160 were tired."),
        Good("The score fell by 45% (95% CI, 42% to 50%)."),
        Good("Of those on the drug 60% got better, of those on placebo 45%."),
    ),
)
def arithmetic(case: Case) -> Iterator[Hit]:
    """A share does not fit its counts, parts do not fit their whole, or an interval misses its estimate.

    Each sum is made anew, with the rounding that the printed digits allow; so are conversions (`2 lb (1 kg)`), changes
    and ratios beside their operands (`from 10% to 6%, a 40% fall`), and numbers needed to treat.

    Why: one of the numbers is wrong, and a reader cannot know which.

    What to do: look the numbers up in the source and correct the wrong one.

    Authority: AMA Manual of Style, 11th ed., 18.7.3 (give numerator and denominator with a share); statcheck, Nuijten
    et al., Behavior Research Methods 2016.
    """
    blocks = case.reading.document.blocks
    figures: dict[int, list[Figure]] = {}
    for quantity in case.reading.quantities:
        figures.setdefault(quantity.block, []).append(quantity.figure)
    before: Sequence[Figure] = ()
    block = -1
    for sentence in case.reading.sentences:
        if block != sentence.block:
            block, before = sentence.block, ()
        told = figures.get(block, [])
        first, last = (bisect_left(told, at, key=attrgetter("start")) for at in (sentence.start, sentence.end))
        here = told[first:last]
        for slip in find_slips(blocks[block].text, sentence.start, sentence.end, here, before):
            span = blocks[block].map.to_source(slip.start, slip.end)
            yield Hit(span.start, span.end, slip.message)
        before = here
    document = case.reading.document
    for cell, slip in (*find_column_slips(document), *find_list_slips(document)):
        span = cell.map.to_source(slip.start, slip.end)
        yield Hit(span.start, span.end, slip.message)
