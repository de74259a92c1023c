"""LNT001: a suppression that has nothing to suppress, has run out or names no rule."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.documents.suppressions import find_suppressions, keep_edit, remove_edit
from claimcheck.model import Fix
from claimcheck.rule import Bad, Case, Good, Hit, rule


@rule(
    "LNT001",
    severity="warning",
    examples=(
        Bad("«# claimcheck: disable-next-line CIT999 -- our own audit»\nRelief lasted 5 years."),
        Bad(
            "«<!-- claimcheck: disable-file CIT001 until 2025-12-31 -- being reviewed -->»\n\nRelief lasted 5 years.",
            format="markdown",
            today="2026-01-01",
        ),
        Bad("«# claimcheck: disabel-file CIT001 -- our own audit»\nRelief lasted 5 years."),
        Good(
            "<!-- claimcheck: disable-next-line CIT001 until 2025-12-31 -- being reviewed -->\nRelief lasted 5 years.",
            format="markdown",
            today="2025-12-31",
        ),
    ),
)
def unused_suppression(case: Case) -> Iterator[Hit]:
    """A suppression comment suppresses nothing, has expired, or names a rule that does not exist.

    Whether a comment had something to suppress is known once the other rules have run; comments for rules that were
    not run are left alone.

    Why: a comment that outlived its reason hides the next real finding on that line.

    What to do: remove the comment, or correct the rule or date it names.

    Authority: good editorial practice; exceptions are reviewed like the text they stand in.
    """
    document = case.reading.document
    if not document.comments and document.front_matter is None:
        return
    terms = _known_terms()
    for entry in find_suppressions(document):
        if entry.problem is not None:
            fix = Fix("safe", (remove_edit(document, entry),)) if entry.verb == "enable" else None
            yield Hit(entry.start, entry.end, f"this suppression {_as_clause(entry.problem)}", fix=fix)
        elif entry.until is not None and entry.until < case.today:
            message = f"this suppression expired on {entry.until.isoformat()}: remove it or set a later date"
            yield Hit(entry.start, entry.end, message, fix=Fix("safe", (remove_edit(document, entry),)))
        elif unknown := tuple(term for term in entry.rules if not _is_known(term, terms)):
            edit = keep_edit(document, entry, tuple(term for term in entry.rules if term not in unknown))
            yield Hit(
                entry.start, entry.end, _explain_unknown(unknown, terms), fix=Fix("safe", (edit,)) if edit else None
            )


def _known_terms() -> dict[str, str]:
    """What may be named, by its lower case: codes, names, families and ALL."""
    from claimcheck.rules import all_rules

    names = ["ALL"]
    for known in all_rules():
        names.extend((known.code, known.name, known.code[:3]))
    return {name.lower(): name for name in names}


def _is_known(term: str, terms: dict[str, str]) -> bool:
    wanted = term.lower()
    return wanted in terms or any(code.startswith(wanted) for code in terms if code[-1].isdigit())


def _as_clause(problem: str) -> str:
    return problem if not problem.startswith("`") else f"cannot be followed: {problem}"


def _explain_unknown(unknown: tuple[str, ...], terms: dict[str, str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(unknown[0].lower(), list(terms), n=1, cutoff=0.6)
    hint = f"did you mean {terms[near[0]]}?" if near else "`claimcheck rules` lists them"
    named = ", ".join(term[:40] for term in unknown)
    return f"no rule is called {named}, so this suppresses nothing: {hint}"
