"""What a figure carries beside its value: what is counted, how it is written, its parts and its place."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.documents.document import Mark, MarkKind
from claimcheck.language.figures import find_figures, parse_figure
from claimcheck.model import Figure

# a text, and for each figure what it carries; what is not named is not set
FIELDS: list[tuple[str, list[dict[str, Any]]]] = [
    ("We saw 45 new patients.", [{"noun": "patients", "flags": "bare", "numbers": ["45"], "kind": "number"}]),
    ("We saw 45 other patients.", [{"noun": "patients", "flags": "bare", "numbers": ["45"], "kind": "number"}]),
    ("We saw 45 of the patients.", [{"noun": "patients", "flags": "bare", "numbers": ["45"], "kind": "number"}]),
    ("We saw 45 of all the patients.", [{"noun": "patients", "flags": "bare", "numbers": ["45"], "kind": "number"}]),
    ("We saw 45 people with gout.", [{"noun": "people", "flags": "bare", "numbers": ["45"], "kind": "number"}]),
    ("Only 1 in 5 women fall.", [{"noun": "women", "numbers": ["1", "5"], "parts": "1/5", "kind": "ratio"}]),
    ("There were 45 fewer cases.", [{"noun": "cases", "flags": "bare", "numbers": ["45"], "kind": "number"}]),
    ("There were 45 more cases.", [{"noun": "cases", "flags": "bare", "numbers": ["45"], "kind": "number"}]),
    ("There were 45 glass slides.", [{"noun": "slides", "flags": "bare", "numbers": ["45"], "kind": "number"}]),
    ("We saw 45 and left.", [{"flags": "bare", "numbers": ["45"], "kind": "number"}]),
    ("We saw 45, men mostly.", [{"flags": "bare", "numbers": ["45"], "kind": "number"}]),
    ("We saw 45.", [{"flags": "bare", "numbers": ["45"], "kind": "number"}]),
    ("Adults aged 65 and older are asked.", [{"flags": "age", "numbers": ["65"], "kind": "time"}]),
    ("She was 58 when she fell.", [{"flags": "age", "numbers": ["58"], "kind": "time"}]),
    (
        "Her pressure was 138/88 mmHg.",
        [
            {"flags": "pair", "numbers": ["138"], "kind": "pressure"},
            {"flags": "pair", "numbers": ["88"], "unit": "mmHg", "kind": "pressure"},
        ],
    ),
    (
        "Relief was 30% (95% CI 25 to 35).",
        [
            {"numbers": ["30"], "unit": "%", "kind": "percent"},
            {"flags": "ci", "numbers": ["25", "35"], "kind": "percent"},
        ],
    ),
    (
        "Take 5 or 10 mg.",
        [{"flags": "elided", "numbers": ["5"], "kind": "mass"}, {"numbers": ["10"], "unit": "mg", "kind": "mass"}],
    ),
    ("It comes every 1-3 months.", [{"flags": "interval", "numbers": ["1", "3"], "unit": "months", "kind": "time"}]),
    ("Three people came.", [{"noun": "people", "flags": "bare word", "numbers": ["Three"], "kind": "number"}]),
    ("Take 5mg now.", [{"flags": "glued", "numbers": ["5"], "unit": "mg", "kind": "mass"}]),
    ("Take 10 mg–20 mg now.", [{"flags": "unit-both", "numbers": ["10", "20"], "unit": "mg", "kind": "mass"}]),
    ("The age was 54 ± 9 years.", [{"flags": "plus-minus", "numbers": ["54"], "kind": "time"}]),
    ("Check it daily.", [{"flags": "adverb word", "numbers": ["daily"], "unit": "daily", "kind": "frequency"}]),
    ("It hits 1 in 8 to 1 in 5 adults.", [{"noun": "adults", "numbers": ["1", "8", "1", "5"], "kind": "ratio"}]),
    (
        "It hits 1 in 80 to 3 in 80 adults.",
        [{"noun": "adults", "numbers": ["1", "80", "3", "80"], "parts": "None/80", "kind": "ratio"}],
    ),
    (
        "It hits 2 to 3 in 80 adults.",
        [{"noun": "adults", "numbers": ["2", "3", "80"], "parts": "None/80", "kind": "ratio"}],
    ),
    (
        "About 5–10 percent of leads move.",
        [{"approximate": True, "numbers": ["5", "10"], "unit": "percent", "kind": "percent"}],
    ),
    ("About 5 percent of leads move.", [{"approximate": True, "numbers": ["5"], "unit": "percent", "kind": "percent"}]),
    (
        "It rose by 3 percentage points.",
        [{"points": True, "numbers": ["3"], "unit": "percentage points", "kind": "percent"}],
    ),
    (
        "It rose from 61% to 73% of days.",
        [
            {"change": "from", "numbers": ["61"], "unit": "%", "kind": "percent"},
            {"change": "to", "numbers": ["73"], "unit": "%", "kind": "percent"},
        ],
    ),
    (
        "The dose fell from 80 mg to 20 mg.",
        [
            {"change": "from", "numbers": ["80"], "unit": "mg", "kind": "mass"},
            {"change": "to", "numbers": ["20"], "unit": "mg", "kind": "mass"},
        ],
    ),
    (
        "Deaths rose from 2 in 1,000 to 4 in 1,000.",
        [
            {"change": "from", "numbers": ["2", "1,000"], "parts": "2/1000", "kind": "ratio"},
            {"change": "to", "numbers": ["4", "1,000"], "parts": "4/1000", "kind": "ratio"},
        ],
    ),
    (
        "Deaths fell from 4 in 1,000 to 2 in 1,000.",
        [
            {"change": "from", "numbers": ["4", "1,000"], "parts": "4/1000", "kind": "ratio"},
            {"change": "to", "numbers": ["2", "1,000"], "parts": "2/1000", "kind": "ratio"},
        ],
    ),
    (
        "None of 30 volunteers fell ill.",
        [{"noun": "volunteers", "flags": "word", "numbers": ["30"], "parts": "0/30", "kind": "ratio"}],
    ),
    ("It is three times as likely.", [{"flags": "word", "numbers": ["three"], "unit": "times", "kind": "multiple"}]),
    (
        "Take it once or twice a day.",
        [{"flags": "word", "numbers": ["once", "twice"], "unit": "a day", "kind": "frequency"}],
    ),
    ("Take it 3 times a day.", [{"numbers": ["3"], "unit": "times a day", "kind": "frequency"}]),
    (
        "It costs $10,000-$30,000.",
        [{"flags": "unit-both", "numbers": ["10,000", "30,000"], "unit": "$", "kind": "money"}],
    ),
    ("It costs 25 cents a day.", [{"numbers": ["25"], "unit": "cents", "kind": "money"}]),
    ("Give 5 mcg/kg/h now.", [{"numbers": ["5"], "unit": "mcg/kg/h", "kind": "rate"}]),
    ("Give 20 mL/kg now.", [{"numbers": ["20"], "unit": "mL/kg", "kind": "rate"}]),
    ("It was 48 mmol/mol then.", [{"numbers": ["48"], "unit": "mmol/mol", "kind": "concentration"}]),
    ("It was 30 mg/mmol then.", [{"numbers": ["30"], "unit": "mg/mmol", "kind": "concentration"}]),
    ("It was 50 mcg/g then.", [{"numbers": ["50"], "unit": "mcg/g", "kind": "concentration"}]),
    ("Give 75 mg/m2 now.", [{"numbers": ["75"], "unit": "mg/m2", "kind": "rate"}]),
    ("It was 5 mmol/kg then.", [{"numbers": ["5"], "unit": "mmol/kg", "kind": "concentration"}]),
    ("Users rated it 4.8/5 on the scale.", [{"numbers": ["4.8", "5"], "kind": "number"}]),
    ("We saw the adults 20 years later.", [{"numbers": ["20"], "unit": "years", "kind": "time"}]),
    ("It is seen in those over 17 years.", [{"numbers": ["17"], "unit": "years", "kind": "time"}]),
    ("It is seen in those over 18 years.", [{"flags": "age", "numbers": ["18"], "unit": "years", "kind": "time"}]),
    ("Check it each 5 days.", [{"flags": "interval", "numbers": ["5"], "unit": "days", "kind": "time"}]),
    (
        "Half a dozen pills were taken.",
        [{"noun": "pills", "flags": "bare word", "numbers": ["Half a dozen"], "kind": "number"}],
    ),
    (
        "A quarter million pills were taken.",
        [{"noun": "pills", "flags": "bare word", "numbers": ["A quarter million"], "kind": "number"}],
    ),
    ("They had a 5-fold rise.", [{"numbers": ["5"], "unit": "fold", "kind": "multiple"}]),
    ("Her pain was 4 out of 10.", [{"numbers": ["4", "10"], "kind": "number"}]),
    ("It grew 1.2 cm a month.", [{"numbers": ["1.2"], "unit": "cm a month", "kind": "other"}]),
    (
        "Relief was 30%; its 95% CI was 25 to 35.",
        [
            {"numbers": ["30"], "unit": "%", "kind": "percent"},
            {"flags": "ci", "numbers": ["25", "35"], "kind": "percent"},
        ],
    ),
    ("It was 202 mg/dL then.", [{"numbers": ["202"], "unit": "mg/dL", "kind": "concentration"}]),
    ("Turn him 2-hourly.", [{"flags": "interval", "numbers": ["2"], "unit": "hourly", "kind": "time"}]),
    ("Every other day it rains.", [{"flags": "interval word", "numbers": ["other"], "unit": "day", "kind": "time"}]),
    ("It lasts an hour and a half.", [{"flags": "word", "numbers": ["an"], "unit": "hour", "kind": "time"}]),
]


def show(figure: Figure, text: str) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "noun": figure.noun,
        "flags": " ".join(sorted(figure.flags)),
        "approximate": figure.approximate,
        "points": figure.points,
        "change": figure.change,
        "numbers": [text[span.start : span.end] for span in figure.numbers],
        "unit": text[figure.unit_span.start : figure.unit_span.end] if figure.unit_span else None,
        "kind": figure.dimension,
    }
    if figure.numerator is not None or figure.denominator is not None:
        shown["parts"] = f"{figure.numerator}/{figure.denominator}"
    return {name: value for name, value in shown.items() if value}


@pytest.mark.parametrize(("text", "expected"), FIELDS)
def test_what_a_figure_carries(text: str, expected: list[dict[str, Any]]) -> None:
    assert [show(figure, text) for figure in find_figures(text)] == expected


@pytest.mark.parametrize(
    ("field", "start", "end", "unit", "unit_start"),
    [
        ("5 10*9/L", 0, 8, "10*9/L", 2),
        ("  5 10*9/L ", 2, 10, "10*9/L", 4),
        ("3-5 mL/min/{1.73_m2}", 0, 20, "mL/min/{1.73_m2}", 4),
        ("3 {puff}", 0, 8, "{puff}", 2),
        ("at least 3 {puff}", 0, 17, "{puff}", 11),
    ],
)
def test_a_code_of_a_registry_field_has_its_place(field: str, start: int, end: int, unit: str, unit_start: int) -> None:
    figure = parse_figure(field)
    assert figure is not None
    assert (figure.start, figure.end, figure.unit) == (start, end, unit)
    assert figure.unit_span is not None
    assert (figure.unit_span.start, figure.unit_span.end) == (unit_start, end)
    assert all(field[span.start : span.end] in {"5", "3"} for span in figure.numbers)
    assert "bare" not in figure.flags


@pytest.mark.parametrize("field", ["", "pain", "{puff}", "*"])
def test_a_field_without_a_number_is_no_figure(field: str) -> None:
    assert parse_figure(field) is None


@pytest.mark.parametrize(
    ("text", "raised", "kind", "found"),
    [
        ("Relief in 50%3 of them.", "3", "superscript", ["50%"]),
        ("Relief in 50%3, 4 of them.", "3, 4", "superscript", ["50%"]),
        ("Relief in 50%* of 30 men.", "*", "footnote", ["50%", "30"]),
        ("A dose of 5 mg/m2 is used.", "2", "superscript", ["5 mg/m2"]),
        ("Counts of 5 x 109/L are low.", "9", "superscript", ["5 x 109/L"]),
        ("On the 4th try, 5 of 10 left.", "th", "superscript", ["5 of 10"]),
        ("It fell by 50%3 of them.", "3", "emphasis", ["50%", "3"]),
    ],
)
def test_raised_digits_are_markers_but_for_powers(text: str, raised: str, kind: MarkKind, found: list[str]) -> None:
    start = text.rindex(raised)
    mark = Mark(start, start + len(raised), kind)
    assert [text[figure.start : figure.end] for figure in find_figures(text, (mark,))] == found
