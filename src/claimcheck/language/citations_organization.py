"""Organisations, named trials, guidelines and labels that are offered as evidence; and weak sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.citations_words import VERB, YEAR, organization_name, organization_pattern
from claimcheck.model import Citation

ACCORDING = re.compile(
    r"""(?:\b(?:according\sto|as\s(?:reported|stated|estimated|noted|recommended)\sby|(?:data|figures|statistics|numbers|estimates|guidance
    |information|research|evidence)\s(?:from|by|of)|per|sources?:|reported\sby|estimated\sby|published\sby|cited\sby|recommended\sby)
    \s(?:[\w-]+\s(?:from|by|at|of)\s|(?:data|figures|statistics)\sfrom\s)?(?:the\s|a\s)?(?:U\.?S\.?\s|UK\s)?)$""",
    re.VERBOSE | re.IGNORECASE,
)
DATA_NOUN = re.compile(
    r"(?:['’]s)?\s(?:data|figures|statistics|estimates|numbers|research|researchers|guidance|experts|scientists|factsheets?|records)\b",
    re.IGNORECASE,
)
AFTER_YEAR = re.compile(rf"\s?(?:\((?P<a>{YEAR})\)|,?\sin\s(?P<b>{YEAR})\b|,\s(?P<c>{YEAR})\b(?!\s?[\w%]))")
CODE = re.compile(
    rf"\b(?P<org>NICE|SIGN)\s(?P<code>(?:NG|CG|TA|QS|PH|IPG|HTG|DG)?\s?\d{{1,4}})(?:\s\((?P<year>{YEAR})\))?"
)
TRIAL = re.compile(
    r"\b(?:the\s|The\s)(?P<name>(?!(?:FDA|NHS|CDC|NIH|WHO|UK|US|USA|EU|MRI|CT|HPV|HIV|AIDS|COVID)\b)[A-Z][A-Z0-9]{2,}[\w-]*(?:\s?[A-Z\d][\w-]{0,12})?|Women['’]s\sHealth\sInitiative|Framingham(?:\sHeart)?|Nurses['’]\sHealth)"
    r"\s(?:(?:clinical|randomi[sz]ed|phase\s\w+)\s)?(?:trial|study|Trial|Study)\b"
)
LABEL = re.compile(
    r"\b(?:the\s|its\s)?(?:prescribing\sinformation|(?:product|drug|package|FDA|manufacturer)(?:['’]s)?\s(?:label(?:ing|ling)?|insert|leaflet)|summary\sof\sproduct\scharacteristics)\b",
    re.IGNORECASE,
)
SOCIAL = re.compile(
    r"""\b(?:(?:an?|the|one|this|some|many|several)\s)?(?:(?:recent|popular|private|online|patient|viral|[a-z]+)\s)?
    (?:Reddit(?:ors?)?|subreddits?|r/\w+|Facebook(?:\s(?:groups?|posts?|pages?|users?))?|TikTok(?:s|ers?|\s(?:videos?|users?))?|Instagram(?:\sposts?)?
    |Twitter|YouTube(?:\svideos?)?|YouTubers?|Quora|Wikipedia|(?:internet|online|patient|message|discussion|support)\s(?:forums?|boards?|communit(?:y|ies))
    |forums?|blogs?|bloggers?|influencers?|social\smedia|WhatsApp(?:\sgroups?)?|(?<=on\s)X)(?![\w-])""",
    re.VERBOSE,
)
SAY = re.compile(
    r"\b(?:say|says|said|report|reports|reported|describe|describes|claim|claims|claimed|swear|post|posts|posted|suggest|suggests|show|shows|found"
    r"|according|told|tell|estimate|estimates|states?|stories|share|shared|write|wrote|mention|recommend|puts?|lists?|gives?|per|agree|as\sseen)\b",
    re.IGNORECASE,
)
TURN = re.compile(
    r"\b(?:join|find|support|connect|talk|ask|meet|such as|like|visit|avoid|careful|beware|try"
    r"|follow us|resources?|help|consider|search|looking for|reach)\b",
    re.IGNORECASE,
)
# Verbs that report only where a figure follows
PLAIN_VERB = re.compile(r"\b(?:published|gives?|gave|lists?|compare[sd]?|can|may|advise[sd]?)\b", re.IGNORECASE)
# An institution's word alone names none
BARE = re.compile(
    r"Hospital|University|Board|Council|Department|Trust|Society|Network|Clinic|College|Cent(?:er|re)s?|Foundation|Agency"
    r"|Institutes?|Commission|Association|Academy|Ministry|Registry|Alliance|Charity|Organi[sz]ation|Federation|Bureau"
)
ANECDOTE = re.compile(
    r"\b(?:(?:our|my|some|many|other)\s)?(?:patients|people|users|members|readers|friends|customers)\s(?:we\sknow\s)?(?:tell|told)\s(?:us|me)\b|\b(?:anecdotally|word\sof\smouth|testimonials)\b",
    re.IGNORECASE,
)
EXPERTS = re.compile(
    r"\b(?:(?:some|many|most|several|leading|medical|health|pain)\s){0,2}(?:experts?|doctors|scientists|researchers|specialists|physicians|clinicians|authorities)\s(?:say|agree|believe|estimate|think|suggest|report|recommend|claim|have\s(?:found|shown|reported))\b"
    r"|\bit\s(?:is|has\sbeen)\s(?:well\s|widely\s)?(?:known|reported|estimated|shown|said|believed|documented)\sthat\b"
    r"|\b(?:according\sto|by)\s(?:some|many|most|several|one)?\s?(?:experts|estimates|reports|statistics|scientists|researchers|doctors|sources)\b"
    r"|\b(?:evidence|data|statistics|figures|findings|estimates|clinical\sexperience|science)\s(?:show|suggest|indicate|say|reveal)s?\b",
    re.IGNORECASE,
)
BACK = re.compile(
    r"\b(?:the\s(?:same\s)?(?:authors|researchers|investigators|team|scientists|reviewers)|these\s(?:figures|numbers|data|results|findings|estimates)|ibid\.?|(?<=[.!?]\s)(?:It|They)(?=\salso\s(?:found|showed|reported|noted|suggested|concluded|estimated)\b))",
    re.IGNORECASE,
)
FIRST_IT = re.compile(r"(?:It|They)\salso\s(?:found|showed|reported|noted|suggested|concluded|estimated)\b")


def find_organizations(text: str) -> Iterator[Citation]:
    """Organisations that report something, named trials, numbered guidelines and drug labels."""
    for match in organization_pattern().finditer(text):
        found = _organization(text, match)
        if found is not None:
            yield found
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
    for match in TRIAL.finditer(text):
        yield Citation(match.start(), match.end(), "", "trial", "narrative", title=match["name"])
    for match in LABEL.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if ACCORDING.search(before) or VERB.match(text, match.end(), match.end() + 60):
            yield Citation(match.start(), match.end(), "", "website", "narrative", title=match.group())


def _organization(text: str, match: re.Match[str]) -> Citation | None:
    name = match.group()
    if BARE.fullmatch(name):
        return None
    before = text[max(0, match.start() - 70) : match.start()]
    end = match.end()
    acronym = re.compile(r"\s\([A-Z][A-Za-z&-]{1,10}\)").match(text, end)
    if acronym:
        end = acronym.end()
    after = VERB.match(text, end, end + 60)
    data = DATA_NOUN.match(text, end)
    if not ACCORDING.search(before):
        if data is None and after is None:
            return None
        if data is not None and after is None and not VERB.match(text, data.end(), data.end() + 60):
            return None
        if (
            re.search(
                r"\b(?:such as|like|including|(?<!team\s)(?<!rs\s)(?<!ists\s)at|visit|contact|or|with)\s(?:the\s)?$",
                before,
            )
            and data is None
        ):
            return None
        plain = after is not None and PLAIN_VERB.search(after.group()) is not None
        if after is not None and plain and not re.search(r"\d", text[after.end() : after.end() + 160]):
            return None
    year = AFTER_YEAR.match(text, end)
    if year:
        end = year.end()
    article = re.search(r"\b[Tt]he\s$", before)
    start = match.start() - (4 if article else 0)
    value = int(year["a"] or year["b"] or year["c"]) if year else None
    return Citation(start, end, "", "organization", "organization", year=value, organization=organization_name(name))


def find_weak(text: str) -> Iterator[Citation]:
    """Social media and anecdotes offered as evidence, unnamed experts, and words that refer back to a source."""
    for match in SOCIAL.finditer(text):
        if match.group()[:1].isupper() and "Forum" in match.group():
            continue
        start = max(text.rfind(". ", 0, match.start()), match.start() - 120, 0)
        stop = text.find(". ", match.end(), match.end() + 120)
        clause = text[start : stop if stop != -1 else match.end() + 120]
        if SAY.search(clause) and not TURN.search(text[start : match.start()]):
            yield Citation(match.start(), match.end(), "", "social", "narrative")
    for match in ANECDOTE.finditer(text):
        yield Citation(match.start(), match.end(), "", "social", "narrative")
    for match in EXPERTS.finditer(text):
        yield Citation(match.start(), match.end(), "", "vague", "vague")
    for match in BACK.finditer(text):
        yield Citation(match.start(), match.end(), "", "study", "back-reference")
    first = FIRST_IT.match(text)
    if first:
        yield Citation(0, first.group().index(" "), "", "study", "back-reference")
