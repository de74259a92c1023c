"""What a share is told of: people and how they fare, health events, how strong something is, or nothing of health."""

from __future__ import annotations

import re

from claimcheck.language.figure_place import Place
from claimcheck.pattern import as_pattern

# `85% are well again`: a share that does something counts people
_SUBJECT = as_pattern(
    r"""\s(?:are|were|have|had|get|got|need|needed|go|went|feel|felt|recover|recovered|survive|survived|die|died|become|became|develop|developed
    |improve|improved|relapse|relapsed|live|lived|do|did|stay|stayed|come|came|lose|lost|stop|stopped|respond|responded|heal|healed|report|reported)\b""",
    re.VERBOSE,
)
# `nine out of ten warts clear`, `a quarter will go blind`: how things end
_FARES = as_pattern(
    r"""\s(?:of\s)?(?:[\w’'-]+\s){0,3}?(?:will\s|would\s|may\s|can\s|do\snot\s|never\s|still\s|usually\s|either\s){0,2}
    (?:clears?|heals?|comes?\sback|returns?|recurs?|go(?:es)?\s(?:blind|deaf|away|wrong|home)|disappears?|resolves?|settles?|fails?|ruptures?|bursts?|spreads?
    |turns?\sout|turns?\sinto|stops?\sworking|lasts?|dies?|survives?|relapses?|improves?|worsens?|shrinks?|closes?|dissolves?|grows?\sback
    |(?:is|are)\s(?:falsely|missed|cured|benign|cancerous|malignant|harmless|curable|fatal|inherited|hereditary|preventable))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDS_IN = as_pattern(  # `Surgery fails in`, `leads to illness in`
    r"\b(?:fails?|works?|succeeds?|happens?|occurs?|leads?\sto\s[\w-]+|develops?|recurs?|comes?\sback|returns?|goes\swrong|goes\saway)\sin\s(?:about\s|around\s)?$",
    re.IGNORECASE,
)
# `is enough for 80%.`, `curable in 90% at`: people left out
_IN_SOME = as_pattern(r"\b(?:in|for)\s(?:about\s|around\s|nearly\s|some\s)?$", re.IGNORECASE)
_ENDS = as_pattern(r"\s?(?:[.,;!?)]|$|\s?(?:of\s(?:them|us)|at|after|within|over)\b)", re.IGNORECASE)
_RATES = as_pattern(  # `Rates have gone up by`
    r"\b(?:rates|cases|numbers|diagnoses|deaths|admissions|incidence|births)\b[^.;:]{0,40}\b(?:by|to|up|down|rose|fell|grew|risen|fallen|dropped)\s(?:about\s|around\s)?$",
    re.IGNORECASE,
)
_AS_STRONG = as_pattern(  # of a dose or a risk: `300 times as strong`, `twice as likely`
    r"\s(?:as\s(?:strong|potent|powerful|likely|common|effective|often|frequent|deadly)|stronger|more\s(?:potent|powerful|likely|common|effective|often))\b",
    re.IGNORECASE,
)
_OF_DOSE = as_pattern(r"\s(?:of\s)?(?:the\s|an?\s)?(?:[a-z]+\s)?(?:oral\s)?doses?\b", re.IGNORECASE)
_ONE_IN = as_pattern(
    r"\d\s?in\s(?:every\s)?\d|\b(?:in|per)\s(?:every\s)?[\d,]{3,}", re.IGNORECASE
)  # `1 in 100` is one of people
_MOST = as_pattern(
    r"\b(?:most|many|few|the\smajority|a\sminority)\s\($", re.IGNORECASE
)  # `Although most (75%) never ask`


def is_told_of_health(place: Place) -> bool:
    """True for a share of people, of health events or of a health measure, as its own words or those around it say."""
    if place.of_events or not {"population", "measure"}.isdisjoint(place.groups) or "measure" in place.above:
        return True
    if _ONE_IN.search(place.written) or (place.figure.dimension == "ratio" and " in " in place.written):
        return True
    if _IN_SOME.search(place.before[-24:]) and _ENDS.match(place.behind):
        return True
    if _RATES.search(place.before[-60:]) or _MOST.search(place.before) or _ENDS_IN.search(place.before[-60:]):
        return True
    return any(pattern.match(place.behind) for pattern in (_SUBJECT, _FARES, _AS_STRONG, _OF_DOSE))
