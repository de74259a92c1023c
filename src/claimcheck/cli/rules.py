"""`claimcheck rules`: all rules in a table."""

from __future__ import annotations

import json

import click

from claimcheck.cli.options import write_stdout


@click.command()
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", help="text (default) or json.")
def rules(output_format: str) -> None:
    """List all rules."""
    from claimcheck.reporters.rule_pages import as_table
    from claimcheck.rules import all_rules

    known = all_rules()
    if output_format == "text":
        write_stdout(as_table(known))
        return
    rows = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "default": rule.default,
            "summary": rule.summary,
        }
        for rule in known
    ]
    write_stdout(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
