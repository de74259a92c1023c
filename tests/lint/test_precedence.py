"""One figure, one complaint: every row of the table, held for the same thing and for another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lint_samples import make_case, make_citation, make_document, make_quantity, place

from claimcheck.lint.precedence import PRECEDENCE, Places, Yields, find_winners, settle_hits
from claimcheck.model import Related
from claimcheck.rule import Case, Hit

SOURCE = (
    "A 2020 study in Example Jornal found relief in 70% of patients.\n"
    "It helped 40% of them.\n"
    "Risks include:\n"
    "infection in 5%\n"
    "bleeding in 6%\n"
    "A later line says 40% again.\n"
)
LIST = (place(SOURCE, "infection")[0], place(SOURCE, "6%")[1])


def case_of_source() -> Case:
    document = make_document(SOURCE, lead_ins={3: 2, 4: 2})
    citation = make_citation(SOURCE, "A 2020 study in Example Jornal")
    return make_case(document, [make_quantity(SOURCE, "70%", 70, [0]), make_quantity(SOURCE, "40%", 40)], [citation])


def hit(words: str, *figures: str, related: tuple[Related, ...] = ()) -> Hit:
    start, end = place(SOURCE, words)
    return Hit(start, end, "message", figures=tuple(place(SOURCE, figure) for figure in figures), related=related)


def earlier(words: str) -> tuple[Related, ...]:
    return (Related(*place(SOURCE, words), "the first"),)


# condition -> (winner, loser that yields, loser that stays)
SAMPLES: dict[str, tuple[Hit, Hit, Hit]] = {
    "same-figure": (hit("40% of", "40%"), hit("40%"), hit("70%")),
    "same-source": (hit("Example Jornal"), hit("70%", "70%"), hit("40%", "40%")),
    "same-words": (hit("found relief"), hit("relief"), hit("helped")),
    "in-list": (Hit(*LIST, "message"), hit("bleeding in 6%"), hit("It helped 40% of them.")),
    "drifted-copy": (
        hit("5%", related=earlier("70%")),
        hit("infection in 5%", related=earlier("A 2020 study in Example Jornal found relief in 70% of patients.")),
        hit("bleeding in 6%", related=earlier("It helped 40% of them.")),
    ),
}


@pytest.mark.parametrize("row", PRECEDENCE, ids=lambda row: f"{row.winner}-over-{row.loser}")
def test_the_loser_leaves_where_the_winner_holds_and_only_there(row: Yields) -> None:
    winner, yields, stays = SAMPLES[row.where]
    settled = settle_hits(case_of_source(), {row.winner: (winner,), row.loser: (yields, stays)})
    assert settled[row.loser] == (stays,)
    assert settled[row.winner] == (winner,)


@pytest.mark.parametrize("row", PRECEDENCE, ids=lambda row: f"{row.winner}-over-{row.loser}")
def test_the_loser_stays_where_the_winner_is_silent(row: Yields) -> None:
    _, yields, _ = SAMPLES[row.where]
    assert settle_hits(case_of_source(), {row.winner: (), row.loser: (yields,)})[row.loser] == (yields,)


@pytest.mark.parametrize(
    ("loser", "beside"),
    [("CIT001", "REG001"), ("REG001", "CON001"), ("REG001", "REG008"), ("REG001", "REG011"), ("CIT003", "DUP001")],
)
def test_rules_that_stand_beside_each_other(loser: str, beside: str) -> None:
    both = {loser: (hit("70%"),), beside: (hit("70%"),)}
    assert settle_hits(case_of_source(), both) == both


def test_the_lead_in_of_a_repeated_list_belongs_to_it() -> None:
    settled = settle_hits(case_of_source(), {"DUP001": (Hit(*LIST, "m"),), "DUP003": (hit("Risks include:"),)})
    assert settled["DUP003"] == ()


def test_a_source_that_is_misspelled_yields_also_where_the_hit_stands_on_it() -> None:
    settled = settle_hits(
        case_of_source(),
        {"CIT010": (hit("Example Jornal"),), "REG002": (hit("A 2020 study in Example Jornal", "70%"),)},
    )
    assert settled["REG002"] == ()


def test_a_group_loses_only_the_figure_that_another_rule_speaks_of() -> None:
    group = Hit(
        *place(SOURCE, "5%"),
        "no source",
        figures=(place(SOURCE, "5%"), place(SOURCE, "6%")),
        related=(Related(*place(SOURCE, "6%"), "likewise"),),
    )
    settled = settle_hits(case_of_source(), {"CIT004": (hit("5%"),), "CIT001": (group,)})
    (left,) = settled["CIT001"]
    assert (left.start, left.end) == place(SOURCE, "6%")
    assert left.figures == (place(SOURCE, "6%"),)
    assert left.related == ()


def test_a_group_keeps_its_place_where_another_of_its_figures_leaves() -> None:
    figures = (place(SOURCE, "5%"), place(SOURCE, "6%"))
    group = Hit(*figures[0], "no source", figures=figures, related=(Related(*figures[1], "likewise"),))
    (left,) = settle_hits(case_of_source(), {"CIT002": (hit("6%"),), "CIT001": (group,)})["CIT001"]
    assert (left.start, left.end) == figures[0]
    assert left.related == ()


def test_winners_are_found_for_what_is_asked() -> None:
    assert find_winners(["CIT001"]) == {"CIT002", "CIT004", "CIT008", "CON003"}
    assert find_winners(["CIT001", "CIT002"]) == {"CIT004", "CIT008", "CON003"}
    assert find_winners(["NUM001"]) == set()


def test_no_rule_yields_to_itself_and_no_row_stands_twice() -> None:
    assert all(row.winner != row.loser for row in PRECEDENCE)
    assert len({(row.loser, row.winner) for row in PRECEDENCE}) == len(PRECEDENCE)


spans = st.tuples(st.integers(0, 40), st.integers(1, 10)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(spans, max_size=12), spans)
def test_places_answer_like_a_search_through_all(places: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    known = Places(places)
    assert known.touch(asked) == any(start < asked[1] and asked[0] < end for start, end in places)
    if any(start <= asked[0] and asked[1] <= end for start, end in places):
        assert known.hold(asked)
