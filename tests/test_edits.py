"""The demonstration article, edited: a changed fact raises its rule at its place, a harmless change raises nothing."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

import pytest

import claimcheck
from claimcheck.registry.locate import data_path

FACTS = [
    ("50-90% of people with advanced cancer live", "40-90%", "50-90%", "REG001"),
    ("30-50% it is moderate", "30-60%", "30-50%", "REG001"),
    ("1/100th of those", "1/10th", "1/100th", "REG001"),
    ("70-80% of pump users", "60-80%", "70-80%", "REG001"),
    ("at least 50% less pain", "50%", "at least 50%", "REG003"),
    ("at least 50% less pain", "at least 40%", "at least 50%", "REG001"),
    ("within 1-2 weeks", "within 1-2 months", "within 1-2 weeks", "REG004"),
    ("a 2020 study in Pain Medicine", "a 2020 study in Pain Management", "a 2020 study in Pain Medicine", "REG002"),
    ("a 2019 study in the Journal of Pain", "a 2016 study", "a 2019 study", "REG002"),
    ("by 50-75% in", "by 50-85%", "by 50-75%", "REG001"),
    ("by 50-75% in", "by up to 75%", "by 50-75%", "REG003"),
    ("60-70% of patients", "60-75%", "60-70%", "REG001"),
    ("beyond 3-6 months", "beyond 3-9 months", "beyond 3-6 months", "REG001"),
    ("refilled every 1-3 months", "1-3 weeks", "1-3 months", "REG001"),
    ("lasts 1-2 hours", "1-3 hours", "1-2 hours", "REG001"),
    ("spend 1-2 days in hospital", "1-2 weeks", "1-2 days", "REG001"),
    ("sore for 1-2 weeks", "1-3 weeks", "1-2 weeks", "REG001"),
    ("for 6-8 weeks", "6-10 weeks", "6-8 weeks", "REG001"),
    ("After 5-7 years", "5-10 years", "5-7 years", "REG001"),
    ("risks (1-2%)", "1-3%", "1-2%", "REG001"),
    ("a 50-80% reduction", "50-70%", "50-80%", "REG001"),
    ("costs $10,000-$30,000", "$10,000-$35,000", "$10,000-$30,000", "REG001"),
    ("(<3 months)", "<6 months", "<3 months", "REG001"),
    ("by 40-60% in", "40-65%", "40-60%", "REG001"),
    ("a 2021 study in the Journal of Clinical", "a 2012 study", "a 2021 study", "REG002"),
    ("50-90% of people with advanced cancer, and", "50-80%", "50-90%", "REG001"),
]
HARMLESS = [
    ("50-90%", "50–90%"),
    ("70-80% of", "70 to 80 percent of"),
    ("70-80% of pump users", "seven to eight in ten pump users"),
    ("within 1-2 weeks", "within 7-14 days"),
    ("1-2 hours", "one to two hours"),
    ("at least 50% less", "50% or more less"),
    ("fell by", "dropped by"),
    ("operation lasts", "procedure takes"),
    ("\n", "\r\n"),
    ("## Part of a plan", "A quiet word in between changes nothing.\n\n## Part of a plan"),
]


@cache
def article() -> str:
    return data_path("corpus").joinpath("pump-retelling", "article.md").read_text(encoding="utf-8")


def check(text: str) -> list[claimcheck.Finding]:
    return list(claimcheck.check_text(text, format="markdown", today=date(2026, 11, 25)).findings)


@pytest.mark.parametrize(("place", "new", "old", "rule"), FACTS)
def test_a_changed_fact_raises_its_rule(place: str, new: str, old: str, rule: str) -> None:
    text = article()
    assert text.count(place) == 1
    assert old in place
    start = text.index(place) + place.index(old)
    edited = text[:start] + new + text[start + len(old) :]
    hits = [finding for finding in check(edited) if finding.rule == rule]
    assert any(finding.start < start + len(new) and start < finding.end for finding in hits), hits


@pytest.mark.parametrize(("old", "new"), HARMLESS)
def test_a_harmless_change_raises_nothing_new(old: str, new: str) -> None:
    text = article()
    assert old in text
    before = Counter(finding.rule for finding in check(text))
    after = Counter(finding.rule for finding in check(text.replace(old, new)))
    assert not after - before
