"""What a text says: its figures and sources, and the claims that they make together. Offsets: see the package."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple

Comparator = Literal["=", "<", "<=", ">", ">=", "~"]
Role = Literal["measure", "threshold", "timeframe", "population", "dose", "age", "count"]
Direction = Literal["increase", "decrease"]

Dimension = Literal[
    "percent",  # shares and percentage points, unit %
    "ratio",  # 1 in 5, 12 of 40, half, 1/100th: unit 1
    "multiple",  # twice as likely: unit {times}
    "money",
    "time",  # durations, ages and intervals
    "frequency",  # /d, /wk, /mo, /a
    "mass",
    "volume",
    "units",  # [iU]
    "rate",  # doses per weight or time: mg/kg, mg/d, ug/kg/h
    "concentration",  # mg/dL, mmol/L
    "pressure",
    "temperature",
    "length",
    "bmi",
    "energy",
    "number",  # a bare count or score: unit 1
    "other",
]

CitationKind = Literal[
    "study",
    "review",
    "meta-analysis",
    "trial",
    "guideline",
    "organization",
    "website",
    "social",
    "vague",
    "author-year",
    "reference-marker",
]

CitationForm = Literal[
    "narrative",  # a 2020 study in Pain Medicine; Smith et al. (2020) found
    "author-year",  # (Smith et al., 2020)
    "marker",  # [3], superscript 3, [^3], [@smith2020]
    "link",  # a Markdown or HTML link, a bare URL
    "identifier",  # doi:10…, PMID 123, NCT…
    "parenthesis",  # a bracket that is only a source: (Pain Medicine, 2020)
    "organization",  # according to the CDC
    "vague",  # studies show
    "back-reference",  # the same study, it also found
    "source-line",  # Source: …
]


class Span(NamedTuple):
    """A half-open stretch of code points."""

    start: int
    end: int


class Figure(NamedTuple):
    """One numeric expression as the grammar reads it, before anyone asks what it is for.

    `start` and `end` are *plain* offsets; they take in the bound, the number and the unit (`at least 50%`).
    `low`, `high`, `comparator` and `unit` follow the public contract: a range holds both ends, a single value stands in
    both, a bound leaves the other end None; `unit` is a UCUM or ISO 4217 code, `1` for counts and ratios.
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    comparator: Comparator
    unit: str
    dimension: Dimension
    numbers: tuple[Span, ...] = ()  # plain: the bare numbers inside, in order
    unit_span: Span | None = None  # plain: the unit as written (the last, where both ends have one)
    numerator: Decimal | None = None  # of a ratio: 1 in 5 -> 1 and 5
    denominator: Decimal | None = None
    approximate: bool = False  # about, nearly … (also before a range, where the comparator stays "=")
    points: bool = False  # percentage points
    noun: str | None = None  # what is counted, lower case: `patients` in "45 patients", "1 in 5 patients"
    change: Literal["from", "to"] | None = None  # the ends of `from 61% to 73%`, where they are two figures
    flags: frozenset[str] = frozenset()  # what a rule may want to know: see language/quantities

    @property
    def is_range(self) -> bool:
        """True where two different ends are given."""
        return self.low is not None and self.high is not None and self.low != self.high


class Citation(NamedTuple):
    """A source as a text names it. Offsets are *plain* as found and *source* once it stands in a `Reading`."""

    start: int
    end: int
    text: str
    kind: CitationKind
    form: CitationForm = "narrative"
    year: int | None = None
    container: str | None = None
    organization: str | None = None
    authors: tuple[str, ...] = ()
    title: str | None = None
    doi: str | None = None
    pmid: str | None = None
    url: str | None = None
    pmcid: str | None = None
    trial_id: str | None = None
    volume: str | None = None
    pages: str | None = None
    keys: tuple[str, ...] = ()  # marker labels: ("3", "5", "6", "7") for [3,5-7]; ("smith2020",) for [@smith2020]
    references: tuple[int, ...] = ()  # the entries of the reference list it resolves to
    agent: bool = True  # offered as evidence; False: a place to turn to, or a mere mention (never listed)
    block: int = -1  # index of its block, once in a Reading
    plain: Span | None = None  # plain offsets in that block, once in a Reading


class Reference(NamedTuple):
    """One entry of a reference list or a footnote that holds a source; offsets are *source*."""

    label: str | None
    start: int
    end: int
    csl: Mapping[str, Any]
    block: int = -1
    text: str = ""


class Cover(NamedTuple):
    """Why a citation covers a figure: `citation` indexes into the citations of the Reading."""

    citation: int
    reason: str
    confidence: float


class Quantity(NamedTuple):
    """A figure in its document: `start` and `end` are *source* offsets, `block` and `plain` say where it was read."""

    start: int
    end: int
    text: str
    low: Decimal | None
    high: Decimal | None
    comparator: Comparator
    unit: str
    role: Role
    figure: Figure
    block: int
    plain: Span
    covers: tuple[Cover, ...] = ()


Statistic = Literal[
    "share",  # of people: 70-80% of patients
    "effect",  # size of a change: pain fell by 50%
    "level",  # a value: blood pressure of 140/90, a score of 7
    "duration",  # takes 1-2 hours, lasts 5 years
    "interval",  # every 1-3 months
    "onset",  # begins within days
    "cost",
    "count",
    "risk",  # probability of an event for a person
    "ratio",  # 1/100th of oral doses, twice as likely
    "dose",
    "age",
    "survival",
    "other",
]

StatementKind = Literal[
    "claim",  # a fact about health or treatment: needs a source
    "instruction",  # told to the reader
    "eligibility",  # who may have a treatment
    "definition",  # an age group, a diagnostic threshold
    "schedule",  # appointments, opening hours, house rules
    "dosing",
    "price",  # a shop price
    "anatomy",
    "reference",  # a reference list, a title
    "other",
]


class Statement(NamedTuple):
    """One measure figure with what qualifies it: the unit that rules and the registry compare.

    A sentence may hold several. `figure` is the measure; `threshold` the limit inside it (`at least 50% reduction` in
    `70-80% of patients achieved …`), `timeframe` the time it holds for, `sample` the size of the group studied.
    """

    figure: Quantity
    statistic: Statistic
    kind: StatementKind
    threshold: Quantity | None = None
    timeframe: Quantity | None = None
    sample: Quantity | None = None
    clause: Span = Span(0, 0)  # plain: the words that belong to this figure
    words: frozenset[str] = frozenset()  # stems of the content words of the clause
    context: frozenset[str] = frozenset()  # stems of headings and lead-in above it
    measures: tuple[str, ...] = ()  # ids of health measures (vocabulary), the nearest first
    population: tuple[str, ...] = ()  # words that name the people: ("advanced", "cancer", "patients")
    time_words: str | None = None  # a time frame without a figure: `after surgery`, `per year`
    direction: Direction | None = None
    hedge: str | None = None  # often, about, may …
    certainty: str | None = None  # always, guaranteed, proven to, everyone …
    vouched_by: str | None = None  # a named person or `people tell us`, where nothing else vouches for it


class Claim(NamedTuple):
    """A sentence or table row with at least one figure; `start` and `end` are *source* offsets."""

    start: int
    end: int
    text: str
    block: int
    plain: Span
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]
    citations: tuple[int, ...] = ()  # indexes into the citations of the Reading: those that cover a figure of it


class Link(NamedTuple):
    """A statement belongs to a registry entry: score 0-1 and what spoke for it, strongest first."""

    claim_id: str
    score: float
    reasons: tuple[str, ...] = ()
