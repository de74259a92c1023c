"""`claimcheck baseline update`: accept the findings of today, so that only new ones are reported."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.main import BUG, FAILED, FINDINGS
from claimcheck.cli.options import registry_options, selection_options, split_terms, today_option
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from claimcheck.baseline import Baseline
    from claimcheck.model import Report

DEFAULT_FILE = "claimcheck-baseline.json"


@click.group()
def baseline() -> None:
    """Keep the findings that a project has accepted for now."""


@baseline.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--baseline", "file", default=DEFAULT_FILE, show_default=True, type=click.Path(), metavar="FILE")
@click.option("--accept-new", is_flag=True, help="Accept findings that the baseline does not hold yet.")
@selection_options
@click.option("--config", "config_file", type=click.Path(), metavar="FILE", help="This configuration file, no other.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out what matches, besides what is excluded.")
@registry_options
@today_option
@click.pass_context
def update(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    file: str,
    accept_new: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    extend_select: tuple[str, ...],
    config_file: str | None,
    exclude: tuple[str, ...],
    registries: tuple[str, ...],
    no_registry: bool,
    today: date | None,
) -> None:
    """Drop from the baseline what is gone; with --accept-new also take in what is new.

    A baseline that is not there yet is made of everything found. New findings are refused without --accept-new: they
    are listed, the exit status is 1 and the file stays as it is.
    """
    from claimcheck.baseline import filter_findings, make_baseline, read_baseline, render_baseline, update_baseline
    from claimcheck.cli.plan import Settings, find_targets
    from claimcheck.config.globs import absolute_path
    from claimcheck.lint.fixes import write_atomically
    from claimcheck.lint.run import plan_jobs, run_jobs

    target = Path(file)
    old = read_baseline(target) if target.exists() else None
    overrides = {
        "select": split_terms(select),
        "ignore": split_terms(ignore),
        "extend-select": split_terms(extend_select),
        "registry": registries,
        "no-registry": no_registry or None,
    }
    settings = Settings(config_file, overrides)
    targets = find_targets(paths, settings.for_folder, exclude=split_terms(exclude))
    jobs = plan_jobs(targets.files, settings.for_file, settings.registry_for)
    report = run_jobs(jobs, today or date.today(), errors=targets.errors)
    if report.errors:
        _refuse_unread(ctx, report)
    folder = Path(absolute_path(file)).parent
    if not folder.is_dir():
        raise ConfigError("there is no such folder to keep the baseline in", path=file)
    if old is None:
        made = make_baseline(report.findings, str(folder))
        write_atomically(target, render_baseline(made))
        click.echo(f"{file}: made, {_count(made)} accepted", err=True)
        return
    checked = frozenset(report.checked)
    compared = filter_findings(report.findings, old, checked)
    for entry in compared.gone:
        times = f" ({entry.count} times)" if entry.count > 1 else ""
        click.echo(f"gone: {entry.path}: {entry.rule} {entry.message}{times}", err=True)
    for finding in compared.new:
        click.echo(f"new: {finding.path}:{finding.line}: {finding.rule} {finding.message}", err=True)
    if compared.new and not accept_new:
        said = "1 finding is new" if len(compared.new) == 1 else f"{len(compared.new)} findings are new"
        click.echo(f"{file}: unchanged: {said}; mend them, or accept them with --accept-new", err=True)
        ctx.exit(FINDINGS)
    updated = update_baseline(old, report.findings, checked)
    gone = sum(entry.count for entry in compared.gone)
    content = render_baseline(updated)
    if content.encode() != target.read_bytes():
        write_atomically(target, content)
    click.echo(f"{file}: {_count(updated)} accepted, {len(compared.new)} of them new, {gone} gone", err=True)


def _count(held: Baseline) -> str:
    count = sum(entry.count for entry in held.entries)
    return "1 finding" if count == 1 else f"{count} findings"


def _refuse_unread(ctx: click.Context, report: Report) -> None:
    for error in report.errors:
        click.echo(f"claimcheck: {error.path}: {error.message}", err=True)
    click.echo("claimcheck: the baseline is unchanged: not every file could be checked", err=True)
    ctx.exit(BUG if any(error.bug for error in report.errors) else FAILED)
