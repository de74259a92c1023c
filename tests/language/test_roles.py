"""Roles: what the figures of a sentence are for, told by condition, definition, sample and clause."""

from __future__ import annotations

import time
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import extract_text

# sentence | role of each figure, in order
TOLD = [
    ("Call us if you lose 3 kg or more in 5 days.", "threshold timeframe"),
    ("If the cut bleeds for 20 minutes, ring the nurse.", "threshold"),
    ("Diabetes is diagnosed when A1C is 6.5% or higher.", "threshold"),
    ("If you take it for 6 weeks, the risk falls by 30%.", "timeframe measure"),
    ("Don't lift more than 4 kg for 2 weeks.", "threshold timeframe"),
    ("A score of 8 to 14 is mild.", "threshold"),
    ("Those who took it for 3 years or longer had 20% fewer attacks.", "threshold measure"),
    ("People who lost 5% of their weight had 40% fewer attacks.", "threshold measure"),
    ("Some 60,000 people live with the disease.", "measure"),
    ("The trial followed 60,000 people.", "population"),
    ("In a 2019 trial by Lee, 212 people slept better.", "population"),
    ("Of 50 people, 20 (40%) slept better.", "population measure measure"),
    ("Pain fell from 7.5 to 3.2.", "measure measure"),
    ("With the tablets, headache days fall to 8-9 a month after 24 days.", "measure timeframe"),
    ("Attacks drop to 4 a month within 12 weeks.", "measure timeframe"),
    ("Rub it in twice a day for 2 weeks.", "dose timeframe"),
    ("Take 20 mg once a day for 5 days.", "dose dose timeframe"),
    ("Each bottle holds 200 ml; discard it after 28 days.", "dose measure"),
    ("You may drive after 2 weeks.", "measure"),
    ("Never take more than 8 tablets in 24 hours.", "dose timeframe"),
    ("The coil may stay in for as long as 8 years.", "measure"),
    ("An ACR of 30 mg/mmol or more needs care.", "threshold"),
    ("Calprotectin below 50 mcg/g is normal.", "threshold"),
    ("Give 1 mg/kg a day for 5 days.", "dose timeframe"),
    ("Oxygen should stay between 88 and 92 mm Hg.", "threshold"),
]


def roles_of(text: str, form: Literal["text", "markdown"] = "text") -> str:
    extraction = extract_text(text, format=form, registry=None)
    return " ".join(quantity.role for claim in extraction.claims for quantity in claim.quantities)


@pytest.mark.parametrize(("sentence", "roles"), TOLD)
def test_roles(sentence: str, roles: str) -> None:
    assert roles_of(sentence) == roles


def test_items_below_a_condition_are_limits() -> None:
    assert (
        roles_of("Call 999 if:\n\n- the fever lasts for 5 days\n- it is above 40°C", "markdown")
        == "threshold threshold"
    )


def test_items_that_count_out_a_whole_are_measures() -> None:
    text = "For every 100 women who are screened:\n\n- 96 are well\n- 4 are called back"
    assert roles_of(text, "markdown") == "population measure measure"


@given(st.sampled_from(TOLD), st.sampled_from(["The ward is open.", "Ask your nurse.", "Results vary."]))
def test_a_sentence_beside_changes_no_role(told: tuple[str, str], other: str) -> None:
    assert roles_of(f"{told[0]} {other}") == told[1]
    assert roles_of(f"{other} {told[0]}") == told[1]


PIECES = [
    "if ",
    "you lose ",
    "3 kg",
    "5 days ",
    "who had ",
    "10% ",
    "is mild, ",
    "of ",
    "until ",
    "(",
    "2 people ",
    "; ",
    "or more ",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_order_of_words_is_read(pieces: list[str]) -> None:
    roles_of("".join(pieces))


@pytest.mark.parametrize("piece", ["if 5 days ", "who had 5% ", "Of 5 people, 3 ", "target a b ", "should 5 mmol/L "])
def test_long_sentences_are_read_in_linear_time(piece: str) -> None:
    start = time.perf_counter()
    roles_of(piece * 300)
    middle = time.perf_counter()
    roles_of(piece * 1200)
    assert time.perf_counter() - middle < 12 * (middle - start) + 1


def units_of(text: str, form: Literal["markdown", "html"]) -> list[str]:
    extraction = extract_text(text, format=form, registry=None)
    return [f"{q.text} {q.unit} {q.role}" for claim in extraction.claims for q in claim.quantities]


def test_a_column_of_ages_holds_ages_and_a_named_unit_holds_below() -> None:
    text = "| Age | Weight (kg) | Failed |\n| --- | --- | --- |\n| under 35 | 50-60 | 3% |\n| 65+ | 70 | 4% |\n"
    assert units_of(text, "markdown") == [
        *("under 35 a age", "50-60 kg measure", "3% % measure"),
        *("65+ a age", "70 kg measure", "4% % measure"),
    ]


def test_a_row_names_the_unit_and_a_normal_range_is_a_limit() -> None:
    text = (
        "<table><tr><th>Test</th><th>Normal range</th><th>Found</th></tr>"
        "<tr><td>Haemoglobin (g/L)</td><td>130-180</td><td>121</td></tr></table>"
    )
    assert units_of(text, "html") == ["130-180 g/L threshold", "121 g/L measure"]


def test_a_number_with_a_noun_in_a_cell_is_no_age() -> None:
    text = "| Age | Seen |\n| --- | --- |\n| 3 clinics | 40 people |\n"
    assert units_of(text, "markdown") == ["3 1 count", "40 1 measure"]
