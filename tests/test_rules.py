"""Every rule on its own examples and on the further cases of `tests/cases/<CODE>.yaml`."""

from __future__ import annotations

import re
import runpy
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, cast

import pytest
import yaml

from claimcheck import rules
from claimcheck.documents import read_text
from claimcheck.documents.document import Format
from claimcheck.lint.engine import read_case
from claimcheck.registry.load import read_registry
from claimcheck.rule import Case, Example, Needs, Rule
from claimcheck.rules import all_rules, find_rule
from claimcheck.testing import as_config, check_example, strip_marks

CASES = Path(__file__).parent / "cases"
TRAPS = 8  # at least, of each rule
KEYS = {"bad", "good", "registry", "format", "today", "settings"}


def as_example(case: dict[str, Any]) -> Example:
    """A case of a file as an example: `bad` or `good` holds the text."""
    assert set(case) <= KEYS, f"unknown keys in {case}"
    assert ("bad" in case) != ("good" in case), f"either bad or good: {case}"
    registry = case.get("registry", "")
    return Example(
        case["bad"] if "bad" in case else case["good"],
        registry if isinstance(registry, str) else yaml.safe_dump(registry, allow_unicode=True, sort_keys=False),
        case.get("format", "text"),
        str(case.get("today", "2026-01-01")),
        case.get("settings", {}),
        flagged="bad" in case,
    )


def own_examples() -> list[Any]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{number}")
        for rule in all_rules()
        for number, example in enumerate(rule.examples)
    ]


def further_cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        rule = find_rule(path.stem)
        assert rule is not None, f"{path.name} is named after no rule"
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")) or []):
            found.append(pytest.param(rule, as_example(case), id=f"{rule.code}-case-{number}"))
    return found


@pytest.mark.parametrize(("rule", "example"), own_examples())
def test_example(rule: Rule, example: Example) -> None:
    check_example(rule, example)


@pytest.mark.parametrize(("rule", "example"), further_cases())
def test_case(rule: Rule, example: Example) -> None:
    check_example(rule, example)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.code) for rule in all_rules()])
def test_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.summary.endswith(".")
    for head in ("Why: ", "What to do: ", "Authority: "):
        assert any(part.startswith(head) for part in rule.prose.split("\n\n")), f"the prose has no paragraph {head!r}"
    assert rule.advice
    assert any(example.flagged for example in rule.examples)
    assert any(not example.flagged for example in rule.examples)


def test_what_is_read_off_the_files_is_what_they_define() -> None:
    defined = {
        value
        for module in walk_packages(rules.__path__, prefix="claimcheck.rules.")
        if not module.ispkg
        for value in vars(import_module(module.name)).values()
        if isinstance(value, Rule)
    }
    assert set(all_rules()) == defined
    for rule in defined:
        known = find_rule(rule.code)
        assert known is not None
        assert known.read() is rule.read()


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.code) for rule in all_rules() if rule.needs != "text"])
def test_without_what_a_rule_needs_it_has_nothing_to_say(rule: Rule) -> None:
    cases = [case.values[1] for case in (*own_examples(), *further_cases()) if case.values[0] == rule]
    for example in cases:
        assert list(rule.check(case_without(example, rule.needs))) == [], example.text


def case_without(example: Example, needed: Needs) -> Case:
    text = strip_marks(example.text)[0]
    if needed == "digits":
        text = re.sub(r"\d", "x", text)
    document = read_text(text, cast("Format", example.format), "example")
    day = date.fromisoformat(example.today)
    case = read_case(document, read_registry(example.registry), as_config(example.settings), day)
    if needed == "sources":
        return case._replace(reading=replace(case.reading, citations=(), references=()))
    if needed == "figures":
        return case._replace(reading=replace(case.reading, claims=()), links={})
    return case._replace(links={}) if needed == "links" else case


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.code) for rule in all_rules()])
def test_rule_has_traps(rule: Rule) -> None:
    """A rule shows at least eight texts in which it has nothing to say: those that another reader would take for a fault."""
    path = CASES / f"{rule.code}.yaml"
    cases = (yaml.safe_load(path.read_text(encoding="utf-8")) or []) if path.exists() else []
    own = {(example.text, example.today) for example in rule.examples if not example.flagged}
    more = {(case["good"], str(case.get("today", "2026-01-01"))) for case in cases if "good" in case}
    assert len(own | more) >= TRAPS


def test_codes_and_names_are_unique() -> None:
    known = all_rules()
    assert len({rule.code for rule in known}) == len({rule.name for rule in known}) == len(known) > 0


def test_find_rule_takes_codes_and_names_in_any_case() -> None:
    rule = all_rules()[0]
    assert find_rule(rule.code.lower()) is rule
    assert find_rule(rule.name.upper()) is rule
    assert find_rule("XYZ999") is None


def test_the_pages_of_the_documentation_are_up_to_date() -> None:
    root = Path(__file__).parents[1]
    pages = runpy.run_path(str(root / "docs" / "write_rules.py"))["make_pages"]()
    written = {path.name: path.read_text(encoding="utf-8") for path in (root / "docs" / "rules").glob("*.md")}
    assert written == pages, "run `make docs`"
