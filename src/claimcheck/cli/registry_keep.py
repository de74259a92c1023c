"""`claimcheck registry validate` and `fmt`: keep registry files sound and in one form."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.options import find_registries, write_stdout
from claimcheck.errors import ConfigError, RegistryError
from claimcheck.reporters.wording import count_noun


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--no-sentences", is_flag=True, help="Leave the sentences under says: and not: unread (faster).")
@click.option("--strict", is_flag=True, help="Exit 1 on warnings too.")
@click.option("--write-schema", type=click.Path(dir_okay=False), metavar="FILE", help="Write the JSON Schema and stop.")
@click.pass_context
def validate(
    ctx: click.Context, paths: tuple[str, ...], no_sentences: bool, strict: bool, write_schema: str | None
) -> None:
    """Tell everything that is wrong with the registry at PATHS (the configured one, else the bundled one, by default).

    Exit status: 0 sound (warnings allowed), 1 errors, 2 a path holds no registry.
    """
    if write_schema:
        write_atomically(Path(write_schema), schema_text())
        return
    from claimcheck.registry.validate import validate_registry

    places, none = find_registries(paths)
    if none:
        raise ConfigError("the configuration asks for no registry: name one")
    registry, remarks = validate_registry(list(places) or None, read_sentences=not no_sentences)
    write_stdout("".join(f"{remark}\n" for remark in remarks))
    errors = sum(remark.level == "error" for remark in remarks)
    warnings = len(remarks) - errors
    if registry is not None:
        held = f"{count_noun(len(registry.entries), 'claim')}, {count_noun(len(registry.sources), 'source')}"
        found = f"{count_noun(errors, 'error')}, {count_noun(warnings, 'warning')}"
        click.echo(f"{', '.join(registry.names)}: {held}; {found}", err=True)
    else:
        click.echo(count_noun(errors, "error"), err=True)
    ctx.exit(1 if errors or (strict and warnings) else 0)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True))
@click.option("--check", is_flag=True, help="Change nothing; exit 1 where a file is not in the canonical form.")
@click.pass_context
def fmt(ctx: click.Context, paths: tuple[str, ...], check: bool) -> None:
    """Bring the registry files at PATHS into the canonical form; comments stay.

    Exit status: 0 done or nothing to do, 1 with --check where a file would change, 2 a file cannot be read.
    """
    from claimcheck.registry.fmt import format_registry
    from claimcheck.registry.load import find_files

    changed = 0
    failed: list[RegistryError] = []
    for path in paths:
        for name, file in find_files(Path(path), path):
            try:
                text = file.read_bytes().decode("utf-8-sig")
                formatted = format_registry(text, name)
            except UnicodeDecodeError:
                failed.append(RegistryError("not valid UTF-8: save the file as UTF-8", path=name))
                continue
            except OSError as error:
                failed.append(RegistryError(f"cannot be read: {error.strerror or error}", path=name))
                continue
            except RegistryError as error:
                failed.append(error)
                continue
            if formatted == text:
                continue
            changed += 1
            click.echo(f"{'would reformat' if check else 'reformatted'} {name}", err=True)
            if not check:
                write_atomically(file, formatted)
    if failed:
        raise (
            failed[0]
            if len(failed) == 1
            else RegistryError(failed[0].message, path=failed[0].path, problems=tuple(failed))
        )
    ctx.exit(1 if check and changed else 0)


def schema_text() -> str:
    """The JSON Schema of registry files, as shipped in `claims/schema.json`."""
    import json

    from claimcheck.registry.schema import as_json_schema

    return json.dumps(as_json_schema(), ensure_ascii=False, indent=2) + "\n"


def write_atomically(file: Path, content: str | bytes) -> None:
    """Write a file in one step: it is the old one or the new one, never half of it.

    Raises:
        RegistryError: it cannot be written.
    """
    from os import getpid

    beside = file.with_name(f".{file.name}.{getpid()}.new")
    try:
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        if file.exists():
            beside.chmod(file.stat().st_mode & 0o777)
        beside.replace(file.resolve())
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise RegistryError(f"cannot be written: {error.strerror or error}", path=str(file)) from None
