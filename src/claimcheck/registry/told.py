"""What a text says, in the words that linking compares: of each statement, and of the text around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.language.cues import fold
from claimcheck.language.reading import Reading
from claimcheck.language.stems import stem_word, stop_words
from claimcheck.model import Citation, Claim, Span, Statement
from claimcheck.pattern import as_pattern
from claimcheck.registry.groups import find_counted
from claimcheck.registry.own_part import find_end, find_own_part, without_asides
from claimcheck.registry.portraits import family_of
from claimcheck.registry.topic_words import (
    find_antecedent,
    find_columns,
    find_headers,
    find_heading,
    find_label,
    find_question,
    find_rows,
    find_sibling,
)
from claimcheck.registry.wording import as_link_stems, find_numbers, is_count, light_stems, without_times

_MARK = "\x00"
_WORD = as_pattern(r"[a-z]+")
_ONLY = as_pattern(r"\bonly\s(?:about\s|around\s)?\Z", re.IGNORECASE)  # in front of a figure it is no `alone`
# `after the operation`, `before a pump is placed`: what a time is counted from is not what is measured
_FRAME = as_pattern(r"\b(?:after|before|following|once)\s(?!\x00)[^,;:.\x00]*", re.IGNORECASE)
# `It cuts`, `of these people`, `the same study`: what a sentence is about stands before it
_POINTS_BACK = as_pattern(r"\b(?:it|they|he|she|its|their|them|these|this|those|the\ssame|such|both)\b", re.IGNORECASE)
_BEFORE = 300  # characters before a sentence that are looked at
_JOINED = as_pattern(r"\b(?:and|or|but|against|versus|compared\swith)\s*\Z", re.IGNORECASE)  # `8% of men and `
# `pain relief of | at least 50%`, `at least 50% | less pain`
_CHANGE_BEFORE = as_pattern(r"\b(?:of|by)\s*$", re.IGNORECASE)
_CHANGE_BEHIND = as_pattern(
    r"\s(?:less|fewer|lower|more|better|(?:[a-z-]{1,20}\s)?(?:relief|reduction|drop|decrease|improvement))\b",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """What a statement says, in stems: those of its clause and those around it, figures and sources left out."""

    statement: Statement
    words: frozenset[str]
    context: frozenset[str]
    framing: frozenset[str]  # those of the context that stand in the clause: `after the operation`
    asides: frozenset[str]  # those that stand in the clause beside its main thought
    sentence: frozenset[str]  # those of the context that stand in its sentence, where no other claim does
    before: frozenset[str]  # those of the sentences before it in its paragraph
    named: frozenset[str]  # those of the question that its sentence answers and of the label of its paragraph
    antecedent: frozenset[str]  # those of the sentence that a pronoun in its clause takes up
    numbers: frozenset[str]  # of its clause, its figure left out; of its sentence where the clause has none
    people: frozenset[str]  # those of its clause that only name the people whom a share counts: `people with asthma`
    citations: tuple[Citation, ...]
    header: frozenset[str] = frozenset()  # those of its table's column that the row's other figures do not stand under
    rivals: frozenset[str] = frozenset()  # those of the columns of the row's other figures alone: another treatment's
    in_table: bool = False
    bounded: bool = False  # a share of people who reach a limit
    borrowed: bool = False  # its words are those of a question or heading alone
    is_limit: bool = False  # no measure of its own: the limit that such a share reaches


class Setting(NamedTuple):
    """The text as a whole: its stems, and by stem the words that stand before it again and again (`insulin` pump)."""

    stems: frozenset[str]
    kinds: Mapping[str, frozenset[str]]


def find_setting(reading: Reading) -> Setting:
    """The setting of a document's statements."""
    stems: frozenset[str] = frozenset().union(*(as_link_stems(block.text) for block in reading.document.blocks))
    pairs: Counter[tuple[str, str]] = Counter()
    stops, light = stop_words(), light_stems()
    written: Counter[tuple[str, str]] = Counter()
    for block in reading.document.blocks:
        written.update(pairwise(_WORD.findall(fold(block.text))))
    for (before, word), count in written.items():
        if before not in stops and len(before) > 2:
            pairs[stem_word(before), stem_word(word)] += count
    kinds: dict[str, set[str]] = defaultdict(set)
    for (before, word), count in pairs.items():
        if count > 1 and before not in light:
            kinds[word].add(before)
    return Setting(stems, {word: frozenset(names) for word, names in kinds.items()})


def tell_statements(reading: Reading) -> Iterator[Told]:
    """What every statement of a reading says, in document order."""
    sources: dict[int, list[Span]] = defaultdict(list)
    for citation in reading.citations:
        if citation.plain is not None:
            sources[citation.block].append(citation.plain)
    for places in sources.values():
        places.sort(key=lambda place: (place.start, place.end))
    rows, headers = find_rows(reading), find_headers(reading)
    for claim in reading.claims:
        limits = [each for each in claim.statements if _is_limit(each, claim.statements, reading)]
        for statement in claim.statements:
            limit = any(statement is each for each in limits)
            bounded = bool(limits) or statement.threshold is not None
            yield _tell(
                statement, claim, reading, sources.get(statement.figure.block, ()), rows, headers, limit, bounded
            )


def _tell(
    statement: Statement,
    claim: Claim,
    reading: Reading,
    sources: Sequence[Span],
    rows: Mapping[tuple[int, int], str],
    headers: Mapping[tuple[int, int], str],
    limit: bool,
    bounded: bool,
) -> Told:
    figure, document = statement.figure, reading.document
    block = document.blocks[figure.block]
    hidden = [*_inside(sources, statement.clause), figure.plain]
    if statement.threshold is not None and statement.threshold.block == figure.block:
        hidden.append(statement.threshold.plain)
    times = family_of(figure.figure) != "time"
    light = light_stems()
    span = find_own_part(statement, block.text)
    span = Span(span.start, min(span.end, find_end(statement, claim, block.text)))
    whole = as_link_stems(_blank(block.text, span, hidden).replace(_MARK, " "), times)
    clause = _blank(block.text, without_asides(block.text, span, figure.plain), hidden)
    words = as_link_stems(_FRAME.sub(" ", clause).replace(_MARK, " "), times)
    if words <= light:
        words = whole
    words |= frozenset(stem for stem in whole if is_count(stem))
    words |= as_link_stems(figure.figure.noun or "")  # `three women in a hundred`
    if figure.block == claim.block:
        place = Span(claim.plain.start, find_end(statement, claim, block.text))
        sentence = _blank(block.text, place, _inside(sources, place)).replace(_MARK, " ")
    else:
        sentence = claim.text
    beside = as_link_stems(sentence, times)
    if block.table is not None and block.row is not None and (row := rows.get((block.table, block.row))):
        words |= as_link_stems(row, times)
    borrowed = False
    place = Span(claim.plain.start, statement.clause.end) if without_times(words) <= light else statement.clause
    antecedent = as_link_stems(find_antecedent(reading, claim, place) if figure.block == claim.block else "")
    if bounded and statement.threshold is None:
        words |= beside
    elif words <= light:
        near = _unless_rivals(beside, claim, statement) | as_link_stems(
            _find_shared(claim, statement, block.text), times
        )
        heading = frozenset() if antecedent - light else as_link_stems(find_heading(reading, block.headings))
        sources_of_words = (as_link_stems(find_question(reading, claim)), near, heading)
        words |= next((stems for stems in sources_of_words if not stems <= light), frozenset())
        borrowed = not words <= light and not words & near - light
    above = [document.blocks[number].text for number in block.headings]
    if block.lead_in is not None:
        above.append(document.blocks[block.lead_in].text)
    before = _find_before(reading, claim)
    if before and _POINTS_BACK.search(block.text, claim.plain.start, min(figure.plain.start, claim.plain.end)):
        above.append(before)
    context = beside.union(*(as_link_stems(text, times) for text in above)) - words
    alone = all(each is statement or each.kind == "other" for each in claim.statements)
    core = as_link_stems(clause.replace(_MARK, " "), times)
    named = frozenset[str]().union(
        as_link_stems(find_label(reading, claim)),
        as_link_stems(find_question(reading, claim)),
        as_link_stems(headers.get((block.table or 0, block.column or 0), "")),
    )
    header, rivals = find_columns(statement, claim, reading, headers)
    if without_times(words) <= light:
        named |= as_link_stems(find_sibling(claim, statement, block.text)) - light
    return Told(
        statement,
        words,
        context,
        framing=core - words,
        asides=whole - core - words,
        sentence=beside - words if alone else frozenset(),
        before=as_link_stems(before),
        named=named,
        antecedent=antecedent,
        numbers=find_numbers(clause)
        or (find_numbers(sentence) if _unless_rivals(beside, claim, statement) else frozenset()),
        people=find_counted(clause.replace(_MARK, " ")) if family_of(figure.figure) == "share" else frozenset(),
        citations=tuple(reading.citations[cover.citation] for cover in figure.covers),
        header=header,
        rivals=rivals,
        in_table=block.table is not None,
        bounded=bounded,
        borrowed=borrowed,
        is_limit=limit,
    )


def _find_before(reading: Reading, claim: Claim) -> str:
    """The sentences before a claim in its paragraph; of one that opens a paragraph, the paragraph before."""
    block = reading.document.blocks[claim.block]
    text = block.text[max(0, claim.plain.start - _BEFORE) : claim.plain.start]
    if text.strip() or not claim.block:
        return text
    last = reading.document.blocks[claim.block - 1]
    return last.text[-_BEFORE:] if last.headings == block.headings and last.kind == block.kind else ""


def _find_shared(claim: Claim, statement: Statement, text: str) -> str:
    """What a clause shares with the next one, which says it for both: `8% of men and | 5% of women have asthma`."""
    at = next(number for number, each in enumerate(claim.statements) if each is statement) + 1
    clause = text[statement.clause.start : statement.clause.end]
    if at == len(claim.statements) or not _JOINED.search(clause):
        return ""
    following = claim.statements[at]
    same = following.figure.block == statement.figure.block
    return _blank(text, following.clause, [following.figure.plain]).replace(_MARK, " ") if same else ""


def _unless_rivals(beside: frozenset[str], claim: Claim, statement: Statement) -> frozenset[str]:
    """The words of the sentence, unless another figure of the same kind lays claim to them."""
    family = family_of(statement.figure.figure)
    rivals = (each for each in claim.statements if each is not statement and family_of(each.figure.figure) == family)
    return frozenset() if any(rivals) else beside


def _is_limit(statement: Statement, beside: Sequence[Statement], reading: Reading) -> bool:
    """True for the `at least 50% less pain` that 70-80% of people have: it bounds that share, it is no size of its own.

    So does the rhythm right behind an amount: `20 minutes once a day`.
    """
    figure, place = statement.figure.figure, statement.figure.plain
    if figure.dimension == "frequency":
        return any(_stands_behind(statement, other, reading) for other in beside)
    if figure.comparator not in (">", ">=") or family_of(figure) != "share":
        return False
    text = reading.document.blocks[statement.figure.block].text
    if not (
        _CHANGE_BEFORE.search(text[max(0, place.start - 12) : place.start]) or _CHANGE_BEHIND.match(text, place.end)
    ):
        return False
    return any(
        family_of(other.figure.figure) == "share" and other.figure.comparator in ("=", "~") and other.threshold is None
        for other in beside
        if other is not statement
    )


def _stands_behind(statement: Statement, other: Statement, reading: Reading) -> bool:
    """True for the rhythm of an amount of time or medicine that ends right before it."""
    amount, rhythm = other.figure, statement.figure
    if amount.block != rhythm.block or amount.figure.dimension not in ("time", "mass", "volume", "units"):
        return False
    gap = reading.document.blocks[rhythm.block].text[amount.plain.end : rhythm.plain.start]
    return amount.plain.end <= rhythm.plain.start and gap in (" ", ", ")


def _inside(places: Sequence[Span], span: Span) -> Sequence[Span]:
    """The places, in order, that begin in the span, and the one before."""
    first = bisect_left(places, span.start, key=lambda place: place.start)
    last = bisect_left(places, span.end, key=lambda place: place.start)
    return places[max(0, first - 1) : last]


def _blank(text: str, span: Span, hidden: Sequence[Span]) -> str:
    """The text of the span with a mark in place of what is hidden."""
    parts: list[str] = []
    at = span.start
    for place in sorted(hidden, key=lambda place: place.start):
        start, end = max(place.start, at), min(place.end, span.end)
        if start < end:
            parts.append(_ONLY.sub("", text[at:start]))
            at = end
    parts.append(text[at : span.end])
    return _MARK.join(parts)
