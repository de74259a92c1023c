"""Sentences: where they end and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents.document import Mark
from claimcheck.language.sentences import split_sentences

WHOLE = [
    "Smith et al. Found this.",
    "Take it b.i.d. with food.",
    "See Fig. 2 and No. 5 today.",
    "J. Pain Symptom Manage. 2019 was cited.",
    "It costs less vs. Dr. Smith's way.",
    "In the U.S. about 3.5 mg is used.",
    "By J. B. Smith on p. 4 of it.",
    "Some, e.g. Older people, wait.",
    "See https://a.example/d.e?x=1 now.",
    "It takes approx. 5 days.",
]
SPLIT = [
    ["It eases pain.[3]", "Another one."],
    ["It eases pain.3", "Another one."],
    ["It eases pain.³", "Another one."],
    ["It eases pain. (Smith 2020)", "Next one."],
    ["He said “yes.”", "Then he left."],
    ["(It was so.)", "Next one."],
    ["Take vitamin D.", "Wait a day."],
    ["Does it hurt?", "No!", "Good."],
]


@pytest.mark.parametrize("text", WHOLE)
def test_no_break_inside(text: str) -> None:
    assert len(split_sentences(text)) == 1


@pytest.mark.parametrize("parts", SPLIT)
def test_breaks(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[each.start : each.end] for each in split_sentences(text)] == parts


def test_a_superscript_belongs_to_the_sentence_it_closes() -> None:
    text = "It eases pain.a Another."
    assert [text[each.start : each.end] for each in split_sentences(text, (Mark(14, 15, "superscript"),))] == [
        "It eases pain.a",
        "Another.",
    ]


@given(st.text(max_size=200))
def test_sentences_cover_all_that_is_not_blank(text: str) -> None:
    last = 0
    for each in split_sentences(text):
        assert text[last : each.start].strip() == ""
        assert each.start < each.end
        last = each.end
    assert text[last:].strip() == ""
