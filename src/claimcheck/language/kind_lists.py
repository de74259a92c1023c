"""Lists of one kind: the risks, side effects, symptoms … that a text names, as list items or inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.documents.document import Block
from claimcheck.language.list_words import light_words
from claimcheck.language.lists import find_lists
from claimcheck.language.measure_words import (
    as_specific,
    without_people,
)
from claimcheck.language.reading import Reading
from claimcheck.pattern import as_pattern

_KINDS = (
    (
        "side effect",
        as_pattern(
            r"\b(?:(?:side|unwanted|ill)[\s-]effects?|adverse\s(?:effects?|events?|reactions?))\b", re.IGNORECASE
        ),
    ),
    ("risk factor", as_pattern(r"\b(?:risk\sfactors?|triggers?|causes)\b", re.IGNORECASE)),
    ("risk", as_pattern(r"\b(?:risks?|complications?|dangers?|hazards?)\b", re.IGNORECASE)),
    ("symptom", as_pattern(r"\b(?:symptoms?|warning\ssigns?|signs?)\b", re.IGNORECASE)),
    ("benefit", as_pattern(r"\b(?:benefits?|advantages?)\b", re.IGNORECASE)),
)
# How a sentence opens a list: `risks include`, `side effects are`, `surgery can bring`
_OPENS = as_pattern(r"\b(?:includ(?:es?|ed)|are|is|were|was|can\sbe|may\sbe|such\sas|like)\s", re.IGNORECASE)
_COLON = as_pattern(r":\s")  # right behind the kind: `The form lists these risks: bleeding, …`
_THEY = as_pattern(r"(?:they|these)\s(?:can\s|may\s|might\s)?(?:be|are|include)\s", re.IGNORECASE)
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
_FEWEST = 3
_LONGEST = 8  # words of a member inside a sentence


class KindList(NamedTuple):
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
        if kind is None and not as_specific(lead) - light_words():
            lead = heading
            kind = _kind_of(heading)
        members = tuple(_as_member(item.first.text) for item in found.items)
        if kind is not None and len(members) >= _FEWEST and all(members):
            above = _above(blocks, first, before)
            yield KindList(kind, lead, members, above, heading, first.index, found.start, found.end)


def _find_in_sentences(reading: Reading) -> Iterator[KindList]:
    blocks = reading.document.blocks
    before = ""
    for sentence in reading.sentences:
        block = blocks[sentence.block]
        told, text = before, block.text[sentence.start : sentence.end]
        before = text
        if text.count(",") < 1:
            continue
        brings = _BRINGS.search(text)
        kind = "risk" if brings else _kind_of(text)
        opens = brings or (_last_opening(text, _kind_end(text, kind)) if kind else None)
        if kind is None and (opens := _FEELS.search(text)) is not None:
            kind = _kind_of(_heading_of(blocks, block))
        they = _THEY.match(text) if kind is None else None
        if they is not None:  # `Ask about the side effects. They can be …`
            kind, opens = _kind_of(told), they
        if kind is not None and opens is not None:
            lead = told if they else text[: opens.start()]
            yield from _read_members(blocks, block, sentence.start, text, opens, kind, lead)


def _last_opening(text: str, start: int) -> re.Match[str] | None:
    """Where the members begin: behind the last of `are low but may include`."""
    colon = _COLON.match(text, start)
    first = _OPENS.search(text, start)
    if first is None or colon is not None:
        return colon
    comma = text.find(",", first.end())
    return list(_OPENS.finditer(text, start, comma if comma >= 0 else len(text)))[-1]


def _kind_end(text: str, kind: str) -> int:
    match = dict(_KINDS)[kind].search(text)
    return match.end() if match else 0


def _read_members(
    blocks: Sequence[Block], block: Block, offset: int, text: str, opens: re.Match[str], kind: str, lead: str
) -> Iterator[KindList]:
    """The members from `start` on: parts between commas, up to the one behind `and` or `or`."""
    start = opens.end()
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
        if opens.re is not _COLON:
            return
    stems = tuple(_as_member(member) for member in members)
    if len(members) < _FEWEST or not all(stems) or any(len(member.split()) > _LONGEST for member in members):
        return
    place = block.map.to_source(offset + start, offset + at)
    lead, above = _ASIDE.sub("", lead), _above(blocks, block, block.text[:offset])
    yield KindList(kind, lead, stems, above, _heading_of(blocks, block), block.index, place.start, place.end)
