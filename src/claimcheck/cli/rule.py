"""`claimcheck rule CODE`: what a rule asks for, why, and by which examples."""

from __future__ import annotations

import click

from claimcheck.cli.options import complete_rule, write_stdout
from claimcheck.errors import ConfigError


@click.command()
@click.argument("code", shell_complete=complete_rule)
def rule(code: str) -> None:
    """Explain the rule with this code or name."""
    from claimcheck.reporters.rule_pages import as_terminal
    from claimcheck.rules import all_rules, find_rule

    found = find_rule(code)
    if found is None:
        from difflib import get_close_matches

        names = {name.lower(): name for known in all_rules() for name in (known.code, known.name)}
        near = get_close_matches(code.strip().lower(), list(names), n=1)
        hint = f": did you mean {names[near[0]]}?" if near else "; `claimcheck rules` lists them"
        raise ConfigError(f"no rule is called {code!r}{hint}")
    write_stdout(as_terminal(found))
