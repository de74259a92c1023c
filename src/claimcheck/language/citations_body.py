"""Bodies that no list knows, where the sentence says that they report: `according to Mind`, `the charity Scope says`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.language.citations_words import (
    AND_OTHERS,
    WORK_IN_NAME,
    YEAR,
    any_of,
    find_container,
    organization_name,
    organization_pattern,
    source_words,
    with_article,
)
from claimcheck.language.cues import cue_words, fold, holds_any
from claimcheck.model import Citation
from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_words

_WORD = r"[A-Z][\w’'+&-]*"
_NAME = rf"{_WORD}(?:(?:\s(?:of|for|the|\+|&)){{0,2}}\s{_WORD}){{0,6}}"
# Verbs by which a body gives a figure; a person shares most of them, so a name needs more than the verb
_TELLS = (
    r"(?:(?:also|now|recently|has|have|currently)\s){0,2}"
    r"(?:says?|said|estimate[sd]?|reports?|reported|states?|stated|notes?|noted|puts?|calculates?|calculated|warns?|points?\sout|found)\b"
)


# `According to Mind`, `Figures from the charity Kidney Care UK`; `per` alone also stands before units
@cache
def _from() -> re.Pattern[str]:
    kinds = any_of(source_words("body-kind"))
    return as_pattern(
        rf"""\b(?:according\sto|as\s(?:reported|estimated|stated|recorded)\sby|(?:reported|estimated|compiled|collected)\sby|(?<=\w\s)published\sby
    |(?:data|figures?|statistics|numbers|estimates?|records|research|counts)\s(?:from|by|held\sby))
    \s(?:the\s(?P<kind>(?:[a-z-]+\s){{0,3}}(?:{kinds}),?\s)?)?(?P<name>(?-i:{_NAME}))""",
        re.VERBOSE | re.IGNORECASE,
    )


# `RNIB says`: a short form in capitals speaks as a body; `MRI shows` is none
_SHORT = as_pattern(
    r"(?<![\w’'-])(?P<name>[A-Z]{3,6})\s(?:(?:also|now)\s)?(?:says?|said|estimate[sd]?|reports|reported|states|stated|warns?)\b"
)
# `…, says the BSGE.`
_SAYS_SHORT = as_pattern(
    r",\s(?:says?|estimates?|reports?|notes?|warns?)\s(?:the\s)?(?P<name>[A-Z]{3,6})(?=[.,;)]|\sin\b|$)"
)
# `According to Anna, who has MS`, `According to Tom, 45,`: one name with words about a person
_PERSON_BEHIND = as_pattern(
    rf",?\s(?:who|whose|aged|\(?\d\d\)?,|an?\s|my|our|her|his)|,?\s\(?(?:{AND_OTHERS})|\s\((?:19|20)\d\d"
    r"|,?\s(?:writing\s)?in\s(?:the\s)?[A-Z]|\s(?:and|&)\s[A-Z][\w’'-]+\b(?!\s[A-Z])"
)
_INITIALED = as_pattern(r"[A-Z][a-z’'-]+\s(?!UK|US|NZ|EU)[A-Z]{1,3}")  # `Krewulak KD`
_TITLE = as_pattern(r"(?:Dr|Prof|Professor|Mrs?|Ms|Miss|Sir|Dame|Nurse|Sister|Matron)\b")
_AFTER_YEAR = as_pattern(rf"\s?(?:\((?P<a>{YEAR})\)|,?\sin\s(?P<b>{YEAR})\b)")


@cache
def given_names() -> frozenset[str]:
    """Common given names, by which `according to Jane Smith` is told from `according to Novo Nordisk`."""
    return frozenset(read_words(__file__, "given_names.txt"))


@cache
def _named_by_kind() -> re.Pattern[str]:
    """`the charity Scope reports`, `the drug's maker, Novo Nordisk, says`."""
    kinds = any_of(source_words("body-kind"))
    return as_pattern(rf"\b[Tt]he\s(?:[\w’'-]+\s){{0,3}}(?:{kinds}),?\s(?P<name>{_NAME}),?\s{_TELLS}")


@cache
def _named_and_told() -> re.Pattern[str]:
    """`Mind, the mental health charity, says`."""
    kinds = any_of(source_words("body-kind"))
    return as_pattern(
        rf"(?<![\w’'-])(?P<name>{_NAME}),\s(?:the|an?|which\sis\san?)\s(?:[\w’'-]+\s){{0,4}}(?:{kinds})(?:\s[\w’'-]+){{0,5}},\s{_TELLS}"
    )


@cache
def _told_by_name() -> re.Pattern[str]:
    """`Kidney Care UK puts the number at`: a name that ends as the names of bodies do."""
    tails = any_of((*source_words("body-tail"), *source_words("body-noun")))
    return as_pattern(
        rf"(?<![\w’'-])(?P<name>(?:{_WORD}(?:\s(?:of|for|the|\+|&)){{0,2}}\s){{1,6}}(?:{tails}))(?:\s\([A-Z]\w+\))?\s{_TELLS}"
    )


@cache
def _place() -> re.Pattern[str]:
    return as_pattern(rf"(?:{any_of((*source_words('place'), *source_words('no-name')))})\b")


@cache
def _closing() -> re.Pattern[str]:
    """`1 in 100 (Coeliac UK).`: a body alone in the bracket that closes a clause with a figure."""
    tails = any_of((*source_words("body-tail"), *source_words("body-noun")))
    return as_pattern(
        rf"\d[^.;:()\n]{{0,90}}\s\((?:source:\s)?(?:the\s)?(?P<name>(?:{_WORD}(?:\s(?:of|for|the|\+|&)){{0,2}}\s){{1,6}}(?:{tails})|{organization_pattern().pattern})\)(?=[.,;]|\s*$)"
    )


def find_bodies(text: str) -> Iterator[Citation]:
    """The bodies that a block names as those who report something; *plain* offsets, known names among them."""
    for match in _closing().finditer(text) if "(" in text else ():
        before = text[: match.start("name")].removesuffix("the ").rstrip(" (").rpartition(" ")[2]
        spelt = match["name"].isupper() and before[:1].isupper()  # `National Health Service (NHS)`
        if not spelt and WORK_IN_NAME.search(match["name"]) is None and match["name"].split()[0] not in given_names():
            yield _as_citation(text, match)
    if not holds_any(fold(text), cue_words("body")):
        return
    for match in _from().finditer(text):
        if match["kind"] or not _is_other(text, match):
            yield _as_citation(text, match)
    for pattern in (_named_by_kind(), _named_and_told(), _told_by_name(), _SHORT, _SAYS_SHORT):
        for match in pattern.finditer(text):
            yield _as_citation(text, match)


def _is_other(text: str, match: re.Match[str]) -> bool:
    """True for a person, a place, a month, a journal, or a body that is known, in the place of a name."""
    start, end = match.span("name")
    if text.startswith(".", end) and len(match["name"]) < 3:  # `the U.S. Centers`
        return True
    if WORK_IN_NAME.search(match["name"]):  # `RCOG Green-top Guideline No. 3`
        return True
    if (
        _INITIALED.fullmatch(match["name"])
        or match["name"].split()[0] in given_names()
        or organization_pattern().search(text, start, end)
    ):
        return True
    if _TITLE.match(text, start) or _place().fullmatch(text, start, end) or _PERSON_BEHIND.match(text, end):
        return True
    last = organization_name(match["name"]).rpartition(" ")[2]  # `Alzheimer's Research UK`
    return not (last.isupper() or last in source_words("place")) and find_container(text, start) is not None


def _as_citation(text: str, match: re.Match[str]) -> Citation:
    start, end = match.span("name")
    name = organization_name(match["name"])
    dated = _AFTER_YEAR.match(text, end)
    year = int(dated["a"] or dated["b"]) if dated else None
    return Citation(
        with_article(text, start), dated.end() if dated else end, "", "organization", "organization",
        year=year, organization=name,
    )  # fmt: skip
