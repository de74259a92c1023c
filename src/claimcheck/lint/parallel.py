"""Several processes side by side. Each gets the registries once; only names of rules and small results travel."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date

from claimcheck.config import Config
from claimcheck.lint.run import FileResult, Job, Target, check_target
from claimcheck.registry.registry import Registry
from claimcheck.rule import Rule
from claimcheck.rules import all_rules

_Task = tuple[Target, Config, int, tuple[str, ...]]

_registries: list[Registry] = []
_day: list[date] = []
_rules: dict[str, Rule] = {}


def check_in_processes(jobs: Sequence[Job], today: date, processes: int) -> list[FileResult]:
    """The results of the jobs, in their order."""
    registries: list[Registry] = []
    places: dict[int, int] = {}
    for job in jobs:
        if id(job.registry) not in places:
            places[id(job.registry)] = len(registries)
            registries.append(job.registry)
    tasks: list[_Task] = [
        (job.target, job.config, places[id(job.registry)], tuple(rule.code for rule in job.rules)) for job in jobs
    ]
    chunk = max(1, min(32, len(tasks) // (processes * 4)))
    with ProcessPoolExecutor(processes, initializer=_start, initargs=(registries, today)) as pool:
        return list(pool.map(_check, tasks, chunksize=chunk))


def _start(registries: list[Registry], today: date) -> None:
    _registries[:] = registries
    _day[:] = [today]
    _rules.update((rule.code, rule) for rule in all_rules())


def _check(task: _Task) -> FileResult:
    target, config, registry, codes = task
    return check_target(target, _registries[registry], config, _day[0], tuple(_rules[code] for code in codes))
