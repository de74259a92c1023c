"""Whether a sentence, a lead-in or a heading tells who may have a treatment or who may not, and which treatment."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from claimcheck.language.ages import stage_words
from claimcheck.language.measure_words import as_specific, without_people
from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_rows

Side = Literal["for", "against"]
Strength = Literal["may", "advise"]

# `should not have`, `can be fitted`, `must not take`, `cannot get`; not `can be given up`, `can be resumed`: what the reader does
_MODAL = as_pattern(
    r"\b(?:(?:should|can|may|could|must|do|does|will|would)(?P<not>\s?not|n?['’]t|\snever)?\s(?:only\s|still\s|also\s)?"
    r"(?:be\s(?!worr|delay|forgot|concern|called|seen|told|possible|able|restart|resum|regain)\w+|have|get|receive|use|take|undergo|benefit))\b",
    re.IGNORECASE,
)
_DENIED = as_pattern(
    r"(?:\b(?:not|never|no\slonger|nor|neither|cannot|rarely|seldom|no)|n['’]t)(?:\s[a-z]+){0,2}\s$", re.IGNORECASE
)
_WHO = as_pattern(r"\bwho\s(?P<modal>can|may|should|is|needs?|will)(?P<not>not|n?['’]t|\snot)?\b", re.IGNORECASE)
# an action and its condition, `You can give blood if:`, `you may not drive when`
_ACTION = as_pattern(
    r"\b(?:can|may|should|could|must)(?P<not>\s?not|n?['’]t|\snever)?\s(?P<what>[a-z]+(?:\s[\w-]+){0,6}?)"
    r"\s(?:only\s)?(?:if|when|provided|unless|as\slong\sas)\b",
    re.IGNORECASE,
)
# the same told the other way round: `If you weigh less than 50 kg, you cannot give blood`
_CONDITION_FIRST = as_pattern(
    r"(?:^|[.;]\s)(?:if|when|unless)\s[^,;.]{1,100},\s(?:you|they|we|he|she)\s(?:can|may|should|could|must)"
    r"(?P<not>\s?not|n?['’]t|\snever)?\s(?P<what>[a-z]+(?:\s[\w-]+){0,3})",
    re.IGNORECASE,
)
# what people must be or have: `you must be at least 18`, `must have tried two medicines`
_REQUIRED = as_pattern(
    r"\b(?:must|needs?\sto|ha(?:ve|s)\sto|should)(?P<not>\s?not|n['’]t)?\s(?:also\s|still\s|[a-z]{2,12}ly\s)?"
    r"(?:be\s(?:aged|at\s(?:least|most)|over|under|above|below|between|older|younger|no\s|more|less|fewer|up\sto|\d)"
    r"|weigh|measure|have\s(?:already\s|also\s)?(?:had|been|tried|got|lost|taken|\w+ed)\b)"
    r"|\b(?:needs?|must\shave)\s(?:an?|your)\s(?:[\w-]+\s){1,4}(?:of\s)?(?=(?:at\s(?:least|most)|above|over|below|under|between)\s)",
    re.IGNORECASE,
)
_PURPOSE = as_pattern(
    r"\bto\s(?:have|get|join|receive|give|donate|qualify\sfor|be\s(?:offered|given))\s(?P<what>(?:[\w-]+\s?){1,5})",
    re.IGNORECASE,
)
_UNLESS = as_pattern(r"\bunless\b", re.IGNORECASE)
CONTRACTED = as_pattern(r"\b[a-z]+n['’]t\b|(?<=[a-z])['’](?:re|ve|ll|m|d|s)\b", re.IGNORECASE)
_OBJECT_END = as_pattern(
    r"[,;:.()]|\s(?:to|for|if|when|in|from|who|whose|unless|until|with|at|before|after|less|more|under|over|only|on)\b",
    re.IGNORECASE,
)
_CLAUSE_START = as_pattern(
    r"[,;:.()]\s|\s(?:and|but|because|while|whereas)\s|\sas\s(?=(?:[\w-]+\s){1,3}(?:is|are|was|were|can|may|should)\b)",
    re.IGNORECASE,
)
_CONTRAST = as_pattern(r"(?:,\s|;\s|\s)(?:but|though|although|while|whereas|however|some|except)\b", re.IGNORECASE)
_FOR = as_pattern(
    r"\s?(?:candidates?\s)?for\s(?!the\sfollowing\b)", re.IGNORECASE
)  # `a suitable candidate for surgery`
_NAMES = frozenset({"screened", "vaccinated", "implanted"})  # cues that name the treatment too
_REACH = 120  # characters on either side of a cue in which the treatment is named


class Told(NamedTuple):
    """A side, how strongly it is told, and the stems of the treatment's name (empty: a pronoun, or not named)."""

    side: Side
    strength: Strength
    treatment: frozenset[str]


@cache
def _words() -> dict[str, tuple[Side, Strength]]:
    found: dict[str, tuple[Side, Strength]] = {}
    for side, strength, words in read_rows(__file__, "criteria_words.tsv"):
        for word in words.split("|"):
            found[word] = ("against" if side == "against" else "for", "may" if strength == "may" else "advise")
    return found


@cache
def _cues() -> re.Pattern[str]:
    words = sorted(_words(), key=len, reverse=True)
    return as_pattern(rf"\b(?:{'|'.join(words)})\b".replace(" ", r"\s"), re.IGNORECASE)


@cache
def unnamed() -> frozenset[str]:
    """The words of the cues themselves, which name no treatment."""
    return as_specific(" ".join(word for word in _words() if word not in _NAMES))


@cache
def _age_words() -> frozenset[str]:
    return as_specific("cannot age aged old older younger absolute relative")


@cache
def _admits() -> re.Pattern[str]:
    """`sees children`, `accepts anyone`, `is only for adults`."""
    people = "|".join(
        sorted({*stage_words(), "people", "patients", "anyone", "someone", "those", "donors", "volunteers"})
    )
    return as_pattern(
        rf"\b(?:(?:sees?|assess(?:es)?|accepts?|admits?|treats?|enrols?|enrolls?|recruits?)|(?:is|are)\s(?P<not>not\s)?(?:only\s|meant\s)?for)"
        rf"\s(?:an?\s|any\s|only\s|all\s)?(?:{people})\b|\b(?P<away>turns?\s(?:\w+\s){{1,2}}away)\b",
        re.IGNORECASE,
    )


def find_side(text: str, figure: int) -> Told | None:
    """The side that a text tells, or None.

    Args:
        text: a sentence, a lead-in or a heading, plain.
        figure: where its figure begins; what stands in front of the cue names the people where the figure is there.
    """
    told = _find_told(text, figure)
    unless = _UNLESS.search(text) if told is not None else None
    if told is None or unless is None or 0 <= figure < unless.start():
        return told
    return told._replace(side="for" if told.side == "against" else "against")


def _find_told(text: str, figure: int) -> Told | None:
    required = _REQUIRED.search(text)
    if required is not None and required.start() < figure:
        purpose = _PURPOSE.search(text)
        named = "" if purpose is None else purpose["what"]
        return Told("against" if required["not"] else "for", "may", _named_in(named))
    modal, cue = _MODAL.search(text), _cues().search(text)
    if cue is not None and (figure < cue.end() or not _CONTRAST.search(text, cue.end(), figure)):
        return _tell_by_cue(text, cue, modal, figure)
    if modal is not None:
        return Told("against" if modal["not"] else "for", "may", _treatment(text, modal.start(), modal.end(), figure))
    admits = _admits().search(text)
    if admits is not None:
        denied = admits["not"] or admits["away"] or _DENIED.search(text[max(0, admits.start() - 30) : admits.start()])
        return Told("against" if denied else "for", "may", _treatment(text, admits.start(), admits.end(), figure))
    action = _ACTION.search(text) or _CONDITION_FIRST.search(text)
    if action is not None:
        return Told("against" if action["not"] else "for", "may", _named_in(action["what"]))
    who = _WHO.search(text)
    if who is not None and (text.rstrip().endswith("?") or who.start() == 0):
        return Told("against" if who["not"] else "for", "may", _treatment(text, who.start(), who.end(), figure))
    return None


def _tell_by_cue(text: str, cue: re.Match[str], modal: re.Match[str] | None, figure: int) -> Told:
    side, strength = _words()[" ".join(cue.group().lower().split())]
    denied = _DENIED.search(text[max(0, cue.start() - 30) : cue.start()]) is not None
    denied = denied or (modal is not None and modal["not"] is not None and modal.start() < cue.start())
    if side == "for" and denied:
        side = "against"
        strength = "may" if modal is not None and modal["not"] else strength
    start = cue if modal is None or modal.start() > cue.start() else modal
    return Told(side, strength, _treatment(text, start.start(), cue.end(), figure))


def _treatment(text: str, start: int, end: int, figure: int) -> frozenset[str]:
    """The naming words in front of a cue, unless they tell the people, and those of its object behind it."""
    subject, cue = "", end
    begin = max((match.end() for match in _CLAUSE_START.finditer(text, max(0, start - _REACH), start)), default=0)
    if not begin <= figure < start:
        subject = text[begin:start]
    skipped = _FOR.match(text, end)
    end = skipped.end() if skipped else end
    match = _OBJECT_END.search(text, end, end + _REACH)
    named = f"{subject} . {text[end : match.start() if match else end + _REACH]} . {_name_of(text[start:cue])}"
    return _named_in(named)


def _named_in(words: str) -> frozenset[str]:
    return without_people(as_specific(CONTRACTED.sub("", words))) - unnamed() - _age_words()


def _name_of(cue: str) -> str:
    return cue.rsplit(maxsplit=1)[-1] if cue.lower().endswith(tuple(_NAMES)) else ""
