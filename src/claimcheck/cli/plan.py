"""From the command line to the files to check, each with its configuration and registry."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cache import find_cache_folder
from claimcheck.cli.options import open_registry
from claimcheck.config import Config
from claimcheck.lint.discover import find_files, shown_as
from claimcheck.lint.run import Target
from claimcheck.model import EMPTY, FileError

if TYPE_CHECKING:
    from claimcheck.config.resolve import Resolved
    from claimcheck.lint.memory import Memory
    from claimcheck.registry.registry import Registry

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Targets:
    """The files to check; `errors` are named ones that are not there, `skipped` counts named ones left out."""

    files: tuple[Target, ...]
    errors: tuple[FileError, ...] = ()
    skipped: int = 0


def find_targets(
    paths: Sequence[str],
    config_for: Callable[[str], Config],
    *,
    stdin_filename: str | None = None,
    exclude: Sequence[str] = (),
    force_exclude: bool = False,
) -> Targets:
    """Every file named or inside a folder named; `-` is standard input.

    Args:
        paths: as on the command line; the working folder where there is none.
        config_for: the configuration that holds in a folder.
        stdin_filename: the name that standard input goes by.
        exclude: further patterns.
        force_exclude: leave out named files too where a pattern excludes them.

    Raises:
        ConfigError: from `config_for`.
    """
    on_disk = [path for path in paths if path != STDIN] or ([] if paths else ["."])
    found = find_files(on_disk, config_for, exclude=exclude, force_exclude=force_exclude)
    files = [Target(path, path) for path in found.files]
    if STDIN in paths:
        name = shown_as(stdin_filename) if stdin_filename else STDIN
        files.append(Target(name, name, sys.stdin.buffer.read()))
    return Targets(tuple(files), found.errors, found.skipped)


class Settings:
    """The configuration and the registry of each file, each looked up once.

    Args:
        config_file: the file that `--config` names.
        overrides: options by their key in a configuration file.
        cached: whether what was read may be kept and used again.
    """

    def __init__(
        self, config_file: str | None = None, overrides: Mapping[str, object] = EMPTY, *, cached: bool = True
    ) -> None:
        from claimcheck.config.resolve import Resolver

        self._cached = cached
        self._home = find_cache_folder(Path.cwd(), None)
        self._resolver = Resolver(
            config_file=Path(config_file) if config_file else None,
            overrides=overrides,
            cache_dir=self._home if cached else None,
        )
        self._checked: set[int] = set()
        self._registries: dict[tuple[tuple[str, ...], bool], Registry] = {}

    def for_folder(self, folder: str) -> Config:
        """The configuration that holds in a folder.

        Raises:
            ConfigError: it cannot be used.
        """
        return self._proved(self._resolver.for_folder(folder))

    def for_file(self, path: str) -> Config:
        """The configuration that holds for a file; for `-` that of the working folder.

        Raises:
            ConfigError: it cannot be used.
        """
        return self._proved(self._resolver.for_file(path))

    def registry_for(self, config: Config) -> Registry:
        """The registry that a configuration names; the bundled one where it names none.

        Raises:
            RegistryError: it cannot be used.
        """
        key = (config.registry, config.no_registry)
        if key not in self._registries:
            self._registries[key] = open_registry(config.registry, config.no_registry, self.cache_folder)
        return self._registries[key]

    @property
    def cache_folder(self) -> Path | None:
        """Where results are kept: as the working folder's configuration says; None where nothing may be kept."""
        config = self.for_folder(".")
        if not (self._cached and config.cache):
            return None
        return find_cache_folder(Path.cwd(), config.cache_folder)

    def open_memory(self) -> Memory | None:
        """What earlier runs found, or None where nothing may be kept."""
        folder = self.cache_folder
        if folder is None:
            return None
        from claimcheck.lint.memory import Memory

        return Memory(folder)

    def _proved(self, resolved: Resolved) -> Config:
        if id(resolved) not in self._checked:
            from claimcheck.config.resolve import check_codes
            from claimcheck.rules import all_rules

            check_codes(resolved, ((rule.code, rule.name) for rule in all_rules()))
            self._checked.add(id(resolved))
        return resolved.config
