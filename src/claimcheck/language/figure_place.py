"""The place of a figure: the words it stands among and what is known of them when its statement is told."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from claimcheck.language.courses import tells_course
from claimcheck.language.health_events import names_counted
from claimcheck.language.how_many import tells_how_many
from claimcheck.model import Figure, Role, Statistic
from claimcheck.pattern import as_pattern

_NEAR = 400  # code points at either side of a figure that say what its number counts
_SHARES = frozenset({"percent", "ratio", "multiple"})
_TELLING = frozenset({"share", "effect", "risk", "survival", "ratio"})
_OF_WHOM = as_pattern(r"\s(?:of|in)(?:\s[a-z-]+){1,4}", re.IGNORECASE)
_OF_ALL = as_pattern(r"\sof\s(?:the\stime|(?:the|this|our)\s(?:\w+\s){0,2}population)\b", re.IGNORECASE)


class Place(NamedTuple):
    """Where a figure stands in its sentence; what follows from that is worked out where it is asked for.

    Attributes:
        sentence: its plain text, which is `before`, `written` and `behind`.
        before: the part of it in front of the figure.
        written: the figure as it is written.
        behind: the part of the sentence behind it.
        context: the headings and lead-in above it, plain.
        lead_in: the lead-in of its list alone, empty where there is none.
        role: of the figure.
        statistic: what the figure counts.
        groups: the vocabulary groups found in the sentence (`instruction`, `eligibility`, …).
        above: the vocabulary groups found in headings and lead-in.
        measures: the health measures of the clause, then those of what stands above it.
    """

    sentence: str
    before: str
    written: str
    behind: str
    context: str
    lead_in: str
    figure: Figure
    role: Role
    statistic: Statistic
    groups: Collection[str]
    above: Collection[str]
    measures: Sequence[str]

    @property
    def near(self) -> str:
        """The figure with the words close to it."""
        at = len(self.before)
        return self.sentence[max(0, at - _NEAR) : at + _NEAR]

    @property
    def timed(self) -> bool:
        """True for a time or a rhythm."""
        return self.figure.dimension in ("time", "frequency")

    @property
    def share(self) -> bool:
        """True for a share, a chance or the size of an effect, and for a time that people live."""
        if self.figure.dimension in _SHARES and self.statistic in _TELLING:
            return True
        return self.statistic == "survival" and self.timed and self.role == "measure"

    @property
    def of_events(self) -> bool:
        """True for a share of people or health events: `8 of 10 cases`, `5% of keyhole operations`."""
        if self.figure.dimension not in ("percent", "ratio"):
            return False
        if names_counted(self.figure.noun or "") or _OF_ALL.match(self.behind):
            return True
        whom = _OF_WHOM.match(self.behind)
        return whom is not None and any(names_counted(word) for word in whom.group().split()[1:])

    @property
    def counts(self) -> bool:
        """True for a number that tells how common something is: `kills 3,000 people a year`."""
        return self.figure.dimension in ("number", "frequency") and tells_how_many(
            self.figure, self.role, self.near, self.before[-_NEAR:], self.behind[:_NEAR]
        )

    @property
    def course(self) -> bool:
        """True for a time that tells how an illness or an effect goes on: `swelling goes down within 2 weeks`."""
        return (
            self.figure.dimension == "time"
            and self.role == "measure"
            and tells_course(self.figure, self.written, self.before, self.behind)
        )

    @property
    def eligible(self) -> bool:
        """True where the sentence or what stands above it says who may have a treatment."""
        return "eligibility" in self.groups or "eligibility" in self.above
