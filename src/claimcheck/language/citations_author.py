"""Sources told by their authors: `Smith et al. (2002) reported`, `(Smith et al., 2020; Lee & Wu, 2019a, p. 4)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.citations_words import VERB, YEAR, find_container, organization_name, organization_pattern
from claimcheck.model import Citation

NAME = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]el|[Dd]er|[Dd]en|[Dd]i|[Dd]a|[Ll]a|[Ll]e|El|Al)\s){0,2}"
    r"(?:[A-Z]['’])?[A-Z][a-zà-öø-ÿ]+(?:[-‐'’]?[A-Z][a-zà-öø-ÿ]+){0,2}"
)
ET_AL = r"(?:,?\s(?:et\sal\.?|and\s(?:colleagues|co-?workers|associates|others)|&\scolleagues))"
# `Smith et al. (2002)`, `Lee and Wu (2019)`, `Smith (2020)`, `Smith and colleagues`
NARRATIVE = re.compile(
    rf"""(?<![\w’'-])(?P<first>{NAME})
    (?:(?P<etal>{ET_AL})|(?:,\s(?P<second>{NAME}))?,?\s(?:and|&)\s(?P<third>{NAME}))?
    (?:,?\s\((?P<year>{YEAR})[a-z]?(?:,\s(?:pp?\.\s?)[\d–-]+)?\)|,?\s(?P<bare>{YEAR})[a-z]?\b)?""",
    re.VERBOSE,
)
# One part of a bracket: `see Smith J, et al., 2020`, `Lee & Wu, 2019a, p. 4`, `Pain Medicine, 2020`, `CDC, 2021`
PART = re.compile(
    rf"""\s*(?:(?:see|see\salso|e\.g\.,?|cf\.|as\sin|from|per|source:|adapted\sfrom)\s)?
    (?P<who>[A-Z“"‘'dvl][^;()\[\]]{{0,110}}?),?\s\(?(?P<year>{YEAR}|n\.d\.|in\spress)[a-z]?(?:,\s?{YEAR}[a-z]?){{0,3}}
    (?P<rest>(?:[,;:]\s?(?:pp?\.\s?)?[\d(][\d()–:-]*)?)\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
BRACKET = re.compile(r"[(\[](?P<body>[^()\[\]]{4,300})[)\]]")
FAMILY = re.compile(rf"(?P<name>{NAME})(?:,?\s(?:[A-Z]\.?[\s-]?){{1,3}}(?![a-z]))?")
AUTHORS = re.compile(
    rf"{NAME}(?:,?\s(?:[A-Z]\.?-?){{1,3}}(?![a-z]))?(?:(?:,\s|,?\s(?:and|&)\s){NAME}(?:,?\s(?:[A-Z]\.?-?){{1,3}}(?![a-z]))?){{0,5}}{ET_AL}?"
)
NO_NAME = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "In",
        "Since",
        "By",
        "During",
        "Until",
        "From",
        "After",
        "Before",
        "Updated",
        "Reviewed",
        "Published",
        "Spring",
        "Summer",
        "Autumn",
        "Fall",
        "Winter",
        "The",
        "A",
        "An",
        "And",
        "Or",
        "But",
        "Of",
        "For",
        "On",
        "At",
        "Table",
        "Figure",
        "Section",
        "Chapter",
        "Page",
        "Part",
        "Step",
        "Phase",
        "Stage",
        "Type",
        "Version",
        "Copyright",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Early",
        "Late",
        "Mid",
        "Grade",
        "Study",
        "Trial",
        "Group",
        "Patients",
        "Doctors",
        "Researchers",
        "Women",
        "Men",
        "Children",
        "Adults",
        "People",
        "Age",
        "Born",
        "Approved",
        "COVID",
        "Between",
        "Through",
        "About",
        "Last",
        "Next",
        "Week",
        "Year",
        "Day",
    ]
)


def find_author_year(text: str) -> Iterator[Citation]:
    """Author-year sources, each part of a bracket on its own, and journals or organisations with a year in brackets."""
    for bracket in BRACKET.finditer(text):
        yield from _parts(text, bracket)
    for match in NARRATIVE.finditer(text):
        found = _narrative(text, match)
        if found is not None:
            yield found


def _narrative(text: str, match: re.Match[str]) -> Citation | None:
    first = match["first"]
    if first.split()[0] in NO_NAME:
        return None
    names = tuple(name for name in (first, match["second"], match["third"]) if name)
    if any(name.split()[0] in NO_NAME for name in names):
        return None
    year = match["year"] or match["bare"]
    verb = VERB.match(text, match.end(), match.end() + 40)
    if not match["etal"] and not match["year"] and not (len(names) > 1 and year and verb):
        return None
    if not match["etal"] and match["year"] and len(names) == 1:
        before = text[max(0, match.start() - 30) : match.start()]
        if re.search(r"[A-Z][\w’'-]*\s(?:of\s|and\s|for\s|the\s)*$", before) or not (
            verb or re.search(r"\b(?:by|to|per|see|in)\s$", before)
        ):
            return None
        if find_container(text, match.start()) or organization_pattern().match(text, match.start()):
            return None
    return Citation(
        match.start(),
        match.end(),
        "",
        "author-year" if year else "study",
        "author-year" if match["year"] else "narrative",
        year=int(year) if year else None,
        authors=names,
    )


def _parts(text: str, bracket: re.Match[str]) -> Iterator[Citation]:
    body = bracket["body"]
    if not re.search(YEAR + r"|n\.d\.|in press", body):
        return
    parts = body.split(";")
    at = bracket.start("body")
    for part in parts:
        match = PART.match(part)
        found = _part(match) if match else None
        if found is not None:
            start, end = at + len(part) - len(part.lstrip()), at + len(part.rstrip())
            if len(parts) == 1:
                start, end = bracket.span()
            yield _placed(found, start, end)
        at += len(part) + 1


def _placed(found: Citation, start: int, end: int) -> Citation:
    from dataclasses import replace

    return replace(found, start=start, end=end)


def _part(match: re.Match[str]) -> Citation | None:
    who = match["who"].strip(" ,")
    year = int(match["year"]) if match["year"].isdigit() else None
    if who.split()[0].strip(",.") in NO_NAME:
        return None
    organization = organization_pattern().fullmatch(who.removeprefix("the "))
    if organization:
        return Citation(
            0, 0, "", "organization", "parenthesis", year=year, organization=organization_name(organization.group())
        )
    journal = find_container(who, 0)
    if journal is not None and journal[1] == len(who):
        return Citation(0, 0, "", "study", "parenthesis", year=year, container=journal[0])
    if AUTHORS.fullmatch(who):
        names = tuple(name["name"] for name in FAMILY.finditer(re.sub(ET_AL, "", who)))
        return Citation(0, 0, "", "author-year", "author-year", year=year, authors=names)
    lead = re.match(rf"(?P<authors>{AUTHORS.pattern})[,.]?\s", who)
    if lead and (journal := find_container(who, lead.end())) is not None:
        names = tuple(name["name"] for name in FAMILY.finditer(re.sub(ET_AL, "", lead["authors"])))
        return Citation(0, 0, "", "study", "parenthesis", year=year, container=journal[0], authors=names)
    return None
