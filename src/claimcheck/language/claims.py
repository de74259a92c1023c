"""A document read: its sentences, the figures and citations in them, and what binds them.

What reads figures is imported for a text that has some.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.documents.document import Block, Document
from claimcheck.language.citations import find_citations
from claimcheck.language.citations_join import add_named, add_titles, join_citations
from claimcheck.language.gate import may_hold_figure
from claimcheck.language.nlp import BUILT_IN, Resources
from claimcheck.language.reading import Reading, Sentence
from claimcheck.language.references import (
    find_reference_blocks,
    numbers_in_round_brackets,
    read_references,
    resolve_markers,
)
from claimcheck.language.sentences import split_sentences
from claimcheck.language.table_sources import find_source_cells
from claimcheck.model import Citation, Figure, Reference, Span

if TYPE_CHECKING:
    from claimcheck.language.binding import Found, Mention

_LONGEST = 2_000  # code points of a sentence
_OPAQUE = frozenset({"author-year", "marker", "identifier", "parenthesis"})


def read_document(document: Document, *, resources: Resources = BUILT_IN) -> Reading:
    """All that rules and the registry need to know of a document.

    Args:
        document: blocks with their maps.
        resources: the pipeline and the vocabulary that sentences are read with.

    Raises:
        ConfigError: the pipeline or a vocabulary cannot be used.
    """
    references = read_references(document)
    silent = find_reference_blocks(document)
    source_cells = find_source_cells(document)
    in_round = numbers_in_round_brackets(document, references, silent)
    sentences: list[Sentence] = []
    found: list[Found] = []
    mentions: list[tuple[int, Citation]] = []
    for block in document.blocks:
        if block.index in silent:
            continue
        cited = find_citations(
            block.text,
            block.marks,
            heading=block.kind == "heading",
            in_round=in_round,
            listed=block.index in source_cells,
        )
        cited = add_titles(block.text, join_citations(block.text, add_named(block.text, cited)), block.marks)
        starts = [each.start for each in cited]
        for span in _pieces(block.text, split_sentences(block.text, block.marks)):
            sentence = Sentence(block.index, span.start, span.end)
            number = len(sentences)
            sentences.append(sentence)
            near = cited[max(bisect_left(starts, span.start) - 1, 0) : bisect_right(starts, span.end)]
            inside = _outside(_figures_of(block, span), near)
            if inside:
                found.append((number, sentence, inside))
            mentions.extend(
                (number, each._replace(block=block.index))
                for each in near
                if span.start <= each.start < span.end or each.start == each.end == span.end
            )
    citations, mentioned = _place_citations(document, mentions, references)
    if not found:
        return Reading(document, tuple(sentences), citations, references, ())
    from claimcheck.language.binding import bind_claims

    claims = bind_claims(document, sentences, found, mentioned, resources)
    return Reading(document, tuple(sentences), citations, references, claims)


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The sentences, one that has no end in sight cut at a blank: what is done for each figure looks at all of it."""
    if not text:  # a cell that holds a footnote's mark alone
        yield Span(0, 0)
    for span in spans:
        start = span.start
        while span.end - start > _LONGEST:
            blank = text.rfind(" ", start + 1, start + _LONGEST)
            cut = blank + 1 if blank > 0 else start + _LONGEST
            yield Span(start, cut)
            start = cut
        yield Span(start, span.end)


def _figures_of(block: Block, span: Span) -> tuple[Figure, ...]:
    """The figures of one sentence, *plain* in the block; a sentence that can hold none is not looked at."""
    text = block.text[span.start : span.end]
    if not may_hold_figure(text):
        return ()
    from claimcheck.language.figures import find_figures

    if not span.start:
        return find_figures(text, block.marks)
    marks = [
        mark._replace(start=mark.start - span.start, end=mark.end - span.start)
        for mark in block.marks_from(span.start, span.end + 1)
        if mark.end <= span.end
    ]
    return tuple(_moved(figure, span.start) for figure in find_figures(text, marks))


def _moved(figure: Figure, by: int) -> Figure:
    unit = figure.unit_span
    return figure._replace(
        start=figure.start + by,
        end=figure.end + by,
        numbers=tuple(Span(number.start + by, number.end + by) for number in figure.numbers),
        unit_span=Span(unit.start + by, unit.end + by) if unit else None,
    )


def _outside(figures: Sequence[Figure], citations: Sequence[Citation]) -> tuple[Figure, ...]:
    """Figures that are no part of a marker, an identifier or an author-year bracket."""
    closed = [each for each in citations if each.form in _OPAQUE]
    if not closed:
        return tuple(figures)
    return tuple(
        figure
        for figure in figures
        if not any(each.start <= figure.start and figure.end <= each.end for each in closed)
    )


def _place_citations(
    document: Document, mentions: Sequence[tuple[int, Citation]], references: Sequence[Reference]
) -> tuple[tuple[Citation, ...], list[Mention]]:
    """Citations in *source* offsets, resolved, and where each stands.

    Back references are no citations of the document; they only stand in the scope.
    """
    numbers = {(citation.block, citation.start): number for number, citation in mentions}
    citations: list[Citation] = []
    places: list[Mention] = []
    for citation in resolve_markers([citation for _, citation in mentions], references):
        if not citation.agent:
            continue
        span = _source_of(document, citation)
        placed = citation._replace(start=span.start, end=span.end, plain=Span(citation.start, citation.end))
        listed = citation.form != "back-reference"
        number = numbers[citation.block, citation.start]
        places.append((len(citations) if listed else -1, placed, citation.block, number, citation.start, citation.end))
        if listed:
            citations.append(placed)
    return tuple(citations), places


def _source_of(document: Document, citation: Citation) -> Span:
    """The *source* span of a citation; of a footnote mark without text, that of its markup."""
    block = document.blocks[citation.block]
    if citation.start == citation.end:
        for mark in block.marks_from(citation.start, citation.start + 1):
            if mark.source and mark.target in citation.keys:
                return mark.source
    return block.map.to_source(citation.start, citation.end)
