"""What a clause that leaves its subject out speaks of: its question, its label, the sentence it shares, its heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimcheck.language.reading import Reading
from claimcheck.model import Claim, Span, Statement
from claimcheck.pattern import as_pattern
from claimcheck.registry.portraits import family_of
from claimcheck.registry.wording import as_link_stems

# `Rejection: `, `A browner iris. ` in front of what is said of it, `Does it last? ` in front of the answer
_LABEL = as_pattern(r"\W{0,4}(?P<label>[^.:?!;]{2,90})(?P<mark>[.:?!])\s")
_LABEL_WORDS = {":": 5, ".": 3, "!": 3, "?": 90}  # a longer opening is a sentence, unless it asks
_CHAIN = 3  # sentences that hand on what they speak of
_REACH = 300  # characters in front of a sentence that are looked at
_WORD = as_pattern(r"[a-z]+")
_PRONOUN = as_pattern(r"\b(?:it|they|them|this|these)\b", re.IGNORECASE)
_SHARES = frozenset({"percent", "ratio"})
_ENDS = (". ", "! ", "? ", ": ")


def find_question(reading: Reading, claim: Claim) -> str:
    """The question that a claim's sentence answers: the sentence before it, or the block before its block; or nothing."""
    block = reading.document.blocks[claim.block]
    before = block.text[max(0, claim.plain.start - _REACH) : claim.plain.start].rstrip()
    if not before and claim.block:
        before = reading.document.blocks[claim.block - 1].text[-_REACH:].rstrip()
    if not before.endswith("?"):
        return ""
    return _last_sentence(before)


def _last_sentence(text: str) -> str:
    return text[max(text.rfind(end, 0, len(text) - 1) for end in _ENDS) + 1 :]


def find_label(reading: Reading, claim: Claim) -> str:
    """The label that a claim's paragraph or item begins with, `Skin cancer: `; nothing where it begins with a sentence."""
    label = _LABEL.match(reading.document.blocks[claim.block].text)
    if label is None or len(label["label"].split()) > _LABEL_WORDS[label["mark"]]:
        return ""
    return label["label"]


def find_antecedent(reading: Reading, claim: Claim, clause: Span) -> str:
    """What a clause with a pronoun takes up: the sentence before it, of one that opens its block the nearest heading.

    A sentence that has a pronoun itself hands on what stands before it.
    """
    block = reading.document.blocks[claim.block]
    if _PRONOUN.search(block.text, clause.start, clause.end) is None:
        return ""
    before = block.text[max(0, claim.plain.start - _REACH) : claim.plain.start].rstrip()
    taken: list[str] = []
    while before and len(taken) < _CHAIN:
        taken.append(_last_sentence(before))
        before = before[: len(before) - len(taken[-1])].rstrip()
        if _PRONOUN.search(taken[-1]) is None:
            return " ".join(taken)
    return " ".join((*taken, find_heading(reading, block.headings) or find_question(reading, claim)))


def find_sibling(claim: Claim, statement: Statement, text: str) -> str:
    """What stands before this clause in its sentence, whose words an elliptic one leaves out: `, among men one in nine`."""
    at = next(number for number, each in enumerate(claim.statements) if each is statement)
    earlier = claim.statements[:at]
    shares = all(each.figure.figure.dimension in _SHARES for each in (*earlier, statement))
    if not earlier or not shares or any(each.figure.block != statement.figure.block for each in earlier):
        return ""
    sizes = {each.statistic == "effect" for each in (*earlier, statement)}  # `44% lower: 9% against 15%`
    return text[min(claim.plain.start, earlier[-1].clause.start) : earlier[-1].clause.end] if len(sizes) == 1 else ""


def find_heading(reading: Reading, headings: Sequence[int]) -> str:
    """The nearest of the headings, or nothing; that of the whole text names no measure."""
    return reading.document.blocks[headings[-1]].text if len(headings) > 1 else ""


def find_rows(reading: Reading) -> dict[tuple[int, int], str]:
    """By table and row, what the row is about: its first cell, where that holds words."""
    found: dict[tuple[int, int], str] = {}
    for block in reading.document.blocks:
        if block.table is None or block.row is None or block.column != 0:
            continue
        if _WORD.search(block.text.casefold()):
            found[block.table, block.row] = block.text
    return found


def find_headers(reading: Reading) -> dict[tuple[int, int], str]:
    """By table and column, what the figures below are of: the headers of the column and of the table's rows."""
    found: dict[tuple[int, int], str] = {}
    for block in reading.document.blocks:
        if block.table is not None and block.column and block.header and block.row == 0:
            corner = found.get((block.table, 0), "")
            found[block.table, block.column] = f"{corner} . {block.text}"
        elif block.table is not None and block.column == 0 and block.header and block.row == 0:
            found[block.table, 0] = block.text
    return found


def find_columns(
    statement: Statement, claim: Claim, reading: Reading, headers: Mapping[tuple[int, int], str]
) -> tuple[frozenset[str], frozenset[str]]:
    """What tells the header of a figure's column from those of the row's other figures, and these from it."""
    blocks, family = reading.document.blocks, family_of(statement.figure.figure)
    block = blocks[statement.figure.block]
    if block.table is None or len(claim.statements) < 2:
        return frozenset(), frozenset()
    columns = {
        blocks[each.figure.block].column or 0 for each in claim.statements if family_of(each.figure.figure) == family
    }
    own = as_link_stems(headers.get((block.table, block.column or 0), ""))
    others = frozenset[str]().union(
        *(as_link_stems(headers.get((block.table, column), "")) for column in columns - {block.column})
    )
    return own - others, others - own
