"""What a clause that leaves its subject out speaks of: its question, its label, the sentence it shares, its heading."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.reading import Reading
from claimcheck.model import Claim
from claimcheck.pattern import as_pattern

# `Rejection: `, `A browner iris. ` in front of what is said of it, `Does it last? ` in front of the answer
_LABEL = as_pattern(r"\W{0,4}(?P<label>[^.:?!;]{2,90})(?P<mark>[.:?!])\s")
_LABEL_WORDS = 5  # a longer opening is a sentence, unless it asks
_REACH = 300  # characters in front of a sentence that are looked at
_ENDS = (". ", "! ", "? ", ": ")


def find_question(reading: Reading, claim: Claim) -> str:
    """The question that a claim's sentence answers: the sentence before it, or the block before its block; or nothing."""
    block = reading.document.blocks[claim.block]
    before = block.text[max(0, claim.plain.start - _REACH) : claim.plain.start].rstrip()
    if not before and claim.block:
        before = reading.document.blocks[claim.block - 1].text[-_REACH:].rstrip()
    if not before.endswith("?"):
        return ""
    return before[max(before.rfind(end, 0, len(before) - 1) for end in _ENDS) + 1 :]


def find_label(reading: Reading, claim: Claim) -> str:
    """The label that a claim's paragraph or item begins with, `Skin cancer: `; nothing where it begins with a sentence."""
    label = _LABEL.match(reading.document.blocks[claim.block].text)
    if label is None or (label["mark"] != "?" and len(label["label"].split()) > _LABEL_WORDS):
        return ""
    return label["label"]


def find_heading(reading: Reading, headings: Sequence[int]) -> str:
    """The nearest of the headings, or nothing; that of the whole text names no measure."""
    return reading.document.blocks[headings[-1]].text if len(headings) > 1 else ""
