"""Whatever a file holds, it is read without an exception and every place is a place in it."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck

PIECES = st.sampled_from(
    [
        "50-90%", " of patients ", "at least ", "1 in 5 ", "$10,000", "–", "½", " mg", "[3]", "(Smith et al., 2020)", ". ",
        "\n", "\r\n", "\n\n", "- ", "# ", "| ", "<p>", "</p>", "<sup>3</sup>", "<td>", "&ndash;", "**", "[^1]", "```", "<!--",
        "a 2019 study in Thorax ", "according to the CDC ", "within 2 weeks", "\t", "\u00a0", "\u200b", "\U0001f600", "é", "e\u0301", "A",
    ]
)  # fmt: skip


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
@settings(max_examples=60, deadline=None)
@given(text=st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200)))
def test_any_text_is_read(format: Literal["text", "markdown", "html"], text: str) -> None:
    reading = claimcheck.extract_text(text, format=format)
    for claim in reading.claims:
        assert 0 <= claim.start <= claim.end <= len(text)
        for quantity in claim.quantities:
            assert 0 <= quantity.start < quantity.end <= len(text)
        for citation in claim.citations:
            assert 0 <= citation.start <= citation.end <= len(text)
    for finding in claimcheck.check_text(text, format=format).findings:
        assert 0 <= finding.start <= finding.end <= len(text)


def test_figures_are_what_was_read() -> None:
    text = "Pain affects 50–90% of patients.\r\n\r\nIt lasts 5-7 years 😀 and costs £3–4."
    for claim in claimcheck.extract_text(text).claims:
        for quantity in claim.quantities:
            assert text[quantity.start : quantity.end] == quantity.text
