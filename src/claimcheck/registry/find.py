"""Find the entries of a registry by a sentence or by words."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.model import Link
from claimcheck.registry.link import choose_link, index_of, rank_entries
from claimcheck.registry.registry import Registry


class Hit(NamedTuple):
    """An entry that was found: for which figure (None: by words alone), how well, and whether the check links to it."""

    figure: str | None
    link: Link
    links: bool


def find_claims(text: str, registry: Registry, limit: int = 5) -> tuple[Hit, ...]:
    """The entries that each figure of a text may belong to, best first; where it holds no figure, those with its words.

    Args:
        text: plain words.
        registry: where to look.
        limit: how many entries, for each figure.
    """
    from claimcheck.documents import read_text
    from claimcheck.language.claims import read_document

    reading = read_document(read_text(text, "text", "<sentence>"))
    hits: list[Hit] = []
    for statement, ranked in rank_entries(reading, registry):
        best = choose_link(ranked, registry.entries)
        hits += [Hit(statement.figure.text, link, link is best) for link in ranked[:limit] if link.score > 0]
    if not hits and registry.entries:
        hits = [Hit(None, link, False) for link in index_of(registry).find_by_words(text)[:limit]]
    return tuple(hits)
