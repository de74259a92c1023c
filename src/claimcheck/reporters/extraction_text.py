"""The text form of `claimcheck extract`: each claim, its figures, and the sources that cover them."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.lint.extraction import CitationView, ClaimView, Extraction, QuantityView
from claimcheck.reporters.wording import count_noun


def render_extractions(extractions: tuple[Extraction, ...], *, explain: bool = False) -> str:
    """The documents one after another; `explain` adds the reasons of covers and links."""
    lines: list[str] = []
    for extraction in extractions:
        for claim in extraction.claims:
            lines += _show_claim(extraction.path, claim, explain)
            lines.append("")
        lines += _show_uncited(extraction)
        figures = sum(len(claim.quantities) for claim in extraction.claims)
        lines.append(
            f"{extraction.path}: {count_noun(len(extraction.claims), 'claim')}, {count_noun(figures, 'figure')}, "
            f"{count_noun(len(extraction.citations), 'source')}, {count_noun(len(extraction.references), 'reference')}"
        )
        lines.append("")
    return "\n".join(lines)


def describe_value(quantity: QuantityView) -> str:
    """`>= 50 %`, `70..80 %`, `~ 14 %`: the figure as it is compared."""
    low, high = _number(quantity.low), _number(quantity.high)
    if low is not None and high is not None and low != high:
        value = f"{low}..{high}"
    else:
        value = low if low is not None else high or "?"
    sign = "" if quantity.comparator == "=" else f"{quantity.comparator} "
    unit = "" if quantity.unit == "1" else f" {quantity.unit}"
    return f"{sign}{value}{unit}"


def describe_source(citation: CitationView) -> str:
    """Kind, container or organisation, authors and year, as far as they are known."""
    named = [citation.container, citation.organization, ", ".join(citation.authors) or None]
    year = None if citation.year is None else str(citation.year)
    identifiers = [citation.doi, citation.pmid and f"PMID {citation.pmid}", citation.url]
    known = ", ".join(part for part in (*named, year, *identifiers) if part)
    return f"{citation.kind}: {known}" if known else citation.kind


def _show_claim(path: str, claim: ClaimView, explain: bool) -> list[str]:
    lines = [f"{path}:{claim.line}:{claim.column}: {claim.text}"]
    for quantity in claim.quantities:
        lines.append(f"    figure  {quantity.text} = {describe_value(quantity)} ({quantity.role})")
        for cover in quantity.citations:
            why = f" ({cover.reason}, {cover.confidence})" if explain else ""
            lines.append(f"            from {claim.citations[cover.index].text}{why}")
        if quantity.registry is not None:
            score = f" ({quantity.registry.score})" if explain else ""
            lines.append(f"            registry {quantity.registry.claim_id}{score}")
            if explain:
                lines += [f"                {reason}" for reason in quantity.registry.reasons]
    lines += [f"    source  {citation.text} = {describe_source(citation)}" for citation in claim.citations]
    return lines


def _show_uncited(extraction: Extraction) -> list[str]:
    used = {(citation.start, citation.end) for claim in extraction.claims for citation in claim.citations}
    left = [citation for citation in extraction.citations if (citation.start, citation.end) not in used]
    if not left:
        return []
    shown = [f"    source  {citation.text} = {describe_source(citation)}" for citation in left]
    return [f"{extraction.path}: sources that cover no figure", *shown, ""]


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"
