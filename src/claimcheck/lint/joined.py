"""Several readings as one, so that rules about one document can look across files: offsets and indexes move on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from claimcheck.documents.document import Block, Document, Piece, SourceMap
from claimcheck.language.reading import Reading
from claimcheck.model import Citation, Claim, Link, Quantity, Reference, Statement
from claimcheck.rule import Case

GAP = "\n\n"


@dataclass(frozen=True)
class JoinedDocument(Document):
    """The sources of several documents in one, which still knows in which of them a place lies."""

    parts: tuple[Document, ...] = ()
    begins: tuple[int, ...] = ()

    def describe(self, offset: int) -> str:
        """Where an offset stands in its own file: `a.md, line 12`."""
        at = bisect_right(self.begins, offset) - 1
        return f"{self.parts[at].path}, {self.parts[at].describe(offset - self.begins[at])}"


class Shift(NamedTuple):
    """How far the parts of one document move in the joined one."""

    source: int
    block: int
    group: int  # ids of lists and tables
    citation: int
    reference: int


def join_cases(cases: Sequence[Case]) -> tuple[Case, tuple[int, ...]]:
    """One case that holds all, and the *source* offset in it at which each begins. At least one case is needed."""
    shift = Shift(0, 0, 0, 0, 0)
    texts: list[str] = []
    begins: list[int] = []
    blocks: list[Block] = []
    citations: list[Citation] = []
    references: list[Reference] = []
    claims: list[Claim] = []
    sentences = []
    links: dict[int, Link] = {}
    statements = 0
    for case in cases:
        reading, document = case.reading, case.reading.document
        begins.append(shift.source)
        texts.append(document.source)
        blocks += [_move_block(block, shift) for block in document.blocks]
        sentences += [sentence._replace(block=sentence.block + shift.block) for sentence in reading.sentences]
        citations += [_move_citation(citation, shift) for citation in reading.citations]
        references += [_move_reference(reference, shift) for reference in reading.references]
        claims += [_move_claim(claim, shift) for claim in reading.claims]
        links |= {statements + index: link for index, link in case.links.items()}
        statements += len(reading.statements)
        groups = (number for block in document.blocks for number in (block.list, block.table) if number is not None)
        shift = Shift(
            shift.source + len(document.source) + len(GAP),
            len(blocks),
            shift.group + 1 + max(groups, default=0),
            len(citations),
            len(references),
        )
    whole = JoinedDocument(
        "",
        GAP.join(texts),
        cases[0].reading.document.format,
        tuple(blocks),
        parts=tuple(case.reading.document for case in cases),
        begins=tuple(begins),
    )
    reading = Reading(whole, tuple(sentences), tuple(citations), tuple(references), tuple(claims))
    return cases[0]._replace(reading=reading, links=links), tuple(begins)


def _move_block(block: Block, shift: Shift) -> Block:
    pieces = tuple(
        Piece(piece.plain, piece.plain_end, piece.source + shift.source, piece.source_end + shift.source)
        for piece in block.map.pieces
    )
    return replace(
        block,
        index=block.index + shift.block,
        map=SourceMap(pieces),
        headings=tuple(index + shift.block for index in block.headings),
        list=None if block.list is None else block.list + shift.group,
        table=None if block.table is None else block.table + shift.group,
        lead_in=None if block.lead_in is None else block.lead_in + shift.block,
    )


def _move_citation(citation: Citation, shift: Shift) -> Citation:
    return citation._replace(
        start=citation.start + shift.source,
        end=citation.end + shift.source,
        block=citation.block + shift.block if citation.block >= 0 else citation.block,
        references=tuple(index + shift.reference for index in citation.references),
    )


def _move_reference(reference: Reference, shift: Shift) -> Reference:
    block = reference.block + shift.block if reference.block >= 0 else reference.block
    return reference._replace(start=reference.start + shift.source, end=reference.end + shift.source, block=block)


def _move_claim(claim: Claim, shift: Shift) -> Claim:
    moved = {id(quantity): _move_quantity(quantity, shift) for quantity in claim.quantities}
    return claim._replace(
        start=claim.start + shift.source,
        end=claim.end + shift.source,
        block=claim.block + shift.block,
        quantities=tuple(moved[id(quantity)] for quantity in claim.quantities),
        statements=tuple(_move_statement(statement, moved, shift) for statement in claim.statements),
        citations=tuple(index + shift.citation for index in claim.citations),
    )


def _move_quantity(quantity: Quantity, shift: Shift) -> Quantity:
    return quantity._replace(
        start=quantity.start + shift.source,
        end=quantity.end + shift.source,
        block=quantity.block + shift.block,
        covers=tuple(cover._replace(citation=cover.citation + shift.citation) for cover in quantity.covers),
    )


def _move_statement(statement: Statement, moved: dict[int, Quantity], shift: Shift) -> Statement:
    def follow(quantity: Quantity) -> Quantity:
        return moved[id(quantity)] if id(quantity) in moved else _move_quantity(quantity, shift)

    return statement._replace(
        figure=follow(statement.figure),
        threshold=None if statement.threshold is None else follow(statement.threshold),
        timeframe=None if statement.timeframe is None else follow(statement.timeframe),
        sample=None if statement.sample is None else follow(statement.sample),
    )
