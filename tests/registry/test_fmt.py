"""The canonical form keeps what a file says, and its comments."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from registry_samples import WHOLE

from claimcheck.errors import RegistryError
from claimcheck.registry.fmt import format_registry
from claimcheck.registry.load import find_files
from claimcheck.registry.locate import data_path
from claimcheck.registry.plain import as_yaml
from claimcheck.registry.yaml_tree import parse_yaml

UNTIDY = """\
# yaml-language-server: $schema=schema.json
# What this file is.


claims:
- figure: 5%   # as the trial gives it
  id: a.b
  # the sentence of the leaflet
  statement: >-
    A text
    on two lines.
  measure: {label: pain, terms: [pain]}
  sources: [{id: s1}]



# the second one
- id: c.d
  statement: "Another: text."
  figure: '7%'
  measure:
     terms:
       - visit
     label: visit
sources:
- {id: s1, type: webpage}
"""

TIDY = """\
# yaml-language-server: $schema=schema.json
# What this file is.
sources:
  - {id: s1, type: webpage}
claims:
  - id: a.b
    # the sentence of the leaflet
    statement: >-
      A text
      on two lines.
    measure: {label: pain, terms: [pain]}
    figure: 5% # as the trial gives it
    sources:
      - {id: s1}

  # the second one
  - id: c.d
    statement: "Another: text."
    measure:
      terms:
        - visit
      label: visit
    figure: '7%'
"""


def test_the_canonical_form() -> None:
    assert format_registry(UNTIDY, "r.yaml") == TIDY
    assert format_registry(TIDY, "r.yaml") == TIDY


def test_windows_line_ends_become_plain_ones() -> None:
    assert format_registry(TIDY.replace("\n", "\r\n"), "r.yaml") == TIDY


@pytest.mark.parametrize("name", [name for name, _ in find_files(data_path("claims"), "bundled")])
def test_the_shipped_files_are_in_it(name: str) -> None:
    file = data_path("claims") / name.removeprefix("claims/")
    text = file.read_text(encoding="utf-8")
    assert format_registry(text, name) == text


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    with pytest.raises(RegistryError, match="not valid YAML"):
        format_registry("claims: [", "r.yaml")


@pytest.mark.parametrize("text", ["", "# only a comment\n"])
def test_an_empty_file_stays(text: str) -> None:
    assert format_registry(text, "r.yaml") == text


@given(st.permutations(["id", "statement", "measure", "figure", "hedge", "says", "review"]), st.text(max_size=20))
@settings(max_examples=60, deadline=None)
def test_formatting_twice_changes_nothing_and_loses_nothing(order: list[str], words: str) -> None:
    values = {
        "id": "a.b",
        "statement": words,
        "measure": {"label": words, "terms": [words]},
        "figure": "5%",
        "hedge": words,
        "says": [words, words],
        "review": {"owner": words},
    }
    text = as_yaml({"claims": [{name: values[name] for name in order}]})
    try:
        once = format_registry(text, "r.yaml")
    except RegistryError:
        return  # refused whole: nothing is written
    assert format_registry(once, "r.yaml") == once
    before, after = parse_yaml(text, "r")[0], parse_yaml(once, "r")[0]
    assert before is not None
    assert after is not None
    assert after.as_plain() == before.as_plain()


def test_the_sample_keeps_its_records() -> None:
    assert format_registry(WHOLE, "r.yaml").count("  - id: ") == 6
