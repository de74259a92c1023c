"""What a bare number is for: the size of a sample, a score or a count that is told, a dose, or a plain count."""

from __future__ import annotations

import re

from claimcheck.language.people_words import people_words
from claimcheck.language.roles_limits import BOUNDS
from claimcheck.model import Figure, Role
from claimcheck.pattern import as_pattern

_SCORED = as_pattern(
    r"\b(?:score[sd]?|ratio|hazard|odds|index|bmi|grade|or|rr|hr|risk|inr|platelets|needed\sto\s\w+|rate[sd]?|by)\b[\s\w,:=]{0,12}$",
    re.IGNORECASE,
)
_SCALE = as_pattern(r"[\s-]points?\b|\son\s(?:an?|the)\s(?:[\w-]+\s){0,3}scale\b", re.IGNORECASE)
_LEVEL = as_pattern(r"\b(?:reading|inr|scores?|scored|index|tsh|egfr|bmi|level|result|ratio)\b", re.IGNORECASE)
# `n = 48`; `of 312 infants`, `among 900 people`, `followed 1,204 adults`
_SIZE = as_pattern(r"\bn\s?=\s?$", re.IGNORECASE)
_SAMPLED_BEFORE = as_pattern(
    r"\b(?:of|in|among|amongst|with|from|across|on|for|involving|includ\w+|enrol\w*|follow\w*|survey\w*|recruit\w*|stud(?:y|ied)|test\w*"
    r"|randomi[sz]\w+|pool\w+|cover\w*|compared|analy[sz]\w+|examin\w+|ask\w*|interview\w*|track\w*|identif\w+|review\w*|evaluat\w+|assess\w*|sampl\w+|screen\w*|observ\w+|monitor\w*|gave|assign\w+|looked\sat|treat\w+|of\sthe|every)"
    r"\s(?:(?:the|all|about|some|over|a\stotal\sof|nearly|almost|around|more\sthan|only|just|data\son|every|[\w-]{1,20}['’]s)\s){0,2}$",
    re.IGNORECASE,
)
_SAMPLED_BEHIND = as_pattern(
    r"^(?:\s[\w-]+){1,5}?\s(?:\([^()]{0,60}\)\s)?(?:(?:were|was)\s(?:then\s)?(?:enrol\w+|randomi[sz]\w+|follow\w+|recruit\w+|stud\w+|survey\w+|includ\w+"
    r"|assign\w+|analy[sz]\w+|treated|interviewed|asked|tested|given)|took\spart|completed|received|participated|who\stook\spart)\b",
    re.IGNORECASE,
)
# `In a 2021 trial by Lee, 120 people …`
_IN_TRIAL = as_pattern(
    r"^\W*In\s(?:an?|the|this|that|one|another|our)\s[^.;]{0,40}\b(?:trial|study|survey|cohort|experiment)\b[^;]{0,80},\s(?:about\s|some\s)?$",
    re.IGNORECASE,
)
_MANY = 20  # four operations are a plain count, 10,000 a figure that is told
_EVENTS = frozenset(
    "deaths cases births admissions infections operations procedures replacements strokes falls hospitalisations hospitalizations".split()
)
_TREATED = frozenset({"patients", "participants", "subjects", "volunteers", "respondents", "infants"})
_SAMPLES = frozenset({"participant", "volunteer", "respondent", "subject"})
_STUDIED = as_pattern(
    r"\b(?:stud(?:y|ies|ied)|trials?|medians?|means?|compared|included|surve\w+|cohort|series|sample|group|arm|analys\w+|review|enrol\w+|random\w+|follow\w+|recruit\w+|participants)\b",
    re.IGNORECASE,
)
_OPENING = 40  # code points of a sentence in which `Of 240 people` may stand
# `Of 240 people, 150 got better`, `Of the 300 …`: what is counted out of a whole
_WHOLE = as_pattern(
    r"^\W*(?:of|out\sof|among|for\severy)\s(?:the\s|these\s|those\s|every\s)?[\d,]+\b|\bof\s(?:the\s)?[\d,]+\s\w+",
    re.IGNORECASE,
)
_SHARE_BEHIND = as_pattern(r"^\s\(\d[\d.]*\s?(?:%|per\s?cent)")
# `With 700,000 people in the UK living with it, …` tells how many there are
_GIVEN = as_pattern(r"(?:^|[.!?]\s)\W*With\s(?:about\s|around\s|nearly\s|over\s|almost\s|some\s)?$")
_LIVING = as_pattern(
    r"^[^,;.]{0,80}\b(?:living|affected|infected|diagnosed|suffering|born|dying|waiting|hospitali[sz]ed|taking|using)\b",
    re.IGNORECASE,
)
_DOSE_NOUNS = frozenset("tablet capsule puff drop pill sachet spoonful teaspoon dose injection".split())


def counts_doses(figure: Figure) -> bool:
    """Whether a bare number counts tablets, puffs or the like."""
    return figure.dimension == "number" and (figure.noun or "").removesuffix("s") in _DOSE_NOUNS


def count_role(before: str, behind: str, figure: Figure, sentence: str, shared: bool) -> Role:
    """The role of a bare number.

    Args:
        before: its sentence up to it; `behind` the words behind it.
        shared: its list counts out a whole (`For every 100 women:`).
    """
    opening, before = before, before[-80:]
    noun = (figure.noun or "").casefold()
    bare = noun.removesuffix("s")
    if _SIZE.search(before):
        return "population"
    if noun in people_words():
        if _GIVEN.search(before) and _LIVING.match(behind):
            return "measure"
        leads = not opening.strip() or re.search(r"\b(?:these|those)\s$", before)
        if leads and noun in _TREATED and _STUDIED.search(sentence):  # `102 patients stayed …, those 40 patients`
            return "population"
        return "population" if _IN_TRIAL.match(opening) or _is_sample(before, behind, bare) else "measure"
    if noun in ("point", "points") and re.match(r"(?:\spoints?)?\seach\b", behind):
        return "count"
    out_of = len(figure.numbers) == 2 and not figure.is_range  # `8 out of 10`
    if out_of or noun in ("point", "points") or _SCORED.search(before) or _SCALE.match(behind):
        limit = figure.comparator in BOUNDS and (_LEVEL.search(before) or noun in ("point", "points"))
        return "threshold" if limit else "measure"
    if (noun in _EVENTS and (figure.low or figure.high or 0) >= _MANY) or (figure.low or figure.high or 0) >= 1_000_000:
        return "measure"
    if figure.comparator in BOUNDS and sentence[len(opening)] in "<>≤≥" and noun not in people_words():
        return "threshold"
    if any(end is not None and end != int(end) for end in (figure.low, figure.high)):
        return "measure"  # nothing is counted in parts
    if _SAMPLED_BEFORE.search(before) and re.match(r"\s\w+", behind) is None and _STUDIED.search(sentence):
        return "population"
    if shared or _SHARE_BEHIND.match(behind) or _WHOLE.search(opening[:_OPENING]) or _WHOLE.search(before):
        return "count" if noun.endswith("s") and not shared and not _SHARE_BEHIND.match(behind) else "measure"
    return "count"


def _is_sample(before: str, behind: str, noun: str) -> bool:
    if re.search(r"\bestimates?\sof\s$", before):
        return False
    return noun in _SAMPLES or bool(_SAMPLED_BEFORE.search(before)) or bool(_SAMPLED_BEHIND.match(behind))
