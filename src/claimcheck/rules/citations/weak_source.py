"""CIT004: social media, forums, wikis and hearsay as evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.citations_words import organization_pattern
from claimcheck.model import Citation, Span, Statement
from claimcheck.pattern import as_pattern
from claimcheck.rule import Bad, Case, Good, Hit, rule

# Words in front of a name: `users on Reddit`, `according to Wikipedia`, `posts in a Facebook group`
LED_IN = as_pattern(r"[^.;:]{0,40}?\b(?:on|to|in|at|from|via|per|through|by)\s(?:an?\s|the\s)?(?=[A-Z])")

BODY = as_pattern(  # `The agency also says`: a body, if not by its name
    r"\b(?:the|this)\s(?:agency|charity|society|association|institute|foundation|authority|committee|council|regulator|organi[sz]ation"
    r"|ministry|department|report|review|study|guideline)\s(?:also\s)?says?\b",
    re.IGNORECASE,
)
PUBLISHED = as_pattern(r"[A-Z]{2,}\b|[A-Z][\w'’-]+(?:\s(?:and|et)\s[\w.]+)?,?\s\(?(?:19|20)\d\d")  # `CDC`, `Wu (2022)`


@rule(
    "CIT004",
    severity="warning",
    examples=(
        Bad("According to «Wikipedia», 40% of adults have back pain."),
        Bad("Users on «Reddit» report that the pump changed their lives."),
        Good("Support groups can be found through CancerCare or on Reddit."),
        Good("A 2020 study in Pain Medicine found relief in 70-80% of patients."),
    ),
)
def weak_source(case: Case) -> Iterator[Hit]:
    """Social media, a forum, a wiki or hearsay is offered as evidence.

    A figure that only a named person or `people tell us` vouches for is reported at the figure. A place to find
    support is no evidence and may be named.

    Why: anyone can write anything there; a reader may take single experiences for what usually happens.

    What to do: cite the study, guideline or health authority behind the statement, or say that it is one experience.

    Authority: DISCERN, item 4; JAMA benchmarks for health information (attribution).
    """
    covered: dict[int, list[tuple[int, int]]] = {}
    for quantity in case.reading.quantities:
        for cover in quantity.covers:
            covered.setdefault(cover.citation, []).append((quantity.start, quantity.end))
    for index, citation in enumerate(case.reading.citations):
        if citation.kind == "social" and citation.agent:
            figures = tuple(covered.get(index, ()))
            place, name = _name_of(case, citation)
            message = f"{name} is no evidence: cite the study, guideline or authority behind it"
            yield Hit(place.start, place.end, message, found=name, figures=figures)
    for statement in case.reading.statements:
        figure = statement.figure
        if (
            statement.vouched_by
            and not figure.covers
            and statement.kind in case.config.needs_source
            and not _is_body(case, statement)
        ):
            message = f"only a person's word (`{statement.vouched_by}`) stands behind {figure.text}: cite a study or authority"
            yield Hit(figure.start, figure.end, message, found=figure.text, figures=((figure.start, figure.end),))


def _is_body(case: Case, statement: Statement) -> bool:
    """True where an organisation speaks: `says the CDC`, `the clinic's own society says`."""
    text = case.reading.document.blocks[statement.figure.block].text
    if BODY.search(text):
        return True
    spoken = re.compile(re.escape(statement.vouched_by or "") + r"\s(?:the\s)?(?P<who>\S.*)", re.IGNORECASE | re.DOTALL)
    match = spoken.search(text)
    if match is None:
        return False
    return organization_pattern().match(match["who"]) is not None or PUBLISHED.match(match["who"]) is not None


def _name_of(case: Case, citation: Citation) -> tuple[Span, str]:
    """The *source* place and the words of a citation without its preposition."""
    lead = LED_IN.match(citation.text)
    if lead is None or citation.plain is None:
        return Span(citation.start, citation.end), citation.text
    block = case.reading.document.blocks[citation.block]
    inside = LED_IN.match(block.text, citation.plain.start)
    start = inside.end() if inside else citation.plain.start
    return block.map.to_source(start, citation.plain.end), citation.text[lead.end() :]
