"""Registries compiled once and kept by the content of their files, so that a warm start reads no YAML and no schema.

A kept registry is a tuple of plain values in `marshal` form behind a checksum; whatever is damaged is a miss. What it
depends on beside the files: the package's version and the code and data that read figures.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from claimcheck.kept import keep_file
from claimcheck.model import Figure, Span
from claimcheck.registry.registry import Entry, EntrySource, Evidence, Registry, Source

_MAGIC = b"claimcheck registry 3\n"
_CHECK = 16
_PACKAGE = Path(__file__).resolve().parents[1]

Row = tuple[Any, ...]


Record = TypeVar("Record")


class KeptRecords(Mapping[str, Record]):
    """Records by id that are made when first asked for: a run that finds no figure makes none."""

    def __init__(self, rows: Mapping[str, bytes], read: Callable[[Row], Record]) -> None:
        self._rows = rows
        self._read = read
        self._made: dict[str, Record] = {}

    def __getitem__(self, key: str) -> Record:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._read(marshal.loads(self._rows[key]))
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def compiled_key(bundled: bool, groups: Iterable[tuple[str, list[tuple[str, bytes]]]]) -> str:
    """The name under which a registry is kept: a digest of its files and of what reads them."""
    digest = blake2b(grammar_digest().encode(), digest_size=20)
    digest.update(b"bundled" if bundled else b"given")
    for label, files in groups:
        digest.update(repr((label, [(path, len(content)) for path, content in files])).encode())
        for _, content in files:
            digest.update(content)
    return digest.hexdigest()


@cache
def grammar_digest() -> str:
    """A digest of the package's version, the interpreter's, and of the files that read figures and registries."""
    from claimcheck import __version__

    digest = blake2b(f"{__version__} {sys.version_info[:2]} {marshal.version}".encode(), digest_size=16)
    for folder in (_PACKAGE / "language", _PACKAGE / "language" / "data", _PACKAGE / "registry"):
        if not folder.is_dir():
            continue
        for file in sorted(folder.iterdir()):
            if file.is_file():
                status = file.stat()
                digest.update(f"{file.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def find_compiled(cache_dir: Path, key: str) -> Registry | None:
    """The registry kept under this name, or None."""
    try:
        content = _kept_file(cache_dir, key).read_bytes()
    except OSError:
        return None
    head = len(_MAGIC) + _CHECK
    body = memoryview(content)[head:]
    if not content.startswith(_MAGIC) or blake2b(body, digest_size=_CHECK).digest() != content[len(_MAGIC) : head]:
        return None
    try:
        return _as_registry(marshal.loads(body))
    except (ValueError, TypeError, EOFError, LookupError):
        return None


def keep_compiled(cache_dir: Path, key: str, registry: Registry) -> None:
    """Keep a registry; where that is not possible nothing happens."""
    body = marshal.dumps(_as_row(registry))
    content = _MAGIC + blake2b(body, digest_size=_CHECK).digest() + body
    keep_file(cache_dir, _kept_file(cache_dir, key), content)


def _kept_file(cache_dir: Path, key: str) -> Path:
    return cache_dir / "registry" / f"{key}.bin"


def _as_row(registry: Registry) -> Row:
    return (
        {entry.id: marshal.dumps(_entry_row(entry)) for entry in registry.entries.values()},
        {source.id: marshal.dumps(_source_row(source)) for source in registry.sources.values()},
        dict(registry.journals),
        registry.names,
        registry.digest,
        registry.deadlines,
    )


def _as_registry(row: Row) -> Registry:
    entries, sources, journals, names, digest, deadlines = row
    registry = Registry(KeptRecords(entries, _as_entry), KeptRecords(sources, _as_source), journals, names, digest)
    vars(registry)["deadlines"] = deadlines  # so that asking for them makes no entry
    return registry


def _entry_row(entry: Entry) -> Row:
    return tuple(_PACK[name](getattr(entry, name)) if name in _PACK else getattr(entry, name) for name in _ENTRY)


def _as_entry(row: Row) -> Entry:
    values = list(row)
    for index, read in _READ:
        if values[index] is not None:
            values[index] = read(values[index])
    return Entry(*values)


def _source_row(source: Source) -> Row:
    return (
        source.id,
        dict(source.csl),
        source.aliases,
        source.retraction_status,
        source.retraction_date,
        source.path,
        source.line,
    )


def _as_source(row: Row) -> Source:
    return Source(*row)


def _number_row(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _as_number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _figure_row(figure: Figure | None) -> Row | None:
    if figure is None:
        return None
    spans = tuple((span.start, span.end) for span in figure.numbers)
    unit = (figure.unit_span.start, figure.unit_span.end) if figure.unit_span else None
    return (
        figure.start,
        figure.end,
        _number_row(figure.low),
        _number_row(figure.high),
        figure.comparator,
        figure.unit,
        figure.dimension,
        spans,
        unit,
        _number_row(figure.numerator),
        _number_row(figure.denominator),
        *(getattr(figure, name) for name in _FIGURE[11:]),
    )


def _as_figure(row: Row) -> Figure:
    unit = row[8]
    return Figure(
        row[0],
        row[1],
        _as_number(row[2]),
        _as_number(row[3]),
        row[4],
        row[5],
        row[6],
        tuple([Span(start, end) for start, end in row[7]]),
        Span(*unit) if unit else None,
        _as_number(row[9]),
        _as_number(row[10]),
        *row[11:],
    )


def _sources_row(sources: tuple[EntrySource, ...]) -> Row:
    return tuple((source.id, source.locator, source.quote) for source in sources)


def _as_sources(row: Row) -> tuple[EntrySource, ...]:
    return tuple([EntrySource(*item) for item in row])


def _evidence_row(evidence: tuple[Evidence, ...]) -> Row:
    return tuple((item.id, item.figure_text, _figure_row(item.figure), item.agrees, item.note) for item in evidence)


def _as_evidence(row: Row) -> tuple[Evidence, ...]:
    return tuple(
        [
            Evidence(id_, text, _as_figure(figure) if figure else None, agrees, note)
            for id_, text, figure, agrees, note in row
        ]
    )


_ENTRY = Entry._fields
_FIGURE = Figure._fields
_PACK: dict[str, Callable[[Any], Any]] = {
    "figure": _figure_row,
    "threshold": _figure_row,
    "timeframe": _figure_row,
    "sources": _sources_row,
    "evidence": _evidence_row,
    "tolerance": _number_row,
}
_READ: tuple[tuple[int, Callable[[Any], Any]], ...] = tuple(
    (_ENTRY.index(name), read)
    for name, read in (
        ("figure", _as_figure),
        ("threshold", _as_figure),
        ("timeframe", _as_figure),
        ("sources", _as_sources),
        ("evidence", _as_evidence),
        ("tolerance", _as_number),
    )
)
