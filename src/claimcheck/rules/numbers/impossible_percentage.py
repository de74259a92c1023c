"""NUM001: more than all, or less than none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.language.people_words import people_words
from claimcheck.pattern import as_pattern
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.tables import as_alternatives, read_words

REACH = 100  # characters in front of a figure that say what it is a share of
# `a success rate of 120%`, `120% survival`: shares by their name, of whatever is counted
RATE_BEFORE = as_pattern(
    r"\b(?:success|survival|response|cure|remission|infection|complication|mortality|death|failure|prevalence|accuracy|sensitivity|specificity|uptake)"
    r"(?:\srates?)?(?:\s(?:at|after|by|among|for)\s(?:[\w-]+\s){0,3}[\w-]+)?\s(?:is|was|of|at|stands\sat|reache[sd])\s(?:about\s|around\s|over\s|up\sto\s|nearly\s)?$",
    re.IGNORECASE,
)
# `the share of veterans with ringing ears at 115%`
SHARE_BEFORE = as_pattern(
    r"\b(?:share|proportion|percentage|fraction)\s(?:of|who|that|whose)\s(?:[\w-]+\s){1,12}?(?:is|was|at|to\sbe|as|of|reache[sd]|stood\sat|being)"
    r"\s(?:about\s|around\s|over\s|up\sto\s|nearly\s|almost\s|roughly\s)?$",
    re.IGNORECASE,
)
# `of those asked, 130% were`
OF_BEFORE = as_pattern(
    r"\bof\s(?:these|those|the|our|all)\s(?:[\w-]+\s){0,5}[\w-]+,\s(?:about\s|over\s|nearly\s)?$", re.IGNORECASE
)
WERE = as_pattern(r"\s(?:were|are|had|have|felt|did|could|wanted|needed)\b", re.IGNORECASE)
# `is found in 130%.`
FOUND_IN = as_pattern(
    r"\b(?:found|seen|noted|reported|present|occur(?:s|red)?|happen(?:s|ed)?|develop(?:s|ed)?|work(?:s|ed)?|fail(?:s|ed)?)\sin\s(?:about\s|over\s|nearly\s)?$",
    re.IGNORECASE,
)
CLOSED = as_pattern(r"[.,;)](?:\s|$)|$")
# `190% of them still had antibodies`, `110% said they would`
PRONOUN = as_pattern(r"\sof\s(?:them|us|you|whom|those\s(?!of\b)\w+)\b", re.IGNORECASE)
DID = as_pattern(
    r"\s(?:then\s|still\s|later\s|even\s)?(?:said|say|answered|agreed|recovered|survived|responded|improved|died|attended|took\spart|got\sbetter|would)\b",
    re.IGNORECASE,
)
RATE_BEHIND = as_pattern(
    r"\s(?:success|survival|response|cure|remission|mortality|prevalence)\b(?!\s(?:than|of\sthe))", re.IGNORECASE
)
COMPARED_BEHIND = as_pattern(
    r"\s(?:better|worse|higher|lower|greater|more|less|as|than|of\sthat|of\sthose\sof)\b", re.IGNORECASE
)
# A change may be any: `rose by 150%`, `150% more patients`
CHANGE_BEFORE = as_pattern(
    r"\b(?:ris(?:e|es|en|ing)|rose|increas\w+|grow\w*|grew|gain\w*|climb\w*|jump\w*|higher|more|up|chang\w+|f[ae]ll\w*|dropp?\w*|decreas\w+|reduc\w+)"
    r"\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)


@rule(
    "NUM001",
    severity="error",
    needs="figures",
    examples=(
        Bad("Relief was seen in «120%» of patients."),
        Bad("The pump helped «90-110%» of the people who had one."),
        Bad("The survival rate was «104%»."),
        Good("The number of implants rose by 150% of the 2010 figure."),
        Good("Relief was seen in 100% of patients, and costs were 130% of those of tablets."),
    ),
)
def impossible_percentage(case: Case) -> Iterator[Hit]:
    """A share of people or things is above 100 % or below 0.

    A change may be larger (`rose by 150%`), and so may a comparison (`150% of the usual dose`).

    Why: no group has more members than all of it; the figure, or what it is said to be of, is wrong.

    What to do: look the figure up in its source; if a change was meant, say so.

    Authority: arithmetic; AMA Manual of Style, chapter 18 (percentages).
    """
    for quantity in case.reading.quantities:
        figure = quantity.figure
        highest = figure.low if figure.high is None else figure.high
        lowest = figure.high if figure.low is None else figure.low
        if figure.dimension != "percent" or figure.points or highest is None or lowest is None:
            continue
        if 0 <= highest <= 100 and 0 <= lowest <= 100:
            continue
        text = case.reading.document.blocks[quantity.block].text
        if not _is_share(text, quantity.plain.start, quantity.plain.end):
            continue
        limit = "above 100 %" if max(highest, lowest) > 100 else "below 0"
        message = f"{quantity.text} is given as a share, and no share can be {limit}: look the figure up"
        yield Hit(quantity.start, quantity.end, message, found=quantity.text)


def _is_share(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - REACH) : start]
    if CHANGE_BEFORE.search(before):
        return False
    if COMPARED_BEHIND.match(text, end):
        return False
    counted = _members().match(text, end) or PRONOUN.match(text, end) or DID.match(text, end)
    if (OF_BEFORE.search(before) and WERE.match(text, end)) or (FOUND_IN.search(before) and CLOSED.match(text, end)):
        return True
    return bool(counted or RATE_BEFORE.search(before) or SHARE_BEFORE.search(before) or RATE_BEHIND.match(text, end))


@cache
def _members() -> re.Pattern[str]:
    plural = {word for word in people_words() if word.endswith("s")}  # no `150% of the adult dose`
    words = as_alternatives(read_words("counted.txt") | plural)
    return as_pattern(
        rf"\sof\s(?:(?:the|all|our|their|those|these|its|his|her)\s)?(?:(?!of\b|in\b|for\b)[\w-]+\s){{0,3}}?(?:{words})\b(?!['’])",
        re.IGNORECASE,
    )
