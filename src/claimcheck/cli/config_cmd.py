"""`claimcheck config`: the configuration that holds for a file, and where each value comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import write_stdout

if TYPE_CHECKING:
    from claimcheck.config.resolve import Resolved

_PATHS = frozenset({"include", "exclude", "registry", "vocabularies", "per-file-ignores"})


@click.command("config")
@click.argument("file", default=".", type=click.Path())
@click.option("--config", "config_file", type=click.Path(), metavar="FILE", help="This configuration file, no other.")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", help="text (default) or json.")
def config(file: str, config_file: str | None, output_format: str) -> None:
    """Print the configuration that holds for FILE (or a folder), each value with its origin."""
    from claimcheck.config.codes import check_codes
    from claimcheck.config.resolve import resolve_config, shown_path
    from claimcheck.rules import all_rules

    resolved = resolve_config(Path(file), config_file=Path(config_file) if config_file else None)
    check_codes(resolved, ((rule.code, rule.name) for rule in all_rules()))
    values = as_values(resolved)
    source = shown_path(resolved.file) if resolved.file is not None else None
    if output_format == "json":
        rows = {key: {"value": value, "origin": resolved.origins[key]} for key, value in values.items()}
        whole = {"schema_version": 1, "path": file, "file": source, "values": rows}
        write_stdout(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
        return
    shown = {key: _as_toml(value) for key, value in values.items()}
    width = max(len(f"{key} = {text}") for key, text in shown.items() if len(text) < 60)
    lines = [f"# {file}: {source or 'no configuration file, the defaults hold'}"]
    lines += [f"{f'{key} = {text}':<{width}}  # {resolved.origins[key]}" for key, text in shown.items()]
    write_stdout("\n".join(lines) + "\n")


def as_values(resolved: Resolved) -> dict[str, object]:
    """The settings in force by key, as plain values; defaults that stand for more are spelled out."""
    from claimcheck.config.resolve import KEY_FIELDS
    from claimcheck.lint.discover import DEFAULT_INCLUDE

    settings = resolved.config
    values: dict[str, object] = {}
    for key, name in KEY_FIELDS.items():
        value = getattr(settings, name)
        if key in {"severity", "per-file-ignores"}:
            values[key] = {_shorten(key, term): _plain(key, inner) for term, inner in value}
        else:
            values[key] = _plain(key, value)
    if not settings.include:
        values["include"] = list(DEFAULT_INCLUDE)
    if not settings.registry:
        values["registry"] = [] if settings.no_registry else ["bundled"]
    if not settings.select:
        values["select"] = ["the rules that are on by default"]
    if settings.cache and settings.cache_folder is not None:
        values["cache"] = _shorten("registry", settings.cache_folder)
    return values


def _plain(key: str, value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_shorten(key, str(item)) for item in value]
    return value


def _shorten(key: str, text: str) -> str:
    """A path or pattern as seen from the working folder."""
    if key not in _PATHS or not Path(text).is_absolute():
        return text
    from claimcheck.config.resolve import shown_path

    return shown_path(Path(text))


def _as_toml(value: object) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {_as_toml(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if value is None:
        return '""'
    return json.dumps(value, ensure_ascii=False)
