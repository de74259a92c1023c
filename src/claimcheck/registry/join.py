"""Records of several files joined to one registry, and what can only be told from all of them."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.errors import RegistryError
from claimcheck.registry.records import FileRecords
from claimcheck.registry.registry import Entry, Registry, Source


def join_records(
    records: Sequence[FileRecords], names: tuple[str, ...], digest: str
) -> tuple[Registry, list[RegistryError]]:
    """The registry of all files in order, and every defect: those of the files, repeated ids, dead ids, cycles."""
    entries: dict[str, Entry] = {}
    sources: dict[str, Source] = {}
    journals: dict[str, tuple[str, ...]] = {}
    problems: list[RegistryError] = []
    for file in records:
        own = list(file.problems)
        for source in file.sources:
            _check_new("source", source, sources, file, own)
            sources.setdefault(source.id, source)
        for entry in file.entries:
            _check_new("claim", entry, entries, file, own)
            entries.setdefault(entry.id, entry)
        for title, others in file.journals.items():
            journals[title] = tuple(dict.fromkeys((*journals.get(title, ()), *others)))
        problems += own
    defective = bool(problems)
    problems += _find_dead_sources(records)
    if not defective:
        problems += _find_dead_successions(records, entries)
        problems += _find_cycles(entries)
    order = {file.path: index for index, file in enumerate(records)}
    problems.sort(key=lambda problem: (order.get(problem.path or "", 0), problem.line or 0, problem.column or 0))
    return Registry(entries, sources, journals, names, digest), problems


def _check_new(
    kind: str,
    record: Entry | Source,
    known: dict[str, Entry] | dict[str, Source],
    file: FileRecords,
    problems: list[RegistryError],
) -> None:
    first = known.get(record.id)
    if first is None:
        return
    message = f"{kind} `{record.id}` is also at {first.path}:{first.line}: give one of them another id"
    column = file.places.get((kind, record.id), (0, 1))[1]
    problems.append(RegistryError(message, path=file.path, line=record.line, column=column))


def _find_dead_sources(records: Sequence[FileRecords]) -> list[RegistryError]:
    """Sources that a claim names and nothing defines; a source with a defect of its own still counts as defined."""
    known = {place[1] for file in records for place in file.places if place[0] == "source"}
    if any(file.unreadable for file in records):
        return []
    problems = []
    for file in records:
        for place, (line, column) in file.places.items():
            if place[0] == "use" and place[4] not in known:
                near = _suggest(place[4], known)
                message = f"no source `{place[4]}`{near or ': add it under `sources:`'}"
                problems.append(RegistryError(message, path=file.path, line=line, column=column))
    return problems


def _find_dead_successions(records: Sequence[FileRecords], entries: dict[str, Entry]) -> list[RegistryError]:
    problems = []
    taken: dict[str, str] = {}
    for file in records:
        for entry in file.entries:
            for old in entry.supersedes:
                line, column = file.places.get(("old", entry.id, old), (entry.line, 1))
                message = ""
                if old not in entries:
                    near = _suggest(old, set(entries))
                    message = f"`{entry.id}` supersedes `{old}`, which is not there{near or ': keep it, as retired'}"
                elif taken.setdefault(old, entry.id) != entry.id:
                    message = f"`{old}` is superseded by `{taken[old]}` already: one claim has one successor"
                if message:
                    problems.append(RegistryError(message, path=file.path, line=line, column=column))
    return problems


def _find_cycles(entries: dict[str, Entry]) -> list[RegistryError]:
    """Claims that supersede themselves in the end: each ring once, at its first member in file order."""
    problems = []
    successor = {old: entry.id for entry in entries.values() for old in entry.supersedes}
    done: set[str] = set()
    for start in entries:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in path and at not in done:
            path[at] = None
            at = successor.get(at)
        if at is not None and at in path:
            ring = list(path)[list(path).index(at) :]
            first = entries[min(ring, key=list(entries).index)]
            message = f"`supersedes` runs in a circle: {', '.join(sorted(ring))}; remove one of them"
            problems.append(RegistryError(message, path=first.path, line=first.line, column=1))
        done.update(path)
    return problems


def _suggest(name: str, known: set[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), n=1, cutoff=0.75)
    return f", did you mean `{near[0]}`?" if near else ""
