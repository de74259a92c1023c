"""Who may have a treatment and who may not, as far as it hangs on a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from claimcheck.documents.document import Block
from claimcheck.language.criteria_sides import CONTRACTED, Side, Told, find_side, unnamed
from claimcheck.language.intervals import as_interval
from claimcheck.language.measure_words import as_specific, find_topics, without_people
from claimcheck.language.reading import Reading
from claimcheck.model import Quantity, Span
from claimcheck.pattern import as_pattern

Clash = Literal["contradict", "gap"]

_EDGE = as_pattern(r"[,;:()–—]|\s(?:and|or|but|if)\s", re.IGNORECASE)
# a second condition beside the limit: `older than 75 with heart failure`, `a BMI of 35 and diabetes`
_NARROWED = as_pattern(r"\s(?:years\s|of\sage\s|old\s)*(?:with|and|who|whose|if|unless|plus)\s", re.IGNORECASE)
_DENIED = as_pattern(r"\b(?:no|not)\s$", re.IGNORECASE)  # `no older than 70`
_FROM = as_pattern(r"\b(?:from|after)\s$", re.IGNORECASE)  # `suitable from 6 weeks after birth`
_UNTIL = as_pattern(r"\b(?:until|before)\s$", re.IGNORECASE)
# `120 micrograms of blood or more`, `14 headache days or fewer`
_NOUN_BOUND = as_pattern(
    r"(?:\s[a-z-]+){1,3}?\sor\s(?:(?P<more>more|over|above|higher|longer|older)|less|under|below|lower|shorter|fewer|younger)\b",
    re.IGNORECASE,
)
# `must have tried two tablets`, `need to weigh 50 kg`: the least that is asked for
_MUST_HAVE = as_pattern(
    r"\b(?:must|needs?\sto|ha(?:ve|s)\sto)\s(?:have\s(?:already\s|also\s)?(?:had|been|tried|completed|failed)|weigh|be\saged?)\s(?:[a-z]+\s){0,2}$",
    re.IGNORECASE,
)
_CONDITION = as_pattern(r"\b(?:if|when|where|who|whose|with|unless|provided)\b", re.IGNORECASE)
_TURNED = as_pattern(
    r"(?:\b(?:not|never)|n['’]t)(?:\s[a-z]+){0,3}\s$", re.IGNORECASE
)  # `have not had more than 2 attacks`
_BACK = as_pattern(r"\W*(?:it|they|this|these|both)\b", re.IGNORECASE)
_WHEN = as_pattern(r"\b(?:after|before|since|following)\s", re.IGNORECASE)
_CHILD = as_pattern(r"\b(?:bab(?:y|ies)|infants?|child|children|toddlers?)(?=\W|$)", re.IGNORECASE)
_CHILD_BEFORE = as_pattern(r"\b(?:babies|infants|children|toddlers)\s$", re.IGNORECASE)
# `Are you between 17 and 65? Do you weigh at least 50 kg? Then you could give plasma.`
_ASKED = as_pattern(r"(?:are|do|have|is)\s(?:you|your)\s", re.IGNORECASE)
_ANSWER = as_pattern(r"(?<=\?\s)(?:then|if\sso,?|you)\s[^.!?]{1,200}[.!]", re.IGNORECASE)
_BACKWARD = 2  # blocks that a pronoun reaches back
_PLAIN = as_specific("age aged old year years cannot tried ago unless first last past two")
_LONGEST = 2000  # characters of a sentence that is read
_FRAGMENT = 60  # characters of a text that may leave its side to the heading
_MOST = 60  # criteria of a side that are compared
_NEAR = 25  # blocks between two criteria whose treatment is not named
_CLOSE = Decimal("0.35")  # how wide a gap may be, of its limit, where one is advice and the other a rule
_SLACK = Decimal(12)  # months that two limits of the age of people who are no babies may leave between them


class Criterion(NamedTuple):
    """A limit on one side: ends in the canonical unit, None where unbounded; offsets are *source*."""

    told: Told
    low: Decimal | None
    high: Decimal | None
    unit: str
    words: frozenset[str]  # what is limited: {"life", "expectanci"}; empty for an age
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
    blocks = reading.document.blocks
    core = find_topics(reading).core
    last: tuple[frozenset[str], Block | None] = (frozenset(), None)
    for sentence in reading.sentences:
        quantities = reading.figures_in(sentence)
        block = blocks[sentence.block]
        text = block.text[sentence.start : sentence.end]
        if not quantities or len(text) > _LONGEST:
            continue
        for quantity in quantities:
            at = Span(quantity.plain.start - sentence.start, quantity.plain.end - sentence.start)
            ends = _ends_of(quantity, text, at)
            told = _find_told(reading, block, text, at.start, sentence.start) if ends is not None else None
            if ends is None or told is None:
                continue
            listed = block.lead_in is not None and find_side(blocks[block.lead_in].text, -1) is not None
            if told.treatment:
                last = told.treatment, block
            elif _BACK.match(text) and (_may_mean(last[1], block) or last[0] & core):
                told = told._replace(treatment=last[0])
            made = _as_limit(told, listed, block, text, at, quantity, ends)
            if made is not None:
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


def _ends_of(quantity: Quantity, text: str, at: Span) -> tuple[Decimal | None, Decimal | None] | None:
    """The ends of a limit in the canonical unit; None for a figure that sets none."""
    if quantity.role == "population" or quantity.figure.points:
        return None
    interval = as_interval(quantity.figure)
    low, high = interval.low, interval.high
    before = text[max(0, at.start - 12) : at.start]
    if _DENIED.search(before) and (low is None) != (high is None):
        low, high = high, low
    elif low is not None and low == high:
        behind = _NOUN_BOUND.match(text, at.end)
        if _FROM.search(before) or (behind is not None and behind["more"]):
            high = None
        elif _UNTIL.search(before) or behind is not None:
            low = None
        elif _MUST_HAVE.search(text, 0, at.start) and quantity.figure.comparator == "=":
            high = None
    return None if low == high else (low, high)


def _as_limit(
    told: Told,
    listed: bool,
    block: Block,
    text: str,
    at: Span,
    quantity: Quantity,
    ends: tuple[Decimal | None, Decimal | None],
) -> Criterion | None:
    """A limit of a list's item where `listed`: the lead-in tells the side."""
    low, high = ends
    if quantity.role == "dose" and not listed and _CONDITION.search(text, 0, at.start) is None:
        return None  # `should take no more than 40 mg`
    if listed and (low is None) != (high is None) and _TURNED.search(text[: at.start]):
        low, high = high, low
    interval = as_interval(quantity.figure)
    aged = "age" in quantity.figure.flags or _is_age_of_child(text, at, quantity)
    words = frozenset[str]() if aged else without_people(_words_beside(text, at)) - _PLAIN - unnamed()
    if not aged and interval.dimension == "time" and told.treatment and words <= told.treatment:
        words = _counted_from(text, at) or words
    if not aged and not words and interval.dimension != "bmi":
        return None
    narrow = _NARROWED.match(text, at.end)
    return Criterion(
        told,
        low,
        high,
        "age" if aged else interval.unit,
        words,
        narrow is not None and bool(as_specific(text[narrow.end() :])),
        block,
        quantity.start,
        quantity.end,
        quantity.text,
    )


def _is_age_of_child(text: str, at: Span, quantity: Quantity) -> bool:
    """True for `babies under 3 months`, and `can be given from 3 months` in a sentence on a baby or child."""
    if quantity.figure.unit not in {"mo", "a"}:
        return False
    before = text[: at.start]
    told = _FROM.search(before[-12:]) and _CHILD.search(text)
    return bool(told or _CHILD_BEFORE.search(before[-12:]))


def _counted_from(text: str, at: Span) -> frozenset[str]:
    """What stands for the words of a time that is counted from something known: `from 39 weeks`, `not before 38 weeks`."""
    before = text[max(0, at.start - 12) : at.start]
    return frozenset({"from"}) if _FROM.search(before) or _UNTIL.search(before) else frozenset[str]()


def _words_beside(text: str, at: Span) -> frozenset[str]:
    """The naming words between the edges around a figure; where there are none, those before it."""
    edges = [match.end() for match in _EDGE.finditer(text, 0, at.start)]
    match = _EDGE.search(text, at.end)
    stop = match.start() if match else len(text)
    for start in (*reversed(edges[-2:]), 0):
        told = CONTRACTED.sub("", f"{text[start : at.start]} {text[at.end : stop]}")
        words = as_specific(_WHEN.sub(" ", told))
        if words:
            return words
    return frozenset()


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
    if pro.unit != against.unit and not (pro.words & against.words and _is_part_of(pro.unit, against.unit)):
        return False
    one, other = pro.told.treatment, against.told.treatment
    if one and other:
        if not one & other:
            return False
    elif not _are_neighbours(pro.block, against.block, bool(one or other)):
        return False
    if pro.unit == "age" or not (pro.words or against.words):
        return True
    shared = pro.words & against.words
    return bool(shared) and len(against.words - pro.words) <= 1 and 2 * len(shared) >= len(against.words)


def _is_part_of(one: str, other: str) -> bool:
    """True for a unit and the same one with its `per` left out: `120 micrograms`, `80 micrograms per gram`."""
    return one.startswith(f"{other}/") or other.startswith(f"{one}/")


def _are_neighbours(one: Block, other: Block, named: bool) -> bool:
    """True where both stand under one heading, or, if neither names its treatment, close together."""
    above, below = one.headings, other.headings
    if above == below:
        return True
    related = above[:-1] == below[:-1] or above[:1] == below[:1]
    return not named and related and abs(one.index - other.index) <= _NEAR


def _compare(pro: Criterion, against: Criterion) -> Clash | None:
    """Whether both hold for some, or a stretch between them is left out.

    Two limits on one side contradict only where the one against takes in all that the other one is for: `from 50`, but
    `not over 85` leaves the people in between.
    """
    if (pro.low is None, pro.high is None) == (against.low is None, against.high is None) and not (
        pro.low is not None and pro.high is not None
    ):
        if pro.low is not None and against.low is not None:
            return "contradict" if against.low <= pro.low else None
        return "contradict" if pro.high is not None and against.high is not None and against.high >= pro.high else None
    if against.low is not None and against.high is not None and not (pro.low is not None and pro.high is not None):
        return None
    lows = [end for end in (pro.low, against.low) if end is not None]
    highs = [end for end in (pro.high, against.high) if end is not None]
    low, high = max(lows), min(highs)
    if low < high:
        return "contradict"
    slack = _SLACK if pro.unit == "age" and high > 3 * _SLACK else Decimal(0)
    return "gap" if low - high > slack else None


def _tells_gap(pros: Sequence[Criterion], against: Criterion) -> bool:
    """True where the nearest criterion for is no mere advice beside a rule that stands far off."""
    nearest = min(pros, key=lambda pro: _width(pro, against))
    if nearest.told.strength == against.told.strength:
        return True
    limit = against.high if against.high is not None else against.low
    return limit is not None and _width(nearest, against) <= _CLOSE * limit


def _width(pro: Criterion, against: Criterion) -> Decimal:
    if pro.low is not None and against.high is not None and pro.low >= against.high:
        return pro.low - against.high
    if against.low is not None and pro.high is not None:
        return against.low - pro.high
    return Decimal(0)
