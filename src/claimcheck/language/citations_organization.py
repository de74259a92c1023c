"""Organisations, named trials, numbered guidelines, labels and websites that are offered as evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from claimcheck.language.citations_words import (
    UNSET,
    VERB,
    YEAR,
    any_of,
    find_own_title,
    kind_of,
    organization_name,
    organization_pattern,
    source_words,
)
from claimcheck.language.cues import cue_words, fold, holds_any
from claimcheck.model import Citation, CitationKind
from claimcheck.pattern import as_pattern

# `According to Dr. Jane Smith of`: the institution vouches
PERSON_OF = as_pattern(r"\baccording\sto\s(?:[\w.’'-]+,?\s){1,5}(?:from|at|of)\s(?:the\s)?$", re.IGNORECASE)
ACCORDING = as_pattern(
    r"""(?:\b(?:according\sto|as\s(?:reported|stated|estimated|noted|recommended)\sby|(?:data|figures|statistics|numbers|estimates|guidance
    |information|research|evidence)\s(?:from|by|of)|per|sources?:|reported\sby|estimated\sby|(?<=\w\s)published\s(?:(?:last|this|earlier|today|recently|online|week|month|year)\s){0,3}by
    |spokes(?:person|man|woman)\s(?:for|of|from)|cited\sby|recommended\sby|(?:comes?|came|taken|drawn|quoted|adapted)\sfrom)
    \s(?:[\w-]+\s(?:from|by|at|of)\s|(?:data|figures|statistics)\sfrom\s)?(?:the\s|a\s)?(?:U\.?S\.?\s|UK\s)?)$""",
    re.VERBOSE | re.IGNORECASE,
)
# `The hospital's website`, `its product page`
SITE = as_pattern(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?)\s(?:(?:hospital|clinic|manufacturer|maker|company|charity|practice|trust|university|society)(?:['’]s)?\s)"
    r"(?:website|web\s(?:site|page)|site|leaflet|brochure|fact\ssheet|booklet)\b"
)
DATA_NOUN = as_pattern(
    r"(?P<own>['’]s?)?\s(?:(?:19|20)\d\d\s|latest\s|most\srecent\s|own\s|annual\s)?(?:data|figures|statistics|estimates?|numbers|research|researchers|guidance|experts|scientists|factsheets?|records)\b",
    re.IGNORECASE,
)
DATA_YEAR = as_pattern(rf"\s(?:from|for|in|of)\s{YEAR}\b")
AFTER_YEAR = as_pattern(rf"\s?(?:\((?P<a>{YEAR})\)|,?\sin\s(?P<b>{YEAR})\b|,\s(?P<c>{YEAR})\b(?!\s?[\w%]))")
CODE = as_pattern(
    rf"""\b(?P<org>NICE|SIGN)(?:['’]s)?\s(?:(?:clinical\s|technology\s)?(?:guideline|guidance|appraisal)s?\s(?:(?:on|for)\s(?:[a-z-]+\s){{1,5}})?)?
    (?P<open>[(\[])?(?P<code>(?:NG|CG|TA|QS|PH|IPG|HTG|DG)\s?\d{{1,4}}|(?<=NICE\s|SIGN\s)\d{{1,4}})(?(open)[)\]])(?:\s\((?P<year>{YEAR})\))?""",
    re.VERBOSE,
)
LABEL = as_pattern(
    r"""(?<=ccording\sto\s)the\s(?:label(?:ing|ling)?|leaflet|package\sinsert)\b
    | (?<!\bas\s)\bthe\s(?:label|package\sinsert)(?=\s(?:says|said|lists|gives|states|reports|mentions|quotes|warns)\b)
    | \b(?:the\s|its\s)?(?:prescribing\sinformation
      | (?:product|drug|package|FDA|manufacturer|patient)(?:['’]s)?\s(?:label(?:ing|ling)?|insert|leaflet)
    | (?-i:SPC|SmPC|USPI) | summary\sof\sproduct\scharacteristics)\b(?:\s(?:for|of)\s(?-i:[A-Z])[\w-]+\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
ACRONYM = as_pattern(r"\s\([A-Z][A-Za-z&-]{1,10}\)")
IN_LABEL = as_pattern(r"(?:^|[^\w])in\s$", re.IGNORECASE)
# Verbs that report only where a figure follows
PLAIN_VERB = as_pattern(
    r"\b(?:published|gives?|gave|lists?|compare[sd]?|can|may|received|recorded|counted|counts|registered|logged|collected|tracks"
    r"|treat(?:s|ed)|sets?|cuts?|speaks?|spoke|followed|tested|enrolled|involving|does|do|saw|sees?|ranks|ranked)\b",
    re.IGNORECASE,
)
# ` in "Confirmed cases by month" (2025)` behind the verb
QUOTED = as_pattern(
    rf"""(?:\s(?:that\s)?(?:in|through)|['’]s?)\s(?:(?:its|their|the|an?)\s)?["“](?P<title>[^"”]{{5,160}})["”](?:,?\s?\(?(?P<year>{YEAR})\)?)?"""
)
# `according to the county's "School Immunisation Report 2025"`
TITLE_ALONE = as_pattern(
    rf"""\b(?:according\sto|per)\s(?P<source>(?:[\w’'-]+,?\s){{0,4}}["“](?P<title>[^"”]{{5,160}})["”](?:,?\s?\(?(?P<year>{YEAR})\)?)?)""",
    re.IGNORECASE,
)
# `according to the NBSR (2020)`, `says the ACR (2016)`: a body by its initials
SHORT = as_pattern(
    rf"\b(?:[Aa]ccording\sto|[Ss]ays|[Ss]aid|[Pp]er|[Bb]y)\s(?P<source>(?:the\s)?(?P<name>(?!COVID|SARS|HIV|AIDS|ISO|DSM|ICD)[A-Z]{{3,8}})\s\((?P<year>{YEAR})\))"
)
# `sent to the CDC that show`: the verb belongs to what was sent
RELATIVE = as_pattern(r"\s*+(?:,\s*+)?(?:that|which)\s")
OBJECT = as_pattern(r"\b(?:to|for|into|via|through|of)\s(?:the\s)?$", re.IGNORECASE)
TREATS = as_pattern(r"\b(?:treat(?:s|ed)|sees?|does|do|can|may|cuts?)\b", re.IGNORECASE)
# An institution's word alone names none
BARE = as_pattern(
    r"Royal\sCollege|Hospital|University|Board|Council|Department|Trust|Society|Network|Clinic|College|Cent(?:er|re)s?|Foundation|Agency"
    r"|Institutes?|Commission|Association|Academy|Ministry|Registry|Database|Audit|Observatory|Alliance|Authority|Charity|Organi[sz]ation|Federation|Bureau"
)


# `the SPRINT trial`, `The Framingham Heart Study`, `the National Health and Nutrition Examination Survey`
@cache
def _trial() -> re.Pattern[str]:
    return as_pattern(
        rf"""\b[Tt]he\s(?P<name>(?:{any_of(source_words("trial-name"))})|(?!(?:FDA|NHS|CDC|NIH|WHO|UK|US|USA|EU|MRI|CT|HPV|HIV|AIDS|COVID|Clinical|Current|Present|First|New)\b)
    (?:[A-Z][A-Z0-9]{{2,}}[\w-]*(?:\s?[A-Z\d][\w-]{{0,12}})?
    | [A-Z][\w-]+(?:['’]s?)?
      (?:\s(?:and\s|of\s|for\s|in\s)?(?!(?:Study|Trial|Survey|Registry|Cohort|Project)\b)[A-Z][\w-]+(?:['’]s?)?){{0,6}}))
    \s(?:(?:clinical|randomi[sz]ed|phase\s\w+|cohort)\s)?(?P<noun>trial|study|Trial|Study|Survey|Registry|Cohort|Project)\b""",
        re.VERBOSE,
    )


def find_named(text: str) -> list[tuple[int, int]]:
    """The *plain* spans of names: of organisations, and of trials and surveys written with capitals."""
    spans = [match.span() for match in organization_pattern().finditer(text)]
    return spans + [match.span() for match in _trial().finditer(text) if match["noun"][0].isupper()]


def find_organizations(text: str, titles: Mapping[int, int] = UNSET, *, listed: bool = False) -> Iterator[Citation]:
    """Organisations that report something, named trials, numbered guidelines, labels and websites.

    `titles`: starts and ends of emphasised words (*plain*); `listed`: the text is a source line, where each name is a source.
    """
    for match in organization_pattern().finditer(text):
        found = _organization(text, match, titles, listed=listed)
        if found is not None:
            yield found
    for match in SHORT.finditer(text) if "(" in text else ():
        yield Citation(
            *match.span("source"),
            "",
            "organization",
            "organization",
            year=int(match["year"]),
            organization=match["name"],
        )
    folded = fold(text)
    for match in TITLE_ALONE.finditer(text) if '"' in text or "“" in text else ():
        year = int(match["year"]) if match["year"] else None
        start, end = match.span("source")
        yield Citation(start, end, "", "website", "narrative", year=year, title=match["title"])
    for match in CODE.finditer(text):
        year = int(match["year"]) if match["year"] else None
        name = organization_name(match["org"])
        yield Citation(
            match.start(),
            match.end(),
            "",
            "guideline",
            "organization",
            year=year,
            organization=name,
            title=match["code"],
        )
    for match in _trial().finditer(text) if holds_any(folded, cue_words("trial")) else ():
        acronym = match["name"][1:2].isupper() or match["name"][-1:].isdigit()
        if acronym or match["noun"][0].isupper() or match["name"].replace("’", "'") in source_words("trial-name"):
            kind = kind_of(match["noun"])
            yield Citation(match.start(), match.end(), "", kind, "narrative", title=match["name"])
    if not holds_any(folded, cue_words("label")):
        return
    for match in SITE.finditer(text):
        if ACCORDING.search(text[max(0, match.start() - 40) : match.start()]) or VERB.match(
            text, match.end(), match.end() + 60
        ):
            yield Citation(match.start(), match.end(), "", "website", "narrative")
    for match in LABEL.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if ACCORDING.search(before) or IN_LABEL.search(before) or VERB.match(text, match.end(), match.end() + 60):
            yield Citation(match.start(), match.end(), "", "website", "narrative", title=match.group())


def _tells(text: str, at: int, *, own: bool) -> bool:
    """True where words about data go on with a verb that reports, or, an organisation's own, with a figure."""
    return VERB.match(text, at, at + 60) is not None or (own and re.search(r"\d", text[at : at + 160]) is not None)


def _organization(text: str, match: re.Match[str], titles: Mapping[int, int], *, listed: bool) -> Citation | None:
    name = match.group()
    if BARE.fullmatch(name):
        return None
    before = text[max(0, match.start() - 70) : match.start()]
    end = match.end()
    acronym = ACRONYM.match(text, end)
    if acronym:
        end = acronym.end()
    dated = AFTER_YEAR.match(text, end)
    own = find_own_title(text, end, titles)
    behind = dated.end() if dated else own[2] if own else end
    after = VERB.match(text, behind, behind + 60)
    data = DATA_NOUN.match(text, end)
    closing = dated is not None and (not before or before.endswith(": ")) and not text[dated.end() :].strip(" .*_)")
    if not listed and not closing and not ACCORDING.search(before) and not PERSON_OF.search(before):
        if data is None and after is None:
            return None
        of_year = DATA_YEAR.match(text, data.end()) if data else None
        told = of_year.end() if of_year else data.end() if data else end
        if data is not None and after is None and not _tells(text, told, own=data["own"] is not None):
            return None
        if (
            re.search(
                r"\b(?:such as|like|including|(?<!team\s)(?<!rs\s)(?<!ists\s)at|visit|contact|or|with)\s(?:the\s)?$",
                before,
            )
            and data is None
        ):
            return None
        if data is None and RELATIVE.match(after.group() if after else "") and OBJECT.search(before):
            return None
        plain = after is not None and PLAIN_VERB.search(after.group()) is not None
        if after is not None and plain and data is None:
            figure = re.search(r"\d", text[after.end() : after.end() + 160])
            if figure is None or TREATS.search(after.group()):
                return None
    year = AFTER_YEAR.match(text, end)
    if year:
        end = year.end()
    titled = QUOTED.match(text, after.end() if after is not None else end) if year is None else None
    if titled:
        end = titled.end()
    article = re.search(r"\b[Tt]he\s$", before)
    start = match.start() - (4 if article else 0)
    value = int(year["a"] or year["b"] or year["c"]) if year else None
    if titled and titled["year"]:
        value = int(titled["year"])
    kind: CitationKind = "website" if name in source_words("website") else "organization"
    return Citation(
        start,
        end,
        "",
        kind,
        "organization",
        year=value,
        organization=organization_name(name),
        title=titled["title"] if titled else None,
    )
