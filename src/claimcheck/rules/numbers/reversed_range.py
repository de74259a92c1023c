"""NUM002: a range the wrong way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.model import Quantity
from claimcheck.pattern import as_pattern
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.numbers.ends import is_reversed, is_told_in_steps

# `12-8 patients`; not `a 9-5 helpline`, `a 70-30 split`
COUNTED = as_pattern(
    r"\s(?:(?!(?:of|between|in|for|to|and|with|on|from|by)\s)[\w-]+\s){0,2}?(?:[\w-]*[^\Ws]s|people|men|women|children)\b",
    re.IGNORECASE,
)
COUNTDOWN = as_pattern(r"\s(?:before|prior\sto|ahead\sof|beforehand)\b", re.IGNORECASE)  # `6 to 4 weeks before surgery`
YEARS = as_pattern(r"(?:1[89]|20)\d\d$")


@rule(
    "NUM002",
    severity="error",
    needs="figures",
    examples=(
        Bad("Relief was seen in «90-50%» of patients."),
        Bad("Recovery takes «6 to 4 weeks»."),
        Good("Relief was seen in 50-90% of patients."),
        Good("The dose was lowered from 20 mg to 10 mg, then tapered 10 to 5 mg. Lines are open 9-5."),
        Good("See pages 123-28, the 2019-21 reports and the 3-1 vote."),
    ),
)
def reversed_range(case: Case) -> Iterator[Hit]:
    """A range runs from the larger value to the smaller.

    A dose that is tapered, a value that falls, scores, clock hours and page ranges are no such ranges.

    Why: one end is usually a slip of the keyboard, and readers cannot tell which.

    What to do: look up both ends and write the smaller one first.

    Authority: AMA Manual of Style, chapter 18 (ranges); arithmetic.
    """
    for quantity in case.reading.quantities:
        if not is_reversed(quantity):
            continue
        text = case.reading.document.blocks[quantity.block].text
        if not _is_no_range(text, quantity):
            message = (
                f"{quantity.text} runs from the larger value to the smaller: look both up and put the smaller first"
            )
            yield Hit(quantity.start, quantity.end, message, found=quantity.text)


def _is_no_range(text: str, quantity: Quantity) -> bool:
    figure = quantity.figure
    start, end = quantity.plain.start, quantity.plain.end
    if is_told_in_steps(text, start, end) or (figure.dimension == "time" and COUNTDOWN.match(text, end)):
        return True
    if figure.flags & {"pair", "elided"} or (figure.low is not None and figure.low < 0):
        return True
    numbers = [text[span.start : span.end] for span in figure.numbers]
    if figure.unit == "mm[Hg]" or (numbers[:1] == ["10"] and text[figure.numbers[0].end] == "\u2212"):
        return True  # a blood pressure; a power of ten whose raised sign is lost: `10-5 g`
    if (
        figure.dimension == "number"
    ):  # scores, years, hours and pages are bare; a counted noun in the plural makes a range
        years = bool(numbers) and YEARS.match(numbers[0]) is not None
        return years or figure.noun in {None, "am", "pm", "votes", "odds"} or COUNTED.match(text, end) is None
    return False
