"""The program as its user starts it: another process, a folder of files, what is printed where, and the status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

import claimcheck
from claimcheck.cli.outputs import FORMATS
from claimcheck.model import EMPTY

DOSE = "Take 2.0 mg of morphine.\n"
DOSES = ("--select", "DOS001", "--no-registry")


def run(
    folder: Path, *arguments: str, data: bytes | None = None, setup: str = "", variables: Mapping[str, str] = EMPTY
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
        timeout=120,
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
from claimcheck.lint import engine, limit, parallel
claimcheck.check_text("Start with 2 mg.")
limit.SECONDS, parallel.PATIENCE = 2, 4
check_case = engine.check_case
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
engine.check_case = check
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_hangs_or_dies_costs_the_others_nothing(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "good.txt").write_text(DOSE, encoding="utf-8")
    stuck = ["sleeps", "loops", *(["deaf", "dies"] if jobs == "2" else [])]
    for name in stuck:
        (tmp_path / f"{name}.txt").write_text(f"It {name} for 2 days.\n", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    done = run(tmp_path, "check", ".", "pipe.txt", "--jobs", jobs, *DOSES, "-q", setup=STUCK)
    reasons = dict.fromkeys(
        [*stuck, "pipe"], "not checked: given up after more than 2 seconds; the other files were checked"
    )
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


PAGES = {
    "a.md": "# Asthma\n\nAsthma affects 8% of adults.\n",
    "sub/b.md": "# Asthma at work\n\nNo one knows why asthma affects 12% of adults.\n",
    "sub/c.md": "# Gout\n\nGout affects 3% of adults.\n",
}
CROSS = ("--select", "CON001", "--no-registry", "--cross-file", "--output-format", "json")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "claimcheck.toml").write_text('exclude = ["archive"]\n', encoding="utf-8")
    for name, text in {**PAGES, "archive/old.md": PAGES["a.md"].replace("8%", "9%")}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_part_of_the_files_is_held_against_the_whole_project(project: Path) -> None:
    whole = json.loads(run(project, "check", *CROSS, "--no-cache").stdout)
    assert [finding["path"] for finding in whole["findings"]] == ["sub/b.md"]
    assert "8% (a.md, line 3) before" in whole["findings"][0]["message"]
    for name, expected in (("a.md", []), ("sub/b.md", whole["findings"]), ("sub/c.md", [])):
        done = run(project, "check", name, *CROSS)
        part = json.loads(done.stdout)
        assert (part["files_checked"], part["findings"]) == (1, expected)
        assert done.returncode == bool(expected)


def test_reports_that_cannot_show_the_other_file_name_it(project: Path) -> None:
    outputs = ("--output-format", "github", "--output-format", "markdown:summary")
    said = run(project, "check", *CROSS[:-2], *outputs).stdout.decode()
    assert "%0Athe first figure, 8%25 (a.md, line 3)\n" in said
    assert "; the first figure, 8% (a.md, line 3) |" in (project / "summary").read_text(encoding="utf-8")


def test_the_projects_index_is_never_believed_against_a_file(project: Path) -> None:
    arguments = ("check", "sub/b.md", *CROSS, "--output-format", "text:report")
    first = run(project, *arguments).stdout
    report = (project / "report").read_bytes()
    index = project / ".claimcheck_cache" / "readings"
    for content in (index.read_bytes()[:-40], index.read_bytes()[::-1]):
        index.write_bytes(content)
        assert run(project, *arguments).stdout == first
        assert (project / "report").read_bytes() == report
    (project / "a.md").write_text(PAGES["a.md"].replace("8%", "12%"), encoding="utf-8")
    assert json.loads(run(project, *arguments).stdout)["findings"] == []
    (project / "a.md").unlink()
    (project / "sub/a.md").write_text(PAGES["a.md"].replace("8%", "10%"), encoding="utf-8")
    (found,) = json.loads(run(project, *arguments).stdout)["findings"]
    assert "10% (sub/a.md, line 3)" in found["message"]
    (project / "sub/a.md").write_bytes(b"\x00\x01")
    done = run(project, *arguments)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_failing_comparison_costs_no_files_own_findings(project: Path) -> None:
    (project / "a.md").write_text(PAGES["a.md"] + DOSE, encoding="utf-8")
    broken = "from claimcheck.lint import across\nacross.join_cases = lambda cases: 1 / 0"
    done = run(
        project, "check", "--cross-file", *DOSES, "--select", "CON001", "--output-format", "concise", setup=broken
    )
    assert done.returncode == 3
    assert done.stdout.startswith(b"a.md:4:6: E DOS001")
    assert done.stderr.startswith(b"claimcheck: comparison across files: bug: ZeroDivisionError")
    assert done.stderr.count(b"\n") == 1


def test_without_a_project_only_the_named_files_are_compared(project: Path) -> None:
    (project / "claimcheck.toml").unlink()
    assert json.loads(run(project, "check", "sub/b.md", *CROSS).stdout)["findings"] == []
    assert len(json.loads(run(project, "check", "sub/b.md", "a.md", *CROSS).stdout)["findings"]) == 1
    (project / ".git").mkdir()
    assert len(json.loads(run(project / "sub", "check", "b.md", *CROSS).stdout)["findings"]) == 1


def on_a_terminal(folder: Path, *arguments: str, **variables: str) -> str:
    """What a terminal shows: standard output and error are one."""
    pty = "import pty, sys; pty.spawn([sys.executable, '-m', 'claimcheck', *sys.argv[1:]])"
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    done = subprocess.run(
        [sys.executable, "-c", pty, *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**kept, "PYTHONPATH": str(Path(claimcheck.__file__).parents[1]), "TERM": "xterm", **variables},
        check=False,
        timeout=60,
    )
    return done.stdout.decode()


FLAGGED = "<!-- claimcheck: disable-next-line CIT001 -->" + "Rest well. " * 20 + "\n"
UNEXPLAINED = ("check", "a.md", "--select", "LNT002", "--no-registry", "--no-cache")


@pytest.mark.parametrize(
    ("variables", "arguments", "coloured"),
    [
        ({}, (), True),
        ({"NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": ""}, (), True),
        ({"TERM": "dumb"}, (), False),
        ({"NO_COLOR": "1"}, ("--color",), True),
        ({}, ("--no-color",), False),
    ],
)
def test_a_terminal_shows_colour_unless_told_otherwise(
    tmp_path: Path, variables: dict[str, str], arguments: tuple[str, ...], coloured: bool
) -> None:
    (tmp_path / "a.md").write_text(FLAGGED, encoding="utf-8")
    shown = on_a_terminal(tmp_path, *UNEXPLAINED, *arguments, **variables)
    assert ("\x1b[33mW LNT002\x1b[0m" in shown) is coloured
    assert ("\x1b" in shown) is coloured


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_a_pipe_gets_no_colour_unless_it_is_forced(tmp_path: Path, variables: dict[str, str], coloured: bool) -> None:
    (tmp_path / "a.md").write_text(FLAGGED, encoding="utf-8")
    done = run(tmp_path, *UNEXPLAINED, "--output-format", "text", "--output-format", "text:report", variables=variables)
    assert (b"\x1b" in done.stdout) is coloured
    assert b"\x1b" not in (tmp_path / "report").read_bytes()


@pytest.mark.parametrize("columns", [30, 60, 100])
def test_lines_of_the_text_fit_the_terminal(tmp_path: Path, columns: int) -> None:
    (tmp_path / "a.md").write_text(FLAGGED, encoding="utf-8")
    shown = on_a_terminal(tmp_path, *UNEXPLAINED, COLUMNS=str(columns), NO_COLOR="1").splitlines()
    quoted = [line for line in shown if " | " in line]
    assert len(quoted) == 2
    assert columns - 10 <= max(map(len, quoted)) <= columns


def test_the_registry_commands_mean_the_projects_registry(tmp_path: Path) -> None:
    assert run(tmp_path, "init").returncode == 0
    sound = run(tmp_path, "registry", "validate")
    assert (sound.returncode, sound.stderr) == (0, b"claims: 1 claim, 1 source; 0 errors, 0 warnings\n")
    assert b"example.rest" in run(tmp_path, "registry", "search", "rest").stdout
    topic = tmp_path / "claims/topics/example.yaml"
    topic.write_text(topic.read_text(encoding="utf-8").replace("2-3 days", "many days"), encoding="utf-8")
    broken = run(tmp_path, "registry", "validate")
    assert broken.returncode == 1
    assert broken.stdout.startswith(b"claims/topics/example.yaml:")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek", "a.md"), "No such command 'chek': did you mean `check`?"),
        (("a.md",), "No such command 'a.md': did you mean `claimcheck check a.md`?"),
        (("zzzzz",), "No such command 'zzzzz'; `claimcheck --help` lists them"),
        (("check", "--select", "CIT00l"), "no rule is called 'CIT00l', did you mean CIT001?"),
        (("check", "--output-format", "sarf"), "did you mean sarif?"),
        (("check", "--select", ","), "'--select': names no rule"),
        (("check", "--jobs", "many"), "'many' is neither a number of processes nor auto"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "a.md").write_text(DOSE, encoding="utf-8")
    done = run(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in " ".join(done.stderr.decode().split())


def test_a_selection_of_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text("select = []\n", encoding="utf-8")
    done = run(tmp_path, "check")
    assert done.returncode == 2
    assert done.stderr.startswith(b"claimcheck: error: claimcheck.toml:1: `select`: names no rule")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("claimcheck regis", "registry"),
        ("claimcheck rule CIT00", "CIT001"),
        ("claimcheck check --ignore CIT001,dated-", "CIT001,dated-source"),
        ("claimcheck check --output-format sar", "sarif"),
    ],
)
def test_the_shell_is_helped_along(tmp_path: Path, words: str, expected: str) -> None:
    count = str(len(words.split()) - 1)
    asked = {"_CLAIMCHECK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": count}
    assert f"plain,{expected}" in run(tmp_path, variables=asked).stdout.decode().splitlines()


def test_a_file_that_cannot_be_written_does_not_keep_others_from_being_fixed(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(DOSE, encoding="utf-8")
    refused = """
from claimcheck.cli import mend
from claimcheck.errors import SourceError
write = mend.write_atomically
def refuse(path, *rest):
    if path == "a.txt":
        raise SourceError("the file cannot be written: it is read-only", path=path)
    write(path, *rest)
mend.write_atomically = refuse
"""
    done = run(tmp_path, "check", ".", "--fix", *DOSES, "--output-format", "concise", setup=refused)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "claimcheck: applied 2 repairs in 2 files",
        "claimcheck: a.txt: not fixed: the file cannot be written: it is read-only",
    ]
    assert done.stdout.startswith(b"a.txt:1:6: E DOS001")
    fixed = DOSE.replace("2.0", "2")
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in ("a.txt", "b.txt", "c.txt")] == [
        DOSE,
        fixed,
        fixed,
    ]


def test_a_diff_tells_what_it_could_not_look_at(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DOSE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.7")
    done = run(tmp_path, "check", "--diff", *DOSES)
    assert done.returncode == 2
    assert b"+Take 2 mg of morphine." in done.stdout
    assert done.stderr == b"claimcheck: b.txt: is a PDF, not text: save it as text, Markdown or HTML\n"


def test_a_damaged_cache_is_told_of_and_made_anew(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DOSE, encoding="utf-8")
    first = run(tmp_path, "check", *DOSES)
    (tmp_path / ".claimcheck_cache/results").write_bytes(b"garbage")
    second = run(tmp_path, "check", *DOSES)
    assert (second.returncode, second.stdout) == (1, first.stdout)
    assert second.stderr == b"claimcheck: the cache could not be read and is made anew\n"
    assert run(tmp_path, "check", *DOSES).stderr == b""


def test_the_hooks_run_in_a_project_that_init_made(tmp_path: Path) -> None:
    hooks = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["claimcheck", "claimcheck-registry"]
    assert all(hook["require_serial"] and hook["language"] == "python" for hook in hooks)
    run(tmp_path, "init")
    (tmp_path / "a.md").write_text("Rest well.\n", encoding="utf-8")
    for hook in hooks:
        program, *arguments = hook["entry"].split()
        passed = [] if hook.get("pass_filenames") is False else ["a.md"]
        done = run(tmp_path, *arguments, *passed)
        assert (program, done.returncode, done.stderr.count(b"error:")) == ("claimcheck", 0, 0)


@pytest.mark.parametrize("format", FORMATS)
def test_any_file_name_is_reported_in_every_format(tmp_path: Path, format: str) -> None:
    names = [
        b"caf\xe9.md",
        b"new\nline.md",
        b"\x1b[31m.md",
        "käse, 5 %: x.md".encode(),
        b" -dash.md",
        b"a\"q'|`.md",
    ]
    for name in names:
        (tmp_path / os.fsdecode(name)).write_text(FLAGGED, encoding="utf-8")
    done = run(tmp_path, *(part for part in UNEXPLAINED if part != "a.md"), "--output-format", format)
    assert (done.returncode, done.stderr) == (1, b"")
    told = done.stdout.decode()
    if format in {"text", "concise"}:
        assert "\x1b" not in told
    if format in {"json", "sarif", "gitlab", "rdjson"}:
        json.loads(told)
    elif format == "junit":
        ElementTree.fromstring(told)
    elif format in {"concise", "github", "jsonl"}:
        assert sum("LNT002" in line for line in told.splitlines()) == len(names)
    if format == "sarif":
        assert '"uri": "caf%E9.md"' in told
        assert '"uri": "k%C3%A4se%2C%205%20%25%3A%20x.md"' in told


def test_a_report_that_cannot_be_written_costs_the_others_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FLAGGED, encoding="utf-8")
    outputs = [f"--output-format={output}" for output in ("sarif:no/such/folder", "json:out.json", "concise")]
    done = run(tmp_path, *UNEXPLAINED, *outputs)
    assert done.returncode == 2
    assert (
        done.stderr == b"claimcheck: error: no/such/folder: the report cannot be written: No such file or directory\n"
    )
    assert done.stdout.startswith(b"a.md:1:1: W LNT002")
    assert len(json.loads((tmp_path / "out.json").read_bytes())["findings"]) == 1
