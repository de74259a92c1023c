"""A registry as one table, for spreadsheets, and back without loss.

Each row is a claim, a source or a journal. A cell that holds a list has one item per line; parts of an item are
separated by ` | `, a bar inside a part is written `\\|`. What CSL-JSON nests stands as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claimcheck.errors import RegistryError
from claimcheck.registry.plain import as_claim_record, as_source_record
from claimcheck.registry.registry import Registry

COLUMNS = (
    "record", "id", "statement", "label", "terms", "figure", "threshold", "timeframe", "population", "hedge",
    "direction", "sources", "evidence", "match", "status", "verified_by", "verified_on", "owner", "due", "expires",
    "supersedes", "says", "not", "approved_wording", "markets", "aliases", "retraction", "csl",
)  # fmt: skip

_TEXTS = ("id", "statement", "figure", "threshold", "timeframe", "population", "hedge", "direction", "expires")
_LISTS = ("supersedes", "says", "not", "approved_wording", "markets")
_INNER = {
    "label": ("measure", "label"),
    "status": ("verification", "status"),
    "verified_by": ("verification", "by"),
    "verified_on": ("verification", "date"),
    "owner": ("review", "owner"),
    "due": ("review", "due"),
}
_PARTS = {"sources": ("id", "locator", "quote"), "evidence": ("id", "figure", "agrees", "note")}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")  # what a spreadsheet would run or swallow at the start of a cell

Row = dict[str, str]


def as_rows(registry: Registry) -> Iterator[Row]:
    """Every claim, source and journal as a row; columns with nothing to say are left out."""
    for entry in registry.entries.values():
        yield _claim_row(as_claim_record(entry))
    for source in registry.sources.values():
        record = as_source_record(source)
        row = {"record": "source", "id": str(record.pop("id"))}
        if aliases := record.pop("aliases", None):
            row["aliases"] = _join_items(aliases)
        if retraction := record.pop("retraction", None):
            row["retraction"] = _join_parts([retraction.get("status"), retraction.get("date")])
        yield row | {"csl": json.dumps(record, ensure_ascii=False)}
    for title, names in registry.journals.items():
        yield {"record": "journal", "id": title, "aliases": _join_items(names)}


def read_rows(rows: Iterable[Mapping[str, str]], path: str) -> dict[str, Any]:
    """The rows of a table as the record of a registry file.

    Raises:
        RegistryError: a row is of no known kind, or a cell cannot be read; `problems` names every one.
    """
    from claimcheck.registry.load import raise_problems

    claims: list[dict[str, Any]] = []
    sources: list[dict[str, Any]] = []
    journals: dict[str, list[str]] = {}
    problems: list[RegistryError] = []
    for number, cells in enumerate(rows, 2):
        row = {name: value.strip() for name, value in cells.items() if value and value.strip()}
        if not row:
            continue
        try:
            kind = row.pop("record", "claim")
            unknown = sorted(name for name in row if name not in COLUMNS)
            if unknown:
                raise ValueError(f"unknown column `{unknown[0]}`; the columns are {', '.join(COLUMNS)}")
            if kind == "claim":
                claims.append(_read_claim(row))
            elif kind == "source":
                sources.append(_read_source(row))
            elif kind == "journal":
                journals[row.get("id", "")] = _split_items(row.get("aliases", ""))
            else:
                raise ValueError(f"`record: {kind[:40]}` is none of claim, source, journal")
        except ValueError as error:
            problems.append(RegistryError(str(error), path=path, line=number))
    raise_problems(problems)
    whole = {"sources": sources, "claims": claims, "journals": journals}
    return {name: value for name, value in whole.items() if value}


def write_csv(rows: Iterable[Row]) -> str:
    """The rows as CSV text, with a head row; cells that a spreadsheet would run as a formula begin with `'`."""
    import csv
    from io import StringIO

    out = StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: f"'{cell}" if cell.startswith(_FORMULA) else cell for name, cell in row.items()})
    return out.getvalue()


def read_csv(text: str, path: str) -> list[Row]:
    """The rows of a CSV text, by the names in its head row; comma, semicolon and tab are told apart.

    Raises:
        RegistryError: it is no table.
    """
    import csv

    text = text.removeprefix("\ufeff")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    lines = text.splitlines(keepends=True)
    found: list[Row] = []
    try:
        reader = csv.reader(_lines(text) if "\r" in text or "\n" in text else lines, delimiter=delimiter, strict=True)
        names = [name.strip() for name in next(reader, [])]
        for cells in reader:
            if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
                message = f"{len(cells)} cells under {len(names)} columns: quote cells that hold `{delimiter}`"
                raise RegistryError(message, path=path, line=reader.line_num)
            found.append({name: _strip_mark(cell) for name, cell in zip(names, cells, strict=False)})
    except csv.Error as error:
        raise RegistryError(f"not valid CSV: {error}", path=path) from None
    return found


def _lines(text: str) -> Iterator[str]:
    """Lines that end in CR, LF or CRLF alone: other line marks belong to the cells."""
    from io import StringIO

    yield from StringIO(text, newline="")


def write_xlsx(rows: Iterable[Row]) -> bytes:
    """The rows as an Excel workbook with one sheet.

    Raises:
        RegistryError: openpyxl is not installed.
    """
    from io import BytesIO

    openpyxl = _import_openpyxl()
    from openpyxl.utils.escape import escape

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "registry"
    sheet.append(list(COLUMNS))
    for index, row in enumerate(rows, 2):
        for column, name in enumerate(COLUMNS, 1):
            if row.get(name):
                cell = sheet.cell(index, column)
                cell.value = escape(row[name])
                cell.data_type = "s"  # a text even where it begins with =
    sheet.freeze_panes = "C2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read_xlsx(content: bytes, path: str) -> list[Row]:
    """The rows of a workbook's first sheet, by the names in its head row.

    Raises:
        RegistryError: openpyxl is not installed, or this is no workbook.
    """
    from io import BytesIO
    from zipfile import BadZipFile

    openpyxl = _import_openpyxl()
    from openpyxl.utils.escape import unescape
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
        table = [
            ["" if cell is None else unescape(_as_text(cell)) for cell in row] for row in book.worksheets[0].values
        ]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, IndexError) as error:
        raise RegistryError(f"not an Excel workbook: {error}", path=path) from None
    names = [name.strip() for name in table[0]] if table else []
    return [{name: cell for name, cell in zip(names, row, strict=False) if name} for row in table[1:]]


def _as_text(cell: object) -> str:
    """A cell as it is shown: a number that a spreadsheet made of `5` is `5` again."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).removesuffix(" 00:00:00") if not isinstance(cell, str) else cell


def _import_openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError:
        message = "Excel files need openpyxl: install it with `pip install 'claimcheck-linter[curate]'`"
        raise RegistryError(message) from None
    return openpyxl


def _strip_mark(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _claim_row(record: dict[str, Any]) -> Row:
    row: Row = {"record": "claim"}
    row |= {name: str(record[name]) for name in _TEXTS if name in record}
    row |= {name: _join_items(record[name]) for name in _LISTS if name in record}
    row |= {name: str(record[outer][part]) for name, (outer, part) in _INNER.items() if part in record.get(outer, {})}
    row["terms"] = _join_items(record["measure"]["terms"])
    for name, parts in _PARTS.items():
        if name in record:
            row[name] = "\n".join(_join_parts([item.get(part) for part in parts]) for item in record[name])
    match = record.get("match")
    if match:
        row["match"] = match if isinstance(match, str) else str(match["tolerance"])
    return row


def _read_claim(row: Row) -> dict[str, Any]:
    record: dict[str, Any] = {name: row[name] for name in _TEXTS if name in row}
    record["measure"] = {"terms": _split_items(row.get("terms", ""))}
    for name, (outer, part) in _INNER.items():
        if name in row:
            record.setdefault(outer, {})[part] = row[name]
    record |= {name: _split_items(row[name]) for name in _LISTS if name in row}
    for name, parts in _PARTS.items():
        if name in row:
            record[name] = [_read_parts(line, parts) for line in row[name].splitlines() if line.strip()]
    if "match" in row:
        record["match"] = row["match"] if row["match"].isalpha() else {"tolerance": row["match"]}
    if "verification" in record and "status" not in record["verification"]:
        record["verification"] = {"status": "stated_by_article", **record["verification"]}
    return record


def _read_source(row: Row) -> dict[str, Any]:
    try:
        csl = json.loads(row.get("csl", "{}"))
    except ValueError as error:
        raise ValueError(f"the `csl` cell is no JSON: {error}") from None
    if not isinstance(csl, dict):
        raise ValueError("the `csl` cell should hold a JSON object")
    record: dict[str, Any] = {"id": row.get("id", ""), **csl}
    if "aliases" in row:
        record["aliases"] = _split_items(row["aliases"])
    if "retraction" in row:
        record["retraction"] = _read_parts(row["retraction"], ("status", "date"))
    return record


def _join_items(items: Sequence[str]) -> str:
    return "\n".join(items)


def _split_items(cell: str) -> list[str]:
    return [line.strip() for line in cell.split("\n") if line.strip()]


def _join_parts(parts: Sequence[str | None]) -> str:
    texts = [(part or "").replace("\\", "\\\\").replace("|", "\\|") for part in parts]
    while texts and not texts[-1]:
        texts.pop()
    return " | ".join(texts)


def _read_parts(line: str, names: Sequence[str]) -> dict[str, str]:
    parts = [""]
    escaped = False
    for char in line:
        if escaped or char not in "\\|":
            parts[-1] += char
            escaped = False
        elif char == "\\":
            escaped = True
        else:
            parts.append("")
    if len(parts) > len(names):
        raise ValueError(f"`{line[:60]}` has more than {len(names)} parts ({' | '.join(names)}): write a bar as \\|")
    return {name: part.strip() for name, part in zip(names, parts, strict=False) if part.strip()}
