"""Many files: none costs the others their result, and the report is in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lint_samples import TODAY, make_case, make_document

from claimcheck.config import Config
from claimcheck.documents.document import Document
from claimcheck.errors import ConfigError, SourceError
from claimcheck.lint import engine, run
from claimcheck.lint.memory import Memory
from claimcheck.lint.run import Job, Target, format_of, plan_jobs, run_jobs
from claimcheck.model import Edit, Fix
from claimcheck.registry.registry import EMPTY_REGISTRY, Registry
from claimcheck.rule import Case, Content, Hit, Rule


def find_words(case: Case) -> Iterator[Hit]:
    source = case.reading.document.source
    if "crash" in source:
        raise ValueError("cannot go on")
    at = source.find("word")
    if at != -1:
        yield Hit(at, at + 4, "a word", fix=Fix("safe", (Edit(at, at + 4, "term"),)))


RULE = Rule("ZZZ001", "a-word", "warning", True, lambda: Content("", (), find_words))


@pytest.fixture(autouse=True)
def documents(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    opened: list[str] = []

    def load(target: Target) -> Document:
        opened.append(target.shown_as)
        if target.data is None and not Path(target.path).exists():
            raise SourceError("cannot be read: no such file", path=target.shown_as)
        data = Path(target.path).read_bytes() if target.data is None else target.data
        document = make_document(data.decode("utf-8-sig"), target.shown_as)
        language = "fr" if "bonjour" in document.source else None
        return replace(document, language=language, notes=("encoding guessed",), bom=data[:3] == b"\xef\xbb\xbf")

    monkeypatch.setattr(run, "load_target", load)
    monkeypatch.setattr(engine, "read_case", lambda document, *_: make_case(document))
    return opened


def job(path: str, text: str | None = None) -> Job:
    return Job(Target(path, path, None if text is None else text.encode()), Config(), EMPTY_REGISTRY, (RULE,))


def test_failures_crashes_and_other_languages_leave_the_rest_alone() -> None:
    report = run_jobs(
        [
            job("d.txt", "a word"),
            job("c.txt", "bonjour word"),
            job("b.txt", "crash"),
            job("a.txt"),
            job("e.txt", "nothing"),
        ],
        TODAY,
    )
    assert [(finding.path, finding.start) for finding in report.findings] == [("d.txt", 2)]
    assert [(error.path, error.bug) for error in report.errors] == [("a.txt", False), ("b.txt", True)]
    assert report.errors[0].message == "cannot be read: no such file"
    assert "bug: ValueError: cannot go on" in report.errors[1].message
    assert report.files_checked == 2
    assert (report.checked, report.texts) == (("d.txt", "e.txt"), {"d.txt": "a word"})
    assert any(note.startswith("c.txt: in another language (fr), not checked") for note in report.notes)
    assert "d.txt: encoding guessed" in report.notes


def test_the_order_of_the_files_does_not_matter() -> None:
    jobs = [job(f"{name}.txt", "a word") for name in "cab"]
    assert run_jobs(jobs, TODAY) == run_jobs(jobs[::-1], TODAY)


def test_what_is_kept_comes_back_the_same(tmp_path: Path, documents: list[str]) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfa word")
    jobs = [job(str(tmp_path / "a.txt")), job("b.txt", "bonjour"), job("c.txt", "a word")]
    first = run_jobs(jobs, TODAY, memory=Memory(tmp_path / "cache"))
    opened = len(documents)
    second = run_jobs(jobs, TODAY, memory=Memory(tmp_path / "cache"))
    assert opened == len(documents) == 3
    assert second == first
    assert second.texts[str(tmp_path / "a.txt")] == "a word"


@pytest.mark.parametrize("change", ["content", "config", "rules", "registry", "cross"])
def test_whatever_has_a_say_makes_a_file_be_read_anew(tmp_path: Path, documents: list[str], change: str) -> None:
    before = job("a.txt", "a word")
    changed = {
        "content": job("a.txt", "another word"),
        "config": before._replace(config=Config(dated_source_years=3)),
        "rules": before._replace(rules=(RULE, replace(RULE, code="ZZZ002"))),
        "registry": before._replace(registry=replace(EMPTY_REGISTRY, digest="x")),
        "cross": before._replace(config=Config(cross_file=True)),
    }
    run_jobs([before], TODAY, memory=Memory(tmp_path))
    run_jobs([changed[change]], TODAY, memory=Memory(tmp_path))
    assert len(documents) >= 2


def test_jobs_are_planned_by_the_configuration_of_each_file() -> None:
    configs = {"a.txt": Config(select=("LNT",)), "b.txt": Config(select=("LNT",), ignore=("LNT001",))}
    registries: list[Registry] = []

    def registry_for(_: Config) -> Registry:
        registries.append(EMPTY_REGISTRY)
        return EMPTY_REGISTRY

    jobs = plan_jobs([Target(path, path) for path in configs], configs.__getitem__, registry_for)
    assert [[rule.code for rule in job.rules] for job in jobs] == [["LNT001", "LNT002"], ["LNT002"]]
    with pytest.raises(ConfigError, match="no rule is called"):
        plan_jobs([Target("a", "a")], lambda _: Config(select=("NOSUCH",)), registry_for)


def test_rules_are_left_out_by_path() -> None:
    pattern = Path("drafts").absolute().as_posix() + "/*.txt"
    config = Config(select=("LNT",), per_file_ignores=((pattern, ("unused-suppression",)),))
    targets = [Target("drafts/a.txt", "drafts/a.txt"), Target("a.txt", "a.txt")]
    jobs = plan_jobs(targets, lambda _: config, lambda _: EMPTY_REGISTRY)
    assert [[rule.code for rule in job.rules] for job in jobs] == [["LNT002"], ["LNT001", "LNT002"]]


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.md", "markdown"), ("A.MARKDOWN", "markdown"), ("a.htm", "html"), ("a.html", "html"), ("a.txt", "text"),
     ("-", "text"), ("README", "text")],
)  # fmt: skip
def test_the_ending_tells_the_format(name: str, format: str) -> None:
    assert format_of(name) == format
