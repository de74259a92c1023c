"""Options that several commands share, and what their values are read as."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from claimcheck.registry.registry import Registry

Function = TypeVar("Function", bound=Callable[..., Any])


def as_day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """The day an option names; a usage error where it is none."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a day as YYYY-MM-DD") from error


def registry_options(command: Function) -> Function:
    """`--registry` (repeatable) and `--no-registry`."""
    command = click.option(
        "--no-registry", is_flag=True, help="Check against no registry: only the rules that need none can fire."
    )(command)
    return click.option(
        "--registry",
        "registries",
        multiple=True,
        type=click.Path(),
        metavar="PATH",
        help="A registry file or folder; repeat to join several. The bundled one is then left out.",
    )(command)


def today_option(command: Function) -> Function:
    """`--today`, the real day by default."""
    return click.option(
        "--today",
        metavar="YYYY-MM-DD",
        callback=as_day,
        help="The day that rules about dates go by (default: the real one).",
    )(command)


def complete_rule(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The codes and names of rules that the last of some terms begins, for the shell."""
    from claimcheck.rules import all_rules

    before, comma, begun = incomplete.rpartition(",")
    names = [name for rule in all_rules() for name in (rule.code, rule.name)]
    return [f"{before}{comma}{name}" for name in names if name.lower().startswith(begun.lower())]


def as_selection(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The terms of `--select`; a usage error where it is given and names no rule."""
    terms = split_terms(values)
    if values and not terms:
        raise click.BadParameter("names no rule")
    return terms


def selection_options(command: Function) -> Function:
    """`--select`, `--ignore` and `--extend-select`."""
    for name, callback, said in (
        ("--extend-select", None, "These rules too."),
        ("--ignore", None, "Not these rules, whatever else selects them."),
        ("--select", as_selection, "Only these rules: codes, names, prefixes or ALL."),
    ):
        command = click.option(
            name, multiple=True, metavar="RULES", callback=callback, shell_complete=complete_rule, help=said
        )(command)
    return command


def split_terms(values: tuple[str, ...]) -> tuple[str, ...]:
    """The single terms of repeated and comma-separated values."""
    return tuple(term.strip() for value in values for term in value.split(",") if term.strip())


def open_registry(
    paths: tuple[str, ...], none: bool, cache_folder: Path | None = None, *, keep: bool = True
) -> Registry:
    """The registry asked for; the bundled one where none is named. Its compiled form is looked for in the cache's
    folder, and kept there where `keep`.

    Raises:
        RegistryError: it cannot be used.
    """
    if none:
        from claimcheck.registry.registry import EMPTY_REGISTRY

        return EMPTY_REGISTRY
    from claimcheck.registry.load import load_registry

    return load_registry([name_from_here(path) for path in paths] or None, cache_dir=cache_folder, keep=keep)


def name_from_here(path: str) -> str:
    """A path that a configuration file gave, as reports name it on every machine: from the working folder if below."""
    place, here = Path(path), Path.cwd()
    return place.relative_to(here).as_posix() if place != here and place.is_relative_to(here) else path


def find_registries(paths: tuple[str, ...], none: bool = False) -> tuple[tuple[str, ...], bool]:
    """The registries named, else those of the working folder's configuration, and whether there shall be none.

    Raises:
        ConfigError: the configuration cannot be used.
    """
    if paths or none:
        return paths, none
    from claimcheck.config.resolve import resolve_config

    config = resolve_config(Path.cwd()).config
    return tuple(name_from_here(path) for path in config.registry), config.no_registry


def open_found_registry(paths: tuple[str, ...], none: bool = False) -> Registry:
    """The registry that `find_registries` finds; the bundled one where it finds none.

    Raises:
        ConfigError: the configuration cannot be used.
        RegistryError: the registry cannot be used.
    """
    return open_registry(*find_registries(paths, none))


def write_stdout(text: str) -> None:
    """Write to standard output as UTF-8, whatever the terminal's encoding, with line ends as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
