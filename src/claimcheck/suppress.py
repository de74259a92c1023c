"""Which findings a document's comments keep silent, and which comments silence nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from claimcheck.documents.document import Document
from claimcheck.documents.suppressions import Suppression, find_suppressions, keep_edit
from claimcheck.model import Finding, Fix
from claimcheck.rule import Hit, Rule, names_rule

__all__ = ["Suppressed", "Suppression", "apply_suppressions", "find_suppressions"]

UNUSED = "LNT001"


class Suppressed(NamedTuple):
    """What is left to say, and the suppressions (as hits of LNT001) that silenced nothing."""

    kept: tuple[Finding, ...]
    hits: tuple[Hit, ...]


def apply_suppressions(
    document: Document,
    findings: Iterable[Finding],
    suppressions: Sequence[Suppression],
    *,
    today: date,
    known: Sequence[Rule],
    ran: Collection[str],
    non_suppressible: Sequence[str] = (),
) -> Suppressed:
    """Take out the findings that the document's comments silence.

    A finding is silenced where it begins. Suppressions that have expired, cannot be followed or name an unknown rule
    silence nothing; LNT001 itself reports those, here only those are told that had nothing to silence.

    Args:
        document: the document of the findings.
        findings: what the rules raised, LNT001 and LNT002 included.
        suppressions: `find_suppressions(document)`.
        today: the last day counts as before expiry.
        known: every rule there is.
        ran: codes that could have spoken in this run; a comment for a rule that did not run is never called unused.
        non_suppressible: codes, names or prefixes that no comment silences.
    """
    pairs = [
        _Silencer(index, entry.rules[at], frozenset(_codes(entry.rules[at], known)), scope.start, scope.end)
        for index, entry in enumerate(suppressions)
        if entry.problem is None and not _is_over(entry, today)
        for at, scope in enumerate(entry.scopes)
    ]
    firm = {rule.code for rule in known if any(names_rule(term, rule) for term in non_suppressible)}
    kept, used = _silence(sorted(findings, key=lambda finding: finding.start), pairs, firm)
    if UNUSED not in ran:
        return Suppressed(kept, ())
    judged = {rule.code: rule for rule in known}
    idle = [
        pair
        for pair in pairs
        if (pair.index, pair.term) not in used and _could_have_spoken(pair.codes, ran, judged, firm)
    ]
    told = _by_comment(_spare(idle, pairs, suppressions, firm))
    hits = tuple(_as_hit(document, suppressions[index], terms, known, firm) for index, terms in told)
    return Suppressed(kept, hits)


@dataclass(frozen=True, slots=True)
class _Silencer:
    index: int
    term: str
    codes: frozenset[str]
    start: int
    end: int


def _silence(
    findings: Sequence[Finding], pairs: Sequence[_Silencer], firm: Collection[str]
) -> tuple[tuple[Finding, ...], set[tuple[int, str]]]:
    """The findings (in order of their start) that nothing silences, and the silencers that were of use."""
    waiting: dict[str, list[_Silencer]] = {}
    for pair in sorted(pairs, key=lambda pair: pair.start, reverse=True):
        for code in pair.codes - set(firm):
            waiting.setdefault(code, []).append(pair)  # the first to begin is the last of its list
    silent_until: dict[str, int] = {}
    used: set[tuple[int, str]] = set()
    kept: list[Finding] = []
    for finding in findings:
        ahead = waiting.get(finding.rule, [])
        while ahead and ahead[-1].start <= finding.start:
            pair = ahead.pop()
            if finding.start < pair.end:
                used.add((pair.index, pair.term))
                silent_until[finding.rule] = max(silent_until.get(finding.rule, 0), pair.end)
        if finding.start >= silent_until.get(finding.rule, 0):
            kept.append(finding)
    return tuple(kept), used


def _codes(term: str, known: Sequence[Rule]) -> Iterator[str]:
    return (rule.code for rule in known if names_rule(term, rule))


def _is_over(entry: Suppression, today: date) -> bool:
    return entry.until is not None and entry.until < today


def _could_have_spoken(
    codes: frozenset[str], ran: Collection[str], known: dict[str, Rule], firm: Collection[str]
) -> bool:
    """True where every rule of the term that is on by default ran, and at least one did."""
    if codes and codes <= set(firm):
        return True
    missing = [code for code in codes if code not in ran and known[code].default]
    return not missing and any(code in ran for code in codes)


def _spare(
    idle: list[_Silencer], pairs: list[_Silencer], suppressions: Sequence[Suppression], firm: Collection[str]
) -> list[_Silencer]:
    """The idle ones that no other comment excuses, without those whose use is to excuse another."""
    guards = [pair for pair in pairs if UNUSED in pair.codes and UNUSED not in firm]
    if not guards:
        return idle
    excused: set[tuple[int, str]] = set()
    for pair in idle:
        at = suppressions[pair.index].start
        excusing = [guard for guard in guards if guard.index != pair.index and guard.start <= at < guard.end]
        if excusing:
            excused.add((pair.index, pair.term))
            excused.update((guard.index, guard.term) for guard in excusing)
    return [pair for pair in idle if (pair.index, pair.term) not in excused]


def _by_comment(idle: Iterable[_Silencer]) -> Iterator[tuple[int, tuple[str, ...]]]:
    terms: dict[int, list[str]] = {}
    for pair in idle:
        terms.setdefault(pair.index, []).append(pair.term)
    return ((index, tuple(found)) for index, found in sorted(terms.items()))


def _as_hit(
    document: Document, entry: Suppression, idle: tuple[str, ...], known: Sequence[Rule], firm: Collection[str]
) -> Hit:
    edit = keep_edit(document, entry, tuple(rule for rule in entry.rules if rule not in idle))
    forbidden = [term for term in idle if set(_codes(term, known)) <= set(firm)]
    if forbidden:
        message = f"{', '.join(forbidden)} cannot be suppressed here: the configuration forbids it"
    else:
        message = f"nothing to suppress for {', '.join(idle)}: remove it from the comment"
        if len(idle) == len(entry.rules):
            message = f"nothing to suppress for {', '.join(idle)}: remove this suppression"
    return Hit(entry.start, entry.end, message, fix=Fix("safe", (edit,)) if edit is not None else None)
