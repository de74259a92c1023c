"""From the command line to the files to check, each with its configuration and registry."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.cache import find_cache_folder
from claimcheck.cli.options import open_registry
from claimcheck.config import Config
from claimcheck.config.globs import absolute_path
from claimcheck.lint.discover import find_files, shown_as
from claimcheck.lint.run import Target
from claimcheck.model import EMPTY, FileError

if TYPE_CHECKING:
    from claimcheck.config.resolve import Resolved
    from claimcheck.lint.memory import Memory
    from claimcheck.registry.registry import Registry

STDIN = "-"


class Targets(NamedTuple):
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


def find_others(targets: Sequence[Target], settings: Settings, *, exclude: Sequence[str] = ()) -> tuple[Target, ...]:
    """The other files of the projects that targets with `cross-file` belong to: what they say counts too.

    Raises:
        ConfigError: the configuration of one cannot be used.
    """
    roots: set[str] = set()
    for folder in {str(Path(absolute_path(target.path)).parent) for target in targets}:
        if settings.for_folder(folder).cross_file and (root := settings.project_of(folder)) is not None:
            roots.add(root)
    if not roots:
        return ()
    here = str(Path.cwd())
    shown = sorted(shown_path_from(root, here) for root in roots)
    found = find_files(shown, settings.for_folder, exclude=exclude)
    known = {realpath(target.path) for target in targets}
    return tuple(Target(path, path) for path in found.files if realpath(path) not in known)


def shown_path_from(folder: str, here: str) -> str:
    """A folder as its files are named in reports: from the working folder, as a run on all of it would name them."""
    try:
        return os.path.relpath(folder, here)
    except ValueError:  # another drive
        return folder


class Settings:
    """The configuration and the registry of each file, each looked up once.

    Args:
        config_file: the file that `--config` names.
        overrides: options by their key in a configuration file.
        cached: whether results may be used again and anything be kept. A registry that was compiled by its content is
            used in either case: that is no result.
    """

    def __init__(
        self, config_file: str | None = None, overrides: Mapping[str, object] = EMPTY, *, cached: bool = True
    ) -> None:
        from claimcheck.config.resolve import Resolver

        self._cached = cached
        self._named = config_file is not None
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
            folder = self._find_cache_folder()
            self._registries[key] = open_registry(config.registry, config.no_registry, folder, keep=self._cached)
        return self._registries[key]

    def read_for(self, folder: str) -> Iterator[Path]:
        """What a run reads for the files of a folder beside them, and the places where it looks for a configuration.

        Raises:
            ConfigError: a configuration cannot be used.
        """
        from claimcheck.config.resolve import FILE_NAMES

        place = Path(absolute_path(folder))
        yield from (above / name for above in (place, *place.parents) for name in FILE_NAMES)
        resolved = self._resolver.for_folder(folder)
        yield from resolved.files
        yield from map(Path, resolved.config.vocabularies)
        for registry in map(Path, resolved.config.registry):
            yield from registry.rglob("*.yaml") if registry.is_dir() else [registry]

    def project_of(self, folder: str) -> str | None:
        """The root of the project that a folder is part of: where its configuration lies, else its repository's.

        None where there is neither, so that nobody's whole home is read.
        """
        file = self._resolver.for_folder(folder).file
        if file is not None and not self._named:
            return str(file.parent)
        place = Path(absolute_path(folder))
        return next((str(above) for above in (place, *place.parents) if (above / ".git").exists()), None)

    @property
    def cache_folder(self) -> Path | None:
        """Where results are kept: as the working folder's configuration says; None where nothing may be kept."""
        return self._find_cache_folder() if self._cached else None

    def open_memory(self) -> Memory | None:
        """What earlier runs found, or None where nothing may be kept."""
        folder = self.cache_folder
        if folder is None:
            return None
        from claimcheck.lint.memory import Memory

        return Memory(folder)

    @contextmanager
    def kept_patterns(self) -> Iterator[None]:
        """Work with the compiled patterns that earlier runs kept; those compiled now are kept where anything may be."""
        from claimcheck.pattern.code import CODE

        CODE.take_up(self._find_cache_folder())
        try:
            yield
        finally:
            if self._cached:
                CODE.keep()

    def _find_cache_folder(self) -> Path | None:
        config = self.for_folder(".")
        return find_cache_folder(Path.cwd(), config.cache_folder) if config.cache else None

    def _proved(self, resolved: Resolved) -> Config:
        if id(resolved) not in self._checked:
            from claimcheck.config.codes import check_codes
            from claimcheck.rules import all_rules

            check_codes(resolved, ((rule.code, rule.name) for rule in all_rules()))
            self._checked.add(id(resolved))
        return resolved.config
