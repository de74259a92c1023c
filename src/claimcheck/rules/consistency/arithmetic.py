"""CON005: a sum that is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.arithmetic import find_slips
from claimcheck.rule import Bad, Case, Good, Hit, rule


@rule(
    "CON005",
    severity="error",
    examples=(
        Bad("In the trial, «12 of 40 patients (35%)» got better."),
        Bad("Of 150 people, 30 (20%) were sick and «45 (35%)» were not."),
        Bad("«Of 240 people, 150 got better, 60 stayed the same and 40 got worse»."),
        Bad("The score fell by «40% (95% CI, 42% to 50%)»."),
        Bad("Some «60% slept well and the remaining 30% did not»."),
        Good("In the trial, 12 of 40 patients (30%) got better."),
        Good("About 1 in 7 people (14%) have it."),
        Good("Of 240 people, 150 had a headache and 160 were tired."),
        Good("The score fell by 45% (95% CI, 42% to 50%)."),
        Good("Of those on the drug 60% got better, of those on placebo 45%."),
    ),
)
def arithmetic(case: Case) -> Iterator[Hit]:
    """A share does not fit its counts, parts do not fit their whole, or an interval misses its estimate.

    Each sum is made anew, with the rounding that the printed digits allow.

    Why: one of the numbers is wrong, and a reader cannot know which.

    What to do: look the numbers up in the source and correct the wrong one.

    Authority: AMA Manual of Style, 11th ed., 18.7.3 (give numerator and denominator with a share); statcheck, Nuijten
    et al., Behavior Research Methods 2016.
    """
    blocks = case.reading.document.blocks
    for sentence in case.reading.sentences:
        block = blocks[sentence.block]
        for slip in find_slips(block.text[sentence.start : sentence.end]):
            place = block.map.to_source(sentence.start + slip.start, sentence.start + slip.end)
            yield Hit(place.start, place.end, slip.message)
