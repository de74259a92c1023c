"""Sources told by their authors: `Smith et al. (2002) reported`, `(Smith et al., 2020; Lee & Wu, 2019a, p. 4)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from claimcheck.language.citations_words import (
    AND_OTHERS,
    DATED_NAME,
    NOUN,
    UNSET,
    VERB,
    YEAR,
    any_of,
    find_container,
    find_set_title,
    kind_of,
    organization_name,
    organization_pattern,
    source_words,
)
from claimcheck.language.cues import cue_words, fold, holds_any
from claimcheck.language.journals import find_journal
from claimcheck.model import Citation, CitationKind
from claimcheck.pattern import as_pattern

NAME = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]el|[Dd]er|[Dd]en|[Dd]i|[Dd]a|[Ll]a|[Ll]e|El|Al)\s){0,2}"
    r"(?:[A-Z]['’])?[A-Z][a-zà-öø-ÿ]+(?:[-‐'’]?[A-Z][a-zà-öø-ÿ]+){0,2}"
)
ET_AL = rf"(?:,?\s{AND_OTHERS})"
# `Smith et al. (2002)`, `Lee and Wu (2019)`, `Smith (2020)`, `Smith and colleagues`
NARRATIVE = as_pattern(
    rf"""(?<![\w’'-])(?P<first>{NAME})
    (?:(?P<etal>{ET_AL})|(?:,\s(?P<second>{NAME}))?,?\s(?:and|&)\s(?P<third>{NAME}))?
    (?:,?\s\((?P<year>{YEAR})[a-z]?(?:[,;]\s?(?:pp?\.\s?[\d–-]+|(?:issue|volume|vol\.|article|art\.|no\.|CD\d|doi\b|https?:|PMID)[^()]{{0,80}}))?\)|,?\s(?:in\s)?(?P<bare>{YEAR})[a-z]?\b)?""",
    re.VERBOSE,
)
BETWEEN = as_pattern(r";(?!\s?\d{1,4}[(:]|\s?\d{1,3}\s*(?:;|$))")  # not before the volume: `2021;13:42`
# One part of a bracket: `see Smith J, et al., 2020`, `Lee & Wu, 2019a, p. 4`, `Pain Medicine, 2020`, `CDC, 2021`
PART = as_pattern(
    rf"""\s*(?:(?:see|see\salso|e\.g\.,?|cf\.|as\sin|from|per|source:|(?:both\s|all\s|these\s)?(?:figures|numbers|data|rates):|adapted\sfrom)\s)?
    (?P<who>[A-Z“"‘'dvl][^;()\[\]]{{0,110}}?),?\s\(?(?P<year>{YEAR}|n\.d\.|in\spress)[a-z]?(?:,\s?{YEAR}[a-z]?){{0,3}}
    (?P<rest>(?:[,;:]\s?(?:pp?\.\s?)?[\d(][\w()–:-]*)?)\.?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
# `Okafor 2022, Chest`, `Lee and Wu (2019), Chest`: the year stands before the journal
YEAR_FIRST = as_pattern(
    rf"\s*(?P<who>[^\d(]{{2,80}}?),?\s(?P<year>\(?{YEAR}\)?)[,.:;]\s(?P<title>[A-Z][^\d,;()]{{1,80}}?)"
    r"(?:[.,;]?\s(?P<issue>\d{1,4}(?:\(\d{1,4}\))?:[\d–-]{1,12}))?\.?"
)
# A capitalised word right before the name, `Royal Society of Smith (2020)`: then it is no person
BEFORE_NAME = as_pattern(r"(?P<word>[A-Z][\w’'-]*)\s(?:(?:of|and|for|the|on)\s)*$")
# What tells authors from a place or a firm: `Smith J`, `Smith, J.`, `et al.`
INITIALS = as_pattern(r"\bal\b|\b[A-Z]{1,3}\b")
NEXT_NAME = as_pattern(rf",?\s(?:and|&)\s{NAME}\s\({YEAR}[a-z]?\)")
CUE_NAME = as_pattern(
    r"\b(?:by|to|per|see|in|of|as|says?|said|writes?|wrote|reports?|reported|notes?|noted|found|finds)\s$",
    re.IGNORECASE,
)
TITLE_CASE = as_pattern(  # `Trends in Hearing`: several words, capitals but for the small ones
    r"[A-Z][a-z]+(?:\s(?:of|in|and|for|on|the|&)){0,2}(?:\s[A-Z][a-z]+(?:\s(?:of|in|and|for|on|the|&)){0,2}){0,5}\s[A-Z][a-z]+"
)
SHORT_TITLE = as_pattern(r"J(?:\s[A-Z][a-z]+){2,5}|[A-Z]{4,8}")  # `J Headache Pain`, `JACI`: behind authors a journal
ACRONYM = as_pattern(r"(?!COVID|SARS|HIV|AIDS|ISO|DSM|ICD|AD|BC)[A-Z]{3,8}")  # `(NCHS 2006)`
TITLED = as_pattern(r"[,.:]\s[*_“\"]*[A-Za-z].{3,}")  # `, patient survey`: a document of an organisation
IN_JOURNAL = as_pattern(r"\bIn\s(?=(?:the\s)?[A-Z])")  # `In Cardiac Nursing Today, Plover and Deane (2020)`
# `, writing in Pain in 2014,` behind the authors
WRITING = as_pattern(
    rf"""(?:,?\s(?:writing|reporting|published|publishing|wrote|reported|described|showed|say|said|write|report)(?:\sin\s{YEAR})?)?
    ,?\s(?:in\s(?:their|a|his|her|its)\s(?P<year>{YEAR})\s(?:study|trial|review|paper|report|survey)\s)?in\s(?:the\sjournal\s)?(?=(?:the\s)?[A-Z])""",
    re.VERBOSE,
)
WRITTEN_YEAR = as_pattern(rf"(?:,?\s(?:in|from)\s(?:[A-Z][a-z]{{2,8}}\s)?|,?\s\(|,\s)(?P<year>{YEAR})\)?")
WORK_BY = as_pattern(
    r"\b(?:[Ww]ork|[Rr]esearch|(?:[Aa]n?\s)?(?:study|trial|review|audit|survey|paper|meta-analysis))\sby\s$"
)
# `Cochrane review, Lee`, `trial by Moss and Fisk`: what it is before who wrote it
WORK_LEAD = as_pattern(
    rf"(?:[A-Z]?[\w-]+\s){{0,2}}?(?P<noun>{NOUN.pattern})(?:,|:|\sby|\sfrom)\s", re.VERBOSE | re.IGNORECASE
)
_AFTER_NAME = as_pattern(r"(?P<name>[A-Z][\w’'-]*)\s$")
BRACKET = as_pattern(r"[(\[](?P<body>[^()\[\]]{4,300})[)\]]")
FAMILY = as_pattern(rf"(?P<name>{NAME})(?:,?\s(?:[A-Z]\.?[\s-]?){{1,3}}(?![a-z]))?")
AUTHORS = as_pattern(
    rf"{NAME}(?:,?\s(?:[A-Z]\.?-?){{1,3}}(?![a-z]))?(?:(?:,\s|,?\s(?:and|&)\s){NAME}(?:,?\s(?:[A-Z]\.?-?){{1,3}}(?![a-z]))?){{0,5}}{ET_AL}?"
)


@cache
def _body() -> re.Pattern[str]:
    """A capitalised run whose noun is that of a body or a large study: `United States Renal Data System`."""
    part = r"[A-Z][\w’'&-]*"
    return as_pattern(
        rf"(?:the\s)?(?:{part}\s(?:(?:of|for|on|and|the|in)\s){{0,2}}){{1,7}}(?:{any_of(source_words('body-noun'))})"
        rf"(?:\s(?:of|for|on|in)\s(?:the\s)?{part}(?:\s(?:(?:of|for|on|and|the|in)\s){{0,2}}{part}){{0,6}})?"
    )


@cache
def no_names() -> frozenset[str]:
    """Capitalised words that are no author's name: months, seasons, words that begin a sentence."""
    return frozenset(source_words("no-name"))


def find_author_year(text: str, titles: Mapping[int, int] = UNSET, *, whole: bool = True) -> Iterator[Citation]:
    """Author-year sources, each part of a bracket on its own, and journals or organisations with a year in brackets.

    `whole`: a text that is nothing but such a source counts without its brackets, as in a table's source column.
    """
    if not holds_any(fold(text), cue_words("author-year")):
        return
    alone = PART.match(text) if whole and len(text) <= 120 else None
    found = _part(alone) if alone else None
    if found is not None:
        yield found._replace(start=alone.start("who") if alone else 0, end=len(text.rstrip()))
        return
    for bracket in BRACKET.finditer(text):
        yield from _parts(text, bracket)
    for match in NARRATIVE.finditer(text):
        found = _narrative(text, match, titles)
        if found is not None:
            yield found


def _narrative(text: str, match: re.Match[str], titles: Mapping[int, int]) -> Citation | None:
    names = tuple(name for name in (match["first"], match["second"], match["third"]) if name)
    start, end = match.span()
    container, journal_start = None, None
    if len(names) > 1 and (journal := _journal_before(text, match)) is not None:
        container, journal_start = journal
        if match["second"] and match.start() > journal_start:
            start, names = match.start("second"), names[1:]
    surely = match["etal"] is not None and "other" not in match["etal"]  # `May et al.`, not `May and others`
    if not surely and any(name.split()[0] in no_names() for name in names):
        return None
    year = match["year"] or match["bare"]
    verb = VERB.match(text, match.end(), match.end() + 40)
    if not match["etal"] and not match["year"] and not (len(names) > 1 and year and verb):
        return None
    if not match["etal"] and match["year"] and len(names) == 1:
        before = text[max(0, match.start() - 30) : match.start()]
        lead = BEFORE_NAME.search(before)
        if (lead and lead["word"] not in no_names()) or not (
            verb or CUE_NAME.search(before) or NEXT_NAME.match(text, match.end())
        ):
            return None
        if find_container(text, match.start()) or organization_pattern().match(text, match.start()):
            return None
    kind: CitationKind = "study"
    work = WORK_BY.search(text[max(0, start - 40) : start])
    if work:
        start -= len(work.group())
        noun = NOUN.search(work.group())
        kind = kind_of(noun.group()) if noun else kind
    if journal_start is not None:
        start = journal_start
    writing = WRITING.match(text, end)
    place = None
    if writing:
        place = find_set_title(text, writing.end(), titles) or find_container(text, writing.end())
        place = place or _dated_name(text, writing.end())
    if writing and place is not None and container is None:
        container, end = place
        year = year or writing["year"]
        dated = WRITTEN_YEAR.match(text, end)
        if dated:
            year, end = year or dated["year"], dated.end()
    return Citation(
        start,
        end,
        "",
        "author-year" if year and container is None and kind == "study" else kind,
        "author-year" if match["year"] else "narrative",
        year=int(year) if year else None,
        container=container,
        authors=names,
    )


def _journal_before(text: str, match: re.Match[str]) -> tuple[str, int] | None:
    """`In Cardiac Nursing Today, Plover and Deane (2020)`: the journal that the authors wrote in, and its start.

    A journal's last word before the comma may have been read as the first of the names.
    """
    first = max(0, match.start() - 90)
    for lead in IN_JOURNAL.finditer(text, first, match.start()):
        container = find_container(text, lead.end())
        if (
            container is not None
            and text[container[1] : container[1] + 2] == ", "
            and (container[1] + 2 == match.start() or container[1] == match.end("first"))
        ):
            return container[0], lead.end()
    return None


def _parts(text: str, bracket: re.Match[str]) -> Iterator[Citation]:
    body = bracket["body"]
    if not re.search(YEAR + r"|n\.d\.|in press", body):
        return
    name = body.split(", ")[0]
    for found in read_parts(text, *bracket.span("body")):
        if found.organization == name and _is_document(text, bracket.start(), name):
            continue  # `the National Eye Institute (Cataract Data, 2024)`: the document of the body in front
        yield found if ";" in body else found._replace(start=bracket.start(), end=bracket.end())


def _is_document(text: str, bracket: int, name: str) -> bool:
    """True for a name that no list knows in a bracket right behind another name, which is no place's."""
    before = _AFTER_NAME.search(text[max(0, bracket - 30) : bracket])
    known = organization_pattern().fullmatch(name) or ACRONYM.fullmatch(name)
    return before is not None and before["name"] not in source_words("place") and known is None


def read_parts(text: str, start: int, end: int) -> Iterator[Citation]:
    """The sources of a run (*plain*), each between semicolons: `Lee, 2010; Wu et al., Chest, 2012`."""
    at = start
    for part in BETWEEN.split(text[start:end]):
        early = YEAR_FIRST.fullmatch(part)
        issue = f";{early['issue']}" if early and early["issue"] else ""
        match = PART.match(f"{early['who']}, {early['title']}, {early['year'].strip('()')}{issue}" if early else part)
        found = _part(match) if match else None
        if found is not None:
            yield found._replace(start=at + len(part) - len(part.lstrip()), end=at + len(part.rstrip()))
        at += len(part) + 1


def _authors_and_title(who: str, *, issued: bool) -> tuple[tuple[str, ...], str] | None:
    """`Lee and Wu, Chest`: authors and, behind a comma, a journal; behind `et al.`, or where a volume follows, any title."""
    for comma in re.finditer(r",\s", who):
        lead, title = who[: comma.start()], who[comma.end() :].strip("*_ ")
        if AUTHORS.fullmatch(lead) is None:
            continue
        journal = find_container(title, 0)
        several = (issued or re.search(ET_AL + "$", lead) is not None) and re.fullmatch(
            r"[A-Z][^\d&,;]{3,80}", title
        ) is not None
        if (journal is not None and journal[1] == len(title)) or several:
            names = tuple(name["name"] for name in FAMILY.finditer(re.sub(ET_AL, "", lead)))
            return names, journal[0] if journal is not None and journal[1] == len(title) else title
        if SHORT_TITLE.fullmatch(title) and organization_pattern().fullmatch(title) is None:
            return tuple(name["name"] for name in FAMILY.finditer(lead)), title
        if TITLE_CASE.fullmatch(title) and not {lead, title} & set(source_words("place")):
            return tuple(name["name"] for name in FAMILY.finditer(lead)), title
    return None


def _dated_name(text: str, at: int) -> tuple[str, int] | None:
    """`Eye (2022)`: a capitalised name with its year in brackets, in a journal's place."""
    match = DATED_NAME.match(text, at, at + 120)
    return (match["name"], match.end("name")) if match and match["name"] not in source_words("place") else None


def _part(match: re.Match[str]) -> Citation | None:
    who = match["who"].strip(" ,").removeprefix("The ").removeprefix("the ")
    year = int(match["year"]) if match["year"].isdigit() else None
    known = find_journal(who, 0)
    titled = known is not None and known[1] == len(who) and " " in who
    if (
        not titled and not re.search(ET_AL, who) and who.split()[0].strip(",.") in no_names()
    ):  # no `(Age 65, 2016)`, but `(Age and Ageing, 2016)`
        return None
    organization = organization_pattern().fullmatch(who)
    if organization:
        return Citation(
            0, 0, "", "organization", "parenthesis", year=year, organization=organization_name(organization.group())
        )
    if known is not None and known[1] == len(who):
        return Citation(0, 0, "", "study", "parenthesis", year=year, container=(find_container(who, 0) or known)[0])
    lead = organization_pattern().match(who)
    if lead and TITLED.match(who, lead.end()):
        title = who[lead.end() :].strip(" ,:*_")
        return Citation(
            0, 0, "", "organization", "parenthesis", year=year, organization=organization_name(lead.group()), title=title
        )  # fmt: skip
    if _body().fullmatch(who) and known is None:
        return Citation(0, 0, "", "organization", "parenthesis", year=year, organization=who)
    journal = find_container(who, 0)
    if journal is not None and journal[1] == len(who):
        return Citation(0, 0, "", "study", "parenthesis", year=year, container=journal[0])
    if ACRONYM.fullmatch(who) and who not in source_words("place"):
        return Citation(0, 0, "", "organization", "parenthesis", year=year, organization=who)
    split = _authors_and_title(who, issued=match["rest"].startswith(";"))
    if split is not None:
        return Citation(0, 0, "", "study", "parenthesis", year=year, container=split[1], authors=split[0])
    if AUTHORS.fullmatch(who):
        names = tuple(name["name"] for name in FAMILY.finditer(re.sub(ET_AL, "", who)))
        return Citation(0, 0, "", "author-year", "author-year", year=year, authors=names)
    lead = re.match(rf"(?P<authors>{AUTHORS.pattern})[,.]?\s", who)
    work = WORK_LEAD.match(who)
    if work and AUTHORS.fullmatch(who, work.end()):
        names = tuple(name["name"] for name in FAMILY.finditer(re.sub(ET_AL, "", who[work.end() :])))
        return Citation(0, 0, "", kind_of(work["noun"]), "author-year", year=year, authors=names)
    initials = lead is not None and INITIALS.search(lead.group()) is not None
    if lead and initials and (journal := find_container(who, lead.end())) is not None and len(who) - journal[1] <= 1:
        names = tuple(name["name"] for name in FAMILY.finditer(re.sub(ET_AL, "", lead["authors"])))
        return Citation(0, 0, "", "study", "parenthesis", year=year, container=journal[0], authors=names)
    named = TITLE_CASE.fullmatch(who) and who not in source_words("place")
    if named and year is not None and match.string.startswith(",", match.end("who")):  # `(Wellbeing of Women, 2021)`
        return Citation(0, 0, "", "organization", "parenthesis", year=year, organization=who)
    return None
