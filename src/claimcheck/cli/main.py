"""The program: its commands load when they are called, its errors become one line and an exit status."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError, RegistryError

FINDINGS, FAILED, BUG, INTERRUPTED = 1, 2, 3, 130

GARBAGE = (200_000, 50, 100)

# command -> (module, what it does); a command is offered once its module is there
COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("check", "Check files or folders against the rules and the registry."),
    "extract": ("extract", "Print the numeric claims and citations found, without checking them."),
    "registry": ("registry", "Keep the claims registry: validate, show, search, draft, compare."),
    "rules": ("rules", "List all rules."),
    "rule": ("rule", "Explain one rule."),
    "init": ("init", "Set up a project: configuration, registry, hook."),
    "config": ("config_cmd", "Print the resolved configuration and where each value comes from."),
    "suppressions": ("suppressions", "List the suppression comments with their reasons."),
    "baseline": ("baseline", "Accept the findings of today, so that only new ones are reported."),
    "clean": ("clean", "Drop the cache."),
    "lsp": ("lsp", "Run the language server."),
    "audit": ("audit", "Check data sets too large for files in folders."),
}


class Program(click.Group):
    """A group whose commands are imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands that are there, in the order of the table."""
        from importlib.util import find_spec

        return [name for name, (module, _) in COMMANDS.items() if find_spec(f"claimcheck.cli.{module}")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        from importlib import import_module

        module = import_module(f"claimcheck.cli.{COMMANDS[cmd_name][0]}")
        commands = (value for value in vars(module).values() if isinstance(value, click.Command))
        return next((command for command in commands if command.name == cmd_name), None)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; where there is none, a usage error that says what was meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            hint = _find_meant(args[0], self.list_commands(ctx))
            raise click.UsageError(f"{error.message.rstrip('.')}{hint}", ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, written without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what goes wrong is said on stderr and becomes the exit status."""
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _close_stdout()
            ctx.exit(FAILED)
        except ClaimcheckError as error:
            _show_error(error)
            ctx.exit(FAILED)
        except Exception as error:
            _show_bug(error)
            ctx.exit(BUG)


def _find_meant(word: str, commands: list[str]) -> str:
    from difflib import get_close_matches
    from os.path import lexists

    if lexists(word):
        return f": did you mean `claimcheck check {word}`?"
    near = get_close_matches(word.lower(), commands, n=1)
    return f": did you mean `{near[0]}`?" if near else "; `claimcheck --help` lists them"


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="claimcheck", message="%(prog)s %(version)s")
def program() -> None:
    """Check the figures, sources, doses and risks of patient-education text.

    Exit status: 0 nothing found, 1 findings, 2 the run failed, 3 a bug of claimcheck.
    """


def main() -> NoReturn:
    """Run the program and exit.

    Most of what a run makes are modules and tables that stay: garbage is looked for seldom, and at the end not at all.
    """
    import gc

    gc.set_threshold(*GARBAGE)
    try:
        program(prog_name="claimcheck")
    finally:
        gc.freeze()
    raise SystemExit(0)


def _show_error(error: ClaimcheckError) -> None:
    click.echo(f"claimcheck: error: {error}", err=True)
    if isinstance(error, RegistryError):
        for problem in error.problems:
            if str(problem) != str(error):
                click.echo(f"claimcheck: error: {problem}", err=True)


def _show_bug(error: Exception) -> None:
    from traceback import format_exception

    click.echo("".join(format_exception(error)), err=True, nl=False)
    click.echo(
        f"claimcheck: bug: {type(error).__name__}: {error}. Please report it with the lines above, the command, "
        f"`claimcheck --version` ({__version__}) and, if you may, the text that was checked.",
        err=True,
    )


def _close_stdout() -> None:
    """Let the interpreter end quietly where the reader of a pipe is gone."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
