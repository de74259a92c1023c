"""Two lists of one kind and one subject that name different members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.language.kind_lists import KindList, find_kind_lists
from claimcheck.language.list_words import light_words, treating_words
from claimcheck.language.measure_words import (
    Qualifier,
    as_qualifiers,
    as_specific,
    find_topics,
    numbered_names,
    without_people,
)
from claimcheck.language.reading import Reading
from claimcheck.language.sections import Sections, find_sections
from claimcheck.pattern import as_pattern

# What a list is graded by, and the time it is for
_GRADE = as_pattern(
    r"\b(?:very\s|less\s|more\s)?(?:common|rare|uncommon|serious|severe|mild|minor|major|frequent)\b", re.IGNORECASE
)
_PERIOD = as_pattern(
    r"\b(?:after|before|during|while|later|early|late|immediate|long-term|short-term|first|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
_AFTER = as_pattern(r"\b(?:after|during|following)\s(?:the\s|your\s|an?\s)?(?P<what>[^\W\d_]+)", re.IGNORECASE)
# what a reader does with the list, no time that it is for: `Before you sign`
_READING = as_pattern(
    r"\b(?:before|when|while|after)\syou\s(?:sign|read|decide|agree|choose|go|start|take|begin)\b", re.IGNORECASE
)
_FOR = as_pattern(r"\b(?:for|to)\s(?:you\s)?(?:as\s)?(?:the\s|your\s|an?\s)?(?P<whom>[^\W\d_]+)", re.IGNORECASE)
_MOST = 40  # lists of a kind that are compared


def find_differing(reading: Reading) -> Iterator[tuple[KindList, KindList]]:
    """Pairs of lists of one kind and subject that share a member and each name one that the other does not."""
    lists = find_kind_lists(reading)
    if len({each.kind for each in lists}) == len(lists):
        return
    core, sections = find_topics(reading).core, find_sections(reading)
    by_kind: dict[str, list[KindList]] = {}
    for later in lists:
        earlier = by_kind.setdefault(later.kind, [])
        for first in earlier:
            if _same_subject(first, later, core, sections) and _differ(first.members, later.members):
                yield first, later
                break
        if len(earlier) < _MOST:
            earlier.append(later)


def _same_subject(first: KindList, later: KindList, core: frozenset[str], sections: Sections) -> bool:
    if first.block == later.block or sections.part(first.block, later.block):
        return False
    grades = [{match.group().lower() for match in _GRADE.finditer(_scope(each))} for each in (first, later)]
    if grades[0] and grades[1] and grades[0] != grades[1]:
        return False
    one, other = (_subject(each, core) for each in (first, later))
    if _periods(first, other) != _periods(later, one) or _groups(_scope(first)) != _groups(_scope(later)):
        return False
    if _are_for_two(first.lead, later.lead) or _are_of_two(first.lead, later.lead, core):
        return False
    forms = (one & treating_words(), other & treating_words())
    if forms[0] and forms[1] and not forms[0] & forms[1]:
        return False
    one, other = one - forms[0], other - forms[1]
    return not (one - other - later.above or other - one - first.above)


def _are_for_two(one: str, other: str) -> bool:
    """True where each list is for somebody else: `for you as the donor`, `for the recipient`."""
    named = [as_specific(" ".join(match["whom"] for match in _FOR.finditer(lead))) for lead in (one, other)]
    return bool(named[0] and named[1]) and not named[0] & named[1]


def _are_of_two(one: str, other: str, core: frozenset[str]) -> bool:
    """True where each list is of a topic of the text that the other is not of: `risks of HRT`, `risks of tibolone`."""
    named = [(as_specific(lead) & core) - treating_words() - light_words() for lead in (one, other)]
    return bool(named[0] - named[1] and named[1] - named[0])


def _scope(found: KindList) -> str:
    return f"{found.heading} . {found.lead}"


def _periods(found: KindList, known: frozenset[str]) -> frozenset[str]:
    """The words for the time that a list is for; what comes after the treatment that the other list is of is for none."""
    places = [found.lead] if as_specific(found.heading) - light_words() else [found.lead, found.heading]
    return frozenset().union(*(_periods_in(place, known) for place in places))


def _periods_in(lead: str, known: frozenset[str]) -> frozenset[str]:
    words = {match.group().lower().removesuffix("s") for match in _PERIOD.finditer(_READING.sub("", lead))}
    after = _AFTER.search(lead)
    return frozenset(words - {"after"} if after is not None and as_specific(after["what"]) & known else words)


def _groups(lead: str) -> frozenset[Qualifier]:
    """Whom and which of several a list is for: `in children`, `of drug A`."""
    named = frozenset(("name", name) for name in numbered_names(lead))
    return named | {pair for pair in as_qualifiers(lead) if pair[0] in {"age", "sex", "arm", "with"}}


def _subject(found: KindList, core: frozenset[str]) -> frozenset[str]:
    lead = _AFTER.sub(lambda match: match["what"], found.lead)
    return without_people(as_specific(lead)) - light_words() - core


def _differ(first: Sequence[frozenset[str]], later: Sequence[frozenset[str]]) -> bool:
    here = [member for member in later if not any(member & other for other in first)]
    there = [member for member in first if not any(member & other for other in later)]
    return bool(here and there) and len(here) < len(later)
