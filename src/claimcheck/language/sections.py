"""What the section of a statement is about: `Ibuprofen` and `Aspirin` are two subjects, `Risks` and `Recovery` two sides of one.

Two headings of one level that are alike but for a name (`Aspirin dosage`, `Ibuprofen dosage`) are two subjects, too.
"""

from __future__ import annotations

from functools import cache

from claimcheck.documents.document import Document
from claimcheck.language.likeness import as_tokens
from claimcheck.language.measure_words import Topics, as_specific, find_topics
from claimcheck.language.reading import Reading
from claimcheck.word_lists import read_lines

_OPENING = 60  # characters of a paragraph in which its first two words stand


@cache
def _aspects() -> frozenset[str]:
    return as_specific(" ".join(read_lines(__file__, "aspect_words.txt")))


def find_sections(reading: Reading) -> Sections:
    """The sections of a document, read once for each reading."""
    if "sections" not in reading.kept:
        reading.kept["sections"] = Sections(reading.document, find_topics(reading))
    sections: Sections = reading.kept["sections"]
    return sections


class Sections:
    """The subjects of a document's sections, read once."""

    __slots__ = ("_above", "_blocks", "_core", "_known", "_levels", "_subjects", "_titles", "_words")

    def __init__(self, document: Document, topics: Topics) -> None:
        """`topics` are the stems of the subject that the whole document shares, and of what it speaks of in places."""
        core = topics.core
        self._core, self._known, self._blocks = core, topics.all - core, document.blocks
        self._above = {block.index: block.headings for block in document.blocks}
        self._titles = {block.index: as_tokens(block.text) for block in document.blocks if block.kind == "heading"}
        self._levels = {block.index: block.level for block in document.blocks if block.kind == "heading"}
        bodies: dict[int, set[str]] = {}
        headings = {block.index for block in document.blocks if block.kind == "heading"}
        for block in document.blocks:
            if block.index not in headings:
                stems = as_specific(block.text)
                for heading in block.headings:
                    bodies.setdefault(heading, set()).update(stems)
        self._words = {heading: frozenset(stems) for heading, stems in bodies.items()}
        self._subjects = {
            heading: (as_specific(document.blocks[heading].text) - _aspects() - core) & self._words[heading]
            for heading in self._words
        }

    def part(self, one: int, other: int) -> bool:
        """True where two blocks stand in sections whose subjects have nothing to do with each other."""
        if self.are_twins(one, other):
            return True
        first, second = self._subject_of(one), self._subject_of(other)
        if first is None or second is None or first == second:
            return False
        return not (
            self._subjects[first] & (self._words[second] | self._subjects[second])
            or self._subjects[second] & self._words[first]
        )

    def open_apart(self, one: int, other: int) -> bool:
        """True where two paragraphs open with subjects that the text speaks of elsewhere, too, and these differ.

        `Zopiclone helps people … It …`, `Melatonin helps people … It …`.
        """
        first, second = (self._opening_of(block) for block in (one, other))
        return bool(first and second) and first.isdisjoint(second)

    def _opening_of(self, block: int) -> frozenset[str]:
        words = " ".join(self._blocks[block].text[:_OPENING].split()[:2])
        return (as_specific(words) - _aspects()) & self._known

    def are_twins(self, one: int, other: int) -> bool:
        """True where the headings of two blocks are alike but for what they name: `About aspirin`, `About ibuprofen`."""
        first, second = self._above[one], self._above[other]
        at = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
        if at is None or self._levels[first[at]] != self._levels[second[at]]:
            return False
        titles = self._titles[first[at]], self._titles[second[at]]
        shared = set(titles[0]) & set(titles[1])
        names = [as_specific(" ".join(word for word in title if word not in shared)) - _aspects() for title in titles]
        return bool(shared) and len(titles[0]) == len(titles[1]) and all(names)

    def _subject_of(self, block: int) -> int | None:
        """The nearest heading that names a subject which its section speaks of."""
        return next((heading for heading in reversed(self._above[block]) if self._subjects.get(heading)), None)
