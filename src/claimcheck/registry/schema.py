"""The registry file's schema: what may stand in a topic, a source file and `journals.yaml`.

Every scalar arrives as text (see `yaml_tree`); figures and dates are read afterwards, where their line is known.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, create_model

from claimcheck.pattern import as_pattern
from claimcheck.registry.csl import csl_names
from claimcheck.registry.registry import latest_day

ID = as_pattern(r"[a-z0-9][a-z0-9.-]*")  # pump.pain.responders, smith2002

# 2027, 2027-11, 2027-11-22
DATE = as_pattern(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)


def _check_text(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty: fill it in or remove it")
    return " ".join(text.split())


def _check_id(text: str) -> str:
    if not ID.fullmatch(text):
        raise ValueError(f"`{text[:60]}` is no id: use lower-case letters, digits, dots and hyphens")
    return text


def _check_date(text: str) -> str:
    try:
        if not DATE.fullmatch(text) or not 1 <= int(text[5:7] or 1) <= 12 or text.startswith("0000"):
            raise ValueError
        latest_day(text)
    except ValueError:
        raise ValueError(f"`{text[:40]}` is no date: write 2027, 2027-11 or 2027-11-22") from None
    return text


def _check_tolerance(text: str) -> str:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"`{text[:40]}` is no number") from None
    if not value.is_finite() or value < 0:
        raise ValueError("should be 0 or more")
    return text


def _check_year_part(text: object) -> int:
    if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) <= 4:
        return int(text)
    raise ValueError("should be a number such as 2019")


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


_SCALAR = WithJsonSchema({"type": ["string", "number"]})
Text = Annotated[str, AfterValidator(_check_text), Field(json_schema_extra={"pattern": r"\S"})]
Scalar = Annotated[str, AfterValidator(_check_text), _SCALAR]
Id = Annotated[str, AfterValidator(_check_id), WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"})]
Date = Annotated[
    str, AfterValidator(_check_date), WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{DATE.pattern}$"})
]
_TEXT_LIST = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
Texts = Annotated[list[Text], BeforeValidator(_as_list), WithJsonSchema(_TEXT_LIST)]
Ids = Annotated[list[Id], BeforeValidator(_as_list), WithJsonSchema(_TEXT_LIST)]
Part = Annotated[int, BeforeValidator(_check_year_part), WithJsonSchema({"type": ["integer", "string"]})]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", alias_generator=lambda name: name.replace("_", "-"))


class Measure(_Record):
    """What is measured: a label for people, and the words that texts use for it."""

    label: Text
    terms: Texts = Field(min_length=1)


class CitedSource(_Record):
    """A source that a draft may cite for the claim."""

    id: Id
    locator: Scalar | None = Field(None, description="Where in the source: a page, a table.")
    quote: Text | None = Field(None, description="The few words of the source that carry the figure.")


class FoundEvidence(_Record):
    """What looking the claim up in another source gave."""

    id: Id
    figure: Scalar | None = None
    agrees: Literal["yes", "range", "no"] | None = None
    note: Text | None = None


class Tolerance(_Record):
    """How far a figure may lie off, in its own unit."""

    tolerance: Annotated[str, AfterValidator(_check_tolerance), _SCALAR]


class Verification(_Record):
    """How far the figure has been followed to its source."""

    status: Literal["stated_by_article", "approved", "source_found", "verified_in_source", "disputed", "retired"]
    by: Text | None = None
    date: Date | None = None


class Review(_Record):
    """Who looks at the claim again, and until when."""

    owner: Text | None = None
    due: Date | None = None


class ClaimRecord(BaseModel):
    """One approved claim."""

    model_config = ConfigDict(extra="forbid")

    id: Id
    statement: Text = Field(description="The claim in one plain sentence.")
    measure: Measure
    figure: Scalar = Field(description="As an editor writes it: 70-80%, at least 3 months, $10,000-30,000.")
    threshold: Scalar | None = Field(None, description="The limit inside the figure: at least 50% less pain.")
    timeframe: Scalar | None = Field(None, description="The time it holds for: within 1-2 weeks, after surgery.")
    population: Text | None = None
    hedge: Text | None = None
    direction: Literal["increase", "decrease"] | None = None
    sources: list[CitedSource] = []
    evidence: list[FoundEvidence] = []
    match: Literal["equal", "within"] | Tolerance = "equal"
    verification: Verification | None = None
    review: Review | None = None
    expires: Date | None = None
    supersedes: Ids = []
    says: Texts = Field([], description="Sentences that state this claim: the linker must find them.")
    not_: Texts = Field([], alias="not", description="Sentences that resemble it and are something else.")
    approved_wording: Texts = []
    markets: Texts = []


class Retraction(_Record):
    """What became of a publication."""

    status: Literal["retracted", "withdrawn", "corrected"]
    date: Date | None = None


class Name(_Record):
    """A person (family, given) or a body (literal)."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None
    suffix: Text | None = None
    dropping_particle: Text | None = None
    non_dropping_particle: Text | None = None


class Issued(_Record):
    """A date as CSL-JSON writes it."""

    date_parts: list[Annotated[list[Part], Field(min_length=1, max_length=3)]] | None = Field(None, max_length=2)
    season: Scalar | None = None
    circa: Scalar | None = None
    literal: Text | None = None
    raw: Text | None = None


_FIELDS: dict[str, Any] = {
    "id": (Id, ...),
    "type": (Literal[csl_names("types")] | None, None),
    "aliases": (Texts, []),
    "retraction": (Retraction | None, None),
    "custom": (dict[str, Any] | None, None),
}
_FIELDS |= dict.fromkeys(csl_names("texts"), (Scalar | None, None))
_FIELDS |= dict.fromkeys(csl_names("names"), (list[Name] | None, None))
_FIELDS |= dict.fromkeys(csl_names("dates"), (Issued | None, None))

SourceRecord = create_model(
    "SourceRecord",
    __config__=ConfigDict(extra="forbid"),
    __doc__="A source: a CSL-JSON item, with other names of it and what became of it.",
    **_FIELDS,
)


class RegistryFile(BaseModel):
    """A file of a claimcheck registry."""

    model_config = ConfigDict(extra="forbid", title="claimcheck registry")

    schema_version: Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})] = "1"
    name: Text | None = Field(None, description="What reports call this registry.")
    sources: list[SourceRecord] = []
    claims: list[ClaimRecord] = []
    journals: dict[str, Texts] = Field({}, description="Journals by title, with their further names.")


def as_json_schema() -> dict[str, Any]:
    """The JSON Schema of a registry file, as shipped in `claims/schema.json`."""
    schema = _drop_nulls(RegistryFile.model_json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _drop_nulls(schema: Any) -> Any:
    """Optional fields are left out of a file, so the schema need not name null."""
    if isinstance(schema, list):
        return [_drop_nulls(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    choices = schema.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        rest = [choice for choice in choices if choice != {"type": "null"}]
        others = {key: value for key, value in schema.items() if key not in {"anyOf", "default"}}
        schema = {**others, **rest[0]} if len(rest) == 1 else {**others, "anyOf": rest}
    return {key: _drop_nulls(value) for key, value in schema.items()}
