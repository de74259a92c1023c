"""Identifiers: found bare, and told from what cannot be one."""

from __future__ import annotations

import pytest

from claimcheck.language import identifiers as ids


def test_values_are_bare() -> None:
    text = "(doi:10.1000/ABC(1)2.) PMID: 123, PMC45, NCT01234567."
    found = [(each.kind, each.value) for each in ids.find_identifiers(text)]
    assert found == [("doi", "10.1000/abc(1)2"), ("pmid", "123"), ("pmcid", "PMC45"), ("nct", "01234567")]


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (ids.check_doi, "10.1093/pm/pnz001", "10.12/x"),
        (ids.check_pmid, "12345678", "123456789"),
        (ids.check_pmcid, "PMC123", "PMC"),
        (ids.check_nct, "NCT01234567", "NCT0123"),
        (ids.check_isrctn, "ISRCTN12345678", "ISRCTN1"),
        (ids.check_issn, "2049-3630", "2049-3631"),
        (ids.check_orcid, "0000-0002-1825-0097", "0000-0002-1825-0098"),
        (ids.check_url, "https://a.example/x", "https:///x"),
    ],
)
def test_checks(check, good: str, bad: str) -> None:  # type: ignore[no-untyped-def]
    assert check(good) is None
    assert check(bad)
