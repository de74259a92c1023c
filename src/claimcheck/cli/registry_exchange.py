"""`claimcheck registry export` and `import`: to and from other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import open_found_registry, write_stdout
from claimcheck.errors import RegistryError

if TYPE_CHECKING:
    from claimcheck.registry.registry import Registry


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Choice(("json", "csv", "xlsx", "claimreview", "csl")),
    help="json, csv, xlsx, claimreview (schema.org) or csl (CSL-JSON of the sources).",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write here (default: stdout).")
def export(paths: tuple[str, ...], target: str, output: str | None) -> None:
    """Write the registry at PATHS (the configured one by default, else the bundled one) in another form."""
    content = _convert(open_found_registry(paths), target)
    if output is not None:
        from claimcheck.cli.registry_keep import write_atomically

        write_atomically(Path(output), content)
        click.echo(f"wrote {output}", err=True)
    elif isinstance(content, bytes):
        if sys.stdout.isatty():
            raise click.UsageError("an Excel file is no text: name a file with -o")
        sys.stdout.buffer.write(content)
    else:
        write_stdout(content)


def _convert(registry: Registry, target: str) -> str | bytes:
    from claimcheck.registry import export as forms
    from claimcheck.registry import tables

    if target == "json":
        return forms.as_json(registry)
    if target == "csl":
        return forms.as_csl(registry)
    if target == "claimreview":
        return forms.as_claim_reviews(registry)
    rows = tables.as_rows(registry)
    return tables.write_csv(rows) if target == "csv" else tables.write_xlsx(rows)


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--from", "origin", type=click.Choice(("csv", "xlsx")), help="csv or xlsx (default: by the file's name).")
@click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write here (default: stdout).")
def import_table(file: str, origin: str | None, output: str | None) -> None:
    """Read the table FILE and write it as one registry file."""
    from claimcheck.registry.load import read_registry
    from claimcheck.registry.plain import as_yaml
    from claimcheck.registry.tables import read_csv, read_rows, read_xlsx

    try:
        content = Path(file).read_bytes()
        rows = (
            read_xlsx(content, file)
            if (origin or Path(file).suffix.lower().lstrip(".")) == "xlsx"
            else read_csv(content.decode("utf-8-sig"), file)
        )
    except UnicodeDecodeError:
        raise RegistryError("not valid UTF-8: save the table as `CSV UTF-8`", path=file) from None
    except OSError as error:
        raise RegistryError(f"cannot be read: {error.strerror or error}", path=file) from None
    text = as_yaml(read_rows(rows, file))
    registry = read_registry(text, f"{file} (as YAML)")
    if output is None:
        write_stdout(text)
    else:
        from claimcheck.cli.registry_keep import write_atomically

        write_atomically(Path(output), text)
    click.echo(f"{len(registry.entries)} claims, {len(registry.sources)} sources", err=True)
