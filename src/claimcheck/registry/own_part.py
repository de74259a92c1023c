"""The part of a clause that is about its figure, without asides, conditions and what it is set against."""

from __future__ import annotations

import re
from itertools import islice

from claimcheck.language.clauses import split_clauses
from claimcheck.model import Claim, Span, Statement
from claimcheck.pattern import as_pattern
from claimcheck.registry.portraits import family_of
from claimcheck.registry.wording import as_link_stems, light_stems

# `Because the spine is near, ` in front of the figure
_ASIDE_BEFORE = as_pattern(
    r"\W{0,3}(?:because|although|though|since|while|if|when|whereas|even|as)\b[^,;]{1,120},\s", re.IGNORECASE
)
# `Nausea, which ` in front of `30% have, is the main complaint`
_WHICH = as_pattern(r",\s(?:which|who|whom|whose)\s[^,;]*\Z", re.IGNORECASE)
_WHICH_REACH = 80
# `In ` in front of `5% of first doses, the bowel is blocked`: whom it counts comes first, what happens to them next
_OPENING = as_pattern(r"\W{0,3}(?:in|among|for|of|with|after|at)\s(?:about\s|some\s)?", re.IGNORECASE)
# `, depending on your dose`: what a figure hangs on is not what it measures
_HANGS_ON = as_pattern(r",?\s(?:depending\son|according\sto\s(?:how|whether|what|your|the))\b", re.IGNORECASE)
_AGAINST = as_pattern(r"\W{0,3}(?:whereas|while|but|although|though)\b", re.IGNORECASE)  # begins what is set against it
_REACH = 8  # clauses behind a figure in which it is set against another
_COMMA = as_pattern(r"[,;:]\s|\s[–—-]\s")
_THOUGHT = 2  # so many telling words make a full thought


def find_own_part(statement: Statement, text: str) -> Span:
    """The clause; where another figure of its kind stands in it as a limit, the part that is nearer to the measure."""
    figure, limit = statement.figure, statement.threshold
    if limit is None or limit.block != figure.block or family_of(limit.figure) != family_of(figure.figure):
        return statement.clause
    if family_of(figure.figure) == "share":
        return statement.clause
    clause = statement.clause
    both = sorted((figure.figure, limit.figure), key=lambda each: each.start)
    parts = split_clauses(text, clause.start, clause.end, both)
    return parts[0] if both[0] is figure.figure else parts[1]


def find_end(statement: Statement, claim: Claim, text: str) -> int:
    """Where what is said of a figure ends: at what it hangs on, or at the figure that it is set against."""
    block, end = statement.figure.block, max(claim.plain.end, statement.clause.end)
    hangs = _HANGS_ON.search(text, statement.figure.plain.end, statement.clause.end)
    starts = (each.clause.start for each in claim.statements if each.figure.block == block)
    behind = islice((start for start in starts if start >= statement.clause.end), _REACH)
    against = (start for start in behind if _AGAINST.match(text, start))
    return min(hangs.start() if hangs else end, next(against, end))


def without_asides(text: str, span: Span, figure: Span) -> Span:
    """The span without a reason or condition in front of the figure and without what follows the next full thought.

    Where the figure stands in a relative clause the thought ends with it; where it opens the sentence (`In 5% of first
    doses, …`) it goes on behind the first comma.
    """
    start, end = span.start, span.end
    aside = _ASIDE_BEFORE.match(text, start, figure.start)
    if aside is not None:
        start = aside.end()
    which = _WHICH.search(text, max(start, figure.start - _WHICH_REACH), figure.start)
    opened = _OPENING.fullmatch(text, start, figure.start) is not None
    for comma in _COMMA.finditer(text, figure.end, end):
        if opened:
            opened = False
            continue
        if which is not None or len(as_link_stems(text[start : comma.start()]) - light_stems()) >= _THOUGHT:
            end = comma.start()
            break
    return Span(start, end)
