"""CIT009: an entry of the reference list that nothing cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.reading import Reading
from claimcheck.model import Reference
from claimcheck.pattern import as_pattern
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.citations.completeness import cites_entry, entry_families, entry_year

FIRST = "1. Smith T. Pumps for cancer pain. J Clin Oncol. 2002;20:4040-4049."
SECOND = "Jones A. Care at home. BMJ. 2019;365:100-104."

# Headings of lists that offer more to read and cite nothing: `Further reading`, `Learn more`, `Helpful websites`
OFFERED = as_pattern(
    r"\b(?:further|additional|suggested|recommended|background|more)\s(?:reading|resources?|information|sources?|literature)"
    r"|\b(?:learn|read|find\sout)\smore\b|\b(?:useful|helpful)\b|\bresources\b|\bsupport\b",
    re.IGNORECASE,
)


@rule(
    "CIT009",
    severity="warning",
    needs="sources",
    examples=(
        Bad(f"Relief was seen in 60% of patients [1].\n\nReferences\n\n{FIRST}\n2. «{SECOND}»"),
        Good(f"Relief was seen in 60% [1], as at home [2].\n\nReferences\n\n{FIRST}\n2. {SECOND}"),
        Good(f"Relief was seen in 60% of patients.\n\nFurther reading\n\n{FIRST}\n2. {SECOND}"),
    ),
)
def unused_reference(case: Case) -> Iterator[Hit]:
    """An entry of a numbered, labelled or author-year list is cited nowhere in the text.

    Lists of further reading are left alone, and so are lists without labels in texts that cite no author and year.

    Why: an uncited entry suggests evidence for something the text no longer says, or a marker that was lost.

    What to do: cite the entry where it belongs, move it to the further reading, or remove it.

    Authority: AMA Manual of Style, chapter 3.
    """
    reading = case.reading
    cited = {number for citation in reading.citations for number in citation.references}
    keys = {key for citation in reading.citations for key in citation.keys}
    by_author = any(citation.authors and citation.year for citation in reading.citations)
    for number, reference in enumerate(reading.references):
        if (
            number in cited
            or (reference.label is not None and reference.label in keys)
            or _is_offered(reading, reference)
        ):
            continue
        if reference.label is None and not (
            by_author and entry_families(reference.csl) and entry_year(reference.csl) is not None
        ):
            continue
        if any(cites_entry(citation, reference.csl) for citation in reading.citations):
            continue
        name = f"entry {reference.label}" if reference.label else "this entry"
        message = f"nothing in the text cites {name}: cite it where it belongs or remove it"
        yield Hit(reference.start, reference.end, message, found=reference.label)


def _is_offered(reading: Reading, reference: Reference) -> bool:
    blocks = reading.document.blocks
    if not 0 <= reference.block < len(blocks):
        return False
    headings = blocks[reference.block].headings
    return bool(headings) and OFFERED.search(blocks[headings[-1]].text) is not None
