"""Small registries that the tests of this folder share."""

from __future__ import annotations

SOURCES = """\
sources:
  - id: smith2020
    type: article-journal
    title: "Relief after surgery: a cohort study"
    author:
      - {family: van der Smith, given: Ann}
      - {family: Okafor, given: B.}
    container-title: Journal of Clinical Oncology
    volume: '38'
    page: 101-109
    issued: {date-parts: [[2020, 5]]}
    DOI: 10.1200/JCO.20.0001
    PMID: '31234567'
  - id: who
    type: report
    title: Guideline on headache
    author: [{literal: World Health Organization}]
    issued: {date-parts: [[2018]]}
    aliases: [WHO headache guideline]
    retraction: {status: corrected, date: 2019-03}
"""

CLAIMS = """\
claims:
  - id: headache.relief
    statement: Of people with headache, 40-60% have less pain within 2 hours.
    measure: {label: people with less pain, terms: [less pain, pain relief]}
    figure: 40-60%
    timeframe: within 2 hours
    population: people with headache
    hedge: often
    direction: decrease
    sources:
      - id: smith2020
        locator: Table 2
        quote: pain fell
    evidence:
      - {id: who, figure: 45%, agrees: range, note: "all ages | one trial"}
    verification: {status: source_found, by: A. Editor, date: 2026-01-02}
    review: {owner: med, due: 2026-12-01}
    says: [Pain fell within 2 hours in 40-60%.]
    not: [Nausea fell in 40-60%.]
  - id: headache.relief.old
    statement: Of people with headache, 30% have less pain.
    measure: {label: people with less pain, terms: pain easing}
    figure: 30%
    match: {tolerance: 2.5}
    verification: {status: retired}
    expires: 2025
  - id: headache.cost
    statement: A visit costs $100.
    measure: {label: cost of a visit, terms: [visit, consultation]}
    figure: $100
    supersedes: headache.relief.old
    markets: US
"""

WHOLE = SOURCES + CLAIMS


def claim(body: str = "", **fields: str) -> str:
    """A registry with one claim; `fields` replace or add lines, `body` is added below."""
    record = {
        "id": "a.b",
        "statement": "A text.",
        "measure": "{label: pain, terms: [pain]}",
        "figure": "5%",
        **fields,
    }
    lines = [f"{name}: {value}" for name, value in record.items() if value]
    return "claims:\n  - " + "\n    ".join(lines) + "\n" + body
