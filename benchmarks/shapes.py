"""Texts of one shape, as long as asked: what grows without end in one document must not cost more for each of its parts."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping


def _share(chance: random.Random) -> int:
    return chance.randint(10, 90)


def _table(count: int, chance: random.Random) -> str:
    rows = (f"| Drug {at} | {_share(chance)}% of patients | Smith {at}, 2019 |\n" for at in range(count))
    return "# Drugs\n\n| Drug | Better | Source |\n|---|---|---|\n" + "".join(rows)


def _list(count: int, chance: random.Random) -> str:
    items = (f"- Infection {at} happens in {chance.randint(1, 9)} of 100 people after surgery\n" for at in range(count))
    return "# Risks\n\nRisks include:\n\n" + "".join(items)


def _sentences(count: int, chance: random.Random) -> list[str]:
    return [
        f"About {_share(chance)}% of patients felt better within {chance.randint(1, 9)} weeks of surgery."
        for _ in range(count)
    ]


def _references(count: int, chance: random.Random) -> str:
    text = " ".join(f"Pain fell by {_share(chance)}% in trial {at}.[{at}]" for at in range(1, count + 1))
    entries = "\n".join(
        f"{at}. Smith J. Trial {at} of pain. Pain Medicine. 2019;{at}:1-9." for at in range(1, count + 1)
    )
    return f"# Trials\n\n{text}\n\n## References\n\n{entries}\n"


def _sections(count: int, chance: random.Random) -> str:
    return "".join(
        f"## Part {at} of pain\n\nRelief came to {_share(chance)}% of patients (Smith et al., 20{at % 20:02}).\n\n"
        for at in range(count)
    )


def _criteria(count: int, chance: random.Random) -> str:
    able = "".join(f"- you are over {at % 60 + 18} years\n" for at in range(count))
    barred = "".join(f"- you are under {chance.randint(18, 77)} years\n" for at in range(count))
    return f"# Who\n\nThe pump is offered if:\n\n{able}\nThe pump is not suitable if:\n\n{barred}"


def _nested(count: int, chance: random.Random) -> str:
    return "".join("  " * (at % 20) + f"- item {at} costs ${chance.randint(10, 900)}\n" for at in range(count))


SHAPES: Mapping[str, Callable[[int, random.Random], str]] = {
    "a table": _table,
    "a list": _list,
    "a paragraph": lambda count, chance: " ".join(_sentences(count, chance)),
    "paragraphs": lambda count, chance: "\n\n".join(_sentences(count, chance)),
    "a reference list": _references,
    "sections": _sections,
    "two lists of criteria": _criteria,
    "nested lists": _nested,
}
"""By name, what makes Markdown of so many parts."""
