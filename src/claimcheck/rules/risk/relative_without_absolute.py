"""RSK001: how much a risk changes, but not how large it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.documents.document import Block
from claimcheck.model import Quantity, Span
from claimcheck.pattern import as_pattern
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.baselines import Baselines, clause_of
from claimcheck.rules.passages import find_prose, sentence_around
from claimcheck.rules.tables import as_alternatives, read_words

# `risk of stroke`, `the chance that`, `30% less likely`, `the rate of lung cancer`
RISK = as_pattern(
    r"\b(?:risks?|chances?|odds|likelihood|probability|hazard|(?:less|more)\slikely|likelier|as\slikely"
    r"|rates?\sof\s(?:[\w-]+\s){0,2}?(?:cancers?|diseases?|infections?|deaths?|strokes?|injur(?:y|ies)|miscarriages?|complications?))\b",
    re.IGNORECASE,
)
# The words of a change, on either side of its figure
CHANGE = as_pattern(
    r"""
    \b(?:cut(?:s|ting)?|reduc\w+|lower\w*|decreas\w+|drop\w*|f[ae]ll\w*|fell|declin\w+|shr[aiu]nk\w*|slash\w*|rais\w+|ris(?:e|es|en|ing)|rose
      |increas\w+|higher|greater|doubl\w+|tripl\w+|halv\w+|less|more|fewer|smaller|times|twice|relative|prevent\w*)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# `halves the risk of stroke`, `has halved their chance`
HALVED = as_pattern(
    r"\b(?P<verb>halv(?:es|ed|ing|e))\s(?:\w+\s){0,3}(?:risks?|chances?|odds|likelihood|probability)\b", re.IGNORECASE
)
# `multiplies the risk of a stroke by five`
MULTIPLIED = as_pattern(
    r"\bmultipl(?:y|ies|ied|ying)\s(?:\w+\s){0,3}(?:risks?|chances?|odds|likelihood|probability)\s(?:\w+\s){0,6}?(?P<verb>by\s\w+)",
    re.IGNORECASE,
)
# What the figure belongs to, if not to the risk: blood values, scores, use of drugs, attacks
OTHER = as_pattern(
    r"\b(?:pain|score|cholesterol|blood\s(?:pressure|sugar)|glucose|weight|cost|costs|price|opioid|painkiller|tablets?|(?<!heart\s)attacks?|seizures?|flares?|flare-ups?|relapses|relapse\srates?|exacerbations?|migraines?|use|intake|dose)\b",
    re.IGNORECASE,
)
# `twice as likely`, `doubles your risk`, `a fourfold risk`
MULTIPLE_BEHIND = as_pattern(
    r"\s(?:times\s)?(?:as|more|less|higher|lower|greater|the|that|those|your|their|his|her|our|risks?|chances?|odds|likelihood)\b"
)
ABSOLUTE = as_pattern(r"\babsolute\s", re.IGNORECASE)  # `an absolute risk reduction of 3 percent`
LEVEL = as_pattern(
    r"\ban?\s(?:\w+\s)?(?:risk|chance|probability|likelihood)\sof\s(?:about\s|only\s|around\s)?$", re.IGNORECASE
)
OUT_OF = as_pattern(r"\s(?:in|of|out|per)\s")
PART_BEHIND = as_pattern(r"\s(?:that|those|the\s(?:risk|chance|rate|odds)|as\s(?:high|likely|great))\b", re.IGNORECASE)
# Events that nobody calls a risk: `three times as likely to stop smoking`, `the chance of success`
WANTED = as_pattern(
    r"\b(?:likely\sto|(?:chance|chances|odds|likelihood|probability)\sof)\s(?:(?:a|an|the|being|getting|having)\s)?"
    r"(?:stop\w*|quit\w*|success\w*|succeed\w*|recover\w*|surviv\w*|winning|rain|snow|improv\w*|respond\w*|cure[sd]?|live|living|walk\w*|conceiv\w*|pregnancy"
    r"|returns?|go\s(?:home|back)|finish|complete|keep|stick|stay\s(?!in\b)|attend|join|sleep|remember|pass|start|sa(?:y|id)|report|choose|ask|visit|book|follow|take"
    r"|use|work|reach|regain|feel\s(?:better|well)|breastfeed|be\s(?:alive|free|well|dry|satisfied|cured|active|offered|given|able))\b"
    r"|\b(?:success|recovery|survival|pregnancy|cure|improvement)\s(?:is\s|was\s)?(?:[\w%-]+\s){0,4}?(?:more\s|less\s|as\s)likely\b",
    re.IGNORECASE,
)
# How many have something now, no event to come: `twice as likely as men to have gallstones`, never `to have a stroke`
HAVING = as_pattern(
    r"\blikely\s(?:(?:as|than)\s(?:\w+\s){1,3}?)?to\s(?:have\s(?!an?\b|another\b|surgery\b)|live\swith\b|suffer\sfrom\s(?!an?\b))",
    re.IGNORECASE,
)


@rule(
    "RSK001",
    severity="warning",
    examples=(
        Bad("The tablet cuts the risk of stroke by «50%»."),
        Bad("People who smoke are «three times» more likely to have a clot."),
        Bad("Statins lower the risk of a heart attack by «25%». About 30% of adults take one."),
        Good("The tablet cuts the risk of stroke by 50%, from 4 in 100 people to 2 in 100."),
        Good("The tablet cuts the risk of stroke by 50%. That means 2 strokes in 100 people instead of 4."),
        Good("The pump lowers pain by 50%. The risk of infection is 2%."),
        Good("Women are twice as likely as men to have gallstones."),
    ),
)
def relative_without_absolute(case: Case) -> Iterator[Hit]:
    """A risk is said to rise or fall by a share, and its paragraph says nowhere how large the risk is.

    A risk is the probability of an event for a person: blood values, pain scores, the use of drugs and the number of
    attacks are none. Marked is the figure of the change.

    Why: half of a small risk is little and half of a large one much; relative figures alone make effects look larger.

    What to do: give the risk with and without, in the same unit: from 4 in 100 people to 2 in 100.

    Authority: IPDAS (probabilities); CONSORT 2010, item 17b, and CONSORT 2025, item 26.
    """
    baselines = Baselines(case.reading)
    by_block: dict[int, list[Quantity]] = {}
    for quantity in case.reading.quantities:
        by_block.setdefault(quantity.block, []).append(quantity)
    for block in find_prose(case.reading):
        changes = [each for each in by_block.get(block.index, ()) if _is_relative_risk(block, baselines, each)]
        places = [change.plain for change in changes]
        halves = [
            Span(*match.span("verb")) for match in (*HALVED.finditer(block.text), *MULTIPLIED.finditer(block.text))
        ]
        for place in (*places, *halves):
            if not baselines.tell(block, place, changes):
                yield _as_hit(block, place)


def _as_hit(block: Block, place: Span) -> Hit:
    span = block.map.to_source(place.start, place.end)
    written = block.text[place.start : place.end]
    message = (
        f"`{written}` tells how much the risk changes, but not how large it is: "
        f"give the risk with and without, such as 4 in 100 and 2 in 100"
    )
    return Hit(span.start, span.end, message, found=written)


def _is_relative_risk(block: Block, baselines: Baselines, quantity: Quantity) -> bool:
    """True for a change in percent, or a multiple, of a risk or of how often an event happens."""
    figure, text = quantity.figure, block.text
    relative = (
        figure.dimension in {"percent", "multiple"}
        or figure.unit == "{times}"
        or figure.noun == "times"
        or _is_part(text, quantity)
    )
    if not relative or figure.points or figure.change is not None:
        return False
    sentence = sentence_around(list(baselines.sentences(block)), block, quantity.plain.start)
    clause = clause_of(text, sentence, quantity.plain)
    before, behind = text[clause.start : quantity.plain.start], text[quantity.plain.end : clause.end]
    if not _is_changed(before, behind, figure.dimension == "percent"):
        return False
    if ABSOLUTE.search(before[-60:]) or LEVEL.search(before[-60:]):
        return False
    told = before + quantity.text + behind
    if WANTED.search(told) or HAVING.search(told):
        return False
    if RISK.search(before) or RISK.search(behind):
        return True
    return (
        figure.dimension == "percent"
        and _events().search(before + " " + behind) is not None
        and not OTHER.search(before + behind)
    )


def _is_part(text: str, quantity: Quantity) -> bool:
    """True for a part of somebody else's risk: `half that of people who smoke`, `cut by a third`."""
    figure = quantity.figure
    if figure.dimension != "ratio" or OUT_OF.search(quantity.text):
        return False
    before = text[max(0, quantity.plain.start - 12) : quantity.plain.start]
    return PART_BEHIND.match(text, quantity.plain.end) is not None or before.endswith("by ")


def _is_changed(before: str, behind: str, percent: bool) -> bool:
    if percent:  # `cut the risk of stroke by 50%`, `50% lower`, `a 50% reduction`, `50% less likely`
        if re.search(r"\b(?:by|of)\s(?:\w+\s){0,3}$", before) and CHANGE.search(before):
            return True
        return (
            re.match(
                r"\s(?:relative\s)?(?:lower|higher|less|more|greater|smaller|fewer|reduction|increase|decrease|drop|fall|rise|cut)\b",
                behind,
            )
            is not None
        )
    return CHANGE.search(before[-60:]) is not None or MULTIPLE_BEHIND.match(behind) is not None


@cache
def _events() -> re.Pattern[str]:
    return as_pattern(rf"\b(?:{as_alternatives(read_words('events.txt'))})\b", re.IGNORECASE)
