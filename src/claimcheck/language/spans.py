"""What the spaCy component writes: span groups on a Doc, with typed attributes that survive serialisation.

Each group keeps one dictionary a span in `SpanGroup.attrs["items"]`, in the order of the spans; these are stored by
`Doc.to_disk` and `DocBin`. `span._.claimcheck` turns the dictionary of a span into a typed value.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from claimcheck.language.reading import Reading
from claimcheck.model import Citation, Claim, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

GROUPS = ("quantities", "citations", "claims")


@dataclass(frozen=True, slots=True)
class QuantitySpan:
    """A figure: see `model.Quantity`; `citations` index into `doc.spans["citations"]`."""

    text: str
    low: Decimal | None
    high: Decimal | None
    comparator: str
    unit: str
    role: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CitationSpan:
    """A source: see `model.Citation`."""

    text: str
    kind: str
    year: int | None
    container: str | None
    organization: str | None
    authors: tuple[str, ...]
    title: str | None
    doi: str | None
    pmid: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class ClaimSpan:
    """A sentence with figures; the numbers index into `doc.spans["quantities"]` and `["citations"]`."""

    text: str
    quantities: tuple[int, ...]
    citations: tuple[int, ...]


def register_extension() -> None:
    """Give spans the attribute `span._.claimcheck`, once."""
    from spacy.tokens import Span

    if not Span.has_extension("claimcheck"):
        Span.set_extension("claimcheck", getter=find_attributes)


def annotate(doc: Doc) -> Doc:
    """Fill the three groups of a Doc from its text, and return it."""
    from claimcheck.documents import read_text
    from claimcheck.language.claims import read_document

    reading = read_document(read_text(doc.text, "text"))
    _fill(doc, "quantities", [(q.start, q.end, q.role, _as_quantity(q)) for q in reading.quantities])
    _fill(doc, "citations", [(c.start, c.end, c.kind, _as_citation(c)) for c in reading.citations])
    _fill(doc, "claims", [(c.start, c.end, "claim", item) for c, item in _claims(reading)])
    return doc


def find_attributes(span: Span) -> QuantitySpan | CitationSpan | ClaimSpan | None:
    """The typed attributes of a span of one of our groups; None for any other span."""
    for name in GROUPS:
        if name not in span.doc.spans:
            continue
        group = span.doc.spans[name]
        for other, item in zip(group, group.attrs.get("items", ()), strict=False):
            if (other.start, other.end, other.label) == (span.start, span.end, span.label):
                return _typed(name, item)
    return None


def _fill(doc: Doc, name: str, rows: list[tuple[int, int, str, dict[str, Any]]]) -> None:
    from spacy.tokens import SpanGroup

    spans, items = [], []
    for start, end, label, item in rows:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
            items.append(item)
    doc.spans[name] = SpanGroup(doc, name=name, spans=spans, attrs={"items": items})


def _as_quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "text": quantity.text,
        "low": None if quantity.low is None else str(quantity.low),
        "high": None if quantity.high is None else str(quantity.high),
        "comparator": quantity.comparator,
        "unit": quantity.unit,
        "role": quantity.role,
        "citations": [cover.citation for cover in quantity.covers],
    }


def _as_citation(citation: Citation) -> dict[str, Any]:
    return {
        "text": citation.text,
        "kind": citation.kind,
        "year": citation.year,
        "container": citation.container,
        "organization": citation.organization,
        "authors": list(citation.authors),
        "title": citation.title,
        "doi": citation.doi,
        "pmid": citation.pmid,
        "url": citation.url,
    }


def _claims(reading: Reading) -> list[tuple[Claim, dict[str, Any]]]:
    found, at = [], 0
    for claim in reading.claims:
        numbers = list(range(at, at + len(claim.quantities)))
        at += len(claim.quantities)
        found.append((claim, {"text": claim.text, "quantities": numbers, "citations": list(claim.citations)}))
    return found


def _typed(name: str, item: dict[str, Any]) -> QuantitySpan | CitationSpan | ClaimSpan:
    if name == "quantities":
        low, high = (None if item[end] is None else Decimal(item[end]) for end in ("low", "high"))
        return QuantitySpan(**{**item, "low": low, "high": high, "citations": tuple(item["citations"])})
    if name == "citations":
        return CitationSpan(**{**item, "authors": tuple(item["authors"])})
    return ClaimSpan(item["text"], tuple(item["quantities"]), tuple(item["citations"]))
