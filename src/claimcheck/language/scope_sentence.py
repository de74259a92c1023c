"""The sources of one sentence, and which of them covers a figure in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.language.reading import Sentence
from claimcheck.model import Citation, Cover, Figure
from claimcheck.pattern import as_pattern

# Between sources that stand in one bracket or one behind the other, and between names joined in a sentence
BESIDE = as_pattern(r"[\s,;&()\[\]]*(?:and\s|see\salso\s)?")
JOINED = as_pattern(r"\s?(?:,\s?)?(?:and|&|as\swell\sas)\s(?:by\s|from\s)?(?:the\s)?|,\s|\s?\(|[)\s]*,?\s?\(?")
# Where a clause ends inside a sentence: `; `, `, while `, `, but `, ` whereas `
CLAUSE_END = as_pattern(
    r""";\s|,?\s(?:while|whereas|but|although|though|yet|compared\swith|versus|vs\.?)\s|,\s(?:and|or|nor|so|which)\s|\sand\s""",
    re.VERBOSE | re.IGNORECASE,
)
# Right before a source that begins a clause of its own: `1 in 100 have it, yet research suggests that few know`
OWN_CLAUSE = as_pattern(r",\s(?:yet|but|while|whereas|although|though)\s(?:the\s|an?\s)?$", re.IGNORECASE)

# `While a third of women recover, ` right before such a source: the figure is conceded, not told by it
CONCEDES = as_pattern(r"(?:^|[.!?]\s)(?:while|although|though|whereas|even\sthough)\b[^.!?;]{0,200}$", re.IGNORECASE)
MAIN_CLAUSE = as_pattern(r"[^.!?;]{1,200},\s(?:the\s|an?\s)?", re.IGNORECASE)

# What may stand around the sources of a sentence that is nothing else
ONLY = as_pattern(r"(?:[^\w]|\b(?:see|also|source|sources|from|and|in|as|reported|cited|eg|e|g)\b)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with its place: index in the document's list, block, sentence and *plain* offsets."""

    index: int
    citation: Citation
    block: int
    sentence: int
    start: int
    end: int


class Place(NamedTuple):
    """A figure with its place."""

    figure: Figure
    block: int
    sentence: int


def is_attached(text: str, cited: Cited) -> bool:
    """A marker, an identifier or a source in brackets: it belongs to the words before it."""
    if cited.citation.form in ("marker", "identifier") or text[cited.start : cited.start + 1] in ("(", "["):
        return True
    opened = max(
        text.rfind("(", max(0, cited.start - 200), cited.start), text.rfind("[", max(0, cited.start - 200), cited.start)
    )
    return opened != -1 and text.find(")", opened, cited.start) == -1 and text.find("]", opened, cited.start) == -1


def as_covers(group: Sequence[Cited], reason: str, confidence: float) -> tuple[Cover, ...]:
    """One cover for each citation of a group."""
    return tuple(Cover(each.index, reason, confidence) for each in group)


def _is_vague(cited: Cited) -> bool:
    return cited.citation.kind == "vague"


class SentenceSources:
    """The sources of one sentence in order; those that stand side by side, `(Lee, 2010; Wu, 2012)`, cover together."""

    def __init__(self, text: str, sources: Sequence[Cited]) -> None:
        """`text` is the plain text of the block. An unnamed study is the one that a bracket behind it names."""
        self._text = text
        bracket = next((each for each in reversed(sources) if is_attached(text, each) and not _is_vague(each)), None)
        if bracket is not None:
            sources = [each for each in sources if not _is_vague(each) or each.start > bracket.start]
        self._groups: list[list[Cited]] = []
        self._attached: list[bool] = []
        for each in sources:
            attached = is_attached(text, each)
            if self._groups:
                between = text[self._groups[-1][-1].end : each.start]
                beside = BESIDE if attached and self._attached[-1] else JOINED
                if len(between) <= 20 and beside.fullmatch(between):
                    self._groups[-1].append(each)
                    continue
            self._groups.append([each])
            self._attached.append(attached)
        self._starts = [group[0].start for group in self._groups]
        self._ends = [group[-1].end for group in self._groups]

    def find_covers(self, figure: Figure) -> tuple[Cover, ...]:
        """The source in the figure's clause, else a leading one up to the next; empty where there is none."""
        if not self._groups:
            return ()
        first = bisect_left(self._starts, figure.end)
        last = bisect_right(self._ends, figure.start) - 1
        for group in self._groups[max(0, last) : first + 1]:
            for each in group:
                if each.start <= figure.start and figure.end <= each.end:
                    return as_covers([each], "same-sentence", 0.95)
        if first == 0 and not self._attached[0] and self._stands_apart(figure):
            return ()
        if len(self._groups) == 1:
            return as_covers(self._groups[0], "same-sentence", 0.9)
        if first < len(self._groups) and last >= 0:
            return self._between(figure, last, first)
        if first < len(self._groups):
            return as_covers(self._groups[first], "same-sentence-trailing", 0.8)
        return as_covers(self._groups[last], "same-sentence", 0.6 if self._attached[last] else 0.8)

    def _stands_apart(self, figure: Figure) -> bool:
        """True where the first source, behind the figure, begins a clause of its own."""
        source = self._starts[0]
        if OWN_CLAUSE.search(self._text, figure.end, source):
            return True
        conceded = CONCEDES.search(self._text, max(0, figure.start - 200), figure.start)
        return conceded is not None and MAIN_CLAUSE.fullmatch(self._text, figure.end, source) is not None

    def _between(self, figure: Figure, last: int, first: int) -> tuple[Cover, ...]:
        behind, before = self._groups[first], self._groups[last]
        ends = CLAUSE_END.search(self._text, figure.end, self._starts[first]) is not None
        begins = CLAUSE_END.search(self._text, self._ends[last], figure.start) is not None
        if self._attached[first] and not ends:
            return as_covers(behind, "same-clause", 0.9)
        if begins and not ends:
            return as_covers(behind, "same-clause", 0.85)
        if self._attached[last] and not ends:
            return as_covers(behind, "same-sentence-trailing", 0.75)
        return as_covers(before, "same-sentence-leading", 0.85)


def is_only_source(text: str, sentence: Sentence, sources: Sequence[Cited]) -> bool:
    """True where a sentence of the block's plain `text` holds nothing but sources: `(Moss et al., 2018)`."""
    rest, at = [], sentence.start
    for each in sources:
        rest.append(text[at : each.start])
        at = max(at, each.end)
    rest.append(text[at : sentence.end])
    return ONLY.fullmatch(" ".join(rest)) is not None
