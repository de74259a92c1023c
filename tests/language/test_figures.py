"""Figures read from prose: value, comparator and unit; what claims nothing stays unread."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents.document import Mark
from claimcheck.language.figures import find_figures, parse_figure, read_figures
from claimcheck.language.gate import may_hold_figure

# text | each figure as written = low high comparator unit (`-`: no such end)
READ = """
Pain eased in 70-80% of users within 1-2 weeks. | 70-80% = 70 80 = % | within 1-2 weeks = 1 2 <= wk
Ask for at least 50% off. | at least 50% = 50 - >= %
A stay costs $10,000-$30,000. | $10,000-$30,000 = 10000 30000 = USD
It hits about 1 in 8 adults. | about 1 in 8 = 0.125 0.125 ~ 1
Of these, 12 of 40 patients left. | 12 of 40 = 0.3 0.3 = 1
That is 1/100th of the oral dose. | 1/100th = 0.01 0.01 = 1
Start with 2.5 mg twice a day. | 2.5 mg = 2.5 2.5 = mg | twice a day = 2 2 = /d
Give 5 mcg/kg/h by pump. | 5 mcg/kg/h = 5 5 = ug/kg/h
Use rose from 61% to 73%. | 61% = 61 61 = % | 73% = 73 73 = %
Costs run from $5 to $10. | $5 to $10 = 5 10 = USD
Plan for 30 minutes to 2 hours. | 30 minutes to 2 hours = 0.5 2 = h
It lasts one month to two years. | one month to two years = 1 24 = mo
Adults aged 65 and older are asked. | 65 and older = 65 - >= a
Fewer people over 60 swim. | over 60 = 60 - > a
Her blood pressure of 140/90 fell. | 140 = 140 140 = mm[Hg] | 90 = 90 90 = mm[Hg]
A BMI of 30 or higher counts. | 30 or higher = 30 - >= kg/m2
It helps seven to eight in ten. | seven to eight in ten = 0.7 0.8 = 1
The refill is due every 1-3 months. | 1-3 months = 1 3 = mo
We tried a 1- or 12-day course. | 1 = 1 1 = d | 12-day = 12 12 = d
Smokers are twice as likely to fall. | twice = 2 2 = {times}
There are 1.3 million new cases a year. | 1.3 million = 1300000 1300000 = /a
Sprint 50 mph for 5 miles. | 50 mph = 50 50 = [mi_i]/h | 5 miles = 5 5 = [mi_i]
"""

SILENT = """
type 2 diabetes needs care
vitamin B12 and CYP2D6 and HPV 16
levels L4-L5 were fused
COVID-19 spread in 2019
since May 5, 2020, at 9:30 am
her 20/20 vision
the pain.3 And symptoms1,2 grew
no one knows one of the causes
call 1-800-555-0199 now
double vision and a second opinion
a few weeks, several months, within days
see chapter 4 and page 12
"""


def _rows() -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in READ.strip().splitlines()]


def _end(cell: str) -> Decimal | None:
    return None if cell == "-" else Decimal(cell)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_reads_each_figure(row: list[str]) -> None:
    text, *wanted = row
    found = find_figures(text)
    assert [text[figure.start : figure.end] for figure in found] == [cell.split(" = ")[0] for cell in wanted]
    for figure, cell in zip(found, wanted, strict=True):
        low, high, comparator, unit = cell.split(" = ", 1)[1].split()
        assert (figure.low, figure.high) == (_end(low), _end(high))
        assert (figure.comparator, figure.unit) == (comparator, unit)


@pytest.mark.parametrize("text", SILENT.strip().splitlines())
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


@pytest.mark.parametrize(
    "hostile", ["1" * 100_000, "-" * 50_000, "1-" * 30_000, "(" * 50_000, "one " * 20_000, "1 in " * 20_000]
)
def test_hostile_text_is_read_without_an_exception(hostile: str) -> None:
    assert all(figure.end <= len(hostile) for figure in find_figures(hostile))
