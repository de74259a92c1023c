"""One configuration file as plain values: checked once, then kept in the cache by its content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck import __version__
from claimcheck.errors import ConfigError
from claimcheck.nearest import find_nearest
from claimcheck.pattern import as_pattern

FORMAT = 2
"""Raised whenever the schema changes, so that no file checked against an older one passes for checked."""

_PYPROJECT = "pyproject.toml"

# `Expected '=' after a key in a key/value pair (at line 3, column 5)`
_PLACE = as_pattern(r" \(at line (\d+), column (\d+)\)$")


class CompiledFile(NamedTuple):
    """The settings that one file holds, as written; `lines` are 1-based, keyed `select` or `select\\nCIT001`."""

    values: Mapping[str, Any]
    lines: Mapping[str, int]

    def line_of(self, *place: str) -> int | None:
        """The line of a key, or of something inside its value where that is known."""
        for depth in range(len(place), 0, -1):
            line = self.lines.get("\n".join(place[:depth]))
            if line is not None:
                return line
        return None


def read_config_file(path: Path, shown_as: str, cache_folder: Path | None = None) -> CompiledFile | None:
    """The settings in a file; None for a `pyproject.toml` that has none for claimcheck.

    Args:
        path: a `claimcheck.toml`, a `pyproject.toml`, or a file of either form under another name.
        shown_as: its name in messages.
        cache_folder: where checked files are kept; None keeps nothing.

    Raises:
        ConfigError: the file cannot be read, is no TOML, or holds an unknown key or a wrong value.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", path=shown_as) from None
    if path.name == _PYPROJECT and b"claimcheck" not in data:
        return None
    kept = _kept_file(data, path.name == _PYPROJECT, cache_folder)
    if kept is not None and (found := _read_kept(kept)) is not None:
        return found
    compiled = compile_config(_decode(data, shown_as), shown_as, in_pyproject=path.name == _PYPROJECT)
    if kept is not None and compiled is not None:
        _keep(kept, compiled)
    return compiled


def compile_config(text: str, shown_as: str, *, in_pyproject: bool = False) -> CompiledFile | None:
    """The settings in a TOML text; None where they would stand in `[tool.claimcheck]` and do not.

    Raises:
        ConfigError: the text is no TOML, or holds an unknown key or a wrong value.
    """
    import tomllib

    from claimcheck.config.toml_lines import find_lines

    try:
        whole = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _PLACE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (None, None)
        message = _PLACE.sub("", str(error))
        raise ConfigError(f"not valid TOML: {message}", path=shown_as, line=line, column=column) from None
    tool = whole.get("tool")
    table = tool.get("claimcheck") if isinstance(tool, dict) else None
    nested = in_pyproject or (table is not None and set(whole) == {"tool"})
    if nested and table is None:
        return None
    values = table if nested else whole
    prefix = ("tool", "claimcheck") if nested else ()
    lines = find_lines(text.replace("\r\n", "\n"))
    if not isinstance(values, dict):
        raise ConfigError("`tool.claimcheck` should be a table", path=shown_as, line=lines.get(prefix))
    inside = {"\n".join(key[len(prefix) :]): line for key, line in lines.items() if key[: len(prefix)] == prefix}
    compiled = CompiledFile(values, inside)
    _check(compiled, shown_as)
    return compiled


def _decode(data: bytes, shown_as: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("not valid UTF-8: save the file as UTF-8", path=shown_as, line=line) from None


def _check(compiled: CompiledFile, shown_as: str) -> None:
    from claimcheck.config.schema import KEYS, check_values

    found: dict[tuple[int, str], ConfigError] = {}
    for place, message, kind in check_values(dict(compiled.values)):
        key = str(place[0]) if place else ""
        line = compiled.line_of(*_names(compiled.values, place))
        unknown = kind == "unknown-key"
        said = f"unknown key `{key}`{_suggest_key(key, KEYS)}" if unknown else f"`{key}`: {message}"
        found.setdefault((line or 0, key), ConfigError(said, path=shown_as, line=line))
    if found:
        first = found[min(found)]
        if len(found) > 1:
            more = f"{len(found) - 1} more in this file"
            first = ConfigError(f"{first.message} (and {more})", path=shown_as, line=first.line)
        raise first


def _names(values: Any, place: tuple[str | int, ...]) -> list[str]:
    """The keys and list items on the way to a value, as `CompiledFile.lines` knows them."""
    names: list[str] = []
    for part in place:
        if isinstance(part, int):
            if not isinstance(values, list) or part >= len(values):
                break
            names.append(str(values[part]))
            break
        if names and not (isinstance(values, dict) and part in values):
            break
        names.append(part)
        values = values.get(part) if isinstance(values, dict) else None
    return names


def _suggest_key(key: str, known: tuple[str, ...]) -> str:
    near = find_nearest(key.replace("_", "-").lower(), known)
    return f", did you mean `{near}`?" if near else f"; the keys are {', '.join(known)}"


def _kept_file(data: bytes, in_pyproject: bool, cache_folder: Path | None) -> Path | None:
    if cache_folder is None:
        return None
    from hashlib import blake2b

    digest = blake2b(f"{FORMAT} {__version__} {in_pyproject}\n".encode(), digest_size=16)
    digest.update(data)
    return cache_folder / "config" / f"{digest.hexdigest()}.json"


def _read_kept(kept: Path) -> CompiledFile | None:
    try:
        whole = json.loads(kept.read_bytes())
        values, lines = whole["values"], whole["lines"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return CompiledFile(values, lines) if isinstance(values, dict) and isinstance(lines, dict) else None


def _keep(kept: Path, compiled: CompiledFile) -> None:
    from os import urandom

    text = json.dumps({"values": compiled.values, "lines": compiled.lines}, default=str)
    beside = kept.with_suffix(f".{urandom(6).hex()}.new")
    try:
        if not kept.parent.parent.is_dir():
            return  # whoever makes the cache's folder marks it as one; this is no place to begin it
        kept.parent.mkdir(exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(kept)
    except OSError:
        return
