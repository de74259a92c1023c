"""The sources of an article as records of a registry: only what the article itself says of them."""

from __future__ import annotations

from typing import Any

from claimcheck.model import Citation, Reference
from claimcheck.pattern import as_pattern
from claimcheck.registry.fields import find_identifier_defect

_TYPES = {
    "study": "article-journal",
    "review": "article-journal",
    "meta-analysis": "article-journal",
    "trial": "article-journal",
    "author-year": "article-journal",
    "reference-marker": "article-journal",
    "guideline": "report",
    "organization": "report",
    "website": "webpage",
}
_GENRES = ("study", "review", "meta-analysis", "trial", "guideline")
_WORD = as_pattern(r"[a-z0-9]+")
_SMALL = frozenset("a an and for in of on the to with".split())


class DraftSources:
    """Sources collected from citations, each once; `records` are as they stand under `sources:`."""

    def __init__(self) -> None:
        self.records: dict[str, dict[str, Any]] = {}
        self._ids: dict[str, str] = {}

    def add(self, citation: Citation, references: tuple[Reference, ...]) -> str | None:
        """The id of a citation's source, kept if it is new; None where the citation names nothing to hold a text to."""
        record = as_record(citation)
        entry = next((references[number] for number in citation.references if number < len(references)), None)
        if entry is not None and entry.csl:
            record = {**{name: value for name, value in entry.csl.items() if name != "id"}, **record}
            record.setdefault("type", "document")
            for name in ("DOI", "PMID", "PMCID", "URL"):
                if name in record and find_identifier_defect(name, str(record[name])):
                    del record[name]
        if len(record) < 2 or citation.kind in ("social", "vague"):
            return None
        key = repr(sorted((name, repr(value)) for name, value in record.items()))
        if key not in self._ids:
            identifier = self._new_id(record)
            self._ids[key] = identifier
            self.records[identifier] = {"id": identifier, **record}
        return self._ids[key]

    def _new_id(self, record: dict[str, Any]) -> str:
        author = (record.get("author") or [{}])[0]
        year = ((record.get("issued") or {}).get("date-parts") or [[None]])[0][0]
        name = str(
            author.get("family")
            or author.get("literal")
            or record.get("container-title")
            or record.get("title")
            or record.get("publisher")
            or record.get("DOI")
            or record.get("URL")
            or "source"
        )
        parts = [as_slug(name, 4), *([str(year)] if year else []), *([record["genre"]] if record.get("genre") else [])]
        identifier, number = ".".join(parts), 2
        while identifier in self.records:
            identifier, number = ".".join((*parts, str(number))), number + 1
        return identifier


def as_record(citation: Citation) -> dict[str, Any]:
    """What a citation says, in CSL-JSON's fields; `type` alone where it says nothing."""
    record: dict[str, Any] = {"type": _TYPES.get(citation.kind, "document")}
    if citation.kind in _GENRES:
        record["genre"] = citation.kind
    names: list[dict[str, str]] = [{"family": name} for name in citation.authors]
    if citation.organization:
        names.append({"literal": citation.organization})
    fields: dict[str, Any] = {
        "author": names,
        "title": citation.title,
        "container-title": citation.container,
        "issued": {"date-parts": [[citation.year]]} if citation.year else None,
        "volume": citation.volume,
        "page": citation.pages,
        "DOI": citation.doi,
        "PMID": citation.pmid,
        "PMCID": citation.pmcid,
        "URL": citation.url,
    }
    told = {name: value for name, value in fields.items() if value}
    for name in ("DOI", "PMID", "PMCID", "URL"):
        if name in told and find_identifier_defect(name, str(told[name])):
            del told[name]
    return {**record, **told} if told else {"type": record["type"]}


def as_slug(text: str, words: int) -> str:
    """The first telling words of a text as an id's part: `journal-pain-symptom-management`."""
    found = [word for word in _WORD.findall(text.casefold()) if word not in _SMALL][:words]
    return "-".join(found)[:60].strip("-") or "claim"
