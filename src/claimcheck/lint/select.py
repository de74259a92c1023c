"""Which rules a configuration asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.config import Config
from claimcheck.errors import ConfigError
from claimcheck.model import Severity
from claimcheck.nearest import find_nearest
from claimcheck.rule import Rule, names_rule
from claimcheck.rules import all_rules


def select_rules(config: Config, rules: Sequence[Rule] | None = None) -> tuple[Rule, ...]:
    """The rules to report, in the order of `all_rules`.

    Codes, names, prefixes of codes and `ALL` are understood, in any case. Without `select`, the rules that are on by
    default; `extend_select` adds to it; `ignore` wins over both.

    Raises:
        ConfigError: a term names no rule, or nothing is left to check.
    """
    known = all_rules() if rules is None else tuple(rules)
    chosen = match_rules(config.select, known) if config.select else {rule.code for rule in known if rule.default}
    chosen |= match_rules(config.extend_select, known)
    chosen -= match_rules(config.ignore, known)
    if not chosen:
        raise ConfigError("no rule is left to check: select more of them, or ignore fewer")
    return tuple(rule for rule in known if rule.code in chosen)


def match_rules(terms: Iterable[str], rules: Sequence[Rule] | None = None) -> set[str]:
    """The codes that codes, names, prefixes and `ALL` stand for.

    Raises:
        ConfigError: a term names no rule; the message offers the nearest one.
    """
    known = all_rules() if rules is None else tuple(rules)
    codes: set[str] = set()
    for term in terms:
        matched = {rule.code for rule in known if names_rule(term, rule)}
        if not matched:
            raise ConfigError(f"no rule is called {term!r}{_suggest(term, known)}; `claimcheck rules` lists them")
        codes |= matched
    return codes


def leave_out(rules: Sequence[Rule], terms: Sequence[str]) -> tuple[Rule, ...]:
    """The rules without those that the terms name."""
    return tuple(rule for rule in rules if not any(names_rule(term, rule) for term in terms))


def severity_of(rule: Rule, config: Config) -> Severity:
    """The rule's severity after the configuration's changes; the longest term that names the rule decides."""
    changes = [(term, severity) for term, severity in config.severities if names_rule(term, rule)]
    if not changes:
        return rule.severity
    return max(changes, key=lambda change: (change[0].lower() == rule.name, len(change[0])))[1]


def _suggest(term: str, rules: Sequence[Rule]) -> str:
    families = sorted({rule.code[:3] for rule in rules})
    names = {name.lower(): name for rule in rules for name in (rule.code, rule.name)} | {f.lower(): f for f in families}
    near = find_nearest(term.strip().lower(), names)
    return f" (did you mean {names[near]}?)" if near else ""
