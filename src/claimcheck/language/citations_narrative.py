"""Sources told in words: `a 2020 study in Pain Medicine`, `in JAMA in 2019`, `the same study`, `studies show`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimcheck.language.citations_organization import find_named
from claimcheck.language.citations_phrase import PERSON, find_owner, find_year, split_lead
from claimcheck.language.citations_place import AUTHORED, PAREN, find_dated_title, find_published_in, read_tail
from claimcheck.language.citations_weak import is_asked
from claimcheck.language.citations_words import (
    AND_OTHERS,
    NOUN,
    UNSET,
    VERB,
    WORK_IN_NAME,
    YEAR,
    find_container,
    find_set_title,
    kind_of,
    organization_name,
    organization_pattern,
)
from claimcheck.language.cues import cue_words, fold, holds_any
from claimcheck.language.journals import find_journal
from claimcheck.model import Citation
from claimcheck.pattern import as_pattern

FROM_YEAR = as_pattern(
    rf",?\s(?:\((?P<a>{YEAR})(?:[,;:]\s[^()]{{1,60}})?\)|(?:from|in|published in|of|dated)\s(?:[A-Z][a-z]+\s)?(?P<b>{YEAR})\b)"
)
# ` in pain patients`, ` of 300 adults` between the noun and its verb
GAP = as_pattern(
    r"\s(?:of|in|on|among|with|by|from)\s(?:(?!(?:found|finds?|show\w*|report\w*|suggest\w*)\b)[\w’'-]+(?:[,.]\d+)*\s?){1,7}(?<!\s)(?=\s)"
)
# `This article reviews`, `which reports`, `who trial`: then the noun is a verb
VERBLIKE = frozenset(
    "reviews reports surveys studies trials trial review report survey study audits polls research".split()
)
AS_VERB = as_pattern(
    r"\b(?:this|the|our)\s(?:article|page|leaflet|guide|booklet|section|chapter|site|website|post|fact\ssheet)\s(?:also\s)?$"
    r"|\b(?:who|which|we|it|they|you|he|she|to|also|must|should|will|please)\s$",
    re.IGNORECASE,
)
BACK = {"this", "these", "those", "that", "same"}
VAGUE = as_pattern(
    r"\b(?:recent|new|newer|several|many|most|some|multiple|numerous|one|another|two|three|large|small|early|clinical|other|latest|few|previous|earlier|scientific|medical|observational|more)\b",
    re.I,
)
PLACE = as_pattern(
    rf"""\b(?:(?:published|reported|appear(?:ed|ing|s)|printed|described|writing|wrote|documented|presented|summari[sz]ed)
    (?:\s(?:online|recently|last\syear|this\syear|(?:in\s)?(?:[A-Z][a-z]{{2,8}}\s)?(?P<year>{YEAR}))){{0,2}}\s(?:in|by)
    |[Aa]ccording\sto|\b[Pp]er|(?:data|results|findings|figures|evidence)\s(?:from|in)|(?:researchers|authors|doctors|scientists|[Ww]riting)\sin)
    \s(?:the\s(?:medical\s)?journal\s)?(?=(?:the\s)?[A-Z])""",
    re.VERBOSE,
)


# ` of 300 adults by researchers at `, ` published by the ` in front of a body's name
BY_WHOM = as_pattern(
    r"(?:\s(?:of|in|among)\s(?:(?:about|around|more\sthan|over|nearly)\s)?[\d,]+\s[a-z][a-z\s-]{0,40}?)?\s(?:(?:by|from)\s(?:(?:researchers|scientists|doctors|investigators|a\steam)\s(?:at|from)\s)?|published\sby\s|of\s)(?:the\s)?"
)
OWNER = as_pattern(r",\s(?:the\s)?")
CAPITAL_NOUN = as_pattern(r"(?<=\w\s)(?:Stud|Trial|Survey|Registry|Research|Report|Review|Audit|Cohort)")
CAPITALS = as_pattern(r"(?:(?<![\w-])[A-Z][\w’'&-]*\s(?:(?:of|and|the|in|for|&)\s){0,2}){1,8}$")
BODY_SAMPLE = as_pattern(
    r"\b(?:blood|urine|semen|sperm|stool|gene|genetic|dna|sample|tissue|gait|cost|gas|fluid|chemical|lab|laboratory)$"
)


def find_narrative(text: str, titles: Mapping[int, int] = UNSET) -> Iterator[Citation]:
    """Sources around a noun such as study, review or trial, and journals in a source position.

    `titles`: starts and ends of emphasised words (*plain*), which make a title where one may stand.
    """
    named = find_named(text) if CAPITAL_NOUN.search(text) else []
    for noun in NOUN.finditer(text) if holds_any(fold(text), cue_words("source-noun")) else ():
        if noun.group()[0].isupper() and (
            any(start < noun.start() and noun.end() <= end for start, end in (*named, *titles.items()))
            or _is_in_title(text, noun)
            or WORK_IN_NAME.match(text, noun.start()) is None
        ):
            continue
        if AS_VERB.search(text[max(0, noun.start() - 30) : noun.start()]) and noun.group().casefold() in VERBLIKE:
            continue
        if any(
            start < noun.start() < end and text[max(0, start - 4) : start].endswith(("s ", " in "))
            for start, end in titles.items()
        ):
            continue  # `the Heart Trust's *National audit*`: a word of the document's title
        found = _around(text, noun, titles)
        if found is not None:
            yield found
    for place in PLACE.finditer(text):
        found = _journal(text, place, titles)
        if found is not None:
            yield found


def _is_in_title(text: str, noun: re.Match[str]) -> bool:
    """`Journal of Pain Research`: the noun is a word of a journal's title."""
    first = max(0, noun.start() - 90)
    run = CAPITALS.search(text[first : noun.start()])
    if run is None:
        return False
    for capital in re.finditer(r"(?<![\w-])[A-Z]", run.group()):
        known = find_journal(text, first + run.start() + capital.start())
        if known is not None and known[1] >= noun.end():
            return True
    return False


def _journal(text: str, place: re.Match[str], titles: Mapping[int, int]) -> Citation | None:
    container = find_set_title(text, place.end(), titles) or find_container(text, place.end())
    if container is None:
        return None
    name, end = container
    if any(place.end() < start < end and text[start - 2 : start] == "s " for start in titles):
        return None  # `according to the Heart Trust's *Annual report*`: a document, no journal
    body = organization_pattern().match(text, place.end() + 4 * text.startswith("the ", place.end()))
    if body is not None and (body.end() >= end or body.group().endswith(("'s", "’s")) or text[body.end()] in "'’"):
        return None
    year, end, volume, pages = read_tail(text, end)
    if year is None and place["year"]:
        year = int(place["year"])
    return Citation(place.end(), end, "", "study", "narrative", year=year, container=name, volume=volume, pages=pages)


def _around(text: str, noun: re.Match[str], titles: Mapping[int, int]) -> Citation | None:
    at = max(0, noun.start() - 110)
    if at and (blank := text.find(" ", at)) != -1:
        at = blank
    window = text[at : noun.start()]
    start, det, words = split_lead(window)
    start += at
    year = find_year(words)
    container: str | None = None
    organization: str | None = None
    authors: tuple[str, ...] = ()
    if start + len(det) < noun.start() and re.search(r"[A-Z]", words):
        container, organization = find_owner(words)
        person = PERSON.match(words) if container is None and organization is None else None
        if person:
            authors = (person["family"],)
    end = noun.end()
    volume = pages = None
    after, place = find_published_in(text, end, titles)
    if place is None:
        match = PAREN.match(text, end)
        place = find_container(text, match.end()) or find_dated_title(text, match.end()) if match else None
    if place is not None:
        container, end = place
        if after is not None:
            year = year or (int(after["year"]) if after["year"] else None)
            by = AUTHORED.match(text[noun.end() : after.start()])
            if by and not authors:
                authors = tuple(name for name in (by["first"], by["second"]) if name)
        behind = _BY_NAMES.match(text, end, end + 90)
        if behind is not None and not authors:
            authors, end = tuple(name for name in (behind["first"], behind["second"]) if name), behind.end()
        tail, end, volume, pages = read_tail(text, end)
        year = year or tail
        if text[end : end + 1] == ")" and "(" in text[noun.end() : end]:
            end += 1
    else:
        dated = FROM_YEAR.match(text, end)
        if dated and year is None:
            year, end = int(dated["a"] or dated["b"]), dated.end()
        who = _behind(text, end)
        by = _BY_NAMES.match(text, end, end + 90)
        if by is not None and not authors and _BRACKET_BEHIND.match(text, by.end()):
            authors, end = tuple(name for name in (by["first"], by["second"]) if name), by.end()
            issue = _ISSUE_BEHIND.match(text, end)
            if issue is not None:  # `by Lee and others (Birth, 2017)`
                container, year, end = issue["name"], int(issue["year"]), issue.end()
        elif who is not None and organization is None:
            organization, end = who
            dated = FROM_YEAR.match(text, end)
            if dated and year is None:
                year, end = int(dated["a"] or dated["b"]), dated.end()
    kind = kind_of(noun.group())
    plain = noun.group().casefold()
    if det in {"its", "their"} and year and organization is None:
        owner = OWNER.match(text, end)
        known = organization_pattern().match(text, owner.end(), owner.end() + 160) if owner else None
        if known:
            organization, end, kind = organization_name(known.group()), known.end(), "organization"
    if plain == "reports" and organization:  # the verb: `the Example Association reports`
        return None
    if (
        plain in {"research", "report", "reports", "registry", "analysis", "analyses"}
        and organization
        and not container
    ):
        kind = "organization"
    if year is None and not text[:start].strip() and not text[end:].strip(" :"):
        return None  # a heading: `Research Articles:`
    if not start and not container and not year and _is_self(noun.group()) and not VERB.match(text, end, end + 80):
        return None  # `A fact sheet from the Heart Trust`: the text's own imprint
    if year is not None or container or organization or authors:
        if not (container or organization) and plain in {"registry", "guidance"}:
            return None
        return Citation(
            start,
            end,
            "",
            kind,
            "narrative",
            year=year,
            container=container,
            organization=organization,
            authors=authors,
            volume=volume,
            pages=pages,
        )
    return _unnamed(text, noun, start, det, words)


def _behind(text: str, end: int) -> tuple[str, int] | None:
    """`a study by researchers at X University`, `guidelines from the ESC`."""
    match = BY_WHOM.match(text, end, end + 130)
    if match is None:
        return None
    found = organization_pattern().match(text, match.end(), match.end() + 160)
    return (organization_name(found.group()), found.end()) if found else None


# What a guideline says is so; `guidelines recommend` tells what to do
_STATES = as_pattern(r"\b(?:say|states?|gives?|estimates?|puts?|suggest|shows?|reports?)$")
# ` by Rivera and Nakata`, ` by Lee and colleagues` behind the noun or the journal
_BY_NAMES = as_pattern(
    r"(?:\s(?:of|in|among)\s[\d,]+\s[a-z][a-z\s-]{0,30}?)?\s(?:run\s|led\s|done\s|published\s)?by\s(?:(?:Dr|Prof|Professor)\.?\s)?(?P<first>[A-Z][\w’-]+)"
    rf"(?:\s(?:and|&)\s(?P<second>[A-Z][\w’-]+)|,?\s{AND_OTHERS})"
)
_ISSUE_BEHIND = as_pattern(rf"\s\((?P<name>[A-Z][\w&’' -]{{2,70}}?),?\s(?P<year>{YEAR})\b[^()]{{0,50}}\)")
_BRACKET_BEHIND = as_pattern(r"\s\([A-Z]|,\s[“\"]")  # with the journal, or its title
_CUED = as_pattern(
    r"(?:[Aa]ccording to|\bper|shown in|found in|reported in|based on|\bIn|(?:[,;:]|\b(?:but|and|yet|while|whereas)) in) $"
)
_MARKED = as_pattern(r"[^.!?]{0,200}\[\^?\w")  # `in a survey of 600 adults, 4% had it [2]`: the marker tells which
_LOOKED_BACK = as_pattern(rf"(?<=from\s){YEAR}\s?(?:to|through|until|[-–])\s?(?={YEAR})")  # `of data from 2013 to 2022`


# `a review of 12 trials`: what the source before it looked at
_LOOKED_AT = as_pattern(
    r"\b(?:reviews?|analys[ei]s|overview|summary|survey|study|pooling|pooled|combined|combining|covering|included|(?:brought|put)\stogether|looked\sat|drew\son)\s"
    r"(?:(?:of|from|in|with|data|results)\s){0,3}(?:(?:the|all|about|over|more\sthan)\s)?[\w,]{1,12}\s(?:[a-z-]+\s){0,2}$"
)


def _is_self(noun: str) -> bool:
    return noun.casefold() in {"article", "paper", "guidance", "fact sheet", "report", "editorial"}


def _unnamed(text: str, noun: re.Match[str], start: int, det: str, words: str) -> Citation | None:
    lower = words.casefold()
    gap = GAP.match(text, noun.end(), noun.end() + 80)
    verb = VERB.match(text, noun.end(), noun.end() + 80)
    near = verb.end() if verb else noun.end()
    if verb is None and gap is not None:
        verb = VERB.match(text, gap.end(), gap.end() + 60)
        near = gap.end() if verb else near
    kind = kind_of(noun.group())
    plural = (
        noun.group().casefold().endswith("s") and not noun.group().casefold().endswith("is")
    ) or noun.group().casefold() == "research"
    if det in {"this", "our"} and _is_self(noun.group()):  # the text speaks of itself
        return None
    lead = text[max(0, start - 16) : start]
    cued = _CUED.search(lead) is not None and not (lead.endswith(" in ") and _MARKED.match(text, noun.end()))
    theirs = det in {"their", "its", "his", "her"} and kind != "guideline" and (verb or cued or lead.endswith("in "))
    if det in BACK or "same" in lower.split() or theirs:
        return Citation(start, noun.end(), "", kind, "back-reference")
    if not verb and not cued:
        return None
    if is_asked(text, start, noun.end()) or BODY_SAMPLE.search(lower):
        return None
    if plural and not cued and _LOOKED_AT.search(text, max(0, noun.start() - 60), noun.start()):
        return None
    if det == "the" and not VAGUE.search(lower):
        return Citation(start, noun.end(), "", kind, "back-reference")
    told = find_year(_LOOKED_BACK.sub("", gap.group())) if gap is not None and verb else None
    if told is not None or (det in {"our", "my"} and (verb or cued) and kind != "guideline"):
        end = noun.end() if told is None or gap is None else gap.end()
        return Citation(start, end, "", kind, "narrative", year=told)
    if (det in {"a", "an", "one", "another"} or plural or VAGUE.search(lower + " " + det)) and det not in {
        "our",
        "their",
        "its",
    }:
        named = VAGUE.search(f"{det} {lower}") or cued
        if kind == "guideline" and not named and not (verb and _STATES.search(verb.group())):
            return None
        if noun.group().casefold() in {"report", "reports"} and not named:
            return None
        return Citation(start, near, "", "vague", "vague")
    return None
