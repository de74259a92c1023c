"""`claimcheck check` from the outside: what goes where, and which status it ends with."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

import claimcheck
from claimcheck.cli.main import program

# a comment without a reason: one warning of a rule that needs no figures and no registry
FLAGGED = "# claimcheck: disable-next-line CIT001 until 2030-01-01\nCall your clinic.\n"
CLEAN = "Call your clinic.\n"
RULES = ("--select", "LNT002", "--no-registry")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "flagged.txt").write_text(FLAGGED, encoding="utf-8")
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def check(*arguments: str, text: str | None = None, rules: tuple[str, ...] = RULES) -> Result:
    return CliRunner().invoke(program, ["check", *arguments, *rules], input=text)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["clean.txt"], 0),
        (["flagged.txt"], 1),
        (["flagged.txt", "--exit-zero"], 0),
        (["flagged.txt", "--fail-on", "error"], 0),
        (["flagged.txt", "--fail-on", "info"], 1),
        (["missing.txt"], 2),
        (["missing.txt", "flagged.txt"], 2),
        (["missing.txt", "--exit-zero"], 2),
        (["."], 1),
        ([], 1),
        (["flagged.txt", "--exclude", "flagged.txt", "--force-exclude"], 0),
        (["flagged.txt", "--exclude", "flagged.txt"], 1),
        (["clean.txt", "--select", "NOSUCH"], 2),
        (["clean.txt", "--ignore", "LNT002"], 2),
        (["clean.txt", "--output-format", "jsn"], 2),
        (["clean.txt", "--output-format", "text", "--output-format", "json"], 2),
        (["clean.txt", "--output-format", "json:"], 2),
        (["clean.txt", "--config", "missing.toml"], 2),
        (["clean.txt", "--registry", "missing.yaml"], 2),
        (["clean.txt", "--baseline", "missing.json"], 2),
        (["clean.txt", "--jobs", "-1"], 2),
    ],
)
def test_exit_status(folder: Path, arguments: list[str], status: int) -> None:
    rules = ("--select", "LNT002") if "--registry" in arguments else RULES
    assert check(*arguments, rules=rules).exit_code == status


def test_findings_of_the_others_are_printed_beside_a_file_that_cannot_be_read(folder: Path) -> None:
    result = check("missing.txt", "flagged.txt", "--output-format", "json")
    report = json.loads(result.stdout)
    assert [finding["path"] for finding in report["findings"]] == ["flagged.txt"]
    assert [error["path"] for error in report["errors"]] == ["missing.txt"]
    assert report["files_checked"] == 1
    assert result.stderr.splitlines() == ["claimcheck: missing.txt: no such file or folder"]


def test_json_agrees_with_the_schema_and_slices_back(folder: Path) -> None:
    report = json.loads(check(".", "--output-format", "json").stdout)
    schema = json.loads((Path(claimcheck.__file__).parent / "schemas" / "check.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, schema)
    (finding,) = report["findings"]
    assert (finding["rule"], finding["line"], finding["column"]) == ("LNT002", 1, 1)
    assert FLAGGED[finding["start"] : finding["end"]].startswith("# claimcheck:")
    assert report["files_checked"] == 2
    assert report["registry"] == []


def test_standard_input_goes_by_the_name_given(folder: Path) -> None:
    named = json.loads(check("-", "--stdin-filename", "drafts/a.txt", "--output-format", "json", text=FLAGGED).stdout)
    bare = json.loads(check("-", "--output-format", "json", text=FLAGGED).stdout)
    assert named["findings"][0]["path"] == "drafts/a.txt"
    assert bare["findings"][0]["path"] == "-"
    assert named["findings"][0]["fingerprint"] == bare["findings"][0]["fingerprint"]


def test_standard_input_is_read_in_the_format_of_its_name(folder: Path) -> None:
    rules = ("--select", "DOS001", "--no-registry")
    text = "<p>Take <b>1.0</b> mg of the drug.</p>"
    for name in ("page.html", "page.xhtml"):
        result = check("-", "--stdin-filename", name, "--output-format", "json", text=text, rules=rules)
        (finding,) = json.loads(result.stdout)["findings"]
        assert text[finding["start"] : finding["end"]] == "1.0</b> mg"


def test_several_outputs_at_once(folder: Path) -> None:
    result = check("flagged.txt", "--output-format", "sarif:out.sarif", "--output-format", "github")
    assert result.stdout.startswith("::warning ")
    assert json.loads((folder / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    beside = check("flagged.txt", "--output-format", "json:out.json")
    assert "flagged.txt:1:1: W LNT002" in beside.stdout
    assert len(json.loads((folder / "out.json").read_text(encoding="utf-8"))["findings"]) == 1


def test_a_report_that_cannot_be_written_is_a_failure(folder: Path) -> None:
    assert check("flagged.txt", "--output-format", "json:no/such/folder.json").exit_code == 2


def test_text_closes_with_what_was_read_and_the_registry(folder: Path) -> None:
    last = check("flagged.txt").stdout.splitlines()[-1]
    assert last == "Read 1 file: 0 figures, 0 sources, no registry. Found 1 warning."
    assert check("clean.txt", "--quiet").stdout == ""


def test_colour_only_where_asked(folder: Path) -> None:
    assert "\x1b[" not in check("flagged.txt").stdout
    assert "\x1b[" in check("flagged.txt", "--color").stdout


def test_statistics_stand_in_place_of_the_findings(folder: Path) -> None:
    assert check("flagged.txt", "--statistics").stdout.splitlines()[0] == "1 W LNT002 suppression-without-reason"
    beside = check("flagged.txt", "--statistics", "--output-format", "json")
    assert len(json.loads(beside.stdout)["findings"]) == 1
    assert "1 W LNT002" in beside.stderr


def test_the_configuration_beside_the_file_counts(folder: Path) -> None:
    (folder / "claimcheck.toml").write_text('[severity]\nLNT002 = "info"\n', encoding="utf-8")
    assert check("flagged.txt").exit_code == 0
    (folder / "claimcheck.toml").write_text('[per-file-ignores]\n"flagged.txt" = ["LNT"]\n', encoding="utf-8")
    assert json.loads(check("flagged.txt", "--output-format", "json").stdout)["findings"] == []
    (folder / "claimcheck.toml").write_text('ignore = ["LNT92"]\n', encoding="utf-8")
    wrong = check("flagged.txt", rules=("--no-registry",))
    assert wrong.exit_code == 2
    assert "claimcheck.toml:1" in wrong.stderr


@pytest.mark.parametrize("extra", [["--jobs", "2"], ["--no-cache"], []])
def test_the_report_is_the_same_for_any_number_of_processes_and_any_cache(folder: Path, extra: list[str]) -> None:
    for number in range(4):
        (folder / f"more{number}.txt").write_text(FLAGGED * (number + 1), encoding="utf-8")
    first = check(".", "--output-format", "text", "--no-cache").stdout
    assert first.count("W LNT002") == 11
    assert check(".", "--output-format", "text", *extra).stdout == first
    assert check(".", "--output-format", "text", *extra).stdout == first


def test_a_second_run_is_answered_from_the_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = check(".", "--output-format", "json").stdout
    monkeypatch.setattr("claimcheck.lint.run.check_target", None)
    assert check(".", "--output-format", "json").stdout == first


def test_a_damaged_cache_is_a_miss(folder: Path) -> None:
    first = check(".", "--output-format", "json").stdout
    for path in (folder / ".claimcheck_cache").rglob("*"):
        if path.is_file():
            path.write_bytes(b"\x00garbage")
    assert check(".", "--output-format", "json").stdout == first


def test_a_crash_on_one_file_is_a_bug_and_costs_the_others_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import claimcheck.lint.run as running

    real = running.load_target

    def load(target: running.Target) -> object:
        if target.path == "clean.txt":
            raise ZeroDivisionError("division by zero")
        return real(target)

    monkeypatch.setattr(running, "load_target", load)
    result = check(".", "--output-format", "json", "--no-cache")
    assert result.exit_code == 3
    assert len(json.loads(result.stdout)["findings"]) == 1
    assert "claimcheck: clean.txt: bug: ZeroDivisionError" in result.stderr


def test_a_baseline_leaves_only_what_is_new(folder: Path) -> None:
    from claimcheck.baseline import make_baseline, render_baseline
    from claimcheck.config import Config
    from claimcheck.lint.api import check_paths

    found = check_paths(["flagged.txt"], registry=None, config=Config(select=("LNT002",)))
    (folder / "accepted.json").write_text(render_baseline(make_baseline(found.findings, str(folder))), encoding="utf-8")
    assert check("flagged.txt", "--baseline", "accepted.json").exit_code == 0
    (folder / "flagged.txt").write_text(f"{CLEAN}\n{FLAGGED}\n{FLAGGED}", encoding="utf-8")
    report = json.loads(check("flagged.txt", "--baseline", "accepted.json", "--output-format", "json").stdout)
    assert len(report["findings"]) == 1
    (folder / "flagged.txt").write_text(CLEAN, encoding="utf-8")
    assert "1 accepted finding" in check("flagged.txt", "--baseline", "accepted.json").stderr


EXPIRED = "# claimcheck: disable-next-line CIT001 until 2020-01-01 -- old\nCall your clinic.\n"
UNUSED = ("--select", "LNT001", "--no-registry")


def test_fixes_are_shown_or_written(folder: Path) -> None:
    file = folder / "old.txt"
    file.write_bytes(EXPIRED.replace("\n", "\r\n").encode())
    shown = check("old.txt", "--diff", rules=UNUSED)
    assert shown.exit_code == 1
    assert "-# claimcheck: disable-next-line" in shown.stdout
    assert file.read_bytes() == EXPIRED.replace("\n", "\r\n").encode()
    written = check("old.txt", "--fix", rules=UNUSED)
    assert written.exit_code == 0
    assert file.read_bytes() == b"Call your clinic.\r\n"
    assert check("old.txt", "--diff", rules=UNUSED).stdout == ""


def test_standard_input_is_never_rewritten(folder: Path) -> None:
    assert check("-", "--fix", text=EXPIRED, rules=UNUSED).exit_code == 2
    assert "-# claimcheck:" in check("-", "--diff", text=EXPIRED, rules=UNUSED).stdout


def test_an_unknown_revision_is_a_failure(folder: Path) -> None:
    assert check("flagged.txt", "--since", "no-such-revision").exit_code == 2
