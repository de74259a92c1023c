"""Which mentions mean one source, and whether a reader can locate it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimcheck.language.citations_words import known_organization
from claimcheck.language.journals import same_journal
from claimcheck.language.reading import Reading
from claimcheck.model import Citation
from claimcheck.pattern import as_pattern
from claimcheck.registry.agree import plain_words, same_family
from claimcheck.rules.citations.surroundings import find_details

# What may stand between two parts of one source: ` by `, `, `, ` say in `, ` (`; no figure, no `that`
LINK = as_pattern(
    r"[\s*_“”\"',(]{0,4}(?!that\b)(?:(?:by|in|of|for|the|as|and|his|her|their|Dr\.?|[a-z]{3,12})[\s,(*_]{1,3}){0,5}"
)
SENTENCE_END = as_pattern(r"[.!?]\s+[A-Z]")
NO_SOURCES = frozenset({"vague", "social"})
_CROWD = 60  # sources that share a journal or an author: more are not held against each other

Facts = tuple[str | int | None, ...]


@dataclass
class Mentions:
    """The mentions of one source in a document, in order, as indexes into the citations of its reading."""

    citations: list[int] = field(default_factory=list)
    complete: bool = False


def group_mentions(reading: Reading) -> tuple[Mentions, ...]:
    """The sources that a text names outside its reference list, in order of first mention.

    Vague and social sources, back references and markers that resolve to nothing are left out. A source is complete
    where one of its mentions, or an entry of the reference list that agrees with it, lets a reader locate it.
    """
    if "mentions" not in reading.kept:
        reading.kept["mentions"] = _group_mentions(reading)
    mentions: tuple[Mentions, ...] = reading.kept["mentions"]
    return mentions


def _group_mentions(reading: Reading) -> tuple[Mentions, ...]:
    found: list[Mentions] = []
    buckets: dict[tuple[str, str], list[tuple[Facts, Mentions]]] = {}
    for indexes, citation in join_adjacent(reading):
        if not _is_source(citation):
            continue
        keys, facts = tuple(_keys(citation)), facts_of(citation)
        known = (each for key in keys for each in buckets.get(key, ()))
        mentions = next(
            (each for first, each in known if may_be_same(facts, first) and not _only_named(reading, each, indexes[0])),
            None,
        )
        if mentions is None:
            mentions = Mentions()
            found.append(mentions)
            first = facts_of(reading.citations[indexes[0]])
            for key in keys:
                bucket = buckets.setdefault(key, [])
                if len(bucket) < _CROWD:
                    bucket.append((first, mentions))
        mentions.citations.append(indexes[0])
        mentions.complete = mentions.complete or is_locatable(reading, citation, indexes)
    return tuple(found)


def _only_named(reading: Reading, mentions: Mentions, index: int) -> bool:
    """True where a body's bare name stood before, and a later sentence cites one document of it: another source."""
    first, later = reading.citations[mentions.citations[0]], reading.citations[index]
    if not (first.organization and later.organization and later.title) or first.title or first.year or first.url:
        return False
    if first.plain is None or later.plain is None or first.block != later.block:
        return True
    between = reading.document.blocks[first.block].text[first.plain.end : later.plain.start]
    return SENTENCE_END.search(between) is not None


def join_adjacent(reading: Reading) -> Iterator[tuple[tuple[int, ...], Citation]]:
    """The citations with their indexes; what names one source in two places of a phrase is one.

    `Smith et al. (BMJ, 2020)`, `a 2021 study in Urology by Harlow and colleagues`.
    """
    joined: list[int] = []
    merged: Citation | None = None
    for index, citation in enumerate(reading.citations):
        if merged is not None and _is_one_with(reading, reading.citations[joined[-1]], merged, citation):
            joined.append(index)
            merged = _merge(merged, citation)
            continue
        if merged is not None:
            yield tuple(joined), merged
        joined, merged = [index], citation
    if merged is not None:
        yield tuple(joined), merged


def _merge(citation: Citation, after: Citation) -> Citation:
    return citation._replace(
        authors=citation.authors or after.authors,
        year=citation.year or after.year,
        container=citation.container or after.container,
        title=citation.title or after.title,
        doi=citation.doi or after.doi,
        pmid=citation.pmid or after.pmid,
        volume=citation.volume or after.volume,
        pages=citation.pages or after.pages,
    )


def _is_one_with(reading: Reading, last: Citation, merged: Citation, after: Citation) -> bool:
    """True where two citations give different fields and only a few words stand between them."""
    if last.plain is None or after.plain is None or last.block != after.block:
        return False
    if "marker" in {last.form, after.form} or {last.kind, after.kind} & NO_SOURCES:
        return False
    if bool(merged.authors) == bool(after.authors) or (merged.container and after.container):
        return False
    if merged.year and after.year and merged.year != after.year:
        return False
    between = reading.document.blocks[last.block].text[last.plain.end : after.plain.start]
    return LINK.fullmatch(between) is not None


def _is_source(citation: Citation) -> bool:
    if citation.kind in NO_SOURCES or citation.form in {"back-reference", "vague"}:
        return False
    return bool(citation.references) or citation.form != "marker"


def _keys(citation: Citation) -> Iterator[tuple[str, str]]:
    """What mentions of one source may have in common."""
    for number in citation.references:
        yield "entry", str(number)
    for name, value in (("doi", citation.doi), ("pmid", citation.pmid), ("url", citation.url)):
        if value:
            yield name, value
    if citation.container:
        yield "container", journal_key(citation.container)
    if citation.organization:
        yield "organization", organization_key(citation.organization)
    if citation.authors:
        yield "author", plain_words(citation.authors[0])
    if citation.title:
        yield "title", plain_words(citation.title)


def journal_key(name: str) -> str:
    """One key for a journal's title and its abbreviations."""
    from claimcheck.language.journals import canonical_journal

    return plain_words(canonical_journal(name) or name)


def organization_key(name: str) -> str:
    """One key for an organisation's names."""
    return plain_words(known_organization(name))


def facts_of(citation: Citation) -> Facts:
    """What a mention gives, as it is compared: year, identifiers, journal, organisation, title, volume, pages, author."""
    return (
        citation.year,
        citation.doi,
        citation.pmid,
        journal_key(citation.container) if citation.container else None,
        organization_key(citation.organization) if citation.organization else None,
        plain_words(citation.title) if citation.title else None,
        citation.volume,
        citation.pages,
        plain_words(citation.authors[0]) if citation.authors else None,
    )


def may_be_same(one: Facts, other: Facts) -> bool:
    """True where no field that both mentions give differs."""
    for first, second in zip(one[:-1], other[:-1], strict=True):
        if first != second and first and second:
            return False
    families = one[-1], other[-1]
    return not all(families) or same_family(str(families[0]), str(families[1]))


def _agree(one: Citation, other: Citation) -> bool:
    return may_be_same(facts_of(one), facts_of(other))


def is_locatable(reading: Reading, citation: Citation, indexes: tuple[int, ...]) -> bool:
    """True where a reader can find the source from what the mention, the words beside it or its entry give.

    Args:
        reading: of the document.
        citation: what the mention gives, its parts joined.
        indexes: the citations of the reading that it was joined from.
    """
    details = [find_details(reading, reading.citations[index]) for index in indexes]
    if is_complete(citation) or any(each.document for each in details):
        return True
    if all(any(getattr(each, name) for each in details) for name in ("author", "container", "year")):
        return True
    if _is_cited_behind(reading, citation, indexes):
        return True
    return any(is_complete_entry(reading.references[number].csl) for number in citation.references) or any(
        cites_entry(citation, reference.csl) and is_complete_entry(reference.csl) for reference in reading.references
    )


def _is_cited_behind(reading: Reading, citation: Citation, indexes: tuple[int, ...]) -> bool:
    """True where a listed or whole source in a bracket ends the sentence: `a Cochrane review … (Lee, Pain 2019;3:4)`."""
    last = reading.citations[indexes[-1]]
    place = indexes[-1] + 1
    if last.plain is None or place >= len(reading.citations) or citation.authors:
        return False
    after = reading.citations[place]
    if after.plain is None or after.block != last.block or not _agree(citation, after):
        return False
    if not after.references and (after.form != "parenthesis" or not is_complete(after)):
        return False
    between = reading.document.blocks[last.block].text[last.plain.end : after.plain.start]
    return SENTENCE_END.search(between) is None and (
        is_complete(after) or any(is_complete_entry(reading.references[number].csl) for number in after.references)
    )


def is_complete(citation: Citation) -> bool:
    """Author + journal + year, journal + year + volume or pages, a title, an identifier, or a link."""
    if citation.title or citation.doi or citation.pmid or citation.pmcid or citation.trial_id or citation.url:
        return True
    if not (citation.container and citation.year):
        return False
    return bool(citation.authors or citation.volume or citation.pages)


def is_complete_entry(csl: Mapping[str, Any]) -> bool:
    """The same for an entry of a reference list."""
    if any(csl.get(name) for name in ("title", "DOI", "PMID", "PMCID", "URL")):
        return True
    if not (csl.get("container-title") and entry_year(csl)):
        return False
    return any(csl.get(name) for name in ("author", "volume", "page"))


def entry_year(csl: Mapping[str, Any]) -> int | None:
    """The year of issue of a CSL-JSON item, or None."""
    issued = csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    try:
        return int(parts[0][0]) if parts else None
    except (IndexError, TypeError, ValueError):
        return None


def entry_families(csl: Mapping[str, Any]) -> tuple[str, ...]:
    """The authors of a CSL-JSON item as plain words: family names, or the name of a body."""
    authors: Sequence[Any] = csl.get("author") or ()
    names = (author.get("family") or author.get("literal") for author in authors if isinstance(author, Mapping))
    found = tuple(plain_words(str(name)) for name in names if name)
    return found or ((plain_words(str(csl["publisher"])),) if csl.get("publisher") else ())


def _is_entry_of(citation: Citation, csl: Mapping[str, Any]) -> bool:
    """True where an entry gives the year of a mention, and its journal or first author."""
    if citation.year is None or entry_year(csl) != citation.year:
        return False
    families = entry_families(csl)
    if citation.authors and families and not same_family(plain_words(citation.authors[0]), families[0]):
        return False
    container = csl.get("container-title")
    if citation.container and container:
        return same_journal(citation.container, str(container))
    return bool(citation.authors and families)


def cites_entry(citation: Citation, csl: Mapping[str, Any]) -> bool:
    """True where a mention in the text can be this entry of the list: by identifier, or by year and journal or author."""
    for name, value in (("DOI", citation.doi), ("PMID", citation.pmid)):
        if value and csl.get(name):
            return str(csl[name]).lower() == value.lower()
    if citation.url and csl.get("URL"):
        return str(csl["URL"]).rstrip("/").lower() == citation.url.rstrip("/").lower()
    if citation.organization and plain_words(citation.organization) in entry_families(csl):
        return citation.year is None or entry_year(csl) in {None, citation.year}
    return _is_entry_of(citation, csl)


def has_author_list(reading: Reading) -> bool:
    """True where the document has a reference list by author and year: entries with names and without labels."""
    return any(reference.label is None and entry_families(reference.csl) for reference in reading.references)


def is_bare_author_year(citation: Citation) -> bool:
    """True for a name and a year that give nothing else: `(Smith et al., 2020)`."""
    if not citation.authors or citation.year is None:
        return False
    return not (citation.container or citation.title or citation.doi or citation.pmid or citation.url)
