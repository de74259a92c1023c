"""`claimcheck registry` from the outside: what it prints where, and its exit status."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from registry_samples import WHOLE, claim

from claimcheck.cli.main import program


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, ["registry", *arguments])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "r.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    return path


def test_help_lists_the_subcommands() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for name in ("validate", "fmt", "show", "stale", "diff", "verify", "export", "import"):
        assert f"  {name} " in result.output


def test_validate_tells_every_defect(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(claim(figure="many", expires="soon"), encoding="utf-8")
    result = run("validate", str(path))
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stdout.startswith(f"{path}:5:13: error: `figure: many`")
    assert "2 errors" in result.stderr


def test_validate_passes_a_sound_registry(file: Path) -> None:
    result = run("validate", "--no-sentences", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "3 claims, 2 sources; 0 errors, 0 warnings" in result.stderr


def test_validate_counts_warnings_when_strict(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text("sources: [{id: s}]", encoding="utf-8")
    assert run("validate", "--no-sentences", str(path)).exit_code == 0
    assert run("validate", "--no-sentences", "--strict", str(path)).exit_code == 1


@pytest.mark.parametrize(
    "command", [("validate",), ("stale",), ("export", "--to", "json"), ("show", "x", "--registry")]
)
def test_a_registry_that_is_not_there(command: tuple[str, ...], tmp_path: Path) -> None:
    result = run(*command, str(tmp_path / "none"))
    assert result.exit_code == 2
    assert "no such registry" in result.stderr


def test_fmt_writes_and_checks(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text("claims:\n- figure: 5%\n  id: a\n", encoding="utf-8")
    assert run("fmt", "--check", str(path)).exit_code == 1
    assert path.read_text().startswith("claims:\n- figure")
    assert run("fmt", str(path)).exit_code == 0
    assert path.read_text() == "claims:\n  - id: a\n    figure: 5%\n"
    assert run("fmt", "--check", str(path)).exit_code == 0
    assert [item.name for item in tmp_path.iterdir()] == ["r.yaml"]


def test_fmt_leaves_what_it_cannot_read(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text("claims: [", encoding="utf-8")
    assert run("fmt", str(path)).exit_code == 2
    assert path.read_text() == "claims: ["


def test_show_puts_figures_side_by_side(file: Path) -> None:
    result = run("show", "headache.relief", "--registry", str(file))
    assert result.exit_code == 0
    assert "40-60%" in result.stdout
    assert "What the literature gives" in result.stdout
    assert "  terms         less pain, pain relief\n" in result.stdout
    assert "  direction     decrease\n" in result.stdout
    assert "45%           World Health Organization. Guideline on headache. 2018 [corrected]" in result.stdout


def test_show_gives_json_and_sources(file: Path) -> None:
    record = json.loads(run("show", "headache.cost", "--registry", str(file), "--output-format", "json").stdout)
    assert record["figure"] == "$100"
    assert "cited for headache.relief" in run("show", "smith2020", "--registry", str(file)).stdout


def test_show_names_what_is_near(file: Path) -> None:
    result = run("show", "headache.relif", "--registry", str(file))
    assert result.exit_code == 2
    assert "near are headache.relief" in result.stderr


def test_stale(file: Path) -> None:
    assert run("stale", str(file), "--today", "2026-06-01").exit_code == 0
    result = run("stale", str(file), "--today", "2026-11-25", "--within", "90d")
    assert result.exit_code == 1
    assert "headache.relief: review due 2026-12-01 (in 6 days, med)" in result.stdout
    rows = json.loads(run("stale", str(file), "--today", "2027-01-01", "--output-format", "json").stdout)["stale"]
    assert rows[0]["days_overdue"] == 31
    assert run("stale", str(file), "--within", "soon").exit_code == 2


def test_diff_of_files_and_revisions(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    folder = tmp_path / "own" / "topics"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(WHOLE, encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    file.write_text(WHOLE.replace("40-60%\n", "40-65%\n"), encoding="utf-8")
    (folder / "a.yaml").write_text(WHOLE.replace("40-60%\n", "40-70%\n"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = run("diff", "HEAD:r.yaml", "r.yaml")
    assert (result.exit_code, result.stdout) == (
        1,
        "claim headache.relief: the figure changed from 40-60% to 40-65%\n",
    )
    assert "from 40-60% to 40-70%" in run("diff", "HEAD:own", "own").stdout
    assert run("diff", "r.yaml", "r.yaml").exit_code == 0
    assert run("diff", "nowhere:r.yaml", "r.yaml").exit_code == 2
    assert run("diff", "HEAD:none", "r.yaml").exit_code == 2


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_export_and_import_are_inverse(file: Path, tmp_path: Path, form: str) -> None:
    table, back = tmp_path / f"t.{form}", tmp_path / "back.yaml"
    assert run("export", str(file), "--to", form, "-o", str(table)).exit_code == 0
    assert run("import", str(table), "-o", str(back)).exit_code == 0
    assert run("diff", str(file), str(back)).exit_code == 0


@pytest.mark.parametrize("form", ["json", "claimreview", "csl"])
def test_exports_are_json(file: Path, form: str) -> None:
    assert json.loads(run("export", str(file), "--to", form).stdout)


def test_import_tells_what_is_wrong(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("id,statement,label,terms,figure\na,s,l,t,many\n", encoding="utf-8")
    result = run("import", str(table))
    assert result.exit_code == 2
    assert "cannot be read as one figure" in result.stderr
    assert result.stdout == ""


def test_verify_without_network_asks_nothing(file: Path, tmp_path: Path) -> None:
    result = run("verify", str(file), "--offline", "--cache", str(tmp_path / "cache"))
    assert result.exit_code == 2
    assert "smith2020: no answer" in result.stdout
    rows = json.loads(
        run("verify", str(file), "--offline", "--cache", str(tmp_path), "--output-format", "json").stdout
    )["sources"]
    assert [row["outcome"] for row in rows] == ["no answer", "no answer"]
