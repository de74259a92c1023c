"""The noun phrase of a source before its noun: `a large 2020 Harvard` study."""

from __future__ import annotations

import re

from claimcheck.language.citations_words import YEAR, find_container, organization_name, organization_pattern
from claimcheck.pattern import as_pattern

STOPS = as_pattern(
    r"\b(?:in|per|to|by|from|with|that|which|is|are|was|were|be|been|as|on|at|for|or|but|if|when|yet|whereas|although|though|than|into|under|see|also|has|have"
    r"|had|of|and|while|after|before|because|the|an?|one|this|these|those|another|several|many|most|some|its|their|found|shows?|do|does"
    r"|did|can|may|will|according|our|your|two|three|multiple|numerous|both|other|previous|earlier|above|more|few|about|near|over|during|through|between|without|within|via|where|who|how|why)\s",
    re.IGNORECASE,
)
# `Dr. Ines Ferreira's 2018 study`
PERSON = as_pattern(r"(?:(?:Dr|Prof|Professor)\.?\s)?(?:[A-Z][\w-]+\s){0,3}(?P<family>[A-Z][\w-]+)['’]s(?:\s|$)")
DETERMINERS = frozenset(
    """a an one the this that these those another both several many most some two three other multiple numerous
    its their his her our more few""".split()
)


def split_lead(window: str) -> tuple[int, str, str]:
    """Where the noun phrase begins in the window, its determiner (lower case) and the words between."""
    cut = 0
    for stop in STOPS.finditer(window):
        if stop.start() == 0 or not (window[stop.start() - 1].isalnum() or window[stop.start() - 1] in "-'’"):
            word = stop.group().strip().casefold()
            cut = stop.start() if word in DETERMINERS else stop.end()
    for sign in re.finditer(
        r"(?:(?<!\bDr)(?<!\bProf)(?<!\bal)\.|[!?;:()\[\]“”\"—″])(?:\d{1,3}(?:[,–-]\d{1,3})*(?=\s))?\s*", window
    ):
        cut = max(cut, sign.end())
    for body in organization_pattern().finditer(window):
        if body.start() < cut < body.end():
            cut = body.start()
            if re.search(r"\b[Tt]he\s$", window[:cut]):
                cut -= 4
    phrase = window[cut:]
    same = (
        re.search(r"\b(?:the|this|these|those)\s$", window[:cut], re.IGNORECASE)
        if phrase.casefold().startswith("same ")
        else None
    )
    if same:
        cut = same.start()
        phrase = window[cut:]
    det = phrase.split(" ", 1)[0].casefold() if phrase else ""
    if det in DETERMINERS:
        return cut, det, phrase[len(det) :].strip()
    comma = phrase.rfind(", ")
    if comma != -1:
        cut, phrase = cut + comma + 2, phrase[comma + 2 :]
    if phrase[:1].islower() and not re.match(rf"(?:{YEAR}|[a-z-]+)\b", phrase):
        return cut, "", ""
    return cut, "", phrase.strip()


def find_year(words: str) -> int | None:
    match = re.search(rf"(?<![\w-])(?P<year>{YEAR})(?![\w-])", words)
    return int(match["year"]) if match else None


def find_owner(words: str) -> tuple[str | None, str | None]:
    """A journal or organisation among the words before the noun: `a JAMA study`, `a CDC report`."""
    for match in re.finditer(r"(?<![\w-])[A-Z]", words):
        organization = organization_pattern().match(words, match.start())
        if organization:
            return None, organization_name(organization.group())
        container = find_container(words, match.start())
        if container is not None and container[0] == container[0].strip():
            return container[0], None
    return None, None
