"""What is told about a rule."""

from __future__ import annotations

from report_samples import RULES

from claimcheck.reporters.rule_pages import as_index, as_page, as_pages, as_table, as_terminal
from claimcheck.rule import Bad, Content, Good, Rule

CONTENT = Content(
    "A summary\nover two lines.\n\nMore of it.\n\nWhy: readers rely on it.\n\nWhat to do: correct it.\n\n"
    "Authority: good practice.",
    (Bad("a «bad» one", "claims:\n  - id: x\n", format="markdown"), Bad("```\n«bad»\n```"), Good("a good one")),
    lambda _case: (),
)
RULE = Rule("CIT001", "sample-rule", "info", False, lambda: CONTENT)


def test_a_page_has_every_section_in_order() -> None:
    page = as_page(RULE, {"safe"})
    heads = [line for line in page.splitlines() if line.startswith("#")]
    assert heads == [
        "# CIT001: sample-rule",
        "## Why it matters",
        "## What to do",
        "## Authority",
        "## Flagged",
        "## Not flagged",
        "## Fix",
        "## How to suppress it",
    ]
    assert "*note, off by default*" in page
    assert "A summary over two lines.\n\nMore of it." in page
    assert "```yaml\nclaims:\n  - id: x\n```" in page
    assert "````text\n```\n«bad»\n```\n````" in page
    assert "`--fix` corrects the notation" in page
    assert "disable-next-line CIT001" in page
    assert "No automatic fix" in as_page(RULE)


def test_the_index_and_the_pages_go_together() -> None:
    pages = as_pages([RULE], {})
    assert set(pages) == {"index.md", "CIT001.md"}
    assert "| [CIT001](CIT001.md) | sample-rule | note, *off* | A summary over two lines. |" in as_index([RULE])


def test_the_table_marks_what_is_off() -> None:
    assert as_table([RULE]) == "CIT001 sample-rule note    off A summary over two lines.\n"
    assert "ZZZ001" in as_table(RULES)


def test_the_terminal_shows_prose_and_examples() -> None:
    shown = as_terminal(RULE)
    assert shown.startswith("CIT001 sample-rule (note, off by default)\n\nA summary over two lines.\n")
    assert "  - a «bad» one\n      with the registry:\n        claims:" in shown
    assert "Not flagged:\n\n  - a good one" in shown
