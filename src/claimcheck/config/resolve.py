"""From files and options to one configuration: the nearest file wins, `extend` lies below it, options lie above."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from claimcheck.config.compiled import CompiledFile, read_config_file
from claimcheck.config.globs import absolute_path, anchor_pattern
from claimcheck.config.settings import Config
from claimcheck.errors import ConfigError
from claimcheck.model import EMPTY

FILE_NAMES = ("claimcheck.toml", "pyproject.toml")
"""In one folder the first of these that holds settings counts."""

_RULE_KEYS = ("select", "ignore", "extend-select", "non-suppressible", "severity", "per-file-ignores")
_TABLES = ("severity", "per-file-ignores")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The configuration for a file, and where each value comes from.

    `origins` is keyed by the names of the configuration file (`fail-on`): `claimcheck.toml:3`, `--fail-on`, `default`.
    `file` is the nearest configuration file, or None, and `files` that one and those it extends. `places` holds path
    and line of every rule named, for messages.
    """

    config: Config
    origins: Mapping[str, str]
    file: Path | None = None
    places: Mapping[tuple[str, str], tuple[str, int | None]] = field(default_factory=dict)
    files: tuple[Path, ...] = ()


def resolve_config(
    path: Path | None,
    *,
    config_file: Path | None = None,
    overrides: Mapping[str, object] = EMPTY,
    cache_dir: Path | None = None,
) -> Resolved:
    """The configuration that holds for a file or folder.

    Args:
        path: the file or folder, from which upward a configuration file is looked for; None: only `config_file` counts.
        config_file: the file to use instead of looking for one.
        overrides: options by key (`fail-on`, `select`, `no-registry` …); None values are left out. `select` lays
            aside the file's `ignore` and `extend-select`; `ignore` and `extend-select` add to the file's.
        cache_dir: the cache's folder, where files already checked are kept.

    Raises:
        ConfigError: a file cannot be read or used, or files extend each other in a circle.
    """
    found = _named_file(config_file, cache_dir) if config_file is not None else find_config_file(path, cache_dir)
    if found is None:
        return _lay_over(Resolved(Config(), dict.fromkeys(KEY_FIELDS, "default")), overrides)
    layers = _find_layers(*found, cache_dir)
    resolved = Resolved(
        Config(), dict.fromkeys(KEY_FIELDS, "default"), found[0], files=tuple(file for file, _ in layers)
    )
    for file, compiled in layers:
        resolved = _lay_file(resolved, file, compiled)
    return _lay_over(resolved, overrides)


class Resolver:
    """The configuration of many files, each folder looked at once. The arguments are those of `resolve_config`."""

    def __init__(
        self,
        *,
        config_file: Path | None = None,
        overrides: Mapping[str, object] = EMPTY,
        cache_dir: Path | None = None,
    ) -> None:
        self._config_file = config_file
        self._overrides = overrides
        self._cache_dir = cache_dir
        self._by_folder: dict[str, Resolved] = {}
        self._by_file: dict[Path | None, Resolved] = {}

    def for_folder(self, folder: str) -> Resolved:
        """The configuration for the files in a folder.

        Raises:
            ConfigError: as `resolve_config`.
        """
        key = absolute_path(folder)
        if key not in self._by_folder:
            self._by_folder[key] = self._resolve(Path(key))
        return self._by_folder[key]

    def for_file(self, path: str) -> Resolved:
        """The configuration for a file.

        Raises:
            ConfigError: as `resolve_config`.
        """
        return self.for_folder(str(Path(absolute_path(path)).parent))

    def _resolve(self, folder: Path) -> Resolved:
        found = None if self._config_file is not None else find_config_file(folder, self._cache_dir)
        file = self._config_file if found is None else found[0]
        if file not in self._by_file:
            self._by_file[file] = resolve_config(
                None, config_file=file, overrides=self._overrides, cache_dir=self._cache_dir
            )
        return self._by_file[file]


def find_config_file(path: Path | None, cache_dir: Path | None = None) -> tuple[Path, CompiledFile] | None:
    """The nearest configuration file at or above a file or folder, and what it holds.

    Raises:
        ConfigError: the nearest one cannot be used.
    """
    if path is None:
        return None
    start = Path(absolute_path(str(path)))
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            file = folder / name
            if file.is_file():
                compiled = read_config_file(file, shown_path(file), cache_dir)
                if compiled is not None:
                    return file, compiled
    return None


def shown_path(path: Path) -> str:
    """A path as messages show it: from the working folder where it lies below or near it, with `/`."""
    try:
        near = os.path.relpath(path)
    except ValueError:  # another drive
        return path.as_posix()
    return path.as_posix() if near.count("..") > 2 else near.replace(os.sep, "/")


def _named_file(config_file: Path, cache_dir: Path | None) -> tuple[Path, CompiledFile]:
    file = Path(absolute_path(str(config_file)))
    compiled = read_config_file(file, shown_path(file), cache_dir)
    if compiled is None:
        raise ConfigError("holds no table [tool.claimcheck]", path=shown_path(file))
    return file, compiled


def _find_layers(file: Path, compiled: CompiledFile, cache_dir: Path | None) -> list[tuple[Path, CompiledFile]]:
    """The file and those it extends, the lowest first."""
    layers = [(file, compiled)]
    seen = {Path(os.path.realpath(file))}
    while "extend" in compiled.values:
        line = compiled.line_of("extend")
        target = Path(_locate(str(compiled.values["extend"]), str(file.parent)))
        if Path(os.path.realpath(target)) in seen:
            raise ConfigError(
                f"`extend` leads in a circle back to {shown_path(target)}", path=shown_path(file), line=line
            )
        if not target.is_file():
            raise ConfigError(f"`extend`: there is no file {shown_path(target)}", path=shown_path(file), line=line)
        below = read_config_file(target, shown_path(target), cache_dir)
        if below is None:
            raise ConfigError(
                f"`extend`: {shown_path(target)} holds no table [tool.claimcheck]", path=shown_path(file), line=line
            )
        file, compiled = target, below
        seen.add(Path(os.path.realpath(file)))
        layers.append((file, compiled))
    return layers[::-1]


KEY_FIELDS: Mapping[str, str] = {
    "select": "select",
    "ignore": "ignore",
    "extend-select": "extend_select",
    "per-file-ignores": "per_file_ignores",
    "include": "include",
    "exclude": "exclude",
    "severity": "severities",
    "fail-on": "fail_on",
    "registry": "registry",
    "dated-source-years": "dated_source_years",
    "needs-source": "needs_source",
    "spacy-pipeline": "spacy_pipeline",
    "vocabularies": "vocabularies",
    "cross-file": "cross_file",
    "non-suppressible": "non_suppressible",
    "respect-gitignore": "respect_gitignore",
    "cache": "cache",
}


def _lay_file(below: Resolved, file: Path, compiled: CompiledFile) -> Resolved:
    folder = str(file.parent)
    changes: dict[str, Any] = {}
    origins = dict(below.origins)
    places = dict(below.places)
    shown = shown_path(file)
    for key, value in compiled.values.items():
        if key == "extend":
            continue
        line = compiled.line_of(key)
        origin = shown if line is None else f"{shown}:{line}"
        changes |= _as_fields(key, value, folder, below.config)
        if key in _TABLES and origins[key] != "default":
            origin = f"{origins[key]}, {origin}"
        elif key in _RULE_KEYS:
            places = {place: where for place, where in places.items() if place[0] != key}
        origins[key] = origin
        for term, inside in _rule_terms(key, value):
            places[key, term] = (shown, compiled.line_of(key, *inside))
    return replace(below, config=replace(below.config, **changes), origins=origins, places=places)


def _rule_terms(key: str, value: Any) -> list[tuple[str, tuple[str, ...]]]:
    if key == "per-file-ignores":
        return [(term, (pattern, term)) for pattern, terms in value.items() for term in terms]
    return [(term, (term,)) for term in value] if key in _RULE_KEYS else []


def _as_fields(key: str, value: Any, folder: str, below: Config) -> dict[str, Any]:
    """The fields of `Config` that a key's value sets."""
    if key == "severity":
        return {"severities": tuple((dict(below.severities) | value).items())}
    if key == "per-file-ignores":
        added = {anchor_pattern(pattern, folder): tuple(terms) for pattern, terms in value.items()}
        return {"per_file_ignores": tuple((dict(below.per_file_ignores) | added).items())}
    if key in {"include", "exclude"}:
        return {key: tuple(anchor_pattern(pattern, folder) for pattern in value)}
    if key in {"registry", "vocabularies"}:
        paths = tuple(_locate(item, folder) for item in ([value] if isinstance(value, str) else value))
        return {key: paths, "no_registry": not paths} if key == "registry" else {key: paths}
    if key == "cache":
        return {"cache": value is not False, "cache_folder": _locate(value, folder) if isinstance(value, str) else None}
    if key == "needs-source":
        return {"needs_source": frozenset(value)}
    return {KEY_FIELDS[key]: tuple(value) if isinstance(value, list) else value}


def _locate(path: str, folder: str) -> str:
    return os.path.normpath(Path(folder, path))


def _lay_over(resolved: Resolved, overrides: Mapping[str, object]) -> Resolved:
    """The options of a command on top. Paths and patterns in them count from the working folder."""
    given = {key: value for key, value in overrides.items() if value is not None and value != ()}
    if not given:
        return resolved
    config, origins, places = resolved.config, dict(resolved.origins), dict(resolved.places)
    if "select" in given:
        config = replace(config, ignore=(), extend_select=())
        origins |= {"ignore": "default", "extend-select": "default"}
        places = {place: where for place, where in places.items() if place[0] not in {"ignore", "extend-select"}}
    for key, value in given.items():
        option = f"--{key}"
        if key == "no-registry":
            if value:
                config = replace(config, registry=(), no_registry=True)
                origins["registry"] = option
            continue
        if key not in KEY_FIELDS:
            raise ConfigError(f"unknown setting `{key}`")
        if key == "registry" and given.get("no-registry"):
            continue
        kept: Any = [value] if key == "registry" and isinstance(value, str) else value
        kept = list(kept) if isinstance(kept, (tuple, set, frozenset)) else kept
        if key in {"ignore", "extend-select"}:
            kept = [*getattr(config, KEY_FIELDS[key]), *kept]
        if key == "registry":
            config = replace(config, registry=tuple(str(path) for path in kept), no_registry=False)
        else:
            config = replace(config, **_as_fields(key, kept, str(Path.cwd()), config))
        added = key in {"ignore", "extend-select"} and origins[key] != "default"
        origins[key] = f"{origins[key]}, {option}" if added else option
        for term, _ in _rule_terms(key, value):
            places[key, term] = (option, None)
    return replace(resolved, config=config, origins=origins, places=places)
