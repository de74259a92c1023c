"""Journal titles: found, told apart, and their near misses."""

from __future__ import annotations

import pytest

from claimcheck.language.journals import canonical_journal, find_journal, near_journal, same_journal


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Pain Medicine found", "Pain Medicine"),
        ("Pain Management found", "Pain Management"),
        ("Pain found", "Pain"),
        ("Journal of Pain and Symptom Management said", "Journal of Pain and Symptom Management"),
        ("The Lancet Oncology, 2019", "The Lancet Oncology"),
        ("N. Engl. J. Med. 2019", "The New England Journal of Medicine"),
    ],
)
def test_the_longest_title_wins(text: str, title: str) -> None:
    found = find_journal(text, 0)
    assert found is not None
    assert found[0] == title


def test_lower_case_words_are_no_journal() -> None:
    assert find_journal("pain patients", 0) is None


def test_abbreviations_mean_the_same_journal() -> None:
    assert same_journal("JCO", "J Clin Oncol")
    assert canonical_journal("the lancet") == "The Lancet"
    assert not same_journal("Pain", "Pain Medicine")


def test_near_misses() -> None:
    assert near_journal("Jounal of Clinical Oncology") == "Journal of Clinical Oncology"
    assert near_journal("Pain Medicine") is None
    assert near_journal("A Walk in the Woods") is None
