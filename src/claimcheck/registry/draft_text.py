"""The words of an article's statement as an entry may hold them: its own thought, without its source."""

from __future__ import annotations

import re

from claimcheck.language.reading import Reading
from claimcheck.model import Span, Statement
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
        at = max(at, figure.end)
    parts.append(text[at:])
    return _tidy(" ".join(parts)).rstrip(".") or text


def find_place_of_line(reading: Reading, offset: int) -> int:
    """The 1-based line of a *source* offset."""
    source = reading.document.source
    return len(re.findall(r"\r\n|\r|\n", source[:offset])) + 1
