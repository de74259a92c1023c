"""Numbers that tell how many people live with, get or die of something, and how often an event befalls people."""

from __future__ import annotations

import re

from claimcheck.language.health_events import names_counted, names_event
from claimcheck.language.people_words import people_words
from claimcheck.language.told_of_one import NO_NUMERAL
from claimcheck.model import Figure, Role
from claimcheck.pattern import as_pattern

_MANY = 1000  # from so many people on a number tells of a population, not of a ward
_MILLION = 1_000_000
_YEARLY = as_pattern(
    r"\b(?:(?:each|every|per|a|in\sone)\s(?:year|day|week|month)|annually|yearly|daily)\b", re.IGNORECASE
)
# where or when: `worldwide`, `in the United States`, `in Derby`, `in 2019`
_WIDE = as_pattern(
    r"\b(?:worldwide|globally|nationwide|nationally|(?:around|across|throughout|in|of)\sthe\s(?:world|country|nation|population))\b",
    re.IGNORECASE,
)
_PLACE = as_pattern(
    r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout)\s(?:the\s)?"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"(?:(?:19|20)\d\d\b|[A-Z][A-Za-z.]+)"
)
_SUFFER = r"""(?:live|living|have|has|had|having|affected|suffer\w*|diagnos\w+|die[sd]?|dying|get|gets|got|develop\w*
    |sustain\w*|breaks?|broke|experienc\w+|catch\w*|undergo\w*|us(?:e|es|ed|ing)|take|took|surviv\w+|lose|lost|fall|fell|bear|born|infected|disabled|hospitali\w+
    |carry|carries|need\w*|receive\w*|choose|chose)"""
_SUFFERS = as_pattern(rf"\b{_SUFFER}\b", re.VERBOSE | re.IGNORECASE)
# `kills 3,000 people`, `a stroke happens to 153,000 people`
_STRIKES = as_pattern(
    r"\b(?:affect\w*|kill\w*|strik\w+|struck|hit\w*|claim\w*|happen\w*\s(?:to|in)|found\sin|seen\sin|diagnos\w+\sin|disabl\w+|blind\w*)\b[^.;]{0,30}$"
    r"|\b(?:prevalence|incidence|burden)\b[^.;]{0,60}\b(?:is|was|are|at)\s$",
    re.IGNORECASE,
)
_BRINGS = as_pattern(
    r"\b(?:caus\w+|leads?\sto|leading\sto|led\sto|account\w*|claims?|results?\sin|new|total)\b", re.IGNORECASE
)
# `Five million will die`: people left out behind a large number
_DO = as_pattern(
    rf"\s(?:(?:in|across|around|of)\s(?:[\w’'-]+\s){{1,4}}?)?(?:(?:more|others?|will|would|may|are|still|of\sthem)\s){{0,3}}{_SUFFER}\b",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER_OF = as_pattern(
    r":\s-?\s?(?:the\s)?(?:total\s|estimated\s)?number\sof\s(?:new\s)?(?P<what>[a-z]+)", re.IGNORECASE
)
# the writer's own work: `we operate on more than 500 patients`, `our nurses saw 1,200 people`, `has trained 530 volunteers`
_OWN = as_pattern(
    rf"(?:\b(?:we|our|us|my|you\s(?:are|have|had|get|suffer))|{NO_NUMERAL}\bI)\b[^.;:]{{0,80}}$"
    r"|\b(?:has|have)\s(?:trained|supported|helped|funded|raised)\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_STUDIED = as_pattern(
    r"\b(?:stud(?:y|ies|ied)|trials?|survey\w*|cohort|sample|enrol\w+|random\w+|follow\w*|recruit\w+|participants?|data\sfrom)\b",
    re.IGNORECASE,
)
# `for every girl there are 3 boys`, `for 1,000 women invited to it, 2 are saved`
_FOR_EVERY = as_pattern(
    r"\b(?:for|(?:out\s)?of|imagine|picture|take|suppose)\s(?:every\s(?!\d{2})|(?:every\s)?(?:100|[\d,]{4,})\s[a-z]+)",
    re.IGNORECASE,
)
# `For every 100 women who have a mammogram:` above a list of counts
_OUT_OF = as_pattern(
    r"\b(?:of|in|per)\s(?:the\s|every\s)?[\d,]+(?:\s\w+){1,6}\W*$|\bfor\severy\s[\d,]+\b", re.IGNORECASE
)
_IT_TAKES = as_pattern(r"\b(?:takes?|needs?|requires?)\s(?:about\s|around\s)?$", re.IGNORECASE)  # `20 to 36 visits`
# `247 people need to be treated to prevent one stroke`
# what people undergo so that one of them is spared something; for verbose patterns
MUST_BE_TREATED = r"""(?:must\s(?:be\s(?:treated|vaccinated|screened)|take|have|receive)
    |(?:would\s|must\s|will\s)?(?:need|needed|have|has|had)\sto\s(?:be\s(?:treated|vaccinated|screened|given)|take|have|get|use|receive))"""
_TREATED = as_pattern(
    rf"\s(?:[a-z]+\s)?{MUST_BE_TREATED}\b[^.;]{{0,60}}\b(?:for|to\s(?:\w+\s)?(?:prevent|avoid|help|save|spare|cure))\s",
    re.VERBOSE | re.IGNORECASE,
)
# `Treating 50 people prevents one stroke`
_TREATING = as_pattern(
    r"\b(?:[Tt]reating|[Ss]creening|[Vv]accinating|[Ii]mmunising|[Ii]mmunizing|[Tt]esting)\s(?:about\s|around\s)?$"
)
_PREVENTS = as_pattern(r"[^.;]{0,80}\s(?:prevents?|saves?|spares?|avoids?|helps?|cures?)\b", re.IGNORECASE)
_TO_TREAT = as_pattern(r"\b(?:number\sneeded\sto\s\w+|NNT|NNH)\b[^.;\d]{0,80}$")
_SOMEONE = as_pattern(
    r"\b(?:someone|somebody|an?other|an?\s(?:\w+\s)?(?P<who>[a-z]+)|one\s(?P<one>[a-z]+))\b", re.IGNORECASE
)
_NEW_CASE = as_pattern(
    r"\b(?:someone|somebody|(?:an?|one)\s(?:new\s)?(?:case|person|child|baby|woman|man|adult|patient|stroke|death))\b[^.;]{0,50}"
    r"\b(?:diagnosed|dies|has|gets|develops|occurs|happens|recorded)\b[^.;]{0,25}$",
    re.IGNORECASE,
)


def counts_many(figure: Figure) -> bool:
    """True for a number of people so large that it is that of a population: `700,000 people`."""
    size = figure.low or figure.high or 0
    return figure.dimension == "number" and size >= _MANY and (figure.noun or "").casefold() in people_words()


def opens_count(lead_in: str) -> bool:
    """True for a lead-in whose items count people out of a whole: `For every 100 women who have it:`."""
    return bool(lead_in) and _OUT_OF.search(lead_in[-60:]) is not None


def tells_how_many(figure: Figure, role: Role, sentence: str, before: str, behind: str) -> bool:
    """True for a number of people or events that tells how common something is.

    Args:
        figure: a plain number or a frequency.
        role: what its sentence makes of it.
        sentence: plain text; `before` and `behind` are its parts at the figure's sides.
    """
    noun = (figure.noun or "").casefold()
    event = names_event(noun)
    people = noun in people_words() and not event
    size = figure.low or figure.high or 0
    if _TO_TREAT.search(before) and not figure.noun or (people and _TREATED.match(behind)):
        return True
    if people and _TREATING.search(before) and _PREVENTS.match(behind):
        return True
    if ((people or (not noun and _DO.match(behind))) and _FOR_EVERY.search(before)) or (
        event and _IT_TAKES.search(before)
    ):
        return True
    counted = _NUMBER_OF.match(behind) if not noun and size >= _MANY else None  # `65 million: number of people who`
    if counted is not None and names_counted(counted["what"]):
        return True
    unnamed = not noun and size >= _MILLION and _DO.match(behind) is not None
    if not (event or people or unnamed) or role not in ("measure", "population") or _OWN.search(before[-120:]):
        return False
    wide = _WIDE.search(sentence) is not None
    if role == "population" and not wide or _STUDIED.search(sentence):
        return False
    rhythm = figure.dimension == "frequency" or _YEARLY.search(sentence) is not None
    if event:
        return rhythm or wide or _PLACE.search(sentence) is not None or _BRINGS.search(before) is not None
    suffers = _SUFFERS.search(behind) is not None or _STRIKES.search(before[-80:]) is not None
    return (
        suffers and (rhythm or wide or size >= _MANY or not noun) or size >= _MANY and _PLACE.search(behind) is not None
    )


def befalls_someone(figure: Figure, before: str, behind: str) -> bool:
    """True for how often an event befalls somebody: `every two minutes someone is diagnosed with cancer`."""
    if "interval" not in figure.flags or _OWN.search(before):
        return False
    case = _NEW_CASE.search(before[-90:])
    someone = _SOMEONE.search(behind[:60])
    if case is not None or someone is None or not _SUFFERS.search(behind):
        return case is not None
    word = someone["who"] or someone["one"]
    return word is None or word.casefold() in people_words()
