"""What a field of a registry file may be called, and when an identifier cannot be one."""

from __future__ import annotations

import re

from claimcheck.nearest import find_nearest
from claimcheck.pattern import as_pattern
from claimcheck.registry.csl import csl_names

FILE = ("schema_version", "name", "sources", "claims", "journals")
CLAIM = (
    "id", "statement", "measure", "figure", "threshold", "timeframe", "population", "hedge", "direction", "sources",
    "evidence", "match", "verification", "review", "expires", "supersedes", "says", "not", "approved_wording",
    "markets",
)  # fmt: skip
SOURCE = ("id", "type", "aliases", "retraction", "custom")

_INSIDE = {
    "measure": ("label", "terms"),
    "sources": ("id", "locator", "quote"),
    "evidence": ("id", "figure", "agrees", "note"),
    "match": ("tolerance",),
    "verification": ("status", "by", "date"),
    "review": ("owner", "due"),
    "retraction": ("status", "date"),
}

_DOI = as_pattern(r"10\.\d{4,9}/\S+")  # 10.1200/JCO.2002.02.118
_PMID = as_pattern(r"[1-9]\d{0,8}", re.ASCII)  # 12351602
_PMCID = as_pattern(r"PMC\d{1,9}", re.ASCII)  # PMC6316711
_URL = as_pattern(r"https?://[^\s/]+\S*", re.IGNORECASE)  # https://example.org/page

_SHAPES = {
    "DOI": (_DOI, "10.1000/182, without `https://doi.org/`"),
    "PMID": (_PMID, "digits alone, such as 12351602"),
    "PMCID": (_PMCID, "PMC and digits, such as PMC6316711"),
    "URL": (_URL, "an address that begins with http:// or https://"),
}


def suggest_field(place: tuple[str | int, ...]) -> str:
    """What to write instead of an unknown field: a near name, or all that may stand there."""
    name = str(place[-1])
    known = _known_fields(place[:-1])
    near = find_nearest(name.replace("_", "-").lower(), known) or find_nearest(name.lower(), known)
    if near:
        return f", did you mean `{near}`?"
    return f"; the fields here are {', '.join(known)}" if known and len(known) <= len(CLAIM) else ": remove it"


def _known_fields(above: tuple[str | int, ...]) -> tuple[str, ...]:
    names = [part for part in above if isinstance(part, str)]
    if not names:
        return FILE
    if len(names) == 1:
        if names[0] == "sources":
            return (*SOURCE, *csl_names("texts"), *csl_names("names"), *csl_names("dates"))
        return CLAIM if names[0] == "claims" else ()
    return _INSIDE.get(names[-1], ())


def find_identifier_defect(name: str, value: str) -> str | None:
    """What is wrong with a DOI, PMID, PMCID or URL, or None."""
    pattern, wanted = _SHAPES[name]
    return None if pattern.fullmatch(value) else f"`{name}: {value[:60]}` cannot be one: write {wanted}"


def suggest_value(value: str, expected: str) -> str:
    """What to write instead of a value; `expected` as pydantic lists it: `'a', 'b' or 'c'`."""
    known = re.findall(r"'([^']*)'", expected)
    near = find_nearest(value.replace(" ", "_").lower(), known)
    shown = f"`{' '.join(value.split())[:40]}`"
    if near:
        return f"{shown} is no known value, did you mean `{near}`?"
    if len(known) <= 8:
        return f"{shown} is none of {', '.join(known)}"
    return f"{shown} is none of {', '.join(known[:6])} and {len(known) - 6} others that CSL-JSON knows"
