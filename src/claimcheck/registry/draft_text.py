"""The words of an article's statement as an entry may hold them: its own thought, without its source."""

from __future__ import annotations

import re

from claimcheck.language.intervals import same_number
from claimcheck.language.people import find_people
from claimcheck.language.reading import Reading
from claimcheck.model import Figure, Quantity, Span, Statement
from claimcheck.pattern import as_pattern
from claimcheck.registry.topic_words import find_rows

_MARK = "\x00"
_VERBS = r"(?:found|finds|reported|reports|says|said|shows?|showed|shown|concluded|notes?|noted|wrote|estimated?|suggests?|describes?)"
# `In \x00, `, `\x00 found that `, `According to \x00, `: the frame of a source in front of what it says
_SOURCE_BEFORE = as_pattern(
    rf"^\W*(?:(?:in|by|from|per|for|a|an|the|as|according\sto)\s)?\x00\W*(?:(?:has|have|also)\s)?(?:{_VERBS}\s)?(?:that\s)?",
    re.IGNORECASE,
)
# `, \x00 found.`, ` (\x00)`, `, says \x00`: the frame of a source behind it
_SOURCE_BEHIND = as_pattern(
    rf"[\s,(]{{0,3}}(?:(?:in|by|from|per|as|according\sto|{_VERBS})\s){{0,2}}\x00\)?(?:\s(?:has|have|also))?(?:\s{_VERBS})?(?=\W|$)",
    re.IGNORECASE,
)
_GAPS = ((as_pattern(r"\(\W*\)|\[\W*\]"), ""), (as_pattern(r"\s+"), " "), (as_pattern(r"\s+([,.;:])"), r"\1"))
_EDGE = as_pattern(
    r"^[\s,;:–—-]*(?:(?:and|but|while|whereas|or)\s)?|[\s,;:–—-]+(?:and|but|or)?[\s,;:–—-]*$", re.IGNORECASE
)
_OF = as_pattern(r"\s+of\b", re.IGNORECASE)  # behind a figure: `67%| of children`
# what hangs in front of a figure that was left out: `cut their chance | by`, `back to normal: | usually`
_HANGING = as_pattern(
    r"(?:[\s,:;]{1,5}(?:by|at|for|in|of|to|from|about|around|after|within|until|than|usually|often|is|are|was|were))+\W*$",
    re.IGNORECASE,
)
_BEFORE_TIME = as_pattern(r"\b(?:after|for|in|over|during|by|at|from|every)\s\Z", re.IGNORECASE)
_CUT_SHORT = as_pattern(r"\s(?:or|and)\s")  # `babies with eczema| or egg allergy`: more belongs to them
_OPEN = (" been", " have", " had", " who")  # `women who have been`
_COUNTED = as_pattern(
    r"\b(?:in|among|for|of)\s(?:the\s|all\s|those\s)?\Z|\d%?\s\Z", re.IGNORECASE
)  # `67% of |children aged 4`
_ABLE = ("can", "could")  # `could eat` tells what they manage
_REACH = 12  # characters in front of a time in which its preposition stands
_LEAST = 12  # a shorter text says too little: the sentence as it stands is kept


def tell_plainly(statement: Statement, reading: Reading) -> str:
    """The statement's words on one line: its sentence, or its clause where the sentence holds several figures."""
    figure = statement.figure
    claim = next(each for each in reading.claims if any(one is statement for one in each.statements))
    text = reading.document.blocks[figure.block].text
    alone = len(claim.statements) == 1 and claim.block == figure.block
    span = claim.plain if alone else statement.clause
    plain = _tidy(_without_sources(text, span, figure.block, reading))
    block = reading.document.blocks[figure.block]
    if block.table is not None and block.row is not None and block.column:
        row = find_rows(reading).get((block.table, block.row))
        return f"{_tidy(row)}: {plain.rstrip('.')}." if row else plain
    if len(plain) < _LEAST or not re.search(r"[A-Za-z]{3}", without_figures(plain)):
        plain = _tidy(claim.text)
    return plain[:1].upper() + plain[1:] + ("" if plain[-1:] in ".!?" else ".")


def _without_sources(text: str, span: Span, block: int, reading: Reading) -> str:
    parts, at = [], span.start
    places = sorted(
        (each.plain.start, each.plain.end) for each in reading.citations if each.block == block and each.plain
    )
    for start, end in places:
        if span.start <= start and end <= span.end and start >= at:
            parts.append(text[at:start])
            at = end
    parts.append(text[at : span.end])
    marked = _SOURCE_BEFORE.sub("", _MARK.join(parts))
    return _SOURCE_BEHIND.sub("", marked).replace(_MARK, "")


def _tidy(text: str) -> str:
    for pattern, put in _GAPS:
        text = pattern.sub(put, text)
    return _EDGE.sub("", text.strip()).strip()


def without_figures(text: str) -> str:
    """The words of a text with its figures left out, on one line."""
    from claimcheck.language.figures import find_figures

    parts, at = [], 0
    for figure in find_figures(text):
        parts.append(text[at : figure.start])
        of = _OF.match(text, figure.end)
        at = max(at, of.end() if of else figure.end)
    parts.append(text[at:])
    return _tidy(" ".join(parts)).rstrip(".") or text


def as_label(bare: str) -> str:
    """What is measured, of a text without its figures: nothing hangs at its end that led to one."""
    return _HANGING.sub("", bare).rstrip(" :") or bare


def describe(statement: Statement, reading: Reading) -> dict[str, str]:
    """What a record holds beside the figure: limit, time frame, people and hedge, where the article tells them."""
    found = {}
    if statement.threshold is not None and reads_back(statement.threshold):
        found["threshold"] = statement.threshold.text
    if statement.timeframe is not None and reads_back(statement.timeframe):
        found["timeframe"] = _tell_time(statement.timeframe, reading)
    if people := _find_group(statement, reading):
        found["population"] = people
    if hedge := _find_hedge(statement):
        found["hedge"] = hedge
    return found


def reads_back(quantity: Quantity) -> bool:
    """True where the words of the article alone give the same figure."""
    from claimcheck.language.figures import parse_figure
    from claimcheck.registry.records import read_figure

    figure = read_figure(quantity.text, parse_figure)
    return figure is not None and is_same(figure, quantity.figure)


def is_same(one: Figure, other: Figure) -> bool:
    """True where two figures have one number, bound and unit."""
    return same_number(one, other) and one.comparator == other.comparator and one.unit == other.unit


def _tell_time(timeframe: Quantity, reading: Reading) -> str:
    """A time frame with the word in front of it that makes it one: `after a year`."""
    text, start = reading.document.blocks[timeframe.block].text, timeframe.plain.start
    before = _BEFORE_TIME.search(text, max(0, start - _REACH), start)
    return f"{before.group().lower() if before else ''}{timeframe.text}"


def _find_group(statement: Statement, reading: Reading) -> str | None:
    """The people that a statement counts, where its clause says more of them than that they are people."""
    text = reading.document.blocks[statement.figure.block].text
    found = find_people(text, statement.clause.start, statement.clause.end)
    if found is None or " " not in found.text or _CUT_SHORT.match(text, found.end) or found.text.endswith(_OPEN):
        return None
    if _COUNTED.search(text, max(0, found.start - _REACH), found.start) is None:
        return None
    return found.text


def _find_hedge(statement: Statement) -> str | None:
    """The hedge of a statement that is no part of its figure: `usually`, not the `about` of `about 50%`."""
    hedge = (statement.hedge or "").casefold()
    return hedge if hedge and hedge not in _ABLE and hedge not in statement.figure.text.casefold() else None


def find_place_of_line(reading: Reading, offset: int) -> int:
    """The 1-based line of a *source* offset."""
    source = reading.document.source
    return len(re.findall(r"\r\n|\r|\n", source[:offset])) + 1
