"""How often each rule spoke."""

from __future__ import annotations

from collections import Counter

from claimcheck.model import Report
from claimcheck.reporters.wording import LETTERS, as_closing


def render(report: Report) -> str:
    """A table of counts, the most frequent rule first, and the closing line."""
    counts = Counter((finding.rule, finding.name, finding.severity) for finding in report.findings)
    width = max((len(str(count)) for count in counts.values()), default=1)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    lines = [f"{count:>{width}} {LETTERS[severity]} {rule} {name}" for (rule, name, severity), count in rows]
    return "".join(f"{line}\n" for line in [*lines, as_closing(report)])
