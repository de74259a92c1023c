"""Records as a registry file holds them: plain dictionaries, fields with nothing to say left out."""

from __future__ import annotations

from typing import Any

from claimcheck.registry.registry import Entry, Registry, Source


def as_claim_record(entry: Entry) -> dict[str, Any]:
    """An entry as it stands under `claims:`."""
    record: dict[str, Any] = {
        "id": entry.id,
        "statement": entry.statement,
        "measure": {"label": entry.label, "terms": list(entry.terms)},
        "figure": entry.figure_text,
        "threshold": entry.threshold_text,
        "timeframe": entry.timeframe_text,
        "population": entry.population,
        "hedge": entry.hedge,
        "direction": entry.direction,
        "sources": [
            _drop_empty({"id": item.id, "locator": item.locator, "quote": item.quote}) for item in entry.sources
        ],
        "evidence": [
            _drop_empty({"id": item.id, "figure": item.figure_text, "agrees": item.agrees, "note": item.note})
            for item in entry.evidence
        ],
        "match": {"tolerance": str(entry.tolerance)} if entry.match == "tolerance" else entry.match,
        "verification": _drop_empty({"status": entry.status, "by": entry.verified_by, "date": entry.verified_on}),
        "review": _drop_empty({"owner": entry.owner, "due": entry.due}),
        "expires": entry.expires,
        "supersedes": list(entry.supersedes),
        "says": list(entry.says),
        "not": list(entry.not_says),
        "approved_wording": list(entry.approved_wording),
        "markets": list(entry.markets),
    }
    if entry.match == "equal":
        del record["match"]
    return _drop_empty(record)


def as_source_record(source: Source) -> dict[str, Any]:
    """A source as it stands under `sources:`."""
    retraction = _drop_empty({"status": source.retraction_status, "date": source.retraction_date})
    return _drop_empty({**source.csl, "aliases": list(source.aliases), "retraction": retraction})


def as_file_record(registry: Registry) -> dict[str, Any]:
    """The whole registry as one file."""
    return _drop_empty(
        {
            "sources": [as_source_record(source) for source in registry.sources.values()],
            "claims": [as_claim_record(entry) for entry in registry.entries.values()],
            "journals": {title: list(names) for title, names in registry.journals.items()},
        }
    )


def as_yaml(record: dict[str, Any]) -> str:
    """A file's record as YAML text that reads back the same."""
    import yaml

    return yaml.safe_dump(record, sort_keys=False, allow_unicode=True, width=10**6)


def _drop_empty(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, [], {})}
