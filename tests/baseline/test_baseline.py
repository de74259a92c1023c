"""Accepted findings: counted, kept over moves, told when gone, reviewable as text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.baseline import (
    Baseline,
    filter_findings,
    make_baseline,
    read_baseline,
    render_baseline,
    update_baseline,
)
from claimcheck.errors import ConfigError
from claimcheck.model import Finding


def found(path: str, fingerprint: str, line: int = 1, rule: str = "CIT001") -> Finding:
    return Finding(
        rule, "name", "warning", f"says {fingerprint}", "", path, line, 1, line, 2, 0, 1, fingerprint=fingerprint
    )


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    for name in ("a.md", "b.md"):
        (tmp_path / "drafts" / name).write_text("x", encoding="utf-8")
    return tmp_path


def keep(folder: Path, *findings: Finding) -> Baseline:
    file = folder / "baseline.json"
    file.write_text(render_baseline(make_baseline(findings, str(folder))), encoding="utf-8")
    return read_baseline(file)


def test_a_baseline_takes_out_what_it_holds_wherever_it_stands_now(drafts: Path) -> None:
    baseline = keep(drafts, found("drafts/a.md", "f1"), found("drafts/b.md", "f2"))
    result = filter_findings([found("drafts/a.md", "f1", line=90), found("drafts/b.md", "f3")], baseline)
    assert [finding.fingerprint for finding in result.new] == ["f3"]
    assert [finding.fingerprint for finding in result.matched] == ["f1"]
    assert [(entry.path, entry.fingerprint, entry.count) for entry in result.gone] == [("drafts/b.md", "f2", 1)]


def test_one_accepted_finding_does_not_cover_a_second_like_it(drafts: Path) -> None:
    baseline = keep(drafts, found("drafts/a.md", "f1"), found("drafts/a.md", "f1"))
    three = [found("drafts/a.md", "f1", line=line) for line in (1, 2, 3)]
    result = filter_findings(three, baseline)
    assert [finding.line for finding in result.new] == [3]
    assert filter_findings(three[:1], baseline).gone[0].count == 1


def test_another_file_or_rule_is_new(drafts: Path) -> None:
    baseline = keep(drafts, found("drafts/a.md", "f1"))
    assert filter_findings([found("drafts/b.md", "f1")], baseline).new
    assert filter_findings([found("drafts/a.md", "f1", rule="REG001")], baseline).new


def test_a_renamed_file_keeps_what_was_accepted(drafts: Path) -> None:
    baseline = keep(drafts, found("drafts/a.md", "f1"))
    (drafts / "drafts/a.md").rename(drafts / "drafts/c.md")
    result = filter_findings([found("drafts/c.md", "f1")], baseline)
    assert (result.new, result.gone) == ((), ())


def test_paths_count_from_the_baselines_folder(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    baseline = keep(drafts, found("./drafts/a.md", "f1"))
    assert baseline.entries[0].path == "drafts/a.md"
    monkeypatch.chdir(drafts / "drafts")
    assert filter_findings([found("a.md", "f1")], baseline).new == ()
    assert filter_findings([found(str(drafts / "drafts/a.md"), "f1")], baseline).new == ()


def test_files_the_run_did_not_read_are_not_gone(drafts: Path) -> None:
    baseline = keep(drafts, found("drafts/a.md", "f1"), found("drafts/b.md", "f2"))
    assert filter_findings([found("drafts/a.md", "f1")], baseline, {"drafts/a.md"}).gone == ()
    (drafts / "drafts/b.md").unlink()
    gone = filter_findings([found("drafts/a.md", "f1")], baseline, {"drafts/a.md"}).gone
    assert [entry.path for entry in gone] == ["drafts/b.md"]


def test_an_update_keeps_what_was_not_read(drafts: Path) -> None:
    baseline = keep(drafts, found("drafts/a.md", "f1"), found("drafts/b.md", "f2"))
    updated = update_baseline(baseline, [found("drafts/a.md", "f9")], {"drafts/a.md"})
    assert [(entry.path, entry.fingerprint) for entry in updated.entries] == [
        ("drafts/a.md", "f9"),
        ("drafts/b.md", "f2"),
    ]


def test_the_file_is_the_same_whatever_the_order_and_one_line_an_entry(drafts: Path) -> None:
    findings = [found("drafts/b.md", "é2"), found("drafts/a.md", "f1"), found("drafts/b.md", "é2")]
    text = render_baseline(make_baseline(findings, str(drafts)))
    assert text == render_baseline(make_baseline(findings[::-1], str(drafts)))
    assert text.splitlines()[4] == (
        '    {"path": "drafts/b.md", "rule": "CIT001", "message": "says é2", "count": 2, "fingerprint": "é2"}'
    )
    assert json.loads(text)["version"] == 1
    assert json.loads(render_baseline(Baseline((), ""))) == {"version": 1, "findings": []}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"version": 1}',
        '{"version": 2, "findings": []}',
        '{"version": 1, "findings": [{"path": "a.md"}]}',
        '{"version": 1, "findings": [{"path": "a", "rule": "R", "fingerprint": "f", "count": 0}]}',
        '{"version": 1, "findings": [7]}',
        "[" * 100_000,
    ],
)
def test_a_broken_baseline_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="baseline"):
        read_baseline(tmp_path / "b.json")


def test_a_missing_baseline_is_an_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="baseline update"):
        read_baseline(tmp_path / "none.json")
