"""What each figure of a sentence is for: measure, threshold, time frame, population, dose, age or count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from claimcheck.language.how_many import opens_count
from claimcheck.language.people_words import names_people, people_words
from claimcheck.language.roles_counts import count_role, counts_doses
from claimcheck.language.roles_limits import BOUNDS, Condition, find_conditions, is_conditional, is_defined, is_of_group
from claimcheck.model import Figure, Role
from claimcheck.pattern import as_pattern

_DOSE_DIMENSIONS = frozenset({"mass", "units", "rate"})
_VALUE_DIMENSIONS = frozenset({"concentration", "pressure", "temperature", "bmi"})

# Words in front of a time that make it a frame for something else: `within 2 weeks`, `for 6 months`, `over the next 3 years`
_FRAME = as_pattern(
    r"""(?:^|\b)(?:within|after|for|over|during|in|by|at|until|through|throughout|past|last|next|first|following|per|since|before|every
    |about|around|up\sto|at\sleast|than|later\sthan|sooner\sthan|lasting|between|(?:trials?|stud(?:y|ies))\s(?:that|which)\slasted)(?:\s(?:the|a|an|about|around|at|up|least|to|first|last|past|next|these|those|another|only|just|next|(?:median|mean|average|total)(?:\s(?:follow-?up|time))?\sof))*\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_BEHIND_FRAME = as_pattern(
    r"^[\s-]*(?:after|later|before|follow-?up|from|into|of\s(?:treatment|follow-?up|age)|survival|of\suse|post)\b"
    # `30-day and one-year rates of`, `10-year risk`, `6-month mortality`
    r"|^(?:,?\s(?:and\s|or\s)?[\w-]+-(?:day|week|month|year)){0,3}\s(?:[a-z-]+\s){0,2}"
    r"(?:rates?|risks?|mortality|deaths?|survival|complications?|incidence|recurrences?|relapses?|outcomes?|prevalence|probability)\b",
    re.I,
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
_DOSE_CUE = as_pattern(
    r"\b(?:take|taken|taking|dose|doses|dosage|tablet\w*|capsule\w*|puff\w*|inject\w*|infus\w*|apply|drops?|spoon\w*|mg|mcg|units?|sachet\w*|give|swallow|course)\b",
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
        _rhythm_role(text, start, end, index, figures, first, parts) if role is None and _is_rhythm(figure) else role
        for index, (figure, role) in enumerate(zip(figures, first, strict=True))
    ]
    settled: list[Role] = []
    for index, (figure, role) in enumerate(zip(figures, first, strict=True)):
        if role is not None:
            settled.append(role)
        elif figure.dimension in ("percent", "ratio", "multiple"):
            settled.append(_share_role(text, start, end, index, figures))
        elif figure.dimension == "time":
            settled.append(_time_role(text, start, end, index, figures, first, parts))
        else:
            settled.append("measure")
    return tuple(settled)


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


def _share_role(text: str, start: int, end: int, index: int, figures: Sequence[Figure]) -> Role:
    """`at least 50% reduction` beside `70-80% of patients` is the threshold of that share."""
    figure = figures[index]
    others = [
        other for place, other in enumerate(figures) if place != index and other.dimension in ("percent", "ratio")
    ]
    before, behind = text[start : figure.start], text[figure.end : end]
    outcome = bool(_OUTCOME_BEHIND.search(behind) or _OUTCOME_BEFORE.search(before))
    beside_people = any(counts_people(text, other, end) for other in others)
    limits = figure.comparator in BOUNDS or _ATTAINED.search(text[start:end]) or _HAD.search(before)
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
    if figure.dimension in ("percent", "ratio") and _FOR.search(text[max(figure.start - 8, 0) : figure.start]):
        return _GOES_SO.match(behind) is not None
    return bool(re.match(r"\s*of\s", behind)) and names_people(behind)


# `for 30-50% it is moderate`, `in one in five the pain lasts`: those for whom the clause behind holds
_FOR = as_pattern(r"\b(?:for|in)\s$", re.IGNORECASE)
_GOES_SO = as_pattern(
    r",?\s(?:it|this|that|they|(?:the|their)\s[a-z]+)(?:['’]s\b|\s(?:is|was|are|were|can|may|will|has|had|lasts?|goes|comes)\b)"
)


def _is_rhythm(figure: Figure) -> bool:
    return figure.dimension == "frequency" or "interval" in figure.flags


def _rhythm_role(
    text: str,
    start: int,
    end: int,
    index: int,
    figures: Sequence[Figure],
    roles: Sequence[Role | None],
    parts: Sequence[int],
) -> Role:
    """`twice a day` beside a dose or words of giving a treatment is part of the dose."""
    if counts_people(text, figures[index], end) or _CHANGED.search(text, start, figures[index].start):
        return "measure"
    beside = [place for place, part in enumerate(parts) if place != index and part == parts[index]]
    return "dose" if any(roles[place] == "dose" for place in beside) or _TREATS.search(text, start, end) else "measure"


def _time_role(
    text: str,
    start: int,
    end: int,
    index: int,
    figures: Sequence[Figure],
    roles: Sequence[Role | None],
    parts: Sequence[int],
) -> Role:
    figure = figures[index]
    before, behind = text[start : figure.start], text[figure.end : end]
    beside = [place for place, part in enumerate(parts) if place != index and part == parts[index]]
    if before.endswith(_SPANS) and not before.endswith(("and lasts ", "and last ")):
        return "measure"
    if any(roles[place] == "dose" for place in beside):
        return "dose" if _BETWEEN.match(behind) else "timeframe"
    since = _SINCE.search(before) is not None or _begins_with_frame(text, figure)
    other = any(
        _is_framed_by_time(figures[place], roles[place]) or (since and roles[place] == "measure") for place in beside
    )
    framed = bool(_FRAME.search(before)) or bool(_BEHIND_FRAME.match(behind)) or _begins_with_frame(text, figure)
    expected = _EXPECTED.search(before[-60:])
    if expected and (figure.comparator in BOUNDS or (figure.is_range and not expected["told"])):
        return "threshold"
    if other and framed:
        return "timeframe"
    return "measure"


# a limit of eligibility, unless a range is told of it: `life expectancy is now 40 to 60 years`
_EXPECTED = as_pattern(
    r"\b(?:life\sexpectanc(?:y|ies)|expected\sto\slive)\b(?P<told>[^.;]{0,50}\b(?:is|are|was|were|rose\sto|fell\sto)\b)?",
    re.IGNORECASE,
)
_SPANS = ("lasts ", "last ", "takes ", "took ")  # a time behind them is what is told
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
# where another thought begins between two figures: `; discard it`, ` while the`, ` and fades over`
_PARTS = as_pattern(
    r";\s|\s(?:while|whereas|but)\s|,\sand\s(?:[a-z]+\s){1,3}(?:stay|last|take|spend|recover|heal|wait)(?:s|ed)?\s|\band\s(?:then\s|often\s|usually\s)?(?!last)(?:[a-z]{3,}(?:s|ed))\s(?:over|within|after|in|for|by|up|until)\s",
    re.IGNORECASE,
)


def _split_parts(text: str, start: int, end: int, figures: Sequence[Figure]) -> list[int]:
    """For each figure of a sentence the number of its clause."""
    edges = [match.end() for match in _PARTS.finditer(text, start, end)]
    return [bisect_right(edges, figure.start) for figure in figures]


_OFTEN = 30  # `three times a day` tells a rhythm, `12,400 a year` a number of cases


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
