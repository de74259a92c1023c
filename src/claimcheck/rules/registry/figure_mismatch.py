"""REG001: another figure than the registry's."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.places import clause_text
from claimcheck.model import Statement
from claimcheck.registry.comparison import compare_figure, differ_in_number, find_evidence, find_standing
from claimcheck.registry.direction import find_direction
from claimcheck.registry.registry import Entry
from claimcheck.rule import Bad, Case, Good, Hit, linked, rule

CLAIMS = """
sources:
  - {id: ej2020, type: article-journal, container-title: Example Journal, issued: {date-parts: [[2020]]}}
claims:
  - id: patch.relief
    statement: In 70-80% of people with shingles, the patch gives at least 50% less pain within 1-2 weeks.
    measure: {label: people whose pain falls with the patch, terms: [pain relief, less pain]}
    figure: 70-80%
    threshold: at least 50%
    timeframe: within 1-2 weeks
    sources: [{id: ej2020}]
    verification: {status: approved}
  - id: scan.duration
    statement: The heart scan takes 30-40 minutes.
    measure: {label: length of the heart scan, terms: [heart scan takes, scan lasts]}
    figure: 30-40 minutes
    verification: {status: approved}
  - id: patch.sleep
    statement: The patch lowers the need for sleeping pills by 20%.
    measure: {label: need for sleeping pills with the patch, terms: [need for sleeping pills, use of sleeping pills]}
    figure: 20%
    direction: decrease
    verification: {status: approved}
"""


@rule(
    "REG001",
    severity="error",
    needs="links",
    examples=(
        Bad(
            "A 2020 study in Example Journal found relief of shingles pain with the patch in «60-80%» of people.",
            CLAIMS,
        ),
        Bad("With the patch, 70-80% of people with shingles had «at least 30%» less pain.", CLAIMS),
        Bad("The heart scan takes «20-30 minutes».", CLAIMS),
        Good(
            "A 2020 study in Example Journal found relief of shingles pain with the patch in 70-80% of people.", CLAIMS
        ),
        Good("The patch gave pain relief to seven to eight in ten people with shingles.", CLAIMS),
        Good("The heart scan takes 30 to 40 minutes.", CLAIMS),
        Bad("The patch raises the need for sleeping pills by «20%».", CLAIMS),
        Good("With the patch, the need for sleeping pills went down by 20%.", CLAIMS),
        Good("The clinic's parking costs 70-80 cents.", CLAIMS),
    ),
)
def figure_mismatch(case: Case) -> Iterator[Hit]:
    """A claim of the registry is stated with another figure or unit.

    A change that goes the other way (`raises` for `lowers`) is another figure; the limit that defines a success (`at
    least 50% less pain`) is held against the registry's as well. Equal after conversion is equal: `seven to eight in
    ten` is 70-80 %, `two weeks` is 14 days. A figure that the evidence of a disputed entry gives is left alone.

    Why: a reader weighs a treatment by this figure, and one changed digit changes the decision.

    What to do: take the registry's figure, or have the registry's owner change the entry if the text is right.

    Authority: the reviewed claim libraries of medical, legal and regulatory review; JAMA benchmarks (attribution),
    Silberg et al., JAMA 1997.
    """
    for statement, link in linked(case):
        entry = find_standing(case.registry.entries[link.claim_id], case.registry)
        if entry is not None:
            yield from _check_figure(case, statement, entry)
            yield from _check_threshold(statement, entry)


def _check_figure(case: Case, statement: Statement, entry: Entry) -> Iterator[Hit]:
    found = statement.figure
    outcome = compare_figure(found.figure, entry)
    if outcome == "differs" and not find_evidence(found.figure, entry):
        says, has = found.text, entry.figure_text
    elif outcome == "agrees" and _is_turned(clause_text(case.reading, statement), entry):
        ways = {"increase": "a rise", "decrease": "a fall"}
        has = f"{ways.pop(entry.direction or 'decrease')} of {entry.figure_text}"
        says = f"{found.text} as {ways.popitem()[1]}"
    else:
        return
    message = f"says {says}, the registry has {has} for this claim ({entry.id}): correct one of the two"
    yield Hit(found.start, found.end, message, claim_id=entry.id, found=says, expected=has)


def _is_turned(text: str, entry: Entry) -> bool:
    """True where the text tells of a rise and the entry, in its field and in its words, of a fall; or the other way."""
    if entry.direction is None or find_direction(entry.statement) != entry.direction:
        return False
    told = find_direction(text)
    return told is not None and told != entry.direction


def _check_threshold(statement: Statement, entry: Entry) -> Iterator[Hit]:
    found = statement.threshold
    if found is None or entry.threshold is None or not differ_in_number(found.figure, entry.threshold):
        return
    expected = entry.threshold_text
    message = f"sets the limit at {found.text}, the registry has {expected} for this claim ({entry.id}): correct one of the two"
    yield Hit(found.start, found.end, message, claim_id=entry.id, found=found.text, expected=expected)
