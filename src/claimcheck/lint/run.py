"""Many files: each is read and checked by itself, and none can cost the others their result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from claimcheck.config import Config
from claimcheck.config.globs import find_ignored
from claimcheck.errors import ClaimcheckError
from claimcheck.lint.limit import TimeIsUp, seconds_for, time_limit
from claimcheck.lint.select import leave_out, select_rules
from claimcheck.model import FileError, Finding, Report
from claimcheck.registry.registry import Registry
from claimcheck.rule import Rule

if TYPE_CHECKING:
    from claimcheck.documents.document import Document, Format
    from claimcheck.lint.memory import Memory

Value = TypeVar("Value")


class Target(NamedTuple):
    """A file to check. `shown_as` is its name in reports (as given, with `/`); `data` its bytes if it is no file."""

    path: str
    shown_as: str
    data: bytes | None = None


ACROSS = Target("comparison across files", "comparison across files")
"""Stands for all files together where holding them against each other fails."""


class FileResult(NamedTuple):
    """What checking one file gave; `error` where it could not be read or checked. `notes` do not name it."""

    path: str
    findings: tuple[Finding, ...] = ()
    figures: int = 0
    sources: int = 0
    text: str = ""
    notes: tuple[str, ...] = ()
    checked: bool = False
    error: FileError | None = None
    reading: bytes | None = None  # packed, where other files' figures are held against it


class Job(NamedTuple):
    """A target with what it is checked by; `reported` is False where it is only read for what others say of it."""

    target: Target
    config: Config
    registry: Registry
    rules: tuple[Rule, ...]
    reported: bool = True


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
    processes: int | None = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Check every job and report on those to be reported.

    Args:
        jobs: what to check, and by what.
        today: the day that rules about dates go by.
        errors: of files never opened.
        memory: what earlier runs found; None looks at every file anew.
        processes: how many work side by side; None: as many as pay. The report is the same for any number.
        progress: told how many files are done, and of how many, after each.
    """
    results: dict[int, FileResult] = {}
    keys: dict[int, str] = {}
    if memory is not None:
        for index, job in enumerate(jobs):
            data = content_of(job.target)
            if data is not None:
                keys[index] = memory.key(job, data, today)
                known = memory.recall(keys[index], job, data)
                if known is not None:
                    results[index] = known
    left = [index for index in range(len(jobs)) if index not in results]
    try:
        for at, result in _check_all([jobs[index] for index in left], today, processes):
            results[left[at]] = result
            if memory is not None and left[at] in keys and result.error is None:
                memory.keep(keys[left[at]], result)
            if progress is not None:
                progress(len(results), len(jobs))
    finally:
        if memory is not None:
            memory.save()
    told = [index for index, job in enumerate(jobs) if job.reported]
    report = as_report((results[index] for index in told), [jobs[index].registry for index in told], errors)
    if not any(job.config.cross_file for job in jobs):
        return report
    from claimcheck.lint.across import check_across

    across = partial(check_across, jobs, [results[index] for index in range(len(jobs))], today, report)
    compared = attempt(ACROSS, across, sum(size_of(job.target) for job in jobs))
    return replace(report, errors=(*report.errors, compared)) if isinstance(compared, FileError) else compared


def in_order(finding: Finding) -> tuple[str, int, int, str]:
    """What findings are sorted by."""
    return finding.path, finding.start, finding.end, finding.rule


def _check_all(jobs: Sequence[Job], today: date, processes: int | None) -> Iterator[tuple[int, FileResult]]:
    if len(jobs) > 1 and processes != 1:
        from claimcheck.lint.processors import count_paying

        count = count_paying([size_of(job.target) for job in jobs]) if processes is None else processes
        if count > 1:
            from claimcheck.lint.parallel import check_in_processes

            yield from check_in_processes(jobs, today, count)
            return
    for index, job in enumerate(jobs):
        yield index, check_target(job.target, job.registry, job.config, today, job.rules)


def content_of(target: Target) -> bytes | None:
    """The bytes of a target; None where they can be read only once, or not at all."""
    if target.data is not None:
        return target.data
    try:
        return Path(target.path).read_bytes() if S_ISREG(Path(target.path).stat().st_mode) else None
    except (OSError, ValueError):
        return None


def size_of(target: Target) -> int:
    """How many bytes a target holds; 0 where that is not known."""
    if target.data is not None:
        return len(target.data)
    try:
        return Path(target.path).stat().st_size
    except (OSError, ValueError):
        return 0


def attempt(target: Target, work: Callable[[], Value], size: int | None = None) -> Value | FileError:
    """What some work on one file gives, or why it failed: whatever goes wrong, the other files go on.

    `size` says how many bytes the work is on, where that is not the file's own size.
    """
    try:
        with time_limit(seconds_for(size_of(target) if size is None else size)):
            return work()
    except (ClaimcheckError, OSError) as error:
        return as_file_error(target, error)
    except Exception as error:
        return as_bug(target, error)
    except TimeIsUp:
        return as_overdue(target)


def check_target(target: Target, registry: Registry, config: Config, today: date, rules: Sequence[Rule]) -> FileResult:
    """Read and check one file. Whatever goes wrong is the result's `error`."""
    result = attempt(target, lambda: check_document(load_target(target), registry, config, today, rules))
    return FileResult(target.shown_as, error=result) if isinstance(result, FileError) else result


def check_document(
    document: Document, registry: Registry, config: Config, today: date, rules: Sequence[Rule]
) -> FileResult:
    """Check one document; one in another language is named in the notes and not checked."""
    notes = document.notes
    if document.language is not None:
        note = f"in another language ({document.language}), not checked: only English is read"
        return FileResult(document.path, notes=(*notes, note))
    from claimcheck.lint.engine import check_case, read_case

    case = read_case(document, registry, config, today)
    packed = None
    if config.cross_file:
        from claimcheck.cache.readings import pack_reading

        packed = pack_reading(case.reading)
    findings = check_case(case, rules)
    return FileResult(
        document.path,
        findings,
        len(case.reading.quantities),
        sum(citation.agent for citation in case.reading.citations),
        document.source if findings else "",
        notes,
        checked=True,
        reading=packed,
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


def as_overdue(target: Target) -> FileError:
    """The failure of one file that took too long."""
    seconds = round(seconds_for(size_of(target)))
    return FileError(
        target.shown_as, f"not checked: given up after more than {seconds} seconds; the other files were checked"
    )


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
    findings.sort(key=in_order)
    return Report(
        findings=tuple(findings),
        errors=tuple(sorted(failed, key=lambda error: (error.path, error.line or 0))),
        files_checked=sum(result.checked for result in kept),
        registry=tuple(dict.fromkeys(name for registry in registries for name in registry.names)),
        figures=sum(result.figures for result in kept),
        sources=sum(result.sources for result in kept),
        checked=tuple(result.path for result in kept if result.checked),
        texts={result.path: result.text for result in kept if result.text},
        notes=tuple(f"{result.path}: {note}" for result in kept for note in result.notes),
    )
