"""CIT008: a marker or an author-year citation without an entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.model import Citation, Reference, Span
from claimcheck.pattern import as_pattern
from claimcheck.registry.agree import plain_words, same_family
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.citations.completeness import entry_families, entry_year, has_author_list, is_bare_author_year

LIST = "\n\nReferences\n\n1. Smith T. Pumps for cancer pain. J Clin Oncol. 2002;20:4040-4049."

# `[7]`, `[3,5-7]`, `[^7]`: a marker of a list whatever else the document holds
BRACKETED = as_pattern(r"\[\^?[^\[\]@]{1,80}\]")


@rule(
    "CIT008",
    severity="error",
    needs="sources",
    examples=(
        Bad("Relief was seen in 60% of patients «[7]»." + LIST),
        Good("Relief was seen in 60% of patients [1]." + LIST),
        Good("Relief was seen in 60% of patients (Jones, 2020)." + LIST),
        Good("Press key [a] to go on, and see the area of 20 m²."),
    ),
)
def dangling_reference(case: Case) -> Iterator[Hit]:
    """A reference marker, or an author-year citation in a document with an author-year list, has no entry.

    Superscript digits count where the document has a numbered list.

    Why: the reader is promised a source and finds none; after an edit, markers often point to the wrong entry as well.

    What to do: add the entry, or correct the marker.

    Authority: AMA Manual of Style, chapter 3; JAMA benchmarks for health information (attribution).
    """
    reading = case.reading
    labels = {reference.label.casefold() for reference in reading.references if reference.label}
    labels |= {block.label.casefold() for block in reading.document.blocks if block.kind == "note" and block.label}
    authors = [reference for reference in reading.references if entry_families(reference.csl)]
    for citation in reading.citations:
        if citation.form == "marker":
            missing = _missing_keys(citation, labels)
            if missing:
                written = ", ".join(missing)
                message = f"no entry is called {written}: add the entry or correct the marker"
                yield Hit(citation.start, citation.end, message, found=citation.text, figures=_figures(case, citation))
        elif (
            has_author_list(reading)
            and not citation.references
            and is_bare_author_year(citation)
            and not _is_listed(citation, authors)
        ):
            message = f"{citation.text} is not in the reference list: add the entry or correct the name or year"
            yield Hit(citation.start, citation.end, message, found=citation.text, figures=_figures(case, citation))


def _missing_keys(citation: Citation, labels: set[str]) -> tuple[str, ...]:
    """The keys of a marker that no entry bears, where the document can be expected to hold it."""
    if citation.references and len(citation.references) >= len(citation.keys):
        return ()
    if not (labels or BRACKETED.fullmatch(citation.text)):
        return ()
    named = any(not key.isdecimal() for key in citation.keys)
    if named and not citation.text.startswith("[^") and not any(not label.isdecimal() for label in labels):
        return ()
    return tuple(key for key in citation.keys if key.casefold() not in labels)


def _is_listed(citation: Citation, entries: Sequence[Reference]) -> bool:
    wanted = plain_words(citation.authors[0])
    return any(
        entry_year(entry.csl) in {None, citation.year}
        and any(same_family(wanted, family) for family in entry_families(entry.csl)[:1])
        for entry in entries
    )


def _figures(case: Case, citation: Citation) -> tuple[tuple[int, int], ...]:
    """The figures of the sentence that a marker closes and that no other source covers; its own place where none."""
    reading = case.reading
    plain = citation.plain or Span(0, 0)
    sentence = reading.sentence_at(citation.block, plain.start)
    if sentence is None:
        return ((citation.start, citation.end),)
    found = tuple((quantity.start, quantity.end) for quantity in reading.figures_in(sentence) if not quantity.covers)
    return found or ((citation.start, citation.end),)
