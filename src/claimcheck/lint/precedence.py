"""One figure, one complaint: which rule speaks where two hold for the same thing.

The table is the whole policy. A rule that wins is run even where it is not selected, so that what a rule reports does
not hang on which others are asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from claimcheck.documents.document import Block
from claimcheck.rule import Case, Hit

Place = tuple[int, int]

Where = Literal[
    "same-figure",  # both complain of one figure: it alone is taken from the loser
    "same-source",  # both speak of one citation, or the winner of one that covers the loser's figure
    "same-words",  # both mark the same words
    "in-list",  # the loser stands inside the winner's list, or is its lead-in
    "drifted-copy",  # the loser's passage holds the winner's figure, and both point to the same earlier place
]


class Yields(NamedTuple):
    """`loser` is not raised where `winner` holds for the same thing."""

    loser: str
    winner: str
    where: Where


PRECEDENCE: tuple[Yields, ...] = (
    Yields("CIT001", "CIT002", "same-figure"),
    Yields("CIT001", "CIT004", "same-figure"),
    Yields("CIT001", "CIT008", "same-figure"),
    Yields("CIT001", "CON003", "same-figure"),
    Yields("REG001", "REG007", "same-figure"),
    Yields("REG002", "REG007", "same-figure"),
    Yields("REG003", "REG007", "same-figure"),
    Yields("REG004", "REG007", "same-figure"),
    Yields("REG005", "REG007", "same-figure"),
    Yields("REG010", "REG007", "same-figure"),
    Yields("REG003", "REG001", "same-figure"),
    Yields("REG002", "CIT010", "same-source"),
    Yields("CIT003", "CIT004", "same-source"),
    Yields("REG010", "REG005", "same-words"),
    Yields("DOS004", "DOS003", "same-words"),
    Yields("DUP002", "DUP001", "in-list"),
    Yields("DUP003", "DUP001", "in-list"),
    Yields("DUP004", "DUP001", "in-list"),
    Yields("DUP003", "DUP002", "same-words"),
    Yields("DUP003", "CON001", "drifted-copy"),
    Yields("DUP003", "CON002", "drifted-copy"),
)


def find_winners(codes: Iterable[str], table: Sequence[Yields] = PRECEDENCE) -> set[str]:
    """The codes that must be run for these codes to be settled, these left out."""
    asked = set(codes)
    return {row.winner for row in table if row.loser in asked} - asked


def settle_hits(
    case: Case, hits: Mapping[str, Sequence[Hit]], table: Sequence[Yields] = PRECEDENCE
) -> dict[str, tuple[Hit, ...]]:
    """The hits by code, without those that yield to another rule's. Each row is held against what the rules raised."""
    left = {code: tuple(found) for code, found in hits.items()}
    for row in table:
        winners, losers = hits.get(row.winner, ()), left.get(row.loser, ())
        if winners and losers:
            left[row.loser] = _CONDITIONS[row.where](case, losers, winners)
    return left


def figures_of(hit: Hit) -> tuple[Place, ...]:
    """The *source* places of the figures a hit complains of; its own place where it names none."""
    return hit.figures or ((hit.start, hit.end),)


class Places:
    """Places joined where they overlap, for quick look-ups."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, places: Iterable[Place]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(places):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, place: Place) -> bool:
        """True where some place shares a character with this one."""
        at = bisect_right(self._ends, place[0])
        return at < len(self._starts) and self._starts[at] < place[1]

    def hold(self, place: Place) -> bool:
        """True where some place takes this one in whole."""
        at = bisect_right(self._starts, place[0]) - 1
        return at >= 0 and place[1] <= self._ends[at]


def _yield_figures(_: Case, losers: Sequence[Hit], winners: Sequence[Hit]) -> tuple[Hit, ...]:
    taken = Places(place for hit in winners for place in figures_of(hit))
    left: list[Hit] = []
    for hit in losers:
        rest = tuple(place for place in figures_of(hit) if not taken.touch(place))
        if len(rest) == len(figures_of(hit)):
            left.append(hit)
        elif rest:
            left.append(_narrow(hit, rest))
    return tuple(left)


def _narrow(hit: Hit, rest: tuple[Place, ...]) -> Hit:
    """The hit for the figures that are left to it: it moves to the first where its own place was taken."""
    own = (hit.start, hit.end)
    start, end = own if own in rest or own not in hit.figures else rest[0]
    related = tuple(
        place
        for place in hit.related
        if place.path is not None
        or (place.start, place.end) not in hit.figures
        or ((place.start, place.end) in rest and (place.start, place.end) != (start, end))
    )
    return hit._replace(start=start, end=end, figures=rest, related=related)


def _yield_sources(case: Case, losers: Sequence[Hit], winners: Sequence[Hit]) -> tuple[Hit, ...]:
    taken = Places((hit.start, hit.end) for hit in winners)
    quantities = {(quantity.start, quantity.end): quantity for quantity in case.reading.quantities}

    def sources(hit: Hit) -> list[Place]:
        found = [(hit.start, hit.end)]
        for place in hit.figures:
            if place in quantities:
                cited = (case.reading.citations[cover.citation] for cover in quantities[place].covers)
                found.extend((citation.start, citation.end) for citation in cited)
        return found

    return tuple(hit for hit in losers if not any(taken.touch(place) for place in sources(hit)))


def _yield_words(_: Case, losers: Sequence[Hit], winners: Sequence[Hit]) -> tuple[Hit, ...]:
    taken = Places((hit.start, hit.end) for hit in winners)
    return tuple(hit for hit in losers if not taken.touch((hit.start, hit.end)))


def _yield_lists(case: Case, losers: Sequence[Hit], winners: Sequence[Hit]) -> tuple[Hit, ...]:
    lists = Places((hit.start, hit.end) for hit in winners)
    blocks = case.reading.document.blocks
    places = {block.index: _place_of(block) for block in blocks if block.map.pieces}
    lead_ins = Places(
        places[block.lead_in]
        for block in blocks
        if block.lead_in in places and block.index in places and lists.hold(places[block.index])
    )
    return tuple(
        hit for hit in losers if not lists.hold((hit.start, hit.end)) and not lead_ins.hold((hit.start, hit.end))
    )


def _place_of(block: Block) -> Place:
    return block.map.pieces[0].source, block.map.pieces[-1].source_end


def _yield_copies(_: Case, losers: Sequence[Hit], winners: Sequence[Hit]) -> tuple[Hit, ...]:
    ordered = sorted(winners, key=lambda hit: hit.start)
    starts = [hit.start for hit in ordered]

    def drifted(copy: Hit) -> bool:
        first = Places((place.start, place.end) for place in copy.related if place.path is None)
        for hit in ordered[bisect_left(starts, copy.start) : bisect_left(starts, copy.end)]:
            earlier = [(place.start, place.end) for place in hit.related if place.path is None]
            if not copy.related or not earlier or any(first.touch(place) for place in earlier):
                return True
        return False

    return tuple(hit for hit in losers if not drifted(hit))


_CONDITIONS: dict[Where, Callable[[Case, Sequence[Hit], Sequence[Hit]], tuple[Hit, ...]]] = {
    "same-figure": _yield_figures,
    "same-source": _yield_sources,
    "same-words": _yield_words,
    "in-list": _yield_lists,
    "drifted-copy": _yield_copies,
}
