"""Documents, readings and cases made by hand, so that the engine is tested apart from the stages below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from claimcheck.config import Config
from claimcheck.documents.document import Block, BlockKind, Document, Piece, SourceMap
from claimcheck.language.reading import Reading
from claimcheck.model import Citation, Claim, Cover, Figure, Quantity, Span, Statement
from claimcheck.registry.registry import EMPTY_REGISTRY
from claimcheck.rule import Case

TODAY = date(2026, 1, 1)


def make_document(source: str, path: str = "a.md", lead_ins: dict[int, int] | None = None) -> Document:
    """A document whose lines are its blocks; `lead_ins` gives the lead-in of a block by index."""
    blocks: list[Block] = []
    at = 0
    for line in source.split("\n"):
        if line:
            lead_in = (lead_ins or {}).get(len(blocks))
            piece = Piece(0, len(line), at, at + len(line))
            kind: BlockKind = "paragraph" if lead_in is None else "item"
            blocks.append(Block(len(blocks), kind, line, SourceMap((piece,)), lead_in=lead_in))
        at += len(line) + 1
    return Document(path, source, "text", tuple(blocks))


def place(source: str, words: str, after: int = 0) -> tuple[int, int]:
    """Where words stand in a text."""
    start = source.index(words, after)
    return start, start + len(words)


def make_quantity(source: str, words: str, value: int, covers: Sequence[int] = (), after: int = 0) -> Quantity:
    start, end = place(source, words, after)
    number = Decimal(value)
    figure = Figure(0, len(words), number, number, "=", "%", "percent")
    return Quantity(
        start,
        end,
        words,
        number,
        number,
        "=",
        "%",
        "measure",
        figure,
        0,
        Span(start, end),
        tuple(Cover(index, "same-sentence", 0.9) for index in covers),
    )


def make_citation(source: str, words: str, year: int | None = 2020) -> Citation:
    start, end = place(source, words)
    return Citation(start, end, words, "study", year=year, container="Example Journal")


def make_case(
    document: Document,
    quantities: Iterable[Quantity] = (),
    citations: Sequence[Citation] = (),
    config: Config | None = None,
) -> Case:
    found = tuple(quantities)
    claims = tuple(
        Claim(
            quantity.start,
            quantity.end,
            quantity.text,
            0,
            quantity.plain,
            (quantity,),
            (Statement(quantity, "share", "claim"),),
            tuple(cover.citation for cover in quantity.covers),
        )
        for quantity in found
    )
    return Case(Reading(document, (), tuple(citations), (), claims), EMPTY_REGISTRY, {}, config or Config(), TODAY)
