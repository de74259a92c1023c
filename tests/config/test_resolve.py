"""Which configuration holds for a file, and where each value comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.config.codes import check_codes
from claimcheck.config.globs import find_ignored, matches_any
from claimcheck.config.resolve import Resolver, resolve_config
from claimcheck.config.settings import Config
from claimcheck.errors import ConfigError

KNOWN = (("CIT001", "uncited-figure"), ("CIT005", "dated-source"), ("REG001", "figure-mismatch"))


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    resolved = resolve_config(tmp_path)
    assert resolved.config == Config()
    assert resolved.file is None
    assert set(resolved.origins.values()) == {"default"}


def test_the_nearest_file_wins_and_is_not_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "claimcheck.toml", 'fail-on = "error"\ncross-file = true\n')
    write(tmp_path / "leaflets/claimcheck.toml", 'fail-on = "info"\n')
    resolved = resolve_config(tmp_path / "leaflets/deep/a.md")
    assert resolved.config.fail_on == "info"
    assert resolved.config.cross_file is False
    assert resolved.origins["fail-on"] == "leaflets/claimcheck.toml:1"
    assert resolved.origins["cross-file"] == "default"


def test_pyproject_counts_only_with_its_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "claimcheck.toml", 'fail-on = "error"\n')
    inner = write(tmp_path / "site/pyproject.toml", '[project]\nname = "claimcheck-site"\n')
    assert resolve_config(tmp_path / "site/a.md").config.fail_on == "error"
    write(inner, '[project]\nname = "site"\n\n[tool.claimcheck]\nselect = ["CIT"]\nseverity.CIT001 = "info"\n')
    resolved = resolve_config(tmp_path / "site/a.md")
    assert (resolved.config.select, resolved.config.fail_on) == (("CIT",), "warning")
    assert resolved.config.severities == (("CIT001", "info"),)
    assert resolved.origins["select"] == "site/pyproject.toml:5"


def test_extend_lies_below_and_its_paths_stay_where_they_were_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(
        tmp_path / "house/base.toml",
        'registry = "claims"\nexclude = ["old/*.md"]\ndated-source-years = 5\n'
        '[severity]\nCIT001 = "error"\nCIT005 = "info"\n',
    )
    write(
        tmp_path / "site/claimcheck.toml",
        'extend = "../house/base.toml"\ndated-source-years = 7\n[severity]\nCIT005 = "warning"\n',
    )
    resolved = resolve_config(tmp_path / "site/a.md")
    config = resolved.config
    assert config.registry == (str(tmp_path / "house/claims"),)
    assert config.dated_source_years == 7
    assert dict(config.severities) == {"CIT001": "error", "CIT005": "warning"}
    assert matches_any(f"{tmp_path.as_posix()}/house/old/a.md", config.exclude)
    assert not matches_any(f"{tmp_path.as_posix()}/site/old/a.md", config.exclude)
    assert resolved.origins["registry"] == "house/base.toml:1"
    assert resolved.origins["severity"] == "house/base.toml:4, site/claimcheck.toml:3"


def test_a_circle_and_a_missing_base_are_errors_with_their_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "claimcheck.toml", '# house rules\nextend = "b.toml"\n')
    write(tmp_path / "b.toml", 'extend = "claimcheck.toml"\n')
    with pytest.raises(ConfigError) as caught:
        resolve_config(tmp_path)
    assert (caught.value.path, caught.value.line) == ("b.toml", 1)
    assert "circle" in caught.value.message
    (tmp_path / "b.toml").unlink()
    with pytest.raises(ConfigError) as caught:
        resolve_config(tmp_path)
    assert (caught.value.path, caught.value.line) == ("claimcheck.toml", 2)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('# ours\n\nselct = ["CIT"]\n', 3, "did you mean `select`?"),
        ('select = ["CIT"]\nextend_select = ["REG"]\n', 2, "did you mean `extend-select`?"),
        ('severity = { CIT001 = "fatal" }\n', 1, "should be 'error', 'warning' or 'info'"),
        ('[severity]\nCIT001 = "info"\nREG001 = "high"\n', 3, "should be 'error'"),
        ('needs-source = [\n  "claim",\n  "definitoin",\n]\n', 3, "should be 'claim'"),
        ('include = [\n  "*.md",\n  "!a.md",\n]\n', 3, "cannot be turned round"),
        ("cross-file = 1\n", 1, "valid boolean"),
        ("dated-source-years = 0\n", 1, "greater than or equal to 1"),
        ('select = ["CIT"]\nselect = ["REG"]\n', 2, "not valid TOML"),
        ("fail-on = \n", 1, "not valid TOML"),
        ('fail-on = "never"\nzzz = 1\n', 1, "(and 1 more in this file)"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    file = write(tmp_path / "claimcheck.toml", text)
    with pytest.raises(ConfigError) as caught:
        resolve_config(None, config_file=file)
    assert caught.value.line == line
    assert said in caught.value.message


def test_bytes_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_bytes(b'# ok\nselect = ["\xff"]\n')
    with pytest.raises(ConfigError, match="UTF-8") as caught:
        resolve_config(tmp_path)
    assert caught.value.line == 2


def test_a_named_file_must_exist_and_speak_to_us(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        resolve_config(None, config_file=tmp_path / "none.toml")
    other = write(tmp_path / "pyproject.toml", '[project]\nname = "x"\n')
    with pytest.raises(ConfigError, match=r"\[tool\.claimcheck\]"):
        resolve_config(None, config_file=other)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('select = [\n  "CIT001",\n  "CIT01",\n]\n', 3, "did you mean CIT"),
        ('ignore = ["uncited-figures"]\n', 1, "did you mean uncited-figure?"),
        ('[per-file-ignores]\n"a.md" = ["CIT001"]\n"b.md" = ["CIT001", "DOSE"]\n', 3, "no rule is called 'DOSE'"),
        ('[severity]\nREG001 = "info"\nREGO01 = "info"\n', 3, "did you mean REG001?"),
        ('non-suppressible = ["dos"]\n', 1, "no rule is called 'dos'"),
    ],
)
def test_unknown_rules_are_named_with_their_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    resolved = resolve_config(None, config_file=write(tmp_path / "claimcheck.toml", text))
    with pytest.raises(ConfigError) as caught:
        check_codes(resolved, KNOWN)
    assert caught.value.line == line
    assert said in caught.value.message


def test_codes_names_prefixes_and_all_are_known(tmp_path: Path) -> None:
    text = 'select = ["ALL", "cit", "CIT00"]\nignore = ["dated-source", "REG001"]\n'
    resolved = resolve_config(None, config_file=write(tmp_path / "claimcheck.toml", text))
    check_codes(resolved, KNOWN)
    assert resolved.config.ignore == ("dated-source", "REG001")


def test_options_lie_on_top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(
        tmp_path / "claimcheck.toml",
        'select = ["CIT"]\nignore = ["CIT003"]\nextend-select = ["REG006"]\nregistry = "claims"\nfail-on = "error"\n',
    )
    plain = resolve_config(tmp_path, overrides={"ignore": ("CIT005",), "fail-on": None})
    assert plain.config.ignore == ("CIT003", "CIT005")
    assert plain.origins["ignore"] == "claimcheck.toml:2, --ignore"
    assert plain.origins["fail-on"] == "claimcheck.toml:5"
    asked = resolve_config(tmp_path, overrides={"select": ("CIT003",), "registry": ("a.yaml", "b.yaml")})
    assert (asked.config.select, asked.config.ignore, asked.config.extend_select) == (("CIT003",), (), ())
    assert asked.config.registry == ("a.yaml", "b.yaml")
    bare = resolve_config(tmp_path, overrides={"no-registry": True})
    assert (bare.config.registry, bare.config.no_registry) == ((), True)
    assert bare.origins["registry"] == "--no-registry"
    with pytest.raises(ConfigError, match="--select"):
        check_codes(resolve_config(tmp_path, overrides={"select": ("NOPE",)}), KNOWN)


def test_an_empty_registry_list_means_none_and_cache_may_be_a_folder(tmp_path: Path) -> None:
    config = resolve_config(None, config_file=write(tmp_path / "c.toml", 'registry = []\ncache = ".keep"\n')).config
    assert (config.no_registry, config.cache, config.cache_folder) == (True, True, str(tmp_path / ".keep"))
    config = resolve_config(None, config_file=write(tmp_path / "c.toml", "cache = false\n")).config
    assert (config.cache, config.cache_folder) == (False, None)


def test_the_resolver_looks_per_folder(tmp_path: Path) -> None:
    write(tmp_path / "claimcheck.toml", 'fail-on = "error"\n')
    write(tmp_path / "b/claimcheck.toml", 'fail-on = "info"\n')
    resolver = Resolver(overrides={"cross-file": True})
    assert resolver.for_file(str(tmp_path / "a/x.md")).config.fail_on == "error"
    assert resolver.for_file(str(tmp_path / "b/x.md")).config.fail_on == "info"
    assert resolver.for_file(str(tmp_path / "a/x.md")) is resolver.for_file(str(tmp_path / "a/y/../x.md"))
    assert resolver.for_folder(str(tmp_path / "a")) is resolver.for_folder(str(tmp_path))
    fixed = Resolver(config_file=tmp_path / "claimcheck.toml")
    assert fixed.for_file(str(tmp_path / "b/x.md")).config.fail_on == "error"


def test_per_file_ignores_hold_for_their_files_only(tmp_path: Path) -> None:
    text = '[per-file-ignores]\n"drafts/**" = ["CIT"]\n"*.txt" = ["REG001", "DOS"]\n'
    config = resolve_config(None, config_file=write(tmp_path / "claimcheck.toml", text)).config
    assert find_ignored(config, str(tmp_path / "drafts/deep/a.md")) == ("CIT",)
    assert find_ignored(config, str(tmp_path / "drafts/a.txt")) == ("CIT", "REG001", "DOS")
    assert find_ignored(config, str(tmp_path / "final/a.md")) == ()
