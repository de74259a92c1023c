"""Limits: figures that set a group or a success apart, by the condition, definition or prohibition they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from claimcheck.model import Figure, Span
from claimcheck.pattern import as_pattern

BOUNDS = frozenset({"<", "<=", ">", ">="})
_LOOK = 70  # code points at either side of a figure that are looked at

# `if you lose 3 kg or more`, `unless the pain lasts for 2 days`; a number behind `as long as` is a bound of its own
_IF = as_pattern(
    r"\b(?:if|unless|in\scase|provided|as\slong\sas)\s(?!possible|needed|necessary|so\b|any\b|not\b|about\b|\d|(?:two|three|four|five|six|ten)\b)",
    re.IGNORECASE,
)
# `when A1C is 6.5% or higher`, `once it gives under 30 ml`, `until the level is below 6`
_WHEN = as_pattern(
    r"\b(?:when|once|until|till|whenever)\s(?!possible|needed|necessary|taken\b|used\b|compared\b)", re.IGNORECASE
)
# what a sentence with `when` must speak of, so that its figures are limits
_DECIDES = as_pattern(
    r"\b(?:diagnos\w+|offer\w*|recommend\w*|consider\w*|eligib\w+|suitable|need\w*|advis\w+|call|ring|start\w*|stop\w*|remov\w+"
    r"|comes?\sout|treat|operate|refer\w*|repeat\w*|replac\w+|give)\b",
    re.IGNORECASE,
)
_CLOSE = as_pattern(r"[;:—]|,\s(?!or\s|and\s|\d)")  # the end of a condition that opens its sentence
_STOP = as_pattern(  # the end of one that closes it
    r"[;:—]|,\s(?:so|then|but)\s|(?<=\w{3}\s)(?:it|you|they|this|we)\s(?:may|will|should|must|might)\b"
)
# a lead-in whose items are conditions: `Call 999 if:`, `You can have it when`, `people who:`
_LEADS = as_pattern(
    r"\b(?:if|when|unless|who|whose)(?:\s(?:you|your\s\w+|they|he|she|it|the\s\w+))?"
    r"(?:\s(?:have|has|are|is|meet|meets)(?:\s(?:any|all|one|either)(?:\sof)?(?:\s\w+){0,3})?)?\s?:?\W*$",
    re.IGNORECASE,
)
_RANGES = as_pattern(r"\W*(?:normal|reference|target|healthy|ideal|cut-?off)(?:\s(?:range|values?|levels?))?\W*$", re.I)
# `is called`, `means osteoporosis`, `is mild`, `needs checking` behind a limit
_NAMED = as_pattern(
    r"""^\s?(?:\([^()]{1,30}\)\s?)?(?:or\s(?:more|less|higher|lower|above|below)\b)?(?:(?!\s?\b(?:if|when|that|who|and|but)\s)[^,;.]){0,40}?\b
    (?:(?:is|are|was)\s(?:also\s)?(?:called|classed|considered|defined|regarded|graded|labelled|counted|taken\sas|mild|moderate|severe|normal|low|high|healthy|raised
        |abnormal|ideal|acceptable|obese|overweight|all\sright|fine|safe|in\srange|pre-?\w+
        |the\s(?:\w+\s)?(?:cut-?off|limit|threshold|target|goal|range))
    |all\sis\swell|it['’]?s?\s(?:is\s)?(?:called|normal|mild|moderate|severe)
    |counts?\sas|means?\s|confirms?\b|points?\sto\b|calls?\sfor\b|needs?\s(?:a\s|checking|help|treat|urgent|another)|usually\scalls|suggests?\b|qualif\w+|indicates?\b
    |the\supper\slimit)""",
    re.VERBOSE | re.IGNORECASE,
)
_FINE = as_pattern(r"\s(?:is|are|was)\s(?:normal|fine|safe|all\sright|low|high|ideal|healthy)\b", re.IGNORECASE)
_OR_MORE = as_pattern(r"\s?\([^()]{1,30}\)\s?or\s(?:more|less|higher|lower|above|below|greater)\b", re.IGNORECASE)
# `the target is`, `cut-off of`, `normal range:`, `(ref`
_NAMES = as_pattern(
    r"""(?:\b(?:targets?|goals?|cut-?offs?|thresholds?|(?<!off\s)limits?|ref(?:erence)?(?:\s(?:range|interval|values?))?
        |normal\s(?:range|values?|levels?)|diagnosed\s(?:when|if|at)|defined\sas|classed\sas|counts\sas|prediabetes\smeans)\b[^,;.]{0,40}
      |(?<!\bto\s)(?<!\bfeel\s)\bnormal:?\s(?:is\s)?|\b(?:keep|stick)\sto\s|\bis\san?\s\w+\sof\s)$""",
    re.VERBOSE | re.IGNORECASE,
)
_NAMES_IT = as_pattern(r"\b(?:targets?|goals?|cut-?offs?|thresholds?|limits?|range|normal)\b", re.IGNORECASE)
# `Don't lift more than`, `should stay below`, `never carry`
_FORBIDS = as_pattern(
    r"\b(?:do\snot|don['’]t|never|avoid\w*|must(?:\snot)?|should(?:\snot)?|shouldn['’]t|keep|kept|stay(?:ed|ing)?|aim\w*|limit|stick\sto)\b[^;:.]{0,60}$",
    re.IGNORECASE,
)
# `should sit between`, `Keep saturations at`
_HOLDS = as_pattern(
    r"\b(?:(?:should|must)\s(?:be|sit|stay|remain|lie|read)|keep|kept|stay\w*|store\w*)\b[^;.]{0,40}$", re.IGNORECASE
)
# `those who took it for 2 years or longer`, `people whose pain has gone on for more than 12 weeks`
_WHO = as_pattern(r"\b(?:who|whose)\s(?:[\w'’-]+\s){1,6}$", re.IGNORECASE)
# `people who lost 10% of their weight`
_LOST = as_pattern(r"\b(?:losing|who\s(?:had\s)?(?:lost|gained|lose|gain))\s$", re.IGNORECASE)
_SHARES = ("percent", "ratio", "multiple")
_LEVELS = frozenset({"concentration", "pressure", "temperature", "number", "percent", "bmi", "units", "other"})


class Condition(NamedTuple):
    """A stretch of a sentence, *plain*, in which figures are limits; `addressed`: it speaks to the reader."""

    span: Span
    addressed: bool


def find_conditions(text: str, start: int, end: int, lead_in: str) -> tuple[Condition, ...]:
    """The conditions of the sentence [start, end); all of it where its lead-in opens one (`Call us if:`)."""
    if lead_in and (_LEADS.search(lead_in[-_LOOK:]) or _RANGES.match(lead_in)):
        return (Condition(Span(start, end), True),)
    found = []
    decides = None
    for pattern in (_IF, _WHEN):
        openings = list(pattern.finditer(text, start, end))
        for match, following in zip_longest(openings, openings[1:]):
            if pattern is _WHEN:
                decides = _DECIDES.search(text, start, end) if decides is None else decides
                if decides is None:
                    break
            last = following.start() if following else end
            close = (_CLOSE if openings[0].start() - start < 3 else _STOP).search(text, match.end(), last)
            found.append(Condition(Span(match.start(), close.start() if close else last), pattern is _IF))
    return tuple(found)


def is_conditional(text: str, figure: Figure, figures: Sequence[Figure], conditions: Sequence[Condition]) -> bool:
    """Whether a figure is the limit of one of the conditions of its sentence, not a time beside such a limit."""
    for condition in conditions:
        span = condition.span
        if not span.start <= figure.start < span.end:
            continue
        if figure.comparator in BOUNDS:
            return True
        if not condition.addressed:
            return figure.dimension not in ("time", "frequency", "number", *_SHARES)
        inside = [each for each in figures if span.start <= each.start < span.end and each is not figure]
        outside = [each for each in figures if not span.start <= each.start < span.end]
        if figure.dimension == "time":
            stands_alone = all(each.dimension in ("time", "frequency") for each in inside)
            return stands_alone and not any(each.dimension in _SHARES for each in outside)
        if figure.dimension in _SHARES:
            return bool(re.search(r"\byour?\b", text[span.start : figure.start], re.IGNORECASE))
        return figure.dimension != "number"
    return False


def is_defined(text: str, start: int, end: int, figure: Figure) -> bool:
    """Whether the words at a figure's sides make it a limit: a definition, a target, a normal range, a prohibition."""
    before = text[max(start, figure.start - _LOOK) : figure.start]
    behind = text[figure.end : min(end, figure.end + _LOOK)]
    bounded = figure.comparator in BOUNDS
    if (bounded or figure.is_range or _OR_MORE.match(behind)) and _NAMED.match(behind):
        if figure.dimension == "time" and _FINE.match(behind):
            return False
        return (
            figure.dimension not in _SHARES
            or bounded
            or not re.match(r"\s(?:it\s)?is\s(?:mild|moderate|severe)", behind)
        )
    if _NAMES.search(before):
        return bounded or not before.endswith((" of ", " is ")) or _NAMES_IT.search(before) is not None
    if bounded and figure.dimension != "time" and (_FORBIDS.search(before) or text.startswith("nothing", figure.start)):
        return True
    if not figure.is_range or figure.dimension not in _LEVELS or not _HOLDS.search(before):
        return False
    return figure.dimension != "percent" or before.endswith((" at ", " be ", " in "))


def is_of_group(text: str, start: int, figure: Figure) -> bool:
    """Whether a figure tells which people are meant: `those who took it for 2 years or longer`."""
    before = text[max(start, figure.start - _LOOK) : figure.start]
    if figure.dimension == "percent":
        return bool(_LOST.search(before))
    return figure.comparator in (">", ">=") and figure.dimension == "time" and bool(_WHO.search(before))
