"""CIT001: a numeric medical claim without a source."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from claimcheck.language.bracketed import says_again
from claimcheck.model import Quantity, Related, Statement, Statistic
from claimcheck.rule import Bad, Case, Good, Hit, rule

Group = tuple[str, int, int | None]
_SHARES = frozenset({"percent", "ratio", "number"})
_HOW_MANY: frozenset[Statistic] = frozenset({"share", "risk", "count"})


@rule(
    "CIT001",
    severity="warning",
    needs="figures",
    examples=(
        Bad("The implantation takes «1-2 hours»."),
        Bad("After it, «60-70%» of patients sleep better, and they need «50%» fewer tablets."),
        Bad("- Germany: «12%» of adults have migraine\n- France: 9% of adults have migraine"),
        Good(
            "A 2020 study in Pain Medicine found that 70-80% of patients had at least 50% less pain within 1-2 weeks."
        ),
        Good("Avoid lifting anything heavy for 6 weeks, and call us within 24 hours if the wound bleeds."),
        Good("The clinic is open from 9 am to 5 pm, and parking costs £3."),
    ),
)
def uncited_figure(case: Case) -> Iterator[Hit]:
    """A figure that states a medical fact has no source in its scope.

    Whether a figure needs a source is decided by the claim: how many people are affected, how well a treatment works,
    what it risks, costs and how long it takes. Instructions, dosing tables, appointments and definitions need none.
    Where all items of a list or all rows of a table give one measure and none has a source, one finding stands for all.

    Why: a reader cannot weigh a figure, nor an editor check or renew it, without knowing where it comes from.

    What to do: name the source in the sentence, or add a reference to it; leave the figure out where there is none.

    Authority: JAMA benchmarks for health information (attribution); DISCERN, item 4.
    """
    labels = _find_labels(case)
    needing = [
        statement
        for statement in case.reading.statements
        if statement.kind in case.config.needs_source and statement.figure.block not in labels
    ]
    needing = [
        statement
        for last, statement in zip([None, *needing], needing, strict=False)
        if not _restates(case, last, statement)
    ]
    groups: dict[Group, list[Statement]] = {}
    for statement in needing:
        for key in _groups_of(case, statement.figure):
            groups.setdefault(key, []).append(statement)
    joined = {key for key, members in groups.items() if key[0] != "rows" and _is_one_measure(case, key, members)}
    joined |= {key for key in groups if key[0] == "rows" and _is_one_table(key, groups, joined)}
    reported: set[Group] = set()
    for statement in needing:
        if statement.figure.covers:
            continue
        whole = next((key for key in _groups_of(case, statement.figure) if key in joined), None)
        if whole is None:
            yield _as_hit([statement])
        elif whole not in reported:
            reported.add(whole)
            yield _as_hit(groups[whole])


def _as_hit(members: Sequence[Statement]) -> Hit:
    first = members[0].figure
    told = f"{first.text} has no source: name where the figure comes from"
    if len(members) > 1:
        told = f"{first.text} and {len(members) - 1} more like it here have no source: name where they come from"
    return Hit(
        first.start,
        first.end,
        told,
        found=first.text,
        related=tuple(
            Related(other.figure.start, other.figure.end, f"{other.figure.text} has no source either")
            for other in members[1:]
        ),
        figures=tuple((member.figure.start, member.figure.end) for member in members),
    )


def _find_labels(case: Case) -> frozenset[int]:
    """The cells that say what a table's figures are of: its headers, and the first of a row that gives figures behind it.

    `Cleared at 12 weeks` above, `More than 6 months | 1 in 50`.
    """
    blocks = case.reading.document.blocks
    cells = [blocks[quantity.block] for quantity in case.reading.quantities if blocks[quantity.block].table is not None]
    filled = {(cell.table, cell.row) for cell in cells if cell.column}
    return frozenset(
        cell.index for cell in cells if cell.header or (cell.column == 0 and (cell.table, cell.row) in filled)
    )


def _groups_of(case: Case, figure: Quantity) -> tuple[Group, ...]:
    """The list, or the table and the column of it, that a figure stands in, widest first."""
    block = case.reading.document.blocks[figure.block]
    if block.table is not None:
        return (("rows", block.table, None), ("table", block.table, block.column))
    return (("list", block.list, None),) if block.list is not None else ()


def _is_one_measure(case: Case, key: Group, members: Sequence[Statement]) -> bool:
    """True where several items or rows give one measure, none has a source, and no item of the list gives none."""
    blocks = case.reading.document.blocks
    places = {_place(case, member.figure) for member in members}
    if len(places) < 2 or any(member.figure.covers for member in members):
        return False
    if len({_sort_of(member) for member in members}) > 1:
        return False
    named = [set(member.measures) for member in members if member.measures]
    if named and not set.intersection(*named):
        return False
    return key[0] == "table" or places >= {block.item for block in blocks if block.list == key[1]}


def _sort_of(member: Statement) -> tuple[str, str]:
    """The sort of number: a share, a risk and a count out of a whole all tell how many people something befalls."""
    dimension, statistic = member.figure.figure.dimension, member.statistic
    return ("share", "share") if dimension in _SHARES and statistic in _HOW_MANY else (dimension, statistic)


def _is_one_table(key: Group, groups: Mapping[Group, Sequence[Statement]], joined: Collection[Group]) -> bool:
    """True where each column of a table gives one measure, and all of them figures of one sort."""
    columns = [other for other in groups if other[0] == "table" and other[1] == key[1]]
    sorts = {member.figure.figure.dimension for member in groups[key]}
    return len(sorts) == 1 and all(column in joined for column in columns)


def _restates(case: Case, last: Statement | None, statement: Statement) -> bool:
    if last is None or last.figure.block != statement.figure.block:
        return False
    return says_again(case.reading.document.blocks[last.figure.block].text, last.figure, statement.figure)


def _place(case: Case, figure: Quantity) -> int | None:
    block = case.reading.document.blocks[figure.block]
    return block.row if block.table is not None else block.item
