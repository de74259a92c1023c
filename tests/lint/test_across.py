"""What one page says against what another says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from lint_samples import TODAY, make_case, make_citation, make_document, make_quantity, place

from claimcheck.config import Config
from claimcheck.documents.document import Comment, Document
from claimcheck.lint import across
from claimcheck.lint.across import check_across
from claimcheck.lint.joined import join_cases
from claimcheck.lint.run import FileResult, Job, Target
from claimcheck.model import Link, Related, Report
from claimcheck.registry.registry import EMPTY_REGISTRY
from claimcheck.rule import Case, Content, Hit, Rule

TEXTS = {
    "a.md": "Pumps\nIn a study relief was seen in 50% of patients.\n",
    "b.md": "About pumps\nRelief was seen in 60% of patients.\nAgain 50% of patients.\n",
    "c.md": "Nothing here.\n",
}


def find_differing(case: Case) -> Iterator[Hit]:
    """Every figure that differs from the first."""
    quantities = case.reading.quantities
    for quantity in quantities[1:]:
        if quantity.low != quantities[0].low:
            first = Related(quantities[0].start, quantities[0].end, "the first figure")
            yield Hit(quantity.start, quantity.end, f"{quantity.text} differs", related=(first,))


RULE = Rule("CON001", "conflicting-figures", "error", True, lambda: Content("", (), find_differing))


def read(path: str, comments: tuple[Comment, ...] = ()) -> Case:
    source = TEXTS[path]
    document = replace(make_document(source, path), comments=comments)
    if path == "a.md":
        return make_case(document, [make_quantity(source, "50%", 50, [0])], [make_citation(source, "a study")])
    if path == "b.md":
        return make_case(document, [make_quantity(source, "60%", 60), make_quantity(source, "50%", 50)])
    return make_case(document)


@pytest.fixture
def comments(monkeypatch: pytest.MonkeyPatch) -> list[Comment]:
    kept: list[Comment] = []

    def load(target: Target) -> Document:
        return read(target.path, tuple(kept) if target.path == "b.md" else ()).reading.document

    monkeypatch.setattr(across, "load_target", load)
    monkeypatch.setattr(across, "read_case", lambda document, *_: read(document.path, document.comments))
    return kept


def jobs(config: Config, *paths: str) -> list[Job]:
    return [Job(Target(path, path), config, EMPTY_REGISTRY, (RULE,)) for path in paths]


ACROSS = Config(cross_file=True)
EMPTY_REPORT = Report(())


def check(asked: list[Job], report: Report = EMPTY_REPORT) -> Report:
    return check_across(asked, [FileResult(job.target.shown_as, checked=True) for job in asked], TODAY, report)


def test_a_figure_of_one_file_is_held_against_that_of_another(comments: list[Comment]) -> None:
    report = check(jobs(ACROSS, "b.md", "c.md", "a.md"))
    (finding,) = report.findings
    assert (finding.path, finding.line, finding.column) == ("b.md", 2, 20)
    assert TEXTS["b.md"][finding.start : finding.end] == "60%"
    (first,) = finding.related
    assert (first.path, first.line, first.column) == ("a.md", 2, 31)
    assert TEXTS["a.md"][first.start : first.end] == "50%"
    assert report.texts == {"a.md": TEXTS["a.md"], "b.md": TEXTS["b.md"]}


def test_nothing_is_said_where_it_was_not_asked_for_or_is_known(comments: list[Comment]) -> None:
    assert check(jobs(Config(), "a.md", "b.md")) == EMPTY_REPORT
    assert check(jobs(ACROSS, "b.md", "c.md")) == EMPTY_REPORT
    found = check(jobs(ACROSS, "a.md", "b.md"))
    assert check(jobs(ACROSS, "a.md", "b.md"), found) == found


def test_only_files_that_are_reported_on_are_complained_of(comments: list[Comment]) -> None:
    first, second = jobs(ACROSS, "a.md", "b.md")
    assert check([first._replace(reported=False), second]) == check([first, second])
    assert check([first, second._replace(reported=False)]) == EMPTY_REPORT


def test_a_comment_silences_it(comments: list[Comment]) -> None:
    comments.append(Comment(0, 5, "disable-file CON001 -- another group"))
    assert check(jobs(ACROSS, "a.md", "b.md")) == EMPTY_REPORT


def test_everything_in_a_joined_reading_slices_back() -> None:
    cases = [read("a.md"), read("b.md")._replace(links={1: Link("pump.relief", 0.9)})]
    joined, begins = join_cases(cases)
    source = joined.reading.document.source
    assert [source[quantity.start : quantity.end] for quantity in joined.reading.quantities] == ["50%", "60%", "50%"]
    assert [source[begin : begin + 5] for begin in begins] == ["Pumps", "About"]
    assert joined.links == {2: Link("pump.relief", 0.9)}
    for block in joined.reading.document.blocks:
        where = block.map.to_source(0, len(block.text))
        assert source[where.start : where.end] == block.text
        assert joined.reading.document.blocks[block.index] is block
    (citation,) = joined.reading.citations
    assert source[citation.start : citation.end] == "a study"
    assert joined.reading.quantities[0].covers[0].citation == 0
    assert all(statement.figure in joined.reading.quantities for statement in joined.reading.statements)
    at = joined.reading.quantities[1].start
    assert joined.reading.document.describe(at) == "b.md, line 2"
    assert place(source, "60%")[0] == joined.reading.quantities[1].start
