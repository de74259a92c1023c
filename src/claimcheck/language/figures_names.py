"""Where digits and number words are no figures: dates, clock times, names, references, idioms.

The text keeps its length: what claims nothing is covered with a filler that no grammar reads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from claimcheck.documents.document import Mark

FILLER = "\x02"
INTERVAL = "\x03"  # stands for `95% CI`
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
YEAR = r"(?:1[5-9]\d\d|20\d\d)"

# `10.1000/x.1`, `https://a.org/3`, `a1@b.org`, `PMID: 123`, `ISBN 978-0`, `NCT01234567`
IDENTIFIER = re.compile(
    r"""
    (?:https?://|www\.)\S+ | \b10\.\d{4,9}/\S+ | \b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}
  | \b(?:PMID|PMCID|ISBN|ISSN|doi|ORCID|ISRCTN)(?:-1[03])?\s?[:#]?\s?[\dA-Z][\dXA-Z-]*(?:\s\d{6,})? | \bNCT\s?\d{4,}
    """,
    re.VERBOSE,
)
# `May 5, 2020`, `5 May 2020`, `12/05/2020`, `2020-01-31`, `2012-13`, `the 1990s`, `in 2020`, `2019;5(2):123-9`
DATE = re.compile(
    rf"""
    \b{MONTH}\s(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?(?!\d|\s?%)(?:,?\s{YEAR})?|{YEAR})\b
  | \b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?\s(?:of\s)?{MONTH}(?!\w)(?:,?\s{YEAR})?
  | \b\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)\b | \b\d{{4}}-\d\d-\d\d\b | \b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b
  | \b{YEAR};\s?\d+(?:\(\d[^()]{{0,12}}\))?(?::\s?[eS]?\d+(?:[-–]\d+)?)?
  | (?<![$£€\d.,]){YEAR}\s?[-–/]\s?(?:{YEAR}|\d\d)\b(?!\s?%)
  | (?<![\w$£€.,]){YEAR}s?(?![\w%])(?![.,]\d)
    (?!\s(?:mg|mcg|g|kg|mL|ml|calories|kcal|units|IU|patients|people|participants|women|men|adults|children|steps|dollars|euros|km|miles|hours|days|cases|deaths|times)\b)
  | \b(?:19|20)?\d0s\b | (?<!\w)['’]\d\ds\b
    """,
    re.VERBOSE,
)
# `9:30 am`, `9 am`, `9 a.m.`, `5 o'clock`, `24/7`, `9am-5pm`
CLOCK = re.compile(
    r"""
    \b\d{1,2}(?::\d\d)?\s?(?:[-–]|to)\s?\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\b\.?)
  | \b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b\.? | \b[01]?\d:[0-5]\d\b(?!:) | \b2[0-3]:[0-5]\d\b | \b\d{1,2}\so['’]clock | \b24/7\b
  | (?<![\d.])\d{1,3}:\d{1,3}(?![\d.])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# `(555) 123-4567`, `1-800-555-0199`, `+44 20 7946 0000`, `0800 123 4567`
PHONE = re.compile(
    r"""
    (?<![\w.])(?:\+?\d{1,3}[-.\s])?\(?\d{3}\)?[-.\s]\d{3}[-.]\d{4}\b | (?<![\w.])1-\d{3}-[\dA-Z-]{4,12}\b
  | (?<!\w)\+\d{1,3}(?:[\s-]\d{2,5}){2,5}\b | (?<![\w.,])0\d{2,4}\s\d{3,4}(?:\s\d{3,4})?\b
    """,
    re.VERBOSE,
)
# `[3]`, `[3,5-7]`, `(3)` behind a word, `year.1`, `symptoms1,2`, `et al.3`
REFERENCE = re.compile(
    r"""
    \[\^?\d{1,4}(?:\s?[-–,;]\s?\d{1,4}){0,40}\] | (?<=[a-z%.,]\s)\(\d{1,2}(?:\s?[-–,]\s?\d{1,2}){0,20}\)(?=[\s.,;]|$)
  | (?<=[a-z]{3}[.,;:)])\d{1,3}(?:[,–-]\d{1,3}){0,12}(?=\s|$|[A-Z]) | (?<=[a-z]{4})\d{1,2}(?:[,–-]\d{1,2}){0,12}(?=[\s.,;:)]|$)
  | (?<=[%)]\.)\d{1,2}(?:[,–-]\d{1,2}){0,12}(?=\s|$) | (?m:^)\s{0,8}\d{1,2}[.)](?=\s+[A-Z])
    """,
    re.VERBOSE,
)
# `B12`, `CYP2D6`, `L4-L5`, `SF-12`, `U-100`, `CA 19-9`, `5-HT`, `5-FU`, `H1N1`, `FEV1`, `3D`, `p53`, `Ki-67`, `#4`
NAME = re.compile(
    r"""
    (?<![\w$£€])(?!US\$|AU\$|USD|EUR|GBP|MRI)(?=[A-Za-z]*[A-Z])[A-Za-z]{1,7}-?\d{1,4}(?![\d,]*\d?\s?%)[A-Za-z0-9]{0,8}(?:[-–/][A-Z]?[A-Za-z]?\d{1,3}[a-z]?)*(?!\w|[.,]\d)
  | (?<![\w.,$£€])\d-[A-Z]{2,4}\b(?!-) | (?<![\w.,$£€])[1-9][DK]\b | \bCA[\s-]?\d{2,3}(?:-\d)?\b | \#\d+ | \bp\d{2}\b | \bMRI\s\dT\b
  | \b[A-Z]{2,6}-\d{1,3}\b | (?<![\w.,])\d{1,3}-(?:lead|step|point|dimensional|item|digit|page|question)\b
  | (?<![\w.,])\d{1,4}(?:st|nd|rd|th)\b(?<!/\d\dth)(?<!/\d\d\dth)(?<!/\d\d\d\dth)
    """,
    re.VERBOSE,
)
# `95% CI`, `95 percent confidence interval` | `p < 0.05`, `P = .03`
STATISTIC = re.compile(
    r"\b9[0-9](?:\.\d)?\s?(?:%|per\s?cent)\s?(?:CI|CrI|confidence\s(?:intervals?|limits?)|credible\sintervals?)\b"
    r"|\b[pP](?:[-\s]?values?)?\s?(?:of|was|is)?\s?[<>=≤≥]?\s?0?\.\d+\b"
)
# `Ms. Hill, 12 Oak Street`, `NY 10001`
ADDRESS = re.compile(
    r"\b\d{1,5}\s(?:[A-Z][a-z]+\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Dr|Boulevard|Blvd|Way|Court|Place)\b\.?|\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b"
)
PATTERNS = (IDENTIFIER, PHONE, CLOCK, DATE, ADDRESS, REFERENCE, NAME)
CONFIDENCE = re.compile(r"\b9[0-9](?:\.\d)?\s?(?:%|per\s?cent)\s?(?:CI|CrI|confidence|credible)", re.IGNORECASE)
POWER = re.compile(r"(?:\b10|(?<![A-Za-z])(?:[mck]?m|ft|in))$")
LETTER = re.compile(r"[^\W\d_]")


def _cover_statistic(match: re.Match[str]) -> str:
    return (FILLER if match.group()[0] in "pP" else INTERVAL) * len(match.group())


@cache
def _phrases() -> re.Pattern[str]:
    written = []
    for line in (Path(__file__).parent / "data" / "not_claims.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("# "):
            continue
        pattern = re.escape(line).replace(r"\ ", r"\s").replace(r"\#", "#")
        number = (
            r"(?:\d{1,5}(?:\.\d{1,5}){0,3}(?:\s?[-–]\s?\d{1,3}(?!\d))?[a-z]?|[ivx]{1,4}[ab]?|one|two|three|four|five)"
        )
        tail = r"(?!\w|[.,]\d|\s?%|\s(?:percent|per\scent|mg|g|mcg|ml|days?|weeks?|months?|years?|hours?|minutes?|times|of|in|out)\b)"
        written.append(pattern.replace("#", number) + (tail if "#" in line else r"(?![\w-])"))
    return re.compile(r"(?<![\w/-])(?:" + "|".join(sorted(written, key=len, reverse=True)) + ")", re.IGNORECASE)


def _cover(match: re.Match[str]) -> str:
    return FILLER * len(match.group())


def mask_names(text: str, marks: Sequence[Mark] = ()) -> str:
    """`text`, equally long, with everything that carries digits but claims nothing covered; `marks` tell superscripts."""
    covered = _mask_marks(text, marks)
    covered = STATISTIC.sub(_cover_statistic, covered)
    for pattern in PATTERNS:
        covered = pattern.sub(_cover, covered)
    return _phrases().sub(_cover, covered)


def _mask_marks(text: str, marks: Sequence[Mark]) -> str:
    covered = text
    for mark in marks:
        inside = text[mark.start : mark.end]
        raised = mark.kind in ("superscript", "footnote") and not POWER.search(
            text[max(mark.start - 4, 0) : mark.start]
        )
        if raised and (mark.kind == "footnote" or not LETTER.search(inside)):
            covered = covered[: mark.start] + " " * len(inside) + covered[mark.end :]
    return covered
