"""RSK002: risks side by side, out of different numbers of people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest

from claimcheck.documents.document import Block
from claimcheck.language.restated import is_told_again
from claimcheck.model import Quantity, Related
from claimcheck.pattern import as_pattern
from claimcheck.rule import Bad, Case, Good, Hit, rule

# `1 in 20`, `2 per 1,000`, `3 out of 100`, `5 of every 100`; not `half`, `1/100th`, `12 of 40`
OUT_OF = as_pattern(r"\s(?:in(?:\severy)?|per|out\sof(?:\severy)?|of\severy)\s", re.IGNORECASE)
# Words that hold two risks against each other
AGAINST = as_pattern(
    r"\b(?:compared|comparison|versus|vs|than|instead|rather|against|whereas|while|but|with(?:out)?\s(?:treatment|the|a|surgery)|without\s(?:it|them|this)|placebo"
    r"|untreated|treated|contrast|falls?|fell|drops?|dropped|rises?|rose)\b",
    re.IGNORECASE,
)
# ` people (about 25 million, or 8% of all)`
PERCENT_TOO = as_pattern(
    r"(?:\s[\w-]+){0,4}\s\([^()%]{0,40}(?<![\d.])\d{1,2}(?:\.\d)?\s?(?:%|per\s?cent)", re.IGNORECASE
)
BAND = as_pattern(r"\b(?:common|uncommon|rare|frequent)\b", re.IGNORECASE)  # `Uncommon (up to 1 in 100)`
PICTURED = 10  # people out of whom a risk can be pictured
SENTENCE_END = as_pattern(
    r"[.!?;]\s|(?<=[^\W\d])[.!?]\[?\d{1,3}\]?\s"
)  # the marker of a note may stand behind the stop
# `Infection: 6 in 100. A clot: 4 in 1,000`
LABELLED = as_pattern(r"[.;]\s(?:(?!is\b|are\b|was\b|were\b)[^\s.:;]+\s){0,8}[^\s.:;]+(?::|\s[–—-])\s$")
# How many look after how many is no risk: `one nurse per 8 patients`
STAFF = as_pattern(
    r"\b(?:nurses?|midwi(?:fe|ves)|doctors?|carers?|staff|beds?|teachers?|therapists?|instructors?)\b", re.IGNORECASE
)
LISTED = as_pattern(r",\s|\s(?:and|or)\s")  # `strikes 1 in 2,000 patients, and a detached retina 7 in 1,000`
RISK_STATISTICS = frozenset({"share", "risk", "survival", "other", "ratio"})


@rule(
    "RSK002",
    severity="warning",
    needs="figures",
    examples=(
        Bad("The risks are:\n\n- Infection: 1 in 20 people\n- Bleeding: «1 in 50» people\n- Stroke: 2 in 20 people"),
        Bad("A clot forms in 2 per 100 people with a pump, compared with «5 per 1,000» without."),
        Good("The risks are:\n\n- Infection: 5 in 100 people\n- Bleeding: 2 in 100 people"),
        Good("A clot forms in 2 per 100 people. About 1 in 5 adults smokes."),
        Good("Side effects:\n\n- Common: up to 1 in 10 people\n- Uncommon: up to 1 in 100 people"),
    ),
)
def mixed_denominators(case: Case) -> Iterator[Hit]:
    """Risks in one list, table or comparison are stated out of different numbers of people.

    Marked is the risk that departs from the first one of its list, table or comparison, once for each item or row.
    Bounds such as `up to 1 in 10` define a band and are left alone, unless a single one stands among plain risks.

    Why: many readers take 1 in 50 for more than 1 in 20, since 50 is the larger number.

    What to do: state all of them out of one number, as in 5 in 100 and 2 in 100.

    Authority: IPDAS (probabilities: same denominator); Trevena et al., BMC Med Inform Decis Mak 2013;13(S2):S7.
    """
    blocks = case.reading.document.blocks
    groups: dict[tuple[str, int], list[Quantity]] = {}
    quantities = case.reading.quantities
    for quantity, following in zip_longest(quantities, quantities[1:]):
        if _is_risk(case, quantity) and not _has_percent(case, quantity, following):
            groups.setdefault(_group_of(blocks[quantity.block]), []).append(quantity)
    for (kind, _), risks in groups.items():
        members = _leave_bands(blocks, risks, kind)
        first = members[0] if members else risks[0]
        told: set[tuple[int | None, Decimal | None]] = set()
        for other in members[1:]:
            block = blocks[other.block]
            if not _differ(first, other) or (kind == "text" and not _is_compared(block.text, first, other)):
                first = other if kind == "text" else first
                continue
            place = (other.block if block.table is None else block.row, other.figure.denominator)
            if kind != "text" and place in told:
                continue
            told.add(place)
            message = (
                f"{other.text} stands beside {first.text}: state both out of the same number of people, "
                f"since a larger number at the end looks like a larger risk"
            )
            related = (Related(first.start, first.end, "the risk it stands beside"),)
            yield Hit(other.start, other.end, message, found=other.text, related=related)


def _has_percent(case: Case, quantity: Quantity, following: Quantity | None) -> bool:
    """True for a risk that a bracket tells again in percent, which all such risks have in common."""
    if following is None or following.block != quantity.block:
        return False
    text = case.reading.document.blocks[quantity.block].text
    if following.figure.dimension == "percent" and is_told_again(text, quantity.figure, following.figure):
        return True
    return PERCENT_TOO.match(text, quantity.plain.end) is not None


def _is_risk(case: Case, quantity: Quantity) -> bool:
    figure = quantity.figure
    if figure.denominator is None or OUT_OF.search(quantity.text) is None:
        return False
    statement = case.reading.statement_of(quantity)
    return statement is None or statement.statistic in RISK_STATISTICS


def _differ(first: Quantity, other: Quantity) -> bool:
    """True where two risks are out of different numbers, not both so small that a reader can picture them."""
    one, two = first.figure.denominator or Decimal(0), other.figure.denominator or Decimal(0)
    return one != two and max(one, two) > PICTURED


def _leave_bands(blocks: Sequence[Block], risks: list[Quantity], kind: str) -> list[Quantity]:
    """The risks without bounds, or with the only bound of a list or table whose other risks are plain."""
    plain = [risk for risk in risks if risk.figure.comparator in {"=", "~"}]
    single = len(risks) == len(plain) + 1 and not any(risk.figure.is_range for risk in plain)
    if kind == "text" or not single:
        return plain
    (bound,) = (risk for risk in risks if risk not in plain)
    return plain if BAND.search(blocks[bound.block].text) else risks


def _group_of(block: Block) -> tuple[str, int]:
    if block.table is not None:
        return "table", block.table
    if block.list is not None:
        return "list", block.list
    return "text", block.index


def _is_compared(text: str, first: Quantity, other: Quantity) -> bool:
    """True where words between two figures of a paragraph, or right behind the second, hold them against each other."""
    between = text[first.plain.end : other.plain.start]
    if len(between) > 160:
        return False
    if STAFF.search(first.text):
        return False
    if (SENTENCE_END.search(between) is None and LISTED.search(between)) or LABELLED.search(between):
        return True
    return AGAINST.search(between + " " + text[other.plain.end : other.plain.end + 30]) is not None
