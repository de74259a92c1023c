"""The tool that runs examples must itself refuse wrong ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ConfigError
from claimcheck.rule import Bad, Case, Example, Good, Hit, rule
from claimcheck.testing import as_config, check_example, find_fixes, put_marks, strip_marks


@rule("ZZZ001", severity="warning", examples=(Bad("a «bad» word"), Good("a word")))
def bad_word(case: Case) -> Iterator[Hit]:
    """The word `bad` stands there.

    Why: x. What to do: y. Authority: z.
    """
    source = case.reading.document.source
    at = source.find("bad")
    while at != -1:
        yield Hit(at, at + 3, "bad")
        at = source.find("bad", at + 3)


@pytest.mark.parametrize(
    "example", [Bad("a «bad» and a «bad» word"), Good("a word"), Bad("a **«bad»** word", format="markdown")]
)
def test_right_examples_pass(example: Example) -> None:
    assert len(check_example(bad_word, example)) == example.text.count("«")


@pytest.mark.parametrize(
    "example",
    [
        Bad("a «bad» and a bad word"),
        Bad("a «bad word»"),
        Bad("a bad word"),
        Good("a bad word"),
        Good("a «bad» word"),
        Bad("a «bad word"),
        Bad("a bad» word"),
        Bad("a «word»"),
    ],
)
def test_wrong_examples_are_refused(example: Example) -> None:
    with pytest.raises(AssertionError):
        check_example(bad_word, example)


def test_the_difference_shows_both_texts_with_marks() -> None:
    with pytest.raises(AssertionError) as caught:
        check_example(bad_word, Bad("a «bad word»"))
    assert "expected: a «bad word»" in str(caught.value)
    assert "flagged:  a «bad» word" in str(caught.value)


def test_settings_are_those_of_the_configuration() -> None:
    config = as_config({"select": ["CIT"], "needs_source": ["claim", "dosing"], "dated_source_years": 5})
    assert config.select == ("CIT",)
    assert config.needs_source == frozenset({"claim", "dosing"})
    assert config.dated_source_years == 5
    with pytest.raises(ConfigError, match="no setting is called 'sellect'"):
        as_config({"sellect": ()})


def test_a_rule_without_fixes_offers_none() -> None:
    assert find_fixes(bad_word) == frozenset()


@given(st.text("ab ", max_size=20), st.sets(st.integers(0, 20), max_size=6))
def test_marks_come_back_as_they_were_put(text: str, cuts: set[int]) -> None:
    edges = sorted(cut for cut in cuts if cut <= len(text))
    places = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    assert strip_marks(put_marks(text, places)) == (text, places)
    assert len(put_marks(text, places)) == len(text) + 2 * len(places)
