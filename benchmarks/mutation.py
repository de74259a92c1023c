"""How many small faults in the number, unit, scope and comparison code the tests notice: mutation testing with mutmut.

Run `make mutation`, or `python -m benchmarks.mutation [--seed N] [--size N] [--only NAME…] [--at-least SHARE]`. Needs the
extra `mutation` and a system with fork.

`[tool.mutmut]` of `pyproject.toml` says what is mutated and which tests judge it. mutmut writes a copy of the project with
every mutant of those modules into `mutants/`. It mutates the bodies of functions: no constants, patterns and data files,
and no decorated functions (`@cache`, `@property`).

Plain `mutmut run` would take hours here, for there are some ten thousand mutants, and collecting the tests anew for
each of them takes longer than most need to fail. So a seeded sample is drawn, the tests are collected once and run
once, to learn which functions each of them reaches and how long it takes, and each mutant is judged in a process forked
from there: nothing that the code caches has been read yet, so no cached value hides it. The quickest tests come first,
those that take longer than `SLOW` are left out, and a mutant gets `BUDGET` seconds of them at most. A function that few
tests reach (the loaders of tables run once in a process) is judged by all tests of its module.

A mutant is killed when a test fails or takes far longer than it should (an endless loop). Survivors are shown with their diffs
as they turn up: a missing assertion, code that does nothing, or a change that no input can show. Exit status 1 when fewer
than `--at-least` percent are killed.
"""

from __future__ import annotations

import argparse
import gc
import os
import pickle
import random
import resource
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from mutmut.__main__ import CatchOutput, collect_source_file_mutation_data, create_mutants
from mutmut.configuration import config
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.utils.file_utils import change_cwd, copy_also_copy_files, copy_src_dir, setup_source_paths
from mutmut.utils.format_utils import mangled_name_from_mutant_name

ROOT = Path(__file__).resolve().parent.parent
SEED = 2026
SIZE = 300
SLOW = 1.0  # seconds
BUDGET = 8.0  # seconds of tests for one mutant
PATIENCE = 10.0  # seconds of processor time for one test, beside four times what it takes: more is an endless loop
FEW = 25  # tests
MEMORY = 6 * 2**30  # bytes for one mutant: an endless loop may fill a list


def write_mutants() -> dict[str, Path]:
    """Write the copy with all mutants into `mutants/`; give their names, each with its source file."""
    shutil.rmtree("mutants", ignore_errors=True)
    Path("mutants").mkdir()
    set_mutant_under_test("mutant_generation")
    with CatchOutput():
        copy_src_dir()
        copy_also_copy_files()
        setup_source_paths()
        create_mutants(1)
    mutants, _ = collect_source_file_mutation_data(mutant_names=())
    return {name: Path(data.path) for data, name, _ in mutants}


def measure_tests(session: pytest.Session) -> dict[str, tuple[float, set[str]]]:
    """Run the tests once on the code as it is, in a process of their own: the processor seconds of each and the functions
    that it reaches. Tests that fail judge nothing and are left out."""
    source, target = os.pipe()
    child = os.fork()
    if not child:
        _be_silent()
        set_mutant_under_test("stats")
        measured = {}
        for item, following in zip(session.items, [*session.items[1:], None], strict=True):
            failed, start = session.testsfailed, time.process_time()
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed == failed:
                measured[item.nodeid] = (time.process_time() - start, set(state()._stats))
            state()._stats.clear()
        with os.fdopen(target, "wb") as pipe:
            pickle.dump(measured, pipe)
        os._exit(0)
    os.close(target)
    with os.fdopen(source, "rb") as pipe:
        found: dict[str, tuple[float, set[str]]] = pickle.load(pipe)
    os.waitpid(child, 0)
    return found


def _be_silent() -> None:
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)


def choose_tests(mutant: str, measured: Mapping[str, tuple[float, set[str]]]) -> list[tuple[float, str]]:
    """The tests that judge a mutant, each with its seconds, the quickest first, within the budget."""
    function = mangled_name_from_mutant_name(mutant)
    tests = [(seconds, test) for test, (seconds, reached) in measured.items() if function in reached]
    if len(tests) < FEW:
        module = function.rpartition(".")[0]
        tests = [
            (seconds, test)
            for test, (seconds, reached) in measured.items()
            if any(name.rpartition(".")[0] == module for name in reached)
        ]
    chosen, spent = [], 0.0
    for seconds, test in sorted(tests):
        spent += seconds
        if seconds > SLOW or spent > BUDGET:
            break
        chosen.append((seconds, test))
    return chosen


class Judge:
    """A pytest plugin that runs no tests itself, but forks a process for each mutant that runs those which judge it."""

    def __init__(self, mutants: Sequence[str], places: Mapping[str, Path]) -> None:
        self.outcomes = dict.fromkeys(mutants, "")
        self.places = places

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        from claimcheck.language.nlp import load_pipeline

        load_pipeline()  # spaCy and the vocabulary take longer than most tests, and none of it is mutated
        items = {item.nodeid: item for item in session.items}
        gc.freeze()  # what the forked processes share stays shared
        measured = measure_tests(session)
        print(f"{len(measured)} of {len(items)} tests pass on the code as it is", flush=True)
        start = time.perf_counter()
        for number, mutant in enumerate(self.outcomes, 1):
            tests = [(items[test], seconds) for seconds, test in choose_tests(mutant, measured)]
            self.outcomes[mutant] = _run_apart(session, mutant, tests) if tests else "untested"
            if self.outcomes[mutant] not in {"killed", "timeout"}:
                with change_cwd(ROOT):
                    difference = get_diff_for_mutant(mutant, path=self.places[mutant])
                print(f"\n{mutant}: {self.outcomes[mutant]}\n{difference}", flush=True)
            if number % 25 == 0:
                survived, seconds = len(self.list_survivors()), time.perf_counter() - start
                print(f"  {number} run in {seconds:.0f} s, {survived} survived", flush=True)
        return True

    def list_survivors(self) -> list[str]:
        """The mutants that no test noticed, by name."""
        return sorted(name for name, outcome in self.outcomes.items() if outcome in {"survived", "untested"})


def _run_apart(session: pytest.Session, mutant: str, tests: Sequence[tuple[pytest.Item, float]]) -> str:
    child = os.fork()
    if not child:
        _be_silent()
        set_mutant_under_test(mutant)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
        try:
            for (item, seconds), following in zip(tests, [*(item for item, _ in tests[1:]), None], strict=True):
                signal.setitimer(signal.ITIMER_PROF, PATIENCE + 4 * seconds)  # no handler: the process ends
                session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if session.testsfailed:
                    break
        finally:
            os._exit(1 if session.testsfailed else 0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return "timeout" if status == -signal.SIGPROF else "killed" if status else "survived"


def judge_mutants(mutants: Sequence[str], places: Mapping[str, Path]) -> Judge:
    """Collect the tests once and have them judge each mutant."""
    judge = Judge(mutants, places)
    arguments: list[Any] = ["--rootdir=.", "-qq", "-s", *config().pytest_add_cli_args]
    with change_cwd("mutants"):
        pytest.main([*arguments, *config().pytest_add_cli_args_test_selection], plugins=[judge])
    return judge


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="judge these mutants instead of a sample")
    parser.add_argument("--at-least", type=float, default=85.0, metavar="SHARE", help="percent that must be killed")
    options = parser.parse_args(arguments)
    os.chdir(ROOT)
    places = write_mutants()
    names = options.only or random.Random(options.seed).sample(sorted(places), min(options.size, len(places)))
    print(
        f"{len(places)} mutants in {len(set(places.values()))} modules; seed {options.seed}, {len(names)} drawn",
        flush=True,
    )
    judge = judge_mutants(names, places)
    survivors = judge.list_survivors()
    counts = sorted(Counter(judge.outcomes.values()).items())
    share = 100 * (1 - len(survivors) / len(names))
    print(f"\nseed {options.seed}: " + ", ".join(f"{count} {outcome}" for outcome, count in counts))
    print(f"{len(names) - len(survivors)} of {len(names)} killed: {share:.1f} % (asked for: {options.at_least:g} %)")
    return 0 if share >= options.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
