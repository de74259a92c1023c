"""The words that citations are made of: kinds of source, reporting verbs, organisations, containers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from claimcheck.documents.document import Mark
from claimcheck.language.journals import find_journal, is_nearly_journal
from claimcheck.model import CitationKind
from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_rows

YEAR = r"(?:19[5-9]\d|20\d\d)"
# the authors behind the first: `Smith and colleagues`; `Lee and Wu` names both
OTHERS = r"(?:(?:his|her|their)\s)?(?:colleagues|co-?workers|co-?authors|associates|others|team)"
AND_OTHERS = rf"(?:et\sal\.?|(?:and|&)\s{OTHERS})"

# The noun of a source: `study`, `systematic review and meta-analysis`
NOUN = as_pattern(
    r"""\b(?:
    (?:(?:systematic|umbrella|scoping|literature)\s)?reviews?(?:\s(?:and|with)\s(?:network\s)?meta[-‐-–]?analys[ei]s)?
    | meta[-‐-–]?analys[ei]s | pooled\sanalys[ei]s | analys[ei]s | stud(?:y|ies) | (?:trials?|RCTs?)
    | cohort | polls? | audits? | surveys? | guidelines? | guidance
    | reports? | papers? | articles? | research | registry | consensus\sstatement
    | (?:case\s)?series(?=\sof\s[\d,]+\s) | case\sseries | fact\ssheet | editorial
    )\b(?!-)""",
    re.VERBOSE | re.IGNORECASE,
)
VERB = as_pattern(
    r"""\s*+(?:,\s*+)?(?:(?:that|which|also|has|have|had|now|recently|in\s\d{4}|consistently|clearly|generally|often|further|all|both|does|do|did|can|may)\s){0,3}
    (?:f(?:ound|inds?)|show(?:s|ed|n|ing)?|report(?:s|ed)?|not(?:es?|ed)|conclud(?:es?|ed)|suggest(?:s|ed)?|estimat(?:es?|ed)
    |indicat(?:es?|ed)|demonstrat(?:es?|ed)|reveal(?:s|ed)?|observ(?:es?|ed)|say(?:s)?|said|state[sd]?|writes?|wrote|agree[sd]?
    |confirm(?:s|ed)?|describ(?:es?|ed)|calculat(?:es?|ed)|recommend(?:s|ed)?|compar(?:es?|ed)|followed|put(?:s)?|lists?
    |document(?:s|ed)|determined|identified|linked|concur(?:s|red)?|believe|claim(?:s|ed)?|warn(?:s|ed)?|advises?|measured
    |t(?:old|ells?)\s(?:us|me)|argue[sd]?|disagree[sd]?|prove[sd]?|saw|sees?|sets?|gives?|ranked|ranks|treat(?:s|ed)|speaks?|spoke|cut|cuts|counted|counts|recorded|received|registered|logged
    |collected|tracks|predict(?:s|ed)?|project(?:s|ed)|expects?|published|gave|cites?|cited|tracked|reviewed|looked\sat|tested|examined|concluded|points?\sout|pointed\sout|adds|added|reckons?|pooled|enrolled|involving)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CAPITAL = r"[A-Z][\w’'&-]*"
# `Foobar Letters`, `Journal of the Foobar Society`
CAPITALISED = rf"{_CAPITAL}(?:\s(?:(?:of|and|the|for|in|&)\s){{0,2}}{_CAPITAL}){{0,8}}"
# `Eye (2022)`: a name and a year in brackets
DATED_NAME = as_pattern(rf"(?:the\s)?(?P<name>{CAPITALISED})\s\({YEAR}\)")
# ` by the Heart Trust`, ` from Carers UK`: the body that issued a document
BY_BODY = rf"\s(?:from|by|of)\s(?:the\s)?(?P<body>{_CAPITAL}(?:\s(?:of\s|for\s|and\s)?{_CAPITAL}){{0,6}})"
RUN = as_pattern(
    r"(?:the\s)?[A-Z][\w’'.&-]*(?:(?:\s(?:of|and|the|for|in|on|&|et)){0,2}\s[A-Z][\w’'&-]*|:\s[A-Z][\w’'-]*){0,10}"
)


# The work that a name speaks of, `RCOG Guideline`; no body's `Alzheimer's Research UK`
WORK_IN_NAME = as_pattern(
    rf"(?:{NOUN.pattern})(?!\s(?:UK|USA?|NI|Wales|Scotland|Ireland|Australia|Canada)\b)", re.VERBOSE | re.IGNORECASE
)


def with_article(text: str, at: int) -> int:
    """Where a name that stands at `at` (*plain*) begins with its article: `the Heart Trust`."""
    return at - 4 if text.endswith(("the ", "The "), 0, at) else at


def kind_of(noun: str) -> CitationKind:
    """The kind of source that a noun phrase names."""
    lower = noun.casefold()
    if "meta" in lower or "pooled" in lower:
        return "meta-analysis"
    if "review" in lower:
        return "review"
    if "trial" in lower or "rct" in lower:
        return "trial"
    if "guid" in lower or "consensus" in lower:
        return "guideline"
    return "study"


@cache
def _source_words() -> dict[str, tuple[str, ...]]:
    return {group: tuple(words) for group, *words in read_rows(__file__, "source_words.tsv")}


def source_words(group: str) -> tuple[str, ...]:
    """The words of one group of `data/source_words.tsv`; raises KeyError where there is no such group."""
    return _source_words()[group]


def any_of(words: Iterable[str]) -> str:
    """A pattern of the words, longest first, with either apostrophe and any blank between them."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace("\\ ", r"\s").replace("'", "['’]") for word in ordered)


@cache
def _organizations() -> dict[str, str]:
    found: dict[str, str] = {}
    for title, *others in read_rows(__file__, "organizations.tsv"):
        for name in (title, *others):
            found[name] = title
    return found


@cache
def organization_pattern() -> re.Pattern[str]:
    """All known organisations and runs that end or begin with an institution's word, longest first."""
    names = any_of([*_organizations(), *source_words("website")])
    words = (
        r"Institutes?|Association|Society|Agency|University|Hospital|Ministry|College|Academy|Foundation|Council|Centers?"
        r"|Centre|Clinic|Department|Bureau|Board|Network|Alliance|Federation|Commission|Organi[sz]ation|Task\sForce|Trust|Registry|Database(?!\sof\b)|Audit|Observatory|(?:Data|Surveillance|Health)\sSystem|Health\sService|Charity|Authority"
    )
    part = r"[A-Z][\w’'-]*"
    # a comma goes on to another name only in a list that ends with `and`: `of Sciences, Engineering, and Medicine`
    tail = rf"(?:\s(?:(?:of|for|on|and|the|at)\s){{0,2}}{part}){{0,6}}(?:(?:,\s{part}){{1,4}},?\s(?:and|&)\s{part})?"
    # `British Elbow and Shoulder Society`: one body, where a country or the like opens its name
    lands = (
        r"American|British|Canadian|Australian|European|Irish|Scottish|Welsh|German|International|National|World|Royal"
    )
    led = rf"(?:{lands})\s(?:{part}\s){{1,3}}and\s"
    return as_pattern(
        rf"(?<![\w-])(?:(?:{names})(?![\w-])|(?:{led})?(?:{part}\s){{0,5}}(?:{words})(?:\s(?:UK|USA|NI|England|Scotland|Wales|Ireland|Australia|Canada|Europe|International))?(?:\s(?:of|for|on|at)\s(?:the\s)?{part}{tail})?(?![\w-]))"
    )


def find_titles(marks: Iterable[Mark]) -> dict[int, int]:
    """Starts and ends (*plain*) of emphasised words, as titles are set."""
    return {mark.start: mark.end for mark in marks if mark.kind == "emphasis" and mark.end - mark.start <= 120}


def find_linked(marks: Iterable[Mark]) -> dict[int, tuple[int, str]]:
    """Starts of linked words (*plain*), each with its end and the address."""
    return {
        mark.start: (mark.end, mark.target) for mark in marks if mark.kind == "link" and mark.end - mark.start <= 160
    }


def find_set_title(text: str, at: int, titles: Mapping[int, int]) -> tuple[str, int] | None:
    """The emphasised title at `at` (*plain*), also behind `the`: name and end."""
    for start in (at, at + 4 if text.startswith("the ", at) else at):
        if start in titles and (text[start : start + 1].isupper() or text[start : start + 1].isdigit()):
            return text[start : titles[start]].strip(" .,"), titles[start]
    return None


_IN_OWN = as_pattern(
    rf"(?:{VERB.pattern})?(?:,?\s(?:that\s)?in|['’]s?)\s(?:(?:its|their|the|an?)\s)?(?-i:(?:annual|latest|new|own|recent|yearly)\s){{0,2}}",
    re.VERBOSE | re.IGNORECASE,
)
_OF_YEAR = as_pattern(rf"(?:,\s|\s\(){YEAR}\)?")


def find_own_title(text: str, at: int, titles: Mapping[int, int]) -> tuple[str, int | None, int] | None:
    """The emphasised title that stands behind a body's name, `says in its Facts on ears (2025)`: title, year and end.

    Args:
        text: the block's plain text; the name ends at `at`.
        titles: starts and ends of emphasised words (*plain*).
    """
    lead = _IN_OWN.match(text, at, at + 100) if titles else None
    found = find_set_title(text, lead.end(), titles) if lead else None
    if found is None:
        return None
    dated = _OF_YEAR.match(text, found[1])
    year = int(dated.group().strip("(), ")) if dated else None
    return found[0], year, dated.end() if dated else found[1]


def organization_name(written: str) -> str:
    """The name as written, without a leading article or a trailing possessive."""
    name = written.removesuffix("'s").removesuffix("’s")
    return name.removeprefix("The ").removeprefix("the ")


_COUNTRY = as_pattern(r"^(?:U\.?S\.?|UK)\s(?=C|F|N)")  # `US Centers for …`, `U.S. Food and …`


def known_organization(name: str) -> str:
    """The title of the known organisation that `name` means (`CDC`), else the name itself."""
    plain = _COUNTRY.sub("", organization_name(name).replace("’", "'"))
    return _organizations().get(plain, plain)


def same_organization(one: str, other: str) -> bool:
    """True where both names mean one organisation: equal, or known as names of one (`CDC`)."""
    return known_organization(one).casefold() == known_organization(other).casefold()


JOURNAL_WORD = as_pattern(
    r"\b(?:Journal|Annals|Archives|Reviews?|Medicine|Oncology|Letters|Proceedings|Quarterly|Bulletin|Sciences?|Research|Therapeutics|Reports"
    r"|Surgery|Nursing|Neurology|Psychiatry|Management|Practice|Health|Care|Therapy|Therapies|Rehabilitation|Disorders|Nutrition|Metabolism|Ana?esthesia|Transplantation|Obstetrics|Midwifery|Pharmacy|Acta|Advances|Current|International|European|Clinics|Gazette|Today|Diseases|Infectious|Open|Frontiers|Trends"
    r"|[A-Z]\w+(?:ology|iatry|iatrics|surgery))\b"
)
# `Oncology nurses`: a word of a journal that speaks of people or places here
UNSET: Mapping[int, int] = MappingProxyType({})  # no emphasised words
NO_TITLE = as_pattern(
    r"\s(?:patients|nurses|wards?|clinics?|units?|departments?|staff|settings?|cent(?:er|re)s?|teams?|services?|workers)\b"
)
AUTHORED = as_pattern(r"(?:[A-Z][\w’'-]+\s)?[A-Z]{1,2}(?:,\s|\s(?:and|&|in)\s)")  # `Moreau P and Sato K in Gut`


def find_container(text: str, at: int) -> tuple[str, int] | None:
    """The journal, known or a capitalised run that looks like one, at plain offset `at`: (name, plain end).

    A known title is given in full where the text abbreviates it, else as written.
    """
    known = find_journal(text, at)
    if known is not None:
        written = text[at : known[1]].removeprefix("the ")
        if written.replace("&", "and").casefold() == known[0].casefold():
            known = (written, known[1])
    run = RUN.match(text, at, at + 160)
    if known is not None and (run is None or run.end() <= known[1] + 1 or not text[known[1] : known[1] + 1].isspace()):
        return known
    if run is None:
        return None
    name = run.group().rstrip(".")
    if AUTHORED.match(name):
        return known
    words = name.removeprefix("the ").removeprefix("The ").split()
    if known is not None and len(words) > 9:
        return known
    end = at + len(name)
    if known is None and (
        NO_TITLE.match(text, end) or not (JOURNAL_WORD.search(name) or is_nearly_journal(name.removeprefix("the ")))
    ):
        return None
    return name.removeprefix("the "), end
