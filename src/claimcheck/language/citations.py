"""Citations of one block of plain text, in every style."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.documents.document import Mark
from claimcheck.language.citations_author import find_author_year, read_parts
from claimcheck.language.citations_body import find_bodies
from claimcheck.language.citations_bracket import find_shaped
from claimcheck.language.citations_document import find_documents
from claimcheck.language.citations_entry import as_entry, find_bracketed, find_dated_name
from claimcheck.language.citations_link import find_links
from claimcheck.language.citations_marker import find_listed_numbers, find_markers
from claimcheck.language.citations_narrative import find_narrative
from claimcheck.language.citations_organization import find_organizations
from claimcheck.language.citations_place import find_numbered
from claimcheck.language.citations_spoken import find_spoken
from claimcheck.language.citations_weak import find_weak
from claimcheck.language.citations_words import find_linked, find_titles
from claimcheck.language.cues import all_cue_words, fold, holds_any
from claimcheck.model import Citation
from claimcheck.pattern import as_pattern

# Signs and shapes of which a block without a cue word must show one, or it holds no citation
SHAPE = as_pattern(
    r"""[\[⁰¹²³⁴-⁹*†‡§] | \\cite | \d;\s?\d | \b(?:19|20)\d\d\b | [a-z%)][.,;]?\d
    | \([^()]{0,200}\d{4} | \(\d{1,3}[\d,;–\s-]*\) | \bon\sX\b | \d[^()\n]{0,90}\s\([A-Z][^()\d]{2,80}\)""",
    re.VERBOSE,
)
SOURCE_LINE = as_pattern(
    r"[\s*†‡§(\[]*(?:(?:(?:Data\s)?Sources?|References?|Ref\.?|Adapted\sfrom|Based\son)\s?:\s?|[—―]\s?(?=[^\n]{3,160}\b(?:19|20)\d\d\b))",
    re.IGNORECASE,
)
# A sentence `Source: …` that closes a block: `5 in 100 had a clot. Source: Heart Trust, Clot report, 2019.`
LAST_LINE = as_pattern(r"(?<=[.!?)]\s)\(?(?:(?:Data\s)?Sources?|References?|Ref\.?):\s(?=[^\n]{4,400}$)")
# Who is quoted: `“One in three will break a bone” — International Bone Foundation, Facts, 2023`
QUOTED_FROM = as_pattern(r"(?<=[”\"’»])\s?[—–―-]{1,2}\s(?=(?:the\s)?[A-Z][^\n]{2,200}$)")
RANK = {"identifier": 0, "link": 1, "narrative": 2, "parenthesis": 2, "author-year": 2, "organization": 3, "marker": 4}


def find_citations(
    text: str, marks: Sequence[Mark] = (), *, heading: bool = False, in_round: bool = False, listed: bool = False
) -> tuple[Citation, ...]:
    """The citations of a block in order, not overlapping; offsets are *plain*.

    `marks` are the block's inline elements (links, superscripts, footnote references). Back references are among them
    (form `back-reference`), so are digits glued to a word (no agents); `resolve_markers` decides about the latter.
    A heading holds no vague source. `in_round`: digits in round brackets are markers in this document. `listed`: the
    block stands where sources are named, as behind `Source:`.
    """
    if listed and (numbers := find_listed_numbers(text)):
        return numbers
    if not (marks or holds_any(fold(text), all_cue_words()) or SHAPE.search(text)):
        return ()
    closing = LAST_LINE.search(text)
    signed = QUOTED_FROM.search(text) if closing is None else None
    at = closing.start() if closing is not None else signed.end() if signed is not None else 0
    if at:
        own, line_marks = _parted(marks, at)
        behind = find_citations(text[at:], line_marks, heading=heading, in_round=in_round, listed=signed is not None)
        return (
            *find_citations(text[:at], own, heading=heading, in_round=in_round),
            *(
                each._replace(start=each.start + at, end=each.end + at)
                for each in behind
                if closing is not None or each.organization or each.authors or each.title or each.url
            ),
        )
    line = SOURCE_LINE.match(text)
    told = line.end() if line is not None else 0 if listed else None
    if told is not None and (entry := as_entry(text, told, len(text.rstrip()))) is not None:
        return (entry,)
    titles, linked = find_titles(marks), find_linked(marks)
    found = [
        *find_links(text, marks),
        *find_markers(text, marks, in_round=in_round),
        *find_numbered(text),
        *find_narrative(text, titles),
        *find_spoken(text, titles),
        *find_bracketed(text),
        *find_author_year(text, titles, whole=not heading),
        *(read_parts(text, line.end(), len(text.rstrip())) if line is not None and ";" in text else ()),
        *find_organizations(text, titles, listed=told is not None),
        *find_bodies(text),
        *find_shaped(text, linked),
        *find_documents(text, titles, linked),
        *find_weak(text),
    ]
    if not found:
        if line is None:
            return find_dated_name(text) if listed else ()
        return _named_in_line(text, line.end())
    found.sort(key=lambda each: (each.start, -each.end, RANK.get(each.form, 5)))
    kept: list[Citation] = []
    for each in found:
        if heading and each.kind in ("vague", "social"):
            continue
        if not 0 <= each.start <= each.end <= len(text) or (each.start == each.end and each.form != "marker"):
            continue
        if kept and each.start < kept[-1].end:
            kept[-1] = _joined(kept[-1], each)
            continue
        if kept and each.form == "vague" and _speaks_for(kept[-1], each):
            continue
        kept.append(each)
    return tuple(
        each._replace(
            text=" ".join(text[each.start : each.end].split()) or each.text,
            form="source-line" if told is not None and each.form != "marker" else each.form,
        )
        for each in kept
    )


def _speaks_for(named: Citation, unnamed: Citation) -> bool:
    """`In the BMJ, doctors say`: a body or journal right in front of words for nobody in particular."""
    told = named.form == "organization" or (named.form == "narrative" and named.container is not None)
    return told and unnamed.start - named.end <= 3


def _parted(marks: Sequence[Mark], at: int) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The marks before `at` (*plain*), and those behind it, counted from there."""
    behind = [mark._replace(start=mark.start - at, end=mark.end - at) for mark in marks if mark.start >= at]
    return tuple(mark for mark in marks if mark.end <= at), tuple(behind)


def _named_in_line(text: str, start: int) -> tuple[Citation, ...]:
    """What stands behind `Source:` where no grammar knows it: a title."""
    title = text[start:].strip(" .)]*_")
    if not 4 <= len(title) <= 200 or not any(word[:1].isupper() for word in title.split()):
        return ()
    return (Citation(start, start + len(title), title, "website", "source-line", title=title),)


def _joined(first: Citation, second: Citation) -> Citation:
    """The citation that stands, with what only the overlapping one knows."""
    weak = {"back-reference": 2, "vague": 1}
    if weak.get(first.form, 0) > weak.get(second.form, 0) and second.end >= first.end:
        return second._replace(start=first.start)
    if weak.get(first.form, 0) and second.form not in {"back-reference", "vague", "marker"}:
        return second._replace(start=first.start, end=first.end)
    if second.form in {"back-reference", "vague", "marker"}:
        return first
    if (
        second.end > first.end
        and second.form != "link"
        and (first.authors or not second.authors or second.form not in ("narrative", "author-year"))
    ):
        return first
    return first._replace(
        end=max(first.end, second.end),
        year=first.year or second.year,
        container=first.container or (second.container if first.organization is None else None),
        organization=first.organization or (second.organization if first.container is None else None),
        authors=first.authors or (() if second.authors == (first.container,) else second.authors),
        doi=first.doi or second.doi,
        pmid=first.pmid or second.pmid,
        pmcid=first.pmcid or second.pmcid,
        trial_id=first.trial_id or second.trial_id,
        url=first.url or second.url,
    )
