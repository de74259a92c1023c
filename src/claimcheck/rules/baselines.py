"""How large a risk is that a text says to change: an absolute figure of the same event in its paragraph, list or table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimcheck.documents.document import Block
from claimcheck.language.reading import Reading, Sentence
from claimcheck.language.stems import stop_words
from claimcheck.language.synonyms import as_concept
from claimcheck.model import Quantity, Span
from claimcheck.pattern import as_pattern
from claimcheck.rules.passages import clause_around, group_sentences, sentence_around

_REACH = 240  # characters on either side in which words can belong to a figure
_CLAUSE_END = as_pattern(r"[;:]\s|,?\s(?:but|while|whereas|although)\s|,\sand\s")

_RISK = r"(?:risks?|chances?|odds|likelihood|probability)"
# `risk of stroke`, `the chance that`, `30% less likely to fall`
_RISK_OF = as_pattern(
    rf"\b(?:(?:{_RISK}|rates?|incidence|cases)\s(?:of|for|that)|likely\s(?:as\s\w+\s)?to)\s(?P<event>(?:[^\W\d]+[\s-]?){{1,4}})",
    re.IGNORECASE,
)
_NAMED = as_pattern(rf"\b(?:{_RISK}|hazard|likely|likelier)\b", re.IGNORECASE)
# A risk that the sentence before has named: `lowers this risk by 50%`
_THIS = as_pattern(rf"\b(?:this|that|these|such)\s(?:a\s)?{_RISK}\b", re.IGNORECASE)
_THE_RISK = as_pattern(
    rf"\bthe\s{_RISK}\s(?!of\b|that\b|for\b)", re.IGNORECASE
)  # `3 in 100 without it; the risk fell by a third`
# A sentence that explains the one before it: `That means 2 in 100 rather than 4`
_BACK = as_pattern(
    r"\s*(?:(?:over|in|after|within|during)\s(?:\w+\s?){1,4},\s)?(?:that|this|it|which|in\sother\swords|put\sanother\sway|in\s(?:absolute|real)\sterms|for\sexample|so|without|with"
    rf"|(?:the|their)\s{_RISK}\s(?!of\b|that\b|for\b)|of\s(?:every\s)?\d|out\sof|among|in\s(?:every\s)?\d)",
    re.IGNORECASE,
)
_BASELINE = as_pattern(rf"\b(?:baseline|absolute|underlying|actual)\s{_RISK}\b", re.IGNORECASE)
_PEOPLE = as_pattern(r"\b(?:people|patients|adults|women|men|children|babies|in\s\d|of\s\d|\d%)", re.IGNORECASE)
_USE = as_pattern(
    r"\b(?:tak(?:e|es|ing)|us(?:e|es|ed|ing)|prescribed|smokes?|drinks?)\b", re.IGNORECASE
)  # `30% of adults take one`
_OUT_OF = as_pattern(r"\b(?:of|in|among|for|if)\s(?:(?:every|each)\s)?\d[\d,]*\s[^.;!?]*\Z", re.IGNORECASE)
_OUT_BEHIND = as_pattern(  # the first and the second of `from 35 to 26 in every 100 people`
    r"(?:\s(?:\w+\s){0,2}to\s(?:about\s)?\d[\d.,]*)?\s(?:\w+\s)?(?:in|of|per|out\sof|for)\s(?:every\s|each\s)?1[\d,]*\b",
    re.IGNORECASE,
)
# what an item says of another help, not of the risk: `8 in 10 members said it had stopped their infections`
_HELPED = as_pattern(
    r"\b(?:stop\w*|help\w*|prevent\w*|work\w*|clear\w*|cured?|satisfied|recommend\w*)\b", re.IGNORECASE
)
_WHOLE_LEAD = as_pattern(
    r"\b(?:of|if|in|among|for|out\sof)\s(?:every\s|each\s|these\s|about\s)?1[\d,]*\s[a-z]", re.IGNORECASE
)
_CONCLUDES = as_pattern(
    r"(?:so|thus|that(?:\sis|['’]s)|this\sis|that\smeans|this\smeans|in\sother\swords|put\sanother\sway|hence)\b",
    re.IGNORECASE,
)
_OPENING = 12  # characters of an item before which its number stands
_BEFORE = 60  # characters in front of a number
_GENERIC = frozenset(
    "risk risks chance chances odds people patients adults women men reduce reduces reduced cut cuts lower lowers increase"
    " increases raise raises percent study likely rate about less more halves doubles treatment drug tablet tablets medicine"
    " take takes taking year years have has so thus therefore higher greater times twice".split()
)
_CHANGES = frozenset({"fall", "fell", "drop", "grow", "rise", "rose", "chang"})
_WORD = as_pattern(r"[^\W\d_]{3,}")


class Absolute(NamedTuple):
    """A share of people: its block, *plain* place and the words around it."""

    block: int
    plain: Span
    words: str


class Baselines:
    """The absolute figures of a document, found once."""

    def __init__(self, reading: Reading) -> None:
        self._blocks = reading.document.blocks
        self._sentences = group_sentences(reading)
        self._shares: dict[int, list[Quantity]] = {}
        for quantity in reading.quantities:
            block = self._blocks[quantity.block]
            told = _is_out_of(block.text, quantity) or self._is_counted(block, quantity)
            if told or _is_absolute(quantity):
                self._shares.setdefault(quantity.block, []).append(quantity)
        self._points = [quantity for quantity in reading.quantities if quantity.figure.points]
        self._lists = _group(self._blocks, "list")
        self._tables = _group(self._blocks, "table")

    def sentences(self, block: Block) -> Sequence[Sentence]:
        """The sentences of a block."""
        return self._sentences.get(block.index, ())

    def tell(self, block: Block, change: Span, changes: Sequence[Quantity]) -> bool:
        """Whether the risk that changes at `change` has an absolute figure beside it.

        Args:
            block: of the change.
            change: its *plain* place.
            changes: the figures of the block that are changes of a risk, and no sizes.
        """
        taken = {quantity.plain for quantity in changes}
        own = [each.plain for each in self._shares.get(block.index, ()) if each.plain not in taken]
        if any(self._is_same(block, change, other) for other in own):
            return True
        sentence = sentence_around(list(self.sentences(block)), block, change.start)
        if any(
            each.block == block.index and sentence.start <= each.plain.start < sentence.end for each in self._points
        ):
            return True  # `a cut of 36%, or 24 percentage points`
        event = _event_of(block.text[sentence.start : sentence.end])
        return any(_speaks_of(event, words) for words in self._around(block))

    def _around(self, block: Block) -> Iterator[str]:
        """The words beside each share of the list that a block belongs to or leads into, and of a table next to it."""
        near = [self._blocks[index] for index in (block.index - 1, block.index + 1) if 0 <= index < len(self._blocks)]
        for other in self._lists.get(block.list, ()) if block.list is not None else ():
            yield from (words for words in self._words_of(other, block) if not _HELPED.search(words))
        if block.list is not None and block.lead_in is not None:
            yield from self._words_of(self._blocks[block.lead_in], block)
        for other in near:
            follows = other.index < block.index and _CONCLUDES.match(block.text) is not None
            if other.list is not None and other.list != block.list and (other.lead_in == block.index or follows):
                for item in self._lists.get(other.list, ()):
                    yield from self._words_of(item, block)
            if other.table is not None and other.table != block.table:
                said = " . ".join(each.text for each in self._tables[other.table])
                if any(each.index in self._shares for each in self._tables[other.table]):
                    yield said

    def _lead_of(self, block: Block) -> str:
        return self._blocks[block.lead_in].text if block.lead_in is not None else ""

    def _is_counted(self, block: Block, quantity: Quantity) -> bool:
        """True for the number that opens an item under `Of 1,000 men who are tested`."""
        opens = quantity.plain.start <= _OPENING and quantity.figure.dimension == "number"
        return opens and _WHOLE_LEAD.search(self._lead_of(block)) is not None

    def _words_of(self, other: Block, block: Block) -> Iterator[str]:
        if other.index != block.index:
            for quantity in self._shares.get(other.index, ()):
                place = sentence_around(list(self.sentences(other)), other, quantity.plain.start)
                lead = self._lead_of(other) if self._is_counted(other, quantity) else ""
                yield f"{lead} {other.text[place.start : place.end]}"

    def _is_same(self, block: Block, change: Span, other: Span) -> bool:
        """True where both stand in one clause, one points to or explains the other, or both name one event."""
        text, sentences = block.text, list(self.sentences(block))
        first, second = sentence_around(sentences, block, change.start), sentence_around(sentences, block, other.start)
        if first == second:
            if ":" in text[change.end : other.start]:
                return True
            first, second = clause_of(text, first, change), clause_of(text, second, other)
            if first.start <= other.start and other.end <= first.end:
                return True
        one, two = text[first.start : first.end], text[second.start : second.end]
        told_before = second.end <= first.start and not text[second.end : first.start].strip(" ,;[^]0123456789")
        if told_before and (_CONCLUDES.match(one) or _THE_RISK.search(one)):
            return True
        if (second.start > first.start and _BACK.match(two)) or (second.start < first.start and _THIS.search(one)):
            return True
        return _speaks_of(_event_of(one), two)


def clause_of(text: str, sentence: Span, figure: Span) -> Span:
    """The clause of a figure that tells of a risk."""
    return clause_around(text, sentence, figure, _CLAUSE_END, _REACH)


def _group(blocks: Sequence[Block], by: str) -> Mapping[int, list[Block]]:
    groups: dict[int, list[Block]] = {}
    for block in blocks:
        key = block.list if by == "list" else block.table
        if key is not None:
            groups.setdefault(key, []).append(block)
    return groups


def _is_absolute(quantity: Quantity) -> bool:
    """True for a share of people: `4 in 100`, `from 4% to 2%`, `2%`."""
    figure = quantity.figure
    return figure.dimension in {"ratio", "percent"} and quantity.role != "timeframe" and not figure.points


def _is_out_of(text: str, quantity: Quantity) -> bool:
    """True for a number of people out of one named in front: `of 1,000 women, 9`."""
    if quantity.figure.dimension != "number" or quantity.role not in ("measure", "count"):
        return False
    before = text[max(0, quantity.plain.start - _BEFORE) : quantity.plain.start]
    return _OUT_OF.search(before) is not None or _OUT_BEHIND.match(text, quantity.plain.end) is not None


def _event_of(sentence: str) -> frozenset[str]:
    """The stems of the event whose risk changes; none where the sentence leaves it to what stands around it."""
    named = _RISK_OF.search(sentence)
    return _stems(named["event"]) if named else _stems(sentence) - _CHANGES


def _speaks_of(event: frozenset[str], words: str) -> bool:
    """True where the words around a share name the event, or the change names none and they tell no use of a drug."""
    if _BASELINE.search(words):
        return True
    counted = _NAMED.search(words) is not None or _PEOPLE.search(words) is not None
    if not event:
        return counted and _USE.search(words) is None
    return counted and bool(event & _stems(words))


def _stems(text: str) -> frozenset[str]:
    words = {word.lower() for word in _WORD.findall(text)} - _GENERIC - stop_words()
    return frozenset(as_concept(word) for word in words)
