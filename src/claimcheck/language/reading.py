"""What has been read in one document: sentences, citations, references, claims and their statements."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from claimcheck.documents.document import Document
from claimcheck.model import Citation, Claim, Quantity, Reference, Statement


class Sentence(NamedTuple):
    """A sentence of a block; `start`/`end` are *plain* offsets in block `block`."""

    block: int
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """Everything a rule may look at, in document order."""

    document: Document
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]
    claims: tuple[Claim, ...]

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of all claims, in document order."""
        return tuple(statement for claim in self.claims for statement in claim.statements)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures of all claims, in document order."""
        return tuple(quantity for claim in self.claims for quantity in claim.quantities)

    @cached_property
    def claim_of(self) -> dict[int, Claim]:
        """The claim that holds a statement, by the statement's index in `statements`."""
        found: dict[int, Claim] = {}
        index = 0
        for claim in self.claims:
            for _ in claim.statements:
                found[index] = claim
                index += 1
        return found

    @cached_property
    def _by_measure(self) -> dict[int, Statement]:
        return {id(statement.figure): statement for statement in reversed(self.statements)}

    def statement_of(self, quantity: Quantity) -> Statement | None:
        """The statement whose measure is this very quantity, or None."""
        return self._by_measure.get(id(quantity))

    @cached_property
    def _by_block(self) -> dict[int, tuple[list[int], list[Quantity]]]:
        found: dict[int, list[Quantity]] = {}
        for quantity in self.quantities:
            found.setdefault(quantity.block, []).append(quantity)
        for quantities in found.values():
            quantities.sort(key=lambda quantity: quantity.plain.start)
        return {block: ([each.plain.start for each in of_it], of_it) for block, of_it in found.items()}

    def figures_in(self, sentence: Sentence) -> Sequence[Quantity]:
        """The figures that begin in a sentence, in order."""
        starts, quantities = self._by_block.get(sentence.block, ((), ()))
        return quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]

    @cached_property
    def _sentences_by_block(self) -> dict[int, tuple[Sentence, ...]]:
        return {block: tuple(those) for block, those in groupby(self.sentences, key=attrgetter("block"))}

    def sentence_at(self, block: int, offset: int) -> Sentence | None:
        """The sentence that holds a *plain* offset of a block, or ends there; None where none does."""
        sentences = self._sentences_by_block.get(block, ())
        at = bisect_right(sentences, offset, key=attrgetter("start")) - 1
        if at > 0 and sentences[at].start == offset == sentences[at - 1].end:
            at -= 1
        return sentences[at] if at >= 0 and offset <= sentences[at].end else None

    @cached_property
    def kept(self) -> dict[str, Any]:
        """What a later stage worked out of this reading, under that stage's name, so that it is worked out once."""
        return {}

    def plain(self, start: int, end: int) -> str:
        """The plain words of a *source* stretch: markup is left as it is, blanks are collapsed."""
        return " ".join(self.document.source[start:end].split())
