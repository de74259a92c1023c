"""Statements: each measure of a sentence with its threshold, time frame, people, direction and hedge."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, TypeVar

from claimcheck.language.citations_body import given_names
from claimcheck.language.clauses import split_clauses
from claimcheck.language.figure_place import Place
from claimcheck.language.kinds import find_kind
from claimcheck.language.nlp import Term, Words
from claimcheck.language.roles_shares import counts_people
from claimcheck.language.statistic import find_statistic
from claimcheck.language.stems import stem_word, stop_words
from claimcheck.model import Direction, Figure, Quantity, Role, Span, Statement
from claimcheck.pattern import as_pattern

Item = TypeVar("Item")
_WORD = as_pattern(r"[A-Za-z][A-Za-z'’-]*")
_SOME_TIME = as_pattern(r"some\s(?:point|time|stage|day|form|kind|way)\b", re.IGNORECASE)  # no hedge
_TIME_WORDS = as_pattern(
    r"\b(?:after\s(?:the\s)?(?:surgery|operation|treatment|procedure|implantation|birth|transplant|discharge)|during\s(?:treatment|pregnancy|surgery|labou?r)|per\s(?:year|month|week|day)|(?:each|every|a)\s(?:year|month|week|day)|over\s(?:a\s)?lifetime|overnight|within\s(?:hours|days|weeks|months|years|minutes))\b",
    re.IGNORECASE,
)
# `Dr Marsh estimates that`, `Professor Lee Wu, who runs the clinic, reckons`; `according to my surgeon`, `according to Dr Marsh`
_VOUCHER = as_pattern(
    r"\b(?:Dr|Prof|Professor|Mrs?|Ms)\.?\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}(?:,[^,.]{1,80},)?\s"
    r"(?:estimates?d?|reckons?|believes?|thinks?|guess(?:es)?|tells|puts|adds|sees|has\sseen)\b"
    r"|\b[Aa]ccording\sto\s(?:(?:my|our|your|his|her|one|a)\s(?:own\s)?(?:doctor|surgeon|GP|nurse|consultant|specialist|midwife|dentist|physio\w*|pharmacist|therapist|[a-z]+ologist"
    r"|friend|mother|father|sister|brother|neighbou?r|colleague|patient|reader|member)\b|(?:Dr|Prof|Professor|Mrs?|Ms|[Nn]urse)\.?\s[A-Z][\w’'-]+|(?P<given>[A-Z][a-z]+)\b)"
)
_QUOTED_BEFORE = as_pattern(r"[,.!”\"’]\s(?:[\w.’'-]+\s){0,3}$")  # `"I lost 30%," Doris `
_NEXT = as_pattern(r"(?:\s[\w’'-]+){0,4}\s")  # `Seven in ten of our members `
_SAYS = as_pattern(r"sa(?:ys?|id)", re.IGNORECASE)
_OURS = as_pattern(r"\b(?:our|my|us)\b", re.IGNORECASE)
_SHARES = ("percent", "ratio", "multiple")
_SECONDARY: tuple[Role, ...] = ("threshold", "population", "count", "dose", "age", "timeframe")


class Surroundings(NamedTuple):
    """What stands above a sentence: the plain text of headings and lead-in, its stems and vocabulary groups."""

    text: str
    lead_in: str
    stems: frozenset[str]
    groups: frozenset[str]
    measures: tuple[str, ...]


def as_stems(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    stops = stop_words()
    return frozenset(
        stem_word(word)
        for word in _WORD.findall(text.replace("-", " "))
        if word.casefold() not in stops and len(word) > 1
    )


def bind_statements(
    text: str, sentence: Span, quantities: Sequence[Quantity], words: Words, above: Surroundings
) -> tuple[Statement, ...]:
    """The statements of one sentence, in order of their measures.

    Args:
        text: the block's plain text; `sentence` and the quantities' `plain` spans are offsets in it.
        words: tokens and terms of the sentence, offsets relative to its start.
        above: the headings and the lead-in.
    """
    measures = _measures(text, quantities)
    if not measures:
        return ()
    doses = [each.figure for each in quantities if each.role == "dose" and each not in measures]
    clauses = split_clauses(text, sentence.start, sentence.end, [each.figure for each in measures], doses)
    whole = text[sentence.start : sentence.end]
    all_stems = as_stems(whole)
    vouchers = [term for term in words.terms if term.group == "vouch"]
    named = _named_voucher(whole)
    bounds = [(each.plain.start - sentence.start, each.plain.end - sentence.start) for each in quantities]
    groups = _told(words) | {
        term.group  # no change is told by the words of a bound: `less than 25 nmol/L`
        for term in words.terms
        if term.group not in ("increase", "decrease") or not any(start <= term.start < end for start, end in bounds)
    }
    starts = [clause.start for clause in clauses]
    terms_of = _share_out(words.terms, [term.start + sentence.start for term in words.terms], starts)
    quantities_of = _share_out(quantities, [each.plain.start for each in quantities], starts)
    found = []
    for place, (measure, clause) in enumerate(zip(measures, clauses, strict=True)):
        terms = terms_of[place]
        stems = as_stems(_without_figures(text, clause, quantities_of[place]))
        people = counts_people(text, measure.figure, sentence.end)
        statistic = find_statistic(text, clause.start, clause.end, measure.figure, people)
        qualifiers = [each for each in quantities_of[place] if each is not measure]
        nearest = _nearest_measures(measure, terms or words.terms, sentence.start, above.measures)
        found.append(
            Statement(
                figure=measure,
                statistic=statistic,
                kind=find_kind(
                    Place(
                        sentence=whole,
                        before=text[sentence.start : measure.plain.start],
                        written=text[measure.plain.start : measure.plain.end],
                        behind=text[measure.plain.end : sentence.end],
                        context=above.text,
                        lead_in=above.lead_in,
                        figure=measure.figure,
                        role=measure.role,
                        statistic=statistic,
                        groups=groups,
                        above=above.groups,
                        measures=nearest,
                    )
                ),
                threshold=_first(qualifiers, "threshold"),
                timeframe=_first(qualifiers, "timeframe"),
                sample=_first(qualifiers, "population"),
                clause=clause,
                words=stems,
                context=(all_stems | above.stems) - stems,
                measures=nearest,
                population=_population(text, clause, sentence, words),
                time_words=_time_words(text, clause),
                direction=_direction(terms),
                hedge=_hedge(text, clause, sentence.start, words.terms, measure),
                certainty=_group_words(text, clause, sentence.start, words.terms, "certainty"),
                vouched_by=_find_voucher(whole, measure.plain.end - sentence.start, vouchers) or named,
            )
        )
    return tuple(found)


def _find_voucher(sentence: str, figure: int, vouchers: Sequence[Term]) -> str | None:
    """The words by which a person vouches for the figure that ends at `figure`: in front of it, right behind, or behind a quotation."""
    for term in vouchers:
        if (
            term.start < figure
            or _tells_own(sentence, figure, term)
            or _QUOTED_BEFORE.search(sentence, max(0, term.start - 60), term.start)
        ):
            return sentence[term.start : term.end]
    return None


def _tells_own(sentence: str, figure: int, term: Term) -> bool:
    """True for `Seven in ten of our members say`; `eight in ten patients said that …` counts those who said it."""
    between = _NEXT.fullmatch(sentence, figure, term.start)
    if between is None:
        return False
    return not _SAYS.fullmatch(sentence, term.start, term.end) or _OURS.search(between.group()) is not None


def _named_voucher(sentence: str) -> str | None:
    """The words by which a person gives a figure as an own estimate: `Dr Marsh estimates`, `according to my surgeon`."""
    if not ("D" in sentence or "P" in sentence or "M" in sentence or "ccording to" in sentence):
        return None
    match = _VOUCHER.search(sentence)
    if match is None or (match["given"] and match["given"] not in given_names()):
        return None
    return match.group()


def _told(words: Words) -> frozenset[str]:
    """A sentence that a trained pipeline sees begin with a bare verb tells the reader what to do."""
    first = next((token for token in words.tokens if token.text[:1].isalpha()), None)
    return frozenset({"instruction"}) if first is not None and first.tag == "VB" else frozenset()


def _measures(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    measures = [each for each in quantities if each.role == "measure"]
    if measures:
        if any(each.figure.dimension in _SHARES for each in measures):
            shares = [each.figure.start for each in measures if each.figure.dimension in _SHARES]
            return [each for each in measures if not _is_tally(each.figure) or _stands_apart(text, each.figure, shares)]
        limits = [each for each in quantities if each.role == "threshold" and each.figure.dimension == "time"]
        return sorted([*measures, *limits], key=lambda each: each.plain.start)
    for role in _SECONDARY:
        chosen = [each for each in quantities if each.role == role]
        if chosen:
            return chosen
    return []


def _is_tally(figure: Figure) -> bool:
    """A plain count, which says nothing of its own beside a share: `41 (13.1%) were readmitted`."""
    whole = all(end is None or end == int(end) for end in (figure.low, figure.high))
    return whole and figure.dimension == "number" and figure.change is None


_APART = as_pattern(r"\b(?:with|and|but|while|of\s(?:whom|which|these|them))\b|;", re.IGNORECASE)
_CROWD = 10_000  # people or events


def _stands_apart(text: str, figure: Figure, shares: Sequence[int]) -> bool:
    """A large number told before another thought: `affects a million people, with half of all cases in adults`."""
    following = next((start for start in shares if start > figure.end), None)
    large = (figure.low or figure.high or 0) >= _CROWD
    return large and following is not None and _APART.search(text, figure.end, following) is not None


def _within(offset: int, span: Span) -> bool:
    return span.start <= offset < span.end


def _share_out(items: Sequence[Item], offsets: Sequence[int], starts: Sequence[int]) -> list[list[Item]]:
    """The items of each clause, by where they begin; `starts` are the clauses' own beginnings, in order."""
    shares: list[list[Item]] = [[] for _ in starts]
    for item, offset in zip(items, offsets, strict=True):
        shares[max(bisect_right(starts, offset) - 1, 0)].append(item)
    return shares


def _first(quantities: Iterable[Quantity], role: Role) -> Quantity | None:
    return next((each for each in quantities if each.role == role), None)


def _without_figures(text: str, clause: Span, quantities: Sequence[Quantity]) -> str:
    parts, at = [], clause.start
    for each in sorted(quantities, key=lambda quantity: quantity.plain.start):
        if each.plain.start >= clause.end or each.plain.end <= at:
            continue
        parts.append(text[at : max(at, each.plain.start)])
        at = each.plain.end
    parts.append(text[at : clause.end])
    return " ".join(parts)


def _nearest_measures(measure: Quantity, terms: Sequence[Term], offset: int, above: tuple[str, ...]) -> tuple[str, ...]:
    near = sorted(
        (term for term in terms if term.group == "measure"),
        key=lambda term: min(
            abs(term.start + offset - measure.plain.end), abs(measure.plain.start - term.end - offset)
        ),
    )
    return tuple(dict.fromkeys([*(term.id for term in near), *above]))


_PEOPLE_LEFT = as_pattern(r"(?:[A-Za-z][\w-]*\s){0,3}$")
_PEOPLE_RIGHT = as_pattern(
    r"^\s(?:with|who\shave|living\swith|over|under|aged|on|undergoing|having|receiving|taking|whose)\s(?:[\w-]+\s?){1,5}"
)


def _population(text: str, clause: Span, sentence: Span, words: Words) -> tuple[str, ...]:
    """Content words around the word for people: `advanced cancer patients`, `women over 50`."""
    terms = [term for term in words.terms if term.group == "population"]
    inside = [term for term in terms if _within(term.start + sentence.start, clause)] or terms
    found: dict[str, None] = {}
    for term in inside[:2]:
        start, end = term.start + sentence.start, term.end + sentence.start
        left = _PEOPLE_LEFT.search(text[sentence.start : start])
        right = _PEOPLE_RIGHT.match(text[end : sentence.end])
        for piece in (left.group() if left else "", text[start:end], right.group() if right else ""):
            for word in _WORD.findall(piece):
                if word.casefold() not in stop_words():
                    found[word.casefold()] = None
    return tuple(found)


def _time_words(text: str, clause: Span) -> str | None:
    match = _TIME_WORDS.search(text, clause.start, clause.end)
    return match.group() if match else None


def _direction(terms: Collection[Term]) -> Direction | None:
    ways = {term.group for term in terms if term.group in ("increase", "decrease")}
    if ways == {"increase"}:
        return "increase"
    return "decrease" if ways == {"decrease"} else None


def _group_words(text: str, clause: Span, offset: int, terms: Sequence[Term], group: str) -> str | None:
    for term in terms:
        if term.group == group and _within(term.start + offset, clause):
            return text[term.start + offset : term.end + offset]
    return None


def _hedge(text: str, clause: Span, offset: int, terms: Sequence[Term], measure: Quantity) -> str | None:
    inside = measure.figure
    if inside.approximate or inside.comparator == "~":
        return (
            text[inside.start : inside.start + 1]
            if text[inside.start] in "~≈"
            else text[inside.start : inside.end].split(maxsplit=1)[0]
        )
    firm = [term for term in terms if _SOME_TIME.match(text, term.start + offset) is None]
    return _group_words(text, clause, offset, firm, "hedge")
