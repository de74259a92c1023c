"""Identifiers of sources: where they stand in a text, and whether they can be ones at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from claimcheck.language.cues import cue_words, fold, holds_any
from claimcheck.pattern import as_pattern

IdentifierKind = Literal["doi", "pmid", "pmcid", "nct", "isrctn", "issn", "orcid", "arxiv", "url"]

IDENTIFIER = as_pattern(
    r"""
    (?P<doi>\b(?:https?://(?:dx\.)?doi\.org/|doi(?:\.org/|:\s?|\s))(?P<a>[^\s<>"“”\[\]{}|]{3,200})
      | (?<![\w./])10\.\d{4,9}/[^\s<>"“”\[\]{}|]{1,200})
    | \b(?P<pmid>(?:PMID|PubMed\sID)(?:\s?[:#])?\s?(?P<b>[A-Za-z]?\d[\dA-Za-z]{0,14}))
    | \b(?P<pmcid>(?:PMCID:?\s?)?(?P<c>PMC\d[\w]{0,12}))
    | \b(?P<nct>NCT[\s-]?(?P<d>\d[\w]{0,14}))
    | \b(?P<isrctn>ISRCTN\s?(?P<e>\d[\w]{0,14}))
    | \b(?P<issn>e?ISSN(?:\s?:)?\s?(?P<f>[\dX][\dX-]{3,12}))
    | \b(?P<orcid>(?:https?://orcid\.org/|ORCID:?\s?)(?P<g>[\dX-]{4,24}))
    | \b(?P<arxiv>arXiv:\s?(?P<h>\d{4}\.\d{4,5}(?:v\d+)?))
    | \b(?P<url>https?:/{0,2}[^\s<>"“”]{0,2000} | www\.[^\s<>"“”]{3,2000})
    """,
    re.VERBOSE | re.IGNORECASE,
)
GROUPS = {"doi": "a", "pmid": "b", "pmcid": "c", "nct": "d", "isrctn": "e", "issn": "f", "orcid": "g", "arxiv": "h"}


class Identifier(NamedTuple):
    """An identifier at *plain* offsets; `value` is bare (DOI in lower case)."""

    start: int
    end: int
    kind: IdentifierKind
    value: str


def find_identifiers(text: str) -> Iterator[Identifier]:
    """Every identifier of a text in order, closing punctuation left off."""
    if not holds_any(fold(text), cue_words("identifier")):
        return
    for match in IDENTIFIER.finditer(text):
        for kind in ("doi", "pmid", "pmcid", "nct", "isrctn", "issn", "orcid", "arxiv", "url"):
            if match[kind] is not None:
                value = (match[GROUPS[kind]] if kind in GROUPS else None) or match[kind]
                bare = _trimmed(value)
                end = match.end() - (len(value) - len(bare))
                yield Identifier(match.start(), end, kind, bare.lower() if kind == "doi" else bare)
                break


def _trimmed(value: str) -> str:
    """Without closing punctuation, and without closing brackets that nothing opens."""
    closing = value.count(")") - value.count("(")
    end = len(value)
    while end:
        sign = value[end - 1]
        if sign in ".,;:!?'\"”’*":
            end -= 1
        elif sign == ")" and closing > 0:
            closing -= 1
            end -= 1
        else:
            break
    return value[:end]


def check_doi(text: str) -> str | None:
    """What is wrong with a bare DOI, or None."""
    if not text.startswith("10."):
        return "a DOI begins with 10."
    prefix, slash, suffix = text.partition("/")
    if not re.fullmatch(r"10\.\d{4,9}(?:\.\d+)*", prefix):
        return "a DOI's prefix is 10. and four to nine digits"
    if not slash or not suffix:
        return "a DOI has a suffix after its slash"
    return None


def check_pmid(text: str) -> str | None:
    """What is wrong with a PMID, or None."""
    return None if re.fullmatch(r"[1-9]\d{0,7}", text, re.ASCII) else "a PMID has one to eight digits"


def check_pmcid(text: str) -> str | None:
    """What is wrong with a PMCID, or None."""
    return (
        None
        if re.fullmatch(r"PMC[1-9]\d{0,8}(?:\.\d+)?", text, re.ASCII | re.I)
        else "a PMCID is PMC and one to nine digits"
    )


def check_nct(text: str) -> str | None:
    """What is wrong with a ClinicalTrials.gov number (with or without NCT), or None."""
    return None if re.fullmatch(r"(?:NCT)?\d{8}", text, re.ASCII | re.I) else "an NCT number has eight digits"


def check_isrctn(text: str) -> str | None:
    """What is wrong with an ISRCTN number (with or without ISRCTN), or None."""
    return None if re.fullmatch(r"(?:ISRCTN)?\d{8}", text, re.ASCII | re.I) else "an ISRCTN number has eight digits"


def check_issn(text: str) -> str | None:
    """What is wrong with an ISSN (ISO 3297, modulo 11), or None."""
    match = re.fullmatch(r"(\d{4})-?(\d{3})([\dX])", text, re.ASCII | re.I)
    if match is None:
        return "an ISSN has eight digits, the last may be X"
    total = sum(int(digit) * weight for digit, weight in zip(match[1] + match[2], range(8, 1, -1), strict=True))
    return None if "0123456789X"[-total % 11] == match[3].upper() else "its check digit does not fit"


def check_orcid(text: str) -> str | None:
    """What is wrong with an ORCID iD (ISO 7064, modulo 11-2), or None."""
    digits = text.replace("-", "").upper()
    if not re.fullmatch(r"\d{15}[\dX]", digits, re.ASCII):
        return "an ORCID iD has sixteen digits, the last may be X"
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    return None if "0123456789X"[(12 - total % 11) % 11] == digits[15] else "its check digit does not fit"


def check_url(text: str) -> str | None:
    """What is wrong with a web address, or None."""
    match = re.match(r"(?:(?:https?|ftp)://|(?=www\.))([^/?#]*)", text, re.IGNORECASE)
    if match is None:
        return "a web address begins with http:// or https://"
    host = match[1].rpartition("@")[2].partition(":")[0]
    if host.startswith("["):
        return None
    if not re.fullmatch(
        r"(?:[\w](?:[\w-]{0,61}[\w])?\.)+[^\W\d_][\w-]{0,61}[^\W_]\.?|localhost|(?:\d{1,3}\.){3}\d{1,3}", host
    ):
        return "its host name cannot be one"
    return None
