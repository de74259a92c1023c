"""`cross-file`: what one page says against what another says of the same measure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from claimcheck.cache.readings import unpack_reading
from claimcheck.config.globs import absolute_path
from claimcheck.documents.decode import decode
from claimcheck.lint.engine import RULES_ACROSS, find_hits, read_case
from claimcheck.lint.findings import as_findings
from claimcheck.lint.joined import join_cases
from claimcheck.lint.run import FileResult, Job, attempt, content_of, in_order, load_target
from claimcheck.model import FileError, Finding, Related, Report
from claimcheck.rule import Case, Hit, Rule
from claimcheck.suppress import apply_suppressions, find_suppressions


def check_across(jobs: Sequence[Job], results: Sequence[FileResult], today: date, report: Report) -> Report:
    """The report with the findings of RULES_ACROSS that need two files to be seen, among the jobs configured for it.

    The earlier file, by its place on disk, is the first side, as the earlier place is inside one file. A figure that
    the report complains of already is left to it. Findings in files that are not reported on are left out.

    Args:
        jobs: those of the run.
        results: theirs, in the same order; a packed reading is used where one is there, else the file is read again.
        today: the day of the run.
        report: what was found in the files by themselves.
    """
    pairs = [
        (job, result)
        for job, result in zip(jobs, results, strict=True)
        if job.config.cross_file and result.checked and _rules_of(job)
    ]
    pairs.sort(key=lambda pair: absolute_path(pair[0].target.path))
    read = [(job, case) for job, result in pairs if (case := _case_of(job, result, today)) is not None]
    if len(read) < 2:
        return report
    found = _find_across(read, today, report.findings)
    quoted = {finding.path for finding in found} | {place.path for finding in found for place in finding.related}
    documents = (case.reading.document for _, case in read)
    texts = {document.path: document.source for document in documents if document.path in quoted}
    return replace(
        report, findings=tuple(sorted((*report.findings, *found), key=in_order)), texts={**report.texts, **texts}
    )


def _case_of(job: Job, result: FileResult, today: date) -> Case | None:
    """What was read in a file, from its packed reading where that still fits; None where it cannot be read."""
    if result.reading is not None:
        data = content_of(job.target)
        known = None if data is None else unpack_reading(result.reading, job.target.shown_as, decode(data).text)
        if known is not None:
            return Case(known, job.registry, {}, job.config, today)
    again = attempt(job.target, lambda: read_case(load_target(job.target), job.registry, job.config, today))
    return None if isinstance(again, FileError) else again


def _find_across(read: Sequence[tuple[Job, Case]], today: date, known: Iterable[Finding]) -> tuple[Finding, ...]:
    cases = [case for _, case in read]
    joined, begins = join_cases(cases)
    asked = {rule.code: rule for job, _ in read for rule in _rules_of(job)}
    told = {(finding.rule, finding.path, finding.start, finding.end) for finding in known}
    by_file: dict[int, list[tuple[Rule, Hit]]] = {}
    for rule, hit in find_hits(joined, tuple(asked.values())):
        at = bisect_right(begins, hit.start) - 1
        job = read[at][0]
        bound = _bind_hit(hit, cases, begins) if job.reported and rule in _rules_of(job) else None
        if bound is not None and (rule.code, job.target.shown_as, bound.start, bound.end) not in told:
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
    return hit._replace(start=hit.start - move, end=hit.end - move, figures=figures, related=tuple(related), fix=None)


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
