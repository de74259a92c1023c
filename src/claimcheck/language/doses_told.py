"""Shares that are part of a dose: the strength of a preparation, a part of a tablet or spoon."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.model import Figure
from claimcheck.pattern import as_pattern

# a part of what is taken: `1/2 tablet`, `half a level teaspoon`
_PART = as_pattern(
    r"""\s?(?:an?\s|the\s|your\s|of\s(?:an?|the|your|one)\s)?(?:level\s|heaped\s|metric\s|adult\s|usual\s|normal\s|full\s|first\s|starting\s)?(?:tab(?:let)?s?|tsps?|tbsps?|teaspoons?|tablespoons?|spoonfuls?|cups?|pills?
    |capsules?|caps|caplets?|sachets?|vials?|doses?|ampoules?|pints?|glass(?:es)?|scoops?|slices?|patch(?:es)?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SUBSTANCE = r"""(?:[a-z]+(?:caine|olone|asone|sone|azole|amide|oxide|idine|mycin|micin|permethrin|tretinoin|olol|prost|onidine|cortisone)
    |(?:[a-z]+ic\s)?acid|(?:[a-z]+\s)?peroxide|acetate|chloride|saline|sucrose|dextrose|glucose|minoxidil|iodine|urea|menthol|ammonium|alcohol|fluoride|zinc)"""
# behind it: `5% cream`, `3 percent hydrocortisone`
_STRONG = as_pattern(
    rf"""\s(?:w/[wv]\s|strength\s|topical\s|solution\sof\s)?(?:(?:[a-z]+\s)?(?:creams?|gels?|ointments?|lotions?|solutions?|shampoos?|mouthwash|foam|eye\sdrops
    |suspension|wash|drops|paste|spray|patch(?:es)?)|{_SUBSTANCE})\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_SUBSTANCE = as_pattern(rf"\b{_SUBSTANCE}\s\(?$", re.VERBOSE | re.IGNORECASE)  # `lidocaine 5%`


# `Chloramphenicol 0.5%: 1 drop`
_NAME = as_pattern(r"\W*[A-Z][A-Za-z-]+(?:\s[a-z]+)?\s")
_APPLIED = as_pattern(r":\s(?:apply|put|use|instil|one|two|three|four|\d|a\sthin|thinly)\b", re.IGNORECASE)
_THIN = frozenset({"mg/mL", "ug/mL", "[iU]/mL", "g/mL", "mg/L"})
# `your dose … within 30 minutes after food`
_MEAL = as_pattern(
    r"\s(?:before|after|of)\s(?:food|(?:a\s|each\s|your\s)?meals?|eating|breakfast|dinner|lunch|supper)\b",
    re.IGNORECASE,
)
_SMALLEST = Decimal("0.1")  # `1/300th of the dose by mouth` is no part of a tablet
_DOSE = as_pattern(r"\b(?:dos(?:e|es|ing)|tablets?|capsules?|medicines?|injection)\b", re.IGNORECASE)


def is_dosed(figure: Figure, before: str, behind: str) -> bool:
    """True for a share, strength or time that a dose is told with; `before` and `behind` are the sentence at its sides."""
    if figure.unit in _THIN:
        return True
    if figure.dimension == "time":
        return _MEAL.match(behind) is not None and _DOSE.search(before) is not None
    if figure.dimension == "ratio":
        return _PART.match(behind) is not None and (figure.low or 1) >= _SMALLEST
    return figure.dimension == "percent" and (
        (_NAME.fullmatch(before) is not None and _APPLIED.match(behind) is not None)
        or _STRONG.match(behind) is not None
        or _OF_SUBSTANCE.search(before[-40:]) is not None
    )
