"""A registry for other programs: JSON, CSL-JSON, schema.org ClaimReview; tables are made in `tables`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from claimcheck.model import Figure
from claimcheck.registry.plain import as_claim_record, as_source_record
from claimcheck.registry.registry import Entry, Registry, Source

# what a ClaimReview may say of a claim's standing, by status
_RATINGS = {
    "stated_by_article": "Stated, source not followed up",
    "approved": "Approved by its owner",
    "source_found": "A source was found",
    "verified_in_source": "Verified in the source",
    "disputed": "Disputed: better sources give another figure",
    "retired": "Retired",
}


def as_json(registry: Registry) -> str:
    """Everything the registry holds, with each figure as text and as numbers."""
    whole = {
        "schema_version": 1,
        "registry": list(registry.names),
        "claims": [_as_json_claim(entry) for entry in registry.entries.values()],
        "sources": [as_source_record(source) for source in registry.sources.values()],
        "journals": {title: list(names) for title, names in registry.journals.items()},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_csl(registry: Registry) -> str:
    """The sources as a CSL-JSON list; what is claimcheck's own stands under `custom`."""
    return (
        json.dumps([_as_csl_item(source) for source in registry.sources.values()], ensure_ascii=False, indent=2) + "\n"
    )


def as_claim_reviews(registry: Registry) -> str:
    """The claims as schema.org ClaimReview items (JSON-LD). No truth rating is given: the status is told in words."""
    items = [_as_claim_review(entry, registry) for entry in registry.entries.values()]
    return json.dumps({"@context": "https://schema.org", "@graph": items}, ensure_ascii=False, indent=2) + "\n"


def _as_json_claim(entry: Entry) -> dict[str, Any]:
    record = as_claim_record(entry)
    parsed = {"figure": entry.figure, "threshold": entry.threshold, "timeframe": entry.timeframe}
    return record | {"parsed": {name: _as_json_figure(figure) for name, figure in parsed.items() if figure is not None}}


def _as_json_figure(figure: Figure) -> dict[str, Any]:
    return {
        "low": _as_number(figure.low),
        "high": _as_number(figure.high),
        "comparator": figure.comparator,
        "unit": figure.unit,
    }


def _as_number(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _as_csl_item(source: Source) -> dict[str, Any]:
    item = dict(source.csl)
    own: dict[str, Any] = {"aliases": list(source.aliases)} if source.aliases else {}
    if source.retraction_status:
        own["retraction"] = {"status": source.retraction_status, "date": source.retraction_date}
    if own:
        custom = item.get("custom")
        item["custom"] = {**(custom if isinstance(custom, Mapping) else {}), **own}
    return {"id": item.pop("id"), "type": item.pop("type", "document"), **item}


def _as_claim_review(entry: Entry, registry: Registry) -> dict[str, Any]:
    cited = [registry.sources[item.id] for item in entry.sources if item.id in registry.sources]
    found = [registry.sources[item.id] for item in entry.evidence if item.id in registry.sources]
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "identifier": entry.id,
        "claimReviewed": entry.statement,
        "itemReviewed": {"@type": "Claim", "name": entry.label, "citation": [_as_work(source) for source in cited]},
        "reviewRating": {"@type": "Rating", "alternateName": _RATINGS[entry.status]},
    }
    if entry.verified_on:
        review["datePublished"] = entry.verified_on
    if entry.owner:
        review["author"] = {"@type": "Organization", "name": entry.owner}
    if found:
        review["citation"] = [_as_work(source) for source in found]
    return review


def _as_work(source: Source) -> dict[str, Any]:
    csl = source.csl
    work: dict[str, Any] = {"@type": "ScholarlyArticle" if csl.get("type") == "article-journal" else "CreativeWork"}
    work["identifier"] = f"https://doi.org/{csl['DOI']}" if csl.get("DOI") else source.id
    if csl.get("title"):
        work["name"] = csl["title"]
    if source.container:
        work["isPartOf"] = {"@type": "Periodical", "name": source.container}
    if source.year:
        work["datePublished"] = str(source.year)
    if csl.get("URL"):
        work["url"] = csl["URL"]
    return work
