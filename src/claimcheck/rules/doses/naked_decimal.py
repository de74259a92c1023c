"""DOS002: a decimal point without a zero before it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.doses.wording import find_doses
from claimcheck.rules.passages import as_fix


@rule(
    "DOS002",
    severity="error",
    needs="digits",
    examples=(
        Bad("Take «.5 mg» at night."),
        Bad("Children are given «.25 to .5 mL» of the syrup."),
        Good("Take 0.5 mg at night."),
        Good("The difference was significant (P < .05)."),
    ),
)
def naked_decimal(case: Case) -> Iterator[Hit]:
    """A dose begins with its decimal point.

    Values of P, alpha and beta may do so.

    Why: where the point is overlooked, .5 mg is read as 5 mg: ten times the dose.

    What to do: write a zero before the point, as in 0.5 mg for .5 mg.

    Authority: Joint Commission "Do Not Use" list; ISMP list of error-prone dose designations; AMA Manual of Style, 18.7.1.
    """
    for dose in find_doses(case.reading):
        text = dose.block.text
        naked = [span for span in dose.numbers if text[span.start] == "."]
        if naked:
            place = dose.block.map.to_source(dose.start, dose.end)
            fix = as_fix(dose.block, "safe", [(span.start, span.start + 1, "0.") for span in naked])
            message = f"`{dose.text}` has no zero before its point and may be read as ten times the dose: write one"
            yield Hit(place.start, place.end, message, found=dose.text, fix=fix)
