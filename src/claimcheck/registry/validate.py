"""Everything that is wrong with a registry: what the loader finds, and what only reading its sentences shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from claimcheck.registry.registry import Entry, Registry
from claimcheck.registry.wording import as_link_stems, light_stems


@dataclass(frozen=True, slots=True)
class Remark:
    """A defect or a doubt and its place; `line` and `column` are 1-based."""

    level: Literal["error", "warning"]
    message: str
    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{place}: {self.level}: {self.message}"


def validate_registry(
    paths: Sequence[str | Path] | None, *, read_sentences: bool = True
) -> tuple[Registry | None, list[Remark]]:
    """The registry at these paths (None: the bundled one), or None where it has errors, and all remarks in file order.

    Args:
        paths: files and folders, as `load_registry` takes them.
        read_sentences: whether `says:` and `not:` are read and linked, which takes the language stages.

    Raises:
        RegistryError: a path holds no registry or cannot be read.
    """
    from claimcheck.errors import RegistryError
    from claimcheck.registry.load import load_registry

    try:
        registry = load_registry(paths)
    except RegistryError as error:
        problems = error.problems or (error,)
        if not error.problems and error.line is None:
            raise
        return None, [
            Remark("error", problem.message, problem.path or "", problem.line, problem.column) for problem in problems
        ]
    remarks = list(find_doubts(registry))
    if read_sentences:
        remarks += find_misread_sentences(registry)
    order = {path: index for index, path in enumerate(dict.fromkeys(_paths(registry)))}
    remarks.sort(key=lambda remark: (order.get(remark.path, 0), remark.line or 0, remark.level, remark.message))
    return registry, remarks


def _paths(registry: Registry) -> Iterator[str]:
    for entry in registry.entries.values():
        yield entry.path
    for source in registry.sources.values():
        yield source.path


def find_doubts(registry: Registry) -> Iterator[Remark]:
    """Claims that repeat each other or that nobody can tell apart, unused sources, evidence that was not read."""
    entries = [entry for entry in registry.entries.values() if _is_active(entry, registry)]
    yield from _find_repeated(entries)
    yield from _find_twins(entries)
    used = {item.id for entry in registry.entries.values() for item in entry.sources}
    used |= {item.id for entry in registry.entries.values() for item in entry.evidence}
    for source in registry.sources.values():
        if source.id not in used:
            message = f"no claim uses the source `{source.id}`: name it under a claim or remove it"
            yield Remark("warning", message, source.path, source.line)
    for entry in registry.entries.values():
        for item in entry.evidence:
            if item.figure_text and item.figure is None:
                message = f"`{entry.id}`: the evidence of `{item.id}` ({item.figure_text}) cannot be read as one figure"
                yield Remark("warning", f"{message}: move its words to `note`", entry.path, entry.line)
        for cited in entry.sources:
            if registry.sources[cited.id].retraction_status in {"retracted", "withdrawn"}:
                status = registry.sources[cited.id].retraction_status
                message = f"`{entry.id}` offers `{cited.id}`, which is {status}: name another source"
                yield Remark("warning", message, entry.path, entry.line)
    for entry in registry.entries.values():
        if entry.status == "verified_in_source" and not (entry.sources or entry.evidence):
            message = f"`{entry.id}` is verified in a source but names none: add it, or use `approved`"
            yield Remark("error", message, entry.path, entry.line)


def _is_active(entry: Entry, registry: Registry) -> bool:
    return entry.status != "retired" and entry.id not in registry.successors


def _find_repeated(entries: Sequence[Entry]) -> Iterator[Remark]:
    first: dict[str, Entry] = {}
    for entry in entries:
        other = first.setdefault(_plain(entry.statement), entry)
        if other is not entry:
            message = f"`{entry.id}` states the same as `{other.id}` ({other.path}:{other.line}): keep one"
            yield Remark("error", message, entry.path, entry.line)


def _find_twins(entries: Sequence[Entry]) -> Iterator[Remark]:
    """Claims that share terms, kind of figure and population, and whose labels name nothing that parts them."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        key = (
            entry.figure.dimension,
            _plain(entry.population or ""),
            _plain(entry.timeframe_text or ""),
            entry.direction,
            entry.threshold is None,
        )
        groups.setdefault(key, []).append(entry)
    for group in groups.values():
        for index, entry in enumerate(group):
            terms = {_plain(term) for term in entry.terms}
            for other in group[:index]:
                if terms == {_plain(term) for term in other.terms} and not (
                    _parts(entry, other) and _parts(other, entry)
                ):
                    message = (
                        f"nothing tells `{entry.id}` from `{other.id}` ({other.path}:{other.line}): the terms, the "
                        "kind of figure and the population are the same; give one of them other terms or a population"
                    )
                    yield Remark("error", message, entry.path, entry.line)


def _parts(entry: Entry, other: Entry) -> bool:
    """True where an entry's label and statement name something that the other's do not: `doxycycline after travel`."""
    own = as_link_stems(entry.label) & as_link_stems(entry.statement)
    return bool(own - light_stems() - as_link_stems(f"{other.label} {other.statement}"))


def find_misread_sentences(registry: Registry) -> Iterator[Remark]:
    """Sentences under `says:` that do not link to their claim, and sentences under `not:` that do."""
    for entry in registry.entries.values():
        if not _is_active(entry, registry):
            continue
        for sentence in entry.says:
            found = find_linked(sentence, registry)
            if entry.id not in found:
                instead = f"links to `{sorted(found)[0]}`" if found else "links to no claim"
                message = f"`{entry.id}` says: {_shorten(sentence)} {instead}: add its words to `terms`, or change it"
                yield Remark("error", message, entry.path, entry.line)
        for sentence in entry.not_says:
            if entry.id in find_linked(sentence, registry):
                message = f"`{entry.id}` not: {_shorten(sentence)} links to it all the same: make `terms` narrower"
                yield Remark("error", message, entry.path, entry.line)


def find_linked(sentence: str, registry: Registry) -> set[str]:
    """The ids of the claims that the statements of a text belong to."""
    from claimcheck.documents import read_text
    from claimcheck.language.claims import read_document
    from claimcheck.registry.link import link_statements

    reading = read_document(read_text(sentence, "text", "<sentence>"))
    return {link.claim_id for link in link_statements(reading, registry).values()}


def _shorten(sentence: str) -> str:
    return f"“{sentence}”" if len(sentence) <= 90 else f"“{sentence[:87].rstrip()} …”"


def _plain(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
