"""`--fix`, `--unsafe-fixes` and `--diff`: what the findings' fixes make of each file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import click

from claimcheck.documents import read_text
from claimcheck.documents.decode import MIXED
from claimcheck.errors import SourceError
from claimcheck.lint.engine import lint_document
from claimcheck.lint.fixes import fix_until_stable, render_diff, write_atomically
from claimcheck.lint.run import Job, attempt, content_of, load_target
from claimcheck.model import FileError, Fix
from claimcheck.reporters.wording import count_noun

if TYPE_CHECKING:
    from claimcheck.lint.memory import Memory


@dataclass(frozen=True, slots=True)
class Mended:
    """A file whose text the fixes change."""

    job: Job
    old: str
    new: str
    count: int
    encoding: str
    bom: bool


def find_fixable(
    jobs: Sequence[Job], today: date, memory: Memory | None, *, unsafe: bool, unread: Sequence[FileError]
) -> list[Job]:
    """The jobs that may have something to fix: all but those that a run just made knows to have nothing.

    Args:
        jobs: all.
        today: the day of the run.
        memory: what that run filled; None: there was none.
        unsafe: whether unsafe fixes count.
        unread: what that run could not check.
    """
    if memory is None:
        return list(jobs)
    left_out = {error.path for error in unread}
    known = [job for job in jobs if job.target.shown_as not in left_out]
    return [job for job in known if _may_be_fixed(job, today, memory, unsafe)]


def _may_be_fixed(job: Job, today: date, memory: Memory, unsafe: bool) -> bool:
    data = content_of(job.target)
    known = None if data is None else memory.recall(memory.key(job, data, today), job, data)
    fixes = () if known is None else (finding.fix for finding in known.findings)
    return known is None or any(fix and (unsafe or fix.applicability == "safe") for fix in fixes)


def mend_jobs(jobs: Sequence[Job], today: date, *, unsafe: bool) -> tuple[list[Mended], list[FileError]]:
    """The files that fixes change, each fixed until nothing more is to fix, and those that cannot be checked."""
    tried = [attempt(job.target, partial(_mend, job, today, unsafe)) for job in jobs]
    mended = [each for each in tried if isinstance(each, Mended)]
    return mended, [each for each in tried if isinstance(each, FileError)]


def write_mended(found: Sequence[Mended], *, quiet: bool) -> list[FileError]:
    """Put the fixed texts in the places of the old ones, and tell how many unless `quiet`.

    Those that cannot be written are returned, and unchanged.
    """
    failed: list[FileError] = []
    counts: list[int] = []
    for mended in found:
        target = mended.job.target
        try:
            write_atomically(target.path, mended.new, mended.encoding, mended.bom)
            counts.append(mended.count)
        except SourceError as error:
            failed.append(FileError(target.shown_as, f"not fixed: {error.message}"))
    if counts and not quiet:
        done = f"{count_noun(sum(counts), 'repair')} in {count_noun(len(counts), 'file')}"
        click.echo(f"claimcheck: applied {done}", err=True)
    return failed


def render_diffs(found: Sequence[Mended]) -> str:
    """What the fixes would change, as one unified diff."""
    return "".join(render_diff(mended.job.target.shown_as, mended.old, mended.new) for mended in found)


def _mend(job: Job, today: date, unsafe: bool) -> Mended | None:
    document = load_target(job.target)
    if document.language is not None:
        return None

    def find_fixes(source: str) -> list[Fix]:
        fresh = replace(read_text(source, document.format, document.path), bom=document.bom)
        findings = lint_document(fresh, job.registry, job.config, today, job.rules)
        return [finding.fix for finding in findings if finding.fix is not None]

    fixed = fix_until_stable(document.source, find_fixes, unsafe=unsafe)
    if not fixed.stable:
        click.echo(f"claimcheck: {document.path}: some fixes undo each other; please report it", err=True)
    if fixed.source == document.source:
        return None
    if document.encoding == MIXED:
        click.echo(f"claimcheck: {document.path}: not fixed: not all of it is UTF-8; save it as UTF-8 first", err=True)
        return None
    return Mended(job, document.source, fixed.source, len(fixed.applied), document.encoding, document.bom)
