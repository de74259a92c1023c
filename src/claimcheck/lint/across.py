"""`cross-file`: what one page says against what another says of the same measure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from claimcheck.errors import ClaimcheckError
from claimcheck.lint.engine import RULES_ACROSS, find_hits, read_case
from claimcheck.lint.findings import as_findings
from claimcheck.lint.joined import join_cases
from claimcheck.lint.run import Job, load_target
from claimcheck.model import Finding, Related
from claimcheck.rule import Case, Hit, Rule
from claimcheck.suppress import apply_suppressions, find_suppressions


def check_across(jobs: Sequence[Job], today: date, known: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """The findings of RULES_ACROSS that need two files to be seen, among the jobs configured for it.

    The earlier file is the first side, as the earlier place is inside one file. A figure that one of the `known`
    findings complains of already is left to it. Files that cannot be read are passed over.
    """
    wanted = [job for job in jobs if job.config.cross_file and _rules_of(job)]
    read: list[tuple[Job, Case]] = []
    for job in sorted(wanted, key=lambda job: job.target.shown_as):
        try:
            document = load_target(job.target)
        except (ClaimcheckError, OSError):
            continue
        if document.language is None:
            read.append((job, read_case(document, job.registry, job.config, today)))
    if len(read) < 2:
        return ()
    cases = [case for _, case in read]
    joined, begins = join_cases(cases)
    asked = {rule.code: rule for job, _ in read for rule in _rules_of(job)}
    told = {(finding.rule, finding.path, finding.start, finding.end) for finding in known}
    by_file: dict[int, list[tuple[Rule, Hit]]] = {}
    for rule, hit in find_hits(joined, tuple(asked.values())):
        at = bisect_right(begins, hit.start) - 1
        job = read[at][0]
        bound = _bind_hit(hit, cases, begins)
        if bound is None or rule not in _rules_of(job):
            continue
        if (rule.code, job.target.shown_as, bound.start, bound.end) not in told:
            by_file.setdefault(at, []).append((rule, bound))
    return tuple(finding for at, hits in sorted(by_file.items()) for finding in _speak(cases[at], hits, today))


def _rules_of(job: Job) -> tuple[Rule, ...]:
    return tuple(rule for rule in job.rules if rule.code in RULES_ACROSS)


def _bind_hit(hit: Hit, cases: Sequence[Case], begins: Sequence[int]) -> Hit | None:
    """The hit in its own file, its related places in theirs; None where only one file has a part in it."""
    at = bisect_right(begins, hit.start) - 1
    related: list[Related] = []
    others = False
    for place in hit.related:
        there = bisect_right(begins, place.start) - 1
        document = cases[there].reading.document
        start, end = place.start - begins[there], place.end - begins[there]
        others = others or there != at
        related.append(
            Related(start, end, place.message, document.path, *document.position(start), *document.position(end))
        )
    if not others:
        return None
    move = begins[at]
    figures = tuple((start - move, end - move) for start, end in hit.figures if start >= move)
    return replace(hit, start=hit.start - move, end=hit.end - move, figures=figures, related=tuple(related), fix=None)


def _speak(case: Case, hits: Sequence[tuple[Rule, Hit]], today: date) -> tuple[Finding, ...]:
    document = case.reading.document
    return apply_suppressions(
        document,
        as_findings(case, hits),
        find_suppressions(document),
        today=today,
        known=tuple({rule.code: rule for rule, _ in hits}.values()),
        ran=(),
        non_suppressible=case.config.non_suppressible,
    ).kept
