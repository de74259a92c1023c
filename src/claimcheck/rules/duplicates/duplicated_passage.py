"""DUP003: the same sentence or paragraph twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claimcheck.language.likeness import as_shingles, as_tokens, find_candidates
from claimcheck.language.near_copies import is_near_copy
from claimcheck.language.passages import FEWEST, Passage, find_passages, is_customary
from claimcheck.language.reading import Reading
from claimcheck.language.shared_clauses import share_a_clause
from claimcheck.model import Related
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.drugs import find_drug

Places = dict[tuple[int, int], Passage]  # sentences by their block and their number in it


_FEW = 6  # passages with words in common whose clauses are aligned, which is costly


@rule(
    "DUP003",
    severity="warning",
    examples=(
        Bad(
            "The cream calms the skin and keeps it moist through the night.\n\nUse it every day.\n\n"
            "«The cream calms the skin and keeps it moist through the night.»"
        ),
        Good("The cream calms the skin.\n\nUse it every day.\n\nThe cream calms the skin."),
        Good(
            "## Key points\n\nThe cream calms the skin and keeps it moist through the night.\n\n## Creams\n\n"
            "The cream calms the skin and keeps it moist through the night.",
            format="markdown",
        ),
        Good(
            "Take the red tablet in the morning with a glass of water.\n\n"
            "Take the blue tablet in the evening with a glass of milk."
        ),
    ),
)
def duplicated_passage(case: Case) -> Iterator[Hit]:
    """The same sentence, long clause or paragraph stands in two places, exactly or nearly.

    Short sentences, and a box that sums the text up, may repeat.

    Why: a reader stops to look for the difference, and an editor who corrects one forgets the other.

    What to do: keep the passage where it is needed most.

    Authority: plain language guidelines (say it once); PEMAT-P, content and organisation.
    """
    for first, last, source in _find_repeats(case.reading, find_passages(case.reading)):
        line = case.reading.document.position(source[0].start)[0]
        what = "paragraph" if first.whole else "sentence" if first is last else "passage"
        message = f"this {what} repeats the one at line {line}: keep one of the two"
        related = Related(source[0].start, source[1].end, "the first of the two")
        yield Hit(first.start, last.end, message, related=(related,))


def _find_repeats(
    reading: Reading, passages: tuple[Passage, ...]
) -> Iterator[tuple[Passage, Passage, tuple[Passage, Passage]]]:
    """The first and last sentence of each repeated run, and those of the run that it repeats."""
    places = {(passage.block, passage.at): passage for passage in passages if not passage.whole}
    told_until = -1
    long = [passage for passage in passages if len(passage.tokens) >= FEWEST]
    for later, candidates in find_candidates(as_shingles(passage.tokens) for passage in long):
        again = long[later]
        if again.start < told_until:
            continue
        near = [long[at] for at in sorted(candidates)]
        first = _find_first(reading, near, again, _is_copy) or _find_first(
            reading, near[:_FEW], again, _repeats_a_clause
        )
        if first is None or not _is_telling(places, first, again):
            continue
        ends, sources = [again, again], [first, first]
        for side, step in ((0, -1), (1, 1)) if not again.whole else ():
            while (pair := _find_beside(places, sources[side], ends[side], step)) is not None:
                if pair[1].start < told_until:
                    break
                sources[side], ends[side] = pair
        told_until = ends[1].end
        yield ends[0], ends[1], (sources[0], sources[1])


def _is_telling(places: Places, first: Passage, again: Passage) -> bool:
    """False for what leaflets say by custom; for paragraphs that do not begin and end alike: their sentences are told."""
    if not again.whole:
        return not is_customary(again)
    own = [places[again.block, at] for at in range(again.sentences)]
    if sum(len(sentence.tokens) for sentence in own if not is_customary(sentence)) < FEWEST:
        return False
    there = places[first.block, 0], places[first.block, first.sentences - 1]
    return is_near_copy(there[0].tokens, own[0].tokens) and is_near_copy(there[1].tokens, own[-1].tokens)


def _find_beside(places: Places, first: Passage, again: Passage, step: int) -> tuple[Passage, Passage] | None:
    """The sentences beside two repeated ones where they repeat each other, too."""
    one, other = places.get((first.block, first.at + step)), places.get((again.block, again.at + step))
    return (one, other) if one is not None and other is not None and is_near_copy(one.tokens, other.tokens) else None


def _find_first(
    reading: Reading, passages: Sequence[Passage], again: Passage, alike: Callable[[Passage, Passage], bool]
) -> Passage | None:
    """The first of some passages that `again` repeats, as `alike` has it, and that speaks of no other drug."""
    for first in passages:
        if first.end > again.start or first.whole != again.whole or first.box != again.box or not alike(first, again):
            continue
        if not (_name_other_drugs(first.tokens, again.tokens) or _name_other_drugs(*_headed(reading, first, again))):
            return first
    return None


def _is_copy(first: Passage, again: Passage) -> bool:
    return is_near_copy(first.tokens, again.tokens)


def _repeats_a_clause(first: Passage, again: Passage) -> bool:
    """True for two sentences with a long clause in common, unless one follows the other: they go through a list."""
    beside = first.block == again.block and first.at + 1 == again.at
    return not (first.whole or beside) and share_a_clause(first.tokens, again.tokens)


def _name_other_drugs(first: Sequence[str], again: Sequence[str]) -> bool:
    only = set(first) - set(again), set(again) - set(first)
    return all(any(find_drug(token) is not None for token in tokens) for tokens in only)


def _headed(reading: Reading, first: Passage, again: Passage) -> tuple[list[str], list[str]]:
    """The words of the headings that one of two passages stands under and the other does not."""
    blocks = reading.document.blocks
    one, other = (blocks[passage.block].headings for passage in (first, again))
    apart = [index for index in one if index not in other], [index for index in other if index not in one]
    words = [[token for index in indexes for token in as_tokens(blocks[index].text)] for indexes in apart]
    return words[0], words[1]
