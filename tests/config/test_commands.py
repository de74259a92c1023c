"""`config`, `init` and `clean` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from claimcheck.cache import Cache
from claimcheck.cli.main import program
from claimcheck.config.resolve import resolve_config
from claimcheck.registry.load import load_registry


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments)


def test_config_prints_each_value_with_its_origin(here: Path) -> None:
    (here / "house.toml").write_text('dated-source-years = 5\n[severity]\nLNT002 = "info"\n', encoding="utf-8")
    (here / "claimcheck.toml").write_text(
        'extend = "house.toml"\nexclude = ["old/*.md", "*.bak.md"]\n\nregistry = "claims"\n', encoding="utf-8"
    )
    done = run("config", "drafts/a.md")
    assert done.exit_code == 0, done.output
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[0] == "# drafts/a.md: claimcheck.toml"
    assert 'exclude = ["old/*.md", "**/*.bak.md"] # claimcheck.toml:2' in lines
    assert 'registry = ["claims"] # claimcheck.toml:4' in lines
    assert "dated-source-years = 5 # house.toml:1" in lines
    assert 'severity = { "LNT002" = "info" } # house.toml:2' in lines
    assert 'fail-on = "warning" # default' in lines


def test_config_prints_json(here: Path) -> None:
    (here / "pyproject.toml").write_text('[tool.claimcheck]\nfail-on = "error"\n', encoding="utf-8")
    whole = json.loads(run("config", "--output-format", "json").stdout)
    assert (whole["schema_version"], whole["path"], whole["file"]) == (1, ".", "pyproject.toml")
    assert whole["values"]["fail-on"] == {"value": "error", "origin": "pyproject.toml:2"}
    assert whole["values"]["registry"] == {"value": ["bundled"], "origin": "default"}
    assert whole["values"]["needs-source"]["value"] == ["claim"]


def test_config_without_a_file_says_so(here: Path) -> None:
    assert run("config").stdout.startswith("# .: no configuration file, the defaults hold\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["LNT"]\n', "claimcheck.toml:1: unknown key `selct`, did you mean `select`?"),
        ('\nignore = ["LNT999"]\n', "claimcheck.toml:2: `ignore`: no rule is called 'LNT999', did you mean LNT"),
    ],
)
@pytest.mark.parametrize("command", ["config", "check", "suppressions", "baseline"])
def test_what_cannot_be_used_fails_with_2_and_its_line(here: Path, text: str, said: str, command: str) -> None:
    (here / "claimcheck.toml").write_text(text, encoding="utf-8")
    (here / "a.md").write_text("Rest.\n", encoding="utf-8")
    done = run(command, *(["update"] if command == "baseline" else []), *(["."] if command != "config" else []))
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_init_sets_a_project_up_that_works(here: Path) -> None:
    done = run("init")
    assert done.exit_code == 0, done.output
    assert resolve_config(here).config.registry == (str(here / "claims"),)
    assert run("config").exit_code == 0
    hooks = yaml.safe_load((here / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert hooks["repos"][0]["hooks"][0]["id"] == "claimcheck"
    topic = yaml.safe_load((here / "claims/topics/example.yaml").read_text(encoding="utf-8"))
    sources = yaml.safe_load((here / "claims/sources/example.yaml").read_text(encoding="utf-8"))
    assert topic["claims"][0]["sources"][0]["id"] == sources["sources"][0]["id"]


def test_the_registry_that_init_writes_can_be_used(here: Path) -> None:
    assert run("init").exit_code == 0
    registry = load_registry(["claims"])
    assert list(registry.entries) == ["example.rest"]
    assert [source.id for source in registry.entries["example.rest"].sources] == list(registry.sources)


def test_init_overwrites_nothing_unless_forced(here: Path) -> None:
    (here / "claimcheck.toml").write_text("# mine\n", encoding="utf-8")
    (here / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    done = run("init")
    assert done.exit_code == 0
    assert "kept claimcheck.toml" in done.stdout
    assert "add this below `repos:`" in done.stdout
    assert "id: claimcheck" in done.stdout
    assert (here / "claimcheck.toml").read_text(encoding="utf-8") == "# mine\n"
    assert "overwrote claimcheck.toml" in run("init", "--force").stdout
    assert (here / "claimcheck.toml").read_text(encoding="utf-8") != "# mine\n"
    assert (here / ".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"


def test_init_leaves_a_configured_pyproject_in_force(here: Path) -> None:
    (here / "pyproject.toml").write_text("[tool.claimcheck]\ncross-file = true\n", encoding="utf-8")
    assert "kept pyproject.toml" in run("init", "--force").stdout
    assert not (here / "claimcheck.toml").exists()
    assert run("init", "sub").exit_code == 0
    assert (here / "sub/claimcheck.toml").exists()


def test_clean_drops_the_projects_cache_and_nothing_else(here: Path) -> None:
    (here / "claimcheck.toml").write_text("", encoding="utf-8")
    (here / "sub").mkdir()
    cache = Cache(here / ".claimcheck_cache")
    cache.put("a", b"1")
    assert cache.save()
    done = run("clean", "sub")
    assert (done.exit_code, done.stderr) == (0, "dropped .claimcheck_cache\n")
    assert sorted(path.name for path in here.iterdir()) == ["claimcheck.toml", "sub"]
    assert run("clean").stderr == "no cache to drop\n"


def test_clean_never_drops_a_folder_of_another_kind(here: Path) -> None:
    (here / "claimcheck.toml").write_text('cache = "."\n', encoding="utf-8")
    cache = Cache(here)
    cache.put("a", b"1")
    assert cache.save() is False
    done = run("clean")
    assert done.exit_code == 2
    assert "left alone" in done.stderr
    assert [path.name for path in here.iterdir()] == ["claimcheck.toml"]
