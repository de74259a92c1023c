"""DOS001: a zero at the end of a dose."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.pattern import as_pattern
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.doses.wording import find_doses
from claimcheck.rules.passages import as_fix

# `1.0`, `2.50`
TRAILING = as_pattern(r"(?P<whole>[\d,]*)\.(?P<part>\d*?)0+")


@rule(
    "DOS001",
    severity="error",
    needs="digits",
    examples=(
        Bad("Take «1.0 mg» in the morning."),
        Bad("The dose is raised in steps of «0.50-1.0 mg»."),
        Good("Take 1 mg in the morning and 0.5 mg at night."),
        Good("A creatinine of 1.0 mg/dL and a stone of 4.0 mm are common."),
    ),
)
def trailing_zero(case: Case) -> Iterator[Hit]:
    """A dose ends in a zero behind its decimal point.

    Laboratory values and sizes may carry one, since it tells how precisely they were measured.

    Why: where the point is overlooked, 1.0 mg is read as 10 mg: ten times the dose.

    What to do: leave the zero out, as in 1 mg for 1.0 mg.

    Authority: Joint Commission "Do Not Use" list; ISMP list of error-prone dose designations.
    """
    for dose in find_doses(case.reading):
        text = dose.block.text
        if dose.measured:
            continue
        edits = []
        for span in dose.numbers:
            match = TRAILING.fullmatch(text, span.start, span.end)
            if match is not None and match["whole"].strip("0") + match["part"]:
                bare = (match["whole"] or "0") + (f".{match['part']}" if match["part"] else "")
                edits.append((span.start, span.end, bare))
        if edits:
            place = dose.block.map.to_source(dose.start, dose.end)
            message = f"`{dose.text}` ends in a zero that may be read as ten times the dose: leave it out"
            yield Hit(place.start, place.end, message, found=dose.text, fix=as_fix(dose.block, "safe", edits))
