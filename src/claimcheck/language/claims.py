"""A document read: figures and citations found, bound to roles, sources and statements, placed in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.documents.document import Block, Document
from claimcheck.language.citations import find_citations
from claimcheck.language.citations_join import add_named, join_citations
from claimcheck.language.figures import find_figures
from claimcheck.language.gate import may_hold_figure
from claimcheck.language.nlp import BUILT_IN, Resources, Words, read_words
from claimcheck.language.reading import Reading, Sentence
from claimcheck.language.references import (
    find_reference_blocks,
    numbers_in_round_brackets,
    read_references,
    resolve_markers,
)
from claimcheck.language.roles import find_roles
from claimcheck.language.scope import Cited, Place, Scope
from claimcheck.language.sentences import split_sentences
from claimcheck.language.statements import Surroundings, as_stems, bind_statements
from claimcheck.model import Citation, Claim, Figure, Quantity, Reference, Span

_LONGEST = 2_000  # code points of a sentence
_OPAQUE = frozenset({"author-year", "marker", "identifier", "parenthesis"})


@dataclass(frozen=True, slots=True)
class Found:
    """The figures and citations of one sentence; `figures` and `sentence` are *plain* in the block."""

    number: int
    sentence: Sentence
    figures: tuple[Figure, ...]


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
    in_round = numbers_in_round_brackets(document, references, silent)
    sentences: list[Sentence] = []
    found: list[Found] = []
    mentions: list[tuple[int, Citation]] = []
    for block in document.blocks:
        if block.index in silent:
            continue
        cited = find_citations(block.text, block.marks, heading=block.kind == "heading", in_round=in_round)
        cited = join_citations(block.text, add_named(block.text, cited))
        for span in _pieces(block.text, split_sentences(block.text, block.marks)):
            sentence = Sentence(block.index, span.start, span.end)
            number = len(sentences)
            sentences.append(sentence)
            inside = _outside(_figures_of(block, span), cited)
            if inside:
                found.append(Found(number, sentence, inside))
            mentions.extend(
                (number, replace(each, block=block.index))
                for each in cited
                if span.start <= each.start < span.end or each.start == each.end == span.end
            )
    citations, cited_places = _place_citations(document, mentions, references)
    places = [Place(figure, each.sentence.block, each.number) for each in found for figure in each.figures]
    scope = Scope(document, sentences, cited_places, places)
    claims = _bind_claims(document, found, scope, resources)
    return Reading(document, tuple(sentences), citations, references, claims)


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The sentences, one that has no end in sight cut at a blank: what is done for each figure looks at all of it."""
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
    if not span.start:
        return find_figures(text, block.marks)
    marks = [
        replace(mark, start=mark.start - span.start, end=mark.end - span.start)
        for mark in block.marks
        if span.start <= mark.start <= mark.end <= span.end
    ]
    return tuple(_moved(figure, span.start) for figure in find_figures(text, marks))


def _moved(figure: Figure, by: int) -> Figure:
    unit = figure.unit_span
    return replace(
        figure,
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
) -> tuple[tuple[Citation, ...], list[Cited]]:
    """Citations in *source* offsets, resolved, and where each stands.

    Back references are no citations of the document; they only stand in the scope.
    """
    numbers = {(citation.block, citation.start): number for number, citation in mentions}
    citations: list[Citation] = []
    places: list[Cited] = []
    for citation in resolve_markers([citation for _, citation in mentions], references):
        if not citation.agent:
            continue
        span = _source_of(document, citation)
        placed = replace(citation, start=span.start, end=span.end, plain=Span(citation.start, citation.end))
        listed = citation.form != "back-reference"
        number = numbers[citation.block, citation.start]
        places.append(
            Cited(len(citations) if listed else -1, placed, citation.block, number, citation.start, citation.end)
        )
        if listed:
            citations.append(placed)
    return tuple(citations), places


def _source_of(document: Document, citation: Citation) -> Span:
    """The *source* span of a citation; of a footnote mark without text, that of its markup."""
    block = document.blocks[citation.block]
    if citation.start == citation.end:
        for mark in block.marks:
            if mark.source and mark.start == citation.start and mark.target in citation.keys:
                return mark.source
    return block.map.to_source(citation.start, citation.end)


def _bind_claims(document: Document, found: Sequence[Found], scope: Scope, resources: Resources) -> tuple[Claim, ...]:
    """One claim for each sentence with a figure; those of one table row are joined."""
    texts = [document.blocks[each.sentence.block].text[each.sentence.start : each.sentence.end] for each in found]
    words = read_words(texts, resources)
    surroundings = _Surroundings(document, resources)
    claims: list[Claim] = []
    for each, read in zip(found, words, strict=True):
        claim = _bind_claim(document, each, read, scope, surroundings)
        if claims and _same_row(document, claims[-1], claim):
            claims[-1] = _joined(document, claims[-1], claim)
        else:
            claims.append(claim)
    return tuple(claims)


def _bind_claim(document: Document, found: Found, words: Words, scope: Scope, surroundings: _Surroundings) -> Claim:
    sentence = found.sentence
    block = document.blocks[sentence.block]
    above = surroundings.above(block)
    roles = find_roles(block.text, sentence.start, sentence.end, found.figures, above.lead_in)
    quantities = []
    for figure, role in zip(found.figures, roles, strict=True):
        span = block.map.to_source(figure.start, figure.end)
        covers = scope.find_covers(Place(figure, block.index, found.number))
        quantities.append(
            Quantity(
                start=span.start,
                end=span.end,
                text=_collapsed(block.text[figure.start : figure.end]),
                low=figure.low,
                high=figure.high,
                comparator=figure.comparator,
                unit=figure.unit,
                role=role,
                figure=figure,
                block=block.index,
                plain=Span(figure.start, figure.end),
                covers=tuple(cover for cover in covers if cover.citation >= 0),
            )
        )
    place = Span(sentence.start, sentence.end)
    span = block.map.to_source(place.start, place.end)
    return Claim(
        start=span.start,
        end=span.end,
        text=_collapsed(block.text[place.start : place.end]),
        block=block.index,
        plain=place,
        quantities=tuple(quantities),
        statements=bind_statements(block.text, place, quantities, words, above),
        citations=_cited(quantities),
    )


def _cited(quantities: Sequence[Quantity]) -> tuple[int, ...]:
    return tuple(sorted({cover.citation for quantity in quantities for cover in quantity.covers}))


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _same_row(document: Document, first: Claim, second: Claim) -> bool:
    one, other = document.blocks[first.block], document.blocks[second.block]
    return one.table is not None and one.row is not None and (one.table, one.row) == (other.table, other.row)


def _joined(document: Document, first: Claim, second: Claim) -> Claim:
    quantities = (*first.quantities, *second.quantities)
    return replace(
        first,
        end=second.end,
        text=f"{first.text} {second.text}",
        quantities=quantities,
        statements=(*first.statements, *second.statements),
        citations=_cited(quantities),
    )


class _Surroundings:
    """The headings, lead-in and table headers above each block, read once."""

    def __init__(self, document: Document, resources: Resources) -> None:
        self._document = document
        self._resources = resources
        self._read: dict[tuple[int, ...], Surroundings] = {}
        self._headers: dict[tuple[int, int | None], list[int]] = {}
        self._rows: dict[tuple[int, int | None], list[int]] = {}
        self._tops: dict[int, list[int]] = {}  # a table's caption and the head of its first column
        for block in document.blocks:
            if block.table is not None:
                self._rows.setdefault((block.table, block.row), []).append(block.index)
                if block.kind == "caption" or (block.header and block.row == block.column == 0):
                    self._tops.setdefault(block.table, []).append(block.index)
                if block.header:
                    self._headers.setdefault((block.table, block.column), []).append(block.index)

    def above(self, block: Block) -> Surroundings:
        """What stands above a block: its headings from the second level on, its lead-in, its table, row and column headers."""
        places = list(block.headings)
        if block.lead_in is not None:
            places.append(block.lead_in)
        if block.table is not None:
            places.extend(self._tops.get(block.table, ()))
            places.extend(self._headers.get((block.table, block.column), ()))
            places.extend(self._rows.get((block.table, block.row), ()))
        key = tuple(dict.fromkeys(place for place in places if place != block.index))
        if key not in self._read:
            self._read[key] = self._surround(block, " . ".join(self._document.blocks[place].text for place in key))
        return self._read[key]

    def _surround(self, block: Block, text: str) -> Surroundings:
        if not text:
            return Surroundings("", "", frozenset(), frozenset(), ())
        terms = read_words([text], self._resources)[0].terms
        lead_in = self._document.blocks[block.lead_in].text if block.lead_in is not None else ""
        return Surroundings(
            text,
            lead_in,
            as_stems(text),
            frozenset(term.group for term in terms),
            tuple(dict.fromkeys(term.id for term in terms if term.group == "measure")),
        )
