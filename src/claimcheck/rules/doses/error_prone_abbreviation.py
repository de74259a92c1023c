"""DOS003: abbreviations that have led to wrong doses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from claimcheck.documents.document import Block
from claimcheck.model import Applicability, Fix, Span
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.doses.wording import NUMBER, find_drug, names_laboratory, speaks_of_medicine
from claimcheck.rules.passages import as_edit, find_prose, group_sentences, sentence_around
from claimcheck.rules.tables import read_rows

# A value of blood or urine: `40 U/L`, `2 IU/mL`; a country, a product's name: `10 U.S. clinics`, `U-100`
NO_DOSE_BEHIND = re.compile(r"\s?(?:/|per\s)\s?(?:m?d?[lL]\b|g\b)|\.[A-Z]|-\w|\sengine|\smotor")
# What may stand between a dose and the abbreviation that tells how it is given: `10 mg once daily SC`
GIVEN = re.compile(
    r"""
    (?: \d\s?(?:mg|mcg|μg|µg|g|mL|ml|units?|U|IU|tablets?|tabs?|capsules?|puffs?|drops?)
      | \b(?:given|gives?|injected|inject|administered|administer|taken|takes?|dose|dosed) )
    (?:[\s,]+(?:at|once|twice|daily|by|orally|PO|IV|IM|and|or|every|each|q|night|of|a|day|weekly)){0,3} [\s,]+ $
    """,
    re.VERBOSE,
)
DROPS = re.compile(r"\b(?:drops?|gtts?|ointment|eyes?|ears?)\b", re.IGNORECASE)
# Morphine by its abbreviation: `MS 10 mg`, `10 mg of MS`; not `people with MS 20 mg`, `MS Contin`
DOSED_BEHIND = re.compile(r"\s\d[\d.,]*\s?mg\b")
DOSED_BEFORE = re.compile(r"\d\s?mg\s(?:of\s|IV\s|PO\s)?$")
ILL_BEFORE = re.compile(r"\b(?:with|for|have|has|had|in|against|treats?|my|their|of)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Abbreviation:
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
    for block in find_prose(case.reading):
        if _any_form().search(block.text) is None:
            continue
        taken: list[Span] = []
        for row in _rows():
            for match in row.form.finditer(block.text):
                sentence = sentence_around(sentences.get(block.index, []), block, match.start())
                if any(span.start < match.end() and match.start() < span.end for span in taken):
                    continue
                if _counts(row, block.text, sentence, match):
                    taken.append(Span(match.start(), match.end()))
                    yield _as_hit(block, row, match)


def _counts(row: Abbreviation, text: str, sentence: Span, match: re.Match[str]) -> bool:
    """True where the abbreviation stands where it can mislead."""
    before, behind = text[sentence.start : match.start()], text[match.end() : sentence.end]
    if row.place == "number":
        return not NO_DOSE_BEHIND.match(behind) and not names_laboratory(text, sentence, match.start(), match.end())
    if row.place == "medicine":
        return speaks_of_medicine(before + " " + behind)
    if row.place == "beside":
        return _is_given(before, behind)
    if row.place == "drops":
        return DROPS.search(before + " " + behind) is not None
    if row.place == "drug":
        dosed = DOSED_BEHIND.match(behind) is not None and not ILL_BEFORE.search(before)
        return dosed or DOSED_BEFORE.search(before) is not None
    return True


def _is_given(before: str, behind: str) -> bool:
    """True right behind a dose or a word of giving one, or right before a dose or drug."""
    if GIVEN.search(before[-90:]):
        return True
    words = behind.split(maxsplit=2)[:2]
    return bool(words) and (
        find_drug(words[0]) is not None or re.match(r"\s\d[\d.,]*\s?(?:mg|mcg|units?)\b", behind) is not None
    )


def _as_hit(block: Block, row: Abbreviation, match: re.Match[str]) -> Hit:
    place = block.map.to_source(match.start(), match.end())
    start, end = match.span("form")
    content = row.instead
    if row.place == "number":
        start, content = match.end("number"), f" {row.instead}"
    fix = None
    if row.fix != "-":
        fix = Fix(cast("Applicability", row.fix), (as_edit(block, start, end, content),))
    message = f"`{match['form']}` has been mistaken for {row.mistaken}: write {row.instead}"
    return Hit(place.start, place.end, message, found=match.group(), fix=fix)


@cache
def _rows() -> tuple[Abbreviation, ...]:
    rows = []
    for form, place, instead, mistaken, fix in read_rows("error_prone.tsv"):
        number = rf"(?<![\w.,-])(?P<number>{NUMBER})[\s-]?" if place == "number" else r"(?<![\w.-])"
        rows.append(Abbreviation(re.compile(rf"{number}(?P<form>{form})(?![\w₀-₉])"), place, instead, mistaken, fix))
    return tuple(rows)


@cache
def _any_form() -> re.Pattern[str]:
    forms = "|".join(form for form, *_ in read_rows("error_prone.tsv"))
    return re.compile(rf"(?:(?<![\w.-])|(?<=\d)|(?<=\d-))(?:{forms})(?![\w₀-₉])")
