"""The configuration file's schema: what may stand in `claimcheck.toml` or `[tool.claimcheck]`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from claimcheck.model import Severity, StatementKind


def _check_pattern(pattern: str) -> str:
    if not pattern.strip():
        raise ValueError("a pattern is empty")
    if pattern.startswith("!"):
        raise ValueError("a pattern cannot be turned round with `!`: name what it should match")
    return pattern


def _check_text(text: str) -> str:
    if not text.strip():
        raise ValueError("an empty text")
    return text


def _check_selection(terms: list[str]) -> list[str]:
    if not terms:
        raise ValueError("names no rule: leave it out for the rules that are on by default")
    return terms


Pattern = Annotated[str, AfterValidator(_check_pattern), Field(json_schema_extra={"pattern": r"^[^!\s]"})]
Text = Annotated[str, AfterValidator(_check_text), Field(json_schema_extra={"pattern": r"\S"})]
Selection = Annotated[list[Text], AfterValidator(_check_selection), Field(json_schema_extra={"minItems": 1})]


class ConfigFile(BaseModel):
    """Settings of claimcheck. Paths and patterns count from the folder of the file that holds them."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        alias_generator=lambda name: name.replace("_", "-"),
        title="claimcheck configuration",
    )

    extend: Text | None = Field(
        None, description="Another configuration file whose settings hold where this one is silent."
    )
    select: Selection | None = Field(
        None,
        description="The rules to run: codes, names, prefixes of codes, or ALL. Default: those that are on by default.",
    )
    ignore: list[Text] | None = Field(None, description="Rules to leave out; wins over select and extend-select.")
    extend_select: list[Text] | None = Field(None, description="Rules to run beside those selected.")
    per_file_ignores: dict[Pattern, list[Text]] | None = Field(
        None, description="Rules to leave out in the files that a pattern matches."
    )
    include: list[Pattern] | None = Field(
        None, description="Which files of a folder are checked. Default: *.md, *.markdown, *.txt, *.html, *.htm."
    )
    exclude: list[Pattern] | None = Field(None, description="Files and folders to leave out.")
    severity: dict[Text, Severity] | None = Field(
        None, description="Another severity for a rule, by code, name or prefix."
    )
    fail_on: Severity | None = Field(
        None, description="The least severity that makes the exit status 1. Default: warning."
    )
    registry: Text | list[Text] | None = Field(
        None, description="The claim registry: a file or folder, or a list of them; an empty list means none."
    )
    dated_source_years: Annotated[int, Field(ge=1, le=500)] | None = Field(
        None, description="A source older than this many years is dated (CIT005). Default: 10."
    )
    needs_source: list[StatementKind] | None = Field(
        None, description="The kinds of statement whose figures need a source (CIT001). Default: claim."
    )
    spacy_pipeline: Text | None = Field(None, description="An installed spaCy pipeline to read sentences with.")
    vocabularies: list[Text] | None = Field(
        None, description="Files with further words for what the registry measures."
    )
    cross_file: bool | None = Field(None, description="Compare figures and sources across files too.")
    non_suppressible: list[Text] | None = Field(None, description="Rules that no comment can suppress.")
    respect_gitignore: bool | None = Field(None, description="Leave out what git ignores. Default: true.")
    cache: bool | Text | None = Field(
        None, description="Whether to keep results, or the folder to keep them in. Default: true."
    )


KEYS: tuple[str, ...] = tuple(str(field.alias) for field in ConfigFile.model_fields.values())

Problem = tuple[tuple[str | int, ...], str, Literal["unknown-key", "value"]]


def check_values(values: dict[str, Any]) -> list[Problem]:
    """Every defect of the settings: where (keys and list positions), what is wrong, and of what kind."""
    from pydantic import ValidationError

    try:
        ConfigFile.model_validate(values)
    except ValidationError as error:
        return [_as_problem(dict(item)) for item in error.errors(include_url=False, include_context=True)]
    return []


def _as_problem(item: dict[str, Any]) -> Problem:
    place: tuple[str | int, ...] = item["loc"]
    if item["type"] == "extra_forbidden":
        return place, "unknown key", "unknown-key"
    message = str(item["msg"]).removeprefix("Value error, ").replace("Input should be", "should be")
    return place, message[:1].lower() + message[1:], "value"


def as_json_schema() -> dict[str, Any]:
    """The JSON Schema of a configuration file, as shipped in `schemas/config.json`."""
    schema = _drop_nulls(ConfigFile.model_json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _drop_nulls(node: Any) -> Any:
    """TOML has no null: what pydantic allows for a key left out cannot be written. A table's keys are all checked."""
    if isinstance(node, list):
        return [_drop_nulls(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _drop_nulls(value) for key, value in node.items() if not (key == "default" and value is None)}
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        kept = choices[0] | kept
    elif choices:
        kept["anyOf"] = choices
    return kept
