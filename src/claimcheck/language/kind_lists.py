"""Lists of one kind: the risks, side effects, symptoms … that a text names, as list items or inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.documents.document import Block
from claimcheck.language.lists import find_lists
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

_KINDS = (
    ("side effect", re.compile(r"\b(?:side[\s-]effects?|adverse\s(?:effects?|events?|reactions?))\b", re.IGNORECASE)),
    ("risk factor", re.compile(r"\b(?:risk\sfactors?|triggers?|causes)\b", re.IGNORECASE)),
    ("risk", re.compile(r"\b(?:risks?|complications?|dangers?|hazards?)\b", re.IGNORECASE)),
    ("symptom", re.compile(r"\b(?:symptoms?|warning\ssigns?|signs?)\b", re.IGNORECASE)),
    ("benefit", re.compile(r"\b(?:benefits?|advantages?)\b", re.IGNORECASE)),
)
# How a sentence opens a list: `risks include`, `side effects are`, `surgery can bring`
_OPENS = as_pattern(r"\b(?:includes?|are|is|can\sbe|may\sbe|such\sas)\s", re.IGNORECASE)
_BRINGS = as_pattern(
    r"\b(?:surgery|operations?|procedures?|implantation)\s(?:can|may|might|could)\s(?:bring|cause|lead\sto|result\sin)\s",
    re.IGNORECASE,
)
_END = as_pattern(r"[.;:(—]|\s–\s")  # where a list inside a sentence ends at the latest
_JOINT = as_pattern(r"(?:^|\s)(?:and|or)\s")
# What a list is graded by, and the time it is for
_GRADE = as_pattern(
    r"\b(?:very\s|less\s|more\s)?(?:common|rare|uncommon|serious|severe|mild|minor|major|frequent)\b", re.IGNORECASE
)
_PERIOD = as_pattern(
    r"\b(?:after|before|during|while|later|early|late|immediate|long-term|short-term|first|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
_AFTER = as_pattern(r"\b(?:after|during|following)\s(?:the\s|your\s|an?\s)?(?P<what>[^\W\d_]+)", re.IGNORECASE)
_FEWEST = 3
_LONGEST = 8  # words of a member inside a sentence
_MOST = 40  # lists of a kind that are compared


@dataclass(frozen=True, slots=True)
class KindList:
    """A list of one kind; offsets are *source*, `members` are the stems of each item."""

    kind: str
    lead: str
    members: tuple[frozenset[str], ...]
    above: frozenset[str]  # the stems of the headings over it
    block: int
    start: int
    end: int


def find_kind_lists(reading: Reading) -> tuple[KindList, ...]:
    """The lists whose lead-in or sentence says their kind, of three members and more, in document order."""
    found = [*_find_in_items(reading), *_find_in_sentences(reading)]
    return tuple(sorted(found, key=lambda each: each.start))


def _above(blocks: Sequence[Block], block: Block) -> frozenset[str]:
    return frozenset().union(*(as_specific(blocks[index].text) for index in block.headings))


def _kind_of(text: str) -> str | None:
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), None)


def _find_in_items(reading: Reading) -> Iterator[KindList]:
    blocks = reading.document.blocks
    for found in find_lists(reading.document):
        first = found.items[0].first
        lead = blocks[first.lead_in].text if first.lead_in is not None else ""
        if not lead and first.headings:
            lead = blocks[first.headings[-1]].text
        kind = _kind_of(lead)
        members = tuple(as_specific(item.first.text) for item in found.items)
        if kind is not None and len(members) >= _FEWEST and all(members):
            yield KindList(kind, lead, members, _above(blocks, first), first.index, found.start, found.end)


def _find_in_sentences(reading: Reading) -> Iterator[KindList]:
    blocks = reading.document.blocks
    for sentence in reading.sentences:
        block = blocks[sentence.block]
        text = block.text[sentence.start : sentence.end]
        if text.count(",") < 1:
            continue
        brings = _BRINGS.search(text)
        kind = "risk" if brings else _kind_of(text)
        opens = brings or (_OPENS.search(text) if kind else None)
        if kind is None or opens is None or (not brings and _kind_of(text[: opens.start()]) != kind):
            continue
        yield from _read_members(block, sentence.start, text, opens.end(), kind, _above(blocks, block))


def _read_members(
    block: Block, offset: int, text: str, start: int, kind: str, above: frozenset[str]
) -> Iterator[KindList]:
    """The members from `start` on: parts between commas, up to the one behind `and` or `or`."""
    stop = _END.search(text, start)
    end = stop.start() if stop else len(text)
    members: list[str] = []
    at = start
    for part in text[start:end].split(","):
        joint = _JOINT.search(part)
        if joint is not None:
            members += [piece for piece in (part[: joint.start()], part[joint.end() :]) if piece.strip()]
            at += len(part)
            break
        members.append(part)
        at += len(part) + 1
    else:
        return
    stems = tuple(as_specific(member) for member in members)
    if len(members) < _FEWEST or not all(stems) or any(len(member.split()) > _LONGEST for member in members):
        return
    place = block.map.to_source(offset + start, offset + at)
    yield KindList(kind, text[:start], stems, above, block.index, place.start, place.end)


def find_differing(reading: Reading) -> Iterator[tuple[KindList, KindList]]:
    """Pairs of lists of one kind and subject that share a member and each name one that the other does not."""
    lists = find_kind_lists(reading)
    if len(lists) < 2:
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
    grades = [{match.group().lower() for match in _GRADE.finditer(each.lead)} for each in (first, later)]
    if grades[0] and grades[1] and grades[0] != grades[1]:
        return False
    one, other = (_subject(each, core) for each in (first, later))
    if _has_period(first.lead, other) != _has_period(later.lead, one) or _groups(first.lead) != _groups(later.lead):
        return False
    return not (one - other - later.above or other - one - first.above)


def _has_period(lead: str, known: frozenset[str]) -> bool:
    """True where a list is for a time; what comes after the treatment that the other list is of is for none."""
    matches = (_PERIOD.search(lead), _AFTER.search(lead))
    return matches[0] is not None and not (matches[1] is not None and as_specific(matches[1]["what"]) & known)


def _groups(lead: str) -> frozenset[Qualifier]:
    """Whom and which of several a list is for: `in children`, `of drug A`."""
    named = frozenset(("name", name) for name in numbered_names(lead))
    return named | {pair for pair in as_qualifiers(lead) if pair[0] in {"age", "sex", "arm", "with"}}


def _subject(found: KindList, core: frozenset[str]) -> frozenset[str]:
    kinds = as_specific(
        "side effects risks complications symptoms signs benefits warning adverse events include surgical"
    )
    lead = _AFTER.sub(lambda match: match["what"], found.lead)
    return without_people(as_specific(lead)) - kinds - core


def _differ(first: Sequence[frozenset[str]], later: Sequence[frozenset[str]]) -> bool:
    here = [member for member in later if not any(member & other for other in first)]
    there = [member for member in first if not any(member & other for other in later)]
    return bool(here and there) and len(here) < len(later)
