"""What was read in a file as bytes and back: the rows of the project's claim index.

A row is JSON, compressed; each value's fields stand in order, without their names. It holds no code and no path, so that
an index restored from elsewhere can at worst be unusable.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from claimcheck.documents.document import Document, Piece, SourceMap
from claimcheck.language.reading import Reading
from claimcheck.model import Claim, Quantity, Statement

Read = Callable[[Any], Any]

_FIGURES = ("figure", "threshold", "timeframe", "sample")
_OWN = frozenset({"path", "source", "notes", "encoding", "bom", "_lines"})  # told by the file itself
_LEVEL = 1


def pack_reading(reading: Reading) -> bytes:
    """A reading as bytes, without the text itself and the file's name: two files with one content share it."""
    document = reading.document
    kept = [_as_row(getattr(document, name)) for name in _document_names()]
    whole = [_check_of(document.source), kept, *(_as_row(getattr(reading, name)) for name in _names(Reading)[1:])]
    return zlib.compress(json.dumps(whole, separators=(",", ":"), default=_refuse).encode(), _LEVEL)


def unpack_reading(data: bytes, path: str, source: str) -> Reading | None:
    """The reading of the file that is now called `path` and holds `source`.

    None where the bytes hold none, or one of another text.
    """
    try:
        check, kept, *rest = json.loads(zlib.decompress(data))
        if check != _check_of(source):
            return None
        told = _readers(Document)
        values = {name: told[name](row) for name, row in zip(_document_names(), kept, strict=True)}
        parts = [_readers(Reading)[name](row) for name, row in zip(_names(Reading)[1:], rest, strict=True)]
        return Reading(Document(path=path, source=source, **values), *parts)
    except (zlib.error, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError):
        return None


def _check_of(source: str) -> int:
    return zlib.crc32(source.encode("utf-8", "surrogatepass"))


def _document_names() -> tuple[str, ...]:
    return tuple(name for name in _names(Document) if name not in _OWN)


_PLAIN = frozenset({NoneType, str, int, float, bool})


def _as_row(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return [_as_row(item) for item in value] if value else []
    if kind is Decimal:
        return str(value)
    if kind is frozenset:
        return sorted(value)
    if kind is SourceMap:
        return [[piece.plain, piece.plain_end, piece.source, piece.source_end] for piece in value.pieces]
    if kind is Claim:
        return _claim_as_row(value)
    if isinstance(value, Mapping):
        return {key: _as_row(item) for key, item in value.items()}
    return [_as_row(getattr(value, name)) for name in _names(kind)]


def _claim_as_row(claim: Claim) -> list[Any]:
    """A claim's fields; its statements name its figures by their number."""
    numbers = {id(quantity): number for number, quantity in enumerate(claim.quantities)}

    def as_row(statement: Statement) -> list[Any]:
        row = []
        for name in _names(Statement):
            value = getattr(statement, name)
            known = name in _FIGURES and id(value) in numbers
            row.append(numbers[id(value)] if known else _as_row(value))
        return row

    return [
        [as_row(statement) for statement in claim.statements] if name == "statements" else _as_row(getattr(claim, name))
        for name in _names(Claim)
    ]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(kind.__annotations__)


def _refuse(value: object) -> None:
    raise TypeError(f"a reading holds a {type(value).__name__}")


@cache
def _readers(kind: Any) -> dict[str, Read]:
    """What reads each field of a kind of value, in order."""
    hints = get_type_hints(kind)
    return {name: _reader(hints[name]) for name in _names(kind)}


@cache
def _reader(kind: Any) -> Read:
    """What turns a row into a value of a type."""
    if kind in (str, int, float, bool, Any) or get_origin(kind) in (Literal, Mapping, list):
        return _as_is
    if kind is Claim:
        return _claim_from_row
    if kind is SourceMap:
        return lambda row: SourceMap(tuple(Piece(*piece) for piece in row))
    if kind is Decimal or get_origin(kind) is frozenset:
        return Decimal if kind is Decimal else frozenset
    if get_origin(kind) in (Union, UnionType):
        (known,) = (each for each in get_args(kind) if each is not NoneType)
        read = _reader(known)
        return read if read is _as_is else lambda row: None if row is None else read(row)
    if get_origin(kind) is tuple:
        read = _reader(get_args(kind)[0])
        return tuple if read is _as_is else lambda row: tuple([read(item) for item in row])
    readers = tuple(_readers(kind).values())
    return lambda row: kind(*[read(item) for read, item in zip(readers, row, strict=True)])


def _as_is(row: Any) -> Any:
    return row


def _claim_from_row(row: Sequence[Any]) -> Claim:
    cells = dict(zip(_names(Claim), row, strict=True))
    readers = _readers(Claim)
    quantities = readers["quantities"](cells["quantities"])
    statements = tuple(_statement_from_row(item, quantities) for item in cells.pop("statements"))
    values = {name: readers[name](cell) for name, cell in cells.items()}
    return Claim(**values | {"quantities": quantities, "statements": statements})


def _statement_from_row(row: Sequence[Any], quantities: Sequence[Quantity]) -> Statement:
    cells = zip(_readers(Statement).items(), row, strict=True)
    values: list[Any] = [
        quantities[cell] if name in _FIGURES and type(cell) is int else read(cell) for (name, read), cell in cells
    ]
    return Statement(*values)
