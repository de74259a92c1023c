"""Who may have a treatment and who may not, as far as it hangs on a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from claimcheck.documents.document import Block
from claimcheck.language.criteria_limits import Limit, as_limit, ends_of
from claimcheck.language.criteria_sides import Side, Told, find_side
from claimcheck.language.measure_words import as_specific, find_topics
from claimcheck.language.reading import Reading
from claimcheck.model import Quantity, Span
from claimcheck.pattern import as_pattern

Clash = Literal["contradict", "gap"]

# a second condition beside the limit: `older than 75 with heart failure`, `a BMI of 35 and diabetes`
_NARROWED = as_pattern(r"\s(?:years\s|of\sage\s|old\s)*(?:with|and|who|whose|if|unless|plus)\s", re.IGNORECASE)
_CONDITION = as_pattern(r"\b(?:if|when|where|who|whose|with|unless|provided)\b", re.IGNORECASE)
_BACK = as_pattern(r"\W*(?:it|they|this|these|both)\b", re.IGNORECASE)
# `Are you between 17 and 65? Do you weigh at least 50 kg? Then you could give plasma.`
_ASKED = as_pattern(r"(?:are|do|have|is)\s(?:you|your)\s", re.IGNORECASE)
_ANSWER = as_pattern(r"(?<=\?\s)(?:then|if\sso,?|you)\s[^.!?]{1,200}[.!]", re.IGNORECASE)
_BACKWARD = 2  # blocks that a pronoun reaches back
_LONGEST = 2000  # characters of a sentence that is read
_FRAGMENT = 60  # characters of a text that may leave its side to the heading
_MOST = 60  # criteria of a side that are compared
_NEXT = 10  # blocks between two of which one names the treatment, in sections beside each other
_NEAR = 25  # blocks between two criteria whose treatment is not named
_CLOSE = Decimal("0.35")  # how wide a gap may be, of its limit, where one is advice and the other a rule
_SLACK = Decimal(12)  # months that two limits of the age of people who are no babies may leave between them


class Criterion(NamedTuple):
    """A limit on one side; offsets are *source*."""

    told: Told
    limit: Limit
    narrowed: bool  # another condition has to be met as well
    block: Block
    start: int
    end: int
    text: str

    @property
    def side(self) -> Side:
        """For or against the treatment."""
        return self.told.side


def find_criteria(reading: Reading) -> Iterator[Criterion]:
    """The criteria of a document that bear a limit, in document order."""
    if not reading.claims:
        return
    blocks = reading.document.blocks
    core = find_topics(reading).core
    last: tuple[frozenset[str], Block | None] = (frozenset(), None)
    limits: dict[tuple[str, int], Limit] = {}
    for sentence in reading.sentences:
        quantities = reading.figures_in(sentence)
        block = blocks[sentence.block]
        text = block.text[sentence.start : sentence.end]
        if not quantities or len(text) > _LONGEST:
            continue
        for quantity in quantities:
            at = Span(quantity.plain.start - sentence.start, quantity.plain.end - sentence.start)
            ends = ends_of(quantity, text, at)
            told = _find_told(reading, block, text, at.start, sentence.start) if ends is not None else None
            if ends is None or told is None:
                continue
            listed = block.lead_in is not None and find_side(blocks[block.lead_in].text, -1) is not None
            if told.treatment:
                last = told.treatment, block
            elif _BACK.match(text) and (_may_mean(last[1], block) or last[0] & core):
                told = told._replace(treatment=last[0])
            place = ("list", block.list) if block.list is not None else ("block", block.index)
            made = _as_criterion(told, listed, block, text, at, quantity, ends, limits.get(place))
            if made is not None:
                limits[place] = made.limit
                yield made


def _may_mean(named: Block | None, block: Block) -> bool:
    """True where a pronoun in `block` may stand for what a sentence shortly before it has named."""
    return named is not None and named.headings == block.headings and block.index - named.index <= _BACKWARD


def _find_told(reading: Reading, block: Block, text: str, at: int, offset: int) -> Told | None:
    """The side of a list item by its lead-in, of other text by its own words; of an item and a few words else by the heading.

    A question's side is that of the sentence which answers it: `Are you under 65? Then you could give plasma.`
    """
    blocks = reading.document.blocks
    short = block.kind == "item" or len(text) <= _FRAGMENT
    above = [blocks[index].text for index in (*block.headings[-1:], *block.headings[1:][-2:-1]) if short]
    if block.lead_in is not None:
        lead = blocks[block.lead_in].text
        places = [(lead, -1), (text, at), *((each, -1) for each in above)]
        if lead.rstrip().endswith("?"):  # a question leaves the side to each of its answers
            places = [(text, at), (lead, -1), *((each, -1) for each in above)]
    else:
        places = [(text, at), *((each, -1) for each in above)]
    if _ASKED.match(text):
        answer = _ANSWER.search(block.text, offset)
        places = [(answer.group(), -1)] if answer else places
    return next((told for each, place in places if (told := find_side(each, place)) is not None), None)


def _as_criterion(
    told: Told,
    listed: bool,
    block: Block,
    text: str,
    at: Span,
    quantity: Quantity,
    ends: tuple[Decimal | None, Decimal | None],
    before: Limit | None,
) -> Criterion | None:
    """The criterion that a figure makes; `listed`: of an item whose list's lead-in tells the side."""
    if quantity.role == "dose" and not listed and _CONDITION.search(text, 0, at.start) is None:
        return None  # `should take no more than 40 mg`
    limit = as_limit(quantity, text, at, ends, listed=listed, treatment=told.treatment, before=before)
    if limit is None:
        return None
    narrow = _NARROWED.match(text, at.end)
    narrowed = narrow is not None and bool(as_specific(text[narrow.end() :]))
    return Criterion(told, limit, narrowed, block, quantity.start, quantity.end, quantity.text)


def find_clashes(criteria: Sequence[Criterion]) -> Iterator[tuple[Criterion, Criterion, Clash]]:
    """Pairs of a criterion for and one against that contradict or leave a gap, the earlier one first."""
    pros = [criterion for criterion in criteria if criterion.side == "for"][:_MOST]
    for against in [criterion for criterion in criteria if criterion.side == "against"][:_MOST]:
        told = [(pro, _compare(pro, against)) for pro in pros if _same_matter(pro, against)]
        contrary = [pro for pro, clash in told if clash == "contradict" and not against.narrowed]
        apart = [pro for pro, clash in told if clash == "gap"]
        if contrary:
            yield *_in_order(contrary[0], against), "contradict"
        elif apart and len(apart) == len(told) and not against.narrowed and _tells_gap(apart, against):
            yield *_in_order(apart[0], against), "gap"


def _in_order(pro: Criterion, against: Criterion) -> tuple[Criterion, Criterion]:
    return (pro, against) if pro.start < against.start else (against, pro)


def _same_matter(pro: Criterion, against: Criterion) -> bool:
    if pro.limit.unit != against.limit.unit and not (
        pro.limit.words & against.limit.words and _is_part_of(pro.limit.unit, against.limit.unit)
    ):
        return False
    one, other = pro.told.treatment, against.told.treatment
    if one and other:
        if not one & other:
            return False
    elif not _are_neighbours(pro.block, against.block, bool(one or other)):
        return False
    if pro.limit.unit == "age" or not (pro.limit.words or against.limit.words):
        return True
    told, denied = pro.limit.words, against.limit.words - (other - pro.limit.words)
    shared = told & denied
    return bool(shared) and len(denied - told) <= 1 and 2 * len(shared) >= len(denied)


def _is_part_of(one: str, other: str) -> bool:
    """True for a unit and the same one with its `per` left out: `120 micrograms`, `80 micrograms per gram`."""
    return one.startswith(f"{other}/") or other.startswith(f"{one}/")


def _are_neighbours(one: Block, other: Block, named: bool) -> bool:
    """True where both stand under one heading, or close together: closer where one of them names the treatment."""
    above, below = one.headings, other.headings
    if above == below:
        return True
    apart = abs(one.index - other.index)
    if above and below and above[:-1] == below[:-1]:
        return apart <= (_NEXT if named else _NEAR)
    return not named and above[:1] == below[:1] and apart <= _NEAR


def _compare(pro: Criterion, against: Criterion) -> Clash | None:
    """Whether both hold for some, or a stretch between them is left out.

    Two limits on one side contradict only where the one against takes in all that the other one is for: `from 50`, but
    `not over 85` leaves the people in between.
    """
    one, other = pro.limit, against.limit
    alike = (one.low is None) == (other.low is None) and (one.high is None) == (other.high is None)
    if alike and (one.low is None or one.high is None):
        if one.low is not None and other.low is not None:
            return "contradict" if other.low <= one.low else None
        return "contradict" if one.high is not None and other.high is not None and other.high >= one.high else None
    if other.low is not None and other.high is not None and not (one.low is not None and one.high is not None):
        return None
    lows = [end for end in (one.low, other.low) if end is not None]
    highs = [end for end in (one.high, other.high) if end is not None]
    low, high = max(lows), min(highs)
    if low < high:
        return "contradict"
    if _are_next(one, other):
        return None
    slack = _SLACK if one.unit == "age" and high > 3 * _SLACK else Decimal(0)
    return "gap" if low - high > slack else None


def _are_next(one: Limit, other: Limit) -> bool:
    """True for `5 or more` and `4 or less`: no whole number lies in between."""
    return one.whole is not None and other.whole is not None and abs(one.whole - other.whole) == 1


def _tells_gap(pros: Sequence[Criterion], against: Criterion) -> bool:
    """True where the nearest criterion for is no mere advice beside a rule that stands far off."""
    nearest = min(pros, key=lambda pro: _width(pro, against))
    if nearest.told.strength == against.told.strength:
        return True
    limit = against.limit.high if against.limit.high is not None else against.limit.low
    return limit is not None and _width(nearest, against) <= _CLOSE * limit


def _width(pro: Criterion, against: Criterion) -> Decimal:
    if pro.limit.low is not None and against.limit.high is not None and pro.limit.low >= against.limit.high:
        return pro.limit.low - against.limit.high
    if against.limit.low is not None and pro.limit.high is not None:
        return against.limit.low - pro.limit.high
    return Decimal(0)
