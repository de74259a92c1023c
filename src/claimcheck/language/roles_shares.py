"""What a share is for: the measure of its sentence, or the limit that another share of people reached."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.language.people_words import names_people, people_words
from claimcheck.language.roles_limits import BOUNDS
from claimcheck.model import Figure, Role
from claimcheck.pattern import as_pattern

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
_ATTAINED = as_pattern(r"\b(?:achiev\w+|reach\w*|response|respon\w+|meaning|defined)\b", re.IGNORECASE)
_HAD = as_pattern(
    r"\b(?:had|have|has|got|get|saw|see|felt|reported|experienced|enjoyed)\s(?:a\s|an\s|about\s)?$", re.IGNORECASE
)
_OF_TIME = as_pattern(
    r"\sof\s(?:the\s|their\s)?(?:time|days|nights|doses)\b", re.IGNORECASE
)  # `used it less than 75%| of the time`
# `70% of children could eat `, `half managed to walk `: what a share of people reach
_REACHES = as_pattern(
    r"\b(?:(?:could|can|able\sto|manage[sd]?\sto)\s(?:safely\s|now\s|still\s)?(?!take|use|have|be)[a-z]+|(?:tolerat|achiev|reach|walk)(?:ed|es?|s)?)"
    r"\s(?:a\s)?\Z",
    re.IGNORECASE,
)
# `for 30-50% it is moderate`, `in one in five the pain lasts`: those for whom the clause behind holds
_FOR = as_pattern(r"\b(?:for|in)\s$", re.IGNORECASE)
_GOES_SO = as_pattern(
    r",?\s(?:it|this|that|they|(?:the|their)\s[a-z]+)(?:['’]s\b|\s(?:is|was|are|were|can|may|will|has|had|lasts?|goes|comes)\b)"
)


def share_role(text: str, start: int, end: int, index: int, figures: Sequence[Figure]) -> Role:
    """`at least 50% reduction` beside `70-80% of patients` is the threshold of that share."""
    figure = figures[index]
    others = [
        other for place, other in enumerate(figures) if place != index and other.dimension in ("percent", "ratio")
    ]
    before, behind = text[start : figure.start], text[figure.end : end]
    outcome = bool(_OUTCOME_BEHIND.search(behind) or _OUTCOME_BEFORE.search(before) or _OF_TIME.match(behind))
    beside_people = any(counts_people(text, other, end) for other in others)
    limits = figure.comparator in BOUNDS or _ATTAINED.search(text[start:end]) or _HAD.search(before)
    if limits and beside_people and outcome and not counts_people(text, figure, end):
        return "threshold"
    return "measure"


def is_reached(text: str, start: int, end: int, figure: Figure, figures: Sequence[Figure]) -> bool:
    """True for the amount that a share of people reach: `70% of children could eat at least 600 mg of peanut`."""
    if _REACHES.search(text, max(start, figure.start - 40), figure.start) is None:
        return False
    return any(
        other.start < figure.start and other.dimension in ("percent", "ratio") and counts_people(text, other, end)
        for other in figures
    )


def counts_people(text: str, figure: Figure, end: int) -> bool:
    """True where a share is one of people: `1 in 5 patients`, `70% of those treated`; `end` is its sentence's end."""
    if (figure.noun or "").casefold() in people_words():
        return True
    behind = text[figure.end : min(end, figure.end + 50)]
    if figure.dimension in ("percent", "ratio") and _FOR.search(text[max(figure.start - 8, 0) : figure.start]):
        return _GOES_SO.match(behind) is not None
    return bool(re.match(r"\s*of\s", behind)) and names_people(behind)
