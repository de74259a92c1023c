"""The running text of a document as rules read it: blocks, their sentences, and the way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from claimcheck.documents.document import Block
from claimcheck.language.reading import Reading, Sentence
from claimcheck.model import Applicability, Edit, Fix, Span


def find_prose(reading: Reading, headers: bool = False) -> Iterator[Block]:
    """The blocks whose wording is the document's own: no quotations or entries of a reference list, header cells where asked."""
    entries = {reference.block for reference in reading.references}
    for block in reading.document.blocks:
        if block.text and not block.quoted and (headers or not block.header) and block.index not in entries:
            yield block


def group_sentences(reading: Reading) -> dict[int, list[Sentence]]:
    """The sentences by the index of their block."""
    found: dict[int, list[Sentence]] = {}
    for sentence in reading.sentences:
        found.setdefault(sentence.block, []).append(sentence)
    return found


def sentence_around(sentences: list[Sentence], block: Block, offset: int) -> Span:
    """The *plain* span of the sentence that holds a *plain* offset; the whole block where none does."""
    at = bisect_right(sentences, offset, key=_start_of) - 1
    if at >= 0 and offset < sentences[at].end:
        return Span(sentences[at].start, sentences[at].end)
    return Span(0, len(block.text))


def clause_around(text: str, sentence: Span, figure: Span, edges: re.Pattern[str], reach: int) -> Span:
    """The *plain* span of a figure's clause: of its sentence what stands between the nearest edges, at most `reach`
    code points on either side."""
    start, end = max(sentence.start, figure.start - reach), min(sentence.end, figure.end + reach)
    for match in edges.finditer(text, start, end):
        if match.end() <= figure.start:
            start = match.end()
        elif match.start() >= figure.end:
            end = match.start()
            break
    return Span(start, end)


def _start_of(sentence: Sentence) -> int:
    return sentence.start


def as_edit(block: Block, start: int, end: int, content: str) -> Edit:
    """An edit of a *plain* span."""
    place = block.map.to_source(start, end)
    return Edit(place.start, place.end, content)


def as_fix(block: Block, applicability: Applicability, edits: Iterable[tuple[int, int, str]]) -> Fix | None:
    """A fix of edits of *plain* spans; None where there are none, or where markup or an entity stands inside a span."""
    made = []
    for start, end, content in edits:
        edit = as_edit(block, start, end, content)
        if edit.end - edit.start != end - start:
            return None
        made.append(edit)
    return Fix(applicability, tuple(made)) if made else None
