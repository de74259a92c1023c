"""Where digits and number words are no figures: dates, clock times, names, references, idioms.

The text keeps its length: what claims nothing is covered with a filler that no grammar reads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from claimcheck.documents.document import Mark
from claimcheck.language.cues import fold, holds_digit
from claimcheck.language.figures_patterns import (
    ACUITY,
    AMOUNT_BEFORE,
    AMOUNT_BEHIND,
    BARE_YEAR,
    HOUR,
    PATTERNS,
    RATIO_WORD,
    SIGHT,
    SPELLED,
    YEAR_BEFORE,
)
from claimcheck.pattern import as_pattern

FILLER = "\x02"
INTERVAL = "\x03"  # stands for `95% CI`
# `95% CI`, `95 percent confidence interval` | `p < 0.05`, `P = .03`
STATISTIC = as_pattern(
    r"\b9[0-9](?:\.\d)?\s?(?:%|per\s?cent)\s?(?:CI|CrI|confidence\s(?:intervals?|limits?)|credible\sintervals?)\b"
    r"|\b(?:CI|CrI)\s?9[0-9](?:\.\d)?\s?%"
    r"|\b[pP](?:[-\s]?values?)?\s?(?:of|was|is)?\s?[<>=≤≥]?\s?0?\.\d+\b"
)
POWER = as_pattern(r"(?:\b10|(?<![A-Za-z])(?:[mck]?m|ft|in))$")
LETTER = as_pattern(r"[^\W\d_]")


def _cover_statistic(match: re.Match[str]) -> str:
    return (FILLER if match.group()[0] in "pP" else INTERVAL) * len(match.group())


NUMBER = r"(?:\d{1,5}(?:\.\d{1,5}){0,3}[a-z]?|[ivx]{1,4}[ab]?|one|two|three|four|five|six|seven|eight|nine|ten)"
SEVERAL = rf"{NUMBER}(?:(?:,\s?|\s?[-–&]\s?|\s(?:and|or|to)\s){NUMBER}\b){{0,5}}"
_PEOPLE = r"\s(?:people|patients|participants|women|men|children|adults|babies|girls|boys)\b"
# what makes the number behind a noun an amount: `arm 10 mg`, `in group 40% left`, `on our wards 18 of 412 children`
AMOUNT = (
    r"(?!\w|[.,]\d|\s?%|\s?(?:[-–]|to|through)\s?\d|\s?[°/]|-[a-z]|\s(?:percent|per\scent|mg|g|kg|mcg|ml|mmol|mm|cm|in|out)\b"
    rf"|\s(?:days?|weeks?|months?|years?|hours?|minutes?|times)\b|(?:\s(?:out\s)?of\s(?:the\s|our\s)?[\d,]{{1,9}})?{_PEOPLE})"
)
COUNTED = r"(?!\s(?!(?:is|was|has|this|as|starts|begins|ends|lasts|takes|needs|comes|brings|shows|follows)\b)[a-z]+s\b)"
TEMPORAL = frozenset({"day #", "week #", "month #", "dose #", "session #", "cycle #", "visit #"})
OR_ANOTHER = rf"(?:\s(?:or|and)\s{NUMBER}\b)?"
OF_WHOLE = rf"(?:\sof\s{NUMBER}\b)?"


WORD = as_pattern(r"(?<![\w/-])[A-Za-z0-9]+")


END = as_pattern(r"(?![\w-])")
# behind `that one`: `that one in ten` is a share
END_OF_ONE = as_pattern(
    r"(?![\w-]|\s(?:in|out\sof)\s(?:every\s)?(?:\d|an?\s|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred)\b)",
    re.IGNORECASE,
)
ONE_NUMBER = as_pattern(NUMBER + OF_WHOLE + OR_ANOTHER + AMOUNT, re.IGNORECASE)  # `type 2`, `day 5 of 21`
ONE_TIME = as_pattern(NUMBER + OF_WHOLE + AMOUNT + COUNTED, re.IGNORECASE)
SOME_NUMBERS = as_pattern(SEVERAL + AMOUNT, re.IGNORECASE)  # `groups 1 and 2`


@cache
def _phrases() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """By the first word: what each phrase begins with and the pattern of its rest, the longest first."""
    written: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for line in (Path(__file__).parent / "data" / "not_claims.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("# "):
            continue
        words = line.removesuffix("#")
        if words == line:
            found = [(words, END_OF_ONE if words.endswith(" one") else END)]
        elif line in TEMPORAL:
            found = [(words, ONE_TIME)]
        else:
            found = [(words, SOME_NUMBERS if line.endswith("s #") else ONE_NUMBER)]
            if line.endswith(" #") and line[-3] not in "sx." and line[-3].isalpha():
                found.append((f"{line[:-2]}s ", SOME_NUMBERS))  # `questions 6 and 7`
        for phrase in found:
            first = WORD.match(phrase[0])
            written.setdefault(first.group() if first else "", []).append(phrase)
    return {
        word: tuple(sorted(phrases, key=lambda phrase: -len(phrase[0]) - len(phrase[1].pattern)))
        for word, phrases in written.items()
    }


def _cover_phrases(text: str) -> str:
    known, folded = _phrases(), fold(text)
    pieces: list[str] = []
    at = 0
    for word in WORD.finditer(folded):
        start = word.start()
        if start < at:
            continue
        for begin, rest in known.get(word.group(), ()):
            if folded.startswith(begin, start) and (match := rest.match(text, start + len(begin))):
                pieces += [text[at:start], FILLER * (match.end() - start)]
                at = match.end()
                break
    return "".join([*pieces, text[at:]])


def _cover(match: re.Match[str]) -> str:
    return FILLER * len(match.group())


def mask_names(text: str, marks: Sequence[Mark] = ()) -> str:
    """`text`, equally long, with everything that carries digits but claims nothing covered; `marks` tell superscripts."""
    covered = _mask_marks(text, marks)
    if not holds_digit(covered):
        for pattern in SPELLED:
            covered = pattern.sub(_cover, covered)
        return _cover_phrases(covered)
    covered = STATISTIC.sub(_cover_statistic, covered)
    for pattern in PATTERNS:
        covered = pattern.sub(_cover, covered)
    covered = HOUR.sub(_cover_hour, covered)
    covered = BARE_YEAR.sub(_cover_year, covered)
    if SIGHT.search(covered):
        covered = ACUITY.sub(_cover, covered)
    return _cover_phrases(covered)


def _cover_hour(match: re.Match[str]) -> str:
    near = match.string[max(match.start() - 40, 0) : match.start()]
    return match.group() if RATIO_WORD.search(near) else _cover(match)


def _cover_year(match: re.Match[str]) -> str:
    before = match.string[max(match.start() - 24, 0) : match.start()]
    behind = match.string[match.end() : match.end() + 24]
    counted = AMOUNT_BEHIND.match(behind) or (AMOUNT_BEFORE.search(before) and not YEAR_BEFORE.search(before))
    return match.group() if counted else _cover(match)


def _mask_marks(text: str, marks: Sequence[Mark]) -> str:
    pieces: list[str] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        inside = text[mark.start : mark.end]
        if mark.kind not in ("superscript", "footnote") or mark.start < at:
            continue
        if POWER.search(text[max(mark.start - 4, 0) : mark.start]):
            continue
        if mark.kind == "footnote" or not LETTER.search(inside):
            pieces += [text[at : mark.start], " " * len(inside)]
            at = mark.end
    return "".join([*pieces, text[at:]])
