"""The program as its user starts it: another process, a folder of files, what is printed where, and the status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import claimcheck

DOSE = "Take 2.0 mg of morphine.\n"
DOSES = ("--select", "DOS001", "--no-registry")


def run(
    folder: Path, *arguments: str, data: bytes | None = None, setup: str = "", timeout: float = 60, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Start the program in a folder; `setup` is Python that runs before it."""
    command = ["-c", f"{setup}\nfrom claimcheck.cli.main import main\nmain()"] if setup else ["-m", "claimcheck"]
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    source = str(Path(claimcheck.__file__).parents[1])
    return subprocess.run(
        [sys.executable, *command, *arguments],
        cwd=folder,
        input=data,
        capture_output=True,
        env={**kept, "PYTHONPATH": source, **variables},
        check=False,
        timeout=timeout,
    )


def test_a_few_bytes_that_are_not_utf8_cost_the_rest_nothing(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_bytes("Café: take 2.0 ".encode() + b"\xb5g of fentanyl.\n")
    done = run(tmp_path, "check", "a.md", "--output-format", "json", *DOSES)
    finding = json.loads(done.stdout)["findings"][0]
    assert (finding["column"], finding["found"]) == (12, "2.0 µg")
    told = done.stderr.decode()
    assert told == "claimcheck: a.md: 1 byte is not UTF-8 (line 1), read as Windows-1252; the rest is read as UTF-8\n"
    before = page.read_bytes()
    assert "save it as UTF-8 first" in run(tmp_path, "check", "a.md", "--fix", *DOSES).stderr.decode()
    assert page.read_bytes() == before


STUCK = """
import os, signal, time
import claimcheck
from claimcheck.lint import limit, parallel, run
claimcheck.check_text("Start with 2 mg.")
limit.SECONDS, parallel.GRACE = 4, 1
check_case = run.check_case
def check(case, rules):
    text = case.reading.document.source
    if "sleeps" in text:
        time.sleep(60)
    if "loops" in text:
        while True:
            pass
    if "deaf" in text:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(60)
    if "dies" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    return check_case(case, rules)
run.check_case = check
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_hangs_or_dies_costs_the_others_nothing(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "good.txt").write_text(DOSE, encoding="utf-8")
    stuck = ["sleeps", "loops", *(["deaf", "dies"] if jobs == "2" else [])]
    for name in stuck:
        (tmp_path / f"{name}.txt").write_text(f"It {name} for 2 days.\n", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    done = run(tmp_path, "check", ".", "pipe.txt", "--jobs", jobs, *DOSES, "-q", setup=STUCK)
    reasons = dict.fromkeys([*stuck, "pipe"], "given up after 4 seconds, not checked; the other files were")
    if "dies" in reasons:
        reasons["dies"] = "not checked: the process that read it was ended by signal 9: is there enough memory?"
    said = [f"claimcheck: {name}.txt: {reasons[name]}" for name in sorted(reasons)]
    assert done.stderr.decode().splitlines() == said
    assert done.stdout.startswith(b"good.txt:1:6: E DOS001")
    assert done.returncode == 2


def test_a_file_that_hangs_or_crashes_does_not_keep_others_from_being_fixed(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(DOSE, encoding="utf-8")
    (tmp_path / "loops.txt").write_text("It loops for 2 days.\n", encoding="utf-8")
    (tmp_path / "sleeps.txt").write_text("It sleeps for 2 days.\n", encoding="utf-8")
    done = run(tmp_path, "check", "--fix", *DOSES, "-q", setup=STUCK.replace("time.sleep(60)", "1 / 0"))
    assert (tmp_path / "good.txt").read_text(encoding="utf-8") == "Take 2 mg of morphine.\n"
    assert done.returncode == 3


def test_one_run_or_several_processes_say_the_same_about_a_crash(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(DOSE * (number + 1), encoding="utf-8")
    crash = STUCK.replace('if "sleeps" in text', 'if text.count("\\n") == 3').replace("time.sleep(60)", "1 / 0")
    reports = [run(tmp_path, "check", "--jobs", jobs, "--no-cache", *DOSES, setup=crash) for jobs in ("1", "2", "0")]
    assert reports[0].returncode == 3
    assert reports[0].stderr.startswith(b"claimcheck: 2.txt: bug: ZeroDivisionError")
    assert len({(done.stdout, done.stderr) for done in reports}) == 1
