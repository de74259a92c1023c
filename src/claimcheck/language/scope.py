"""Which source covers which figure, with the reason and a confidence: never guessed, never over a heading.

The order of the rules: a marker or parenthesis at the figure's own clause; the sources of its sentence; the sentence
before, where the text refers back; the sentence behind, where that one points back; the list's lead-in; the table row's
source cell, the caption, a header or a note; a `Source:` line that closes the block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.documents.document import Block, Document
from claimcheck.language.citations import SOURCE_LINE
from claimcheck.language.reading import Sentence
from claimcheck.language.scope_sentence import Cited, Place, SentenceSources, as_covers, is_only_source
from claimcheck.language.scope_tables import Tables
from claimcheck.language.scope_words import goes_on, means_the_last, names_it, points_back, works_out
from claimcheck.model import Cover, Figure
from claimcheck.pattern import as_pattern

__all__ = ["Cited", "Place", "Scope"]

DATED = as_pattern(r"\b(?:19|20)\d\d\b")
FAR = 40  # sentences that a back reference may look back
NEAR = 8  # sentences that a pointer back covers
LINE_SENTENCES = 4  # that an entry behind `Source:` may look like, `Moss A, Fisk B. Bleeding. Pain. 2020;3:1`


def _same_figure(one: Figure, other: Figure) -> bool:
    ends = ({one.low, one.high} - {None}, {other.low, other.high} - {None})
    return one.unit == other.unit and ends[0] == ends[1]


def _means_the_last(cited: Cited) -> bool:
    """`The researchers conclude`: those of the source before."""
    return "vague" in (cited.citation.kind, cited.citation.form) and means_the_last(cited.citation.text)


def _through_notes(document: Document, cited: Sequence[Cited]) -> Iterator[Cited]:
    """The citations, a footnote's mark by those of a note that is prose: none where it only explains.

    A note with a year that no grammar reads may name a source: its mark stands.
    """
    notes = {block.label.casefold(): block for block in document.blocks if block.kind == "note" and block.label}
    for each in cited:
        keys = each.citation.keys if notes and each.citation.form == "marker" and not each.citation.references else ()
        pointed = [notes[key.casefold()] for key in keys if key.casefold() in notes]
        if not pointed:
            yield each
            continue
        told = [other for note in pointed for other in cited if other.block == note.index and other.index >= 0]
        for other in told:
            source = other.citation._replace(form="marker")
            yield replace(each, index=other.index, citation=source)
        if not told and any(DATED.search(note.text) for note in pointed):
            yield each


class Scope:
    """Answers which citations of one document cover a figure."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        cited: Sequence[Cited],
        places: Sequence[Place] = (),
    ) -> None:
        """`places`: the figures of the document, for headings (which repeat one) and for table rows."""
        self._document = document
        self._figured = {place.block for place in places}
        self._below: dict[int, list[Place]] = {}
        for place in places:
            for heading in document.blocks[place.block].headings:
                self._below.setdefault(heading, []).append(place)
        self._sentences = sentences
        self._by_sentence: dict[int, list[Cited]] = {}
        self._by_block: dict[int, list[Cited]] = {}
        for each in _through_notes(document, cited):
            self._by_sentence.setdefault(each.sentence, []).append(each)
            self._by_block.setdefault(each.block, []).append(each)
        self._told: dict[int, SentenceSources] = {}
        self._numbers: dict[int, list[int]] = {}
        self._list_ends: dict[int | None, int] = {}  # the last sentence of each list
        for number, sentence in enumerate(sentences):
            self._numbers.setdefault(sentence.block, []).append(number)
            self._list_ends[document.blocks[sentence.block].list] = number
        self._tables = Tables(document, {block: len(numbers) for block, numbers in self._numbers.items()})

    def find_covers(self, place: Place) -> tuple[Cover, ...]:
        """The citations that cover a figure, surest first; empty where nothing in the text says so."""
        own = self._in_sentence(place)
        if own:
            return own
        block = self._document.blocks[place.block]
        if block.kind == "heading":
            return self._from_section(place)
        return (
            self._from_table(block)
            or self._from_sentences_around(place)
            or self._from_lead_in(block)
            or self._from_source_line(block)
        )

    def _from_section(self, place: Place) -> tuple[Cover, ...]:
        """A heading's figure: a source of its section that gives the same figure."""
        for below in self._below.get(place.block, ()):
            if self._document.blocks[below.block].kind != "heading" and _same_figure(below.figure, place.figure):
                found = self.find_covers(below)
                if found:
                    return tuple(Cover(each.citation, "section", 0.7) for each in found)
        return ()

    def _in_sentence(self, place: Place) -> tuple[Cover, ...]:
        own = self._sources_of(place.sentence)
        if not own:
            return self._by_back_reference(place)
        if all("vague" in (each.citation.kind, each.citation.form) for each in own):
            block = self._document.blocks[place.block]
            named = self._named_next(place) or self._from_source_line(block)
            if not named and all(map(_means_the_last, own)):
                named = self._previous_source(block, place.sentence)
            if named:
                return named
        if place.sentence not in self._told:
            text = self._document.blocks[place.block].text
            self._told[place.sentence] = SentenceSources(text, own)
        return self._told[place.sentence].find_covers(place.figure)

    def _named_next(self, place: Place) -> tuple[Cover, ...]:
        """`A study of 900 adults found … The study, published in Sleep, …`: the next sentence tells which one it was."""
        number = place.sentence + 1
        if number >= len(self._sentences) or self._sentences[number].block != place.block:
            return ()
        named = [each for each in self._sources_of(number) if each.citation.kind != "vague"]
        return as_covers(named[:1], "next-sentence", 0.75) if named and names_it(self._text(number)) else ()

    def _sources_of(self, sentence: int) -> list[Cited]:
        return [each for each in self._by_sentence.get(sentence, ()) if each.citation.form != "back-reference"]

    def _by_back_reference(self, place: Place) -> tuple[Cover, ...]:
        if any(each.citation.form == "back-reference" for each in self._by_sentence.get(place.sentence, ())):
            return self._previous_source(self._document.blocks[place.block], place.sentence)
        return ()

    def _named(self, found: Sequence[Cited], reason: str) -> tuple[Cover, ...]:
        """The sources among these; where they only refer back, the source that they mean."""
        own = [each for each in found if each.citation.form != "back-reference"]
        if own:
            return as_covers(own, reason, 0.8)
        if found:
            return self._previous_source(self._document.blocks[found[-1].block], found[-1].sentence)
        return ()

    def _text(self, number: int) -> str:
        sentence = self._sentences[number]
        return self._document.blocks[sentence.block].text[sentence.start : sentence.end]

    def _from_sentences_around(self, place: Place) -> tuple[Cover, ...]:
        text = self._text(place.sentence)
        if goes_on(text):
            found = self._previous_source(self._document.blocks[place.block], place.sentence)
            if found:
                return found
        if works_out(text) and place.sentence and self._sentences[place.sentence - 1].block == place.block:
            return as_covers(self._sources_of(place.sentence - 1)[-1:], "back-reference", 0.75)
        return self._next_points_back(place) or self._behind_list(place)

    def _behind_list(self, place: Place) -> tuple[Cover, ...]:
        """`These numbers come from …` right behind a list covers its items."""
        block = self._document.blocks[place.block]
        number = (
            self._list_ends.get(block.list, len(self._sentences)) + 1
            if block.list is not None
            else len(self._sentences)
        )
        if number >= len(self._sentences) or not points_back(self._text(number), all_before=True):
            return ()
        other = self._document.blocks[self._sentences[number].block]
        near = other.headings == block.headings and other.kind != "heading"
        return as_covers(self._sources_of(number), "next-sentence", 0.75) if near else ()

    def _previous_source(self, block: Block, sentence: int) -> tuple[Cover, ...]:
        """The nearest source before this sentence under the same heading, as long as no list item or row lies between."""
        for number in range(sentence - 1, max(-1, sentence - 1 - FAR), -1):
            other = self._document.blocks[self._sentences[number].block]
            if other.headings != block.headings or other.kind == "heading" or other.table != block.table:
                return ()
            if other.index != block.index and (other.item is not None or block.item is not None):
                if block.lead_in == other.index:
                    pass
                elif block.item is None and not self._sources_of(number):
                    continue  # a list between, without sources of its own
                elif (other.list, other.item) != (block.list, block.item):
                    return ()
            sources = [each for each in self._sources_of(number) if not _means_the_last(each)]
            if sources:
                return (Cover(sources[-1].index, "back-reference", 0.75),)
        return ()

    def _next_points_back(self, place: Place) -> tuple[Cover, ...]:
        block = self._document.blocks[place.block]
        for number in range(place.sentence + 1, min(len(self._sentences), place.sentence + 1 + NEAR)):
            other = self._document.blocks[self._sentences[number].block]
            if (
                other.headings != block.headings
                or other.kind == "heading"
                or (other.list, other.item) != (block.list, block.item)
            ):
                return ()
            sources, next_one = self._sources_of(number), number == place.sentence + 1
            if sources:
                text = self._text(number)
                if points_back(text, all_before=not next_one):
                    return as_covers(sources, "next-sentence", 0.75)
                if (
                    next_one
                    and other.index == block.index
                    and is_only_source(other.text, self._sentences[number], sources)
                ):
                    return as_covers(sources, "parenthesis-behind", 0.85)
                return ()
            if other.index != block.index:
                return ()
        return ()

    def _from_lead_in(self, block: Block) -> tuple[Cover, ...]:
        if block.lead_in is None:
            return ()
        leader = self._document.blocks[block.lead_in]
        if leader.kind == "heading" or self._closes_list(leader):
            return ()
        numbers = self._numbers.get(leader.index, [])
        last = [each for each in self._by_block.get(leader.index, ()) if numbers and each.sentence == numbers[-1]]
        if numbers and not last and goes_on(self._text(numbers[-1])):
            return self._previous_source(leader, numbers[-1])
        found = self._named(
            [each for each in last if each.citation.form != "back-reference"][-1:] or last, "list lead-in"
        )
        if found:
            return found
        return self._from_lead_in(leader) if leader.kind == "item" else ()

    def _closes_list(self, block: Block) -> bool:
        """True for a line `(Source: …)` right behind a list: it leads in no other one."""
        before = self._document.blocks[block.index - 1] if block.index else None
        return before is not None and before.list is not None and SOURCE_LINE.match(block.text) is not None

    def _from_table(self, block: Block) -> tuple[Cover, ...]:
        if block.table is None:
            return ()
        if block.row is not None:
            row = self._tables.find_row(block)
            found = [
                each
                for other in row
                if other.index != block.index and other.index not in self._figured
                for each in self._by_block.get(other.index, ())
            ]
            if found and not all(other.header for other in row):
                return as_covers(found, "table row", 0.9)
        for other in self._tables.find_headers(block):
            found = self._by_block.get(other.index, [])
            if found:
                return as_covers(found, "table header", 0.8)
        for other in self._tables.find_beside(block.table):
            covers = self._named(self._by_block.get(other.index, ()), "table caption or note")
            if covers:
                return covers
        return ()

    def _from_source_line(self, block: Block) -> tuple[Cover, ...]:
        """A line `Source: …` covers the block that it closes: the paragraph, list or table right before it."""
        numbers = self._numbers.get(block.index, ())
        for number in numbers[:0:-1][:LINE_SENTENCES]:
            own = self._sources_of(number)
            closes = own and own[-1].end >= len(block.text.rstrip(" .)]*_"))
            if closes and SOURCE_LINE.match(self._text(number)):
                return as_covers(own, "source line", 0.8)
        blocks = self._document.blocks
        last = block.index
        while last + 1 < len(blocks) and blocks[last + 1].list is not None and blocks[last + 1].list == block.list:
            last += 1
        if last + 1 >= len(blocks):
            return ()
        behind = blocks[last + 1]
        if behind.kind not in ("paragraph", "note") or not SOURCE_LINE.match(behind.text):
            return ()
        found = self._by_block.get(behind.index, [])
        return as_covers(found, "source line", 0.8)
