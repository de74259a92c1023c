"""Write the pages of `docs/rules/` from the rules themselves; pages of rules that are gone are removed.

Usage: python docs/write_rules.py
"""

from __future__ import annotations

from pathlib import Path

from claimcheck.reporters.rule_pages import as_pages
from claimcheck.rules import all_rules
from claimcheck.testing import find_fixes

FOLDER = Path(__file__).parent / "rules"


def make_pages() -> dict[str, str]:
    """Every page by its file name."""
    rules = all_rules()
    return as_pages(rules, {rule.code: find_fixes(rule) for rule in rules})


def main() -> None:
    """Write what changed."""
    pages = make_pages()
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, page in pages.items():
        (FOLDER / name).write_text(page, encoding="utf-8", newline="\n")
    print(f"{len(pages)} pages in {FOLDER}")


if __name__ == "__main__":
    main()
