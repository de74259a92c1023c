"""`claimcheck check`: the main job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.main import BUG, FAILED, FINDINGS
from claimcheck.cli.options import registry_options, split_terms, today_option
from claimcheck.cli.outputs import Output, as_outputs, complete_format, complete_outputs, write_outputs

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.lint.run import Job
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
    config: str | None
    exclude: tuple[str, ...]
    force_exclude: bool
    stdin_filename: str | None
    statistics: bool
    exit_zero: bool
    quiet: bool
    color: bool

    @property
    def overrides(self) -> dict[str, object]:
        """The options that stand over the configuration file, by its keys."""
        return {
            "select": split_terms(self.select),
            "ignore": split_terms(self.ignore),
            "extend-select": split_terms(self.extend_select),
            "registry": self.registries,
            "no-registry": self.no_registry or None,
            "fail-on": self.fail_on,
        }


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
@click.option("--config", type=click.Path(), metavar="FILE", help="This configuration file, no other.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out what matches, besides what is excluded.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even where they are named.")
@click.option("--stdin-filename", metavar="NAME", help="The name that standard input (-) is reported under.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 though there are findings.")
@click.option("--quiet", "-q", is_flag=True, help="Print findings and errors only.")
@click.option("--color/--no-color", default=False, help="Colour the text report.")
@click.pass_context
def check(ctx: click.Context, /, **values: Any) -> None:
    """Check files or folders (- is standard input)."""
    from claimcheck.cli.plan import Settings, find_targets
    from claimcheck.lint.run import plan_jobs, run_jobs

    options = CheckOptions(**values)
    outputs = complete_outputs(options.outputs)
    settings = Settings(options.config, options.overrides)
    targets = find_targets(
        options.paths,
        settings.for_folder,
        stdin_filename=options.stdin_filename,
        exclude=split_terms(options.exclude),
        force_exclude=options.force_exclude,
    )
    jobs = plan_jobs(targets.files, settings.for_file, settings.registry_for)
    report = run_jobs(jobs, options.today or date.today(), errors=targets.errors)
    _say(report, quiet=options.quiet, empty=not (jobs or targets.errors or targets.skipped))
    write_outputs(report, outputs, color=options.color, quiet=options.quiet, statistics=options.statistics)
    ctx.exit(find_status(report, jobs, exit_zero=options.exit_zero))


def find_status(report: Report, jobs: Sequence[Job], *, exit_zero: bool = False) -> int:
    """The exit status: a bug, else a failure, else findings that the configuration of their file fails on."""
    if any(error.bug for error in report.errors):
        return BUG
    if report.errors:
        return FAILED
    configs: dict[str, Config] = {job.target.shown_as: job.config for job in jobs}
    found = any(
        _SEVERITIES.index(finding.severity) >= _SEVERITIES.index(configs[finding.path].fail_on)
        for finding in report.findings
    )
    return FINDINGS if found and not exit_zero else 0


def _say(report: Report, *, quiet: bool, empty: bool) -> None:
    for error in report.errors:
        place = error.path if error.line is None else f"{error.path}:{error.line}"
        click.echo(f"claimcheck: {place}: {error.message}", err=True)
    if quiet:
        return
    for note in report.notes:
        click.echo(f"claimcheck: {note}", err=True)
    if empty:
        click.echo("claimcheck: no file to check: name one, or see `include` and `exclude`", err=True)
