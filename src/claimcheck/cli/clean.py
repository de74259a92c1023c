"""`claimcheck clean`: drop the cache."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.errors import ConfigError


@click.command()
@click.argument("folder", default=".", type=click.Path())
@click.option("--config", "config_file", type=click.Path(), metavar="FILE", help="This configuration file, no other.")
def clean(folder: str, config_file: str | None) -> None:
    """Drop the cache of the project in FOLDER (here by default)."""
    from shutil import rmtree

    from claimcheck.cache import FOLDER_NAME, find_cache_folder, is_cache_folder
    from claimcheck.config.globs import absolute_path
    from claimcheck.config.resolve import resolve_config, shown_path

    start = Path(absolute_path(folder))
    settings = resolve_config(start, config_file=Path(config_file) if config_file else None).config
    cache = find_cache_folder(start, settings.cache_folder)
    if not cache.is_dir():
        click.echo("no cache to drop", err=True)
        return
    if cache.name != FOLDER_NAME and not is_cache_folder(cache):
        raise ConfigError("this folder is no cache of claimcheck and was left alone", path=shown_path(cache))
    try:
        rmtree(cache)
    except OSError as error:
        raise ConfigError(f"the cache cannot be dropped: {error.strerror or error}", path=shown_path(cache)) from None
    click.echo(f"dropped {shown_path(cache)}", err=True)
