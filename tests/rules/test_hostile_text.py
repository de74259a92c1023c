"""Rules take any text: no exception, and findings that stay inside it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.config import Config
from claimcheck.documents import read_text
from claimcheck.lint.engine import check_case, read_case
from claimcheck.registry.registry import EMPTY_REGISTRY
from claimcheck.rules import all_rules

TODAY = date(2026, 1, 1)
RULES = tuple(rule for rule in all_rules() if rule.code[:3] in {"CIT", "DOS", "DUP", "NUM", "RSK"})
PIECES = (
    "10mg", ".5 mg", "1.0 mg", "10U", "90-50%", "10-30,000", "$18-35,000", "120% of patients", "rare (2%)", "1 in 20",
    "2 per 1,000",
    "cuts the risk of stroke by 50%", "a 2020 study in Pain Medicine", "(Smith et al., 2019)", "[7]", "[^2]",
    "doi:10.1/x", "https://",
    "from 10% to 15%, a 5% increase", "according to Wikipedia", "studies show", "\n\n", "\n- ", "\n1. ", "References\n", "|", "(", ")",
    "“", "é",
    "\u00a0", "\u2013", "1/100th of oral doses", "MS 10 mg", "QD", ".", ", and ", "\r\n",
)  # fmt: skip
LONG = (
    "rare " * 20,
    "1 in 20, " * 60,
    "10mg " * 60,
    "(" * 5000 + "2%" + ")" * 5000,
    "a 2020 study in Pain Medicine by Lee and colleagues, " * 60,
    "risk " * 2000 + "by 50%",
    "from 10% to 15%, a 5% increase, " * 20,
    "http//x" * 2000,
    "Aa and " * 3000 + "(2020)",
    "," * 5000 + "10-30,000" + "." * 5000,
    "QD " * 2000 + "10 mg",
    "syringes (" + "1 mL, " * 1000 + "5mL)",
    "http://example.org/10mg" * 1000,
    "1,000" * 2000 + "mg",
    "9-" * 2000 + "5 mg",
    "Take 10mg. " * 500,
    "A [trial](https://example.org/a) in *Heart* (2021) found that *pain* fell by 20% [1]. " * 200,
    "call " * 3000 + "your doctor if you feel ill today or later. " * 2,
    "The pump is filled through the skin at the clinic every month. It is small.\n\n" * 300,
    "Bring:\n\n" + "- a list of all medicines that you take at home\n" * 500,
    "Bring:\n\n- a cup\n- a hat\n- a shoe\n\nThen:\n\n" * 200,
    "| Drug | Dose |\n|---|---|\n" + "| A | 1/3 of the dose, 5mL |\n" * 300,
)


def check(text: str) -> None:
    case = read_case(read_text(text, "markdown", "hostile"), EMPTY_REGISTRY, Config(), TODAY)
    for finding in check_case(case, RULES):
        assert 0 <= finding.start < finding.end <= len(text)
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.start <= edit.end <= len(text)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_mixture_is_checked(pieces: list[str]) -> None:
    check(" ".join(pieces))


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_long_runs_are_checked(text: str) -> None:
    check(text)
