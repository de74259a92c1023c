"""`claimcheck extract`: what was read, unchecked."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import click

from claimcheck.cli.main import BUG, FAILED
from claimcheck.cli.options import registry_options, write_stdout

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.lint.extraction import Extraction
    from claimcheck.lint.run import Target
    from claimcheck.registry.registry import Registry


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", help="text (default) or json.")
@click.option("--explain", is_flag=True, help="Say why a source covers a figure and what spoke for a registry entry.")
@click.option("--stdin-filename", metavar="NAME", help="The name that standard input (-) is reported under.")
@registry_options
@click.pass_context
def extract(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    output_format: str,
    explain: bool,
    stdin_filename: str | None,
    registries: tuple[str, ...],
    no_registry: bool,
) -> None:
    """Print the numeric claims and citations found in files or folders (- is standard input)."""
    from claimcheck.cli.plan import Settings, find_targets
    from claimcheck.lint.run import attempt
    from claimcheck.model import FileError

    settings = Settings(overrides={"registry": registries, "no-registry": no_registry or None})
    targets = find_targets(paths, settings.for_folder, stdin_filename=stdin_filename)
    found, errors = [], list(targets.errors)
    for target in targets.files:
        config = settings.for_file(target.path)
        registry = settings.registry_for(config)
        extraction = attempt(target, partial(_extract, target, config, registry))
        if isinstance(extraction, FileError):
            errors.append(extraction)
        elif extraction is not None:
            found.append(extraction)
    for failed in errors:
        click.echo(f"claimcheck: {failed.path}: {failed.message}", err=True)
    if output_format == "json":
        from claimcheck.reporters.json_report import render_extractions

        write_stdout(render_extractions(tuple(found)))
    else:
        from claimcheck.reporters.extraction_text import render_extractions as render_text

        write_stdout(render_text(tuple(found), explain=explain))
    ctx.exit(BUG if any(failed.bug for failed in errors) else FAILED if errors else 0)


def _extract(target: Target, config: Config, registry: Registry) -> Extraction | None:
    """What one file holds; None, and a line on stderr, where it is in another language."""
    from claimcheck.lint.engine import read_case
    from claimcheck.lint.extraction import as_extraction
    from claimcheck.lint.run import load_target

    document = load_target(target)
    if document.language is not None:
        click.echo(f"claimcheck: {target.shown_as}: in another language ({document.language})", err=True)
        return None
    return as_extraction(read_case(document, registry, config, date.today()))
