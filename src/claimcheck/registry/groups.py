"""The people that a statement speaks of, beside those of a registry entry."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.language.measure_words import as_specific
from claimcheck.language.people import People, describe_drift, find_all_people, find_people
from claimcheck.language.reading import Reading
from claimcheck.model import Claim, Statement
from claimcheck.pattern import as_pattern
from claimcheck.registry.registry import Entry
from claimcheck.registry.wording import as_link_stems

_DENIED = as_pattern(
    r"(?:n['’]t|\bnot|\bnever|\bhardly|\bnearly|\balmost)\b[^.;:]{0,20}\Z", re.IGNORECASE
)  # `isn't for |everyone`
_ALL = as_pattern(r"\b(?:all|every|any)\s\Z", re.IGNORECASE)  # `all |babies`
_REACH = 30  # characters in front of people that are looked at
_PEOPLE_WITH = as_pattern(r"\b(?:people|patients|those|adults|children|women|men)\swith\b", re.IGNORECASE)


def find_drift(reading: Reading, index: int, entry: Entry) -> tuple[People, str] | None:
    """The people of a statement and how they depart from the entry's (`is broader`, `is another`); None where they do not.

    Args:
        reading: the text.
        index: of the statement in `reading.statements`.
        entry: the entry that it belongs to.
    """
    if not entry.population:
        return None
    statement, claim = reading.statements[index], reading.claim_of[index]
    block = reading.document.blocks[statement.figure.block]
    found = _find_own(reading, claim, statement)
    if not found or any(people.text.lower() in _name_people(entry) for people in found):
        return None
    above = [reading.document.blocks[at].text for at in block.headings]
    if block.lead_in is not None:
        above.append(reading.document.blocks[block.lead_in].text)
    before = reading.document.blocks[claim.block].text[: claim.plain.start]
    known = as_specific(" ".join((entry.statement, entry.label, *entry.terms, *entry.says)))
    around = " ".join((claim.text, *above, before))
    text = reading.document.blocks[statement.figure.block].text
    drifts = [
        (
            people,
            describe_drift(entry.population, people, around, known) or _widen(entry.population, people, around, text),
        )
        for people in found
    ]
    people, drift = drifts[0]
    fits = any(other is None and " " in each.text for each, other in drifts)
    return (people, drift) if drift and not fits else None


def _widen(population: str, people: People, around: str, text: str) -> str | None:
    """`is broader` for `all babies` where the registry's are `babies with eczema`, of whom the text says nothing."""
    if " " in people.text or _ALL.search(text, max(0, people.start - _REACH), people.start) is None:
        return None
    narrowed = as_specific(population) - as_specific(people.text)
    return "is broader" if narrowed - as_specific(around) else None


def find_counted(clause: str) -> frozenset[str]:
    """The stems that only tell whom a clause counts: those behind `people with`, where they stand nowhere else in it."""
    found = next(_PEOPLE_WITH.finditer(clause), None)
    people = found and find_people(clause, found.start(), len(clause))
    if not found or not people or people.start != found.start():
        return frozenset()
    rest = as_link_stems(f"{clause[: people.start]} {clause[people.end :]}")
    return as_link_stems(clause[found.end() : people.end]) - rest


@lru_cache(maxsize=1024)
def _name_people(entry: Entry) -> frozenset[str]:
    """The people as the entry's own sentences name them."""
    found = (find_people(text, 0, len(text)) for text in (entry.statement, *entry.says))
    return frozenset(people.text.lower() for people in found if people is not None)


def _find_own(reading: Reading, claim: Claim, statement: Statement) -> tuple[People, ...]:
    """The people of the figure's clause, else of its sentence; the names of sources (`American Academy`) are none."""
    at = statement.figure.block
    text = reading.document.blocks[at].text
    found = find_all_people(text, statement.clause.start, statement.clause.end)
    if not found and at == claim.block:
        found = find_all_people(text, claim.plain.start, claim.plain.end)
    if not found:
        return ()
    sources = [each.plain for each in reading.citations if each.block == at and each.plain is not None]
    return tuple(
        each
        for each in found
        if not any(place.start <= each.start < place.end for place in sources)
        and not _DENIED.search(text, max(0, each.start - _REACH), each.start)
    )
