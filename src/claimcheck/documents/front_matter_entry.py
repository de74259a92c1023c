"""The `claimcheck:` entry of a document's YAML front matter."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from claimcheck.pattern import as_pattern

_LONGEST = 4_000  # characters: an entry names rules and a reason
_DEEPEST = 40  # brackets

# the line `claimcheck: {disable: [CIT001], reason: …}` and the indented, blank or list lines that belong to it
_ENTRY = as_pattern(
    r"""
    (?: ^ | (?<=\r) ) (["']?) claimcheck \1 [ \t]* : (?=\s|$) [^\r\n]*  # the key's own line
    (?: (?:\r\n|\r|\n) (?: [ \t]+ [^\r\n]* | -[ ] [^\r\n]* | (?=[\r\n]) ) )*  # what is indented below it
    """,
    re.VERBOSE | re.MULTILINE,
)

# `disable: [CIT001, CIT002]`, `disable: CIT001`
_LISTED = as_pattern(r"\bdisable[\"']?[ \t]*:[ \t]*(?:\[([^\[\]]*)\]|([A-Za-z][\w-]*)(?=\s*(?:[,}\r\n]|$)))")
_RULE = as_pattern(r"[^\s,\"']+")  # `CIT001`, `dated-source`


class FrontMatterSettings(NamedTuple):
    """`start`/`end` and `listed` are offsets in the front matter; `until` is as written."""

    start: int
    end: int
    disable: tuple[str, ...] = ()
    reason: str | None = None
    until: str | None = None
    problem: str | None = None
    listed: tuple[int, int] | None = None


def find_settings(text: str) -> FrontMatterSettings | None:
    """The entry in a document's front matter (fences and all), or None; what is wrong with it is its `problem`."""
    if "claimcheck" not in text:
        return None
    entry = _ENTRY.search(text)
    if entry is None:
        return None
    start, end = entry.start(), entry.start() + len(entry.group().rstrip())
    values, problem = _load(text[start:end])
    if problem is not None:
        return FrontMatterSettings(start, end, problem=problem)
    disable = values.get("disable", ())
    names = [disable] if isinstance(disable, str) else disable
    if not isinstance(names, (list, tuple)) or not all(isinstance(name, str) for name in names):
        return FrontMatterSettings(start, end, problem="`disable` should be a list of rules")
    unknown = sorted(str(key) for key in values if key not in {"disable", "reason", "until"})
    if unknown:
        return FrontMatterSettings(
            start, end, problem=f"`{unknown[0][:40]}` is unknown here: the keys are disable, reason, until"
        )
    rules = tuple(dict.fromkeys(part for name in names for part in _RULE.findall(name)))
    place = _LISTED.search(text, start, end)
    listed = place.span(1 if place[1] is not None else 2) if place else None
    if listed is not None and tuple(_RULE.findall(text[slice(*listed)])) != rules:
        listed = None
    reason, until = _as_text(values.get("reason")), _as_text(values.get("until"))
    return FrontMatterSettings(start, end, rules, reason, until, listed=listed)


def _as_text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _load(entry: str) -> tuple[dict[str, Any], str | None]:
    if len(entry) > _LONGEST or entry.count("[") + entry.count("{") > _DEEPEST:
        return {}, "is too long or too deeply nested to be read"
    import yaml

    try:
        # the loader without types: every value stays the text it is written as
        whole = yaml.load(entry, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, "cannot be read as YAML: write `claimcheck: {disable: [CIT001], reason: …}`"
    values = whole.get("claimcheck") if isinstance(whole, dict) else None
    if not isinstance(values, dict):
        return {}, "should hold `disable` and `reason`: write `claimcheck: {disable: [CIT001], reason: …}`"
    return values, None
