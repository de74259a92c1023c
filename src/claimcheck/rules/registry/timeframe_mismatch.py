"""REG004: another time than the registry's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.intervals import bound_drift
from claimcheck.language.places import find_phrase
from claimcheck.language.time_frames import differ_in_words
from claimcheck.model import Figure, Quantity, Statement
from claimcheck.pattern import as_pattern
from claimcheck.registry.comparison import compare_figure, find_standing, same_span
from claimcheck.registry.registry import Entry
from claimcheck.rule import Bad, Case, Good, Hit, linked, rule

CLAIMS = """
claims:
  - id: patch.relief
    statement: The patch gives pain relief to 70-80% of people with shingles within 1-2 weeks.
    measure: {label: people whose pain falls with the patch, terms: [pain relief, less pain]}
    figure: 70-80%
    timeframe: within 1-2 weeks
    verification: {status: approved}
  - id: flozin.dose
    statement: Flozin is taken as one tablet of 10 mg once a day.
    measure: {label: daily dose of flozin, terms: [flozin, dose of flozin]}
    figure: 10 mg
    timeframe: once a day
    verification: {status: approved}
"""

_BESIDE = as_pattern(r",?\s(?:(?!(?:and|or|but|with)\b)[a-z-]+\s){0,6}", re.IGNORECASE)  # `10 mg of it | twice a day`
_RIGHT_BEHIND = as_pattern(r",?\s")  # `20 minutes, | twice a day`


@rule(
    "REG004",
    severity="error",
    needs="links",
    examples=(
        Bad("The patch gave pain relief to 70-80% of people with shingles «within 1-2 months».", CLAIMS),
        Bad("«Within 3 weeks», the patch gave pain relief to 70-80% of people with shingles.", CLAIMS),
        Bad("Flozin is taken as 10 mg «twice a day».", CLAIMS),
        Good("The patch gave pain relief to 70-80% of people with shingles within 7 to 14 days.", CLAIMS),
        Good("Flozin is taken as 10 mg once daily, and blood pressure is measured twice a day.", CLAIMS),
        Good("The patch gave pain relief to 70-80% of people with shingles.", CLAIMS),
    ),
)
def timeframe_mismatch(case: Case) -> Iterator[Hit]:
    """A claim of the registry is stated for another time.

    A time that the text leaves out is no difference. Where the time is what is measured, REG001 speaks.

    Why: relief within weeks and relief within months are two promises.

    What to do: take the registry's time, or have the registry's owner change the entry if the text is right.

    Authority: IPDAS, probabilities: the period that a figure holds for belongs to it.
    """
    for statement, link in linked(case):
        entry = find_standing(case.registry.entries[link.claim_id], case.registry)
        if entry is None:
            continue
        figures = ((statement.figure.start, statement.figure.end),)
        for hit in (
            *_check_figure(
                statement.timeframe or _find_rhythm(case, statement, entry) or _find_cell(case, statement, entry), entry
            ),
            *_check_words(case, statement, entry),
        ):
            yield hit._replace(figures=figures)


def _find_rhythm(case: Case, statement: Statement, entry: Entry) -> Quantity | None:
    """How often an amount is given, where the entry tells it as its time: `10 mg of it twice a day`."""
    amount = statement.figure
    if entry.timeframe is None or entry.timeframe.dimension != "frequency":
        return None
    gap = _BESIDE if statement.statistic == "dose" else _RIGHT_BEHIND
    text = case.reading.document.blocks[amount.block].text
    following = (each for each in case.reading.quantities if each.block == amount.block and each.start > amount.start)
    rhythm = next(following, None)
    if rhythm is None or rhythm.figure.dimension != "frequency":
        return None
    return rhythm if gap.fullmatch(text, amount.plain.end, rhythm.plain.start) else None


def _find_cell(case: Case, statement: Statement, entry: Entry) -> Quantity | None:
    """The one time that stands in the first cell of a table's row whose figure is the entry's: `Pain-free after 2 hours`."""
    blocks = case.reading.document.blocks
    own = blocks[statement.figure.block]
    if own.table is None or not own.column or entry.timeframe is None:
        return None
    if compare_figure(statement.figure.figure, entry) != "agrees":
        return None
    times = [
        each
        for each in case.reading.quantities
        if (cell := blocks[each.block]).table == own.table and cell.row == own.row and cell.column == 0
        if each.figure.dimension == "time" and each.role in {"timeframe", "measure"}
    ]
    return times[0] if len(times) == 1 else None


def _check_figure(found: Quantity | None, entry: Entry) -> Iterator[Hit]:
    if found is None or entry.timeframe is None:
        return
    if same_span(found.figure, entry.timeframe) and bound_drift(found.figure, entry.timeframe) != "turned":
        return
    expected = entry.timeframe_text
    message = f"says {found.text}, the registry has {expected} for this claim ({entry.id}): correct one of the two"
    yield Hit(found.start, found.end, message, claim_id=entry.id, found=found.text, expected=expected)


def _is_once(figure: Figure) -> bool:
    """True for `once a day`, which `every week` can be held against by its words."""
    return figure.dimension == "frequency" and figure.low == figure.high == 1


def _check_words(case: Case, statement: Statement, entry: Entry) -> Iterator[Hit]:
    found, expected = statement.time_words, entry.timeframe_text
    measured = entry.timeframe is not None and not _is_once(entry.timeframe)
    if not found or not expected or measured or statement.timeframe is not None or not differ_in_words(found, expected):
        return
    place = find_phrase(case.reading, statement, found)
    message = f"says {found}, the registry has {expected} for this claim ({entry.id}): correct one of the two"
    yield Hit(place.start, place.end, message, claim_id=entry.id, found=found, expected=expected)
