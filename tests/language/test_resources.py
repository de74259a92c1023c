"""A trained pipeline and vocabulary files of a user's own are what sentences are read with."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

import claimcheck
from claimcheck.config import Config
from claimcheck.errors import ConfigError
from claimcheck.language.nlp import read_vocabulary


def codes(text: str, config: Config) -> list[str]:
    return [finding.rule for finding in claimcheck.check_text(text, registry=None, config=config).findings]


def test_an_own_vocabulary_makes_a_measure(tmp_path: Path) -> None:
    words = tmp_path / "words.tsv"
    words.write_text("# ours\nmeasure\trecovery-time\tglowering\n", encoding="utf-8")
    plain = "Glowering: 3 weeks after the change.\n"
    assert codes(plain, Config(select=("CIT001",))) == []
    assert codes(plain, Config(select=("CIT001",), vocabularies=(str(words),))) == ["CIT001"]


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [("measure itch\n", 1, "parted by tabs"), ("# x\nmeasures\titch\titching\n", None, "no vocabulary group")],
)
def test_a_faulty_vocabulary_is_told(tmp_path: Path, content: str, line: int | None, told: str) -> None:
    path = tmp_path / "words.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=told) as caught:
        read_vocabulary(str(path))
    assert caught.value.line == line


def test_a_pipeline_that_is_not_installed_is_told() -> None:
    with pytest.raises(ConfigError, match="not installed"):
        codes("Infection affects 5% of patients.", Config(spacy_pipeline="no_such_pipeline"))


def test_the_tags_of_a_pipeline_tell_an_instruction(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "defer"}]], {"TAG": "VB"})  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "pipeline")
    text = "Defer surgery that takes 3 hours.\n"
    assert codes(text, Config(select=("CIT001",))) == ["CIT001"]
    assert codes(text, Config(select=("CIT001",), spacy_pipeline=str(tmp_path / "pipeline"))) == []
