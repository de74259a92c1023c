"""From the figures of a sentence to a claim: their roles, the sources that cover them, the statements they make."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.documents.document import Block, Document
from claimcheck.language.how_many import opens_count
from claimcheck.language.nlp import Resources, Words, read_words
from claimcheck.language.reading import Sentence
from claimcheck.language.roles import find_roles
from claimcheck.language.scope import Cited, Place, Scope
from claimcheck.language.statements import Surroundings, as_stems, bind_statements
from claimcheck.language.table_units import Headers
from claimcheck.model import Citation, Claim, Figure, Quantity, Span

_WHOLE = frozenset({"measure", "population"})  # what a text's title says of all its sections

Found = tuple[int, Sentence, tuple[Figure, ...]]
"""A sentence with figures: its number, itself and its figures, both *plain* in the block."""

Mention = tuple[int, Citation, int, int, int, int]
"""Where a citation stands: the values of `scope.Cited`."""


def bind_claims(
    document: Document,
    sentences: Sequence[Sentence],
    found: Sequence[Found],
    mentioned: Sequence[Mention],
    resources: Resources,
) -> tuple[Claim, ...]:
    """One claim for each sentence with a figure; those of one table row are joined.

    Args:
        document: its blocks are what the sentences, figures and citations stand in.
        sentences: all of the document's.
        found: those with figures, in order.
        mentioned: where each citation stands.
        resources: the pipeline and the vocabulary that sentences are read with.

    Raises:
        ConfigError: the pipeline or a vocabulary cannot be used.
    """
    headers = Headers(document.blocks)
    found = [
        (number, sentence, headers.settle_cell(document.blocks[sentence.block], figures))
        for number, sentence, figures in found
    ]
    places = [Place(figure, sentence.block, number) for number, sentence, figures in found for figure in figures]
    scope = Scope(document, sentences, [Cited(*each) for each in mentioned], places)
    texts = [document.blocks[sentence.block].text[sentence.start : sentence.end] for _, sentence, _ in found]
    words = read_words(texts, resources)
    surroundings = _Surroundings(document, resources)
    claims: list[Claim] = []
    for each, read in zip(found, words, strict=True):
        claim = _bind_claim(document, each, read, scope, surroundings, headers)
        if claims and _same_row(document, claims[-1], claim):
            claims[-1] = _joined(claims[-1], claim)
        else:
            claims.append(claim)
    return tuple(claims)


def _bind_claim(
    document: Document, found: Found, words: Words, scope: Scope, surroundings: _Surroundings, headers: Headers
) -> Claim:
    number, sentence, figures = found
    block = document.blocks[sentence.block]
    above = surroundings.above(block)
    header = headers.column_of(block)
    if not above.lead_in and opens_count(header):  # `Out of 100 people` above a column of numbers
        above = above._replace(lead_in=header)
    roles = find_roles(block.text, sentence.start, sentence.end, figures, above.lead_in or header)
    quantities = []
    for figure, role in zip(figures, roles, strict=True):
        span = block.map.to_source(figure.start, figure.end)
        covers = scope.find_covers(Place(figure, block.index, number))
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


def _joined(first: Claim, second: Claim) -> Claim:
    quantities = (*first.quantities, *second.quantities)
    return first._replace(
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
        first = self._document.blocks[block.headings[0]] if len(block.headings) > 1 else None
        title = len(first.text) if first is not None and first.level == 1 else 0
        return Surroundings(
            text,
            lead_in,
            as_stems(text),
            frozenset(term.group for term in terms if term.start >= title or term.group in _WHOLE),
            tuple(dict.fromkeys(term.id for term in terms if term.group == "measure")),
        )
