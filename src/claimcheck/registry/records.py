"""A registry file as records: checked by the schema, its figures and dates read, each defect with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from claimcheck.errors import RegistryError
from claimcheck.model import Figure
from claimcheck.pattern import as_pattern
from claimcheck.registry.defects import find_defects
from claimcheck.registry.registry import Entry, EntrySource, Evidence, Source
from claimcheck.registry.yaml_tree import Key, Node, parse_yaml

if TYPE_CHECKING:
    from claimcheck.registry.schema import ClaimRecord

_PER = as_pattern(r"\s(?:an?|per|each|every)\s(?:hour|day|night|week|month|year)", re.IGNORECASE)  # `20 minutes| a day`
ParseFigure = Callable[[str], Figure | None]


@dataclass(slots=True)
class FileRecords:
    """What one file holds, and every defect found in it."""

    path: str
    name: str | None = None
    entries: list[Entry] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    journals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    problems: list[RegistryError] = field(default_factory=list)
    unreadable: bool = False
    places: dict[tuple[str, ...], tuple[int, int]] = field(default_factory=dict)


def read_records(text: str, path: str) -> FileRecords:
    """The records of one registry file.

    Args:
        text: the file's text, without a byte order mark.
        path: its name in messages and in `Entry.path`.
    """
    found = FileRecords(path)
    root, problems = parse_yaml(text, path)
    found.problems += problems
    found.unreadable = root is None and bool(problems)
    if root is None or (root.fields is None and root.items is None and root.text is None):
        return found
    if root.fields is None:
        message = "should hold `sources:` and `claims:`" + (", not a list" if root.items is not None else "")
        found.problems.append(RegistryError(message, path=path, line=root.line, column=root.column))
        return found
    for name in [name for name, node in root.fields.items() if _is_empty(node)]:
        del root.fields[name]
    _list_sources(root)
    _read_journals(root, found)
    found.name = _read_name(root)
    broken, defects = find_defects(root, path)
    found.problems += defects
    _note_places(root, found)
    _drop_broken(root, broken)
    _read_sources(root, found)
    _read_claims(root, found)
    found.problems.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
    return found


def _is_empty(node: Node) -> bool:
    return node.text is None and node.items is None and node.fields is None


def _list_sources(root: Node) -> None:
    """Sources may be a list, or a map by id: both become a list."""
    assert root.fields is not None
    sources = root.fields.get("sources")
    if sources is None or sources.fields is None:
        return
    items = []
    for name, node in sources.fields.items():
        line, column = sources.keys[name]
        if node.fields is not None and "id" not in node.fields:
            node.fields = {"id": Node(line, column, text=name), **node.fields}
        node.line, node.column = line, column
        items.append(node)
    root.fields["sources"] = Node(sources.line, sources.column, items=items)


def _read_journals(root: Node, found: FileRecords) -> None:
    """The further names of each journal; taken out of the tree before the schema sees it where they are sound."""
    assert root.fields is not None
    node = root.fields.get("journals")
    if node is None or node.fields is None:
        return
    for title, names in node.fields.items():
        texts = [names] if names.text is not None else names.items or []
        if all(item.text is not None for item in texts):
            found.journals[title] = tuple(" ".join((item.text or "").split()) for item in texts)


def _read_name(root: Node) -> str | None:
    assert root.fields is not None
    node = root.fields.get("name")
    return " ".join(node.text.split()) if node is not None and node.text else None


def _drop_broken(root: Node, broken: set[tuple[Key, ...]]) -> None:
    """Leave what is sound, so that its figures and ids are checked in the same pass."""
    assert root.fields is not None
    for name in ("sources", "claims"):
        node = root.fields.get(name)
        if node is None or node.items is None or (name,) in broken:
            root.fields[name] = Node(0, 0, items=[])
        else:
            node.items = [item for index, item in enumerate(node.items) if (name, index) not in broken]


def _read_sources(root: Node, found: FileRecords) -> None:
    from claimcheck.registry.schema import SourceRecord

    assert root.fields is not None
    for node in root.fields["sources"].items or []:
        dumped = SourceRecord.model_validate(node.as_plain()).model_dump(by_alias=True, exclude_unset=True)
        record = {name: dumped[name] for name in node.fields or {} if dumped.get(name) is not None}
        identifier = str(record.pop("id"))
        aliases = tuple(record.pop("aliases", ()))
        retraction = record.pop("retraction", {})
        _check_identifiers(record, node, found)
        found.sources.append(
            Source(
                identifier,
                {"id": identifier, **record},
                aliases,
                retraction.get("status"),
                retraction.get("date"),
                found.path,
                node.find(("id",))[0],
            )
        )


def _check_identifiers(record: dict[str, Any], node: Node, found: FileRecords) -> None:
    from claimcheck.registry.fields import find_identifier_defect

    for name in ("DOI", "PMID", "PMCID", "URL"):
        defect = find_identifier_defect(name, record[name]) if name in record else None
        if defect:
            line, column = node.find((name,))
            found.problems.append(RegistryError(defect, path=found.path, line=line, column=column))


def _note_places(root: Node, found: FileRecords) -> None:
    """Where each id is defined and used, and figures that cannot be read: also in records with other defects."""
    from claimcheck.language.figures import parse_figure

    assert root.fields is not None
    for kind in ("sources", "claims"):
        node = root.fields.get(kind)
        for item in (node.items if node is not None else None) or []:
            identifier = item.fields.get("id") if item.fields is not None else None
            if identifier is None or not identifier.text:
                continue
            found.places[kind[:-1], identifier.text] = (identifier.line, identifier.column)
            if kind == "claims":
                _note_claim(item, identifier.text, found, parse_figure)


def _note_claim(item: Node, claim: str, found: FileRecords, parse: ParseFigure) -> None:
    assert item.fields is not None
    for name in ("sources", "evidence"):
        cited = item.fields.get(name)
        for index, node in enumerate((cited.items if cited is not None else None) or []):
            source = node.fields.get("id") if node.fields is not None else None
            if source is not None and source.text:
                found.places["use", claim, name, str(index), source.text] = (source.line, source.column)
    old = item.fields.get("supersedes")
    for node in [] if old is None else [old] if old.text else old.items or []:
        found.places["old", claim, node.text or ""] = (node.line, node.column)
    for name in ("figure", "threshold"):
        written = item.fields.get(name)
        if written is not None and written.text and written.text.strip() and read_figure(written.text, parse) is None:
            text = " ".join(written.text.split())[:60]
            message = f"`{name}: {text}` cannot be read as one figure: write it as 70-80%, at least 3 months, 5 mg"
            found.problems.append(RegistryError(message, path=found.path, line=written.line, column=written.column))


def read_figure(text: str, parse: ParseFigure) -> Figure | None:
    """The one figure of a field; None where it holds none, more than one, or digits that belong to no figure.

    A frequency may follow a dose or a time (`5 mg twice a day`, `20 minutes a day`), a second value a stroke
    (`140/90 mmHg`): the first one counts.
    """
    figure = parse(text)
    if figure is None:
        return None
    before, after = text[: figure.start], text[figure.end :]
    if after[:1] == "_" or after[:1].isalnum() or before[-1:] == "_" or before[-1:].isalnum():
        return None
    second = None if after.startswith("/") or _PER.fullmatch(after) else parse(after)
    return figure if second is None or second.dimension == "frequency" else None


def _read_claims(root: Node, found: FileRecords) -> None:
    from claimcheck.language.figures import parse_figure
    from claimcheck.registry.schema import ClaimRecord

    assert root.fields is not None
    for node in root.fields["claims"].items or []:
        entry = _as_entry(ClaimRecord.model_validate(node.as_plain()), node.find(("id",))[0], found.path, parse_figure)
        if entry is not None:
            found.entries.append(entry)


def _as_entry(record: ClaimRecord, line: int, path: str, parse: ParseFigure) -> Entry | None:
    figure = read_figure(record.figure, parse)
    if figure is None:
        return None
    timeframe = parse(record.timeframe) if record.timeframe else None
    checked, review, match = record.verification, record.review, record.match
    return Entry(
        id=record.id,
        statement=record.statement,
        label=record.measure.label,
        terms=tuple(record.measure.terms),
        figure_text=record.figure,
        figure=figure,
        threshold_text=record.threshold,
        threshold=read_figure(record.threshold, parse) if record.threshold else None,
        timeframe_text=record.timeframe,
        timeframe=timeframe if timeframe is not None and timeframe.dimension in {"time", "frequency"} else None,
        population=record.population,
        hedge=record.hedge,
        direction=record.direction,
        sources=tuple(EntrySource(item.id, item.locator, item.quote) for item in record.sources),
        evidence=tuple(
            Evidence(
                item.id,
                item.figure,
                read_figure(item.figure, parse) if item.figure else None,
                item.agrees,
                item.note,
            )
            for item in record.evidence
        ),
        match=match if isinstance(match, str) else "tolerance",
        tolerance=None if isinstance(match, str) else Decimal(match.tolerance),
        status=checked.status if checked else "stated_by_article",
        verified_by=checked.by if checked else None,
        verified_on=checked.date if checked else None,
        owner=review.owner if review else None,
        due=review.due if review else None,
        expires=record.expires,
        supersedes=tuple(record.supersedes),
        says=tuple(record.says),
        not_says=tuple(record.not_),
        approved_wording=tuple(record.approved_wording),
        markets=tuple(record.markets),
        path=path,
        line=line,
    )
