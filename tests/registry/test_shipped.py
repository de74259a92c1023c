"""The shipped registries: sound, complete in their fields, and honest about what was verified."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from claimcheck.cli.registry_keep import schema_text
from claimcheck.registry.load import find_files, load_registry
from claimcheck.registry.locate import data_path
from claimcheck.registry.registry import Registry
from claimcheck.registry.validate import find_doubts

FOLDERS = [data_path("claims"), *sorted((data_path("corpus") / "registries").glob("*"))]


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def registry(folder: Path) -> Registry:
    return load_registry([folder])


def test_it_is_sound(registry: Registry) -> None:
    assert list(find_doubts(registry)) == []
    assert len(registry.entries) >= 15


def test_each_claim_can_be_tried_and_reviewed(registry: Registry) -> None:
    for entry in registry.entries.values():
        assert len(entry.says) >= 2, entry.id
        assert entry.not_says, entry.id
        assert entry.owner, entry.id
        assert entry.due, entry.id


def test_no_sentence_states_two_claims(registry: Registry) -> None:
    said = [text for entry in registry.entries.values() for text in entry.says]
    assert len(said) == len(set(said))


def test_files_name_the_schema_and_fit_it(folder: Path) -> None:
    import yaml

    class Plain(yaml.SafeLoader):
        """YAML 1.2 as editors read it: dates stay text."""

    Plain.yaml_implicit_resolvers = {
        first: [(tag, rule) for tag, rule in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    schema = json.loads((data_path("claims") / "schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    for name, file in find_files(folder, str(folder)):
        text = file.read_text(encoding="utf-8")
        mark = text.split("\n", 1)[0]
        assert mark.startswith("# yaml-language-server: $schema="), name
        target = (file.parent / mark.partition("$schema=")[2]).resolve()
        assert target == (data_path("claims") / "schema.json").resolve(), name
        errors = [error.message for error in validator.iter_errors(yaml.load(text, Loader=Plain))]
        assert errors == [], name


def test_the_schema_is_up_to_date() -> None:
    assert (data_path("claims") / "schema.json").read_text(encoding="utf-8") == schema_text()


def test_nothing_bundled_is_told_as_verified_that_nobody_read() -> None:
    bundled = load_registry(None)
    assert bundled.names == ("bundled: intrathecal pain pumps",)
    statuses = {entry.status for entry in bundled.entries.values()}
    assert statuses == {"stated_by_article", "source_found", "disputed"}
    assert {entry.id for entry in bundled.entries.values() if entry.status == "disputed"} == {
        "pump.risks.rare",
        "pump.pain.reduction",
    }
    assert all(entry.evidence for entry in bundled.entries.values() if entry.status == "disputed")
    assert bundled.sources["ballantyne2005"].retraction_status == "withdrawn"
    assert bundled.sources["stearns2019"].retraction_status == "corrected"


@pytest.mark.parametrize(
    ("id_", "figure", "sources"),
    [
        ("cancer.pain.prevalence", "50-90%", ["jpsm.2019.study", "lancet-oncology.2020.review"]),
        ("pump.pain.responders", "70-80%", ["pain-medicine.2020.study"]),
        ("pump.refill.interval", "every 1-3 months", ["pain-management.2021.review"]),
        ("pump.palliative.severity", "40-60%", ["jco.2021.study"]),
        ("pump.battery.life", "5-7 years", []),
    ],
)
def test_entries_of_the_article(id_: str, figure: str, sources: list[str]) -> None:
    entry = load_registry(None).entries[id_]
    assert (entry.figure_text, [item.id for item in entry.sources]) == (figure, sources)
