"""A checked configuration file is kept by its content, and read again without the schema library."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.cache import make_cache_folder
from claimcheck.config.compiled import compile_config
from claimcheck.config.resolve import resolve_config
from claimcheck.config.toml_lines import find_lines
from claimcheck.errors import ConfigError

TEXT = 'extend = "base.toml"\nselect = ["LNT"]\nfail-on = "error"\n[severity]\nLNT001 = "info"\n'
LOADED = """
import sys
from pathlib import Path
from claimcheck.config.resolve import resolve_config
resolved = resolve_config(Path("a.md"), cache_dir=Path(sys.argv[1]))
heavy = sorted({"pydantic", "tomllib"} & set(sys.modules))
print(resolved.config.fail_on, resolved.origins["fail-on"], *heavy)
"""


def test_a_second_run_loads_no_schema(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "base.toml").write_text("cross-file = true\n", encoding="utf-8")
    cache = tmp_path / ".claimcheck_cache"
    make_cache_folder(cache)

    def run() -> str:
        command = (sys.executable, "-c", LOADED, str(cache))
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.strip()

    assert run() == "error claimcheck.toml:3 pydantic tomllib"
    assert run() == "error claimcheck.toml:3"
    for kept in (cache / "config").iterdir():
        kept.write_text("{", encoding="utf-8")
    assert run() == "error claimcheck.toml:3 pydantic tomllib"
    (tmp_path / "claimcheck.toml").write_text(TEXT.replace("error", "info", 1), encoding="utf-8")
    assert run() == "info claimcheck.toml:3 pydantic tomllib"


def test_kept_and_fresh_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "base.toml").write_text('[per-file-ignores]\n"*.txt" = ["LNT"]\n', encoding="utf-8")
    make_cache_folder(tmp_path / "cache")
    fresh = resolve_config(tmp_path)
    for _ in range(2):
        assert resolve_config(tmp_path, cache_dir=tmp_path / "cache") == fresh


def test_nothing_is_kept_where_there_is_no_cache_yet_or_the_file_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text("nope = 1\n", encoding="utf-8")
    make_cache_folder(tmp_path / "cache")
    for _ in range(2):
        with pytest.raises(ConfigError, match="unknown key"):
            resolve_config(tmp_path, cache_dir=tmp_path / "cache")
    (tmp_path / "claimcheck.toml").write_text("", encoding="utf-8")
    resolve_config(tmp_path, cache_dir=tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_lines_of_keys_and_values() -> None:
    text = '''# first
a = 1
"b c".d = """
x = 1
[no]
"""
list = [
  "one",  # not "two"
  'three', { four = 4 },
]
[t.'u']
v = "}"
w = ['x']
[[rows]]
'''
    lines = find_lines(text)
    assert lines["a",] == 2
    assert lines["b c", "d"] == 3
    assert (lines["list",], lines["list", "one"], lines["list", "three"], lines["list", "four"]) == (7, 8, 9, 9)
    assert ("list", "two") not in lines
    assert ("no",) not in lines
    assert (lines["t", "u"], lines["t", "u", "v"], lines["t", "u", "w"], lines["rows",]) == (11, 12, 13, 14)


@given(st.text(alphabet=st.sampled_from("ab=[]{}\"'#.,\n\t \\1-"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ConfigError):
        compile_config(text, "c.toml")
    assert all(1 <= line <= text.count("\n") + 1 for line in find_lines(text).values())


def test_many_lines_stay_linear() -> None:
    count = 20_000
    lines = find_lines("select = [\n" + '  "CIT001",\n' * count + ']\nfail-on = "info"\n')
    assert lines["fail-on",] == count + 3
