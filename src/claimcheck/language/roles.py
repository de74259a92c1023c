"""What each figure of a sentence is for: measure, threshold, time frame, population, dose, age or count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from claimcheck.language.how_many import opens_count
from claimcheck.language.roles_counts import count_role, counts_doses
from claimcheck.language.roles_limits import BOUNDS, Condition, find_conditions, is_conditional, is_defined, is_of_group
from claimcheck.language.roles_shares import counts_people, is_reached, share_role
from claimcheck.language.roles_times import is_rhythm, rhythm_role, time_role
from claimcheck.model import Figure, Role
from claimcheck.pattern import as_pattern

_DOSE_DIMENSIONS = frozenset({"mass", "units", "rate"})
_VALUE_DIMENSIONS = frozenset({"concentration", "pressure", "temperature", "bmi"})
_DOSE_CUE = as_pattern(
    r"\b(?:take|taken|taking|dose|doses|dosage|tablet\w*|capsule\w*|puff\w*|inject\w*|infus\w*|apply|drops?|spoon\w*|mg|mcg|units?|sachet\w*|give|swallow|course)\b",
    re.IGNORECASE,
)
_AGE_BEFORE = as_pattern(
    r"""\b(?:child(?:ren)?|bab(?:y|ies)|infants?|toddlers?|adolescents?|boys?|girls?|adults?|teenagers?|(?:the\s)?(?:average|mean|median)\sage
    (?:\s(?:was|is|of))?|ages?(?:\s(?:of|from|between))?|aged)\s(?:aged\s|over\s|under\s|from\s|younger\sthan\s|older\sthan\s|\()?$""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGNED = as_pattern(  # `patients with HF ≥60 years`
    r"\b(?:patients|people|adults|subjects|participants|women|men|children|those)\s(?:with\s\w+\s)?$", re.IGNORECASE
)
_WEIGHED = as_pattern(r"\b(?:weigh\w*|lost|lose|losing|weight|gain\w*|heavi\w+|birth)\b", re.IGNORECASE)
_BODY = as_pattern(
    r"\b(?:loss|lost|urine|output|flow|egfr|gfr|clearance|blood|drain\w*|bladder|lung|stones?)\b", re.IGNORECASE
)
_BY_WEIGHT = as_pattern(
    r"\(\s?$|\bweigh(?:s|ing)?\s$", re.IGNORECASE
)  # `adults (≥40 kg)`, `children weighing under 10 kg`
_BODY_WEIGHT = frozenset({"kg", "[lb_av]", "[stone_av]", "[oz_av]", "t"})
# a bound in front of `is called`, `needs checking`: it sets a group apart
_LIMIT_BEHIND = as_pattern(
    r"""\s(?:(?:or\s(?:more|less|higher|lower|above|below)|after\s\w+|with\s\w+|[\w-]+)\s){0,2}?
    (?:(?:is|are)\s(?:called|classed|considered|defined|regarded|a\s|an\s|the\s(?:cut|limit|threshold)|low\b|high\b|normal\b|taken\b)
    |counts?\sas|means?\b|confirms?\b|needs?\schecking|needs?\shelp|suggests?\b|qualif)""",
    re.VERBOSE | re.IGNORECASE,
)
_DEFINES = as_pattern(
    r"\b(?:to\scount\sas|success\s(?:means|was|is)|responder|was\sthe\sgoal|defined\sas|meaning|counted\sas)\b",
    re.IGNORECASE,
)
# where another thought begins between two figures: `; discard it`, ` while the`, ` and fades over`
_PARTS = as_pattern(
    r";\s|\s(?:while|whereas|but)\s|,\swhich\s(?:(?:can|may|often|usually|typically|generally)\s)?(?:goe?s?\son|lasts?|lasted|continues?|persists?|takes?|took)\s|,\sand\s(?:[a-z]+\s){1,3}(?:stay|last|take|spend|recover|heal|wait)(?:s|ed)?\s|\band\s(?:then\s|often\s|usually\s)?(?!last)(?:[a-z]{3,}(?:s|ed))\s(?:over|within|after|in|for|by|up|until)\s",
    re.IGNORECASE,
)


def find_roles(text: str, start: int, end: int, figures: Sequence[Figure], lead_in: str = "") -> tuple[Role, ...]:
    """The role of each figure of the sentence text[start:end); the figures' offsets are *plain* in `text`.

    Rules in order of certainty: what the figure is (an age), the condition or definition that it is the limit of, the words
    right before and behind it, then what else its sentence holds: a time beside another measure is its frame, alone it is
    the measure. `lead_in` is the sentence that opens the list of which this is an item.
    """
    sentence = text[start:end]
    conditions = find_conditions(text, start, end, lead_in)
    parts = _split_parts(text, start, end, figures)
    shared = opens_count(lead_in)
    first = [_own_role(text, start, end, figure, figures, conditions, sentence, shared) for figure in figures]
    first = [
        rhythm_role(text, start, end, figure, _beside(index, figures, first, parts))
        if role is None and is_rhythm(figure)
        else role
        for index, (figure, role) in enumerate(zip(figures, first, strict=True))
    ]
    settled: list[Role] = []
    for index, (figure, role) in enumerate(zip(figures, first, strict=True)):
        if role is not None:
            settled.append(role)
        elif figure.dimension in ("percent", "ratio", "multiple"):
            settled.append(share_role(text, start, end, index, figures))
        elif figure.dimension == "time":
            settled.append(time_role(text, start, end, figure, _beside(index, figures, first, parts)))
        else:
            settled.append("measure")
    return tuple(settled)


def _beside(
    index: int, figures: Sequence[Figure], roles: Sequence[Role | None], parts: Sequence[int]
) -> list[tuple[Figure, Role | None]]:
    """The other figures of the clause in which figures[index] stands, with their roles."""
    return [
        (figures[place], roles[place]) for place, part in enumerate(parts) if place != index and part == parts[index]
    ]


def _own_role(
    text: str,
    start: int,
    end: int,
    figure: Figure,
    figures: Sequence[Figure],
    conditions: Sequence[Condition],
    sentence: str,
    shared: bool,
) -> Role | None:
    """The role that the figure and the words at its sides decide, or None."""
    before, behind = text[max(start, figure.start - 60) : figure.start], text[figure.end : min(end, figure.end + 60)]
    if "age" in figure.flags or (figure.dimension == "time" and _is_age(text, figure, before, behind)):
        return "age"
    if "ci" in figure.flags or (figure.change and figure.dimension == "number"):
        return "measure"
    bounded = figure.comparator in BOUNDS
    people = counts_people(text, figure, end)
    doses = figure.dimension in _DOSE_DIMENSIONS or figure.dimension == "volume"
    if (doses or figure.dimension == "length") and is_reached(text, start, end, figure, figures):
        return "threshold"
    role = _amount_role(figure, before, sentence, bounded) if doses else None
    if role == "dose" or counts_doses(figure):
        return "dose"
    if not people and (
        is_conditional(text, figure, figures, conditions)
        or is_defined(text, start, end, figure)
        or is_of_group(text, start, figure)
        or (bounded and _LIMIT_BEHIND.match(behind))
    ):
        return "threshold"
    if role is not None:
        return role
    if figure.dimension in _VALUE_DIMENSIONS:
        return "threshold" if bounded and not before.endswith("by ") else "measure"
    if figure.dimension == "other" and text[figure.start] in "<>≤≥":
        return "threshold"
    if figure.dimension == "number":
        return count_role(text[start : figure.start], behind, figure, sentence, shared)
    if bounded and figure.dimension == "percent" and _DEFINES.search(sentence) and not people:
        return "threshold"
    return None


def _is_age(text: str, figure: Figure, before: str, behind: str) -> bool:
    if re.match(r"[\s-](?:old|of\sage)\b", behind, re.IGNORECASE):
        return True
    opens = not before.strip() or before.rstrip().endswith(";")
    labels = r"\s?:\s?\W?\d" if figure.unit == "wk" else r"\s?:"
    if opens and figure.unit in ("mo", "a", "wk") and figure.is_range and re.match(labels, behind):
        return True  # `5-11 years: 250 mg`
    if figure.unit in ("a", "mo") and text[figure.start] in "<>≤≥" and _SIGNED.search(before):
        return True
    return bool(_AGE_BEFORE.search(before)) and not re.search(
        r"\b(?:for|within|after|lasts?|took|takes?|over)\s$", before, re.IGNORECASE
    )


def _amount_role(figure: Figure, before: str, sentence: str, bounded: bool) -> Role:
    """A weight of people, an amount of the body, or a dose."""
    weight = figure.unit in _BODY_WEIGHT and figure.unit != "[oz_av]"
    if weight or (figure.dimension == "mass" and _WEIGHED.search(sentence)):
        return "threshold" if bounded and (_BY_WEIGHT.search(before)) else "measure"
    if figure.dimension in ("volume", "rate") and _BODY.search(sentence) and not _DOSE_CUE.search(sentence):
        return "threshold" if bounded and not before.endswith("by ") else "measure"
    return "dose"


def _split_parts(text: str, start: int, end: int, figures: Sequence[Figure]) -> list[int]:
    """For each figure of a sentence the number of its clause."""
    edges = [match.end() for match in _PARTS.finditer(text, start, end)]
    return [bisect_right(edges, figure.start) for figure in figures]
