"""What each figure of a sentence is for: measure, threshold, time frame, population, dose, age or count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.language.people_words import names_people, people_words
from claimcheck.model import Figure, Role
from claimcheck.pattern import as_pattern

_DOSE_DIMENSIONS = frozenset({"mass", "units", "rate"})
_VALUE_DIMENSIONS = frozenset({"concentration", "pressure", "temperature", "bmi"})

# Words in front of a time that make it a frame for something else: `within 2 weeks`, `for 6 months`, `over the next 3 years`
_FRAME = as_pattern(
    r"""(?:^|\b)(?:within|after|for|over|during|in|by|at|until|through|throughout|past|last|next|first|following|per|since|before|every
    |about|around|up\sto|at\sleast|than|later\sthan|sooner\sthan|lasting|between)(?:\s(?:the|a|an|about|around|at|up|least|to|first|last|past|next|these|those|another|only|just|next))*\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_BEHIND_FRAME = as_pattern(
    r"^[\s-]*(?:after|later|before|follow-?up|from|into|of\s(?:treatment|follow-?up|age)|survival|of\suse|post)\b", re.I
)
_LIMIT_CUE = as_pattern(
    r"""\b(?:is|are|was|were)?\s?(?:defined|classed|classified|known|counts?|called|diagnos\w+|considered|cut-?off|threshold|target|goal|aim\w*|
    normal|reference|range\swe|qualif\w+|eligib\w+|suitable|candidates?|if\syou|call|contact|seek|needs?\schecking)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OUTCOME_BEHIND = as_pattern(
    r"""^\s*(?:or\smore\s)?(?:(?:less|fewer|lower|more|greater|better|of\stheir|in\stheir|of\sthe)\s)?(?:[\w-]+\s){0,3}?
    (?:reduc\w+|relie\w+|decreas\w+|improve\w+|drop|fall|cut|loss|weight|pain|less|lower|increase|response|decline|fewer|smaller)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OUTCOME_BEFORE = as_pattern(
    r"""(?:reduc\w+|relie\w+|decreas\w+|improve\w+|drop\w*|fell|fall\w*|cut|lost|loss|less|lower\w*|gain\w*|response|declin\w+|halv\w+|shr[aui]nk\w*)
    (?:\s[\w'-]+){0,4}\s(?:by|of)\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_REACHED = as_pattern(
    r"\b(?:achiev\w+|reach\w*|experienc\w+|report\w*|had|have|has|got|get|gain\w*|saw|see|lost|lose|obtain\w*|with|show\w*|found|enjoy\w*)\b|\b(?:relief|pain|reduction|response)\b",
    re.IGNORECASE,
)
_SAMPLE_BEFORE = as_pattern(
    r"(?:\b(?:of|in|among|with|from|involving|included?|enrol\w*|followed|surveyed|recruited|studied|tested|randomi[sz]ed|pooling|n\s?=)\s(?:the\s|about\s|some\s|over\s)?$)|\bn\s?=\s?$",
    re.IGNORECASE,
)
_DOSE_CUE = as_pattern(
    r"\b(?:take|taken|taking|dose|doses|dosage|tablet\w*|capsule\w*|puff\w*|inject\w*|infus\w*|apply|drops?|spoon\w*|mg|mcg|units?|sachet\w*|give|swallow|course)\b",
    re.IGNORECASE,
)


def find_roles(text: str, start: int, end: int, figures: Sequence[Figure]) -> tuple[Role, ...]:
    """The role of each figure of the sentence text[start:end); the figures' offsets are *plain* in `text`.

    Rules in order of certainty: what the figure is (an age, a dose), the words right before and behind it, then what else
    its sentence holds: a time beside another measure is its frame, alone it is the measure.
    """
    sentence = text[start:end]
    first = [_own_role(text, start, end, figure, sentence) for figure in figures]
    settled: list[Role] = []
    for index, (figure, role) in enumerate(zip(figures, first, strict=True)):
        if role is not None:
            settled.append(role)
        elif figure.dimension in ("percent", "ratio", "multiple"):
            settled.append(_share_role(text, start, end, index, figures))
        elif figure.dimension in ("time", "frequency"):
            settled.append(_time_role(text, start, end, index, figures, first))
        else:
            settled.append("measure")
    return tuple(settled)


def _own_role(text: str, start: int, end: int, figure: Figure, sentence: str) -> Role | None:
    """The role that the figure and the words at its sides decide, or None."""
    before, behind = text[max(start, figure.start - 60) : figure.start], text[figure.end : min(end, figure.end + 60)]
    if "age" in figure.flags or (figure.dimension == "time" and _is_age(before, behind)):
        return "age"
    if "ci" in figure.flags:
        return "measure"
    bounded = figure.comparator in _BOUNDS
    if bounded and not counts_people(text, figure, end) and _LIMIT_BEHIND.match(behind):
        return "threshold"
    if figure.dimension in _DOSE_DIMENSIONS or figure.dimension == "volume":
        return _amount_role(figure, sentence, bounded)
    if figure.dimension in _VALUE_DIMENSIONS:
        return "threshold" if bounded or _LIMIT_CUE.search(sentence) else "measure"
    if figure.dimension == "number":
        return _count_role(before, behind, figure)
    if bounded and figure.dimension == "percent" and _DEFINES.search(sentence) and not counts_people(text, figure, end):
        return "threshold"
    return None


_BOUNDS = ("<", "<=", ">", ">=")
_AGE_BEFORE = as_pattern(
    r"""\b(?:child(?:ren)?|babies|infants?|toddlers?|boys?|girls?|adults?|teenagers?|(?:the\s)?(?:average|mean|median)\sage
    (?:\s(?:was|is|of))?|ages?(?:\s(?:of|from|between))?|aged)\s(?:aged\s|over\s|under\s|from\s|younger\sthan\s|older\sthan\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_WEIGHED = as_pattern(r"\b(?:weigh\w*|lost|lose|losing|weight|gain\w*|heav\w+|birth)\b", re.IGNORECASE)
_BODY = as_pattern(
    r"\b(?:loss|lost|urine|output|flow|egfr|gfr|clearance|blood|drain\w*|bladder|lung|stones?)\b", re.IGNORECASE
)
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


def _is_age(before: str, behind: str) -> bool:
    if re.match(r"[\s-](?:old|of\sage)\b", behind, re.IGNORECASE):
        return True
    return bool(_AGE_BEFORE.search(before)) and not re.search(
        r"\b(?:for|within|after|lasts?|took|takes?|over)\s$", before, re.IGNORECASE
    )


def _amount_role(figure: Figure, sentence: str, bounded: bool) -> Role:
    """A weight of people, an amount of the body, or a dose."""
    weight = figure.unit in _BODY_WEIGHT and figure.unit != "[oz_av]"
    if weight or (figure.dimension == "mass" and _WEIGHED.search(sentence)):
        return "measure"
    if figure.dimension in ("volume", "rate") and _BODY.search(sentence) and not _DOSE_CUE.search(sentence):
        return "threshold" if bounded and _LIMIT_CUE.search(sentence) else "measure"
    return "dose"


_RATIO_BEFORE = as_pattern(
    r"\b(?:score[sd]?|ratio|hazard|odds|index|bmi|grade|or|rr|hr|risk|inr|platelets|needed\sto\s\w+)\b[\s\w,:=]{0,12}$",
    re.IGNORECASE,
)
_DOSE_NOUNS = frozenset("tablet capsule puff drop pill sachet spoonful teaspoon dose injection".split())


def _count_role(before: str, behind: str, figure: Figure) -> Role:
    noun = (figure.noun or "").casefold()
    if noun in people_words() or re.search(r"\bn\s?=\s?$", before, re.IGNORECASE):
        return "population"
    if "score" in figure.flags or _RATIO_BEFORE.search(before) or re.match(r"[\s-]points?\b", behind, re.IGNORECASE):
        limit = figure.comparator in _BOUNDS and re.search(r"\b(?:reading|inr|score)\b", before, re.IGNORECASE)
        return "threshold" if limit else "measure"
    if _SAMPLE_BEFORE.search(before) and re.match(r"\s\w+", behind) is None:
        return "population"
    return "dose" if noun.rstrip("s") in _DOSE_NOUNS else "count"


def _share_role(text: str, start: int, end: int, index: int, figures: Sequence[Figure]) -> Role:
    """`at least 50% reduction` beside `70-80% of patients` is the threshold of that share."""
    figure = figures[index]
    others = [
        other for place, other in enumerate(figures) if place != index and other.dimension in ("percent", "ratio")
    ]
    before, behind = text[start : figure.start], text[figure.end : end]
    outcome = bool(_OUTCOME_BEHIND.search(behind) or _OUTCOME_BEFORE.search(before))
    beside_people = any(counts_people(text, other, end) for other in others)
    limits = figure.comparator in _BOUNDS or _ATTAINED.search(text[start:end]) or _HAD.search(before)
    if limits and beside_people and outcome and not counts_people(text, figure, end):
        return "threshold"
    return "measure"


_ATTAINED = as_pattern(r"\b(?:achiev\w+|reach\w*|response|respon\w+|meaning|defined)\b", re.IGNORECASE)
_HAD = as_pattern(
    r"\b(?:had|have|has|got|get|saw|see|felt|reported|experienced|enjoyed)\s(?:a\s|an\s|about\s)?$", re.IGNORECASE
)


def counts_people(text: str, figure: Figure, end: int) -> bool:
    """True where a share is one of people: `1 in 5 patients`, `70% of those treated`; `end` is its sentence's end."""
    if (figure.noun or "").casefold() in people_words():
        return True
    behind = text[figure.end : min(end, figure.end + 50)]
    return bool(re.match(r"\s*of\s", behind)) and names_people(behind)


def _time_role(
    text: str, start: int, end: int, index: int, figures: Sequence[Figure], roles: Sequence[Role | None]
) -> Role:
    figure = figures[index]
    before, behind = text[start : figure.start], text[figure.end : end]
    sentence = text[start:end]
    doses = any(role == "dose" for place, role in enumerate(roles) if place != index)
    if doses:
        return "timeframe" if _SPREAD.search(before) and "interval" not in figure.flags else "dose"
    if figure.dimension == "frequency" or "interval" in figure.flags:
        return (
            "dose"
            if _DOSE_CUE.search(sentence)
            and re.search(r"\b(?:take|dose|tablet|puff|inject|apply|drops?)", sentence, re.I)
            else "measure"
        )
    other = any(_is_framed_by_time(figures[place], role) for place, role in enumerate(roles) if place != index)
    framed = bool(_FRAME.search(before)) or bool(_BEHIND_FRAME.match(behind)) or _begins_with_frame(text, figure)
    if other and framed:
        return "timeframe"
    if re.search(r"\b(?:life\sexpectanc(?:y|ies)|expected\sto\slive)\b", before[-60:], re.I) and (
        figure.comparator in ("<", "<=", ">", ">=") or figure.is_range
    ):
        return "threshold"
    return "measure"


_SPREAD = as_pattern(r"\b(?:over|after|in|within|per|any|until)\s(?:the\s(?:next|first|last)\s|a\s)?$", re.IGNORECASE)


def _is_framed_by_time(figure: Figure, role: Role | None) -> bool:
    """True for a figure that a time beside it may qualify."""
    if role is None:
        return figure.dimension not in ("time", "frequency")
    return role in ("measure", "threshold", "population", "count")


def _begins_with_frame(text: str, figure: Figure) -> bool:
    first = text[figure.start : figure.end].split(" ", 1)[0].casefold()
    return first in {"within", "after", "in", "over", "up", "at", "beyond", "by"}
