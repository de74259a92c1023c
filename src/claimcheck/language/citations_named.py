"""Authors, journals and authorities that running text names around a verb: `wrote Takeda in Thorax in 2019`, `says the CDC`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.citations_organization import QUOTED
from claimcheck.language.citations_place import read_tail
from claimcheck.language.citations_words import (
    AND_OTHERS,
    OTHERS,
    find_container,
    organization_name,
    organization_pattern,
    with_article,
)
from claimcheck.model import Citation
from claimcheck.pattern import as_pattern

_NAME = r"[A-Z][\w’'-]*[a-z]"
_NAMES = rf"(?P<names>{_NAME}(?:(?:,\s{_NAME}){{0,3}},?\s(?:and|&)\s(?!{OTHERS}){_NAME})?)"
_MORE = rf"(?:\s{AND_OTHERS})?"
_SAYING = (
    r"(?:wrote|writes|writing|reported|reports|report|published|found|showed|says|said|describes?|estimated?"
    r"|(?:put|puts|explain(?:s|ed)?)\sit)"
)

# `According to Rowntree in Heart (2021)`, `reported by Ilves in Drug Safety in 2020`, `wrote Takeda in the BMJ in 2019`
_AROUND = as_pattern(
    rf"\b(?:[Aa]ccording\sto|by|as|{_SAYING})\s{_NAMES}{_MORE}(?:\s{_SAYING})?,?\sin\s(?:the\s)?(?P<journal>)(?=[A-Z])"
)
# `Bellingham reported in Anaesthesia in 2020`
_BEFORE = as_pattern(rf"(?<![\w-]){_NAMES}{_MORE}\s{_SAYING}\s(?:this\s)?in\s(?:the\s)?(?P<journal>)(?=[A-Z])")
# `(Huang, Trends in Hearing, 2022)`
_BRACKET = as_pattern(rf"\({_NAMES}{_MORE},\s(?P<journal>)(?=[A-Z])")
_YEAR = as_pattern(r"[*_]*,?\s?(?:in\s)?\(?(?P<year>(?:19|20)\d\d)\b(?P<close>\))?")
# `as Whiteley and Gour report`
_AS_NAMES = as_pattern(
    rf"\b[Aa]s\s(?P<names>{_NAME}(?:(?:,\s{_NAME}){{0,3}},?\s(?:and|&)\s{_NAME})|{_NAME}(?=\s{AND_OTHERS}))"
    rf"{_MORE}\s(?:report|reported|found|showed?|note[sd]?|wrote|describe[sd]?|estimate[sd]?|put\sit)\b"
)
# `says the CDC`, `reports the British Heart Foundation`
_TURNED = as_pattern(
    r"\b(?:says|said|reports|reported|estimates|advises|warns|states|notes)\s"
    r"(?:(?:the\s)?(?:charity|regulator|agency|watchdog|hospital|institute|society)\s)?(?:the\s)?"
)
# `Prof Jane Smith's team at Oxford found`: an author, with the year behind the verb where there is one
_TEAM = as_pattern(
    rf"(?<![\w-])(?:(?:Dr|Prof|Professor)\.?\s)?(?:{_NAME}\s){{0,3}}(?P<family>{_NAME})['’]s\s(?:own\s)?(?:research\s)?(?:team|group|lab|laboratory)"
    r"(?P<at>\s(?:at|in|from)\s(?:the\s)?[A-Z][\w’'-]*(?:\s(?:of\s)?[A-Z][\w’'-]*){0,4})?"
    r"(?=\s(?:has\s|have\s)?(?:found|reported|showed|shown|estimated|followed|calculated|published|reports|estimates)\b"
    r"(?:\s(?:in|that\sin)\s(?P<year>(?:19|20)\d\d)\b)?)"
)
_ENOUGH = as_pattern(
    r"['’]s\s(?:own\s)?(?:research\s)?(?:team|group|lab)|(?:19|20)\d\d|\b[Aa]s\s[A-Z]|\b(?:says|said|reports|reported|estimates|advises|warns|states|notes)\s"
)


def find_named(text: str) -> Iterator[Citation]:
    """Sources of a block that a name and a journal with its year make up, or an authority behind its verb; *plain*."""
    if _ENOUGH.search(text) is None:
        return
    for pattern in (_AROUND, _BEFORE, _BRACKET):
        for match in pattern.finditer(text):
            found = _with_journal(text, match)
            if found is not None:
                yield found
    for match in _AS_NAMES.finditer(text):
        names = match["names"]
        authors = tuple(each for each in re.split(r",\s|,?\s(?:and|&)\s", names) if each)
        start, end = match.start("names"), match.end("names")
        yield Citation(start, end, text[start:end], "study", "narrative", authors=authors)
    for match in _TEAM.finditer(text):
        start, end = match.span()
        year = int(match["year"]) if match["year"] else None
        yield Citation(start, end, text[start:end], "study", "narrative", year=year, authors=(match["family"],))
    for match in _TURNED.finditer(text):
        name = organization_pattern().match(text, match.end())
        if name is not None:
            start = with_article(text, match.end())
            titled = QUOTED.match(text, name.end())
            end = titled.end() if titled else name.end()
            yield Citation(
                start, end, text[start:end], "organization", "organization",
                year=int(titled["year"]) if titled and titled["year"] else None,
                organization=organization_name(name.group()), title=titled["title"] if titled else None,
            )  # fmt: skip


def _with_journal(text: str, match: re.Match[str]) -> Citation | None:
    container = find_container(text, match.start("journal"))
    if container is None:
        return None
    names = match["names"]
    start = match.start() if text[match.start()] == "(" else match.start("names")
    told, behind, volume, pages = read_tail(text, container[1])
    year = None if volume else _YEAR.match(text, container[1])
    if year is None and volume is None and not (text[start] == "(" and text[container[1] : container[1] + 1] == ")"):
        return None
    end = year.end() if year else behind if volume else container[1]
    if text[start] == "(" and not (year and year["close"]) and text[end : end + 1] == ")":
        end += 1
    authors = tuple(each for each in re.split(r",\s|\s(?:and|&)\s", names) if each)
    return Citation(
        start, end, " ".join(text[start:end].split()), "study", "parenthesis" if text[start] == "(" else "narrative",
        year=int(year["year"]) if year else told, container=container[0], authors=authors, volume=volume, pages=pages,
    )  # fmt: skip
