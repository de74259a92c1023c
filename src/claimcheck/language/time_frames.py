"""Time frames without a figure: `after surgery`, `per year`, `during treatment`."""

from __future__ import annotations

from claimcheck.language.stems import stem_word, stop_words
from claimcheck.pattern import as_pattern

_WORD = as_pattern(r"[^\W\d_]+")  # `after`, `year`
_PERIODS = {
    "annual": "year",
    "annuali": "year",
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "lifetime": "life",
    "ever": "life",
    "nightly": "night",
    "hourly": "hour",
}
_UNITS = frozenset({"year", "month", "week", "day", "hour", "night", "life"})
_ORDER = {
    "before": "before",
    "prior": "before",
    "preceding": "before",
    "after": "after",
    "following": "after",
    "post": "after",
    "since": "after",
    "during": "during",
    "throughout": "during",
    "while": "during",
}
_EVENTS = {
    "operation": "surgery",
    "surgical": "surgery",
    "implantation": "surgery",
    "procedure": "surgery",
    "therapy": "treatment",
    "birth": "delivery",
    "childbirth": "delivery",
}


def differ_in_words(one: str, other: str) -> bool:
    """True where two time frames without a figure name other periods, or another side of one event.

    `per year` and `annually` are one, `per year` and `per month` differ, `before surgery` and `after surgery` differ;
    a period and an event cannot be compared and do not differ.
    """
    first, second = _read(one), _read(other)
    if first.periods and second.periods:
        return not first.periods & second.periods
    if first.events & second.events and first.order and second.order:
        return first.order != second.order
    return False


class _Frame:
    __slots__ = ("events", "order", "periods")

    def __init__(self, words: list[str]) -> None:
        stems = {_PERIODS.get(word, stem_word(word)) for word in words}
        self.periods = {stem for stem in stems if stem in _UNITS}
        self.order = next((_ORDER[word] for word in words if word in _ORDER), None)
        kept = (word for word in words if word not in _ORDER and word not in stop_words())
        self.events = {stem_word(_EVENTS.get(word, word)) for word in kept} - self.periods


def _read(text: str) -> _Frame:
    return _Frame(_WORD.findall(text.lower()))
