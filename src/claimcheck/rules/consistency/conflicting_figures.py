"""CON001: two figures for one measure."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.differing_figures import one_holds_the_other
from claimcheck.language.disagreement import tells_of_disagreement
from claimcheck.language.places import describe_place
from claimcheck.language.responders import find_responders
from claimcheck.language.same_measure import Told, find_first_difference, group_statements
from claimcheck.model import Related, Severity
from claimcheck.rule import Bad, Case, Good, Hit, rule


@rule(
    "CON001",
    severity="error",
    needs="figures",
    examples=(
        Bad(
            "The battery of the stimulator lasts 5-7 years.\n\n"
            "After some time the device is exchanged, because the stimulator's battery lasts «8-10 years»."
        ),
        Bad("Asthma affects 8% of adults.\n\nNo one knows why asthma affects «12%» of adults."),
        Bad(
            "In a 2019 study in Example Journal, 60-70% of patients reached at least 30% less pain.\n\n"
            "The tablets often bring a «20-60%» reduction in pain."
        ),
        Good("Asthma affects 8% of adults.\n\nAmong adults, asthma affects one in every 12.5."),
        Good("Asthma affects 8% of adults.\n\nSevere asthma affects 1% of adults."),
        Good(
            "Nausea affects 10% of people who take the tablets.\n\nHeadache affects 20% of people who take the tablets."
        ),
        Good("Drug A lowered cholesterol by 30%.\n\nTogether with a diet, drug A lowered cholesterol by 45%."),
        Good("After one year, 80% of patients are alive.\n\nAfter five years, 55% of patients are alive."),
    ),
)
def conflicting_figures(case: Case) -> Iterator[Hit]:
    """One document gives two different figures for one measure.

    One measure is the same outcome, told as the same kind of number, for the same people and treatment. A subset and
    its whole, two arms of a trial, two points in time and two treatments are two measures. A limit for responders
    (`at least 50% less pain in 70-80% of patients`) against a flat size of the same effect (`a 50-80% reduction`) is
    raised as a warning, since both may hold.

    Why: a reader who meets both figures cannot know which one to go by.

    What to do: keep the figure that the source gives, and write it in both places, or say what sets the two apart.

    Authority: internal consistency, AMA Manual of Style, 11th ed., chapter 18; CDC Clear Communication Index, numbers.
    """
    seen: set[int] = set()
    for group in group_statements(case.reading):
        for first, later in find_first_difference(group):
            if not tells_of_disagreement(case.reading, first.statement, later.statement):
                one, other = first.statement.figure.figure, later.statement.figure.figure
                seen.add(later.index)
                yield _as_hit(case, first, later, "warning" if one_holds_the_other(one, other) else None)
    for share, flat in find_responders(case.reading):
        first, later = sorted((share, flat), key=lambda told: told.statement.figure.start)
        if later.index not in seen:
            yield _as_hit(case, first, later, "warning")


def _as_hit(case: Case, first: Told, later: Told, severity: Severity | None) -> Hit:
    one, other = first.statement.figure, later.statement.figure
    limit = first.statement.threshold or later.statement.threshold
    told = f"{one.text} ({describe_place(case.reading, one)})"
    if limit is not None and bool(first.statement.threshold) != bool(later.statement.threshold):
        message = (
            f"gives {other.text} where {told} stands for the same effect, with the limit {limit.text}: "
            "say whether the figure is the size of the effect or the share of people"
        )
    else:
        message = (
            f"gives {other.text} for what was {told} before: keep the one that the source has, or say what differs"
        )
    related = Related(one.start, one.end, f"the first figure, {one.text}")
    return Hit(
        other.start,
        other.end,
        message,
        found=other.text,
        expected=one.text,
        related=(related,),
        severity=severity,
    )
