"""`claimcheck registry verify`: look the sources up. The only command that uses the network, and only when called."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.options import open_found_registry, write_stdout

if TYPE_CHECKING:
    from claimcheck.registry.verify import Lookup


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--source", "sources", multiple=True, metavar="ID", help="Only this source; repeatable.")
@click.option(
    "--mailto", metavar="ADDRESS", help="Your address, for the indexes' operators (Crossref serves it better)."
)
@click.option("--offline", is_flag=True, help="Use kept answers only.")
@click.option(
    "--cache", type=click.Path(file_okay=False), metavar="DIR", help="Keep answers here (default: user cache)."
)
@click.option("--crossref-url", metavar="URL", help="Another address of the Crossref API.")
@click.option("--pubmed-url", metavar="URL", help="Another address of the PubMed utilities.")
@click.option("--timeout", type=click.FloatRange(0.1, 300), default=20, show_default=True, help="Seconds per request.")
@click.option("--pause", type=click.FloatRange(0, 60), default=0.4, show_default=True, help="Seconds between requests.")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", help="text (default) or json.")
@click.pass_context
def verify(
    ctx: click.Context, /, paths: tuple[str, ...], sources: tuple[str, ...], output_format: str, **asked: Any
) -> None:
    """Look the sources of the registry at PATHS up at Crossref and PubMed.

    Compares title, journal, year and authors, and tells retractions. Nothing is changed.

    Exit status: 0 all agree, 1 something differs or is not found, 2 an index gave no answer.
    """
    from time import sleep

    from claimcheck.registry.verify import verify_sources
    from claimcheck.registry.verify_http import CROSSREF, PUBMED, Fetcher

    fetcher = Fetcher(
        sleep,
        crossref=asked["crossref_url"] or CROSSREF,
        pubmed=asked["pubmed_url"] or PUBMED,
        mailto=asked["mailto"],
        cache_dir=Path(asked["cache"]) if asked["cache"] else user_cache_folder(),
        offline=asked["offline"],
        timeout=asked["timeout"],
        pause=asked["pause"],
    )
    lookups: list[Lookup] = []
    try:
        for lookup in verify_sources(open_found_registry(paths), fetcher, sources):
            lookups.append(lookup)
            if output_format == "text":
                write_stdout(_as_text(lookup))
    finally:
        fetcher.close()
    if output_format == "json":
        whole = {"schema_version": 1, "sources": [_as_row(lookup) for lookup in lookups]}
        write_stdout(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    counts = {outcome: sum(lookup.outcome == outcome for lookup in lookups) for outcome in _outcomes(lookups)}
    click.echo(", ".join(f"{number} {outcome}" for outcome, number in counts.items()) or "no sources", err=True)
    wrong = {"differs", "not found", "candidates"}
    ctx.exit(2 if counts.get("no answer") else 1 if wrong & set(counts) else 0)


def user_cache_folder() -> Path:
    """Where this user's programs keep what can be made again."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(home) if Path(home).is_absolute() else Path.home() / ".cache") / "claimcheck"


def _outcomes(lookups: list[Lookup]) -> list[str]:
    return list(dict.fromkeys(lookup.outcome for lookup in lookups))


def _as_text(lookup: Lookup) -> str:
    place = f"{lookup.source.path}:{lookup.source.line}"
    lines = [f"{place}: {lookup.source.id}: {lookup.outcome}"]
    lines += [f"    {note}" for note in lookup.notes]
    lines += [f"    - {record.shown}" for record in lookup.candidates]
    return "\n".join(lines) + "\n"


def _as_row(lookup: Lookup) -> dict[str, Any]:
    return {
        "source_id": lookup.source.id,
        "outcome": lookup.outcome,
        "notes": list(lookup.notes),
        "candidates": [
            {
                "title": record.title,
                "container": record.containers[0] if record.containers else None,
                "year": record.years[0] if record.years else None,
                "authors": list(record.authors),
                "doi": record.doi,
                "pmid": record.pmid,
            }
            for record in lookup.candidates
        ],
        "retraction": {"status": lookup.standing, "date": lookup.standing_date} if lookup.standing else None,
        "path": lookup.source.path,
        "line": lookup.source.line,
    }
