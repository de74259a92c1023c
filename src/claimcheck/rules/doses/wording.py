"""How doses stand in text: numbers with a unit of dose, the sentence around them, and the drugs it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimcheck.documents.document import Block
from claimcheck.language.cues import holds_digit
from claimcheck.language.reading import Reading
from claimcheck.model import Span
from claimcheck.rules.passages import find_prose, group_sentences, sentence_around
from claimcheck.rules.tables import as_alternatives, read_rows, read_words

LEAD = 60  # characters before a number in which a laboratory word makes it a laboratory value
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"

# What follows a unit in a concentration of blood or urine: `1.0 mg/dL`, `4.0 ng/mL`, `2.0 g/L`, `30 mg/g`
CONCENTRATION = re.compile(
    r"\s?(?:/|per\s)\s?(?:d[lL]|L|l|g\b|mmol\b|lit(?:re|er)\b|decilit(?:re|er)\b|100\s?m[lL]|24)"
)
# A web address or file name around a place
ADDRESS = re.compile(r"\S*(?:://|www\.|\.(?:com|org|net|gov|html?|pdf|png|jpe?g)\b)\S*", re.IGNORECASE)
WORDS = re.compile(r"[^\W_]+(?:[-'’/][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Dose:
    """A number, or a range, with a unit of dose; offsets are *plain* in `block`."""

    block: Block
    start: int
    end: int
    numbers: tuple[Span, ...]
    unit: Span
    sentence: Span

    @property
    def text(self) -> str:
        """As written."""
        return self.block.text[self.start : self.end]

    @property
    def glued(self) -> bool:
        """True where no blank stands before the unit."""
        return self.unit.start == self.numbers[-1].end


def find_doses(reading: Reading) -> Iterator[Dose]:
    """The doses in the document's own words: no laboratory values, sizes, weights, food or addresses."""
    sentences = group_sentences(reading)
    for block in find_prose(reading):
        if not holds_digit(block.text):
            continue
        addresses = [Span(*match.span()) for match in ADDRESS.finditer(block.text)]
        for match in _pattern().finditer(block.text):
            sentence = sentence_around(sentences.get(block.index, []), block, match.start())
            dose = Dose(block, match.start(), match.end("unit"), _numbers(match), Span(*match.span("unit")), sentence)
            if any(span.start <= dose.start < span.end for span in addresses) or not _is_dose(dose):
                continue
            yield dose


def _numbers(match: re.Match[str]) -> tuple[Span, ...]:
    return tuple(Span(*match.span(name)) for name in ("first", "last") if match[name] is not None)


def _is_dose(dose: Dose) -> bool:
    text = dose.block.text
    if CONCENTRATION.match(text, dose.end) or names_laboratory(text, dose.sentence, dose.start, dose.end):
        return False
    kind = _kinds()[text[dose.unit.start : dose.unit.end].lower()]
    return kind == "dose" or speaks_of_medicine(text[dose.sentence.start : dose.sentence.end])


def names_laboratory(text: str, sentence: Span, start: int, end: int) -> bool:
    """True where words around the *plain* stretch tell a laboratory value, a size or food."""
    before = text[max(sentence.start, start - LEAD) : start]
    after = text[end : min(sentence.end, end + 25)]
    return bool(_laboratory().search(before) or _laboratory_behind().match(after))


def speaks_of_medicine(sentence: str) -> bool:
    """True where a sentence names a drug, a way to take one, or a dose that is one by its unit."""
    words = {word.lower() for word in WORDS.findall(sentence)}
    return (
        bool(words & read_words("dose_words.txt"))
        or find_drug(sentence) is not None
        or _plain().search(sentence) is not None
    )


def find_drug(text: str) -> str | None:
    """The first drug that a text names, by its name or the ending of its nonproprietary name; None where none."""
    named = _drugs().search(text)
    if named is not None:
        return named.group()
    endings = tuple(read_words("drug_endings.txt"))
    for match in WORDS.finditer(text):
        word = match.group().lower()
        if len(word) > 6 and (word.endswith(endings) or word.removesuffix("s").endswith(endings)):
            return match.group()
    return None


@cache
def _kinds() -> dict[str, str]:
    return {form.lower(): kind for forms, kind in read_rows("dose_units.tsv") for form in forms.split("|")}


@cache
def _units(kind: str = "") -> str:
    forms = {form for row, of in read_rows("dose_units.tsv") if kind in ("", of) for form in row.split("|")}
    return as_alternatives(frozenset(forms))


@cache
def _pattern() -> re.Pattern[str]:
    # `1.0 mg`, `10mg`, `.5 mg`, `10000 units`, `2.5-5.0 mg`, `5 to 10 mL`
    return re.compile(
        rf"""
        (?<![\w.,$£€-])
        (?P<first>{NUMBER}) (?:\s?(?:-|–|—|to)\s?(?P<last>{NUMBER}))?
        [\s-]? (?P<unit>{_units()}) (?![\w₀-₉²³])
        """,
        re.VERBOSE,
    )


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(rf"\d\s?(?:{_units('dose')})(?!\w)")


@cache
def _laboratory() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{as_alternatives(read_words('laboratory_words.txt'))})\b", re.IGNORECASE)


@cache
def _laboratory_behind() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:of\s)?(?:\w+\s)?(?:{as_alternatives(read_words('laboratory_words.txt'))})\b", re.IGNORECASE
    )


@cache
def _drugs() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{as_alternatives(read_words('drugs.txt'))})(?!\w)", re.IGNORECASE)
