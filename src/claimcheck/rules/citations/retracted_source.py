"""CIT011: a source that was retracted."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Citation
from claimcheck.registry.agree import source_agrees
from claimcheck.registry.registry import Source
from claimcheck.rule import Bad, Case, Good, Hit, rule

REGISTRY = """
sources:
  - id: lee2019
    type: article-journal
    author: [{family: Lee}]
    container-title: Pain Medicine
    issued: {date-parts: [[2019]]}
    DOI: 10.1000/pm.2019.1
    retraction: {status: retracted, date: 2022-05-01}
  - {id: smith2020, type: article-journal, author: [{family: Smith}], container-title: Pain Medicine, issued: {date-parts: [[2020]]}}
claims:
  - id: relief
    statement: Pumps relieve pain in 60% of patients.
    measure: {label: pain relief, terms: [pain relief]}
    figure: 60%
    sources: [{id: smith2020}]
"""
GONE = frozenset({"retracted", "withdrawn"})


@rule(
    "CIT011",
    severity="error",
    needs="sources",
    examples=(
        Bad("«A 2019 study in Pain Medicine» found relief in 60% of patients.", REGISTRY),
        Bad("Relief was seen in 60% of patients («doi:10.1000/pm.2019.1»).", REGISTRY),
        Good("A 2020 study in Pain Medicine found relief in 60% of patients.", REGISTRY),
        Good("A study in Pain Medicine found relief in 60% of patients.", REGISTRY),
    ),
)
def retracted_source(case: Case) -> Iterator[Hit]:
    """The registry marks the source as retracted or withdrawn.

    A source named by its journal alone is not enough to tell.

    Why: the paper's own journal says that its results cannot be relied on.

    What to do: remove the source and whatever rests on it alone; look for another.

    Authority: COPE retraction guidelines; ICMJE recommendations (check references for retractions).
    """
    gone = [source for source in case.registry.sources.values() if source.retraction_status in GONE]
    if not gone:
        return
    for citation in case.reading.citations:
        found = next((source for source in gone if _is_meant(case, citation, source)), None)
        if found is not None:
            since = f" on {found.retraction_date}" if found.retraction_date else ""
            message = (
                f"the registry says that {citation.text} ({found.id}) was {found.retraction_status}{since}: "
                f"remove it and what rests on it alone"
            )
            yield Hit(citation.start, citation.end, message, found=citation.text)


def _is_meant(case: Case, citation: Citation, source: Source) -> bool:
    if not source_agrees(citation, source, case.registry):
        return False
    if citation.doi or citation.pmid or citation.pmcid or citation.title or citation.url:
        return True
    if citation.year is None:
        return False
    others = (other for other in case.registry.sources.values() if other.retraction_status not in GONE)
    return bool(citation.authors) or not any(source_agrees(citation, other, case.registry) for other in others)
