"""A registry drafted from an article: its claims and sources as entries for a curator to go through.

The draft holds what the article states, nothing more: every entry is `stated_by_article`. Comments say on which line
each claim stands, which claims say the same twice, and which ones look alike but give another figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from claimcheck.language.intervals import same_number
from claimcheck.language.reading import Reading
from claimcheck.language.stems import stem_word, stop_words
from claimcheck.model import Statement
from claimcheck.registry.comparison import comparable_citations, compare_figure, sources_agree
from claimcheck.registry.draft_sources import DraftSources, as_slug
from claimcheck.registry.draft_text import (
    as_label,
    describe,
    find_place_of_line,
    is_same,
    reads_back,
    tell_plainly,
    without_figures,
)
from claimcheck.registry.link import index_of, link_statements
from claimcheck.registry.load import read_registry
from claimcheck.registry.plain import as_yaml
from claimcheck.registry.registry import Entry, Registry
from claimcheck.registry.told import Told, find_setting, tell_statements

_KINDS = frozenset({"claim", "eligibility"})
_CITED_KINDS = _KINDS | {"instruction", "definition", "other"}  # said to the reader, but on a source's word
_SAME = 0.7  # a score from which two claims of one article say the same of the same


@dataclass
class Drafted:
    """A claim of the draft: its record as it stands under `claims:`, its place and what the curator should know."""

    record: dict[str, Any]
    statement: Statement
    heading: str
    remarks: list[str] = field(default_factory=list)


def draft_registry(reading: Reading, shown_as: str) -> str:
    """The registry file drafted from an article, as YAML text that loads.

    Args:
        reading: the article.
        shown_as: its name, for the comments.
    """
    sources = DraftSources()
    drafted: list[Drafted] = []
    left_out: list[str] = []
    taken: set[str] = set()
    for told in filter(_is_wanted, tell_statements(reading)):
        place = f"{shown_as}:{find_place_of_line(reading, told.statement.figure.start)}"
        if told.statement.certainty is not None:
            left_out.append(f"{place}: {told.statement.figure.text}: “{told.statement.certainty}” promises too much")
            continue
        claim = _draft_claim(told, reading, sources, place, taken)
        if claim is None:
            left_out.append(f"{place}: {told.statement.figure.text}: too few words tell what it measures")
            continue
        taken.add(claim.record["id"])
        drafted.append(claim)
    drafted = _join_repeated(drafted, reading, sources)
    drafted = _part_twins(drafted, left_out)
    while misread := _refuse_misread(drafted, reading, sources):
        left_out += [
            f"{each.remarks[0]}: {each.record['figure']}: other figures here read alike" for each in misread[1]
        ]
        drafted = [each for each in drafted if each not in misread[1]]
    return _write(drafted, left_out, sources, shown_as)


def _is_wanted(told: Told) -> bool:
    statement = told.statement
    cited = any(citation.kind not in ("social", "vague") for citation in told.citations)
    if told.is_limit or statement.figure.figure.change is not None:
        return False
    return statement.kind in (_CITED_KINDS if cited else _KINDS)


def _draft_claim(told: Told, reading: Reading, sources: DraftSources, place: str, taken: set[str]) -> Drafted | None:
    """The draft of one statement, or None where its figure cannot stand in a registry as the article writes it."""
    statement = told.statement
    block = reading.document.blocks[statement.figure.block]
    if not reads_back(statement.figure):
        return None
    text = tell_plainly(statement, reading)
    bare = without_figures(text)
    stops = stop_words()
    found = re.findall(r"[A-Za-z][A-Za-z-]*", bare)
    words = [word for word in found if word.casefold() not in stops and stem_word(word) not in stops]
    if not words:
        return None
    cited = [sources.add(citation, reading.references) for citation in told.citations]
    record: dict[str, Any] = {
        "id": _new_id(words, taken),
        "statement": text,
        "measure": {"label": as_label(bare), "terms": [" ".join(words[:6])]},
        "figure": statement.figure.text,
    }
    record |= describe(statement, reading)
    if statement.direction:
        record["direction"] = statement.direction
    if names := list(dict.fromkeys(name for name in cited if name is not None)):
        record["sources"] = [{"id": name} for name in names]
    record["verification"] = {"status": "stated_by_article"}
    heading = reading.document.blocks[block.headings[-1]].text if block.headings else ""
    return Drafted(record, statement, heading, [place])


def _new_id(words: Sequence[str], taken: set[str]) -> str:
    slug = as_slug(" ".join(words), 4)
    identifier, number = slug, 2
    while identifier in taken:
        identifier, number = f"{slug}.{number}", number + 1
    return identifier


def _join_repeated(drafted: list[Drafted], reading: Reading, sources: DraftSources) -> list[Drafted]:
    """The claims with those that say the same put together; those that look alike but differ are remarked on."""
    registry = _as_registry(drafted, sources)
    index, setting = index_of(registry), find_setting(reading)
    by_id = {each.record["id"]: each for each in drafted}
    by_figure = {id(each.statement): each for each in drafted}
    gone: set[str] = set()
    for told in tell_statements(reading):
        later = by_figure.get(id(told.statement))
        if later is None:
            continue
        own = later.record["id"]
        for link in index.find_links(told, setting):
            first = by_id[link.claim_id]
            if link.claim_id == own or link.claim_id in gone or link.score < _SAME:
                continue
            if drafted.index(first) > drafted.index(later):
                continue
            if _says_the_same(first.statement, later.statement):
                _join(first, later)
                gone.add(own)
            else:
                figure, line = first.record["figure"], first.remarks[0]
                later.remarks.append(
                    f"close to `{link.claim_id}`, which gives {figure} ({line}): settle which is meant"
                )
            break
    return [each for each in drafted if each.record["id"] not in gone]


def _says_the_same(one: Statement, other: Statement) -> bool:
    if not is_same(one.figure.figure, other.figure.figure):
        return False
    for first, second in ((one.threshold, other.threshold), (one.timeframe, other.timeframe)):
        if first is not None and second is not None and not same_number(first.figure, second.figure):
            return False
    return True


def _join(first: Drafted, later: Drafted) -> None:
    """Put a repeated claim into the first: its sentence, its sources; what only one of them says is left open."""
    record, other = first.record, later.record
    first.remarks.append(f"said again: {later.remarks[0]}")
    if other["statement"] != record["statement"]:
        says = record.setdefault("says", [])
        if other["statement"] not in says:
            says.append(other["statement"])
    known = {item["id"] for item in record.get("sources", ())}
    more = [item for item in other.get("sources", ()) if item["id"] not in known]
    if more and known:
        first.remarks.append(f"other sources there ({', '.join(item['id'] for item in more)}): settle which one it is")
    if more:
        record["sources"] = [*record.get("sources", ()), *more]
    if record.get("direction") != other.get("direction"):
        record.pop("direction", None)


def _part_twins(drafted: Sequence[Drafted], left_out: list[str]) -> list[Drafted]:
    """The claims that words can tell apart; of those that nothing tells apart the first is kept."""
    kept: list[Drafted] = []
    statements: set[str] = set()
    measures: dict[tuple[str, ...], Drafted] = {}
    for each in drafted:
        record = each.record
        measure = (record["measure"]["label"].casefold(), str(record.get("timeframe")), each.statement.statistic)
        first = measures.setdefault(measure, each)
        if record["statement"] in statements or first is not each:
            left_out.append(f"{each.remarks[0]}: {record['figure']}: nothing tells it from `{first.record['id']}`")
            continue
        words = record["measure"]["label"].split()
        if any(record["measure"]["terms"] == other.record["measure"]["terms"] for other in kept):
            record["measure"]["terms"] = [" ".join(words)]
        statements.add(record["statement"])
        kept.append(each)
    return kept


def _refuse_misread(
    drafted: Sequence[Drafted], reading: Reading, sources: DraftSources
) -> tuple[int, list[Drafted]] | None:
    """Note under `not:` what the article says otherwise in words that lead to an entry.

    Returns how many were noted and the entries that are misread all the same; None where nothing is misread.
    """
    registry = _as_registry(drafted, sources)
    by_id = {each.record["id"]: each for each in drafted}
    noted, hopeless = 0, []
    for number, link in link_statements(reading, registry).items():
        statement, entry, claim = reading.statements[number], registry.entries[link.claim_id], by_id[link.claim_id]
        if _agrees(statement, entry):
            noted += _add_sources(claim, statement, reading, sources, registry)
            continue
        text = tell_plainly(statement, reading)
        refused = claim.record.setdefault("not", [])
        if text in refused or statement is claim.statement:
            hopeless.append(claim)
            continue
        refused.append(text)
        line = find_place_of_line(reading, statement.figure.start)
        claim.remarks.append(f"line {line} reads alike but gives {statement.figure.text}: settle which is right")
        noted += 1
    return (noted, hopeless) if noted or hopeless else None


def _agrees(statement: Statement, entry: Entry) -> bool:
    if compare_figure(statement.figure.figure, entry) != "agrees":
        return False
    given = statement.timeframe
    return given is None or entry.timeframe is None or same_number(given.figure, entry.timeframe)


def _add_sources(
    claim: Drafted, statement: Statement, reading: Reading, sources: DraftSources, registry: Registry
) -> int:
    """Add the sources of a statement that says the same on the word of others; 1 where some were added."""
    cited = comparable_citations(reading.citations[cover.citation] for cover in statement.figure.covers)
    if sources_agree(cited, registry.entries[claim.record["id"]], registry):
        return 0
    known = {item["id"] for item in claim.record["sources"]}
    names = {name for citation in cited if (name := sources.add(citation, reading.references)) and name not in known}
    claim.record["sources"] += [{"id": name} for name in sorted(names)]
    if names:
        line = find_place_of_line(reading, statement.figure.start)
        claim.remarks.append(f"line {line} has it from {', '.join(sorted(names))}: settle which source it is")
    return 1 if names else 0


def _as_registry(drafted: Sequence[Drafted], sources: DraftSources) -> Registry:
    return read_registry(as_yaml(_as_file(drafted, sources)), "<draft>")


def _as_file(drafted: Sequence[Drafted], sources: DraftSources) -> dict[str, Any]:
    used = {item["id"] for each in drafted for item in each.record.get("sources", ())}
    listed = [record for name, record in sources.records.items() if name in used]
    return {"sources": listed, "claims": [each.record for each in drafted]}


def _write(drafted: Sequence[Drafted], left_out: Sequence[str], sources: DraftSources, shown_as: str) -> str:
    """The YAML text: sources first, then the claims under the headings they stand under."""
    file = _as_file(drafted, sources)
    lines = [
        f"# Drafted from {shown_as}: what it states, unchecked. Go through every entry: shorten the statement, give the",
        "# measure the words that texts use for it, look the figure up in its source, then raise the status.",
    ]
    lines += as_yaml({"sources": file["sources"]}).splitlines()
    lines.append("claims:" if drafted else "claims: []")
    heading = ""
    for each in drafted:
        if each.heading != heading:
            heading = each.heading
            lines += ["", f"# {_one_line(heading)}"]
        lines += [f"  # {_one_line(remark)}" for remark in each.remarks]
        lines += ["  " + line for line in as_yaml({"claims": [each.record]}).splitlines()[1:]]
        lines.append("")
    if left_out:
        lines += ["", "# Left out:", *(f"# {_one_line(each)}" for each in left_out)]
    return "\n".join(lines).rstrip() + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())[:200]
