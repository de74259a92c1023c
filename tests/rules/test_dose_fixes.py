"""The fixes of doses change how a dose is written and never what it says, in any surroundings, and leave nothing for a second run."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.config import Config
from claimcheck.documents import read_text
from claimcheck.documents.document import Format
from claimcheck.lint.engine import check_case, read_case
from claimcheck.lint.fixes import fix_until_stable
from claimcheck.model import Fix
from claimcheck.registry.registry import EMPTY_REGISTRY
from claimcheck.rules import all_rules

RULES = tuple(rule for rule in all_rules() if rule.code.startswith("DOS"))
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
DOSES = (
    "Take 10mg.", "Take .5 mg at night.", "Take 1.0 mg.", "Inject 10U of insulin.", "Take 1000 IU of vitamin D.", "Give 2.50-5.0mL.",
    "Take .50mg.", "Heparin 10000units SC.", "Amoxicillin 250mg/5mL.", "Give 50 μg of fentanyl.", "Draw up 1000.0 mg of it, per os.",
    "Take 5 mg QD.", "MSO4 10 mg.", "A creatinine of 1.0 mg/dL.", "Take 1 U of it.", "Give 100K units.", "Apply .5% hydrocortisone cream.",
)  # fmt: skip
AROUND = (
    "**", "*", "`", "<b>", "</b>", "&nbsp;", "&#8203;", "\n\n", "\n- ", "\n| a | b |\n|---|---|\n| ", " | ", "# ", "> ", "\r\n", "“", "”",
    "\u00a0", "\u00ad", "👩‍⚕️", "é", "[", "](https://example.org/10mg)", "<!-- ", " -->", "$", ",", ".", "1", "0", "-", "/", " ",
)  # fmt: skip


def finder(form: Format) -> Callable[[str], list[Fix]]:
    def find(text: str) -> list[Fix]:
        case = read_case(read_text(text, form, "doses"), EMPTY_REGISTRY, Config(), date(2026, 1, 1))
        return [finding.fix for finding in check_case(case, RULES) if finding.fix is not None]

    return find


def values(text: str) -> list[Decimal]:
    """The numbers in a text; the name MSO4 holds none."""
    return [Decimal(number.replace(",", "")) for number in NUMBER.findall(text.replace("MSO4", "MSO"))]


def check(text: str, form: Format) -> None:
    fixed = fix_until_stable(text, finder(form))
    assert fixed.stable
    assert values(fixed.source) == values(text)
    assert fix_until_stable(fixed.source, finder(form)).source == fixed.source
    assert [char for char in fixed.source if char in "*<>&|#\n\r"] == [char for char in text if char in "*<>&|#\n\r"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(AROUND + DOSES), max_size=14), st.sampled_from(["markdown", "html", "text"]))
def test_a_mixture_keeps_its_figures(pieces: list[str], form: Format) -> None:
    check("".join(pieces), form)


@settings(max_examples=30, deadline=None)
@given(
    st.text(max_size=20), st.sampled_from(DOSES), st.text(max_size=20), st.sampled_from(["markdown", "html", "text"])
)
def test_any_surroundings_keep_their_figures(before: str, dose: str, behind: str, form: Format) -> None:
    check(f"{before} {dose} {behind}", form)


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Take 1.0mg.", "text", "Take 1 mg."),
        ("Take 4000mg, or 1500mg/5mL.", "text", "Take 4,000 mg, or 1,500 mg/5 mL."),
        ("Take .50mg, then 2000.0 mg.", "text", "Take 0.5 mg, then 2,000 mg."),
        ("Take **10**mg and 10<b>mg</b>.", "markdown", "Take **10** mg and 10<b> mg</b>."),
        ("Take 1.<b>0</b> mg.", "html", "Take 1.<b>0</b> mg."),  # told, not mended: a mark stands inside
        ("Inject 1U, then 10-20U.", "text", "Inject 1 unit, then 10-20 units."),
        ("Amoxicillin 250mg/5mL", "text", "Amoxicillin 250 mg/5 mL"),
        ("Take 5 mg QD.", "text", "Take 5 mg QD."),  # what it stands for is for a person to say
        ("Take 10&nbsp;mg.", "html", "Take 10&nbsp;mg."),
    ],
)
def test_what_a_fix_writes(text: str, form: Format, expected: str) -> None:
    assert fix_until_stable(text, finder(form)).source == expected
