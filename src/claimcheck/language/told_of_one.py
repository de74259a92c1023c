"""What is told of one person, of one trial or in a question: no statement about how things usually go."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.language.citations_body import given_names
from claimcheck.model import Figure
from claimcheck.pattern import as_pattern

NO_NUMERAL = r"(?<!ype\s)(?<!hase\s)(?<!rade\s)(?<!tage\s)(?<!lass\s)(?<!art\s)(?<!evel\s)"  # not `type I`
# `My own experiment lasted nine days`, `after her last pill she was cured`
_STORY = as_pattern(
    rf"{NO_NUMERAL}\bI(?:\s(?=[a-z])|['’](?:m|ve|d|ll)\b)|\b[Mm]y\b"
    r"|\b(?:[Ss]he|[Hh]e|(?P<given>[A-Z][a-z]+))\s(?:was|had|took|went|got|lost|felt|came|began|could|did|gave|paid|told|asked|waited|tried|stopped|started|[a-z]{3,}ed)\b"
)
_ASKED = as_pattern(r"\?[”\"’)*_]*\s*$")
_ASKS_IF_KNOWN = as_pattern(r"\b(?:did\syou\sknow|have\syou\sheard|is\sit\strue)\b", re.IGNORECASE)
# `a two in three chance of getting the real drug`: how a trial is drawn
# `our volunteers answered 6,214 calls`: how busy a service was
_BUSY = as_pattern(
    r"\b(?:we|our|us|it|volunteers?|helpline|charity)\b[^.;]{0,40}"
    r"\b(?:answer|took|take|handle|receiv|log|welcom|recruit|train|gain|attract|sen[dt]|rais|h[ae]ld|hosted|ran)\w*\s(?:[\w,.%-]+\s){0,4}"
    r"(?:calls?|e?-?mails?|enquir(?:y|ies)|letters|messages|members|visitors|volunteers|donations|appointments|referrals|meetings|events|newsletters)\b",
    re.IGNORECASE,
)
_THAN_BEFORE = as_pattern(r"\s(?:more|fewer|less|up|down|higher|lower|increase|rise|fall|drop)\b", re.IGNORECASE)
_DRAWN = as_pattern(
    r"\s(?:chance|odds|probability)\sof\s(?:getting|receiving|having|being\sgiven|being\sput\son)\s(?:the|an?)\s(?:[a-z]+\s){0,2}"
    r"(?:drug|treatment|medicine|placebo|dummy|tablet|jab|vaccine|injection|arm|group)\b",
    re.IGNORECASE,
)
_TO_READ = as_pattern(
    r"\sto\s(?:fill\s(?:in|out)|complete|read|answer|watch|listen|charge|recharge|load|download)\b", re.IGNORECASE
)  # the text itself
# `The trial could not tell whether it lasts beyond`
_UNKNOWN = as_pattern(
    r"\b(?:(?:could|can|did|do|does)\s?(?:not|n['’]t)\s(?:tell|say|show|know)|(?:un|not\s)(?:known|clear|sure|certain)|no\sone\sknows)\s(?:whether|if)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_READ_IT = as_pattern(r"\b[Rr]ead\s(?:it|this)\b[^.]*\bit\stakes\s$")  # `Read it first; it takes`
_NEXT = as_pattern(r"\slater,?\s(?:she|he|I|we)\b", re.IGNORECASE)  # `Ten minutes later she is asleep`
# `The whole study takes 28 weeks`: how long taking part goes on
_TAKES_PART = as_pattern(
    r"\b(?:the|this|our)\s(?:whole\s|entire\s)?(?:study|trial|research|project|survey|questionnaire|visit|appointment|film|video|podcast|episode|course|programme|program|talk|tour)\s"
    r"(?:itself\s)?(?:takes|lasts|runs|goes\son|will\s(?:take|last|run))\s[^.;]{0,20}$"
    r"|\b(?:walk|drive|bus|train|journey|ride|trip)\s(?:\w+\s){0,4}(?:takes|is|lasts)\s[^.;]{0,20}$"
    r"|\b(?:our|my)\s(?:[\w-]+\s)?(?:film|video|course|class|programme|program|workshop|talk|tour|podcast|app)\b[^.;]{0,40}$"
    r"|\b(?:each|every)\s(?:class\s|session\s|workshop\s|meeting\s)?(?:lasts|takes|runs)\s[^.;]{0,20}$"
    r"|\b(?:tests?|classes|sessions|meetings|clinics?|visits?|workshops?)\s(?:take|takes)\splace\b[^.;]{0,40}$",
    re.IGNORECASE,
)
# `half of them were given the tablet`: an arm of a trial
_ARM = as_pattern(
    r"\s(?:\([^()]{1,30}\)\s)?(?:of\s(?:them|the\s\w+|[a-z]+)(?:,\s[^,]{1,30},)?\s)?(?:had\sthe\s(?:laser|drug|injection|operation|surgery|treatment|jab|vaccine|new|real|active)\b|(?:was|were|are|will\sbe)\s(?:then\s)?(?:randomly\s)?(?:assigned|allocated|randomi[sz]ed"
    r"|(?:given|put\son|placed\son)\s(?:an?|the)\b)|(?:got|received|took|gets?|receives?|takes?|will\s(?:get|receive|take))\s(?:an?\s|the\s)?(?:placebo|dummy|sham|real|active)\b)",
    re.IGNORECASE,
)


def is_no_rule(figure: Figure, sentence: str, before: str, behind: str) -> bool:
    """True for a figure of one person's story, of a trial's own course, or in a question.

    A share in a story or question stays a claim: somebody vouches for it. `before` and `behind` are the parts of its sentence at
    the figure's sides.
    """
    if _UNKNOWN.search(before):
        return True
    if figure.dimension == "time" and (_READ_IT.search(before) or _TO_READ.match(behind) or _NEXT.match(behind)):
        return True
    if figure.dimension == "ratio" and _DRAWN.match(behind):
        return True
    compared = _THAN_BEFORE.match(behind) or before.endswith(
        ("up ", "down ", "rise of ", "increase of ", "fall of ", "drop of ")
    )
    if (figure.dimension == "number" or compared) and _BUSY.search(sentence):
        return True
    if _ASKED.search(sentence) and not _ASKS_IF_KNOWN.search(sentence):
        return figure.dimension not in ("percent", "ratio")
    if figure.dimension not in ("time", "number", "money", "mass", "frequency"):
        return False
    return _is_story(sentence) or (figure.dimension == "time" and _TAKES_PART.search(before[-120:]) is not None)


def names_arm(behind: str) -> bool:
    """True where the words behind a share make it an arm of a trial: `half of them were given the tablet`."""
    return _ARM.match(behind) is not None


@lru_cache(maxsize=64)
def _is_story(sentence: str) -> bool:
    return any(match["given"] is None or match["given"] in given_names() for match in _STORY.finditer(sentence))
