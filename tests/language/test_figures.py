"""Figures read from prose: value, comparator and unit; what claims nothing stays unread."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents.document import Mark
from claimcheck.language import figures_ends
from claimcheck.language.figures import find_figures, parse_figure, read_figures
from claimcheck.language.figures_tokens import Token
from claimcheck.language.gate import may_hold_figure
from claimcheck.language.numbers import Number, read_number

DATA = Path(__file__).parent / "data"


def _lines(name: str) -> list[str]:
    return [line for line in (DATA / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]


def _rows() -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in _lines("figures_read.txt")]


def _end(cell: str) -> Decimal | None:
    return None if cell == "-" else Decimal(cell)


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else round(value, 5)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_reads_each_figure(row: list[str]) -> None:
    text, *wanted = row
    found = find_figures(text)
    assert [text[figure.start : figure.end] for figure in found] == [cell.split(" = ")[0] for cell in wanted]
    for figure, cell in zip(found, wanted, strict=True):
        low, high, comparator, unit = cell.split(" = ", 1)[1].split()
        assert _rounded(figure.low) == _rounded(_end(low))
        assert _rounded(figure.high) == _rounded(_end(high))
        assert (figure.comparator, figure.unit) == (comparator, unit)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_a_text_that_breaks_off_is_read_to_its_end(row: list[str]) -> None:
    words = row[0].rstrip(".").split(" ")
    for count in range(1, len(words)):
        text = " ".join(words[:count])
        assert all(figure.end <= len(text) for figure in find_figures(text)), text


@pytest.mark.parametrize("text", _lines("figures_silent.txt"))
def test_leaves_alone_what_claims_nothing(text: str) -> None:
    assert find_figures(text) == ()


def test_change_keeps_both_values_apart() -> None:
    before, after = find_figures("Pain control improved from 40% to 65% of nights.")
    assert (before.change, after.change) == ("from", "to")


def test_superscript_is_a_marker_unless_it_is_a_power() -> None:
    text = "It helped 50%3 of them."
    (figure,) = find_figures(text, (Mark(13, 14, "superscript"),))
    assert text[figure.start : figure.end] == "50%"


@pytest.mark.parametrize(
    ("field", "low", "high", "unit"),
    [
        ("70-80%", "70", "80", "%"),
        ("5 10*9/L", "5", "5", "10*9/L"),
        ("30 mL/min/{1.73_m2}", "30", "30", "mL/min/{1.73_m2}"),
        ("3 mo", "3", "3", "mo"),
        ("5 mcg/kg/h", "5", "5", "ug/kg/h"),
    ],
)
def test_reads_a_registry_field(field: str, low: str, high: str, unit: str) -> None:
    figure = parse_figure(field)
    assert figure is not None
    assert (figure.low, figure.high, figure.unit) == (Decimal(low), Decimal(high), unit)


WORDS = (
    "1 12 3.5 .5 1,000 % $ £ mg / - – to of in and a half an hour two twenty hundred million at "
    "least about over ½ ( ) [ ] . , ; years old every other day from between + ² x 10 9 per twice times once third"
)
PIECES = st.sampled_from(["", "\x02", *WORDS.split()])


@given(
    st.one_of(
        st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=14).map("".join)
    )
)
def test_spans_are_ordered_and_the_gate_lets_them_through(text: str) -> None:
    found = read_figures(text)
    end = 0
    for figure in found:
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end
        for span in figure.numbers:
            assert figure.start <= span.start < span.end <= figure.end
    assert not found or may_hold_figure(text)


def test_confidence_interval_takes_the_unit_of_its_estimate() -> None:
    estimate, interval = find_figures("Pain fell by 30% (95% CI 25 to 35; p = 0.01).")
    assert (estimate.unit, interval.unit) == ("%", "%")
    assert "ci" in interval.flags
    assert "ci" not in estimate.flags


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("It is safe to drink 10 units of wine a week.", "10", "/wk"),
        ("A pint of beer is 2.5 units.", "2.5", "1"),
        ("Inject 10 units, and drink no alcohol.", "10", "[iU]"),
        ("She had 3 units of red cells.", "3", "1"),
    ],
)
def test_units_are_of_a_drug_unless_they_are_drunk_or_given_as_blood(text: str, low: str, unit: str) -> None:
    (figure,) = find_figures(text)
    assert (figure.low, figure.unit) == (Decimal(low), unit)


HOSTILE = """1, 1-1 1- ( one 1 in 1/ 1: half 123 1000 2019 A1 a-1 alpha-1 $1 mg/ 1_mg/ none_of_ between_1_in_10_and_ won_1- aged_
10.1234/ www. a@a. 1+1 ISO_1 12_Oak_ May_ up_to_ groups_1,_2,_ 1± ½ 9:30 +1_234_ (555)_ 1st_ Libre_2_ 1_units_ once_or_ the_past_"""


class _Reads:
    """Counts how often the tokens of a text are looked at."""

    def __init__(self) -> None:
        self.count = 0


@pytest.mark.parametrize("piece", [piece.replace("_", " ") for piece in HOSTILE.split()])
def test_hostile_text_is_read_in_linear_time(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = _Reads()

    def counted(tokens: list[Token], at: int) -> Number | None:
        reads.count += 1
        return read_number(tokens, at)

    monkeypatch.setattr(figures_ends, "read_number", counted)
    text = (piece + " ") * 500
    assert all(figure.end <= len(text) for figure in find_figures(text))
    assert reads.count <= 12 * len(text)


@pytest.mark.parametrize("piece", ["1", "-", "1-", "one ", "1/", "123 ", "a@"])
def test_long_text_without_end_is_read(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    assert all(figure.end <= len(text) for figure in find_figures(text))


def test_hundred_thousand_numbers_are_read() -> None:
    assert find_figures("1," * 100_000)[-1].end <= 200_000
    assert len(find_figures("1 in " * 20_000)) <= 20_000


def test_many_superscripts_are_read_in_linear_time() -> None:
    text = "pain3 " * 10_000
    marks = tuple(Mark(6 * at + 4, 6 * at + 5, "superscript") for at in range(10_000))
    assert find_figures(text, marks) == ()
