"""The gate lets through whatever the grammar reads, and holds back what cannot hold a figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.figures import read_figures
from claimcheck.language.gate import may_hold_figure
from claimcheck.language.numbers import FRACTION_SIGNS, number_words
from claimcheck.language.units import unit_forms

FRAMES = (
    "for {}|{} of them|a {} or so|an {}|{}|every other {}|within the past {}|about {}.|twice a {}|({})|{}-fold|by a {}"
)
WORDS = sorted({*number_words(), *FRACTION_SIGNS, *unit_forms(), "daily", "none", "fortnight", "decade"})


@pytest.mark.parametrize(
    "text",
    ["５ mg", "½", "Twice a day", "TWO", "one-third", "within an\nhour", "“three”", "a fortnight", "taken daily"],
)
def test_lets_through(text: str) -> None:
    assert may_hold_figure(text)


@pytest.mark.parametrize(
    "text", ["", "Rest well.", "the hour of need", "An often heard answer", "’“ä”", "\ud800", "tenor attendance"]
)
def test_holds_back(text: str) -> None:
    assert not may_hold_figure(text)


@given(st.sampled_from(FRAMES.split("|")), st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
def test_never_holds_back_a_figure(frame: str, words: list[str]) -> None:
    text = frame.format(" ".join(words))
    assert not read_figures(text) or may_hold_figure(text)
