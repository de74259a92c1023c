"""What Crossref and PubMed answer, as one plain record. Answers are read as they come: any field may be missing."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claimcheck.pattern import as_pattern

_TAG = as_pattern(r"<[^<>]{1,200}>")  # <i>, </sub>, <scp>

# what Crossref calls an update, and what it means for the registry
_UPDATES = {
    "retraction": "retracted",
    "partial_retraction": "retracted",
    "removal": "retracted",
    "withdrawal": "withdrawn",
    "correction": "corrected",
    "erratum": "corrected",
    "corrigendum": "corrected",
}
_GRAVITY = ("retracted", "withdrawn", "corrected")


@dataclass(frozen=True, slots=True)
class IndexRecord:
    """A publication as an index knows it; `years` holds those of print and of first appearance online."""

    index: str
    title: str | None
    containers: tuple[str, ...]
    years: tuple[int, ...]
    authors: tuple[str, ...]
    doi: str | None
    pmid: str | None
    standing: str | None = None  # retracted, withdrawn, corrected
    standing_date: str | None = None

    @property
    def shown(self) -> str:
        """The record on one line."""
        who = f"{self.authors[0]} et al" if len(self.authors) > 1 else "".join(self.authors)
        parts = (who, (self.title or "").rstrip("."), "".join(self.containers[:1]), "".join(map(str, self.years[:1])))
        where = f" doi:{self.doi}" if self.doi else f" PMID {self.pmid}" if self.pmid else ""
        return ". ".join(part for part in parts if part) + where


def read_crossref_work(work: object) -> IndexRecord | None:
    """A Crossref work (`message` of /works/DOI, or an item of a search); None where it is none."""
    if not isinstance(work, Mapping) or not (work.get("DOI") or work.get("title")):
        return None
    years: list[int] = []
    for name in ("issued", "published", "published-print", "published-online"):
        year = _year_of(work.get(name))
        if year is not None and year not in years:
            years.append(year)
    standing, day = _find_standing(work)
    title = next(iter(_texts(work.get("title"))), None)
    if standing is None and title and (mark := re.match(r"(RETRACTED|WITHDRAWN)\b[:\s-]*", title)):
        standing, title = mark[1].lower(), title[mark.end() :] or None
    return IndexRecord(
        "Crossref",
        title,
        tuple(dict.fromkeys((*_texts(work.get("container-title")), *_texts(work.get("short-container-title"))))),
        tuple(years),
        tuple(_families(work.get("author"))),
        str(work["DOI"]).lower() if work.get("DOI") else None,
        None,
        standing,
        day,
    )


def read_crossref_list(answer: object) -> list[IndexRecord]:
    """The works of a Crossref search."""
    message = answer.get("message") if isinstance(answer, Mapping) else None
    items = message.get("items") if isinstance(message, Mapping) else None
    records = (read_crossref_work(item) for item in (items if isinstance(items, list) else []))
    return [record for record in records if record is not None]


def read_pubmed_summary(answer: object, pmid: str) -> IndexRecord | None:
    """The record of a PMID in the answer of esummary (JSON, version 2.0); None where it is not there."""
    result = answer.get("result") if isinstance(answer, Mapping) else None
    item = result.get(pmid) if isinstance(result, Mapping) else None
    if not isinstance(item, Mapping) or item.get("error") or not item.get("title"):
        return None
    ids = [entry for entry in item.get("articleids") or [] if isinstance(entry, Mapping)]
    doi = next((str(entry.get("value")).lower() for entry in ids if entry.get("idtype") == "doi"), None)
    years = (_leading_year(item.get(name)) for name in ("pubdate", "epubdate", "sortpubdate"))
    kinds = {str(kind).lower() for kind in item.get("pubtype") or []}
    authors = [entry for entry in item.get("authors") or [] if isinstance(entry, Mapping)]
    return IndexRecord(
        "PubMed",
        _clean(str(item["title"])),
        tuple(dict.fromkeys(_clean(str(item[name])) for name in ("fulljournalname", "source") if item.get(name))),
        tuple(dict.fromkeys(year for year in years if year is not None)),
        tuple(str(entry.get("name", "")).rpartition(" ")[0] or str(entry.get("name", "")) for entry in authors),
        doi,
        pmid,
        "retracted" if "retracted publication" in kinds else None,
    )


def _find_standing(work: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The gravest of the notices that update a work, and its date."""
    found: list[tuple[int, str, str | None]] = []
    updates = work.get("updated-by")
    for update in updates if isinstance(updates, list) else []:
        if not isinstance(update, Mapping):
            continue
        standing = _UPDATES.get(str(update.get("type", "")).lower())
        if standing:
            found.append((_GRAVITY.index(standing), standing, _day_of(update.get("updated"))))
    return (min(found)[1], min(found)[2]) if found else (None, None)


def _parts_of(value: object) -> list[int]:
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    return [part for part in first if isinstance(part, int)] if isinstance(first, list) else []


def _year_of(value: object) -> int | None:
    parts = _parts_of(value)
    return parts[0] if parts else None


def _day_of(value: object) -> str | None:
    parts = _parts_of(value)
    return "-".join(f"{part:02}" for part in parts) if parts else None


def _leading_year(value: object) -> int | None:
    match = re.match(r"\d{4}", str(value or ""))
    return int(match[0]) if match else None


def _texts(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield _clean(item)


def _families(value: object) -> Iterator[str]:
    for author in value if isinstance(value, list) else []:
        name = (author.get("family") or author.get("name")) if isinstance(author, Mapping) else None
        if isinstance(name, str) and name.strip():
            yield _clean(name)


def _clean(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", text)).split())
