"""DUP003: the same sentence or paragraph twice."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.likeness import as_shingles, find_candidates, jaccard
from claimcheck.language.passages import Passage, find_passages
from claimcheck.model import Related
from claimcheck.rule import Bad, Case, Good, Hit, rule

NEARLY = 0.85  # of the words of two passages


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
    """The same sentence or paragraph stands in two places, exactly or nearly.

    Short sentences, and a box that sums the text up, may repeat.

    Why: a reader stops to look for the difference, and an editor who corrects one forgets the other.

    What to do: keep the passage where it is needed most.

    Authority: plain language guidelines (say it once); PEMAT-P, content and organisation.
    """
    passages = find_passages(case.reading)
    told_until = -1
    for later, candidates in find_candidates(as_shingles(passage.tokens) for passage in passages):
        again = passages[later]
        first = next((passages[at] for at in sorted(candidates) if _repeats(passages[at], again)), None)
        if first is None or again.start < told_until:
            continue
        told_until = again.end
        line = case.reading.document.position(first.start)[0]
        what = "paragraph" if again.whole else "sentence"
        message = f"this {what} repeats the one at line {line}: keep one of the two"
        yield Hit(again.start, again.end, message, related=(Related(first.start, first.end, "the first of the two"),))


def _repeats(first: Passage, again: Passage) -> bool:
    if first.end > again.start or first.whole != again.whole:
        return False
    if first.tokens == again.tokens:
        return True
    if jaccard(frozenset(first.tokens), frozenset(again.tokens)) < NEARLY:
        return False
    return first.numbers == again.numbers
