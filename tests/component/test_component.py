"""The component in a user's own spaCy pipeline."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

TEXT = "Dr. Lee wrote this. A 2019 study in Thorax found that 20-30% of adults with asthma wheeze at night. Call us."


@pytest.fixture
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("claimcheck")
    return pipeline


def check(doc: Doc) -> None:
    (quantity,) = doc.spans["quantities"]
    (citation,) = doc.spans["citations"]
    (claim,) = doc.spans["claims"]
    assert quantity.text == "20-30%"
    assert quantity.label_ == "measure"
    assert (quantity._.claimcheck.low, quantity._.claimcheck.high) == (Decimal(20), Decimal(30))
    assert quantity._.claimcheck.unit == "%"
    assert quantity._.claimcheck.citations == (0,)
    assert citation._.claimcheck.container == "Thorax"
    assert citation._.claimcheck.year == 2019
    assert claim._.claimcheck.quantities == (0,)
    assert claim.text.startswith("A 2019 study")


def test_a_pipeline_gets_typed_spans(nlp: Language) -> None:
    check(nlp(TEXT))


def test_spans_come_through_pipe(nlp: Language) -> None:
    for doc in nlp.pipe([TEXT, TEXT]):
        check(doc)


def test_spans_survive_doc_bin(nlp: Language) -> None:
    data = DocBin(docs=[nlp(TEXT)]).to_bytes()
    (doc,) = DocBin().from_bytes(data).get_docs(nlp.vocab)
    check(doc)


def test_the_pipeline_survives_the_disk(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    check(again(TEXT))
    nlp(TEXT).to_disk(tmp_path / "doc")
    check(Doc(nlp.vocab).from_disk(tmp_path / "doc"))


def test_other_spans_have_no_attributes(nlp: Language) -> None:
    assert nlp(TEXT)[0:2]._.claimcheck is None


def test_displacy_shows_the_figures(nlp: Language) -> None:
    from spacy import displacy

    page = displacy.render(nlp(TEXT), style="span", options={"spans_key": "quantities"}, page=False)
    assert "measure" in page


def test_other_pipelines_pay_nothing() -> None:
    program = (
        "import json, sys, spacy; spacy.blank('en'); "
        "print(json.dumps(sorted(name for name in sys.modules if name.startswith('claimcheck'))))"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert set(json.loads(out)) <= {"claimcheck", "claimcheck.language", "claimcheck.language.component"}
