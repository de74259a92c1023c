"""Registries load with every defect named at its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registry_samples import CLAIMS, SOURCES, WHOLE, claim

from claimcheck.errors import RegistryError
from claimcheck.registry.load import load_registry, read_registry


def problems_of(text: str) -> list[str]:
    with pytest.raises(RegistryError) as caught:
        read_registry(text, "r.yaml")
    return [str(problem) for problem in caught.value.problems] or [str(caught.value)]


def test_a_file_is_read() -> None:
    registry = read_registry(WHOLE, "r.yaml")
    entry = registry.entries["headache.relief"]
    assert (entry.figure.low, entry.figure.high, entry.figure.unit) == (Decimal(40), Decimal(60), "%")
    assert entry.timeframe is not None
    assert entry.timeframe.unit == "h"
    assert (entry.sources[0].id, entry.sources[0].locator, entry.sources[0].quote) == (
        "smith2020",
        "Table 2",
        "pain fell",
    )
    assert entry.evidence[0].figure is not None
    assert (entry.status, entry.verified_by, entry.due, entry.owner) == (
        "source_found",
        "A. Editor",
        "2026-12-01",
        "med",
    )
    assert (entry.line, entry.path) == (22, "r.yaml")
    old = registry.entries["headache.relief.old"]
    assert (old.match, old.tolerance, old.terms) == ("tolerance", Decimal("2.5"), ("pain easing",))
    assert registry.successors == {"headache.relief.old": "headache.cost"}
    assert registry.entries["headache.cost"].markets == ("US",)
    source = registry.sources["who"]
    assert (source.year, source.retraction_status, source.retraction_date) == (2018, "corrected", "2019-03")
    assert source.aliases == ("WHO headache guideline",)
    assert registry.sources["smith2020"].container == "Journal of Clinical Oncology"


def test_sources_may_be_a_map_by_id() -> None:
    registry = read_registry("sources:\n  a1: {type: webpage, title: A page}\n")
    assert registry.sources["a1"].csl == {"id": "a1", "type": "webpage", "title": "A page"}


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "---\n", "claims:\n", "sources: []\nclaims: []\n"])
def test_an_empty_file_is_an_empty_registry(text: str) -> None:
    assert not read_registry(text).entries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (claim(id="A b"), "r.yaml:2:9: `id` `A b` is no id"),
        (claim(id=""), "r.yaml:2:5: `id` is missing"),
        (claim(figure="NO"), "r.yaml:5:13: `figure: NO` cannot be read as one figure"),
        (claim(figure="many"), "r.yaml:5:13: `figure: many` cannot be read"),
        (claim(threshold="some"), "r.yaml:6:16: `threshold: some` cannot be read"),
        (claim(expires="2026-02-30"), "`expires` `2026-02-30` is no date"),
        (claim(expires="2026-13"), "`expires` `2026-13` is no date"),
        (claim(review="{due: soon}"), "r.yaml:6:19: `due` `soon` is no date"),
        (claim(figur="5%"), "r.yaml:6:5: unknown field `figur`, did you mean `figure`?"),
        (claim(direction="up"), "`direction`: `up` is none of increase, decrease"),
        (claim(verification="{status: source found}"), "did you mean `source_found`?"),
        (claim(sources="[{id: nowhere}]"), "r.yaml:6:20: no source `nowhere`"),
        (claim(evidence="[{id: nowhere}]"), "no source `nowhere`"),
        (claim(supersedes="c.d"), "`a.b` supersedes `c.d`, which is not there"),
        (claim(supersedes="a.b"), "runs in a circle: a.b"),
        (claim(match="{tolerance: -1}"), "`tolerance` should be 0 or more"),
        (claim(match="{tolerance: NaN}"), "`tolerance` should be 0 or more"),
        (claim(match="{tolerance: .inf}"), "`tolerance` `.inf` is no number"),
        (claim(measure="{label: pain, terms: []}"), "`terms` is empty"),
        (claim(statement='""'), "`statement` is empty"),
        (claim(statement="~"), "`statement` should be a text, it is empty"),
        (claim(statement="[a]"), "`statement` should be a text"),
        ("claims: 5", "r.yaml:1:9: `claims` should be a list"),
        ("claims: [5]", "`claims` should hold fields"),
        ("- a", "should hold `sources:` and `claims:`, not a list"),
        ("words", "should hold `sources:` and `claims:`"),
        ("claim: []", "r.yaml:1:1: unknown field `claim`, did you mean `claims`?"),
        ("sources:\n- {id: a, DOI: abc}", "r.yaml:2:16: `DOI: abc` cannot be one"),
        ("sources:\n- {id: a, PMID: 12a}", "`PMID: 12a` cannot be one"),
        ("sources:\n- {id: a, type: qqq}", "`type`: `qqq` is none of article"),
        ("sources:\n- {id: a, issued: {date-parts: [[May]]}}", "`date-parts` should be a number such as 2019"),
        ("sources:\n- {id: a, retraction: {status: gone}}", "none of retracted, withdrawn, corrected"),
        ("sources:\n- {id: a, journal: X}", "unknown field `journal`"),
        ("schema_version: 2", "`schema_version`"),
    ],
)
def test_a_defect_is_told_at_its_place(text: str, expected: str) -> None:
    assert any(expected in problem for problem in problems_of(text)), problems_of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("claims:\n\t- a", "r.yaml:2:1: not valid YAML: a tab in the indentation"),
        ("a: [1", "not valid YAML"),
        ("name: &x n\nclaims: *x", "r.yaml:1:7: `&x` marks a value for reuse"),
        ("name: &x n\nclaims: *x", "r.yaml:2:9: `*x` refers to another place"),
        ("a: &a [1]\nb: {<<: *a}", "a merge key"),
        ("name: !!python/object:os.system x", "is not used here"),
        ("name: a\n---\nname: b", "r.yaml:2:1: a second document"),
        ("name: a\nname: b", "r.yaml:2:1: `name` stands here and on line 1"),
        ("? [a]\n: b", "a key that is no plain text"),
        ("name: \x00", "a control character"),
        ("name: \ud800", "a lone surrogate"),
        ("name: " + "x" * 30_000, "a value of 30,000 characters"),
        ("name: " + "[" * 5_000, "nest"),
        ("name: " + "[" * 40 + "]" * 40, "nested deeper than 24 levels"),
    ],
)
def test_what_a_registry_has_no_use_for_is_named(text: str, expected: str) -> None:
    assert any(expected in problem for problem in problems_of(text)), problems_of(text)


def test_an_alias_bomb_stays_small() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    assert len(problems_of(bomb)) < 1_000


@pytest.mark.parametrize(
    "value", ["NO", "yes", "on", "1:30", "1_000", "2026-05-01", "0x1F", "1e3", "+5", "Off", ".inf"]
)
def test_words_that_yaml_would_turn_stay_words(value: str) -> None:
    assert read_registry(claim(statement=value)).entries["a.b"].statement == value


@pytest.mark.parametrize("value", ["after surgery", "per year"])
def test_a_time_frame_without_a_time_is_kept_as_words(value: str) -> None:
    entry = read_registry(claim(timeframe=value)).entries["a.b"]
    assert (entry.timeframe_text, entry.timeframe) == (value, None)


def test_all_defects_come_at_once_in_file_order() -> None:
    text = claim(figure="many", expires="soon", foo="1", sources="[{id: x}]")
    found = problems_of(text)
    assert [problem.split(":")[1] for problem in found] == ["5", "6", "7", "8"]


def test_a_ring_of_successors_is_told_once() -> None:
    text = "claims:\n" + "".join(
        claim(id=name, statement=name, supersedes=old).removeprefix("claims:\n") for name, old in ("ab", "bc", "ca")
    )
    found = problems_of(text)
    assert len(found) == 1
    assert "a, b, c" in found[0]


def make_folder(folder: Path) -> Path:
    for name, text in (
        ("topics/headache.yaml", "name: headaches\n" + CLAIMS),
        ("sources/all.yaml", SOURCES),
        ("journals.yaml", "journals:\n  Journal of Clinical Oncology: [J Clin Oncol, JCO]\n"),
    ):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def test_a_folder_is_read(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "own")
    registry = load_registry([str(folder)])
    assert list(registry.entries) == ["headache.relief", "headache.relief.old", "headache.cost"]
    assert registry.journals == {"Journal of Clinical Oncology": ("J Clin Oncol", "JCO")}
    assert registry.names == (f"{folder}: headaches",)
    assert registry.entries["headache.cost"].path == f"{folder}/topics/headache.yaml"


def test_several_are_joined_and_a_repeated_id_is_an_error(tmp_path: Path) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text(WHOLE, encoding="utf-8")
    other.write_text(claim(sources="[{id: who}]"), encoding="utf-8")
    registry = load_registry([one, other])
    assert "a.b" in registry.entries
    assert registry.names == (str(one), str(other))
    other.write_text(WHOLE, encoding="utf-8")
    with pytest.raises(RegistryError, match="is also at"):
        load_registry([one, other])


@pytest.mark.parametrize(("make", "expected"), [("none", "no such registry"), ("empty", "no registry here")])
def test_a_path_without_a_registry_is_an_error(tmp_path: Path, make: str, expected: str) -> None:
    path = tmp_path / "r"
    if make == "empty":
        path.mkdir()
    with pytest.raises(RegistryError, match=expected):
        load_registry([path])


def test_a_byte_order_mark_and_other_line_ends_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert load_registry([file]).entries["headache.relief"].line == 22


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    file.write_bytes(b"name: a\n# caf\xe9\n")
    with pytest.raises(RegistryError, match="not valid UTF-8") as caught:
        load_registry([file])
    assert caught.value.line == 2


def message_of(text: str) -> str | None:
    """What the loader says of a text; None where it reads it."""
    try:
        read_registry(text)
    except RegistryError as error:
        return error.message
    return None


@given(st.text(max_size=300))
def test_no_text_breaks_the_loader(text: str) -> None:
    assert message_of(text) != ""


@given(st.text(alphabet="abc:-[]{}&*!|>#'\"% \n\t0159?,", max_size=200))
def test_no_yaml_breaks_the_loader(text: str) -> None:
    for whole in (text, f"claims:\n  - {text}", f"sources: {text}"):
        assert message_of(whole) != ""
