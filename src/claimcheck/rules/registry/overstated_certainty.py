"""REG010: certainty where the registry has none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.places import find_phrase
from claimcheck.model import Span, Statement
from claimcheck.pattern import as_pattern
from claimcheck.registry.comparison import find_standing
from claimcheck.registry.registry import Entry
from claimcheck.rule import Bad, Case, Good, Hit, linked, rule

CLAIMS = """
claims:
  - id: drops.sneezing
    statement: The drops often cut sneezing by 40-60%.
    measure: {label: fall in sneezing with the drops, terms: [sneezing, less sneezing]}
    figure: 40-60%
    hedge: often
    direction: decrease
    verification: {status: approved}
"""

# What promises the figure where the registry hedges it: `definitely cuts`, `exactly 40%`, `in all cases`
_PROMISE = as_pattern(
    r"\b(?:definitely|exactly|in\s(?:all|every)\scases?|every\stime|without\sfail|is\ssure\sto)\b",
    re.IGNORECASE,
)
_DENIED = as_pattern(
    r"(?:\b(?:not|never|cannot|no|nearly|almost|virtually)\b|n['’]t\b)[^.!?;:]{0,20}$", re.IGNORECASE
)  # `not always`, `nearly everyone`
_BEFORE = 30  # characters in which a denial is looked for


@rule(
    "REG010",
    severity="warning",
    needs="links",
    examples=(
        Bad("The drops «always» cut sneezing by 40-60%.", CLAIMS),
        Bad("The drops are «proven to» cut sneezing by 40-60%.", CLAIMS),
        Bad("The drops cut sneezing by 40-60% «in all cases».", CLAIMS),
        Good("The drops often cut sneezing by 40-60%.", CLAIMS),
        Good("The drops cut sneezing by 40-60%.", CLAIMS),
        Good("The drops do not always cut sneezing by 40-60%.", CLAIMS),
        Good("The drops will often cut sneezing by 40-60%.", CLAIMS),
    ),
)
def overstated_certainty(case: Case) -> Iterator[Hit]:
    """The registry's hedge (`often`, `about`) is gone and the text claims certainty; or `always`, `guaranteed`,
    `proven to` or `everyone` stands on a claim of the registry.

    Why: a reader takes a promise for what most studies found in many people.

    What to do: take the word out and put the registry's hedge back.

    Authority: 21 CFR 202.1(e)(6) on claims stronger than their evidence; DISCERN, item 8; CDC Clear Communication
    Index, on uncertainty.
    """
    for statement, link in linked(case):
        entry = find_standing(case.registry.entries[link.claim_id], case.registry)
        if entry is None:
            continue
        place = _find_certainty(case, statement, entry)
        if place is None:
            continue
        word = case.reading.plain(place.start, place.end)
        hedge = f" writes “{entry.hedge}”" if entry.hedge else " claims no certainty"
        message = f"“{word}” promises more than the registry, which{hedge} ({entry.id}): take it out"
        figure = statement.figure
        yield Hit(
            place.start,
            place.end,
            message,
            claim_id=entry.id,
            found=word,
            expected=entry.hedge,
            figures=((figure.start, figure.end),),
        )


def _is_hedged_since(case: Case, statement: Statement, place: Span) -> bool:
    """True where a hedge stands between a word of certainty and the figure: `always ask, and it often cuts … by 40%`."""
    if not statement.hedge:
        return False
    hedge = find_phrase(case.reading, statement, statement.hedge)
    return place.end <= hedge.start < statement.figure.start


def _find_certainty(case: Case, statement: Statement, entry: Entry) -> Span | None:
    if statement.certainty:
        place = find_phrase(case.reading, statement, statement.certainty)
        before = case.reading.document.source[max(0, place.start - _BEFORE) : place.start]
        if _DENIED.search(before) or _is_hedged_since(case, statement, place):
            return None
        return place
    if not entry.hedge:
        return None
    block = case.reading.document.blocks[statement.figure.block]
    match = _PROMISE.search(block.text, statement.clause.start, statement.clause.end)
    if match is None or (statement.hedge and block.text[match.end() : statement.figure.plain.start].strip()):
        return None  # `exactly half can` promises the figure itself, whatever else is hedged
    return block.map.to_source(match.start(), match.end())
