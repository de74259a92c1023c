"""Where the words that qualify a statement stand in the source."""

from __future__ import annotations

from claimcheck.documents.document import Block
from claimcheck.language.reading import Reading
from claimcheck.model import Citation, Quantity, Span, Statement


def find_phrase(reading: Reading, statement: Statement, phrase: str) -> Span:
    """The *source* place of a phrase (plain words, any case) in the statement's clause, else in its block.

    The place of the statement's figure where the phrase stands in neither.
    """
    figure = statement.figure
    block = reading.document.blocks[figure.block]
    text, wanted = block.text.lower(), phrase.lower()
    at = text.find(wanted, statement.clause.start, statement.clause.end)
    if at < 0:
        at = text.find(wanted)
    if not wanted or at < 0 or len(text) != len(block.text):
        return Span(figure.start, figure.end)
    return block.map.to_source(at, at + len(wanted))


def clause_text(reading: Reading, statement: Statement) -> str:
    """The plain words of the statement's clause."""
    text = reading.document.blocks[statement.figure.block].text
    return text[statement.clause.start : statement.clause.end]


def place_of(block: Block) -> Span:
    """The *source* span of a block's text."""
    return block.map.to_source(0, len(block.text))


def describe_place(reading: Reading, quantity: Quantity) -> str:
    """Where a figure stands, as a message says it: `line 12`, with its file where several are read as one."""
    return reading.document.describe(quantity.start)


def describe_source(citation: Citation) -> str:
    """A source's words as they stand inside a sentence: `A 2021 review in Pain` is `a 2021 review in Pain`."""
    first, blank, rest = citation.text.partition(" ")
    return f"{first.lower()}{blank}{rest}" if first in {"A", "An", "The", "One", "This"} else citation.text
