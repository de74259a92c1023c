"""The cache: what goes in comes out, whatever else happens to the file."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.cache import (
    Cache,
    Stored,
    config_digest,
    day_part,
    file_key,
    is_cache_folder,
    pack_findings,
    passed_dates,
    program_digest,
    unpack_findings,
)
from claimcheck.config import Config
from claimcheck.model import Edit, Figure, Finding, Fix, Related
from claimcheck.registry.registry import EMPTY_REGISTRY, Entry, Registry

TODAY = date(2026, 11, 25)


def test_what_is_saved_is_found_by_the_next_run(tmp_path: Path) -> None:
    folder = tmp_path / ".claimcheck_cache"
    cache = Cache(folder)
    assert cache.get("a") is None
    cache.put("a", b"one")
    assert cache.get("a") == b"one"
    assert not folder.exists()
    assert cache.save()
    again = Cache(folder)
    assert (again.get("a"), again.get("b"), again.damaged) == (b"one", None, False)
    assert is_cache_folder(folder)
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "CACHEDIR.TAG", "results"]


def test_runs_side_by_side_keep_each_others_results(tmp_path: Path) -> None:
    first, second = Cache(tmp_path), Cache(tmp_path)
    first.put("a", b"1")
    second.put("b", b"2")
    assert first.save()
    assert second.save()
    both = Cache(tmp_path)
    assert (both.get("a"), both.get("b")) == (b"1", b"2")


def test_the_longest_unasked_go_first(tmp_path: Path) -> None:
    for key in ("old", "new"):
        cache = Cache(tmp_path, largest=30)
        cache.put(key, b"x" * 10)
        cache.save()
    cache = Cache(tmp_path, largest=30)
    assert cache.get("old") is not None
    cache.put("next", b"x" * 20)
    cache.save()
    left = Cache(tmp_path)
    assert [key for key in ("old", "new", "next") if left.get(key)] == ["old", "next"]


@given(st.data())
def test_a_damaged_file_only_loses_results(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("cache")
    cache = Cache(folder)
    values = {f"k{number}": f"value {number}".encode() * number for number in range(1, 6)}
    for key, value in values.items():
        cache.put(key, value)
    cache.save()
    file = folder / "results"
    content = bytearray(file.read_bytes())
    how = data.draw(st.sampled_from(["cut", "flip", "junk"]))
    at = data.draw(st.integers(0, len(content) - 1))
    if how == "cut":
        content = content[:at]
    elif how == "flip":
        content[at] ^= data.draw(st.integers(1, 255))
    else:
        content[at:] = data.draw(st.binary(max_size=50))
    file.write_bytes(content)
    damaged = Cache(folder)
    for key, value in values.items():
        assert damaged.get(key) in {value, None}
    damaged.put("more", b"more")
    assert damaged.save()
    assert Cache(folder).get("more") == b"more"


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    cache = Cache(tmp_path / "file")
    cache.put("a", b"1")
    assert cache.save() is False
    assert cache.get("a") == b"1"


FINDING = Finding(
    "REG001", "figure-mismatch", "error", "says «60–80 %»", "mend it", "a.md", 3, 4, 3, 9, 20, 25,
    claim_id="pump.relief", found="60-80%", expected="70-80%", fingerprint="f",
    related=(Related(1, 2, "here", "a.md", 1, 2, 1, 3), Related(5, 6, "there", "b.md", 1, 6, 1, 7), Related(0, 1, "x")),
    fix=Fix("unsafe", (Edit(20, 25, "70-80%"),)),
)  # fmt: skip


def test_findings_come_back_as_they_were_under_the_files_present_name() -> None:
    bare = replace(FINDING, claim_id=None, found=None, expected=None, related=(), fix=None)
    stored = Stored((FINDING, bare), 7, 2, ("guessed",), {"encoding": "cp1252", "bom": False})
    assert unpack_findings(pack_findings(stored), "a.md") == stored
    moved = unpack_findings(pack_findings(stored), "c.md")
    assert moved is not None
    assert {finding.path for finding in moved.findings} == {"c.md"}
    assert [place.path for place in moved.findings[0].related] == ["c.md", "b.md", None]


@given(st.one_of(st.binary(max_size=40), st.recursive(st.none() | st.integers() | st.text(max_size=3), st.lists).map(
    lambda value: json.dumps(value).encode()
)))  # fmt: skip
def test_bytes_that_hold_no_result_are_none(data: bytes) -> None:
    assert unpack_findings(data, "a.md") is None or isinstance(json.loads(data), list)


def test_keys_differ_with_everything_that_has_a_say() -> None:
    keys = {
        file_key(data, parts)
        for data in (b"", b"a", b"b")
        for parts in (("x", "y"), ("xy", ""), ("x", "y", ""), ("", "xy"), ())
    }
    assert len(keys) == 15


def test_settings_that_only_choose_files_do_not_spoil_the_cache() -> None:
    assert config_digest(Config()) == config_digest(
        Config(include=("/x/*.md",), exclude=("y",), fail_on="error", registry=("r",), cross_file=True, cache=False)
    )
    digests = {
        config_digest(config)
        for config in (
            Config(),
            Config(select=("CIT",)),
            Config(severities=(("CIT001", "info"),)),
            Config(dated_source_years=5),
            Config(needs_source=frozenset({"claim", "price"})),
            Config(non_suppressible=("DOS",)),
        )
    }
    assert len(digests) == 6
    kinds = frozenset({"claim", "price", "dosing", "definition"})
    code = (
        "from claimcheck.cache import config_digest; from claimcheck.config import Config; "
        f"print(config_digest(Config(needs_source=frozenset({sorted(kinds)}))))"
    )
    shown = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == config_digest(Config(needs_source=kinds))


@pytest.mark.parametrize(
    ("data", "exact"),
    [
        (b"Relief lasted 5 years.", False),
        (b"A 2020 study", False),
        (b"A 2026 study", True),
        (b"published in January 2027", True),
        (b"a 2016 study", True),
        (b"<!-- claimcheck: disable-file CIT until 2030-01-01 -->", True),
        ("A 2026 study".encode("utf-16"), True),
    ],
)
def test_the_day_counts_only_where_a_text_stands_on_its_edge(data: bytes, exact: bool) -> None:
    assert day_part(data, TODAY, 10) == ("2026-11-25" if exact else "2026")


def test_the_registrys_dates_count_by_how_many_have_passed() -> None:
    figure = Figure(0, 1, None, None, "=", "1", "number")

    def entry(name: str, due: str | None, expires: str | None = None) -> Entry:
        return Entry(name, "s", "l", (), "1", figure, due=due, expires=expires)

    entries = {e.id: e for e in (entry("a", "2026-11-24"), entry("b", "2026-11", "2025"), entry("c", None))}
    registry = Registry(entries, {}, {})
    assert passed_dates(registry, TODAY) == "2"
    assert passed_dates(registry, date(2026, 12, 1)) == "3"
    assert passed_dates(EMPTY_REGISTRY, TODAY) == "0"
    broken = Registry({"a": entry("a", "soon")}, {}, {})
    assert passed_dates(broken, TODAY) == "2026-11-25"


def test_the_programs_digest_is_remembered_and_the_same(tmp_path: Path) -> None:
    digest = program_digest(tmp_path)
    memo = tmp_path / "program.json"
    assert list(json.loads(memo.read_text(encoding="utf-8")).values()) == [digest]
    assert program_digest(tmp_path) == program_digest() == digest
    memo.write_text("[", encoding="utf-8")
    assert program_digest(tmp_path) == digest


def test_a_vocabulary_counts_by_what_it_holds(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("nausea\n", encoding="utf-8")
    second.write_text("nausea\n", encoding="utf-8")
    before = config_digest(Config(vocabularies=(str(first),)))
    assert config_digest(Config(vocabularies=(str(second),))) == before
    first.write_text("dizziness\n", encoding="utf-8")
    assert len({before, config_digest(Config(vocabularies=(str(first),))), config_digest(Config())}) == 3


WRITER = """
import sys
from pathlib import Path
from claimcheck.cache import Cache
folder, name = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
for number in range(int(sys.argv[3])):
    cache = Cache(folder)
    cache.put(f"{name}{number}", name.encode() * 2000)
    assert cache.save()
"""


def test_runs_side_by_side_and_killed_ones_leave_a_sound_file(tmp_path: Path) -> None:
    def start(name: str, rounds: int) -> subprocess.Popen[str]:
        command = (sys.executable, "-c", WRITER, str(tmp_path), name, str(rounds))
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    writers = [start("a", 30), start("b", 30)]
    victim = start("c", 1_000_000)
    assert victim.stdout is not None
    assert victim.stdout.readline() == "ready\n"
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    victim.kill()
    victim.communicate()
    cache = Cache(tmp_path)
    assert not cache.damaged
    for name in "abc":
        for number in range(30):
            assert cache.get(f"{name}{number}") in {name.encode() * 2000, None}
    cache.put("d", b"1")
    assert cache.save()
    assert Cache(tmp_path).get("d") == b"1"
