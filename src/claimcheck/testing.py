"""Examples as tests: a text with «marked» characters that a rule must flag, exactly and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from claimcheck.config import Config
from claimcheck.documents import read_text
from claimcheck.documents.document import Format
from claimcheck.errors import ConfigError
from claimcheck.lint.engine import check_case, read_case
from claimcheck.model import Applicability, Finding
from claimcheck.registry.registry import EMPTY_REGISTRY, Registry
from claimcheck.rule import Example, Rule

OPEN, CLOSE = "«", "»"


def check_example(rule: Rule, example: Example) -> tuple[Finding, ...]:
    """Run the whole way on an example and return the rule's findings.

    Raises:
        AssertionError: the rule's findings are not exactly on the marked characters, or a Good example has marks.
        ConfigError: the example names a setting that does not exist.
    """
    text, marked = strip_marks(example.text)
    if example.flagged != bool(marked):
        raise AssertionError(f"{rule.code}: a Bad example marks what is flagged, a Good one marks nothing: {text!r}")
    found = lint_example(rule, replace(example, text=text))
    spans = sorted({(finding.start, finding.end) for finding in found})
    if spans != marked or len(found) != len(spans):
        raise AssertionError(describe_difference(rule, text, marked, found))
    return found


def find_fixes(rule: Rule) -> frozenset[Applicability]:
    """The kinds of fix that the rule offers on its own examples."""
    examples = (replace(example, text=strip_marks(example.text)[0]) for example in rule.examples if example.flagged)
    findings = (finding for example in examples for finding in lint_example(rule, example))
    return frozenset(finding.fix.applicability for finding in findings if finding.fix is not None)


def lint_example(rule: Rule, example: Example) -> tuple[Finding, ...]:
    """The rule's findings in an example whose text bears no marks."""
    document = read_text(example.text, cast(Format, example.format), "example")
    config = as_config(example.settings)
    case = read_case(document, _as_registry(example.registry), config, date.fromisoformat(example.today))
    return check_case(case, (rule,))


def strip_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without « and », and the places they enclosed (0-based code points of that text), in order.

    Raises:
        AssertionError: a mark has no partner.
    """
    plain: list[str] = []
    places: list[tuple[int, int]] = []
    opened: int | None = None
    at = 0
    for char in text:
        if char == OPEN and opened is None:
            opened = at
        elif char == CLOSE and opened is not None:
            places.append((opened, at))
            opened = None
        elif char in {OPEN, CLOSE}:
            raise AssertionError(f"a mark without its partner in {text!r}")
        else:
            plain.append(char)
            at += 1
    if opened is not None:
        raise AssertionError(f"a mark without its partner in {text!r}")
    return "".join(plain), sorted(places)


def as_config(settings: Mapping[str, object]) -> Config:
    """The defaults with an example's settings over them; lists become tuples.

    Raises:
        ConfigError: no such setting.
    """
    known = set(Config.__dataclass_fields__)
    for name in settings:
        if name not in known:
            raise ConfigError(f"no setting is called {name!r}")
    values: dict[str, Any] = {}
    for name, value in settings.items():
        kind = frozenset if isinstance(getattr(Config(), name), frozenset) else tuple
        values[name] = kind(value) if isinstance(value, (list, tuple, set)) else value
    return replace(Config(), **values)


def describe_difference(rule: Rule, text: str, marked: list[tuple[int, int]], found: tuple[Finding, ...]) -> str:
    """What was to be flagged and what was, as texts with marks."""
    spans = [(finding.start, finding.end) for finding in found]
    lines = [
        f"{rule.code} {rule.name}",
        f"  expected: {put_marks(text, marked)}",
        f"  flagged:  {put_marks(text, spans)}",
    ]
    lines += [
        f"  {finding.start}-{finding.end} {text[finding.start : finding.end]!r}: {finding.message}" for finding in found
    ]
    return "\n".join(lines)


def put_marks(text: str, places: list[tuple[int, int]]) -> str:
    """The text with « and » around the places; places that overlap are nested."""
    inserts = sorted(
        [(end, 0, CLOSE) for start, end in places] + [(start, 1, OPEN) for start, end in places],
        key=lambda insert: insert[:2],
    )
    parts: list[str] = []
    at = 0
    for offset, _, mark in inserts:
        parts += [text[at:offset], mark]
        at = offset
    return "".join([*parts, text[at:]])


def _as_registry(text: str) -> Registry:
    if not text.strip():
        return EMPTY_REGISTRY
    from claimcheck.registry.load import read_registry

    return read_registry(text)
