"""What has a say in a file's result: its bytes, the program, the registry, the configuration, and sometimes the day."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final
from weakref import ref

from claimcheck.cache.store import make_cache_folder
from claimcheck.config import Config
from claimcheck.registry.registry import Registry, latest_day

_WITHOUT_SAY: Final = frozenset(
    {"include", "exclude", "per_file_ignores", "fail_on", "registry", "no_registry", "respect_gitignore"}
    | {"cache", "cache_folder", "cross_file", "vocabularies"}
)
"""Settings that change which files are read or what is made of findings, not what is found in one file."""


def file_key(data: bytes, parts: Iterable[str]) -> str:
    """The key of a file's result.

    Args:
        data: the file's bytes.
        parts: all else that has a say: `program_digest`, the registry's digest and `passed_dates`, `config_digest`, the
            rules that run on it, the format it is read as, `day_part`.
    """
    digest = blake2b(digest_size=16)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(encoded))
        digest.update(encoded)
    digest.update(data)
    return digest.hexdigest()


def config_digest(config: Config) -> str:
    """What of a configuration has a say in one file's findings; of vocabularies it is what they hold."""
    if not config.vocabularies:
        return _settings_digest(config)
    digest = blake2b(_settings_digest(config).encode(), digest_size=16)
    for path in config.vocabularies:
        try:
            digest.update(blake2b(Path(path).read_bytes(), digest_size=16).digest())
        except OSError:
            digest.update(b"none")
    return digest.hexdigest()


@lru_cache(maxsize=64)
def _settings_digest(config: Config) -> str:
    values = {item.name: getattr(config, item.name) for item in fields(config) if item.name not in _WITHOUT_SAY}
    text = json.dumps(values, default=sorted, sort_keys=True)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def day_part(data: bytes, today: date, dated_source_years: int) -> str:
    """How exactly the day of the check matters for a file: to the day where it names a year on whose edge it stands, or
    a suppression that runs out; else to the year."""
    edge = today.year - dated_source_years
    years = (today.year - 1, today.year, today.year + 1, edge - 1, edge, edge + 1)
    exact = b"\0" in data or b"claimcheck" in data or any(b"%d" % year in data for year in years)
    return today.isoformat() if exact else str(today.year)


def passed_dates(registry: Registry, today: date) -> str:
    """How many of the registry's review and expiry dates have passed: as good as the day for all rules about them."""
    counted = _counted.get(id(registry))
    if counted is None or counted[0]() is not registry or counted[1] != today:
        counted = _counted[id(registry)] = (ref(registry), today, _count_passed(registry, today))
    return counted[2]


_counted: dict[int, tuple[ref[Registry], date, str]] = {}


def _count_passed(registry: Registry, today: date) -> str:
    passed = 0
    for text in registry.deadlines:
        try:
            passed += latest_day(text) < today
        except ValueError:
            return today.isoformat()
    return str(passed)


def program_digest(folder: Path | None = None) -> str:
    """A digest of the program itself: its code and its word lists.

    Args:
        folder: the cache's folder, where the digest is remembered by the files' sizes and times; None: not remembered.
    """
    root = Path(__file__).parents[1]
    files = sorted(_find_program_files(str(root)))
    signature = blake2b(repr(files).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    memo = folder / "program.json" if folder is not None else None
    try:
        known = json.loads(memo.read_bytes()) if memo is not None else {}
        if isinstance(known, dict) and isinstance(known.get(signature), str):
            return str(known[signature])
    except (OSError, ValueError, RecursionError):
        pass
    digest = blake2b(digest_size=16)
    for path, size, _ in files:
        digest.update(f"{os.path.relpath(path, root)}:{size}:".replace(os.sep, "/").encode("utf-8", "surrogateescape"))
        digest.update(Path(path).read_bytes())
    if memo is not None and folder is not None:
        try:
            make_cache_folder(folder)
            beside = memo.with_name(f"program.{os.urandom(6).hex()}.new")
            beside.write_text(json.dumps({signature: digest.hexdigest()}), encoding="utf-8")
            beside.replace(memo)
        except OSError:
            pass
    return digest.hexdigest()


def _find_program_files(folder: str) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    found.extend(_find_program_files(entry.path))
            elif not entry.name.endswith((".pyc", ".new")):
                status = entry.stat()
                found.append((entry.path, status.st_size, status.st_mtime_ns))
    return found
