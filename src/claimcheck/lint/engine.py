"""One document through the whole way: read, link, check, settle, place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claimcheck.config import Config
from claimcheck.documents.document import Document
from claimcheck.language.cues import holds_digit
from claimcheck.language.reading import Reading
from claimcheck.lint.findings import as_findings
from claimcheck.lint.precedence import find_winners, settle_hits
from claimcheck.model import Finding
from claimcheck.registry.registry import Registry
from claimcheck.rule import Case, Hit, Needs, Rule
from claimcheck.rules import all_rules
from claimcheck.suppress import UNUSED, apply_suppressions, find_suppressions

RULES_ACROSS = ("CON001", "CON002")
"""The rules that compare the figures of one text, and with `cross-file` those of all: whether a comment about them is
of use is not known from one file."""


def lint_document(
    document: Document, registry: Registry, config: Config, today: date, rules: Sequence[Rule]
) -> tuple[Finding, ...]:
    """What the rules find in one document, sorted by start, end and rule.

    Args:
        document: as `load_document` or `read_text` give it.
        registry: the claims to hold it against; an empty one for none.
        config: the resolved configuration.
        today: the day that every rule with a date goes by.
        rules: those to report (`select_rules(config)`).
    """
    return check_case(read_case(document, registry, config, today), rules)


def read_case(document: Document, registry: Registry, config: Config, today: date) -> Case:
    """The document read, and its statements linked to the registry's entries."""
    from claimcheck.language.claims import read_document
    from claimcheck.language.nlp import Resources

    resources = Resources(config.spacy_pipeline, config.vocabularies)
    return as_case(read_document(document, resources=resources), registry, config, today)


def as_case(reading: Reading, registry: Registry, config: Config, today: date) -> Case:
    """A reading with its links."""
    if not (registry.entries and reading.statements):
        return Case(reading, registry, {}, config, today)
    from claimcheck.registry.link import link_statements

    return Case(reading, registry, link_statements(reading, registry), config, today)


def check_case(case: Case, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """What the rules find in a case, less what its comments silence, sorted by start, end and rule."""
    document = case.reading.document
    findings = as_findings(case, find_hits(case, rules))
    suppressions = find_suppressions(document)
    if not suppressions:
        return findings
    known = all_rules()
    suppressed = apply_suppressions(
        document,
        findings,
        suppressions,
        today=case.today,
        known=known,
        ran={rule.code for rule in rules if rule.code not in idle_codes(case)},
        non_suppressible=case.config.non_suppressible,
    )
    unused = next((rule for rule in known if rule.code == UNUSED), None)
    idle = as_findings(case, ((unused, hit) for hit in suppressed.hits)) if unused is not None else ()
    return tuple(sorted((*suppressed.kept, *idle), key=lambda finding: (finding.start, finding.end, finding.rule)))


def idle_codes(case: Case) -> frozenset[str]:
    """Rules of which this run cannot tell whether a comment about them is of use: they had nothing to compare with."""
    across = frozenset(RULES_ACROSS)
    if case.registry.entries:
        return across
    return across | {rule.code for rule in all_rules() if rule.code.startswith("REG")}


def find_hits(case: Case, rules: Sequence[Rule]) -> list[tuple[Rule, Hit]]:
    """What the rules raise; those that win over one of them are run along unheard, and the losers leave."""
    asked = {rule.code: rule for rule in rules}
    silent = find_winners(asked)
    unheard = [rule for rule in all_rules() if rule.code in silent] if silent else []
    there = _find_matter(case)
    raised = {rule.code: tuple(rule.check(case)) if rule.needs in there else () for rule in (*rules, *unheard)}
    settled = settle_hits(case, raised)
    return [(rule, hit) for code, rule in asked.items() for hit in settled[code]]


def _find_matter(case: Case) -> set[Needs]:
    reading = case.reading
    there: set[Needs] = {"text"}
    if holds_digit(reading.document.source):
        there.add("digits")
    if reading.claims:
        there.add("figures")
    if case.links:
        there.add("links")
    if reading.citations or reading.references:
        there.add("sources")
    return there
