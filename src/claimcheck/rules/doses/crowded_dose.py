"""DOS004: a dose whose signs run together."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.doses.wording import Dose, find_doses
from claimcheck.rules.passages import as_fix


@rule(
    "DOS004",
    severity="warning",
    needs="digits",
    examples=(
        Bad("Take «10mg» in the morning."),
        Bad("The syringe holds «10000 units» of heparin."),
        Bad("Start with «1500mg» a day."),
        Good("Take 10 mg in the morning; the syringe holds 10,000 units of heparin."),
        Good("A blood sugar of 126mg/dL, a 5G network and a 1080p screen."),
    ),
)
def crowded_dose(case: Case) -> Iterator[Hit]:
    """No blank parts the number of a dose from its unit, or no comma parts its thousands.

    Why: the m of 10mg has been read as two zeros, and 10000 as 1,000 or 100,000.

    What to do: write a blank before the unit and a comma in numbers of 1,000 and more.

    Authority: ISMP list of error-prone dose designations.
    """
    for dose in find_doses(case.reading):
        edits = () if dose.measured else tuple(_find_edits(dose))
        if edits:
            place = dose.block.map.to_source(dose.start, dose.end)
            needed = " and ".join(
                name
                for name, wanted in (
                    ("a comma in its thousands", any(content != " " for *_, content in edits)),
                    ("a blank before its unit", bool(dose.glued)),
                )
                if wanted
            )
            message = f"`{dose.text}` is easily misread: write {needed}"
            yield Hit(place.start, place.end, message, found=dose.text, fix=as_fix(dose.block, "safe", edits))


def _find_edits(dose: Dose) -> Iterator[tuple[int, int, str]]:
    text, glued = dose.block.text, {unit.start for unit in dose.glued}
    for span in dose.numbers:
        whole, _, part = text[span.start : span.end].partition(".")
        blank = " " if span.end in glued else ""
        if whole.isdecimal() and len(whole) >= 4 and not whole.startswith("0"):
            yield span.start, span.end, f"{int(whole):,}" + (f".{part}" if part else "") + blank
        elif blank:
            yield span.end, span.end, blank
