"""How many small faults in the number, unit, scope and comparison code the tests notice: mutation testing with mutmut.

Run `make mutation`, or `python -m benchmarks.mutation [--seed N] [--size N] [--only NAME…] [--at-least SHARE]`. Needs the
extra `mutation` and a system with fork.

`[tool.mutmut]` of `pyproject.toml` says what is mutated and which tests judge it. mutmut writes a copy of the project with
every mutant of those modules into `mutants/` and finds the tests that reach each function; of the mutants a seeded sample
is drawn, and each runs in a process of its own, forked from one that has imported the tests and spaCy but read nothing
yet, so that no cached value hides it. mutmut mutates the bodies of functions: no constants, patterns and data files, and no
decorated functions (`@cache`, `@property`).

Three things differ from plain `mutmut run`, which would take hours here. Only a sample is run. The quickest tests come
first, those that take longer than `SLOW` are left out, and a mutant gets `BUDGET` seconds of them at most. A function that
few tests reach (the loaders of tables run once in a process) is judged by all tests that reach its module.

A mutant is killed when a test fails or the time is over (an endless loop). Survivors are listed with their diffs: a missing
assertion, code that does nothing, or a change that no input can show. Exit status 1 when fewer than `--at-least` percent
are killed.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import spacy
from mutmut.__main__ import CatchOutput, collect_source_file_mutation_data, create_mutants
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.runners.harness import PytestRunner
from mutmut.state import state
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import change_cwd, copy_also_copy_files, copy_src_dir, setup_source_paths
from mutmut.utils.format_utils import mangled_name_from_mutant_name
from mutmut.workers.isolation import ForkServerRunner

ROOT = Path(__file__).resolve().parent.parent
SEED = 2026
SIZE = 300
SLOW = 2.0  # seconds
BUDGET = 30.0  # seconds of tests for one mutant
FEW = 25  # tests
MEMORY = 6 * 2**30  # bytes for one mutant: an endless loop may fill a list


class QuickestFirst:
    """mutmut's pytest runner, but the tests of a mutant run in the order given, up to the first that fails."""

    def __init__(self) -> None:
        self._runner = PytestRunner()

    def warm_up(self) -> None:
        self._runner.warm_up()

    def run_stats(self, *, tests: Iterable[str]) -> int:
        return int(self._runner.run_stats(tests=tests))

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        place = {test: number for number, test in enumerate(tests)}

        class Order:
            def pytest_collection_modifyitems(self, items: list[Any]) -> None:
                items[:] = sorted((item for item in items if item.nodeid in place), key=lambda item: place[item.nodeid])

        files = sorted({test.partition("::")[0] for test in place})
        with change_cwd("mutants"):
            return int(self._runner.execute_pytest(["-x", "-q", *files], plugins=[Order()]))


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


def find_tests(runner: ForkServerRunner) -> None:
    """Run the tests once on the code as it is, to learn how long each takes and which functions it reaches."""
    set_mutant_under_test("stats")
    if runner.collect_stats([]) != 0:
        raise SystemExit("the tests do not pass on the code as it is")
    set_mutant_under_test("")


def choose_tests(mutant: str) -> list[str]:
    """The tests that judge a mutant, the quickest first, within the budget."""
    by_function = state().tests_by_mangled_function_name
    function = mangled_name_from_mutant_name(mutant)
    tests = set(by_function.get(function, ()))
    if len(tests) < FEW:
        module = function.rpartition(".")[0]
        tests.update(*(reached for name, reached in by_function.items() if name.rpartition(".")[0] == module))
    chosen, spent = [], 0.0
    for seconds, test in sorted((state().duration_by_test[test], test) for test in tests):
        spent += seconds
        if seconds > SLOW or spent > BUDGET:
            break
        chosen.append(test)
    return chosen


def run_mutants(runner: ForkServerRunner, mutants: Sequence[str]) -> dict[str, str]:
    """Each mutant with what became of it: `killed`, `timeout`, `survived`, `no tests`."""
    outcomes: dict[str, str] = {}
    runner.startup()
    for mutant in mutants:
        tests = choose_tests(mutant)
        seconds = sum(state().duration_by_test[test] for test in tests)
        # The runner's limit is of processor seconds, twice what it grants by the clock.
        runner.submit(mutant, tests, int(2 * (20 + 4 * seconds)), seconds)
        outcomes[mutant] = status_by_exit_code[runner.wait_for_result().exit_code]
        if len(outcomes) % 25 == 0:
            survived = sum(outcome in {"survived", "no tests"} for outcome in outcomes.values())
            print(f"  {len(outcomes)} run, {survived} survived", flush=True)
    runner.signal_work_complete()
    runner.shutdown()
    return outcomes


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="run these mutants instead of a sample")
    parser.add_argument("--at-least", type=float, default=85.0, metavar="SHARE", help="percent that must be killed")
    options = parser.parse_args(arguments)
    os.chdir(ROOT)
    os.environ["PY_IGNORE_IMPORTMISMATCH"] = "1"
    places = write_mutants()
    names = options.only or random.Random(options.seed).sample(sorted(places), min(options.size, len(places)))
    print(
        f"{len(places)} mutants in {len(set(places.values()))} modules; seed {options.seed}, {len(names)} drawn",
        flush=True,
    )
    spacy.blank("en")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    runner = ForkServerRunner(max_workers=1, test_runner_class=QuickestFirst, test_runner_args={})
    find_tests(runner)
    print(f"{len(state().duration_by_test)} tests pass on the code as it is", flush=True)
    outcomes = run_mutants(runner, names)
    survivors = [name for name, outcome in outcomes.items() if outcome in {"survived", "no tests"}]
    for name in sorted(survivors):
        print(f"\n{name}: {outcomes[name]}\n{get_diff_for_mutant(name, path=places[name])}")
    counts = {outcome: list(outcomes.values()).count(outcome) for outcome in sorted(set(outcomes.values()))}
    share = 100 * (1 - len(survivors) / len(names))
    print(f"\nseed {options.seed}: " + ", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
    print(f"{len(names) - len(survivors)} of {len(names)} killed: {share:.1f} % (asked for: {options.at_least:g} %)")
    return 0 if share >= options.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
