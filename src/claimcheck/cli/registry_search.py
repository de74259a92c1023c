"""`claimcheck registry search`: which claims a sentence, or a few words, may belong to."""

from __future__ import annotations

import json

import click

from claimcheck.cli.options import open_found_registry, registry_options, write_stdout


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="SENTENCE")
@registry_options
@click.option("--limit", type=click.IntRange(1, 100), default=5, show_default=True, help="How many claims to print.")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", help="text (default) or json.")
@click.pass_context
def search(
    ctx: click.Context,
    words: tuple[str, ...],
    registries: tuple[str, ...],
    no_registry: bool,
    limit: int,
    output_format: str,
) -> None:
    """Find the claims that SENTENCE may belong to, with scores and what speaks for each.

    For a sentence with a figure the scores are those that the check goes by; words alone find claims that hold them.

    Exit status: 0 some were found, 1 none, 2 the registry cannot be read.
    """
    from claimcheck.registry.find import find_claims

    registry = open_found_registry(registries, no_registry)
    found = find_claims(" ".join(words), registry, limit)
    if output_format == "json":
        rows = [
            {
                "figure": hit.figure,
                "claim_id": hit.link.claim_id,
                "score": hit.link.score,
                "links": hit.links,
                "reasons": list(hit.link.reasons),
                "statement": registry.entries[hit.link.claim_id].statement,
            }
            for hit in found
        ]
        write_stdout(json.dumps({"schema_version": 1, "found": rows}, ensure_ascii=False, indent=2) + "\n")
    else:
        figure = None
        for hit in found:
            if hit.figure is not None and hit.figure != figure:
                write_stdout(f"{hit.figure}\n")
            figure = hit.figure
            entry = registry.entries[hit.link.claim_id]
            told = f" ({', '.join(hit.link.reasons)})" if hit.link.reasons else ""
            write_stdout(f"  {'*' if hit.links else ' '} {hit.link.score:.2f}  {entry.id}{told}\n")
            write_stdout(f"          {entry.statement}\n")
        if any(hit.links for hit in found):
            click.echo("* is the claim that the check links to", err=True)
    if not found:
        click.echo("no claim was found", err=True)
    ctx.exit(0 if found else 1)
