"""`claimcheck registry draft`: an article's claims and sources as a first registry."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.options import write_stdout


@click.command()
@click.argument("article", type=click.Path())
@click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write here (default: stdout).")
def draft(article: str, output: str | None) -> None:
    """Draft claims and sources from ARTICLE, as a registry file to go through and correct.

    Every entry is `stated_by_article`. Comments give the line of each claim, and what the article says twice or in two
    ways.

    Exit status: 0 drafted, 2 the article cannot be read.
    """
    from claimcheck.documents import load_document
    from claimcheck.language.claims import read_document
    from claimcheck.registry.draft import draft_registry

    text = draft_registry(read_document(load_document(article)), article)
    if output is None:
        write_stdout(text)
        return
    from claimcheck.cli.registry_keep import write_atomically

    write_atomically(Path(output), text)
    click.echo(f"wrote {output}", err=True)
