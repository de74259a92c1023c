"""When a source in a text is a source of the registry."""

from __future__ import annotations

from typing import Any

import pytest
from registry_samples import WHOLE

from claimcheck.model import Citation
from claimcheck.registry.agree import is_weak, source_agrees
from claimcheck.registry.load import read_registry

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
