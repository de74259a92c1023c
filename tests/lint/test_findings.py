"""From hits to findings: positions, severities, fingerprints."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lint_samples import make_case, make_citation, make_document, make_quantity, place

from claimcheck.config import Config
from claimcheck.lint.findings import as_findings
from claimcheck.model import Finding, Related
from claimcheck.rule import Content, Hit, Rule

CONTENT = Content("x.\n\nWhat to do: name\nthe source.", (), lambda _case: ())
RULE = Rule("CIT001", "uncited-figure", "warning", True, lambda: CONTENT)
SOURCE = "Relief lasted in 40% of patients.\n\nPumps helped 40% of people.\n"


def find(source: str, hits: list[Hit], config: Config | None = None) -> tuple[Finding, ...]:
    return as_findings(make_case(make_document(source), config=config), [(RULE, hit) for hit in hits])


def hit_on(source: str, words: str, after: int = 0) -> Hit:
    return Hit(*place(source, words, after), "message")


def test_positions_help_and_related_places_are_filled() -> None:
    second = place(SOURCE, "40%", 30)
    hit = hit_on(SOURCE, "40%", 30)._replace(related=(Related(*place(SOURCE, "40%"), "the first"),))
    (finding,) = find(SOURCE, [hit])
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (3, 14, 3, 17)
    assert (finding.start, finding.end) == second
    assert finding.help == "name the source."
    (first,) = finding.related
    assert (first.path, first.line, first.column, first.end_column) == ("a.md", 1, 18, 21)


def test_a_place_in_another_file_keeps_its_position() -> None:
    other = Related(5, 8, "there", "b.md", 2, 3, 2, 6)
    (finding,) = find(SOURCE, [hit_on(SOURCE, "40%")._replace(related=(other,))])
    assert finding.related == (other,)


def test_findings_are_sorted_and_said_once() -> None:
    hits = [hit_on(SOURCE, "40%", 30), hit_on(SOURCE, "40%"), hit_on(SOURCE, "40%")]
    assert [finding.line for finding in find(SOURCE, hits)] == [1, 3]


@pytest.mark.parametrize(
    ("own", "configured", "severity"),
    [(None, (), "warning"), ("info", (), "info"), (None, (("CIT001", "error"),), "error"),
     ("warning", (("CIT", "error"),), "warning"), ("error", (("CIT", "info"),), "info")],
)  # fmt: skip
def test_severity(own: str | None, configured: tuple[tuple[str, str], ...], severity: str) -> None:
    config = replace(Config(), severities=configured)  # type: ignore[arg-type]
    (finding,) = find(SOURCE, [hit_on(SOURCE, "40%")._replace(severity=own)], config)  # type: ignore[arg-type]
    assert finding.severity == severity


def fingerprint(source: str, words: str = "40%", after: int = 0, claim_id: str | None = None) -> str:
    (finding,) = find(source, [hit_on(source, words, after)._replace(claim_id=claim_id)])
    return finding.fingerprint


def test_a_fingerprint_survives_what_stands_elsewhere() -> None:
    moved = "Another paragraph with 12% of people.\n\n" + SOURCE.replace("Pumps", "The pumps")
    assert fingerprint(SOURCE) == fingerprint(moved)


@pytest.mark.parametrize(
    "source",
    [
        "Most are well. Relief in 40% of people.",
        "Relief in 40% of people. Most are well.",
        "Relief in 40% of people.\nAsk us!",
        "(Ask us.) Relief in 40% of people.",
    ],
)
def test_a_fingerprint_survives_another_sentence_beside_its_own(source: str) -> None:
    assert fingerprint(source) == fingerprint("Relief in 40% of people.")
    assert fingerprint("Relief in 40% (e.g. after rest).") != fingerprint("Relief in 40% (e.g. at night).")


def test_a_fingerprint_survives_another_figure_nearby() -> None:
    assert fingerprint("Relief in 40% after 2 weeks.") == fingerprint("Relief in 40% after 3 weeks.")


@pytest.mark.parametrize(
    ("source", "words", "claim_id"),
    [
        (SOURCE.replace("40%", "41%"), "41%", None),
        (SOURCE.replace("lasted", "began"), "40%", None),
        (SOURCE, "40%", "pump.relief"),
    ],
)
def test_a_fingerprint_changes_with_figure_words_and_entry(source: str, words: str, claim_id: str | None) -> None:
    assert fingerprint(SOURCE) != fingerprint(source, words, claim_id=claim_id)


def test_a_fingerprint_changes_with_the_source_and_not_with_how_a_figure_is_written() -> None:
    def of(words: str, year: int) -> str:
        source = f"A study found relief in {words} of patients."
        case = make_case(
            make_document(source),
            [make_quantity(source, words, 40, [0])],
            [make_citation(source, "A study", year)],
        )
        (finding,) = as_findings(case, [(RULE, hit_on(source, words))])
        return finding.fingerprint

    assert of("40%", 2020) == of("forty percent", 2020)
    assert of("40%", 2020) != of("40%", 2021)


def test_equal_findings_are_counted() -> None:
    source = "Relief in 40%.\nRelief in 40%.\n"
    found = find(source, [hit_on(source, "40%"), hit_on(source, "40%", 14)])
    assert len({finding.fingerprint for finding in found}) == 2
    assert found[0].fingerprint == fingerprint("Relief in 40%.\n")
