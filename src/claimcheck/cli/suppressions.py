"""`claimcheck suppressions`: every exception in the texts, for whoever reviews them."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.main import BUG, FAILED
from claimcheck.cli.options import today_option, write_stdout

if TYPE_CHECKING:
    from claimcheck.documents.suppressions import Suppression
    from claimcheck.lint.run import Target


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--config", "config_file", type=click.Path(), metavar="FILE", help="This configuration file, no other.")
@click.option("--stdin-filename", metavar="NAME", help="The name that standard input (-) is reported under.")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", help="text (default) or json.")
@today_option
@click.pass_context
def suppressions(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    config_file: str | None,
    stdin_filename: str | None,
    output_format: str,
    today: date | None,
) -> None:
    """List the suppression comments in files or folders, with their rules, last days and reasons."""
    from claimcheck.cli.plan import Settings, find_targets
    from claimcheck.lint.run import attempt
    from claimcheck.model import FileError

    day = today or date.today()
    targets = find_targets(paths, Settings(config_file).for_folder, stdin_filename=stdin_filename)
    rows: list[dict[str, Any]] = []
    errors = list(targets.errors)
    for target in targets.files:
        found = attempt(target, partial(_find, target))
        if isinstance(found, FileError):
            errors.append(found)
        else:
            rows += [as_row(target.shown_as, entry, day) for entry in found if entry.verb != "enable" or entry.problem]
    for failed in errors:
        click.echo(f"claimcheck: {failed.path}: {failed.message}", err=True)
    rows.sort(key=lambda row: (row["path"], row["start"]))
    if output_format == "json":
        write_stdout(json.dumps({"schema_version": 1, "suppressions": rows}, ensure_ascii=False, indent=2) + "\n")
    else:
        write_stdout("".join(f"{_as_line(row)}\n" for row in rows))
        bare = sum(row["reason"] is None for row in rows)
        expired = sum(row["expired"] for row in rows)
        noun = "suppression" if len(rows) == 1 else "suppressions"
        click.echo(f"{len(rows)} {noun}, {bare} without a reason, {expired} expired", err=True)
    if errors:
        ctx.exit(BUG if any(failed.bug for failed in errors) else FAILED)


def _find(target: Target) -> tuple[Suppression, ...]:
    from claimcheck.lint.run import load_target
    from claimcheck.suppress import find_suppressions

    return find_suppressions(load_target(target))


def as_row(path: str, entry: Suppression, today: date) -> dict[str, Any]:
    """One suppression as plain values; `line` is 1-based, `start`/`end` code points of the file."""
    return {
        "path": path,
        "line": entry.line,
        "start": entry.start,
        "end": entry.end,
        "kind": "front-matter" if entry.in_front_matter else entry.verb,
        "rules": list(entry.rules),
        "until": entry.until.isoformat() if entry.until is not None else None,
        "expired": entry.until is not None and entry.until < today,
        "reason": entry.reason,
        "problem": entry.problem,
    }


def _as_line(row: dict[str, Any]) -> str:
    said = [f"{row['path']}:{row['line']}: {row['kind'] or 'unknown'} {', '.join(row['rules'])}".rstrip()]
    if row["until"]:
        said.append(f"{'expired' if row['expired'] else 'until'} {row['until']}")
    said.append(f"cannot be followed: {row['problem']}" if row["problem"] else row["reason"] or "no reason given")
    return " | ".join(said)
