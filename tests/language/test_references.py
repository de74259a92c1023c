"""Reference lists: their blocks, their entries, and the markers that resolve to them."""

from __future__ import annotations

from claimcheck.documents.document import Block, BlockKind, Document, Piece, SourceMap
from claimcheck.language.citations import find_citations
from claimcheck.language.references import (
    find_reference_blocks,
    numbers_in_round_brackets,
    read_references,
    resolve_markers,
)
from claimcheck.language.references_entry import is_entry, read_entry


def _document(*blocks: tuple[BlockKind, str, str | None]) -> Document:
    """A document whose source is its blocks' texts, one a line; headings are of level 2."""
    source, built = "", []
    for index, (kind, text, label) in enumerate(blocks):
        at = len(source)
        piece = Piece(0, len(text), at, at + len(text))
        level = 2 if kind == "heading" else 0
        built.append(Block(index, kind, text, SourceMap((piece,)), level=level, label=label))
        source += text + "\n"
    return Document("a.md", source, "markdown", tuple(built))


SMITH = "Smith J, Lee AB. Relief of pain in adults. Pain Med. 2020;21(3):100-110. doi:10.1093/pm/abc"
DRAFT = _document(
    ("paragraph", "Relief is common. It lasts.", None),
    ("heading", "References", None),
    ("item", SMITH, "1"),
    ("item", "American Cancer Society. Facts for Families. Atlanta; 2022.", "2"),
    ("heading", "Further reading", None),
    ("item", "A book about pain.", None),
    ("note", "Wu C. Long relief. J Clin Oncol. 2018;36:5-9.", "n"),
)


def test_ama_and_apa_give_the_same_fields() -> None:
    ama = read_entry("Smith J, Lee AB. Relief of pain. Pain Med. 2020;21(3):100-110.")
    apa = read_entry("Smith, J., & Lee, A. B. (2020). Relief of pain. Pain Medicine, 21(3), 100-110.")
    for name in ("title", "container-title", "issued", "volume", "issue", "page", "type"):
        assert ama[name] == apa[name]
    assert [author["family"] for author in apa["author"]] == ["Smith", "Lee"]


def test_an_aside_is_no_entry() -> None:
    assert not is_entry("Only where your doctor agrees.")


def test_a_list_is_read_and_further_reading_is_not() -> None:
    references = read_references(DRAFT)
    assert [each.label for each in references] == ["1", "2", "n"]
    assert references[0].csl["container-title"] == "Pain Medicine"
    assert references[1].csl["publisher"] == "American Cancer Society"
    assert DRAFT.source[references[0].start : references[0].end] == SMITH
    assert find_reference_blocks(DRAFT) == {1, 2, 3, 6}


def test_markers_and_names_resolve() -> None:
    document = _document(
        ("heading", "References", None), ("paragraph", "1. Smith J. Relief. Pain Med. 2020;21:1-9.", None)
    )
    references = read_references(document)
    (marker, named) = resolve_markers(find_citations("It works [1] (Smith, 2020)."), references)
    assert marker.references == named.references == (0,)
    assert (marker.container, marker.year, marker.kind) == ("Pain Medicine", 2020, "study")


def test_glued_digits_count_only_where_a_list_has_them() -> None:
    assert resolve_markers(find_citations("It eases symptoms1 now."), ()) == ()


LIST: tuple[tuple[BlockKind, str, str | None], ...] = (
    ("heading", "References", None),
    ("item", SMITH, "1"),
    ("item", "Wu C. Costs of care. BMJ. 2018;36:5-9.", "2"),
)


def test_digits_in_round_brackets_point_to_a_list_where_nothing_else_does() -> None:
    def numbers(text: str) -> bool:
        document = _document(("paragraph", text, None), *LIST)
        return numbers_in_round_brackets(document, read_references(document), find_reference_blocks(document))

    assert numbers("Relief came in 40% (1). Costs fell by 20% (2).")
    assert not numbers("Relief came in 40% [1]. Costs fell by 20% (2).")
    assert not numbers("Relief came in 40% (7). Costs fell by 20% (8).")
    assert not numbers("Do this: (1) rest, (2) ice.")


def test_a_list_without_a_heading_is_read() -> None:
    document = _document(
        ("paragraph", "Relief is common (Smith et al., 2020).", None),
        ("paragraph", "Smith, J., & Lee, A. B. (2020). Relief of pain. Pain, 21(3), 1-9.", None),
        ("paragraph", "Wu, C. (2018). Costs of care. BMJ, 36, 5-9.", None),
    )
    references = read_references(document)
    assert [reference.csl["author"][0]["family"] for reference in references] == ["Smith", "Wu"]
    assert find_reference_blocks(document) == {1, 2}


def test_a_sign_points_to_the_note_that_bears_it() -> None:
    document = _document(
        ("paragraph", "Costs fell by 20%.†", None), ("paragraph", "† Wu C. Costs of care. BMJ. 2018;36:5-9.", None)
    )
    references = read_references(document)
    (marker,) = resolve_markers(find_citations("Costs fell by 20%.†"), references)
    assert (marker.agent, marker.references, marker.container) == (True, (0,), "BMJ")
    assert resolve_markers(find_citations("Costs fell by 20%.†"), ()) == ()


def test_glued_digits_do_not_count_where_the_document_marks_with_brackets() -> None:
    document = _document(*LIST)
    found = resolve_markers(find_citations("Relief [1]. Less pain [2]. See drugs2 now."), read_references(document))
    assert [each.text for each in found] == ["[1]", "[2]"]
