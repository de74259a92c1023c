"""Which rules a configuration asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.config import Config
from claimcheck.errors import ConfigError
from claimcheck.lint.select import leave_out, match_rules, select_rules, severity_of
from claimcheck.rule import Content, Rule


def make_rule(code: str, name: str, default: bool = True) -> Rule:
    return Rule(code, name, "warning", default, lambda: Content("", (), lambda _case: ()))


RULES = (
    make_rule("REG001", "figure-mismatch"),
    make_rule("REG006", "unregistered-claim", default=False),
    make_rule("CIT001", "uncited-figure"),
    make_rule("CIT002", "vague-source"),
)


@pytest.mark.parametrize(
    ("select", "extend", "ignore", "codes"),
    [
        ((), (), (), "REG001 CIT001 CIT002"),
        (("ALL",), (), (), "REG001 REG006 CIT001 CIT002"),
        (("all",), (), ("REG",), "CIT001 CIT002"),
        (("cit001",), (), (), "CIT001"),
        (("vague-source",), (), (), "CIT002"),
        (("REG006",), (), (), "REG006"),
        (("CIT",), (), ("uncited-figure",), "CIT002"),
        ((), ("REG006",), (), "REG001 REG006 CIT001 CIT002"),
        (("CIT001",), ("CIT002",), ("CIT001",), "CIT002"),
        (("CIT00",), (), (), "CIT001 CIT002"),
    ],
)
def test_selection(select: tuple[str, ...], extend: tuple[str, ...], ignore: tuple[str, ...], codes: str) -> None:
    config = replace(Config(), select=select, extend_select=extend, ignore=ignore)
    assert " ".join(rule.code for rule in select_rules(config, RULES)) == codes


@pytest.mark.parametrize(
    ("term", "hint"),
    [("CIT01", "CIT001"), ("uncited-figures", "uncited-figure"), ("CIX", "CIT"), ("vague-sorce", "vague-source")],
)
def test_an_unknown_term_is_answered_with_the_nearest(term: str, hint: str) -> None:
    with pytest.raises(ConfigError, match=f"did you mean {hint}"):
        match_rules([term], RULES)


def test_an_empty_selection_is_an_error() -> None:
    with pytest.raises(ConfigError, match="no rule is left"):
        select_rules(replace(Config(), select=("CIT001",), ignore=("CIT",)), RULES)


def test_the_longest_term_decides_a_severity_and_a_name_above_all() -> None:
    config = replace(Config(), severities=(("CIT001", "error"), ("CIT", "info"), ("vague-source", "error")))
    assert [severity_of(rule, config) for rule in RULES] == ["warning", "warning", "error", "error"]


def test_leave_out_takes_names_and_prefixes() -> None:
    assert [rule.code for rule in leave_out(RULES, ("REG", "vague-source"))] == ["CIT001"]
