"""`claimcheck registry`: keep the claims registry. Each subcommand loads when it is called."""

from __future__ import annotations

import click

# subcommand -> (module, what it does); one is offered once its module is there
SUBCOMMANDS: dict[str, tuple[str, str]] = {
    "validate": ("registry_keep", "Tell everything that is wrong with a registry."),
    "fmt": ("registry_keep", "Bring registry files into the canonical form."),
    "draft": ("registry_draft", "Draft claims and sources from an article."),
    "show": ("registry_look", "Show a claim: its figure beside what the literature gives."),
    "search": ("registry_search", "Find claims by their words."),
    "stale": ("registry_look", "List the claims whose review or expiry date has passed."),
    "diff": ("registry_look", "Tell what changed between two versions."),
    "verify": ("registry_verify", "Look the sources up at Crossref and PubMed (needs the network)."),
    "export": ("registry_exchange", "Write a registry as JSON, CSV, Excel, ClaimReview or CSL-JSON."),
    "import": ("registry_exchange", "Read a registry from a CSV or Excel table."),
}


class RegistryGroup(click.Group):
    """A group whose subcommands are imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The subcommands that are there, in the order of the table."""
        from importlib.util import find_spec

        there = {module: find_spec(f"claimcheck.cli.{module}") for module, _ in SUBCOMMANDS.values()}
        return [name for name, (module, _) in SUBCOMMANDS.items() if there[module]]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of this name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        from importlib import import_module

        module = import_module(f"claimcheck.cli.{SUBCOMMANDS[cmd_name][0]}")
        commands = (value for value in vars(module).values() if isinstance(value, click.Command))
        return next((command for command in commands if command.name == cmd_name), None)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of subcommands, written without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, SUBCOMMANDS[name][1]) for name in self.list_commands(ctx)])


@click.group("registry", cls=RegistryGroup)
def registry_group() -> None:
    """Keep the claims registry: one file or folder of claims with their sources."""
