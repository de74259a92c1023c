"""Signs that a text speaks about instead of using them: a bad example, a label's abbreviation that it explains."""

from __future__ import annotations

import re

from claimcheck.model import Span
from claimcheck.pattern import as_pattern

REACH = 160  # characters around a place that can tell how it is meant
# A sentence about signs and how they are read: `Avoid the abbreviation QD`, `U has been misread as 0`
ABOUT_SIGNS = as_pattern(
    r"""
    \b(?: abbreviat\w+ | shorthand | decimal\spoints? | (?:trailing|leading|extra|missing)\szero(?:e?s)?
        | mis(?:read|taken|interpreted|understood) | (?:confused|mixed\sup)\swith
        | (?:be|is|was|were|been)\s(?:read|seen|interpreted|understood)\sas
        | (?:can|may|could)\smean
        | error-prone | do[\s-]not[\s-]use\slist )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# `is written OD`, `the label says “`, `never write `, `marked `; right before a place
WRITTEN_BEFORE = as_pattern(
    r"""
    \b(?:writ(?:e|es|ing|ten)|wrote|spell(?:ed|s|ing)?|label(?:l?ed|s)?|marked|print(?:ed|s)?|call(?:ed|s)?|says?|said|reads?|show[ns]?)
    \b (?:\s(?:as|on|it|that|like|this|out|down)){0,2} :? \s? ["“'‘]? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# `OD means the right eye`, `“U” stands for`, `SC is short for`, `OD is written on the label`
EXPLAINED_BEHIND = as_pattern(
    r"""
    [\s"”'’)]{0,3} (?: (?:means?|stands?\sfor)\b
      | (?:is|are|was|were)\s(?:(?:often|sometimes|usually|also|once|only)\s)?
        (?:written|printed|marked|short|shorthand|an?\sabbreviation|Latin|what)\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
WRITING = as_pattern(
    r"\b(?:writ(?:e|es|ing|ten)|wrote|spell\w*|order(?:ed|s)?|labels?|charts?|prescriptions?|says?|said)\b",
    re.IGNORECASE,
)
NOT_BEFORE = as_pattern(
    r"\b(?:not|nor|never|rather\sthan|instead\sof|avoid)\s[\"“'‘]?$", re.IGNORECASE
)  # `not .5 mg`, `instead of U`
NEVER_WRITE = as_pattern(
    r"\b(?:never|don['’]?t|not|avoid|stop)\s(?:\w+\s)?(?:writ(?:e|ing)|abbreviat\w+|us(?:e|ing)\s(?:the\s)?(?:letters?|signs?))\b",
    re.IGNORECASE,
)
QUOTATION = as_pattern(r"“[^“”]{1,80}”|\"[^\"]{1,80}\"|‘[^‘’]{1,80}’")


def is_mentioned(text: str, sentence: Span, start: int, end: int) -> bool:
    """True where a *plain* place in a text is spoken about and not used.

    Args:
        text: of a block.
        sentence: the *plain* span of the sentence around the place.
        start: of the place.
        end: of the place.
    """
    first, last = max(sentence.start, start - REACH), min(sentence.end, end + REACH)
    before, around = text[first:start], text[first:last]
    if ABOUT_SIGNS.search(around) or WRITTEN_BEFORE.search(before) or EXPLAINED_BEHIND.match(text, end, last):
        return True
    if WRITING.search(around) is None:
        return False
    if NEVER_WRITE.search(before) or NOT_BEFORE.search(before):
        return True
    return any(first + quote.start() <= start and end <= first + quote.end() for quote in QUOTATION.finditer(around))
