"""Whether a text itself says that its figures differ."""

from __future__ import annotations

import re

from claimcheck.language.reading import Reading
from claimcheck.model import Statement
from claimcheck.pattern import as_pattern

# `Estimates vary`, `another study found`, `figures differ between studies`, `by contrast`, `used to be`
_TOLD_APART = as_pattern(
    r"""
    \b(?: var(?:y|ies|ied) | differ(?:s|ed)? | conflicting | inconsistent
      | disagree(?:s|d)?\b(?!\swith\s(?:you|me|him|her|them|us|your|their)\b)
      | (?:another|other|a\ssecond|a\slater|a\snewer|an\searlier|older|newer|earlier|later|some|different)\s
        (?:\w+\s){0,2}?(?:stud(?:y|ies)|reviews?|trials?|surveys?|estimates?|sources?|reports?|authors?|analys[ei]s)
      | (?:in|by)\s(?:contrast|comparison) | on\sthe\sother\shand | whereas | compared\s(?:with|to) | rather\sthan
      | up\sfrom | down\sfrom | used\sto | previously | formerly | until\srecently | no\slonger | so\sfar
      | however | depend(?:s|ing|ent)?\son
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# `some cut them by a third, others by two-thirds`: figures that are told as those of different things
_SHARED_OUT = as_pattern(
    r"\b(?:some|a\sfew|one(?!\s(?:in|of\severy|out\sof)\b))"
    r"\s(?:[^.;]{0,120}?[\s,;])(?:others?|the\sother|another|some)\b[^.;]{0,60}",
    re.IGNORECASE,
)
_TELLING = frozenset({"narrative", "organization", "back-reference"})  # sources that the sentence itself speaks of
_SENTENCE = as_pattern(r"[.!?]\S{0,8}\s(?=[^\W\d_a-z])")  # `. Another drug`
_AROUND = 160  # characters before a sentence in which the text may announce that figures differ


def tells_of_disagreement(reading: Reading, first: Statement, later: Statement) -> bool:
    """True where the sentence of the later figure, or what leads up to it in its block, says that figures differ.

    Also where both stand in one block, each has a source of its own, and the text speaks of one of these, or of
    something else in between: two findings are told one after the other.
    """
    figure = later.figure
    text = reading.document.blocks[figure.block].text
    start = max(0, min(figure.plain.start, later.clause.start) - _AROUND)
    if _TOLD_APART.search(text, start, max(later.clause.end, figure.plain.end)):
        return True
    if _is_shared_out(reading, first) or _is_shared_out(reading, later):
        return True
    if first.figure.block != figure.block:
        return False
    one = {cover.citation for cover in first.figure.covers}
    other = {cover.citation for cover in figure.covers}
    told = any(reading.citations[citation].form in _TELLING for citation in one | other)
    between = text[first.figure.plain.end : figure.plain.start]
    return bool(one and other and not one & other and (told or len(_SENTENCE.findall(between)) > 1))


def _is_shared_out(reading: Reading, statement: Statement) -> bool:
    """True for one of the figures of `some … others …`, which is nobody's figure for the measure."""
    figure = statement.figure.plain
    text = reading.document.blocks[statement.figure.block].text
    spans = (match.span() for match in _SHARED_OUT.finditer(text, max(0, figure.start - 200), figure.end + 200))
    return any(start < figure.end and figure.start < end for start, end in spans)
