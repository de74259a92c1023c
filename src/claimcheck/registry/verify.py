"""The registry's sources held against Crossref and PubMed: title, journal, year, authors, and whether they stand.

A source with a DOI or PMID is looked up by it; one with a title by its title; one with a journal and a year alone gets
candidates, which a person has to read. Nothing is ever marked as verified here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from claimcheck.errors import RegistryError
from claimcheck.registry.agree import plain_words, same_family, same_journal_names, same_title
from claimcheck.registry.registry import Registry, Source
from claimcheck.registry.verify_http import Fetcher
from claimcheck.registry.verify_records import (
    IndexRecord,
    read_crossref_list,
    read_crossref_work,
    read_pubmed_summary,
)

Outcome = Literal["agrees", "differs", "not found", "candidates", "not looked up", "no answer"]


class Lookup(NamedTuple):
    """What looking one source up gave."""

    source: Source
    outcome: Outcome
    notes: tuple[str, ...] = ()
    candidates: tuple[IndexRecord, ...] = ()
    standing: str | None = None  # what the registry should say of it and does not
    standing_date: str | None = None


def verify_sources(registry: Registry, fetcher: Fetcher, ids: Iterable[str] = ()) -> Iterator[Lookup]:
    """Look the sources up, all or those with these ids, in file order.

    Raises:
        RegistryError: an id that is not there; httpx is not installed.
    """
    wanted = tuple(ids)
    for id_ in wanted:
        if id_ not in registry.sources:
            raise RegistryError(f"no source `{id_}` in this registry")
    for source in registry.sources.values():
        if not wanted or source.id in wanted:
            try:
                yield _verify_source(source, registry, fetcher)
            except RegistryError as error:
                if "needs httpx" in error.message:
                    raise
                yield Lookup(source, "no answer", (error.message,))


def _verify_source(source: Source, registry: Registry, fetcher: Fetcher) -> Lookup:
    csl = source.csl
    records: list[IndexRecord] = []
    asked: list[str] = []
    if csl.get("DOI"):
        asked.append(f"DOI {csl['DOI']}")
        answer = fetcher.get(fetcher.crossref, f"works/{_quote(str(csl['DOI']))}", _contact(fetcher))
        work = read_crossref_work(answer.get("message") if isinstance(answer, dict) else None)
        records += [work] if work else []
    if csl.get("PMID"):
        asked.append(f"PMID {csl['PMID']}")
        params = {"db": "pubmed", "id": str(csl["PMID"]), "retmode": "json"}
        summary = read_pubmed_summary(fetcher.get(fetcher.pubmed, "esummary.fcgi", params), str(csl["PMID"]))
        records += [summary] if summary else []
    if asked:
        if not records:
            return Lookup(source, "not found", (f"no index knows {' or '.join(asked)}",))
        return _compare(source, records, registry)
    if csl.get("title") and csl.get("type") in {None, "article", "article-journal", "book", "chapter", "report"}:
        return _find_by_title(source, registry, fetcher)
    if source.container and source.year:
        return _find_by_journal(source, registry, fetcher)
    return Lookup(source, "not looked up", ("no DOI, PMID, title, or journal and year that an index could know",))


def _find_by_title(source: Source, registry: Registry, fetcher: Fetcher) -> Lookup:
    params = {"query.bibliographic": str(source.csl["title"]), "rows": "5", **_contact(fetcher)}
    found = read_crossref_list(fetcher.get(fetcher.crossref, "works", params))
    same = [record for record in found if record.title and same_title(record.title, str(source.csl["title"]))]
    if not same:
        return Lookup(source, "not found", ("no index knows this title",), tuple(found[:3]))
    lookup = _compare(source, same[:1], registry)
    known = f"found by its title as doi:{same[0].doi}"
    return Lookup(source, lookup.outcome, (known, *lookup.notes), (), lookup.standing, lookup.standing_date)


def _find_by_journal(source: Source, registry: Registry, fetcher: Fetcher) -> Lookup:
    """Papers of that journal and year that speak of what the claims speak of."""
    words = " ".join(
        entry.label for entry in registry.entries.values() if any(item.id == source.id for item in entry.sources)
    )
    params = {
        "query.container-title": str(source.container),
        "query.bibliographic": words or str(source.container),
        "filter": f"from-pub-date:{source.year},until-pub-date:{source.year}",
        "rows": "20",
        **_contact(fetcher),
    }
    found = [
        record
        for record in read_crossref_list(fetcher.get(fetcher.crossref, "works", params))
        if any(same_journal_names(name, str(source.container), registry) for name in record.containers)
        and source.year in record.years
    ]
    if not found:
        return Lookup(source, "not found", (f"no paper of {source.container} {source.year} on this was found",))
    return Lookup(
        source, "candidates", ("journal and year alone: read these and name the right one",), tuple(found[:5])
    )


def _compare(source: Source, records: list[IndexRecord], registry: Registry) -> Lookup:
    notes = [note for record in records for note in _find_differences(source, record, registry)]
    worst = next((record for record in records if record.standing), None)
    standing = worst.standing if worst is not None else None
    if standing is not None and standing == source.retraction_status:
        standing = None
    if standing:
        notes.append(f"{worst.index if worst else ''} marks it as {standing}: add `retraction: {{status: {standing}}}`")
    day = worst.standing_date if worst is not None and standing else None
    return Lookup(source, "differs" if notes else "agrees", tuple(dict.fromkeys(notes)), (), standing, day)


def _find_differences(source: Source, record: IndexRecord, registry: Registry) -> Iterator[str]:
    csl, index = source.csl, record.index
    if csl.get("title") and record.title and not same_title(str(csl["title"]), record.title):
        yield f"title: here “{csl['title']}”, {index} “{record.title}”"
    container = source.container
    if (
        container
        and record.containers
        and not any(same_journal_names(container, name, registry) for name in record.containers)
    ):
        yield f"journal: here {container}, {index} {record.containers[0]}"
    if source.year and record.years and source.year not in record.years:
        yield f"year: here {source.year}, {index} {', '.join(map(str, record.years))}"
    families = [str(author.get("family") or author.get("literal") or "") for author in csl.get("author") or []]
    known = [plain_words(author) for author in record.authors]
    missing = [name for name in families if name and not any(same_family(plain_words(name), one) for one in known)]
    if known and missing:
        yield f"authors: {', '.join(missing)} not among those of {index} ({', '.join(record.authors[:6])})"
    if csl.get("DOI") and record.doi and str(csl["DOI"]).lower() != record.doi:
        yield f"DOI: here {csl['DOI']}, {index} {record.doi}"


def _contact(fetcher: Fetcher) -> dict[str, str]:
    return {"mailto": fetcher.mailto} if fetcher.mailto else {}


def _quote(doi: str) -> str:
    from urllib.parse import quote

    return quote(doi, safe="")
