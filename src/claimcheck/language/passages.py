"""The sentences and paragraphs of a document that are long enough to be recognised when they come again."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimcheck.documents.document import Block
from claimcheck.language.likeness import as_tokens
from claimcheck.language.reading import Reading
from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_rows

FEWEST = 8  # words
# A box that sums the text up may repeat it: `Key points`, `At a glance`, `In short`
_SUMMARY = as_pattern(
    r"\b(?:key\s(?:points?|facts?|messages?|takeaways?|findings?|results?|figures?|numbers?)|take-?aways?|take[\s-]home|summary|in\s(?:brief|short|summary|a\snutshell)"
    r"|at\sa\sglance|highlights|overview|quick\sfacts|fast\sfacts|what\syou\sneed\sto\sknow|conclusions?|recap|main\spoints"
    r"|remember|bottom\sline|abstract|tl;?dr|quiz)\b",
    re.IGNORECASE,
)
_LONG = 14  # words of a sentence that tells more than whom to turn to
_CUSTOMS = frozenset("if when unless call ring phone telephone dial contact helpline emergency 999 911 111 112".split())
# words with which a sentence goes on to a reason or a contrast, beyond whom to turn to and when
_GOES_ON = frozenset("because so since even rather instead otherwise although though unlike whereas".split())
_EMERGENCY = frozenset("ambulance 999 911 111 112 000".split())
_KINDS = frozenset({"paragraph", "item"})


class Passage(NamedTuple):
    """A sentence, or a paragraph of several (`whole`); offsets are *source*."""

    start: int
    end: int
    tokens: tuple[str, ...]
    whole: bool
    block: int  # its index
    at: int  # which sentence of the block it is
    box: int | None  # what heads the box that it stands in and that sums the text up
    sentences: int = 1  # that it holds


def find_passages(reading: Reading) -> tuple[Passage, ...]:
    """Paragraphs, each before its sentences, in document order; quotations are left out."""
    by_block: dict[int, list[Passage]] = {}
    boxes: dict[int, bool] = {}
    blocks = reading.document.blocks
    for sentence in reading.sentences:
        block, found = blocks[sentence.block], by_block.setdefault(sentence.block, [])
        found.append(_as_passage(block, sentence.start, sentence.end, len(found), _find_box(reading, block, boxes)))
    passages: list[Passage] = []
    for at in sorted(by_block):
        block = blocks[at]
        if block.kind not in _KINDS or block.quoted:
            continue
        if len(by_block[at]) > 1:
            place = block.map.to_source(0, len(block.text))
            box, count = by_block[at][0].box, len(by_block[at])
            passages.append(Passage(place.start, place.end, as_tokens(block.text), True, at, 0, box, count))
        passages += by_block[at]
    return tuple(passages)


def _as_passage(block: Block, start: int, end: int, at: int, box: int | None) -> Passage:
    place = block.map.to_source(start, end)
    return Passage(place.start, place.end, as_tokens(block.text[start:end]), False, block.index, at, box)


def is_customary(sentence: Passage) -> bool:
    """True for what leaflets say in every place where it may matter: `Call your doctor if …`, `Keep out of the reach of children`."""
    said = " ".join(sentence.tokens)
    match = _standard().search(said)
    if match is None:
        return False
    if match["phrase"] is None and _gives_reason(sentence.tokens):
        return False
    return not _tells_more(sentence.tokens, len(said[: match.start()].split()))


def _tells_more(tokens: tuple[str, ...], before: int) -> bool:
    """True for a long sentence with a figure, or with much in front of the phrase, and no condition or number to ring.

    `Ask us for a test every 3 months, …`, `Nobody who is … should try it without talking to a doctor`.
    """
    if len(tokens) < _LONG or not _CUSTOMS.isdisjoint(tokens):
        return False
    return before >= _LONG - 2 or any(token[0].isdigit() for token in tokens)


def _gives_reason(tokens: tuple[str, ...]) -> bool:
    """True for a long sentence that goes on to something else: `Never stop it, because …: ring us first`; no emergency."""
    return len(tokens) >= _LONG and not _GOES_ON.isdisjoint(tokens) and _EMERGENCY.isdisjoint(tokens)


@cache
def _standard() -> re.Pattern[str]:
    rows = read_rows(__file__, "standard_phrases.tsv")
    verb, whom, phrase = (
        "|".join(words.replace(" ", r"\s") for kind, words in rows if kind == wanted)
        for wanted in ("verb", "whom", "phrase")
    )
    return as_pattern(
        rf"\b(?:(?:{verb})\s(?:(?!(?:whether|how|why|what)\b)[\w'’-]+\s){{0,4}}?(?:{whom})|(?P<phrase>{phrase}))\b",
        re.IGNORECASE,
    )


def _find_box(reading: Reading, block: Block, known: dict[int, bool]) -> int | None:
    """The heading or lead-in that makes what follows a summary; `known` keeps what was asked before."""
    above: list[int] = [*block.headings[-1:]]
    if block.lead_in is not None:
        above.append(block.lead_in)
    for index in above:
        if index not in known:
            known[index] = _SUMMARY.search(reading.document.blocks[index].text) is not None
        if known[index]:
            return index
    return None
