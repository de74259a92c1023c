"""How doses stand in text: numbers with a unit of dose, and the sentence around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claimcheck.documents.document import Block
from claimcheck.language.cues import holds_digit
from claimcheck.language.reading import Reading
from claimcheck.model import Span
from claimcheck.pattern import as_pattern
from claimcheck.rules.doses.setting import (
    Setting,
    gives_medicine,
    goes_on_about_food,
    is_size,
    names_laboratory,
    write_units,
)
from claimcheck.rules.drugs import find_drug
from claimcheck.rules.mentions import is_mentioned
from claimcheck.rules.passages import find_prose, group_sentences, sentence_around
from claimcheck.rules.tables import read_rows

# `10`, `10,000`, `10 000` with a fixed blank, `2.5`, `.5`
NUMBER = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+|\d+)(?:\.\d+)?|\.\d+"

# What follows a unit in a concentration of blood or urine: `1.0 mg/dL`, `2.0 g/L`, `30 mg/g`, `53 mmol/mol`
CONCENTRATION = as_pattern(
    r"\s?(?:/|per\s)\s?(?:d[lL]\b|[lL]\b|g\b|m?mol\b|lit(?:re|er)\b|decilit(?:re|er)\b|100\s?m[lL]|m[³3]|cubic)"
)
TRACE = as_pattern(r"\s?/\s?m[lL]\b")  # `4.0 ng/mL`: no medicine is that thin
# What makes the run of signs around it a web address or file name
ADDRESS = as_pattern(r"://|www\.|\.(?:com|org|net|gov|html?|pdf|png|jpe?g)\b", re.IGNORECASE)
LAST = 160  # characters of the sentence before that tell what the next one goes on about
BLANK = as_pattern(r"\s|$")
PORTION = as_pattern(r"(?:/|\bper\s)100\s?(?:m[lL]|g)$")  # `2.9 mcg/100 g`
FORM = as_pattern(
    r"\s(?:\w+\s)?(?:cream|ointment|gel|lotion|eye\sdrops?|drops?|solution|mouthwash|shampoo|spray|foam|patch|paste)\b",
    re.IGNORECASE,
)
# `0.5 g of cream`, where the text names a drug
MADE_UP = as_pattern(
    r"\sof\s(?:(?:the|your|this|it)\s)?(?:[\w-]+\s)?(?:cream|ointment|gel|lotion|foam|solution|mixture)\b",
    re.IGNORECASE,
)


class Dose(NamedTuple):
    """A number, or a range, with a unit of dose; offsets are *plain* in `block`."""

    block: Block
    start: int
    end: int
    numbers: tuple[Span, ...]
    units: tuple[Span, ...]  # the dose's, and what it is dissolved in: `250 mg/5 mL`
    sentence: Span
    measured: bool  # a laboratory value, a size or food and no dose

    @property
    def text(self) -> str:
        """As written."""
        return self.block.text[self.start : self.end]

    @property
    def glued(self) -> tuple[Span, ...]:
        """The units with no blank before them."""
        ends = {number.end for number in self.numbers}
        return tuple(unit for unit in self.units if unit.start in ends and self.block.text[unit.start] != "%")


def find_doses(reading: Reading) -> tuple[Dose, ...]:
    """The doses in the document's own words, and values in their units; no weights, bad examples or addresses."""
    if "doses" not in reading.kept:
        reading.kept["doses"] = tuple(_find_doses(reading))
    doses: tuple[Dose, ...] = reading.kept["doses"]
    return doses


def _find_doses(reading: Reading) -> Iterator[Dose]:
    sentences = group_sentences(reading)
    setting = Setting(reading)
    for block in find_prose(reading, headers=True):
        if not holds_digit(block.text):
            continue
        addresses = find_addresses(block.text)
        for match in _pattern().finditer(block.text):
            if touches(addresses, match.start(), match.end()):
                continue
            sentence = sentence_around(sentences.get(block.index, []), block, match.start())
            dose = _as_dose(block, match, sentence, setting)
            if dose is not None and not is_mentioned(block.text, sentence, dose.start, dose.end):
                yield dose


def find_addresses(text: str) -> list[Span]:
    """The web addresses and file names in a text, in order."""
    found: list[Span] = []
    for match in ADDRESS.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        start = max(text.rfind(blank, 0, match.start()) for blank in " \u00a0") + 1
        end = BLANK.search(text, match.end())
        found.append(Span(start, end.start() if end else len(text)))
    return found


def touches(spans: list[Span], start: int, end: int) -> bool:
    """True where one of some spans in order, which do not overlap, shares a character with a stretch."""
    at = bisect_left(spans, end, key=lambda span: span.start) - 1
    return at >= 0 and start < spans[at].end


def _as_dose(block: Block, match: re.Match[str], sentence: Span, setting: Setting) -> Dose | None:
    text, unit = block.text, Span(*match.span("unit"))
    measured = (
        CONCENTRATION.match(text, match.end()) is not None
        or (match["unit"] == "ng" and TRACE.match(text, match.end()) is not None)
        or names_laboratory(text, sentence, match.start(), match.end())
        or is_size(text, match.start(), match.end())
        or setting.measures(block)
        or gives_medicine(text[sentence.start : sentence.end]) is False
        or goes_on_about_food(text, sentence)
    )
    kind = _kinds()[" ".join(match["unit"].lower().split())]
    if kind == "strength" and not _is_strength(text, sentence, match):
        return None
    if kind in {"medicine", "counted"} and (
        PORTION.search(text[max(0, match.start() - 4) : unit.end])
        or not _is_given(kind, block, sentence, measured, setting, match)
    ):
        return None
    units = [unit] if match["base"] is None else [unit, Span(*match.span("base"))]
    return Dose(block, match.start(), match.end(), _spans(match), tuple(units), sentence, measured)


def _spans(match: re.Match[str]) -> tuple[Span, ...]:
    return tuple(Span(*match.span(name)) for name in ("first", "last", "per") if match[name] is not None)


def _is_given(kind: str, block: Block, sentence: Span, measured: bool, setting: Setting, match: re.Match[str]) -> bool:
    given = gives_medicine(block.text[sentence.start : sentence.end])
    if given is not None:
        return given
    if measured:
        return False
    made_up = kind == "counted" or MADE_UP.match(block.text, match.end()) is not None
    return (
        setting.is_medical(block) or (made_up and setting.names_drug) or _goes_on(block.text, sentence, match["unit"])
    )


def _goes_on(text: str, sentence: Span, unit: str) -> bool:
    """True behind a sentence that gives a medicine in the same unit: `A dose of 2 mL goes in. Then up to 10mL follow.`"""
    before = text[max(0, sentence.start - LAST) : sentence.start].rstrip(" .!?")
    last = before[max(before.rfind(end) for end in (". ", "! ", "? ")) + 1 :]
    return unit in last and gives_medicine(last) is True


def _is_strength(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """True for the strength of a preparation: `hydrocortisone 1.0%`, `.5% cream`."""
    before = text[max(sentence.start, match.start() - 30) : match.start()].split()[-2:]
    return FORM.match(text, match.end()) is not None or find_drug(" ".join(before)) is not None


@cache
def _kinds() -> dict[str, str]:
    return {form.lower(): kind for forms, kind in read_rows("dose_units.tsv") for form in forms.split("|")}


@cache
def _pattern() -> re.Pattern[str]:
    # `1.0 mg`, `10mg`, `.5 mg`, `10000 units`, `2.5-5.0 mg`, `5 to 10 mL`, `250mg/5mL`
    return as_pattern(
        rf"""
        (?<![\w.,$£€-])
        (?P<first>{NUMBER}) (?:\s?(?:-|–|—|to)\s?(?P<last>{NUMBER}))?
        [\s-]? (?P<unit>{write_units()})
        (?:\s?/\s?(?P<per>{NUMBER})[\s-]?(?P<base>m[lL]|ML|g))?
        (?![\w₀-₉²³])
        """,
        re.VERBOSE,
    )
