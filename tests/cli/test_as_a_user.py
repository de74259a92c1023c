"""The program as its user starts it: another process, a folder of files, what is printed where, and the status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

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
