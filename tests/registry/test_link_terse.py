"""A registry of bare statements, without sentences under `says`, is linked to texts that word things in their own way."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from claimcheck.documents import read_text
from claimcheck.language.claims import read_document
from claimcheck.registry.link import link_statements
from claimcheck.registry.load import load_registry
from claimcheck.registry.registry import Registry

TITLE = "# Groin hernia\n\nA groin hernia is a bulge in the groin. Repair is common.\n\n"

FOUND: tuple[tuple[str, dict[str, str]], ...] = (
    ("A man's lifetime risk of a groin hernia is one in four.", {"one in four": "hernia.lifetime.men"}),
    (
        "Over a lifetime, 27% of men will get one, but only three women in a hundred.",
        {"27%": "hernia.lifetime.men", "three women in a hundred": "hernia.lifetime.women"},
    ),
    ("## The operation\n\nIt takes 50 minutes on average.", {"50 minutes": "hernia.op.time"}),
    ("How long does the operation take? It lasts two hours.", {"two hours": "hernia.op.time"}),
    ("- Desk work: you can go back after three weeks.", {"three weeks": "hernia.desk.old"}),
    ("When can I sit at my desk again? After seven days.", {"seven days": "hernia.desk"}),
    (
        "The hernia returns within five years in 1% to 3% of people who got a mesh. Where only stitches were used, "
        "it comes back in 5-8% over the same time.",
        {"1% to 3%": "hernia.recurrence.mesh", "5-8%": "hernia.recurrence.suture"},
    ),
    ("Four out of five repairs are done as day surgery.", {"Four out of five": "hernia.daycase"}),
    ("| Risk | How often |\n| --- | --- |\n| Strangulation | 1 in 1,000 |", {"1 in 1,000": "hernia.strangulation"}),
    ("Chronic pain: one patient in ten still hurts after open repair.", {"one patient in ten": "hernia.chronic-pain"}),
    (
        "| Repair with mesh | Hernia comes back |\n| --- | --- |\n| within 5 years | 1-3% |",
        {"1-3%": "hernia.recurrence.mesh"},
    ),
    ("The operation will certainly take 50 minutes.", {"50 minutes": "hernia.op.time"}),
    ("Bring your desk plan. Painkillers work within 30 minutes.", {}),
    ("A blood clot in the leg is seen in 0.2%.", {}),
    ("Numbness of the skin lasts six months or more in 15%.", {}),
    ("An umbilical hernia closes by itself in 90% of babies.", {}),
    ("The cost of a truss is $60.", {}),
    ("Most men drive again after 10 days.", {}),
)


@cache
def _registry() -> Registry:
    return load_registry([Path(__file__).with_name("data") / "groin-hernia.yaml"])


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_a_bare_statement_is_found_by_what_it_measures(text: str, expected: dict[str, str]) -> None:
    reading = read_document(read_text(TITLE + text, "markdown"))
    links = link_statements(reading, _registry())
    assert {reading.statements[number].figure.text: link.claim_id for number, link in links.items()} == expected
