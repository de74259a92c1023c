"""`claimcheck registry show`, `stale` and `diff`: look at a registry without changing it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.options import open_found_registry, registry_options, today_option, write_stdout
from claimcheck.errors import RegistryError
from claimcheck.pattern import as_pattern

if TYPE_CHECKING:
    from claimcheck.registry.registry import Entry, Registry, Source

_SPAN = as_pattern(r"(\d{1,5})\s*(d|w|m|y)?")  # 90, 90d, 12w, 3m, 1y
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_AGREES = {"yes": "same figure", "range": "overlaps", "no": "another figure", None: ""}


def as_days(_ctx: click.Context, _param: click.Parameter, value: str) -> int:
    """How many days an option such as `90d` or `12w` names; a usage error where it names none."""
    match = _SPAN.fullmatch(value.strip().lower())
    if match is None:
        raise click.BadParameter(f"{value!r} is no span of time such as 90d, 12w, 3m or 1y")
    return int(match[1]) * _DAYS[match[2] or "d"]


@click.command()
@click.argument("identifier", metavar="ID")
@registry_options
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", help="text (default) or json.")
def show(identifier: str, registries: tuple[str, ...], no_registry: bool, output_format: str) -> None:
    """Show the claim or source ID: its figure beside what the literature gives."""
    registry = open_found_registry(registries, no_registry)
    entry, source = registry.entries.get(identifier), registry.sources.get(identifier)
    if entry is None and source is None:
        from difflib import get_close_matches

        near = get_close_matches(identifier, [*registry.entries, *registry.sources], n=3, cutoff=0.4)
        raise RegistryError(f"no claim or source `{identifier}`" + (f"; near are {', '.join(near)}" if near else ""))
    if output_format == "json":
        from claimcheck.registry.plain import as_claim_record, as_source_record

        record = as_claim_record(entry) if entry is not None else as_source_record(source) if source is not None else {}
        write_stdout(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
    elif entry is not None:
        write_stdout("\n".join(_entry_lines(entry, registry)) + "\n")
    elif source is not None:
        used = [item.id for item in registry.entries.values() if any(cited.id == source.id for cited in item.sources)]
        write_stdout(f"{source.id}\n  {describe_source(source)}\n" + "".join(f"  cited for {name}\n" for name in used))


def _entry_lines(entry: Entry, registry: Registry) -> list[str]:
    lines = [f"{entry.id}  ({entry.path}:{entry.line})", f"  {entry.statement}", ""]
    rows = [
        ("measure", entry.label),
        ("terms", ", ".join(entry.terms)),
        ("figure", entry.figure_text),
        ("threshold", entry.threshold_text),
        ("time frame", entry.timeframe_text),
        ("population", entry.population),
        ("hedge", entry.hedge),
        ("direction", entry.direction),
        (
            "match",
            {"equal": None, "tolerance": f"within {entry.tolerance} of it"}.get(entry.match, "any figure within it"),
        ),
        (
            "status",
            ", ".join(
                filter(None, (entry.status, f"by {by}" if (by := entry.verified_by) else None, entry.verified_on))
            ),
        ),
        ("review", ", ".join(filter(None, (entry.owner, f"due {entry.due}" if entry.due else None)))),
        ("expires", entry.expires),
        ("supersedes", ", ".join(entry.supersedes)),
        ("superseded by", registry.successors.get(entry.id)),
        ("markets", ", ".join(entry.markets)),
    ]
    lines += [f"  {name:<14}{value}" for name, value in rows if value]
    lines += (
        ["", "  How a text may put it:", *(f"    {wording}" for wording in entry.approved_wording)]
        if entry.approved_wording
        else []
    )
    lines += ["", "  What a text may cite:" if entry.sources else "  No source is named."]
    for item in entry.sources:
        where = "".join(f", {part}" for part in (item.locator, f"“{item.quote}”" if item.quote else None) if part)
        lines.append(f"    {entry.figure_text:<14}{describe_source(registry.sources[item.id])}{where}")
    if entry.evidence:
        lines += ["", "  What the literature gives:"]
        for found in entry.evidence:
            verdict = _AGREES[found.agrees]
            lines.append(f"    {found.figure_text or '-':<14}{describe_source(registry.sources[found.id])}")
            if told := "; ".join(filter(None, (verdict, found.note))):
                lines.append(f"    {'':<14}{told}")
    return lines


def describe_source(source: Source) -> str:
    """A source on one line: who, what, where, when, and whether it still stands."""
    csl = source.csl
    authors: list[dict[str, Any]] = list(csl.get("author") or [])
    who = str(authors[0].get("family") or authors[0].get("literal") or "") if authors else ""
    who += " et al." if len(authors) > 1 else ""
    parts = [who, csl.get("title"), source.container, str(source.year) if source.year else None]
    named = ". ".join(str(part).rstrip(".") for part in parts if part) or source.id
    doi = f" doi:{csl['DOI']}" if csl.get("DOI") else ""
    standing = f" [{source.retraction_status}]" if source.retraction_status else ""
    return f"{named}{doi}{standing}"


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--within", default="0d", callback=as_days, metavar="SPAN", help="Also those due within 90d, 12w, 3m, 1y."
)
@today_option
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", help="text (default) or json.")
@click.pass_context
def stale(ctx: click.Context, paths: tuple[str, ...], within: int, today: date | None, output_format: str) -> None:
    """List the claims at PATHS (the configured registry by default) whose review or expiry date has passed.

    Exit status: 0 none, 1 some, 2 the registry cannot be read.
    """
    from claimcheck.registry.stale import find_stale

    found = find_stale(open_found_registry(paths), today or date.today(), within)
    if output_format == "json":
        rows = [
            {
                "claim_id": item.entry.id,
                "what": item.what,
                "date": item.day.isoformat(),
                "days_overdue": item.overdue,
                "owner": item.entry.owner,
                "path": item.entry.path,
                "line": item.entry.line,
            }
            for item in found
        ]
        write_stdout(json.dumps({"schema_version": 1, "stale": rows}, ensure_ascii=False, indent=2) + "\n")
    else:
        for item in found:
            what = "review due" if item.what == "review" else "expires"
            when = f"{item.overdue} days ago" if item.overdue > 0 else f"in {-item.overdue} days"
            owner = f", {item.entry.owner}" if item.entry.owner else ""
            place = f"{item.entry.path}:{item.entry.line}"
            write_stdout(f"{place}: {item.entry.id}: {what} {item.day.isoformat()} ({when}{owner})\n")
    click.echo(f"{len(found)} due" if found else "no claim is due", err=True)
    ctx.exit(1 if found else 0)


@click.command()
@click.argument("old")
@click.argument("new")
@click.pass_context
def diff(ctx: click.Context, old: str, new: str) -> None:
    """Tell what changed from OLD to NEW: files, folders, or REV:PATH in git, such as HEAD~1:claims.

    Exit status: 0 nothing, 1 something, 2 one of them cannot be read.
    """
    from claimcheck.cli.registry_versions import load_version
    from claimcheck.registry.diff import diff_registries

    lines = diff_registries(load_version(old), load_version(new))
    write_stdout("".join(f"{line}\n" for line in lines))
    click.echo(f"{len(lines)} changes" if lines else "no change", err=True)
    ctx.exit(1 if lines else 0)
