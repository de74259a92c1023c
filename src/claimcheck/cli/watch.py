"""`--watch`: check again whenever a file changes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from claimcheck.cli.options import split_terms
from claimcheck.cli.plan import STDIN, Settings, find_targets
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.cli.check import CheckOptions

PAUSE = 0.5  # seconds between two looks

Stamp = dict[str, tuple[int, int]]


def watch(options: CheckOptions, run: Callable[[], int]) -> NoReturn:
    """Run, wait for a change, run again, until interrupted. A mistake in the configuration is told and waited out."""
    if STDIN in options.paths:
        raise click.UsageError("standard input cannot be watched")
    while True:
        seen = read_stamp(options)  # before the run: what changes meanwhile is a change
        try:
            run()
        except ClaimcheckError as error:
            click.echo(f"claimcheck: error: {error}", err=True)
        if options.fix or options.unsafe_fixes:
            seen = read_stamp(options)
        click.echo("claimcheck: waiting for a change (Ctrl-C ends it)", err=True)
        while read_stamp(options) == seen:
            time.sleep(PAUSE)


def read_stamp(options: CheckOptions) -> Stamp:
    """Time and size of every file that a run reads: the texts, the configuration, the registry; not those it writes."""
    places = {Path(path) for path in (options.config, options.baseline) if path is not None}
    try:
        settings = Settings(options.config, options.overrides)
        targets = find_targets(options.paths, settings.for_folder, exclude=split_terms(options.exclude))
        found = [Path(target.path) for target in targets.files]
        places.update(found)
        for folder in {".", *(str(file.parent) for file in found)}:
            places.update(settings.read_for(folder))
    except ClaimcheckError as error:
        places.update(Path(path) for path in (error.path, *options.registries) if path is not None)
    written = {Path(output.path).absolute() for output in options.outputs if output.path is not None}
    stamps = ((place, _stamp_of(place)) for place in places if place.absolute() not in written)
    return {str(place): stamp for place, stamp in stamps if stamp is not None}


def _stamp_of(place: Path) -> tuple[int, int] | None:
    try:
        status = place.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
