"""What a sentence says of one source in several places is one citation."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.citations import find_citations
from claimcheck.language.citations_join import join_citations
from claimcheck.model import Citation

ONE_SOURCE = [
    (
        "A 2021 study in Thorax by Merriman and colleagues found that 5% fell.",
        "A 2021 study in Thorax by Merriman and colleagues",
        ("Merriman",),
        "Thorax",
        2021,
    ),
    (
        "It was 5% in an audit by Kerr and colleagues in Hip International (2024).",
        "an audit by Kerr and colleagues in Hip International (2024)",
        ("Kerr",),
        "Hip International",
        2024,
    ),
    (
        "According to Whiteley and Gour (Anaesthesia, 2021), 1 in 10 are sick.",
        "Whiteley and Gour (Anaesthesia, 2021)",
        ("Whiteley", "Gour"),
        "Anaesthesia",
        2021,
    ),
]
TWO_SOURCES = [
    "A 2020 study in Pain Medicine found 5%, and Smith et al. (2019) found 6%.",
    "It was 4% in a 2014 study in Brain and 17% in a 2021 study in Stroke.",
]


def read(text: str) -> tuple[Citation, ...]:
    return join_citations(text, find_citations(text))


@pytest.mark.parametrize(("text", "span", "authors", "container", "year"), ONE_SOURCE)
def test_parts_of_one_source_are_joined(
    text: str, span: str, authors: tuple[str, ...], container: str, year: int
) -> None:
    (citation,) = read(text)
    assert text[citation.start : citation.end] == span
    assert (citation.authors, citation.container, citation.year) == (authors, container, year)


@pytest.mark.parametrize("text", TWO_SOURCES)
def test_two_sources_stay_two(text: str) -> None:
    assert len(read(text)) == 2


@given(st.text(alphabet="AaBby (),.2019&\n et alSmithinThorax", max_size=80))
def test_joined_citations_stay_in_order_and_apart(text: str) -> None:
    found = read(text)
    for citation in found:
        assert 0 <= citation.start < citation.end <= len(text)
    for first, second in pairwise(found):
        assert first.end <= second.start
