"""The rules, one file each, found by walking this package.

A rule's code, name and severity are read off the head of its file; the file itself is imported when the rule runs or
is explained. A run whose results are all kept knows every rule and imports none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from claimcheck.pattern import as_pattern
from claimcheck.rule import Content, Rule

if TYPE_CHECKING:
    from claimcheck.model import Severity
    from claimcheck.rule import Needs

FAMILIES = ("REG", "CIT", "CON", "DUP", "NUM", "DOS", "RSK", "LNT")

# `@rule(` with its code and severity, alone on their lines as the formatter leaves them, and the function it stands on:
#     @rule(
#         "CIT001",
#         severity="warning",
#         needs="figures",
#         …
#     )
#     def uncited_figure(
_HEAD = as_pattern(r'\n@rule\(\n    "([A-Z]{3}[0-9]{3})",\n    severity="([a-z]+)",\n(?:    needs="([a-z]+)",\n)?')
_NAME = as_pattern(r"\n\)\ndef ([a-z_]+)\(")
_OFF = "\n    default=False,\n"


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by family and number.

    Raises:
        RuntimeError: two rules share a code or a name.
    """
    found = sorted(_find_rules(Path(__file__).parent, __name__), key=_order)
    seen: set[str] = set()
    for rule in found:
        for key in (rule.code, rule.name):
            if key in seen:
                raise RuntimeError(f"two rules are called {key}")
            seen.add(key)
    return tuple(found)


def find_rule(term: str) -> Rule | None:
    """The rule with this code or name, whatever its case; None where there is none."""
    wanted = term.strip()
    for rule in all_rules():
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    return None


def _find_rules(folder: Path, package: str) -> Iterator[Rule]:
    for file in sorted(folder.glob("*/*.py")):
        source = file.read_text(encoding="utf-8")
        for head in _HEAD.finditer(source):
            name = _NAME.search(source, head.end())
            if name is not None:
                off = source.find(_OFF, head.end() - 1, name.start() + 1) >= 0
                yield _as_rule(head, name[1], not off, f"{package}.{file.parent.name}.{file.stem}")


def _as_rule(head: re.Match[str], function: str, default: bool, home: str) -> Rule:
    def read() -> Content:
        from importlib import import_module

        return cast("Rule", getattr(import_module(home), function)).read()

    name, needs = function.replace("_", "-"), cast("Needs", head[3] or "text")
    return Rule(head[1], name, cast("Severity", head[2]), default, cache(read), needs)


def _order(rule: Rule) -> tuple[int, str]:
    family = rule.code[:3]
    return (FAMILIES.index(family) if family in FAMILIES else len(FAMILIES), rule.code)
