"""`claimcheck init`: set up a project: configuration, registry, hook."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.errors import ConfigError

_HOOK_FILE = ".pre-commit-config.yaml"


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False))
@click.option("--force", is_flag=True, help="Overwrite files of these names (never a hook configuration).")
def init(folder: str, force: bool) -> None:
    """Write a commented claimcheck.toml, a registry to begin with and the pre-commit hook into FOLDER (here)."""
    from claimcheck import __version__
    from claimcheck.cli.project_files import CONFIGURATION, HOOK, SOURCES, TOPIC

    root = Path(folder)
    files = {
        "claimcheck.toml": CONFIGURATION,
        "claims/topics/example.yaml": TOPIC,
        "claims/sources/example.yaml": SOURCES,
    }
    if _configured_elsewhere(root):
        del files["claimcheck.toml"]
        click.echo('kept pyproject.toml: it has [tool.claimcheck]; name the registry there: registry = "claims"')
    for name, content in files.items():
        existed = (root / name).exists()
        if existed and not force:
            click.echo(f"kept {name}: it is there already (--force overwrites it)")
        else:
            _write(root / name, content)
            click.echo(f"{'overwrote' if existed else 'wrote'} {name}")
    hook = HOOK.format(version=__version__)
    if (root / _HOOK_FILE).exists():
        if "id: claimcheck" in (root / _HOOK_FILE).read_text(encoding="utf-8", errors="replace"):
            click.echo(f"kept {_HOOK_FILE}: it has the hook")
        else:
            click.echo(f"kept {_HOOK_FILE}: add this below `repos:`\n\n{hook}")
    else:
        _write(root / _HOOK_FILE, f"repos:\n{hook}")
        click.echo(f"wrote {_HOOK_FILE}")
    click.echo("next: put your approved claims into claims/topics, then run `claimcheck check`")


def _configured_elsewhere(root: Path) -> bool:
    from claimcheck.config.resolve import find_config_file

    if (root / "claimcheck.toml").exists() or not (root / "pyproject.toml").exists():
        return False
    found = find_config_file(root)
    return found is not None and found[0].name == "pyproject.toml" and found[0].parent.samefile(root)


def _write(path: Path, content: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror or error}", path=path.as_posix()) from None
