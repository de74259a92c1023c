"""Which statements speak of one measure, and which figures of one measure cannot both be right."""

from __future__ import annotations

import pytest

from claimcheck.documents.load import read_text
from claimcheck.language.claims import read_document
from claimcheck.language.differing_figures import differ, one_holds_the_other
from claimcheck.language.figures import parse_figure
from claimcheck.language.reading import Reading
from claimcheck.language.responders import find_responders
from claimcheck.language.same_measure import find_first_difference, group_statements
from claimcheck.model import Figure


def figure(text: str) -> Figure:
    found = parse_figure(text)
    assert found is not None
    return found


def read(*paragraphs: str) -> Reading:
    return read_document(read_text("\n\n".join(paragraphs), "markdown", "a"))


def told(reading: Reading, *, loose: bool = False) -> list[list[str]]:
    return [[each.statement.figure.text for each in group] for group in group_statements(reading, loose=loose)]


SAME = [
    # other words for the same, another order, a synonym, a word of the topic left out
    ("The battery lasts 5-7 years.", "A battery lasts 3 years."),
    ("The pump's battery lasts 5-7 years.", "The battery of the pump lasts 3 years."),
    ("Nausea occurs in 5% of patients.", "Nausea is seen in 12% of people."),
    ("Hospital stay is 2 days.", "The stay in hospital is 4 days."),
    ("The hospital stay is 2 days.", "Most people go home after 4 days."),
    ("The risk of infection is 5%.", "Infection occurs in 12% of patients."),
    ("Pain fell by 30%.", "Pain fell by 40%."),
    ("The operation takes 30 minutes.", "The operation takes 2 hours."),
    ("The operation takes 3 weeks.", "The operation takes 2 months."),
    ("Nausea occurs in 5% of patients within 2 weeks.", "Nausea occurs in 12% of patients within 14 days."),
    ("More than 5% of patients have nausea.", "Nausea is seen in 12% of patients."),
    ("| Effect | Rate |\n| --- | --- |\n| Nausea | 5% |", "Nausea occurs in 12% of patients."),
    ("Nausea is seen in 1 in 20 people.", "Nausea is seen in 12% of people."),
    ("In 5% of patients with the pump, nausea occurs.", "Nausea occurs in 12% of patients with the pump."),
    ("Nausea occurs in 1 in 20 patients (5%).", "Nausea occurs in 12% of patients."),
    ("The swelling lasts 72 hours (3 days).", "The swelling lasts 9 days."),
    ("Do not drive for 2 weeks and do not fly for 6 weeks.", "Do not fly for 8 weeks."),
    ("Nausea occurs in 12 patients (3%).", "Nausea occurs in 12% of patients."),
    ("The swelling lasts 8 weeks in the upper arm.", "The swelling lasts 3 weeks."),
    ("About 40% of those with gout have kidney stones.", "Kidney stones are found in 20% of people with gout."),
]
APART = [
    # another thing
    ("The battery lasts 5-7 years.", "The catheter lasts 3 years."),
    ("Nausea occurs in 5% of patients.", "Vomiting is seen in 12% of people."),
    ("The risk of infection is 5%.", "The risk of bleeding is 12%."),
    ("An infection takes 9 days.", "The fever takes under 3 days from infection."),
    # other people, another course, time, direction, dose, year
    ("Severe nausea occurs in 5% of patients.", "Nausea occurs in 12% of patients."),
    ("Severe nausea occurs in 5% of patients.", "Mild nausea occurs in 12% of patients."),
    ("Nausea occurs in 5% of men.", "Nausea occurs in 12% of women."),
    ("Nausea occurs in 5% of patients.", "On placebo, nausea occurs in 12% of patients."),
    ("Nausea occurs in 5% of patients within 2 weeks.", "Nausea occurs in 12% of patients within 3 weeks."),
    ("Nausea occurs in 5% of patients aged 65.", "Nausea occurs in 12% of patients aged 20."),
    ("Pain fell by 30%.", "Pain rose by 40%."),
    ("Pain fell by 30% in 2015.", "Pain fell by 40% in 2019."),
    ("Survival at five years is 80%.", "Survival at one year is 90%."),
    ("Pain affects 60% of those with advanced cancer.", "Pain affects 30% of those with early cancer."),
    ("At least 50% less pain was felt by 70% of patients.", "At least 30% less pain was felt by 80% of patients."),
    # another kind of number, or far too large a step
    ("The operation takes 2 minutes.", "The operation takes 3 weeks."),
    ("The operation takes 5 hours.", "The operation takes 2 months."),
    ("The operation takes 2 hours.", "The operation costs $300."),
    # what is told to the reader, or of one list, table or sentence
    ("Take 5 mg a day.", "Take 10 mg a day."),
    ("- Nausea: 5% of patients\n- Nausea: 12% of patients",),
    ("| Effect | Rate |\n| --- | --- |\n| Nausea | 5% |\n| Nausea | 12% |",),
    ("Nausea occurs in 5% of patients and later in 12% of patients.",),
    ("Nausea rose from 5% to 12% of patients.",),
    ("The battery lasts 5-7 years. The battery lasts 3 years in children.",),
]


@pytest.mark.parametrize("paragraphs", SAME, ids=lambda texts: texts[0])
def test_one_measure_told_twice(paragraphs: tuple[str, ...]) -> None:
    (group,) = told(read(*paragraphs))
    assert len(group) == 2
    (again,) = told(read(*reversed(paragraphs)))
    assert again == group[::-1]
    assert told(read(*paragraphs), loose=True) == [group]


@pytest.mark.parametrize("paragraphs", APART, ids=" ".join)
def test_two_measures(paragraphs: tuple[str, ...]) -> None:
    assert told(read(*paragraphs)) == []
    assert told(read(*reversed(paragraphs))) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        # what is said next to one figure stands anywhere in the sentence of the other
        (
            "A sore neck is the usual grumble: 45% of rowers with wet gloves have it.",
            "In rowers with wet gloves, the neck hurts in 45%.",
            [["45%", "45%"]],
        ),
        # two things of one kind
        (
            "Survival of the graft in the heart is 6 years.",
            "Survival with a lung graft and dialysis is 6 years.",
            [],
        ),
        (
            "Swelling of the left foot occurs in 45% of runners with tight shoes.",
            "Swelling of the hand occurs in 45% of rowers with wet gloves.",
            [],
        ),
        # nor are two of five words
        (
            "Swelling and redness of the foot and the heel in shoes is seen in 45%.",
            "Swelling and redness on a wet hand of rowers is seen in 45%.",
            [],
        ),
    ],
)
def test_equal_figures_may_agree_in_part_of_their_words(one: str, other: str, found: list[list[str]]) -> None:
    assert told(read(one, other)) == []
    assert told(read(one, other), loose=True) == found


def test_three_statements_of_two_measures() -> None:
    reading = read(
        "Nausea occurs in 5% of patients.", "Rash occurs in 2%.", "Nausea occurs in 7%.", "Rash occurs in 3%."
    )
    assert told(reading) == [["5%", "7%"], ["2%", "3%"]]


def test_the_first_is_held_against_each_later_one_that_differs() -> None:
    reading = read(*(f"Nausea occurs in {share}% of patients." for share in (5, 7, 5, 9)))
    (group,) = group_statements(reading)
    found = [(one.statement.figure.text, other.statement.figure.text) for one, other in find_first_difference(group)]
    assert found == [("5%", "7%"), ("5%", "9%")]


DIFFER = [
    ("5%", "12%"),
    ("5%", "1 in 5"),
    ("40-60%", "60-80%"),
    ("40-60%", "50%"),
    ("about 30%", "40%"),
    ("about 30%", "about 33%"),
    ("30%", "32%"),
    ("at least 50%", "40%"),
    ("at most 50%", "60%"),
    ("more than 50%", "40-60%"),
    ("2 weeks", "15 days"),
    ("4 weeks", "1 month"),
    ("$5", "$6"),
]
ALIKE = [
    ("5%", "5%"),
    ("5%", "1 in 20"),
    ("14%", "1 in 7"),
    ("about 30%", "32%"),
    ("30%", "about 32%"),
    ("about a third", "35%"),
    ("nearly 100 days", "107 days"),
    ("about 3 months", "90 days"),
    ("at least 50%", "60%"),
    ("at most 50%", "40%"),
    ("over 50%", "60-80%"),
    ("2 weeks", "14 days"),
    ("1 year", "12 months"),
    ("5 mg", "5 mL"),
    ("5 mg", "7 days"),
    ("$5", "£6"),
]


@pytest.mark.parametrize(("one", "other"), DIFFER)
def test_figures_that_cannot_both_be_right(one: str, other: str) -> None:
    assert differ(figure(one), figure(other))
    assert differ(figure(other), figure(one))


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_figures_that_agree_or_cannot_be_compared(one: str, other: str) -> None:
    assert not differ(figure(one), figure(other))
    assert not differ(figure(other), figure(one))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("40-60%", "50%", True),
        ("50%", "40-60%", True),
        ("40-60%", "60%", True),
        ("40-60%", "70%", False),
        ("40-60%", "45-55%", False),
        ("50%", "50%", False),
    ],
)
def test_a_span_and_a_value_inside_it(one: str, other: str, expected: bool) -> None:
    assert one_holds_the_other(figure(one), figure(other)) is expected


LIMIT = "At least 50% less pain was felt by 70-80% of patients."


@pytest.mark.parametrize(
    ("share", "flat", "found"),
    [
        (LIMIT, "The pump gives a 50-80% reduction in pain.", [("70-80%", "50-80%")]),
        (LIMIT, "It lowers pain by 60%.", [("70-80%", "60%")]),
        # no limit, the limit itself, another thing, another direction, a time
        ("Less pain was felt by 70-80% of patients.", "The pump gives a 50-80% reduction in pain.", []),
        (LIMIT, "The pump gives a 50% reduction in pain.", []),
        (LIMIT, "Less pain was felt by 60% of patients.", []),
        (LIMIT, "The pump gives a 50-80% reduction in cost.", []),
        (LIMIT, "Pain rose by 60%.", []),
        (LIMIT, "The pump gives a 50-80% reduction in pain within 3 weeks.", []),
        (LIMIT, "The pump gives a 50-80% reduction in severe pain.", []),
        (LIMIT, "The pump gives a reduction in pain that lasts 3 weeks.", []),
        # a limit of those who were measured
        ("In people who lost at least 10% of their weight, pain fell by 25%.", "Pain fell by 40%.", []),
        # two sources may find both
        (f"A 2018 study in Spine found: {LIMIT}", "A 2020 trial in Gut found a 50-80% reduction in pain.", []),
    ],
)
def test_a_share_of_people_who_reach_a_limit_and_a_flat_effect(
    share: str, flat: str, found: list[tuple[str, str]]
) -> None:
    for reading in (read(share, flat), read(flat, share)):
        pairs = [(one.statement.figure.text, other.statement.figure.text) for one, other in find_responders(reading)]
        assert pairs == found
