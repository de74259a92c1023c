"""`claimcheck check`: the main job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from claimcheck.cli.main import BUG, FAILED, FINDINGS
from claimcheck.cli.options import registry_options, selection_options, split_terms, today_option, write_stdout
from claimcheck.cli.outputs import Output, as_outputs, complete_format, complete_outputs, write_outputs
from claimcheck.cli.plan import STDIN, Settings, find_others, find_targets
from claimcheck.cli.terminal import Progress, wants_color

if TYPE_CHECKING:
    from claimcheck.baseline import Baseline
    from claimcheck.cli.mend import Mended
    from claimcheck.config import Config
    from claimcheck.lint.memory import Memory
    from claimcheck.lint.run import Job
    from claimcheck.model import FileError, Report, Severity

_SEVERITIES = ("info", "warning", "error")


class CheckOptions(NamedTuple):
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
    fix: bool
    unsafe_fixes: bool
    diff: bool
    baseline: str | None
    since: str | None
    cross_file: bool | None
    no_cache: bool
    jobs: int | None
    watch: bool
    statistics: bool
    exit_zero: bool
    quiet: bool
    color: bool | None

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
            "cross-file": self.cross_file,
        }


def as_processes(_ctx: click.Context, _param: click.Parameter, value: str) -> int | None:
    """How many processes `--jobs` stands for; None for as many as pay."""
    if value == "auto":
        return None
    if not value.isascii() or not value.isdigit():
        raise click.BadParameter(f"{value!r} is neither a number of processes nor auto")
    from claimcheck.lint.processors import count_processors

    return int(value) or count_processors()


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
@selection_options
@registry_options
@click.option("--fail-on", type=click.Choice(("error", "warning", "info")), help="Exit with 1 from here up (warning).")
@today_option
@click.option("--config", type=click.Path(), metavar="FILE", help="This configuration file, no other.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out what matches, besides what is excluded.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even where they are named.")
@click.option("--stdin-filename", metavar="NAME", help="The name that standard input (-) is reported under.")
@click.option("--fix", is_flag=True, help="Correct the notation where a finding knows how, and check what is left.")
@click.option("--unsafe-fixes", is_flag=True, help="Correct also what may change what the text says.")
@click.option("--diff", is_flag=True, help="Show what the fixes would change; change nothing.")
@click.option("--baseline", type=click.Path(), metavar="FILE", help="Report only what this file does not accept.")
@click.option("--since", metavar="REV", help="Report only what stands on lines changed since a git revision.")
@click.option("--cross-file/--no-cross-file", default=None, help="Compare the figures of all files with each other.")
@click.option("--no-cache", is_flag=True, help="Read every file anew and keep nothing.")
@click.option(
    "--jobs",
    "-j",
    default="auto",
    metavar="N",
    callback=as_processes,
    help="Processes side by side: a number, 0 for one on each processor, or auto (default): as many as pay.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until interrupted.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 though there are findings.")
@click.option("--quiet", "-q", is_flag=True, help="Print findings and errors only.")
@click.option("--color/--no-color", default=None, help="Colour the text report (default: where a terminal shows it).")
@click.pass_context
def check(ctx: click.Context, /, **values: Any) -> None:
    """Check files or folders (- is standard input)."""
    options = CheckOptions(**values)
    outputs = complete_outputs(options.outputs)
    if STDIN in options.paths and options.fix and not options.diff:
        raise click.UsageError("--fix cannot rewrite standard input: add --diff to see what it would change")
    if options.watch:
        from claimcheck.cli.watch import watch

        watch(options, lambda: run_once(options, outputs))
    ctx.exit(run_once(options, outputs))


def run_once(options: CheckOptions, outputs: tuple[Output, ...]) -> int:
    """One run: find the files, check them, write the reports. Returns the exit status.

    Raises:
        ClaimcheckError: configuration, registry, baseline or revision cannot be used.
    """
    from claimcheck.lint.run import plan_jobs

    today = options.today or date.today()
    settings = Settings(options.config, options.overrides, cached=not options.no_cache)
    baseline = _read_baseline(options.baseline)
    targets = find_targets(
        options.paths,
        settings.for_folder,
        stdin_filename=options.stdin_filename,
        exclude=split_terms(options.exclude),
        force_exclude=options.force_exclude,
    )
    jobs = plan_jobs(targets.files, settings.for_file, settings.registry_for)
    others = find_others(targets.files, settings, exclude=split_terms(options.exclude))
    beside = [job._replace(reported=False) for job in plan_jobs(others, settings.for_file, settings.registry_for)]
    errors = list(targets.errors)
    memory = settings.open_memory()
    if memory is not None and memory.damaged and not options.quiet:
        click.echo("claimcheck: the cache could not be read and is made anew", err=True)
    if options.fix or options.unsafe_fixes or options.diff:
        from claimcheck.cli.mend import find_fixable, mend_jobs, write_mended

        unread = _look_at(jobs, today, memory, options).errors if memory is not None else ()
        fixable = find_fixable(jobs, today, memory, unsafe=options.unsafe_fixes, unread=unread)
        mended, failed = mend_jobs(fixable, today, unsafe=options.unsafe_fixes)
        if options.diff:
            return _show_diff(mended, [*errors, *unread, *failed], exit_zero=options.exit_zero)
        errors += write_mended(mended, quiet=options.quiet)
    with settings.kept_patterns():
        report = _look_at([*jobs, *beside], today, memory, options, errors)
    report = _keep_new(report, jobs, baseline, options)
    _say(report, quiet=options.quiet, empty=not (jobs or targets.errors or targets.skipped))
    write_outputs(report, outputs, color=wants_color(options.color), quiet=options.quiet, statistics=options.statistics)
    return find_status(report, jobs, exit_zero=options.exit_zero)


def _look_at(
    jobs: Sequence[Job], today: date, memory: Memory | None, options: CheckOptions, errors: Sequence[FileError] = ()
) -> Report:
    """The report on these files; a long look tells how far it is."""
    from claimcheck.lint.run import run_jobs

    progress = Progress()
    told = None if options.quiet else progress
    try:
        return run_jobs(jobs, today, errors=errors, memory=memory, processes=options.jobs, progress=told)
    finally:
        progress.clear()


def _show_diff(mended: Sequence[Mended], errors: Sequence[FileError], *, exit_zero: bool) -> int:
    from claimcheck.cli.mend import render_diffs

    write_stdout(render_diffs(mended))
    _show_errors(errors)
    if errors:
        return BUG if any(error.bug for error in errors) else FAILED
    return FINDINGS if mended and not exit_zero else 0


def _read_baseline(path: str | None) -> Baseline | None:
    if path is None:
        return None
    from claimcheck.baseline import read_baseline

    return read_baseline(Path(path))


def _keep_new(report: Report, jobs: Sequence[Job], baseline: Baseline | None, options: CheckOptions) -> Report:
    """The report without what the baseline accepts and what stands on lines unchanged since the revision."""
    findings = report.findings
    if baseline is not None:
        from claimcheck.baseline import filter_findings

        compared = filter_findings(findings, baseline, report.checked)
        findings = compared.new
        gone = sum(entry.count for entry in compared.gone)
        if gone and not options.quiet:
            from claimcheck.reporters.wording import count_noun

            are = "is" if gone == 1 else "are"
            said = f"{count_noun(gone, 'accepted finding')} {are} gone: `claimcheck baseline update`"
            click.echo(f"claimcheck: {said}", err=True)
    if options.since is not None:
        from claimcheck.lint.since import changed_lines, keep_changed

        paths = [job.target.path for job in jobs if job.target.data is None]
        findings = keep_changed(findings, changed_lines(options.since, paths))
    return report if findings is report.findings else replace(report, findings=findings)


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


def _show_errors(errors: Sequence[FileError]) -> None:
    if not errors:
        return
    from claimcheck.reporters.excerpt import show_path

    for error in errors:
        name = show_path(error.path)
        place = name if error.line is None else f"{name}:{error.line}"
        click.echo(f"claimcheck: {place}: {error.message}", err=True)


def _say(report: Report, *, quiet: bool, empty: bool) -> None:
    _show_errors(report.errors)
    if quiet:
        return
    for note in report.notes:
        click.echo(f"claimcheck: {note}", err=True)
    if empty:
        click.echo("claimcheck: no file to check: name one, or see `include` and `exclude`", err=True)
