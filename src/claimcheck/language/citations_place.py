"""Where a journal stands behind the noun of a source, and what stands behind the journal: year, volume, pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimcheck.language.citations_words import (
    AND_OTHERS,
    CAPITALISED,
    DATED_NAME,
    RUN,
    YEAR,
    find_container,
    find_set_title,
    organization_pattern,
    source_words,
)
from claimcheck.language.journals import find_journal
from claimcheck.model import Citation
from claimcheck.pattern import as_pattern

# After the noun, what stands before a journal: `, published online in`, ` from 2019 in`, ` in the journal`
IN = as_pattern(
    rf"""(?<=\w|[,)])(?:,?\s(?:that\s(?:was|were|appeared|has\sbeen)|which\s(?:was|were|appeared)|was))?
    (?:,?\s(?:first\s|recently\s|later\s)?(?P<published>published|appearing|reported|printed|released)(?:\s(?:online|last\syear|this\syear|earlier\sthis\syear))?)?
    (?:,?\s(?:in|from)\s(?:(?:early|late|mid|[A-Z][a-z]{{2,8}})[\s-])?(?P<year>{YEAR})\s?,?)?
    ,?\s(?:in|from|for)\s(?P<journal>the\s(?:medical\s|scientific\s|online\s)?journals?\s)?(?=(?:the\s)?[A-Z])""",
    re.VERBOSE,
)
AUTHORED = as_pattern(
    rf"""\sby\s(?P<first>[A-Z][\w’-]+)(?:\s(?:and|&)\s(?P<second>[A-Z][\w’-]+))?
    (?:\s{AND_OTHERS})?\s?$""",
    re.VERBOSE,
)
# What may stand between: ` of 300 patients`, ` on back pain`
BETWEEN = as_pattern(
    r"(?:\s(?:of|in|on|involving|among|with|by|from|comparing|into|to)\s(?:[^.;:()]|(?<=\sal)\.){1,90})?,?"
)
TOLD = as_pattern(
    r"\b(?:found|finds?|show(?:s|ed|n)?|suggest(?:s|ed)?|conclud|saw|puts?|while|whereas|but|that)\b", re.IGNORECASE
)
# A run of capitalised words that only its place makes a journal: `published in Foobar Letters`
UNKNOWN = as_pattern(
    rf"(?:the\s)?{CAPITALISED}(?=\s?(?:[,.;()]|$|(?:in|from|found|has|showed|shows|reported|that|which|suggest\w*|and|by)\b))"
)
PAREN = as_pattern(r"\s\((?=(?:the\s)?[A-Z])")
DATED_TITLE = as_pattern(rf"(?P<name>[A-Z][\w’'&-]+(?:\s(?:of\s|and\s|the\s)?[A-Z][\w’'&-]+){{1,6}}),?\s{YEAR}\)")
# ` (2021;41:310-318)`, ` (25:1012-20)`, ` (2021, volume 71, page 210)` behind a journal
IN_BRACKET = as_pattern(
    rf"""\s?\((?:(?P<year>{YEAR})(?:;\s?|,\s|:\s))?(?:vol(?:ume|\.)?\s)?(?P<volume>\d{{1,4}})(?:\s?\(\w{{1,8}}\))?
    (?::\s?|,\s(?:(?:issue|no\.?|number)\s\d{{1,3}},\s)?(?:pages?|pp?\.)\s?)(?P<pages>[A-Za-z]?\d+(?:[-–]\w?\d+)?)\)""",
    re.VERBOSE,
)
# `Hernia by Olsen`, `Eye (2021;3:4)`: what stands behind a name that only its place makes a journal
ATTRIBUTED = as_pattern(
    rf"(?:the\s)?[A-Z][\w’'&-]*(?:\s(?:(?:of|and|the|for|in|&)\s){{0,2}}[A-Z][\w’'&-]*){{0,6}}\s(?:by\s[A-Z]|\((?:{YEAR};|vol))"
)
TAIL_YEAR = as_pattern(
    rf"(?:,?\s\((?:[A-Z][a-z]+\s)?(?P<a>{YEAR})[a-z]?\)|,\s(?P<b>{YEAR})\b(?!\s\d)|,?\s(?:in|from)\s(?:[A-Z][a-z]{{2,8}}\s)?(?P<c>{YEAR})\b|\s(?P<d>{YEAR})\b)"
)
# `2019;321(4):44-50`
NUMBERED = as_pattern(
    rf"(?<!\d)(?P<year>{YEAR})(?:\s[A-Z][a-z]{{2}})?;\s?(?P<volume>\d{{1,4}})(?:\s?\(\w{{1,8}}\))?:\s?(?P<pages>[A-Za-z]{{0,3}}\d+(?:[-–]\w?\d+)?)"
)
# `JAMA 282:153-158`: a known journal's volume and pages without a year
UNDATED = as_pattern(
    r"(?<=[a-zA-Z.]\s)(?P<volume>\d{1,4})(?:\(\w{1,8}\))?:(?P<pages>e?\d{1,6}[-–]e?\d{1,6})(?!\d|\s?[ap]\.?m)"
)
# `;321:44-50`; `, volume 29, pages 112-130`, also in brackets
VOLUME = as_pattern(
    r"[;,]\s?(?P<volume>\d{1,4})(?:\(\w{1,8}\))?:(?P<pages>e?\d+(?:[-–]e?\d+)?)"
    r"|,?\s\(?(?:vol(?:ume|\.)?)\s(?P<told>\d{1,4})(?:,?\s(?:issue|no\.?|number)\s\d{1,3})?(?:,?\s(?:pages?|pp?\.)\s(?P<on>e?\d+(?:[-–]e?\d+)?))?\)?"
)


CAPITAL = as_pattern(r"(?<![\w-])(?!Sources?:)[A-Z]")
LEAD = as_pattern(r"(?:In|From|See|Per|By)\s")  # the first word of a sentence, no journal's: but `In Vivo`


def find_published_in(
    text: str, end: int, titles: Mapping[int, int]
) -> tuple[re.Match[str] | None, tuple[str, int] | None]:
    """Where a journal stands behind the noun that ends at `end` (*plain*), and the journal with its end."""
    for after in IN.finditer(text, end, min(len(text), end + 190)):
        between = text[end : after.start()]
        if BETWEEN.fullmatch(between) is None or TOLD.search(between):
            return None, None
        at = after.end()
        known = organization_pattern().match(text, at + 4 if text.startswith("the ", at) else at)
        place = find_set_title(text, at, titles) or find_container(text, at)
        if place is None and (
            after["published"]
            or after["journal"]
            or DATED_NAME.match(text, at, at + 160)
            or ATTRIBUTED.match(text, at, at + 160)
        ):
            unknown = UNKNOWN.match(text, at, at + 160)
            known_place = unknown is not None and unknown.group().removeprefix("the ") in source_words("place")
            place = (unknown.group(), unknown.end()) if unknown and not known_place else None
        if place is not None and not (known and known.end() >= place[1]):
            return after, place
    return None, None


def _title_up_to(text: str, at: int, end: int) -> tuple[str, int] | None:
    """A capitalised run that only its place, right before year, volume and pages, makes a journal: `(BJOG 2021;128:1`."""
    run = RUN.match(text, at, end)
    if (
        run is None
        or text[run.end() : end].strip(" .,")
        or text[max(0, at - 2) : at].strip() not in ("", "(", ".", ",")
    ):
        return None
    return (run.group().rstrip("."), run.end()) if at == 0 or not text[at - 1].isalnum() else None


def find_dated_title(text: str, at: int) -> tuple[str, int] | None:
    """`Acta Foobarica, 2018)`: in a bracket behind the noun, two words or more and a year make a journal."""
    match = DATED_TITLE.match(text, at, at + 120)
    if match is None or organization_pattern().fullmatch(match["name"]):
        return None
    return match["name"], match.end("name")


# behind `in 2018`: ` (52:1397-1404)`
ISSUE_APART = as_pattern(r"\s\((?P<volume>\d{1,4})(?:\(\w{1,5}\))?:\s?(?P<pages>[\w–-]{1,20})\)")


def read_tail(text: str, end: int) -> tuple[int | None, int, str | None, str | None]:
    year = volume = pages = None
    whole = IN_BRACKET.match(text, end)
    if whole:
        return int(whole["year"]) if whole["year"] else None, whole.end(), whole["volume"], whole["pages"]
    match = TAIL_YEAR.match(text, end)
    if match:
        year = int(next(group for group in match.groups() if group))
        end = match.end()
    match = VOLUME.match(text, end)
    apart = ISSUE_APART.match(text, end) if year is not None and match is None else None
    if match:
        volume, pages, end = match["volume"] or match["told"], match["pages"] or match["on"], match.end()
    elif apart:
        volume, pages, end = apart["volume"], apart["pages"], apart.end()
    return year, end, volume, pages


def find_numbered(text: str) -> Iterator[Citation]:
    """Journals with year, volume and pages, `JAMA. 2019;321(4):44-50`, or a known one without the year."""
    for numbers in NUMBERED.finditer(text):
        first = max(0, numbers.start() - 90)
        window = text[first : numbers.start()].rstrip(" .,(")
        for capital in CAPITAL.finditer(window):
            at = first + capital.start()
            place = find_journal(text, at) if LEAD.match(text, at) else find_container(text, at)
            place = place or (None if LEAD.match(text, at) else _title_up_to(text, at, numbers.start()))
            if place is not None and len(text[place[1] : numbers.start()].strip(" .,(")) == 0:
                yield Citation(
                    at,
                    numbers.end(),
                    "",
                    "study",
                    "parenthesis",
                    year=int(numbers["year"]),
                    container=place[0],
                    volume=numbers["volume"],
                    pages=numbers["pages"],
                )
                break
    for numbers in UNDATED.finditer(text) if ":" in text else ():
        first = max(0, numbers.start() - 90)
        for capital in CAPITAL.finditer(text, first, numbers.start()):
            known = find_journal(text, capital.start())
            if known is not None and not text[known[1] : numbers.start()].strip(" .,"):
                yield Citation(
                    capital.start(), numbers.end(), "", "study", "parenthesis", container=known[0],
                    volume=numbers["volume"], pages=numbers["pages"],
                )  # fmt: skip
                break
