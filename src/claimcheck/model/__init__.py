"""The vocabulary: the values that pass from stage to stage.

Every value is frozen. Numbers are `Decimal`, sequences are tuples. Names follow FHIR (Quantity, comparator),
UCUM and ISO 4217 (units), CSL-JSON (references), PICO (population) and SARIF (related, fix).

Offsets are 0-based, half-open, in Unicode code points. Two coordinate systems exist and each field says which one it
uses: *plain* (inside the text of one block) and *source* (inside the decoded file, a byte order mark left out).
"""

from claimcheck.model.report import EMPTY, Applicability, Edit, FileError, Finding, Fix, Related, Report, Severity
from claimcheck.model.text import (
    Citation,
    CitationForm,
    CitationKind,
    Claim,
    Comparator,
    Cover,
    Dimension,
    Direction,
    Figure,
    Link,
    Quantity,
    Reference,
    Role,
    Span,
    Statement,
    StatementKind,
    Statistic,
)

__all__ = [
    "EMPTY",
    "Applicability",
    "Citation",
    "CitationForm",
    "CitationKind",
    "Claim",
    "Comparator",
    "Cover",
    "Dimension",
    "Direction",
    "Edit",
    "Figure",
    "FileError",
    "Finding",
    "Fix",
    "Link",
    "Quantity",
    "Reference",
    "Related",
    "Report",
    "Role",
    "Severity",
    "Span",
    "Statement",
    "StatementKind",
    "Statistic",
]
