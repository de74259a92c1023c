"""The rules that a configuration names, held against those that there are."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.config.resolve import Resolved
from claimcheck.errors import ConfigError
from claimcheck.nearest import find_nearest


def check_codes(resolved: Resolved, known: Iterable[tuple[str, str]]) -> None:
    """Make sure that every rule the configuration names exists.

    Args:
        resolved: what `resolve_config` gave.
        known: code and name of every rule.

    Raises:
        ConfigError: a code, name or prefix stands for no rule; the message offers the nearest one.
    """
    rules = tuple(known)
    for (key, term), (path, line) in resolved.places.items():
        wanted = term.strip()
        if not any(code.startswith(wanted.upper()) or name == wanted.lower() for code, name in rules) and (
            wanted.upper() != "ALL"
        ):
            names = {text.lower(): text for pair in rules for text in (*pair, pair[0][:3])}
            near = find_nearest(wanted.lower(), names)
            hint = f", did you mean {names[near]}?" if near else "; `claimcheck rules` lists them"
            raise ConfigError(f"`{key}`: no rule is called {term!r}{hint}", path=path, line=line)
