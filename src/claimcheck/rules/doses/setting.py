"""What the words around a number with a unit speak of: a medicine, or a laboratory value, a size, food."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache

from claimcheck.documents.document import Block
from claimcheck.language.reading import Reading
from claimcheck.model import Span
from claimcheck.pattern import as_pattern
from claimcheck.rules.drugs import WORDS, find_drug
from claimcheck.rules.mentions import ABOUT_SIGNS
from claimcheck.rules.tables import as_alternatives, read_rows, read_words

LEAD = 60  # characters before a number in which a laboratory word makes it a laboratory value
# `three times a day`, `every 4 to 6 hours`: how often one takes a medicine
FREQUENCY = as_pattern(
    r"\b(?:once|twice|(?:\d|two|three|four|five|six)\stimes)\s(?:(?:a|per|each|every)\s)?(?:day|daily|week|weekly)\b"
    r"|\bevery\s\w{1,6}(?:\s?(?:-|–|to|or)\s?\w{1,6})?\shours\b",
    re.IGNORECASE,
)
# `gives you .5 ml in the upper arm`: where a medicine goes
INTO = as_pattern(
    r"\b(?:in|into|under)\s(?:the|your|a|each|one)\s(?:[a-z]+\s){0,2}(?:arm|thigh|buttock|muscle|vein|tummy|belly|skin|tongue|eyes?|nostrils?|ears?)\b",
    re.IGNORECASE,
)
# `a 1.0-mL oral syringe`: the size of a device
DEVICES = r"(?:syringes?|needles?|catheters?|tubes?|cannulas?|bottles?|bags?|cups?|balloons?|implants?)"
SIZED = as_pattern(rf"[\s-](?:\w+\s)?{DEVICES}\b", re.IGNORECASE)
SIZED_BEFORE = as_pattern(rf"\b{DEVICES}\s?\((?:[\d.]+\s?m[lL],\s){{0,9}}$", re.IGNORECASE)  # `syringes (1 mL, 5 mL)`
# What a medicine is taken with: `with food or milk`, `before the meal`
TAKEN_WITH = as_pattern(
    r"\b(?:with|without|before|after|in)\s(?:(?:an?|your|the|one|half\san?)\s(?:\w+\s)?(?:glass|cup|bowl|mug|spoonful|little|bit)\sof\s)?"
    r"(?:\w+\s){0,3}\w+(?:,?\s(?:or|and)\s\w+)?(?=[\s.,;:)]|$)",
    re.IGNORECASE,
)
# What a word of the laboratory is when it stands behind a purpose: `5 mg for cholesterol`
NO_LINK = (
    r"(?!(?:for|to|with|in|if|when|and|or|by|on|at|before|after|until|as|against|a|per|every|each|once|twice|daily)\b)"
)


class Setting:
    """What leads into each block of a text: its headings, its list's lead-in, its column's and row's headers."""

    def __init__(self, reading: Reading) -> None:
        self._blocks = reading.document.blocks
        self._stubs: dict[tuple[int, int], str] = {}
        self._heads: dict[tuple[int, int], str] = {}
        self._rows: dict[tuple[int, int], list[str]] = {}
        self._captions: dict[int, str] = {}
        self._known: dict[tuple[object, ...], bool] = {}
        for block in self._blocks:
            if block.table is None:
                continue
            if block.kind == "caption":
                self._captions[block.table] = block.text
            elif block.column is not None and block.row is not None:
                if block.header:
                    self._heads.setdefault((block.table, block.column), block.text)
                self._stubs.setdefault((block.table, block.row), block.text)
                self._rows.setdefault((block.table, block.row), []).append(block.text)

    def is_medical(self, block: Block) -> bool:
        """True where what leads into a block names a medicine or speaks of doses."""
        above = (*block.headings, block.lead_in, block.table, block.row, block.column)
        if above not in self._known:
            self._known[above] = any(_leads_to_dose(text) for text in self._around(block))
        return self._known[above]

    @cached_property
    def names_drug(self) -> bool:
        """True where the text names a drug anywhere."""
        return any(is_medicine(find_drug(block.text)) for block in self._blocks)

    def explains_signs(self, block: Block) -> bool:
        """True in a table row or list that tells what abbreviations stand for or are mistaken for."""
        if block.table is None:
            told = [self._blocks[index].text for index in (*block.headings[-1:], block.lead_in) if index is not None]
            return block.lead_in is not None and any(ABOUT_SIGNS.search(text) for text in told)
        heads = [text for (table, _), text in self._heads.items() if table == block.table]
        row = () if block.row is None else self._rows.get((block.table, block.row), ())
        return any(ABOUT_SIGNS.search(text) for text in (*heads, *row, self._captions.get(block.table, "")))

    def measures(self, block: Block) -> bool:
        """True where a table says that the cells of a row or column hold laboratory values, sizes or food."""
        if block.table is None or block.row is None or block.column is None:
            return False
        head, first = self._heads.get((block.table, block.column), ""), self._heads.get((block.table, 0), "")
        if _leads_to_dose(head):
            return False
        stub = "" if block.column == 0 else self._stubs.get((block.table, block.row), "")
        told = (head, stub, self._captions.get(block.table, ""))
        return any(_laboratory(False).search(text) for text in told) or _food().search(first) is not None

    def _around(self, block: Block) -> list[str]:
        around = [self._blocks[index].text for index in block.headings]
        if block.lead_in is not None:
            around.append(self._blocks[block.lead_in].text)
        if block.table is not None and block.row is not None and block.column is not None:
            around.append(self._heads.get((block.table, block.column), ""))
            around += (text for text in self._rows.get((block.table, block.row), ()) if text != block.text)
            around.append(self._captions.get(block.table, ""))
        return around


def is_medicine(drug: str | None) -> bool:
    """True for the name of a drug that is no nutrient of food as well."""
    return drug is not None and drug.lower() not in read_words("nutrients.txt")


@lru_cache(maxsize=4_000)
def _leads_to_dose(text: str) -> bool:
    if is_medicine(find_drug(text)):
        return True
    return any(word.lower() in _telling() for word in WORDS.findall(text))


@cache
def _telling() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("dose_words.txt") if len(row) > 1)


def names_laboratory(text: str, sentence: Span, start: int, end: int) -> bool:
    """True where words around the *plain* stretch tell a laboratory value, a size or food.

    A word of the laboratory counts before the stretch only where no medicine comes between: `for a high sugar take 1 mg`.
    """
    first = max(sentence.start, start - LEAD)
    before = text[first:start]
    last = None
    for match in _laboratory(True).finditer(before):
        if not _is_salt(before[: match.start()]):
            last = match
    if last is not None and not _speaks(before[last.end() :]):
        return True
    return _laboratory_behind().match(text, end, min(sentence.end, end + 40)) is not None


def goes_on_about_food(text: str, sentence: Span) -> bool:
    """True where a sentence that names no medicine follows one on food or a laboratory value: `Eat little sodium. Soup has 900 mg.`"""
    before = text[max(0, sentence.start - 2 * LEAD) : sentence.start]
    if not before or _laboratory(True).search(before) is None:
        return False
    return not _speaks(before) and not _speaks(text[sentence.start : sentence.end])


def is_size(text: str, start: int, end: int) -> bool:
    """True where a *plain* stretch is the size of a device and no dose: `a 1.0-mL oral syringe`."""
    return SIZED.match(text, end) is not None or SIZED_BEFORE.search(text[max(0, start - LEAD) : start]) is not None


@lru_cache(maxsize=500)
def speaks_of_medicine(sentence: str) -> bool:
    """True where a sentence names a drug, a way to take one, or a dose that is one by its unit."""
    return _speaks(sentence) or FREQUENCY.search(sentence) is not None or _plain().search(sentence) is not None


@lru_cache(maxsize=500)
def gives_medicine(sentence: str) -> bool | None:
    """True where a sentence gives a medicine, False where it speaks of food or a laboratory, None where it tells neither.

    Grams and millilitres measure so much else that a nutrient (`vitamin K`) does not make them a dose.
    """
    words = {word.lower() for word in WORDS.findall(sentence)}
    if words & read_words("dose_words.txt") or FREQUENCY.search(sentence) is not None or INTO.search(sentence):
        return True
    if is_medicine(find_drug(sentence)):
        return True
    if _food().search(TAKEN_WITH.sub("", sentence)) is not None:
        return False
    return True if _plain().search(sentence) is not None else None


def _speaks(text: str) -> bool:
    words = {word.lower() for word in WORDS.findall(text)}
    return bool(words & read_words("dose_words.txt")) or find_drug(text) is not None


def _is_salt(before: str) -> bool:
    """True where a drug's name stands right before: `levothyroxine sodium`."""
    return find_drug(" ".join(before.split()[-1:])) is not None


def write_units(*kinds: str) -> str:
    """The units of some kinds as a regular expression's alternatives; of all kinds where none is named."""
    forms = {form for row, kind in read_rows("dose_units.tsv") if not kinds or kind in kinds for form in row.split("|")}
    return as_alternatives(frozenset(forms))


@cache
def _plain() -> re.Pattern[str]:
    return as_pattern(rf"\d\s?(?:{write_units('dose')})(?!\w)")


@cache
def _laboratory(before: bool) -> re.Pattern[str]:
    """The words that tell a laboratory value, a size or food; those that do so in front of a number, or all."""
    words = frozenset(row[0] for row in read_rows("laboratory_words.txt") if len(row) == 1 or not before)
    return as_pattern(rf"\b(?:{as_alternatives(words)})\b", re.IGNORECASE)


@cache
def _food() -> re.Pattern[str]:
    """The words that tell food."""
    words = frozenset(row[0] for row in read_rows("laboratory_words.txt") if row[-1] == "food")
    return as_pattern(rf"\b(?:{as_alternatives(words)})\b", re.IGNORECASE)


@cache
def _laboratory_behind() -> re.Pattern[str]:
    words = as_alternatives(read_words("laboratory_words.txt"))
    return as_pattern(rf"\s(?:of\s)?(?:{NO_LINK}[\w-]+\s)?(?:{words})\b", re.IGNORECASE)
