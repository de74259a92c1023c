"""The rules, one file each, found by walking this package."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.rule import Rule

FAMILIES = ("REG", "CIT", "CON", "DUP", "NUM", "DOS", "RSK", "LNT")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by family and number.

    Raises:
        RuntimeError: two rules share a code or a name.
    """
    found = sorted({id(rule): rule for rule in _find_rules()}.values(), key=_order)
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


def _find_rules() -> Iterator[Rule]:
    from importlib import import_module
    from pkgutil import walk_packages

    for module in walk_packages(__path__, prefix=f"{__name__}."):
        if not module.ispkg:
            for value in vars(import_module(module.name)).values():
                if isinstance(value, Rule):
                    yield value


def _order(rule: Rule) -> tuple[int, str]:
    family = rule.code[:3]
    return (FAMILIES.index(family) if family in FAMILIES else len(FAMILIES), rule.code)
