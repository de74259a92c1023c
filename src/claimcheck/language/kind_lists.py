"""Lists of one kind: the risks, side effects, symptoms … that a text names, as list items or inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

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

_DATA = Path(__file__).with_name("data")
_KINDS = (
    ("side effect", re.compile(r"\b(?:side[\s-]effects?|adverse\s(?:effects?|events?|reactions?))\b", re.IGNORECASE)),
    ("risk factor", re.compile(r"\b(?:risk\sfactors?|triggers?|causes)\b", re.IGNORECASE)),
    ("risk", re.compile(r"\b(?:risks?|complications?|dangers?|hazards?)\b", re.IGNORECASE)),
    ("symptom", re.compile(r"\b(?:symptoms?|warning\ssigns?|signs?)\b", re.IGNORECASE)),
    ("benefit", re.compile(r"\b(?:benefits?|advantages?)\b", re.IGNORECASE)),
)
# How a sentence opens a list: `risks include`, `side effects are`, `surgery can bring`
_OPENS = as_pattern(r"\b(?:includ(?:es?|ed)|are|is|were|was|can\sbe|may\sbe|such\sas)\s", re.IGNORECASE)
_CAN = r"\b(?:can|may|might|could)\s(?:also\s|sometimes\s|occasionally\s)?"
_BRINGS = as_pattern(
    rf"\b(?:surgery|operations?|procedures?|implantation)\s{_CAN[2:]}(?:bring|cause|lead\sto|result\sin)\s",
    re.IGNORECASE,
)
# under a heading that says the kind: `You may get a dry mouth, a headache or a rash`
_FEELS = as_pattern(
    rf"{_CAN}(?:cause|bring|get|have|feel|notice|experience|include|lead\sto|result\sin|give\syou|make\syou)\s",
    re.IGNORECASE,
)
_END = as_pattern(r"[.;:(—]|\s–\s")  # where a list inside a sentence ends at the latest
# what a lead-in says besides: a bracket, where the list was seen
_ASIDE = as_pattern(
    r"\s?\([^()]{0,200}\)|\bin\s(?:the|an?|this|that|one|our)\s(?:[\w-]+\s){0,4}(?:trial|study|studies)\b",
    re.IGNORECASE,
)
_LAST_SENTENCE = as_pattern(r"[.?!]['’\"”)]{0,2}\s+(?=\S)")
_MEMBER_END = as_pattern(r"\s(?:in\s)?(?:about\s|around\s|up\sto\s)?\d|[:(]")  # `nausea in 5 in 100`, `a leak: 1%`
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
    above: frozenset[str]  # the stems of the headings over it and of what leads up to it
    heading: str  # the nearest heading over it
    block: int
    start: int
    end: int


def find_kind_lists(reading: Reading) -> tuple[KindList, ...]:
    """The lists whose lead-in or sentence says their kind, of three members and more, in document order."""
    found = [*_find_in_items(reading), *_find_in_sentences(reading)]
    return tuple(sorted(found, key=lambda each: each.start))


def _above(blocks: Sequence[Block], block: Block, before: str) -> frozenset[str]:
    return as_specific(before).union(*(as_specific(blocks[index].text) for index in block.headings))


def _heading_of(blocks: Sequence[Block], block: Block) -> str:
    return blocks[block.headings[-1]].text if block.headings else ""


def _kind_of(text: str) -> str | None:
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), None)


def _last_sentence(text: str) -> str:
    ends = [match.end() for match in _LAST_SENTENCE.finditer(text)]
    return text[ends[-1] :] if ends else text


def _as_member(text: str) -> frozenset[str]:
    """The stems of what a member names, without how many have it."""
    match = _MEMBER_END.search(text)
    return without_people(as_specific(text[: match.start()] if match else text)) or as_specific(text)


def _find_in_items(reading: Reading) -> Iterator[KindList]:
    blocks = reading.document.blocks
    for found in find_lists(reading.document):
        first = found.items[0].first
        before = blocks[first.lead_in].text if first.lead_in is not None else ""
        heading, lead = _heading_of(blocks, first), _ASIDE.sub("", _last_sentence(before))
        kind = _kind_of(lead)
        if kind is None and not as_specific(lead) - _light():
            lead = heading
            kind = _kind_of(heading)
        members = tuple(_as_member(item.first.text) for item in found.items)
        if kind is not None and len(members) >= _FEWEST and all(members):
            above = _above(blocks, first, before)
            yield KindList(kind, lead, members, above, heading, first.index, found.start, found.end)


def _find_in_sentences(reading: Reading) -> Iterator[KindList]:
    blocks = reading.document.blocks
    for sentence in reading.sentences:
        block = blocks[sentence.block]
        text = block.text[sentence.start : sentence.end]
        if text.count(",") < 1:
            continue
        brings = _BRINGS.search(text)
        kind = "risk" if brings else _kind_of(text)
        opens = brings or (_OPENS.search(text, _kind_end(text, kind)) if kind else None)
        if kind is None and (opens := _FEELS.search(text)) is not None:
            kind = _kind_of(_heading_of(blocks, block))
        if kind is not None and opens is not None:
            yield from _read_members(blocks, block, sentence.start, text, opens.end(), kind)


def _kind_end(text: str, kind: str) -> int:
    match = dict(_KINDS)[kind].search(text)
    return match.end() if match else 0


def _read_members(
    blocks: Sequence[Block], block: Block, offset: int, text: str, start: int, kind: str
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
    stems = tuple(_as_member(member) for member in members)
    if len(members) < _FEWEST or not all(stems) or any(len(member.split()) > _LONGEST for member in members):
        return
    place = block.map.to_source(offset + start, offset + at)
    lead, above = _ASIDE.sub("", text[:start]), _above(blocks, block, block.text[:offset])
    yield KindList(kind, lead, stems, above, _heading_of(blocks, block), block.index, place.start, place.end)


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
    grades = [{match.group().lower() for match in _GRADE.finditer(_scope(each))} for each in (first, later)]
    if grades[0] and grades[1] and grades[0] != grades[1]:
        return False
    one, other = (_subject(each, core) for each in (first, later))
    if _has_period(first, other) != _has_period(later, one) or _groups(_scope(first)) != _groups(_scope(later)):
        return False
    forms = (one & _words()["one"], other & _words()["one"])
    if forms[0] and forms[1] and not forms[0] & forms[1]:
        return False
    one, other = one - forms[0], other - forms[1]
    return not (one - other - later.above or other - one - first.above)


def _scope(found: KindList) -> str:
    return f"{found.heading} . {found.lead}"


def _has_period(found: KindList, known: frozenset[str]) -> bool:
    """True where a list is for a time; what comes after the treatment that the other list is of is for none."""
    places = [found.lead] if as_specific(found.heading) - _light() else [found.lead, found.heading]
    return any(_tells_period(place, known) for place in places)


def _tells_period(lead: str, known: frozenset[str]) -> bool:
    matches = (_PERIOD.search(lead), _AFTER.search(lead))
    return matches[0] is not None and not (matches[1] is not None and as_specific(matches[1]["what"]) & known)


def _groups(lead: str) -> frozenset[Qualifier]:
    """Whom and which of several a list is for: `in children`, `of drug A`."""
    named = frozenset(("name", name) for name in numbered_names(lead))
    return named | {pair for pair in as_qualifiers(lead) if pair[0] in {"age", "sex", "arm", "with"}}


def _subject(found: KindList, core: frozenset[str]) -> frozenset[str]:
    lead = _AFTER.sub(lambda match: match["what"], found.lead)
    return without_people(as_specific(lead)) - _light() - core


@cache
def _words() -> dict[str, frozenset[str]]:
    """The stems of the words of `data/list_words.tsv` by their class."""
    found: dict[str, frozenset[str]] = {}
    for line in _DATA.joinpath("list_words.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            found[name] = found.get(name, frozenset()) | as_specific(words)
    return found


def _light() -> frozenset[str]:
    """The stems that do not say whose the members of a list are."""
    return _words()["kind"] | _words()["frame"] | _words()["any"]


def _differ(first: Sequence[frozenset[str]], later: Sequence[frozenset[str]]) -> bool:
    here = [member for member in later if not any(member & other for other in first)]
    there = [member for member in first if not any(member & other for other in later)]
    return bool(here and there) and len(here) < len(later)
