"""From a rule's hit to a finding: position, severity, related places, and a fingerprint that outlives edits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from claimcheck.config import Config
from claimcheck.documents.document import Document
from claimcheck.lint.precedence import figures_of
from claimcheck.lint.select import severity_of
from claimcheck.model import Finding, Quantity, Related, Severity
from claimcheck.pattern import as_pattern
from claimcheck.rule import Case, Hit, Rule

_MILDER: tuple[Severity, ...] = ("info", "warning", "error")
_NEARBY = 4  # words on either side that make up a fingerprint
_REACH = 160  # characters in which they are looked for

# `risk`, `Ménière`; not `50-90`, `L4`: a figure nearby may change without making this finding another
_WORD = as_pattern(
    r"""
    [^\W\d_]+      # letters of any script
    (?![\w])       # to the end of the word
    """,
    re.VERBOSE,
)

_SENTENCE_END = as_pattern(r"""[.!?]["'’”)\]]{0,3}\s+(?![\sa-z])""")  # `pain. The`; not `e.g. the`


def as_findings(case: Case, hits: Iterable[tuple[Rule, Hit]]) -> tuple[Finding, ...]:
    """The findings of one document, sorted by start, end and rule, each once."""
    document = case.reading.document
    unique = {(rule.code, hit.start, hit.end, hit.message): (rule, hit) for rule, hit in hits}
    ordered = sorted(unique.values(), key=lambda pair: (pair[1].start, pair[1].end, pair[0].code, pair[1].message))
    quantities = {(quantity.start, quantity.end): quantity for quantity in case.reading.quantities}
    edges = _BlockEdges(document)
    seen: Counter[str] = Counter()
    findings: list[Finding] = []
    for rule, hit in ordered:
        identity = _identity(case, rule, hit, quantities, edges)
        seen[identity] += 1
        findings.append(replace(as_finding(document, case.config, rule, hit), fingerprint=_digest(identity, seen)))
    return tuple(findings)


def as_finding(document: Document, config: Config, rule: Rule, hit: Hit) -> Finding:
    """The finding that a hit is, its fingerprint left empty."""
    line, column = document.position(hit.start)
    end_line, end_column = document.position(hit.end)
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=_severity(rule, hit, config),
        message=hit.message,
        help=rule.advice,
        path=document.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        start=hit.start,
        end=hit.end,
        claim_id=hit.claim_id,
        found=hit.found,
        expected=hit.expected,
        related=tuple(_locate(document, place) for place in hit.related),
        fix=hit.fix,
    )


def _severity(rule: Rule, hit: Hit, config: Config) -> Severity:
    configured = severity_of(rule, config)
    return configured if hit.severity is None else min(configured, hit.severity, key=_MILDER.index)


def _locate(document: Document, place: Related) -> Related:
    if place.path is not None and place.line:
        return place  # another file: whoever found it knew where it stands
    line, column = document.position(place.start)
    end_line, end_column = document.position(place.end)
    return replace(place, path=document.path, line=line, column=column, end_line=end_line, end_column=end_column)


class _BlockEdges:
    """Where in the source the block around an offset begins and ends."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, document: Document) -> None:
        places = sorted(
            (block.map.pieces[0].source, block.map.pieces[-1].source_end)
            for block in document.blocks
            if block.map.pieces
        )
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def around(self, start: int, end: int) -> tuple[int, int]:
        at = bisect_right(self._starts, start) - 1
        if at < 0 or start >= self._ends[at]:
            return start, end
        return self._starts[at], max(self._ends[at], end)


def _identity(case: Case, rule: Rule, hit: Hit, quantities: dict[tuple[int, int], Quantity], edges: _BlockEdges) -> str:
    """What makes a finding the same after lines moved: rule, entry, figures, sources and the words around it.

    Only words of its own sentence count: one that is written before or behind it makes no new finding.
    """
    source = case.reading.document.source
    figures: list[str] = []
    cited: list[str] = []
    for place in figures_of(hit):
        quantity = quantities.get(place)
        if quantity is None:
            continue
        figures.append(f"{quantity.low}|{quantity.high}|{quantity.comparator}|{quantity.unit}")
        for cover in quantity.covers:
            citation = case.reading.citations[cover.citation]
            cited.append(f"{citation.container}|{citation.organization}|{citation.year}|{citation.doi}|{citation.pmid}")
    if not figures:
        figures.append(" ".join(source[hit.start : hit.end].split()).lower())
    first, last = edges.around(hit.start, hit.end)
    ahead = _SENTENCE_END.split(source[max(first, hit.start - _REACH) : hit.start])[-1]
    behind = _SENTENCE_END.split(source[hit.end : min(last, hit.end + _REACH)], maxsplit=1)[0]
    before, after = _WORD.findall(ahead.lower())[-_NEARBY:], _WORD.findall(behind.lower())[:_NEARBY]
    parts = (rule.code, hit.claim_id or "", *figures, *sorted(set(cited)), " ".join(before), " ".join(after))
    return "\x1f".join(parts)


def _digest(identity: str, seen: Counter[str]) -> str:
    from hashlib import blake2b

    return blake2b(f"{identity}\x1f{seen[identity]}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
