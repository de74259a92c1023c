"""`--output-format F[:PATH]`: which reports are written, and where."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click

from claimcheck.cli.options import write_stdout
from claimcheck.cli.terminal import find_width
from claimcheck.errors import ConfigError
from claimcheck.model import Report

# format -> module in reporters; each has render(report)
FORMATS: dict[str, str] = {
    "text": "text",
    "concise": "concise",
    "json": "json_report",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "rdjson": "rdjson",
    "markdown": "markdown",
}


class Output(NamedTuple):
    """A format and the file it goes to; standard output where `path` is None."""

    format: str
    path: str | None = None


def as_outputs(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[Output, ...]:
    """The outputs that `sarif` or `sarif:report.sarif` name; a usage error where one is unknown."""
    return tuple(_as_output(value) for value in values)


def complete_format(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The formats that begin so, for the shell."""
    return [name for name in FORMATS if name.startswith(incomplete)]


def _as_output(value: str) -> Output:
    name, colon, path = value.partition(":")
    if name not in FORMATS:
        from difflib import get_close_matches

        near = get_close_matches(name.lower(), FORMATS, n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        raise click.BadParameter(f"{name!r} is no format{hint}: choose one of {', '.join(FORMATS)}")
    if colon and not path:
        raise click.BadParameter(f"{value!r} names no file after the colon")
    return Output(name, path or None)


def complete_outputs(outputs: tuple[Output, ...]) -> tuple[Output, ...]:
    """The outputs with a text report on standard output where no other goes there.

    Raises:
        click.UsageError: two reports would mix on standard output.
    """
    shown = [output for output in outputs if output.path is None]
    if len({output.format for output in shown}) > 1:
        names = " and ".join(sorted({output.format for output in shown}))
        raise click.UsageError(f"only one report can go to standard output, not {names}: give a file as FORMAT:PATH")
    return outputs if shown else (*outputs, Output("text"))


def write_outputs(
    report: Report, outputs: tuple[Output, ...], *, color: bool, quiet: bool, statistics: bool = False
) -> None:
    """Render and write every output, each once. With `statistics` a table stands in place of a text report on
    standard output, and goes to standard error beside any other.

    Raises:
        ConfigError: a file cannot be written; the other reports are.
    """
    failed: list[ConfigError] = []
    for output in dict.fromkeys(outputs):
        if statistics and output.path is None:
            from claimcheck.reporters.statistics import render as render_table

            if output.format in {"text", "concise"}:
                write_stdout(render_table(report))
                continue
            click.echo(render_table(report), err=True, nl=False)
        to_screen = output.path is None
        width = find_width() if to_screen else None
        content = render(report, output.format, color=color and to_screen, quiet=quiet, width=width)
        if output.path is None:
            write_stdout(content)
            continue
        try:
            Path(output.path).write_bytes(content.encode("utf-8", "backslashreplace"))
        except OSError as error:
            failed.append(ConfigError(f"the report cannot be written: {error.strerror}", path=output.path))
    if failed:
        raise failed[0]


def render(report: Report, format: str, *, color: bool = False, quiet: bool = False, width: int | None = None) -> str:
    """The report in a format; `width` is that of the terminal, where it goes to one."""
    from importlib import import_module

    module = import_module(f"claimcheck.reporters.{FORMATS[format]}")
    if format == "text":
        return str(module.render(report, color=color, closing=not quiet, width=width))
    if format == "concise":
        return str(module.render(report, closing=not quiet))
    return str(module.render(report))
