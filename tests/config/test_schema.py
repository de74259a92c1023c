"""The shipped JSON Schema says what the configuration's reader does."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

import claimcheck
from claimcheck.cli.project_files import CONFIGURATION
from claimcheck.config.resolve import KEY_FIELDS
from claimcheck.config.schema import KEYS, as_json_schema, check_values

SHIPPED = Path(claimcheck.__file__).parent / "schemas" / "config.json"


def test_the_shipped_schema_is_up_to_date() -> None:
    assert json.loads(SHIPPED.read_text(encoding="utf-8")) == as_json_schema(), (
        "write it anew: python docs/write_config_schema.py"
    )


def test_every_key_reaches_the_configuration() -> None:
    assert set(KEYS) == {*KEY_FIELDS, "extend"}


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("", True),
        ('select = ["CIT"]\nregistry = "claims"\ncache = false\n[severity]\nCIT001 = "info"\n', True),
        ('registry = ["a", "b"]\ncache = "folder"\n[per-file-ignores]\n"*.txt" = ["CIT"]\n', True),
        ('needs-source = ["claim", "price"]\ndated-source-years = 3\n', True),
        ('selct = ["CIT"]\n', False),
        ('select = "CIT"\n', False),
        ("dated-source-years = 0\n", False),
        ('dated-source-years = "3"\n', False),
        ("cache = 3\n", False),
        ('exclude = ["!keep.md"]\n', False),
        ('include = [" "]\n', False),
        ('select = [""]\n', False),
        ('[per-file-ignores]\n"!a" = ["CIT"]\n', False),
        ('[severity]\nCIT001 = "loud"\n', False),
    ],
)
def test_schema_and_reader_agree(text: str, sound: bool) -> None:
    values = tomllib.loads(text)
    assert (check_values(values) == []) is sound
    validator = jsonschema.Draft202012Validator(as_json_schema())
    assert validator.is_valid(values) is sound


def test_the_file_that_init_writes_is_sound_with_every_line_taken_in() -> None:
    whole = "\n".join(
        line.removeprefix("# ") if " = " in line or line.startswith("# [") else line
        for line in CONFIGURATION.splitlines()
    )
    values = tomllib.loads(whole)
    assert check_values(values) == []
    assert {"registry", "select", "severity", "per-file-ignores", "non-suppressible"} <= set(values)
