"""`claimcheck check`: the main job."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.main import BUG, FAILED, FINDINGS
from claimcheck.cli.options import open_registry, registry_options, split_terms, today_option
from claimcheck.cli.outputs import Output, as_outputs, complete_format, complete_outputs, write_outputs

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.model import Report, Severity

_SEVERITIES = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The command line of `check`."""

    paths: tuple[str, ...]
    outputs: tuple[Output, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]
    registries: tuple[str, ...]
    no_registry: bool
    fail_on: Severity | None
    today: date | None
    stdin_filename: str | None
    statistics: bool
    exit_zero: bool
    quiet: bool
    color: bool


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--output-format",
    "outputs",
    multiple=True,
    metavar="F[:PATH]",
    callback=as_outputs,
    shell_complete=complete_format,
    help="text (default), concise, json, jsonl, sarif, github, gitlab, junit, rdjson, markdown; repeatable, to a file "
    "with :PATH.",
)
@click.option("--select", multiple=True, metavar="RULES", help="Only these rules: codes, names, prefixes or ALL.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Not these rules, whatever else selects them.")
@click.option("--extend-select", multiple=True, metavar="RULES", help="These rules too.")
@registry_options
@click.option("--fail-on", type=click.Choice(("error", "warning", "info")), help="Exit with 1 from here up (warning).")
@today_option
@click.option("--stdin-filename", metavar="NAME", help="The name that standard input (-) is reported under.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 though there are findings.")
@click.option("--quiet", "-q", is_flag=True, help="Print findings and errors only.")
@click.option("--color/--no-color", default=False, help="Colour the text report.")
@click.pass_context
def check(ctx: click.Context, /, **values: Any) -> None:
    """Check files or folders (- is standard input)."""
    from claimcheck.cli.targets import find_targets
    from claimcheck.lint.run import run_check

    options = CheckOptions(**values)
    written = complete_outputs(options.outputs)
    config = as_config(options)
    targets = find_targets(options.paths or (".",), options.stdin_filename)
    registry = open_registry(options.registries, options.no_registry)
    report = run_check(targets, registry, config, options.today or date.today())
    _say(report, options.quiet)
    write_outputs(report, written, color=options.color, quiet=options.quiet)
    ctx.exit(_exit_status(report, config, options.exit_zero))


def as_config(options: CheckOptions) -> Config:
    """The configuration with the command line's values over it."""
    from claimcheck.config import Config

    return replace(
        Config(),
        select=split_terms(options.select),
        ignore=split_terms(options.ignore),
        extend_select=split_terms(options.extend_select),
        fail_on=options.fail_on or "warning",
    )


def _say(report: Report, quiet: bool) -> None:
    for error in report.errors:
        place = error.path if error.line is None else f"{error.path}:{error.line}"
        click.echo(f"claimcheck: {place}: {error.message}", err=True)
    if not quiet:
        for note in report.notes:
            click.echo(f"claimcheck: {note}", err=True)


def _exit_status(report: Report, config: Config, exit_zero: bool) -> int:
    if any(error.bug for error in report.errors):
        return BUG
    if report.errors:
        return FAILED
    least = _SEVERITIES.index(config.fail_on)
    found = any(_SEVERITIES.index(finding.severity) >= least for finding in report.findings)
    return FINDINGS if found and not exit_zero else 0
