"""DUP004: a heading twice, or two headings in one."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.documents.document import Block
from claimcheck.language.headings import count_words, find_joined_words
from claimcheck.language.likeness import as_tokens
from claimcheck.language.places import place_of
from claimcheck.language.synonyms import as_concept
from claimcheck.model import Related
from claimcheck.rule import Bad, Case, Good, Hit, rule

_ARTICLES = frozenset("a an the your our my its their".split())


@rule(
    "DUP004",
    severity="info",
    examples=(
        Bad(
            "# Eczema\n\n## What helps\n\nCreams help.\n\n## Who gets it\n\nBabies do.\n\n## «What helps»\n\nBaths help.",
            format="markdown",
        ),
        Bad("# Eczema\n\n## Causes and «TreatmentOutlook»\n\nCreams help.", format="markdown"),
        Good(
            "# Aspirin\n\n## Side effects\n\nHeartburn.\n\n# Ibuprofen\n\n## Side effects\n\nHeartburn.",
            format="markdown",
        ),
        Good("# Living with a SynchroMed pump\n\nIt is small.\n\n# Search PubMed\n\nIt is free.", format="markdown"),
    ),
)
def duplicated_heading(case: Case) -> Iterator[Hit]:
    """Two headings of one level say the same, or two headings run into each other.

    Headings that repeat under different parents (`Side effects` under each medicine) are in order.

    Why: a reader who goes by headings cannot tell the sections apart, and a lost line break hides a section.

    What to do: give each section a heading of its own; put a line break between two headings that run together.

    Authority: plain language guidelines; PEMAT-P, item on informative headers.
    """
    headings = [
        block for block in case.reading.document.blocks if block.kind == "heading" and block.text and not block.quoted
    ]
    yield from _check_repeats(case, headings)
    known = count_words(case.reading.document)
    for block in case.reading.document.blocks:
        for joined in find_joined_words(block, known):
            place = block.map.to_source(joined.start, joined.end)
            one, other = joined.halves
            message = f"“{one}” and “{other}” run into each other: put a line break or a space between them"
            yield Hit(place.start, place.end, message)


def _as_words(text: str) -> tuple[str, ...]:
    """What a heading says, `When to call us` like `When to ring us` and `Side-effects` like `Side effects`."""
    words = as_tokens(text.replace("-", " "))
    return tuple(as_concept(word) for word in words if word not in _ARTICLES)


def _check_repeats(case: Case, headings: list[Block]) -> Iterator[Hit]:
    seen: dict[tuple[int, int | None, tuple[str, ...]], Block] = {}
    for block in headings:
        key = (block.level, block.headings[-1] if block.headings else None, _as_words(block.text))
        if not key[2]:
            continue
        first = seen.setdefault(key, block)
        if first is block:
            continue
        here, there = place_of(block), place_of(first)
        line = case.reading.document.position(there.start)[0]
        message = f"this heading says the same as the one at line {line}: give one of the two a name of its own"
        yield Hit(here.start, here.end, message, related=(Related(there.start, there.end, "the first heading"),))
