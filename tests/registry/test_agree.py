"""When a source in a text is a source of the registry."""

from __future__ import annotations

from typing import Any

import pytest
from registry_samples import WHOLE

from claimcheck.model import Citation
from claimcheck.registry.agree import is_weak, plain_words, same_family, same_journal_names, same_title, source_agrees
from claimcheck.registry.load import read_registry
from claimcheck.registry.registry import Source

REGISTRY = read_registry(WHOLE + "journals:\n  Journal of Clinical Oncology: [Clinical Onco J]\n")


def cite(**fields: Any) -> Citation:
    return Citation(0, 1, "x", **{"kind": "study", **fields})


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"container": "Journal of Clinical Oncology", "year": 2020}, True),
        ({"container": "The journal of clinical oncology", "year": 2020, "kind": "review"}, True),
        ({"container": "J Clin Oncol", "year": 2020}, True),
        ({"container": "Clinical Onco J"}, True),
        ({"container": "Journal of Clinical Oncology", "year": 2019}, False),
        ({"container": "Pain Medicine", "year": 2020}, False),
        ({"authors": ("Smith", "Okafor"), "year": 2020}, True),
        ({"authors": ("van der Smith",)}, True),
        ({"authors": ("Okafor",), "year": 2020}, False),
        ({"authors": ("Smith", "Jones"), "year": 2020}, False),
        ({"authors": ("Smithson",), "year": 2020}, False),
        ({"title": "Relief after surgery"}, True),
        ({"title": "Relief After Surgery: A Cohort Study.", "year": 2020}, True),
        ({"title": "Relief before surgery", "container": "J Clin Oncol"}, False),
        ({"doi": "10.1200/jco.20.0001"}, True),
        ({"doi": "10.1200/jco.20.0002", "container": "J Clin Oncol", "year": 2020}, False),
        ({"url": "https://doi.org/10.1200/JCO.20.0001"}, True),
        ({"url": "https://pubmed.ncbi.nlm.nih.gov/31234567/"}, True),
        ({"url": "https://pubmed.ncbi.nlm.nih.gov/99/"}, False),
        ({"pmid": "31234567", "year": 2020}, True),
        ({"pmid": "31234567", "year": 2012}, False),
        ({"container": "J Clin Oncol", "volume": "37"}, False),
        ({"container": "J Clin Oncol", "volume": "38", "pages": "101–9"}, True),
        ({"container": "J Clin Oncol", "pages": "110-119"}, False),
        ({"year": 2020}, True),
        ({"year": 2015}, False),
        ({"kind": "vague"}, False),
    ],
)
def test_a_paper(fields: dict[str, Any], expected: bool) -> None:
    assert source_agrees(cite(**fields), REGISTRY.sources["smith2020"], REGISTRY) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"organization": "World Health Organization"}, True),
        ({"organization": "WHO", "year": 2018}, True),
        ({"organization": "the World Health Organization", "title": "Guideline on headache"}, True),
        ({"title": "WHO headache guideline"}, True),
        ({"organization": "WHO", "year": 2012}, False),
        ({"organization": "CDC"}, False),
        ({"container": "Pain Medicine"}, False),
    ],
)
def test_a_body(fields: dict[str, Any], expected: bool) -> None:
    found = cite(**{"kind": "organization", **fields})
    assert source_agrees(found, REGISTRY.sources["who"], REGISTRY) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "vague"}, True),
        ({"kind": "social", "container": "Reddit"}, True),
        ({"kind": "study", "form": "vague", "year": 2020}, True),
        ({"kind": "reference-marker", "keys": ("3",)}, True),
        ({"kind": "study", "year": 2020}, False),
        ({"kind": "study", "container": "Pain Medicine"}, False),
        ({"kind": "organization", "organization": "CDC"}, False),
    ],
)
def test_weak_sources(fields: dict[str, Any], expected: bool) -> None:
    assert is_weak(cite(**fields)) is expected


@pytest.mark.parametrize(
    ("fields", "csl", "expected"),
    [
        # identifiers: one that differs decides, addresses only confirm
        ({"doi": "10.1/a"}, {"DOI": "10.1/A"}, True),
        ({"doi": "10.1/a", "pmid": "1"}, {"DOI": "10.1/a", "PMID": "2"}, False),
        ({"pmcid": "PMC7"}, {"PMCID": "pmc7"}, True),
        ({"pmcid": "PMC7"}, {"PMCID": "PMC8"}, False),
        ({"doi": "10.1/a"}, {"PMID": "1", "title": "Pain"}, False),
        ({"doi": "10.1/a", "url": "https://doi.org/10.1/b"}, {"DOI": "10.1/a"}, True),
        ({"pmid": "1", "url": "https://pubmed.ncbi.nlm.nih.gov/2/"}, {"PMID": "1"}, True),
        ({"url": "http://dx.doi.org/10.1/a"}, {"DOI": "10.1/a"}, True),
        ({"url": "http://www.ncbi.nlm.nih.gov/pubmed/12"}, {"PMID": "12"}, True),
        ({"url": "https://www.example.org/Pain/"}, {"URL": "http://example.org/pain"}, True),
        ({"url": "https://example.org/pain#top"}, {"URL": "https://example.org/pain"}, False),
        ({"url": "https://example.org/a", "title": "Pain"}, {"URL": "https://example.org/b", "title": "Pain"}, True),
        ({"url": "https://example.org/a"}, {"title": "Pain"}, False),
        # the year
        ({"year": 2020, "doi": "10.1/a"}, {"issued": {"date-parts": [[2021]]}, "DOI": "10.1/a"}, False),
        ({"year": 2020}, {"issued": {"date-parts": [[2020]]}}, True),
        ({"year": 2020}, {}, False),
        ({"year": 2020, "volume": "4"}, {"issued": {"date-parts": [[2020]]}, "volume": "5"}, False),
        # the journal
        ({"container": "BMJ"}, {"container-title": "British Medical Journal"}, True),
        ({"container": "Ann Surg"}, {"container-title": "Annals", "container-title-short": "Ann Surg"}, True),
        ({"container": "Annals of Surgery"}, {"container-title-short": "Ann Surg"}, True),
        ({"container": "Spine"}, {"title": "Pain"}, False),
        ({"container": "The Pain Site"}, {"title": "Pain", "aliases": ("pain site",)}, True),
        ({"container": "Other Site"}, {"title": "Pain", "aliases": ("pain site",)}, False),
        ({"container": "Pain Site"}, {"container-title": "Pain", "aliases": ("pain site",)}, True),
        # the authors
        ({"authors": ("Lee",)}, {"author": [{"family": "Lee"}]}, True),
        ({"authors": ("Müller",)}, {"author": [{"family": "Muller"}]}, True),
        ({"authors": ("Lee", "Wu")}, {"author": [{"family": "Lee"}, {"family": "Ito"}, {"family": "Wu"}]}, True),
        ({"authors": ("Lee", "Wu")}, {"author": [{"family": "Lee"}, {"family": "Ito"}]}, False),
        ({"authors": ("Lee", "Wu")}, {"author": [{"family": "Lee"}], "custom": {"authors": "first only"}}, True),
        ({"authors": ("Lee", "Wu")}, {"author": [{"family": "Lee"}], "custom": {"note": "x"}}, True),
        ({"authors": ("Wu",)}, {"author": [{"family": "Lee"}, {"family": "Wu"}]}, False),
        ({"authors": ("Pain Group",)}, {"author": [{"literal": "Pain Group"}]}, True),
        ({"authors": ("Lee",)}, {"author": [{"given": "A."}, {"family": "Lee"}]}, True),
        ({"authors": ("Lee",), "year": 2020}, {"issued": {"date-parts": [[2020]]}}, False),
        # the title
        ({"title": "Pain"}, {"title": "Pain: a review"}, True),
        ({"title": "Pain: a review"}, {"title": "Pain"}, True),
        ({"title": "Pain: a review"}, {"title": "Pain: a trial"}, False),
        ({"title": "Pain"}, {"title": "Long", "title-short": "Pain"}, True),
        ({"title": "Pain"}, {"title": "Gain", "aliases": ("The pain",)}, True),
        ({"title": "Pain"}, {"DOI": "10.1/a"}, False),
        # the organisation
        ({"organization": "WHO"}, {"author": [{"literal": "World Health Organization"}]}, True),
        ({"organization": "World Health Organization"}, {"publisher": "WHO"}, True),
        ({"organization": "BEAT"}, {"publisher": "Bureau for Elm and Ash Trees"}, True),
        ({"organization": "Bureau for Elm and Ash Trees"}, {"publisher": "BEAT"}, True),
        ({"organization": "Ash Trust"}, {"publisher": "Ash Trust, London"}, True),
        ({"organization": "Ash Trust, London"}, {"authority": "Ash Trust"}, True),
        ({"organization": "Ash Trust"}, {"publisher": "Elm Trust"}, False),
        ({"organization": "Ash Trust"}, {"title": "Pain"}, False),
        ({"organization": "Ash Trust", "title": "Pain"}, {"title": "Pain"}, False),
        ({"organization": "Ash Trust", "title": "Pain"}, {"title": "Pain", "container-title": "BMJ"}, True),
        ({"organization": "Ash Trust", "title": "Pain"}, {"title": "Pain", "author": [{"family": "Lee"}]}, True),
        ({"organization": "Ash Trust", "title": "Pain"}, {"title": "Pain", "aliases": ("Elm",)}, True),
        ({"organization": "The Elm"}, {"publisher": "Ash Trust", "aliases": ("Elm",)}, True),
        # the place in a journal
        ({"container": "BMJ", "volume": "38"}, {"container-title": "BMJ", "volume": "38"}, True),
        ({"container": "BMJ", "volume": "38"}, {"container-title": "BMJ"}, True),
        ({"container": "BMJ", "pages": "e12"}, {"container-title": "BMJ", "page": "E12-E19"}, True),
        ({"container": "BMJ", "pages": "12, 14"}, {"container-title": "BMJ", "page": "12"}, True),
        ({"container": "BMJ", "pages": "12"}, {"container-title": "BMJ", "page": "13-19"}, False),
        ({"container": "BMJ", "pages": "12"}, {"container-title": "BMJ"}, True),
    ],
)
def test_one_field_after_the_other(fields: dict[str, Any], csl: dict[str, Any], expected: bool) -> None:
    rest = dict(csl)
    source = Source("s", rest, rest.pop("aliases", ()))
    assert source_agrees(cite(**fields), source, REGISTRY) is expected


NAMING = {
    "container": "Pain Medicine",
    "organization": "CDC",
    "authors": ("Lee",),
    "title": "Pain",
    "doi": "10.1/a",
    "pmid": "1",
    "pmcid": "PMC1",
    "trial_id": "NCT00000001",
    "url": "https://example.org",
}


@pytest.mark.parametrize("field", NAMING)
def test_a_citation_with_one_naming_field_can_be_compared(field: str) -> None:
    named = cite(**{field: NAMING[field]})
    assert not is_weak(named)
    dated = Source("s", {"issued": {"date-parts": [[2020]]}})
    assert source_agrees(cite(year=2020), dated, REGISTRY)
    assert not source_agrees(cite(**{field: NAMING[field], "year": 2020}), dated, REGISTRY)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("The Lancet Oncology", "lancet oncology"),
        ("The", "the"),
        ("Obstetrics & Gynecology", "obstetrics and gynecology"),
        ("Revista Española", "revista espanola"),
        ("Patient's Guide—2", "patients guide 2"),
        ("Patient’s  Guide", "patients guide"),
        ("", ""),
    ],
)
def test_words_are_compared_without_case_accents_and_signs(written: str, plain: str) -> None:
    assert plain_words(written) == plain


def test_names_of_people_titles_and_journals() -> None:
    assert same_family("beuken", "van den beuken")
    assert same_family("van den beuken", "beuken")
    assert same_family("lee", "lee")
    assert not same_family("smith", "smithson")
    assert not same_family("son", "smithson")
    assert same_title("Pain – a review", "Pain")
    assert same_title("Pain? A review", "PAIN")
    assert not same_title("Pain-free days", "Pain")
    assert not same_title("Pain: a review", "Gain: a review")
    assert same_journal_names("Clinical Onco J", "Journal of Clinical Oncology", REGISTRY)
    assert same_journal_names("Journal of Clinical Oncology", "Clinical Onco J", REGISTRY)
    assert not same_journal_names("Clinical Onco J", "Pain", REGISTRY)
