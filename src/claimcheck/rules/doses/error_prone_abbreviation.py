"""DOS003: abbreviations that have led to wrong doses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple, cast

from claimcheck.documents.document import Block
from claimcheck.model import Applicability, Span
from claimcheck.pattern import as_pattern
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.doses.setting import Setting, gives_medicine, names_laboratory, speaks_of_medicine
from claimcheck.rules.doses.wording import NUMBER, find_addresses, touches
from claimcheck.rules.drugs import find_drug
from claimcheck.rules.mentions import is_mentioned
from claimcheck.rules.passages import as_fix, find_prose, group_sentences, sentence_around
from claimcheck.rules.tables import read_rows

REACH = 120  # characters around an abbreviation that tell what it stands for
FORMS = as_pattern(r"\d\s?[μµu]g\b")  # that are told here and are no sign of a medicine themselves
# A value of blood, urine or air: `40 U/L`, `2 IU/mL`; a country, a product's name: `10 U.S. clinics`, `U-100`; an engine
NO_DOSE_BEHIND = as_pattern(
    r"\s?(?:/|per\s)\s?(?:d?[lL]\b|g\b|m[³3]|cubic)|\.[A-Z]|-\w|\s(?:\w+\s)?(?:engine|motor\w*|bike|scooter|moped|implants?)\b"
)
PLACE_BEFORE = as_pattern(r"\b(?:bed|room|flat|unit|ward|bay|seat|gate|block)\s$", re.IGNORECASE)  # `Bed 12U`
PER_ML = as_pattern(r"\s?(?:/|per\s)\s?m[lL]\b")  # of blood, or the strength of a medicine
# What may stand between a dose and the abbreviation that tells how it is given: `10 mg once daily SC`
GIVEN = as_pattern(
    r"""
    (?: \d\s?(?:mg|mcg|μg|µg|g|mL|ml|(?:milli|micro)?grams?|millilit(?:er|re)s?|units?|U|IU|tablets?|tabs?|capsules?|puffs?|drops?)
      | \b(?:given|gives?|injected|inject|administered|administer|taken|takes?|dose|dosed) )
    (?:[\s,]+(?:at|once|twice|daily|by|orally|PO|IV|IM|and|or|every|each|q|night|of|it|a|day|weekly)){0,3} [\s,]+ $
    """,
    re.VERBOSE,
)
GIVEN_BEHIND = as_pattern(r"\s(?:\d[\d.,]*\s?(?:mg|mcg|(?:milli|micro)grams?|units?)\b|injections?\b|infusions?\b)")
DROPS = as_pattern(r"\b(?:drops?|gtts?|ointment|instil(?:l|led)?)\b", re.IGNORECASE)
AS_BEHIND = as_pattern(r"\s(?:directed|needed|prescribed|planned|told|soon|above|well|often|shown)\b", re.IGNORECASE)
# Morphine by its abbreviation: `MS 10 mg`, `10 mg of MS`; not `people with MS 20 mg`, `MS Contin`
DOSED_BEHIND = as_pattern(r"\)?\s\d[\d.,]*\s?(?:mg|mcg|g|(?:milli|micro)?grams?|units?)\b")
DOSED_BEFORE = as_pattern(r"\d\s?(?:mg|mcg|g|(?:milli|micro)?grams?)\s(?:of\s|IV\s|PO\s)?$")
ILL_BEFORE = as_pattern(r"\b(?:with|for|have|has|had|in|against|treats?|my|their|of)\s$", re.IGNORECASE)


class Abbreviation(NamedTuple):
    """A row of the list: what is written, where it counts, and what to write instead."""

    form: re.Pattern[str]
    place: str
    instead: str
    mistaken: str
    fix: str


@rule(
    "DOS003",
    severity="error",
    examples=(
        Bad("Inject «10U» of insulin before meals."),
        Bad("Take «400 IU» of vitamin D and «50 μg» of levothyroxine."),
        Bad("Take 5 mg «QD» for a week, then «MSO4» if needed."),
        Bad("Give «MS» 10 mg at night and heparin 5,000 units «SC»."),
        Good("Use U-100 insulin: 10 units before meals."),
        Good("People with MS may take 10 mg of baclofen; ALT was 40 U/L and bilirubin 12 µmol/L."),
        Good("cc: the ward sister, as agreed."),
    ),
)
def error_prone_abbreviation(case: Case) -> Iterator[Hit]:
    """An abbreviation stands beside a dose or drug that has led to wrong doses.

    They are those of the lists of the Institute for Safe Medication Practices and the Joint Commission: U, IU, cc, μg, QD,
    QOD, HS, SC, D/C, MS, MSO4 and more. Units of laboratory values, product names such as U-100 and diseases are not
    meant.

    Why: a handwritten or printed U has been read as 0 and ten times the dose was given; QD has been taken for QID.

    What to do: write the word out, as the message says.

    Authority: ISMP list of error-prone abbreviations; Joint Commission "Do Not Use" list.
    """
    sentences = group_sentences(case.reading)
    setting = Setting(case.reading)
    for block in find_prose(case.reading):
        if _any_form().search(block.text) is None or setting.explains_signs(block):
            continue
        addresses = find_addresses(block.text)
        taken: set[int] = set()
        for row in _rows():
            for match in row.form.finditer(block.text):
                start, end = match.span()
                if not taken.isdisjoint(range(start, end)) or touches(addresses, start, end):
                    continue
                sentence = sentence_around(sentences.get(block.index, []), block, start)
                if _COUNTS[row.place](Place(setting, block, sentence, match)) and not is_mentioned(
                    block.text, sentence, start, end
                ):
                    taken.update(range(start, end))
                    yield _as_hit(block, row, match)


class Place(NamedTuple):
    """An abbreviation where it stands."""

    setting: Setting
    block: Block
    sentence: Span
    match: re.Match[str]

    @property
    def around(self) -> str:
        """Its sentence."""
        return self.block.text[self.sentence.start : self.sentence.end]

    @property
    def before(self) -> str:
        """What stands shortly before it in its sentence."""
        return self.block.text[max(self.sentence.start, self.match.start() - REACH) : self.match.start()]

    @property
    def behind(self) -> str:
        """What stands shortly behind it in its sentence."""
        return self.block.text[self.match.end() : min(self.sentence.end, self.match.end() + REACH)]

    @property
    def shouted(self) -> bool:
        """True among capitals, where any word looks like an abbreviation."""
        near = self.before + self.behind
        return sum(map(str.isupper, near)) > sum(map(str.islower, near))


def _is_unit(place: Place) -> bool:
    if (
        PLACE_BEFORE.search(place.before)
        or NO_DOSE_BEHIND.match(place.behind)
        or (PER_ML.match(place.behind) and not gives_medicine(place.around))
    ):
        return False
    if not place.match["form"].endswith("g"):
        return True
    text, (start, end) = place.block.text, place.match.span()
    return not (
        _is_food(place.around)
        or names_laboratory(text, place.sentence, start, end)
        or place.setting.measures(place.block)
    )


@lru_cache(maxsize=500)
def _is_food(sentence: str) -> bool:
    return gives_medicine(FORMS.sub("", sentence)) is False


def _is_in_medicine(place: Place) -> bool:
    return place.setting.is_medical(place.block) or speaks_of_medicine(place.around)


def _is_given(place: Place) -> bool:
    """True right behind a dose, a drug or a word of giving one, or right before a dose or drug."""
    if place.shouted:
        return False
    if GIVEN.search(place.before) or GIVEN_BEHIND.match(place.behind):
        return True
    beside = (*place.before.split()[-1:], *place.behind.split(maxsplit=1)[:1])
    return any(find_drug(word) is not None for word in beside)


def _is_in_drops(place: Place) -> bool:
    if place.shouted or AS_BEHIND.match(place.behind):
        return False
    return DROPS.search(place.before + " " + place.behind) is not None


def _is_dosed(place: Place) -> bool:
    return DOSED_BEHIND.match(place.behind) is not None or DOSED_BEFORE.search(place.before) is not None


def _is_no_disease(place: Place) -> bool:
    ill = ILL_BEFORE.search(place.before) is not None and DOSED_BEFORE.search(place.before) is None
    return not ill and _is_dosed(place)


def _is_always(_: Place) -> bool:
    return True


_COUNTS: dict[str, Callable[[Place], bool]] = {
    "number": _is_unit,
    "medicine": _is_in_medicine,
    "beside": _is_given,
    "drops": _is_in_drops,
    "drug": _is_dosed,
    "disease": _is_no_disease,
    "always": _is_always,
}


def _as_hit(block: Block, row: Abbreviation, match: re.Match[str]) -> Hit:
    place = block.map.to_source(match.start(), match.end())
    start, end = match.span("form")
    content = row.instead
    if row.place == "number":
        start, content = match.end("number"), f" {row.instead}"
        if match["number"] == "1":
            content = content.removesuffix("s")
    fix = None
    if row.fix != "-":
        fix = as_fix(block, cast("Applicability", row.fix), [(start, end, content)])
    message = f"`{match['form']}` has been mistaken for {row.mistaken}: write {row.instead}"
    return Hit(place.start, place.end, message, found=match.group(), fix=fix)


@cache
def _rows() -> tuple[Abbreviation, ...]:
    rows = []
    for form, place, instead, mistaken, fix in read_rows("error_prone.tsv"):
        number = (
            rf"(?<![\w.,-])(?:(?:{NUMBER})\s?[-–—]\s?)?(?P<number>(?:{NUMBER})(?:\s(?:million|thousand))?)[\s-]?"
            if place == "number"
            else r"(?<![\w.-])"
        )
        rows.append(Abbreviation(as_pattern(rf"{number}(?P<form>{form})(?![\w₀-₉])"), place, instead, mistaken, fix))
    return tuple(rows)


@cache
def _any_form() -> re.Pattern[str]:
    forms = "|".join(form for form, *_ in read_rows("error_prone.tsv"))
    return as_pattern(rf"(?:(?<![\w.-])|(?<=\d)|(?<=\d-))(?:{forms})(?![\w₀-₉])")
