"""What a time or a rhythm is for: the measure of its clause, the frame of another one, a limit, or part of a dose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.language.roles_limits import BOUNDS
from claimcheck.language.roles_shares import counts_people
from claimcheck.model import Figure, Role
from claimcheck.pattern import as_pattern

# Words in front of a time that make it a frame for something else: `within 2 weeks`, `for 6 months`, `over the next 3 years`
_FRAME = as_pattern(
    r"""(?:^|\b)(?:within|after|for|over|during|in|by|at|until|through|throughout|past|last|next|first|following|per|since|before|every
    |about|around|up\sto|at\sleast|than|later\sthan|sooner\sthan|lasting|between|(?:trials?|stud(?:y|ies))\s(?:that|which)\slasted)(?:\s(?:the|a|an|about|around|at|up|least|to|first|last|past|next|these|those|another|only|just|next|(?:median|mean|average|total)(?:\s(?:follow-?up|time))?\sof))*\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_BEHIND_FRAME = as_pattern(
    r"^[\s-]*(?:after|later|before|follow-?up|from|into|of\s(?:treatment|follow-?up|age)|survival|of\suse|post)\b|^\son[,:]"
    # `30-day and one-year rates of`, `10-year risk`, `6-month mortality`
    r"|^(?:,?\s(?:and\s|or\s)?[\w-]+-(?:day|week|month|year)){0,3}\s(?:[a-z-]+\s){0,2}"
    r"(?:rates?|risks?|mortality|deaths?|survival|complications?|incidence|recurrences?|relapses?|outcomes?|prevalence|probability)\b",
    re.I,
)
# a limit of eligibility, unless a range is told of it: `life expectancy is now 40 to 60 years`
_EXPECTED = as_pattern(
    r"\b(?:life\sexpectanc(?:y|ies)|expected\sto\slive)\b(?P<told>[^.;]{0,50}\b(?:is|are|was|were|rose\sto|fell\sto)\b)?",
    re.IGNORECASE,
)
_SPANS = (
    "lasts ",
    "last ",
    "takes ",
    "take ",
    "took ",
    "wait ",
    "gap of ",
    "interval of ",
    "leave ",
    "allow ",
)  # what is told
_SINCE = as_pattern(
    r"\b(?:after|within|(?:in|over|during)\sthe\s(?:last|past))\s(?:about\s|around\s)?\Z", re.IGNORECASE
)  # `2 attacks a year after 24 months`
_BETWEEN = as_pattern(r"^\s(?:between|apart)\b", re.IGNORECASE)
# `headache days fall to `: what changed is counted, not given
_CHANGED = as_pattern(
    r"\b(?:falls?|fell|fallen|drop(?:s|ped)?|declin\w+|shr[aiu]nk\w*|rises?|rose|risen|cut|reduc\w+|increas\w+|decreas\w+|went\sdown|goes\sdown)"
    r"\s(?:\w+\s){0,2}?(?:to|from|by)\s(?:(?:about|around|only|just|roughly|some|an?|average|of)\s){0,3}\Z",
    re.IGNORECASE,
)
# words of giving a treatment, beside which a rhythm is one of doses
_TREATS = as_pattern(
    r"\b(?:tak(?:e|en|ing)(?!\s(?:place|part|care|up|over|longer))|dos(?:e|es|age)|tablets?|capsules?|puffs?|injec\w+|appl(?:y|ied)|drops?(?!\s(?:to|by|from|in|off)\b)|creams?|ointments?|gels?|patch\w*"
    r"|sprays?|put\s(?:\w+\s){0,2}on|rub|smear|use\sa|shots?|infusions?|swallow\w*)\b",
    re.IGNORECASE,
)
_OFTEN = 30  # `three times a day` tells a rhythm, `12,400 a year` a number of cases


def is_rhythm(figure: Figure) -> bool:
    """True for a frequency and for the interval between two times: `twice a day`, `every two minutes`."""
    return figure.dimension == "frequency" or "interval" in figure.flags


def rhythm_role(text: str, start: int, end: int, figure: Figure, beside: Sequence[tuple[Figure, Role | None]]) -> Role:
    """The role of a rhythm: `twice a day` beside a dose or words of giving a treatment is part of the dose.

    Args:
        text: plain text; its sentence is text[start:end).
        beside: the other figures of its clause and their roles, as far as these are known.
    """
    if counts_people(text, figure, end) or _CHANGED.search(text, start, figure.start):
        return "measure"
    dosed = any(role == "dose" for _, role in beside) or _TREATS.search(text, start, end)
    return "dose" if dosed else "measure"


def time_role(text: str, start: int, end: int, figure: Figure, beside: Sequence[tuple[Figure, Role | None]]) -> Role:
    """The role of a time: beside another measure it is its frame, alone it is the measure; arguments as in `rhythm_role`."""
    before, behind = text[start : figure.start], text[figure.end : end]
    if before.endswith(_SPANS) and not before.endswith(("and lasts ", "and last ")):
        return "measure"
    if any(role == "dose" for _, role in beside):
        return "dose" if _BETWEEN.match(behind) else "timeframe"
    since = _SINCE.search(before) is not None or _begins_with_frame(text, figure)
    other = any(_is_framed_by_time(each, role) or (since and role == "measure") for each, role in beside)
    framed = bool(_FRAME.search(before)) or bool(_BEHIND_FRAME.match(behind)) or _begins_with_frame(text, figure)
    expected = _EXPECTED.search(before[-60:])
    if expected and (figure.comparator in BOUNDS or (figure.is_range and not expected["told"])):
        return "threshold"
    if other and framed:
        return "timeframe"
    return "measure"


def _is_framed_by_time(figure: Figure, role: Role | None) -> bool:
    """True for a figure that a time beside it may qualify."""
    if role is None:
        return figure.dimension not in ("time", "frequency")
    if figure.dimension == "frequency" and (figure.low or figure.high or 0) <= _OFTEN:
        return False
    return role in ("measure", "threshold", "population", "count")


def _begins_with_frame(text: str, figure: Figure) -> bool:
    first = text[figure.start : figure.end].split(" ", 1)[0].casefold()
    return first in {"within", "after", "in", "over", "up", "at", "beyond", "by"}
