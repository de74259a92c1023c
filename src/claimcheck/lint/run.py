"""Many files: each is read and checked by itself, and none can cost the others their result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from claimcheck.config import Config
from claimcheck.config.globs import find_ignored
from claimcheck.documents.document import Document, Format
from claimcheck.errors import ClaimcheckError
from claimcheck.lint.engine import check_case, read_case
from claimcheck.lint.select import leave_out, select_rules
from claimcheck.model import FileError, Finding, Report
from claimcheck.registry.registry import Registry
from claimcheck.rule import Rule

if TYPE_CHECKING:
    from claimcheck.lint.memory import Memory


@dataclass(frozen=True, slots=True)
class Target:
    """A file to check. `shown_as` is its name in reports (as given, with `/`); `data` its bytes if it is no file."""

    path: str
    shown_as: str
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class FileResult:
    """What checking one file gave; `error` where it could not be read or checked. `notes` do not name it."""

    path: str
    findings: tuple[Finding, ...] = ()
    figures: int = 0
    sources: int = 0
    text: str = ""
    notes: tuple[str, ...] = ()
    checked: bool = False
    error: FileError | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A target with what it is checked by."""

    target: Target
    config: Config
    registry: Registry
    rules: tuple[Rule, ...]


def plan_jobs(
    targets: Iterable[Target], config_for: Callable[[str], Config], registry_for: Callable[[Config], Registry]
) -> list[Job]:
    """Each target with its configuration, its registry and the rules that hold for its path.

    Raises:
        ConfigError: a configuration cannot be used, selects no rule or an unknown one.
        RegistryError: a registry cannot be used.
    """
    selected: dict[Config, tuple[Rule, ...]] = {}
    jobs = []
    for target in targets:
        config = config_for(target.path)
        if config not in selected:
            selected[config] = select_rules(config)
        rules = leave_out(selected[config], find_ignored(config, target.path))
        jobs.append(Job(target, config, registry_for(config), rules))
    return jobs


def run_jobs(
    jobs: Sequence[Job],
    today: date,
    *,
    errors: Iterable[FileError] = (),
    memory: Memory | None = None,
    processes: int = 1,
) -> Report:
    """Check every job and report on all.

    Args:
        jobs: what to check, and by what.
        today: the day that rules about dates go by.
        errors: of files never opened.
        memory: what earlier runs found; None looks at every file anew.
        processes: how many work side by side. The report is the same for any number.
    """
    results: dict[int, FileResult] = {}
    contents: dict[int, bytes] = {}
    if memory is not None:
        for index, job in enumerate(jobs):
            data = _content_of(job.target)
            if data is not None:
                contents[index] = data
                known = memory.recall(job, data, today)
                if known is not None:
                    results[index] = known
    left = [index for index in range(len(jobs)) if index not in results]
    for index, result in zip(left, _check_all([jobs[index] for index in left], today, processes), strict=True):
        results[index] = result
        if memory is not None and index in contents and result.error is None:
            memory.keep(jobs[index], contents[index], today, result)
    if memory is not None:
        memory.save()
    report = as_report((results[index] for index in range(len(jobs))), [job.registry for job in jobs], errors)
    if not any(job.config.cross_file for job in jobs):
        return report
    from claimcheck.lint.across import check_across

    return add_findings(report, check_across(jobs, today, report.findings))


def add_findings(report: Report, findings: Iterable[Finding]) -> Report:
    """The report with further findings, in order."""
    return replace(report, findings=tuple(sorted((*report.findings, *findings), key=_order)))


def _order(finding: Finding) -> tuple[str, int, int, str]:
    return finding.path, finding.start, finding.end, finding.rule


def _check_all(jobs: Sequence[Job], today: date, processes: int) -> Iterable[FileResult]:
    if processes > 1 and len(jobs) > 1:
        from claimcheck.lint.parallel import check_in_processes

        return check_in_processes(jobs, today, min(processes, len(jobs)))
    return [check_target(job.target, job.registry, job.config, today, job.rules) for job in jobs]


def _content_of(target: Target) -> bytes | None:
    if target.data is not None:
        return target.data
    try:
        return Path(target.path).read_bytes()
    except OSError:
        return None


def check_target(target: Target, registry: Registry, config: Config, today: date, rules: Sequence[Rule]) -> FileResult:
    """Read and check one file. Whatever goes wrong is the result's `error`."""
    try:
        return check_document(load_target(target), registry, config, today, rules)
    except (ClaimcheckError, OSError) as error:
        return FileResult(target.shown_as, error=as_file_error(target, error))
    except Exception as error:
        return FileResult(target.shown_as, error=as_bug(target, error))


def check_document(
    document: Document, registry: Registry, config: Config, today: date, rules: Sequence[Rule]
) -> FileResult:
    """Check one document; one in another language is named in the notes and not checked."""
    notes = document.notes
    if document.language is not None:
        note = f"in another language ({document.language}), not checked: only English is read"
        return FileResult(document.path, notes=(*notes, note))
    case = read_case(document, registry, config, today)
    return FileResult(
        document.path,
        check_case(case, rules),
        len(case.reading.quantities),
        sum(citation.agent for citation in case.reading.citations),
        document.source,
        notes,
        checked=True,
    )


def load_target(target: Target) -> Document:
    """The target's document.

    Raises:
        SourceError: it cannot be read.
    """
    if target.data is None:
        from claimcheck.documents import load_document

        return load_document(target.path, shown_as=target.shown_as)
    from claimcheck.documents import read_bytes

    return read_bytes(target.data, format_of(target.shown_as), target.shown_as)


def format_of(name: str) -> Format:
    """The format that a name's ending stands for; plain text where it says nothing."""
    from claimcheck.documents import format_of as known_format

    return known_format(name) or "text"


def as_file_error(target: Target, error: ClaimcheckError | OSError) -> FileError:
    """The failure of one file that its author can mend."""
    if isinstance(error, ClaimcheckError):
        return FileError(target.shown_as, error.message, error.line)
    return FileError(target.shown_as, f"cannot be read: {error.strerror or error}")


def as_bug(target: Target, error: Exception) -> FileError:
    """The failure of one file that is this program's fault."""
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    where = f" in {PurePath(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    said = f"bug: {type(error).__name__}: {error}{where}; please report it with the text, if you may"
    return FileError(target.shown_as, " ".join(said.split()), bug=True)


def as_report(
    results: Iterable[FileResult], registries: Iterable[Registry], errors: Iterable[FileError] = ()
) -> Report:
    """The report of a run, its findings sorted by path, start, end and rule; `errors` are of files never opened."""
    kept = sorted(results, key=lambda result: result.path)
    findings = [finding for result in kept for finding in result.findings]
    failed = [*errors, *(result.error for result in kept if result.error is not None)]
    findings.sort(key=_order)
    return Report(
        findings=tuple(findings),
        errors=tuple(sorted(failed, key=lambda error: (error.path, error.line or 0))),
        files_checked=sum(result.checked for result in kept),
        registry=tuple(dict.fromkeys(name for registry in registries for name in registry.names)),
        figures=sum(result.figures for result in kept),
        sources=sum(result.sources for result in kept),
        texts={result.path: result.text for result in kept if result.checked},
        notes=tuple(f"{result.path}: {note}" for result in kept for note in result.notes),
    )
