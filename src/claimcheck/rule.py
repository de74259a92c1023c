"""What a rule is: a function with a code, a severity, prose and examples, that turns a case into hits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from claimcheck.model import EMPTY, Fix, Link, Related, Severity, Statement

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.language.reading import Reading
    from claimcheck.registry.registry import Registry


class Case(NamedTuple):
    """One document as a rule sees it: what was read, what it links to, and the day of the check."""

    reading: Reading
    registry: Registry
    links: Mapping[int, Link]  # by index into reading.statements
    config: Config
    today: date


class Hit(NamedTuple):
    """What a rule reports. `start` and `end` are *source* offsets of the figure, citation or words it speaks of.

    `figures` are the source spans `(start, end)` of the figures it complains about, for the precedence between rules
    ("one figure, one complaint"); empty means the hit's own span.
    """

    start: int
    end: int
    message: str
    claim_id: str | None = None
    found: str | None = None
    expected: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    figures: tuple[tuple[int, int], ...] = ()
    severity: Severity | None = None  # where one case is milder than the rule's own severity


@dataclass(frozen=True, slots=True)
class Example:
    """A text with «marked» characters: exactly these are flagged by the rule (none in a Good example).

    `registry` is registry YAML (`sources:` and `claims:`) or empty for none.
    """

    text: str
    registry: str = ""
    format: str = "text"
    today: str = "2026-01-01"
    settings: Mapping[str, object] = field(default_factory=lambda: EMPTY)
    flagged: bool = True


def Bad(
    text: str, registry: str = "", *, format: str = "text", today: str = "2026-01-01", **settings: object
) -> Example:
    """An example that the rule flags on exactly the «marked» characters."""
    return Example(text, registry, format, today, settings, flagged=True)


def Good(
    text: str, registry: str = "", *, format: str = "text", today: str = "2026-01-01", **settings: object
) -> Example:
    """An example on which the rule stays silent."""
    return Example(text, registry, format, today, settings, flagged=False)


Check = Callable[[Case], Iterable[Hit]]


Needs = Literal[
    "text",  # any text at all
    "digits",  # a digit somewhere
    "figures",  # a claim
    "links",  # a statement that belongs to a registry entry
    "sources",  # a citation or an entry of a reference list
]
"""Without what a rule surely has nothing to say: it is then not run, nor its file imported."""


class Content(NamedTuple):
    """What a rule's file holds beside its head: `prose` is the function's docstring."""

    prose: str
    examples: tuple[Example, ...]
    check: Check


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `name` is the function's name with hyphens. `read` gives the rest, and imports the rule's file for it
    where that has not been done: most of what is asked of a rule is only what it is called."""

    code: str
    name: str
    severity: Severity
    default: bool
    read: Callable[[], Content] = field(compare=False, repr=False)
    needs: Needs = "text"

    @property
    def prose(self) -> str:
        """What the rule asks for and why, in paragraphs."""
        return self.read().prose

    @property
    def examples(self) -> tuple[Example, ...]:
        """The texts that show it."""
        return self.read().examples

    @property
    def check(self) -> Check:
        """The function that finds what it asks for."""
        return self.read().check

    @property
    def summary(self) -> str:
        """The first paragraph of the prose, on one line."""
        return " ".join(self.prose.split("\n\n", 1)[0].split())

    @property
    def advice(self) -> str:
        """The paragraph that says what to do, on one line: a finding's `help`."""
        for paragraph in self.prose.split("\n\n"):
            if paragraph.startswith("What to do: "):
                return " ".join(paragraph.removeprefix("What to do: ").split())
        return ""


def rule(
    code: str, *, severity: Severity, examples: tuple[Example, ...], default: bool = True, needs: Needs = "text"
) -> Callable[[Check], Rule]:
    """Make a function a rule. Its docstring is the prose: a summary, then paragraphs that begin with
    `Why: `, `What to do: ` and `Authority: `."""

    def make(check: Check) -> Rule:
        import inspect

        content = Content(inspect.getdoc(check) or "", examples, check)
        return Rule(code, check.__name__.replace("_", "-"), severity, default, lambda: content, needs)

    return make


def names_rule(term: str, rule: Rule) -> bool:
    """True where a code, name, prefix of codes or `ALL` takes in the rule, in any case."""
    wanted = term.strip()
    if not wanted:
        return False
    return wanted.upper() == "ALL" or rule.code.startswith(wanted.upper()) or rule.name == wanted.lower()


def linked(case: Case) -> Iterator[tuple[Statement, Link]]:
    """Every statement that belongs to a registry entry, in document order."""
    for index, statement in enumerate(case.reading.statements):
        link = case.links.get(index)
        if link is not None:
            yield statement, link
