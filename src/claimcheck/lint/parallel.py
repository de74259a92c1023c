"""Several processes side by side, each with one file at a time. Only small values travel to them.

A process that dies or hangs costs the file it was at: that one is reported, and another process takes over the rest.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic

from claimcheck.config import Config
from claimcheck.lint import limit
from claimcheck.lint.run import FileResult, Job, Target, as_overdue, check_target, size_of
from claimcheck.model import FileError
from claimcheck.registry.registry import Registry
from claimcheck.rules import all_rules

PATIENCE = 10
"""How many times its limit a file may take before a process that did not give up by itself is ended."""

_Task = tuple[Target, Config, int, tuple[str, ...]]


@dataclass(slots=True)
class _Worker:
    """A process, the pipe to it, and the job it is at."""

    process: BaseProcess
    pipe: Connection
    index: int = -1
    deadline: float = 0.0


def check_in_processes(jobs: Sequence[Job], today: date, processes: int) -> Iterator[tuple[int, FileResult]]:
    """Each job's index and result, as they come."""
    registries: list[Registry] = []
    places: dict[int, int] = {}
    for job in jobs:
        if id(job.registry) not in places:
            places[id(job.registry)] = len(registries)
            registries.append(job.registry)
    left = deque(range(len(jobs)))
    workers: dict[Connection, _Worker] = {}

    def start() -> None:
        ours, theirs = multiprocessing.Pipe()
        inherited = (ours, *workers)
        process = multiprocessing.Process(target=_serve, args=(theirs, inherited, registries, today), daemon=True)
        process.start()
        theirs.close()
        workers[ours] = _Worker(process, ours)
        give(workers[ours])

    def give(worker: _Worker) -> None:
        if not left:
            _end(workers.pop(worker.pipe))
            return
        worker.index = left.popleft()
        job = jobs[worker.index]
        worker.deadline = monotonic() + PATIENCE * limit.seconds_for(size_of(job.target))
        codes = tuple(rule.code for rule in job.rules)
        try:
            worker.pipe.send((job.target, job.config, places[id(job.registry)], codes))
        except OSError:  # it died meanwhile: reading from it will say so
            return

    try:
        for _ in range(min(processes, len(jobs))):
            start()
        while workers:
            soonest = min(worker.deadline for worker in workers.values())
            ready = wait(list(workers), timeout=max(0.0, soonest - monotonic()))
            now = monotonic()
            for worker in [each for pipe, each in workers.items() if pipe in ready or each.deadline <= now]:
                answered = worker.pipe in ready
                result = _receive(worker.pipe) if answered else None
                if result is not None:
                    yield worker.index, result
                    give(worker)
                    continue
                target = jobs[worker.index].target
                error = _as_death(target, worker.process) if answered else as_overdue(target)
                _end(workers.pop(worker.pipe))
                yield worker.index, FileResult(target.shown_as, error=error)
                if left:
                    start()
    finally:
        for worker in workers.values():
            _end(worker)


def _receive(pipe: Connection) -> FileResult | None:
    """What a process sent; None where it died."""
    try:
        result: FileResult = pipe.recv()
    except (EOFError, OSError):
        return None
    return result


def _as_death(target: Target, process: BaseProcess) -> FileError:
    process.join(1)
    code = process.exitcode or 0
    how = f"by signal {-code}" if code < 0 else f"with status {code}"
    why = ": is there enough memory?" if code == -getattr(signal, "SIGKILL", 9) else ""
    return FileError(target.shown_as, f"not checked: the process that read it was ended {how}{why}")


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _serve(pipe: Connection, inherited: Sequence[Connection], registries: Sequence[Registry], today: date) -> None:
    """Answer tasks until the pipe closes: with the process that asks, which alone may hold the other ends."""
    for other in inherited:
        other.close()
    rules = {rule.code: rule for rule in all_rules()}
    try:
        while True:
            task: _Task = pipe.recv()
            target, config, registry, codes = task
            pipe.send(check_target(target, registries[registry], config, today, tuple(rules[code] for code in codes)))
    except (EOFError, OSError, KeyboardInterrupt):
        return
