"""The sentences and paragraphs of a document that are long enough to be recognised when they come again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.documents.document import Block
from claimcheck.language.likeness import as_tokens
from claimcheck.language.reading import Reading
from claimcheck.pattern import as_pattern

FEWEST = 8  # words
# A box that sums the text up may repeat it: `Key points`, `At a glance`, `In short`
_SUMMARY = as_pattern(
    r"\b(?:key\s(?:points?|facts?|messages?|takeaways?)|take-?aways?|take[\s-]home|summary|in\s(?:brief|short|summary|a\snutshell)"
    r"|at\sa\sglance|highlights|overview|quick\sfacts|fast\sfacts|what\syou\sneed\sto\sknow|conclusions?|recap|main\spoints"
    r"|remember|bottom\sline|abstract|tl;?dr|questions?|faqs?|quiz)\b",
    re.IGNORECASE,
)
_KINDS = frozenset({"paragraph", "item"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a paragraph of several (`whole`); offsets are *source*."""

    start: int
    end: int
    tokens: tuple[str, ...]
    whole: bool

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in it, in order: two passages that differ in one say two things."""
        return tuple(token for token in self.tokens if token[0].isdigit())


def find_passages(reading: Reading) -> tuple[Passage, ...]:
    """Paragraphs, each before its sentences, in document order; quotations and boxes that sum up are left out."""
    by_block: dict[int, list[Passage]] = {}
    counts: dict[int, int] = {}
    blocks = reading.document.blocks
    for sentence in reading.sentences:
        block = blocks[sentence.block]
        counts[sentence.block] = counts.get(sentence.block, 0) + 1
        passage = _as_passage(block, sentence.start, sentence.end, False)
        if passage is not None:
            by_block.setdefault(sentence.block, []).append(passage)
    found: list[Passage] = []
    for at in sorted(by_block):
        block = blocks[at]
        if block.kind not in _KINDS or block.quoted or _sums_up(reading, block):
            continue
        whole = _as_passage(block, 0, len(block.text), True) if counts[at] > 1 else None
        found += [whole, *by_block[at]] if whole is not None else by_block[at]
    return tuple(found)


def _as_passage(block: Block, start: int, end: int, whole: bool) -> Passage | None:
    tokens = as_tokens(block.text[start:end])
    if len(tokens) < FEWEST:
        return None
    place = block.map.to_source(start, end)
    return Passage(place.start, place.end, tokens, whole)


def _sums_up(reading: Reading, block: Block) -> bool:
    above = [reading.document.blocks[index].text for index in block.headings[-1:]]
    if block.lead_in is not None:
        above.append(reading.document.blocks[block.lead_in].text)
    return any(_SUMMARY.search(text) for text in above)
