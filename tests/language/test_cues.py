"""A cue in front of a pattern loses nothing that the pattern finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language import citations_author, citations_organization, citations_weak, citations_words
from claimcheck.language.cues import cue_words, fold, holds_any, holds_digit
from claimcheck.language.identifiers import IDENTIFIER

PATTERNS = {
    "identifier": IDENTIFIER,
    "expert": citations_weak.EXPERTS,
    "anecdote": citations_weak.ANECDOTE,
    "back-reference": citations_weak.BACK,
    "author-year": re.compile(citations_author.ET_AL),
    "source-noun": citations_words.NOUN,
    "label": citations_organization.LABEL,
}
WRITTEN = st.characters(categories=("L", "N", "P", "Z", "S"), exclude_characters="ſKİı")


def matches_of(group: str) -> st.SearchStrategy[str]:
    """Texts in which a group's pattern finds something."""
    pattern = re.compile(PATTERNS[group].pattern, PATTERNS[group].flags)
    return st.from_regex(pattern, alphabet=WRITTEN)


@pytest.mark.parametrize("group", PATTERNS)
@given(data=st.data())
def test_whatever_the_pattern_finds_holds_a_cue(group: str, data: st.DataObject) -> None:
    text = data.draw(matches_of(group))
    assert holds_any(fold(text), cue_words(group))


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert not re.search(r"[A-Z\n\t]", folded)


@given(st.text())
def test_digits(text: str) -> None:
    assert holds_digit(text) == any(char.isdecimal() for char in text)


def test_blanks_of_any_kind_fold_to_plain_ones() -> None:
    assert fold("According\u00a0to\nİzmir") == "according to İzmir"
