"""Whether a source that a text names is a source that the registry knows.

They agree when no field that both give differs and one that identifies a source agrees: journal, author, title,
organisation or identifier. Study or review is not compared. A text that gives a year alone agrees on the year alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from claimcheck.model import Citation
from claimcheck.pattern import as_pattern
from claimcheck.registry.registry import Registry, Source

Verdict = bool | None  # agrees, differs, or one side does not give the field

_DOI_URL = as_pattern(r"https?://(?:dx\.)?doi\.org/(10\.\S+)", re.IGNORECASE)  # https://doi.org/10.1200/x
_PUBMED_URL = as_pattern(  # https://pubmed.ncbi.nlm.nih.gov/123/, http://www.ncbi.nlm.nih.gov/pubmed/123
    r"https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d+)", re.IGNORECASE
)
_URL_FRAME = as_pattern(r"^https?://(?:www\.)?|[/#?]+$", re.IGNORECASE)  # https://www.  |  a closing slash
_SHORTEST = 2  # letters of a word cut short
_SMALL = frozenset("a an and at by de der des di du for in la le of on or the to und von".split())


def source_agrees(citation: Citation, source: Source, registry: Registry) -> bool:
    """True where the citation can be this source.

    Args:
        citation: a source as a text names it.
        source: a source of the registry.
        registry: knows further names of journals.
    """
    csl = source.csl
    year = _compare_year(citation, source)
    if year is False:
        return False
    named = (
        _compare_identifiers(citation, csl),
        _compare_container(citation, source, registry),
        _compare_authors(citation, source, registry),
        _compare_title(citation, source),
        _compare_organization(citation, source),
    )
    places = (_compare_volume(citation, csl), _compare_pages(citation, csl))
    if False in named or False in places:
        return False
    if True in named:
        return True
    return year is True and not _names_something(citation)


def is_weak(citation: Citation) -> bool:
    """True where a citation names nothing to compare: `studies show`, social media, an unresolved marker."""
    if citation.kind in {"vague", "social"} or citation.form == "vague":
        return True
    return citation.year is None and not _names_something(citation)


def _names_something(citation: Citation) -> bool:
    return bool(
        citation.container
        or citation.organization
        or citation.authors
        or citation.title
        or citation.doi
        or citation.pmid
        or citation.pmcid
        or citation.trial_id
        or citation.url
    )


def _compare_year(citation: Citation, source: Source) -> Verdict:
    return None if citation.year is None or source.year is None else citation.year == source.year


def _compare_identifiers(citation: Citation, csl: Mapping[str, Any]) -> Verdict:
    """One that differs decides, except addresses: one publication has many."""
    in_text, in_url = _identifiers_of(citation), _identifiers_of_source(csl)
    found = [in_text[name] == in_url[name] for name in in_text if name in in_url]
    if found:
        return all(found)
    if citation.url and csl.get("URL") and _plain_url(citation.url) == _plain_url(str(csl["URL"])):
        return True
    return None


def _identifiers_of(citation: Citation) -> dict[str, str]:
    found = {"doi": citation.doi, "pmid": citation.pmid, "pmcid": citation.pmcid}
    url = citation.url or ""
    if not found["doi"] and (match := _DOI_URL.match(url)):
        found["doi"] = match[1]
    if not found["pmid"] and (match := _PUBMED_URL.match(url)):
        found["pmid"] = match[1]
    return {name: value.lower() for name, value in found.items() if value}


def _identifiers_of_source(csl: Mapping[str, Any]) -> dict[str, str]:
    names = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}
    return {name: str(csl[field]).lower() for name, field in names.items() if csl.get(field)}


def _plain_url(url: str) -> str:
    return _URL_FRAME.sub("", url).lower()


def _compare_container(citation: Citation, source: Source, registry: Registry) -> Verdict:
    if not citation.container:  # `Otology & Neurotology (2023)` reads like two authors
        return _is_container(" and ".join(citation.authors), source, registry) or None
    names = [str(source.csl[field]) for field in ("container-title", "container-title-short") if source.csl.get(field)]
    if not names:
        return True if _is_alias(citation.container, source) else None
    from claimcheck.language.journals import near_journal

    if any(same_journal_names(citation.container, name, registry) for name in names) or _is_alias(
        citation.container, source
    ):
        return True
    meant = near_journal(citation.container)  # a slip is CIT010's alone
    return meant is not None and any(same_journal_names(meant, name, registry) for name in names)


def same_journal_names(one: str, other: str, registry: Registry) -> bool:
    """True where two names are one journal's, by its abbreviations or by the further names the registry gives it."""
    from claimcheck.language.journals import same_journal

    if plain_words(one) == plain_words(other) or same_journal(one, other) or _abbreviates(one, other):
        return True
    first = {plain_words(name) for name in _journal_names(one, registry)}
    return any(plain_words(name) in first for name in _journal_names(other, registry))


def _abbreviates(one: str, other: str) -> bool:
    """True where one name cuts words of the other short and leaves small ones out: `Audiol Neurotol` (ISO 4)."""
    first, second = ([word for word in plain_words(name).split() if word not in _SMALL] for name in (one, other))
    short, whole = sorted((first, second), key=lambda words: sum(map(len, words)))
    return len(short) == len(whole) > 1 and all(
        word == full or (full.startswith(word) and len(word) >= (1 if full == "journal" else _SHORTEST))
        for word, full in zip(short, whole, strict=True)
    )


def _journal_names(title: str, registry: Registry) -> Iterable[str]:
    """A journal's names as the registry knows them, the given one included."""
    return (title, *registry.journal_names.get(plain_words(title), ()))


def _compare_authors(citation: Citation, source: Source, registry: Registry) -> Verdict:
    """The first author must be the first, further ones must be among the others, or the registry's shorter list among them.

    A journal that reads like an author is none: `(Smith, Eurosurveillance, 2023)`.
    """
    authors = source.csl.get("author") or ()
    families = [plain_words(str(author.get("family") or author.get("literal") or "")) for author in authors]
    families = [family for family in families if family]
    if not citation.authors or not families or _is_container(" and ".join(citation.authors), source, registry):
        return None
    cited = [plain_words(author) for author in citation.authors if not _is_container(author, source, registry)]
    if not cited:
        return None
    if len(cited) == 1 and _names_body(citation.authors[0], source):
        return True
    if not same_family(cited[0], families[0]):
        return False
    if all(any(same_family(author, family) for family in families) for author in cited[1:]) or _cut_short(source):
        return True
    return len(cited) > len(families) and all(
        any(same_family(author, family) for author in cited) for family in families
    )


def _is_container(author: str, source: Source, registry: Registry) -> bool:
    return source.container is not None and same_journal_names(author, source.container, registry)


def _names_body(author: str, source: Source) -> bool:
    """True where what reads like an author is the body behind the source: `(Acme, 2023)` for Acme Therapeutics."""
    bodies = [str(body["literal"]) for body in source.csl.get("author") or () if body.get("literal")]
    return _is_alias(author, source) or any(
        _same_body(author, body) or plain_words(body).startswith(f"{plain_words(author)} ") for body in bodies
    )


def _cut_short(source: Source) -> bool:
    """True where the registry says that it does not know all authors."""
    custom = source.csl.get("custom")
    return isinstance(custom, Mapping) and "authors" in custom


def same_family(one: str, other: str) -> bool:
    """Equal, also where one leaves out the particles: `Beuken` and `van den Beuken` are, `Smith` and `Smithson` not."""
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")


def _compare_title(citation: Citation, source: Source) -> Verdict:
    titles = [str(source.csl[field]) for field in ("title", "title-short") if source.csl.get(field)]
    if not citation.title:
        return any(_is_written_out(title, citation.text) for title in titles) or None
    if _is_alias(citation.title, source):
        return True
    if not titles:
        return None
    return any(same_title(citation.title, title) for title in titles)


def _is_written_out(title: str, text: str) -> bool:
    """True where a citation's words hold a title of several words: `the National Clinical Guideline for Stroke`."""
    words = plain_words(title)
    return words.count(" ") > 1 and f" {words} " in f" {plain_words(text)} "


def same_title(one: str, other: str) -> bool:
    """Equal, also where one leaves out the subtitle."""
    if plain_words(one) == plain_words(other):
        return True
    heads = [plain_words(re.split(r"[:.?!] | [–—-] ", title, maxsplit=1)[0]) for title in (one, other)]
    return plain_words(one) == heads[1] or heads[0] == plain_words(other)


def _compare_organization(citation: Citation, source: Source) -> Verdict:
    if not citation.organization:
        return None
    bodies = [str(author["literal"]) for author in source.csl.get("author") or () if author.get("literal")]
    bodies += [str(source.csl[name]) for name in ("publisher", "authority") if source.csl.get(name)]
    if source.container and plain_words(source.container).startswith(f"{plain_words(citation.organization)} "):
        return True  # a `Cochrane review` stands in the Cochrane Database of Systematic Reviews
    if not bodies and not source.aliases:
        return None if source.csl.get("author") or source.csl.get("container-title") else False
    if _is_alias(citation.organization, source):
        return True
    if not bodies:
        return None
    return any(_same_body(citation.organization, body) for body in bodies)


def _same_body(one: str, other: str) -> bool:
    """Equal, an acronym of the other, or the same with a place or department after a comma."""
    from claimcheck.language.citations_words import same_organization

    first, second = plain_words(one), plain_words(other)
    if same_organization(one, other) or first == second or _acronym(one) == second or _acronym(other) == first:
        return True
    return any(plain_words(whole.split(",")[0]) == part for whole, part in ((one, second), (other, first)))


def _acronym(name: str) -> str:
    """`World Health Organization` -> `who`; empty for a single word."""
    words = [word for word in plain_words(name).split() if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _is_alias(name: str, source: Source) -> bool:
    wanted = plain_words(name)
    return any(plain_words(alias) == wanted for alias in source.aliases)


def _compare_volume(citation: Citation, csl: Mapping[str, Any]) -> Verdict:
    if not citation.volume or not csl.get("volume"):
        return None
    return plain_words(citation.volume) == plain_words(str(csl["volume"]))


def _compare_pages(citation: Citation, csl: Mapping[str, Any]) -> Verdict:
    """By the first page: the last one is often abbreviated or left out."""
    if not citation.pages or not csl.get("page"):
        return None
    first, second = (re.split(r"\s*[-–—,]\s*", text, maxsplit=1)[0] for text in (citation.pages, str(csl["page"])))
    return plain_words(first) == plain_words(second)


@lru_cache(maxsize=20_000)
def plain_words(text: str) -> str:
    """Lower case, without accents, signs and a leading article: `The Lancet Oncology` -> `lancet oncology`."""
    bare = unicodedata.normalize("NFKD", text.replace("&", " and ")).casefold()
    letters = "".join(
        char if char.isalnum() else "" if unicodedata.combining(char) or char in "'’" else " " for char in bare
    )
    words = letters.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
