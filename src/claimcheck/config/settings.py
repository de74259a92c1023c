"""The resolved configuration of one run: plain values, no file, no schema library."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model import Severity

DEFAULT_NEEDS_SOURCE = frozenset({"claim"})


@dataclass(frozen=True, slots=True)
class Config:
    """What a run goes by. Rule codes, names and prefixes are text here; the engine checks them.

    `needs_source` holds the kinds of statement (`model.StatementKind`) that CIT001 asks a source for.
    `severities` and `per_file_ignores` are pairs, so that the value can be hashed for the cache.
    `include`, `exclude` and the first of each `per_file_ignores` pair are absolute patterns (`config.globs`);
    `registry`, `vocabularies` and `cache_folder` are absolute paths where a configuration file names them.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    fail_on: Severity = "warning"
    registry: tuple[str, ...] = ()
    no_registry: bool = False
    dated_source_years: int = 10
    needs_source: frozenset[str] = DEFAULT_NEEDS_SOURCE
    cross_file: bool = False
    spacy_pipeline: str | None = None
    vocabularies: tuple[str, ...] = ()
    non_suppressible: tuple[str, ...] = ()
    respect_gitignore: bool = True
    cache: bool = True
    cache_folder: str | None = None  # where not beside the configuration file
