"""A compiled registry is the registry, and a damaged one is a miss."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from registry_samples import WHOLE

from claimcheck.registry.load import load_registry
from claimcheck.registry.locate import data_path


def kept_files(cache: Path) -> list[Path]:
    return sorted((cache / "registry").glob("*.bin"))


def test_the_compiled_form_gives_the_same_registry(tmp_path: Path) -> None:
    plain = load_registry(None)
    cold = load_registry(None, cache_dir=tmp_path)
    warm = load_registry(None, cache_dir=tmp_path)
    assert cold == plain == warm
    assert list(warm.entries) == list(plain.entries)
    assert (tmp_path / ".gitignore").read_text() == "*\n"
    assert len(kept_files(tmp_path)) == 1


def test_a_changed_file_is_compiled_anew(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    load_registry([file], cache_dir=tmp_path / "cache")
    file.write_text(WHOLE.replace("40-60%", "40-65%"), encoding="utf-8")
    assert load_registry([file], cache_dir=tmp_path / "cache").entries["headache.relief"].figure_text == "40-65%"


@pytest.mark.parametrize("damage", ["cut", "empty", "turned", "other", "folder"])
def test_a_damaged_one_is_a_miss(tmp_path: Path, damage: str) -> None:
    file, cache = tmp_path / "r.yaml", tmp_path / "cache"
    file.write_text(WHOLE, encoding="utf-8")
    expected = load_registry([file], cache_dir=cache)
    kept = kept_files(cache)[0]
    content = kept.read_bytes()
    kept.unlink()
    if damage == "folder":
        kept.mkdir()
    else:
        changed = {"cut": content[:-9], "empty": b"", "other": b"words", "turned": content[:-1] + b"\x00"}[damage]
        kept.write_bytes(changed)
    assert load_registry([file], cache_dir=cache) == expected


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert load_registry(None, cache_dir=blocked).entries


def test_a_warm_start_imports_no_schema_and_no_yaml(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from claimcheck.registry.load import load_registry;"
        f"load_registry(None, cache_dir=Path({str(tmp_path)!r}));"
        "print(sorted({'pydantic', 'yaml', 'spacy', 'claimcheck.language.figures'} & set(sys.modules)))"
    )
    for expected in (None, "[]"):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert expected is None or done.stdout.strip() == expected


def test_the_data_is_found_in_a_checkout() -> None:
    assert (data_path("claims") / "topics").is_dir()


def test_the_dates_of_a_kept_registry_are_known_without_its_entries(tmp_path: Path) -> None:
    fresh = load_registry(cache_dir=tmp_path)
    kept = load_registry(cache_dir=tmp_path)
    assert kept.deadlines == fresh.deadlines != ()
    assert "_made" in vars(kept.entries)
    assert not vars(kept.entries)["_made"]
