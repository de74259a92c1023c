"""What kind of number a measure is: a share of people, the size of an effect, a duration …"""

from __future__ import annotations

import re

from claimcheck.model import Figure, Statistic
from claimcheck.pattern import as_pattern

_RISK = as_pattern(
    r"\b(?:risks?|chances?|likelihood|probability|odds|complications?|side\seffects?|adverse|infections?|bleed\w*|clots?|leaks?|failure|relaps\w+|recur\w+)\b",
    re.I,
)
_SURVIVAL = as_pattern(r"\b(?:surviv\w+|mortality|deaths?|die[sd]?|alive)\b", re.I)
_ONSET = as_pattern(r"\b(?:begins?|starts?|kicks?\sin|takes?\seffect|onset|works?\swithin|feel\w*)\b", re.I)
_CHANGED = as_pattern(
    r"\b(?:reduc\w+|(?:brings?|brought|comes?|came|goes?|went)\s(?:[\w'-]+\s){0,5}?(?:down|up)|cut\w*|lower\w*|less|fewer|fall\w*|fell|drop\w*|declin\w+|decreas\w+|shr[aiu]nk\w*|reliev\w+|relief|halv\w+|eas\w+"
    r"|increas\w+|ris\w+|rose|rais\w+|grew|grow\w*|gain\w*|improv\w+|higher|climb\w*|boost\w*|save\w*)\b",
    re.I,
)
# a share that is a laboratory value or a setting: `A1C of 6.5%`, `oxygen level is 94%`
_LEVEL = as_pattern(
    r"\b(?:hb)?a1c\b|\b(?:saturations?|oxygen\slevels?|ejection\sfraction|ha?ematocrit|humidity|alcohol\sby\svolume|body\sfat|concentration)\b",
    re.I,
)
CHANGE_BY = as_pattern(
    r"\b(?:by|of)\s*(?:about|around|up\sto|as\smuch\sas|an?\saverage\sof|some|nearly|roughly|at\sleast)?\s*$", re.I
)
_OF_NORMAL = as_pattern(
    r"\sof\s(?:the\s)?(?:normal|predicted|expected|usual)\b", re.I
)  # `a factor level below 1% of normal`
# `a risk of 10%` is a size, whatever the clause says to change
_SIZE_OF = as_pattern(
    r"\b(?:risks?|chances?|likelihood|probability|odds|rates?|prevalence|incidence)\sof\s(?:about\s|around\s|up\sto\s|at\sleast\s|nearly\s)?$",
    re.I,
)
CHANGED_BEHIND = as_pattern(
    r"^\s*(?:(?:fewer|less|lower|higher|more|greater)\b|(?:[\w-]+\s){0,2}?(?:reduction|decrease|increase|drop|fall|rise|improvement|decline|cut|relief)\b)",
    re.I,
)


def find_statistic(text: str, start: int, end: int, figure: Figure, counts_people: bool) -> Statistic:
    """What kind of number a measure is: a share of people, the size of an effect, a duration …

    `text[start:end)` is its clause; the figure's offsets are *plain* in `text`.
    """
    clause = text[start:end]
    before, behind = text[start : figure.start], text[figure.end : end]
    if figure.dimension == "money":
        return "cost"
    if figure.dimension == "multiple":
        return "ratio"
    if figure.dimension in ("percent", "ratio"):
        if (
            figure.dimension == "percent"
            and not counts_people
            and (_OF_NORMAL.match(behind) or _LEVEL.search(text[max(0, figure.start - 70) : figure.start]))
        ):
            return "level"
        if counts_people:
            return "survival" if _SURVIVAL.search(clause) else "share"
        changed = bool(_CHANGED.search(clause))
        if (CHANGE_BY.search(before) and changed and not _SIZE_OF.search(before)) or CHANGED_BEHIND.match(behind):
            return "effect"
        if re.search(r"\bdoses?\b", clause, re.I) and figure.dimension == "ratio":
            return "ratio"
        if _SURVIVAL.search(clause):
            return "survival"
        if _RISK.search(clause):
            return "risk"
        if re.search(r"\b(?:relief|reduction|improvement|decrease)\b", clause, re.I):
            return "effect"
        return "share"
    if figure.dimension == "time":
        if "interval" in figure.flags:
            return "interval"
        if "age" in figure.flags:
            return "age"
        return "onset" if _ONSET.search(before) else "survival" if _SURVIVAL.search(clause) else "duration"
    if figure.dimension == "frequency":
        return "count" if figure.low and figure.low > 100 else "interval"
    if figure.dimension in ("mass", "units", "rate", "volume"):
        return "dose"
    if figure.dimension == "number":
        return "count"
    return "level"
