"""NUM004: digits that nobody could read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.documents.document import Block
from claimcheck.language.cues import holds_digit
from claimcheck.language.figures import find_figures
from claimcheck.language.figures_names import mask_names
from claimcheck.language.reading import Reading
from claimcheck.model import Figure, Span
from claimcheck.pattern import as_pattern
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.passages import find_prose, group_sentences, sentence_around

DIGITS = as_pattern(r"[\w.,]*\d[\w.,/]*")
# Signs between two figures that were meant to be one: `12,5 %`, `10..20%`, `50 -/- 60%`
BROKEN = as_pattern(r"[,.;:/]{1,3}|\s?[-–/]{2,4}\s?")
# A clause that claims something: of people, health, time or money
CLAIMS = as_pattern(
    r"%|\b(?:per\s?cent|people|patients?|adults|children|women|men|risks?|chances?|rate|pain|relief|surviv\w+|improv\w+|reduc\w+|increas\w+"
    r"|costs?|lasts?|takes?|hours?|days?|weeks?|months?|years?|effective\w*)\b",
    re.IGNORECASE,
)


@rule(
    "NUM004",
    severity="info",
    needs="digits",
    default=False,
    examples=(
        Bad("The pump helped «10..20%» of patients."),
        Bad("Relief lasts «x12y» days in most people."),
        Good("The pump helped 10-20% of patients with type 2 diabetes in 2019."),
        Good("Ring 0800 123 456 between 9 am and 5 pm, or see page 12."),
    ),
)
def unparsed_figure(case: Case) -> Iterator[Hit]:
    """Digits stand in a sentence that claims something, and could not be read as a figure.

    Why: what is not read is not checked, and a reader may stumble over the same place.

    What to do: write the figure in a usual form, such as 12.5%, 10-20% or 1 in 5.

    Authority: good practice of checking programs: say what was seen and not understood.
    """
    sentences = group_sentences(case.reading)
    cited = _find_cited(case.reading)
    for block in find_prose(case.reading):
        if not holds_digit(block.text):
            continue
        for span in _find_unread(block):
            sentence = sentence_around(sentences.get(block.index, []), block, span.start)
            if not CLAIMS.search(block.text, sentence.start, sentence.end):
                continue
            if any(place.start < span.end and span.start < place.end for place in cited.get(block.index, ())):
                continue
            place = block.map.to_source(span.start, span.end)
            written = block.text[span.start : span.end]
            message = f"`{written}` could not be read as a figure, so it is not checked: write it in a usual form"
            yield Hit(place.start, place.end, message, found=written)


def _find_cited(reading: Reading) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for citation in reading.citations:
        if citation.plain is not None:
            found.setdefault(citation.block, []).append(citation.plain)
    for block in reading.document.blocks:
        found.setdefault(block.index, []).extend(
            Span(mark.start, mark.end) for mark in block.marks if mark.kind in {"footnote", "superscript", "subscript"}
        )
    return found


def _find_unread(block: Block) -> Iterator[Span]:
    """Digits that are neither a name nor in a figure, and neighbouring figures that were meant as one."""
    figures = find_figures(block.text, block.marks)
    yield from _find_broken(block.text, figures)
    masked = mask_names(block.text, block.marks)
    at = 0
    for match in DIGITS.finditer(masked):
        while at < len(figures) and figures[at].end <= match.start():
            at += 1
        if at < len(figures) and figures[at].start < match.end():
            continue
        end = match.start() + len(match.group().rstrip(".,/"))
        yield Span(match.start(), end)


def _find_broken(text: str, figures: tuple[Figure, ...]) -> Iterator[Span]:
    for first, second in pairwise(figures):
        if "pair" not in first.flags and BROKEN.fullmatch(text, first.end, second.start):
            yield Span(first.start, second.end)
