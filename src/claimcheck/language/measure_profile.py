"""What a statement measures, in words that can be held against another statement's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from claimcheck.language.courses import tells_how_long
from claimcheck.language.measure_stretch import (
    joined_behind,
    near_words,
    next_edge,
    own_qualifying,
    short_name_end,
    whom_words,
)
from claimcheck.language.measure_words import (
    Qualifier,
    as_qualifiers,
    as_specific,
    numbered_names,
    parting_alone,
    placing_words,
    without_people,
)
from claimcheck.language.reading import Reading
from claimcheck.language.table_cells import Cell, find_cells
from claimcheck.model import Claim, Span, Statement
from claimcheck.pattern import as_pattern

_YEAR = as_pattern(r"(?<!\()\b(?:19|20)\d\d\b(?!\))")  # `2015`, not a source's `(2015)`
_WHEN = as_pattern(  # `a year after the course`, which no figure tells
    r"\b(?:an?|the)\s(?P<unit>hour|day|night|week|fortnight|month|year|decade)\s(?P<side>after|before|into|later|on)\b",
    re.IGNORECASE,
)
# a phrase in front of the main clause that says for whom or when it holds: `In people who smoke, `
_LEADING = as_pattern(
    r"\W*(?:(?:and|but|so|while|or)\s)?(?:in|among|amongst|of|on|with|without|for|during|under|when|if|using|taking|by)\s(?!average\b|the\swhole\b|now\b|far\b)[^,;:]{1,120},",
    re.IGNORECASE,
)
_MEANS = as_pattern(r"\W*(?:with|without|on|using|taking|under)\s", re.IGNORECASE)
_SUBJECT = as_pattern(
    r"[^,;:.]{1,120}"
)  # of a sentence, for a later part that has none: `Cream A helped 40%, and 20% ...`
_BARE = 4  # characters in front of a figure that leave no room for a subject: `and 20% had a rash`
# where the words behind a figure go on to say of whom, with what, in which group
_OPENER = as_pattern(
    r"\b(?:of|in|among|amongst|on|with|without|after|during|under|taking|using|given|getting|receiving|having|who|whose|treated|if|when"
    r"|while|despite|at|for|from|by|than)\b",
    re.IGNORECASE,
)
_OPENER_OF_TIME = as_pattern(
    r"\b(?:with|without|after|during|under|taking|using|given|who|whose|if|when|while|despite|for|on|among|than)\b",
    re.IGNORECASE,
)
# a place behind a time: `every 8 weeks in the upper arm`
_WHERE = as_pattern(r"\s(?:in|into|at|on)\s.*", re.DOTALL | re.IGNORECASE)
# behind a limit of time, what it is counted from: `within 36 hours of admission`
_SINCE = as_pattern(r"\s(?:of|from|after)\s", re.IGNORECASE)
_GOES_HOME = as_specific("goes home")
_HOME = _GOES_HOME | as_specific("home discharged night")
_WEARS_OFF = as_specific(
    "effect effects effective benefit wears off fades runs out relief gains"
)  # tell how long it holds
_STAY = as_specific("hospital stay")  # what `go home after 2 days` and `2 nights in hospital` measure
# what stands for the subject of the sentence before: `Hot flushes are common. They go on for`
_OPENS_BACK = as_pattern(
    r"(?:it|they|this|these)\s(?:(?:can|may|usually|often|generally|typically)\s)?(?:lasts?|goe?s?\son|continues?|persists?|affects?|happens?|occurs?"
    r"|strikes?|troubles?|bothers?|(?:is|are|be)\s(?:seen|found))\b",
    re.IGNORECASE,
)
_SUBJECTS = 3  # words of a sentence that names one thing
_POINTS_BACK = as_pattern(r"\b(?:it|they|them|this|these)\b", re.IGNORECASE)


class Profile(NamedTuple):
    """The words of a statement, sources and figures left out.

    `near` are the stems that name the measure next to the figure, `wide` those of the whole clause, `above` those of
    its sentence, headings and lead-in. `frame` are the stems of the phrases that say for whom, with what and when it
    holds, `means` those of one in front of it that says with what (`With the pill, `). `conditions` are the ages,
    doses, years and numbered names that it holds for. `beside` are the stems of the sentence before, where the clause
    points back with `it` or `they`; a question that the sentence answers is a part of `wide`. `whom` are those by which
    the people are told of whom the figure is a share (`of women with arthritis`).
    """

    near: frozenset[str]
    wide: frozenset[str]
    above: frozenset[str]
    frame: frozenset[str]
    means: frozenset[str]
    qualifiers: frozenset[Qualifier]
    qualifiers_above: frozenset[Qualifier]
    conditions: frozenset[str]
    beside: frozenset[str] = frozenset()
    whom: frozenset[str] = frozenset()


def make_profiles(reading: Reading) -> tuple[Profile, ...]:
    """The profile of every statement of a reading, in order; made once for each reading."""
    if "profiles" not in reading.kept:
        reading.kept["profiles"] = _make_profiles(reading)
    profiles: tuple[Profile, ...] = reading.kept["profiles"]
    return profiles


def _make_profiles(reading: Reading) -> tuple[Profile, ...]:
    hidden = _hidden_places(reading)
    cells = table_cells(reading)
    profiles: list[Profile] = []
    for claim in reading.claims:
        blanked: dict[int, tuple[Span, str]] = {}
        for statement in claim.statements:
            at = statement.figure.block
            block = reading.document.blocks[at]
            if at not in blanked:
                place = claim.plain if at == claim.block else Span(0, len(block.text))
                blanked[at] = place, _blank(block.text, place, hidden[at])
            span, sentence = blanked[at]
            above = [reading.document.blocks[index].text for index in block.headings]
            if block.lead_in is not None:
                above.append(reading.document.blocks[block.lead_in].text)
            around = " ".join([sentence, *above])
            profile = _make_profile(claim, statement, span.start, sentence, around)
            if at == claim.block:
                profile = _with_sentence_before(reading, profile, statement, hidden[at])
            cell = cells.get(at)
            profiles.append(profile if cell is None else _in_table(profile, cell))
    return tuple(profiles)


def _with_sentence_before(reading: Reading, profile: Profile, statement: Statement, hidden: Sequence[Span]) -> Profile:
    """The profile with what a question in front of its sentence asks for, or what its clause points back to."""
    at = statement.figure.block
    sentence = reading.sentence_at(at, statement.clause.start)
    before = None if sentence is None else reading.sentence_at(at, sentence.start - 1)
    if sentence is None or before is None or before is sentence:
        return profile
    text = reading.document.blocks[at].text
    told = text[before.start : before.end].rstrip()
    if told.endswith(("?", '?"', "?”")):
        return profile._replace(wide=profile.wide | as_specific(told))
    if _POINTS_BACK.search(text, statement.clause.start, statement.clause.end):
        beside = without_people(as_specific(_blank(text, Span(before.start, before.end), hidden)))
        named = profile.near - placing_words()
        opens = _OPENS_BACK.match(text, sentence.start, sentence.end) is not None
        dimension = statement.figure.figure.dimension
        opens = opens and all(each.figure.dimension != dimension for each in reading.figures_in(before))
        near = profile.near | beside if opens and not named and len(beside) <= _SUBJECTS else profile.near
        return profile._replace(beside=beside, near=near)
    return profile


def table_cells(reading: Reading) -> Mapping[int, Cell]:
    """The cells with figures of a reading's tables, by block; found once for each reading."""
    if "table cells" not in reading.kept:
        reading.kept["table cells"] = find_cells(reading)
    cells: Mapping[int, Cell] = reading.kept["table cells"]
    return cells


def _in_table(profile: Profile, cell: Cell) -> Profile:
    return profile._replace(
        near=profile.near | cell.near,
        qualifiers=profile.qualifiers | cell.qualifiers,
        qualifiers_above=profile.qualifiers_above | cell.qualifiers_above,
    )


def _hidden_places(reading: Reading) -> dict[int, list[Span]]:
    """By block, the *plain* places of sources and figures: their words say nothing of the measure."""
    hidden: dict[int, list[Span]] = {}
    for citation in reading.citations:
        if citation.plain is not None:
            hidden.setdefault(citation.block, []).append(citation.plain)
    for quantity in reading.quantities:
        hidden.setdefault(quantity.block, []).append(quantity.plain)
    for places in hidden.values():
        places.sort(key=lambda place: place.start)
    return hidden


def _blank(text: str, span: Span, hidden: Sequence[Span]) -> str:
    """The text of the span with blanks in place of what is hidden, of the same length."""
    parts: list[str] = []
    at = span.start
    first = max(bisect_left(hidden, span.start, key=lambda place: place.start) - 1, 0)
    for place in islice(hidden, first, None):
        if place.start >= span.end:
            break
        start, end = max(place.start, at), min(place.end, span.end)
        if start < end:
            parts += [text[at:start], " " * (end - start)]
            at = end
    parts.append(text[at : span.end])
    return "".join(parts)


def _make_profile(claim: Claim, statement: Statement, offset: int, sentence: str, around: str) -> Profile:
    figure, clause = statement.figure, statement.clause
    timed = figure.figure.dimension == "time"
    begin, end = max(clause.start - offset, 0), max(clause.end - offset, 0)
    at, behind = figure.plain.start - offset, figure.plain.end - offset
    wide = sentence[begin:end]
    specific = as_specific(wide)
    stop = next_edge(sentence, behind, end)
    since = timed and figure.figure.comparator in ("<", "<=") and _SINCE.match(sentence, behind) is not None
    last = behind if since or (timed and _tells_where(statement, sentence, behind, stop)) else stop
    near = near_words(sentence, begin, at, short_name_end(sentence, last)) or without_people(specific)
    spared: frozenset[str] = frozenset()
    if timed:
        near = _near_time(near, statement, specific, sentence[begin : max(0, at)], since=since)
    elif near > _GOES_HOME:
        spared = _GOES_HOME  # `kept out of hospital`
    joined = joined_behind(sentence, stop, end)
    lead = _LEADING.match(sentence, 0, max(at, 0))
    if lead is None and 0 < begin <= at <= begin + _BARE:
        lead = _SUBJECT.match(sentence, 0, begin)
    leading = lead.group() if lead else ""
    opener = (_OPENER_OF_TIME if timed else _OPENER).search(sentence, behind, stop)
    tail = sentence[opener.start() : stop] if opener else ""
    told = own_qualifying(wide[: stop - begin]) + joined
    if lead is not None and lead.end() <= begin:
        told = f"{leading} {told}"
    return Profile(
        near=near - spared,
        wide=specific - spared,
        above=as_specific(around),
        frame=without_people(as_specific(f"{leading} . {tail} . {joined}")) - spared,
        means=without_people(as_specific(leading)) if _MEANS.match(leading) else frozenset(),
        qualifiers=as_qualifiers(told),
        qualifiers_above=as_qualifiers(around),
        conditions=_find_conditions(claim, statement, told),
        whom=whom_words(sentence, begin, stop),
    )


def _tells_where(statement: Statement, sentence: str, behind: int, stop: int) -> bool:
    """True where a time is followed by a place, not by those it holds for: `every 8 weeks in the upper arm`."""
    if statement.kind == "instruction":
        return False
    where = _WHERE.match(sentence, behind, stop)
    return where is not None and not _names_people(where.group())


def _near_time(
    near: frozenset[str], statement: Statement, specific: frozenset[str], before: str, *, since: bool
) -> frozenset[str]:
    """What a time measures: an effect itself, not that it wears off; a stay, however it is told."""
    if tells_how_long(before):
        near = near - _WEARS_OFF or near
    stays = statement.measures[:1] == ("stay",) and not (since and near.isdisjoint(_HOME | _STAY))
    return (near - _HOME) | _STAY if stays or _GOES_HOME & specific else near


def _names_people(text: str) -> bool:
    """True where a phrase tells whom, not where: `in children`, `in people with diabetes`."""
    stems = as_specific(text)
    return bool(as_qualifiers(text) or stems - without_people(stems))


def _find_conditions(claim: Claim, statement: Statement, wide: str) -> frozenset[str]:
    years = {f"year {match.group()}" for match in _YEAR.finditer(wide)}
    others = {
        f"{quantity.role} {quantity.low} {quantity.high} {quantity.unit}"
        for quantity in claim.quantities
        if quantity.role in {"age", "dose"}
        and quantity is not statement.figure
        and statement.clause.start <= quantity.plain.start < statement.clause.end
    }
    names = {f"name {name}" for name in numbered_names(wide)}
    times = {f"when {match['unit']} {match['side']}" for match in _WHEN.finditer(wide)}
    return frozenset(years | others | names | times)


def extra_qualifiers(first: Profile, later: Profile) -> frozenset[Qualifier]:
    """What narrows only one of two statements, in its own words, while nothing around the other says it."""
    return (first.qualifiers - later.qualifiers_above) | (later.qualifiers - first.qualifiers_above)


def narrowed_apart(first: Profile, later: Profile) -> bool:
    """True where both are narrowed in one respect and differ in it: `in women`, `in men`."""
    groups = {group for group, _ in first.qualifiers} & {group for group, _ in later.qualifiers}
    return bool(groups - {group for group, _ in first.qualifiers & later.qualifiers})


def are_parted(first: Profile, later: Profile) -> bool:
    """True where both are narrowed in one respect and differ in it, or one of them in a respect that parts alone."""
    return not extra_qualifiers(first, later).isdisjoint(parting_alone()) or narrowed_apart(first, later)
