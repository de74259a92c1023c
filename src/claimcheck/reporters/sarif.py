"""`sarif`: SARIF 2.1.0, for code scanning. Columns count code points, as everywhere."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from claimcheck import __version__
from claimcheck.documents.document import Document
from claimcheck.model import FileError, Finding, Fix, Related, Report, Severity
from claimcheck.reporters.addresses import as_uri
from claimcheck.rule import Rule
from claimcheck.rules import all_rules

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report, rules: Sequence[Rule] | None = None) -> str:
    """The report as one SARIF run. `rules` are those described in it, every rule by default."""
    known = all_rules() if rules is None else tuple(rules)
    places = {rule.code: index for index, rule in enumerate(known)}
    documents = {path: Document(path, text, "text", ()) for path, text in report.texts.items()}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_as_rule(rule) for rule in known],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": [_as_notification(error) for error in report.errors],
            }
        ],
        "results": [_as_result(finding, places, documents) for finding in report.findings],
        "properties": {"registry": list(report.registry), "filesChecked": report.files_checked},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _as_rule(rule: Rule) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary or rule.name},
        "fullDescription": {"text": rule.prose or rule.name},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
        "properties": {"tags": ["claimcheck", rule.code[:3], rule.name], "precision": "high"},
    }
    if rule.advice:
        described["help"] = {"text": rule.advice, "markdown": rule.prose}
    return described


def _as_result(finding: Finding, places: dict[str, int], documents: dict[str, Document]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _as_message(finding)},
        "locations": [{"physicalLocation": _as_location(finding.path, finding)}],
        "partialFingerprints": {"claimcheck/v1": finding.fingerprint},
        "properties": {
            key: value
            for key, value in (
                ("claimId", finding.claim_id),
                ("found", finding.found),
                ("expected", finding.expected),
            )
            if value is not None
        },
    }
    if finding.rule in places:
        result["ruleIndex"] = places[finding.rule]
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": index,
                "message": {"text": place.message},
                "physicalLocation": _as_location(finding.path if place.path is None else place.path, place),
            }
            for index, place in enumerate(finding.related)
        ]
    if finding.fix is not None and finding.path in documents:
        result["fixes"] = [_as_fix(finding, finding.fix, documents[finding.path])]
    return result


def _as_message(finding: Finding) -> str:
    """The message; where its brackets would read as a link of SARIF they are escaped."""
    if "](" not in finding.message:
        return finding.message
    return finding.message.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _as_location(path: str, place: Finding | Related) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": as_uri(path)},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
            "charOffset": place.start,
            "charLength": place.end - place.start,
        },
    }


def _as_fix(finding: Finding, fix: Fix, document: Document) -> dict[str, Any]:
    replacements = []
    for edit in fix.edits:
        line, column = document.position(edit.start)
        end_line, end_column = document.position(edit.end)
        region = {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": edit.start,
            "charLength": edit.end - edit.start,
        }
        replacements.append({"deletedRegion": region, "insertedContent": {"text": edit.content}})
    return {
        "description": {"text": f"{finding.help or finding.message} ({fix.applicability})"},
        "artifactChanges": [{"artifactLocation": {"uri": as_uri(finding.path)}, "replacements": replacements}],
    }


def _as_notification(error: FileError) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": as_uri(error.path)}}
    if error.line is not None:
        location["region"] = {"startLine": error.line}
    return {"level": "error", "message": {"text": error.message}, "locations": [{"physicalLocation": location}]}
