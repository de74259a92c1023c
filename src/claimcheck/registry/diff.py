"""What changed between two versions of a registry, in an editor's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimcheck.registry.plain import as_claim_record, as_source_record
from claimcheck.registry.registry import Registry

_WORDS = {
    "statement": "the statement",
    "figure": "the figure",
    "threshold": "the threshold",
    "timeframe": "the time frame",
    "population": "the population",
    "hedge": "the hedge",
    "direction": "the direction",
    "match": "how closely a text must match",
    "expires": "the expiry date",
}
_INNER = {
    ("measure", "label"): "the name of the measure",
    ("verification", "status"): "the status",
    ("verification", "by"): "who verified it",
    ("verification", "date"): "the date of verification",
    ("review", "owner"): "the owner",
    ("review", "due"): "the review date",
}
_LISTS = {
    "supersedes": "superseded claims",
    "says": "sentences that state it",
    "not": "sentences that are not it",
    "approved_wording": "approved wording",
    "markets": "markets",
}


def diff_registries(old: Registry, new: Registry) -> list[str]:
    """One line for each change, claims first, in the order of the new registry; empty where nothing changed."""
    lines = [f"claim {id_}: removed ({old.entries[id_].statement})" for id_ in old.entries if id_ not in new.entries]
    for id_, entry in new.entries.items():
        if id_ not in old.entries:
            lines.append(f"claim {id_}: new, {entry.statement}")
        else:
            before, after = as_claim_record(old.entries[id_]), as_claim_record(entry)
            lines += [f"claim {id_}: {change}" for change in _find_changes(before, after)]
    lines += [f"source {id_}: removed" for id_ in old.sources if id_ not in new.sources]
    for id_, source in new.sources.items():
        if id_ not in old.sources:
            lines.append(f"source {id_}: new, {_name_source(as_source_record(source))}")
        else:
            before, after = as_source_record(old.sources[id_]), as_source_record(source)
            lines += [f"source {id_}: {change}" for change in _find_source_changes(before, after)]
    for title in [*old.journals, *(title for title in new.journals if title not in old.journals)]:
        names = old.journals.get(title), new.journals.get(title)
        if names[0] != names[1]:
            lines.append(f"journal {title}: {_tell_list('names', list(names[0] or ()), list(names[1] or ()))}")
    return lines


def _find_changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for name, words in _WORDS.items():
        if before.get(name) != after.get(name):
            yield _tell(words, before.get(name), after.get(name))
    for (name, part), words in _INNER.items():
        one, other = before.get(name, {}).get(part), after.get(name, {}).get(part)
        if one != other:
            yield _tell(words, one, other)
    if before["measure"]["terms"] != after["measure"]["terms"]:
        yield _tell_list("terms", before["measure"]["terms"], after["measure"]["terms"])
    for name, words in _LISTS.items():
        if before.get(name) != after.get(name):
            yield _tell_list(words, before.get(name, []), after.get(name, []))
    for name, words in (("sources", "source"), ("evidence", "evidence")):
        yield from _find_cited(words, before.get(name, []), after.get(name, []))


def _find_cited(words: str, before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Iterator[str]:
    if before == after:
        return
    old, new = ({item["id"]: item for item in items} for items in (before, after))
    yield from (f"{words} {id_} removed" for id_ in old if id_ not in new)
    for id_, item in new.items():
        if id_ not in old:
            yield f"{words} {id_} added"
            continue
        for name in dict.fromkeys((*old[id_], *item)):
            if old[id_].get(name) != item.get(name):
                yield _tell(f"the {name} of {words} {id_}", old[id_].get(name), item.get(name))
    if list(old) != list(new) and set(old) == set(new):
        yield f"{words}: another order ({', '.join(new)})"


def _find_source_changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name), after.get(name)
        if one == other:
            continue
        if name == "aliases":
            yield _tell_list("aliases", one or [], other or [])
        elif name == "retraction" and other:
            yield f"now {other['status']}" + (f" ({other['date']})" if other.get("date") else "")
        else:
            yield _tell(name, _as_words(one), _as_words(other))


def _tell(words: str, before: object, after: object) -> str:
    if before is None:
        return f"{words} was added: {_as_words(after)}"
    if after is None:
        return f"{words} was removed (it was {_as_words(before)})"
    return f"{words} changed from {_as_words(before)} to {_as_words(after)}"


def _tell_list(words: str, before: list[str], after: list[str]) -> str:
    added = [item for item in after if item not in before]
    removed = [item for item in before if item not in after]
    parts = [f"added {', '.join(added)}"] if added else []
    parts += [f"removed {', '.join(removed)}"] if removed else []
    return f"{words}: {'; '.join(parts) or 'another order'}"


def _as_words(value: object) -> str:
    if isinstance(value, dict):
        if "date-parts" in value:
            return "-".join(f"{part:02}" for part in value["date-parts"][0])
        if set(value) & {"family", "literal"}:
            return " ".join(str(value[key]) for key in ("given", "family", "literal") if key in value)
        return ", ".join(f"{key} {_as_words(item)}" for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(_as_words(item) for item in value)
    return str(value)


def _name_source(record: dict[str, Any]) -> str:
    parts = [
        record.get("title"),
        record.get("container-title"),
        _as_words(record["issued"]) if "issued" in record else None,
    ]
    return ", ".join(str(part) for part in parts if part) or "no details"
