"""RSK004: a frequency word and a figure that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from claimcheck.model import Figure, Quantity, Span
from claimcheck.pattern import as_pattern
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.passages import clause_around, group_sentences, sentence_around
from claimcheck.rules.tables import as_alternatives, read_rows, read_words

REACH = 240  # characters on either side in which a word can belong to a figure
NEAR = 3  # words between word and figure that still make one phrase: Rare risks of surgery (1-2%)
OTHER_STATISTICS = frozenset({"effect", "level", "dose", "cost", "ratio", "age"})

# The end of a clause: `; `, `. `, `, but`, ` while ` — `Infection is rare, but 5% have pain`
CLAUSE_END = as_pattern(
    r"""
    [;.!?](?=\s|$)
  | \s[–—]\s
  | ,?\s(?:but|while|whereas|although|though|however|yet|unlike|compared)\b
  | ,?\s(?:and|so|or)\s(?=(?:about|around|roughly|nearly|almost|only|some|over|up\sto|more\sthan|at\sleast|another|most)?\s?\d)
  | ,?\s(?:and|so|or)\s(?!(?:is|are|was|were|has|have|had|may|can|occurs?|affects?|happens?|seen|found|usually)\b)
    (?!(?:it|this|that|these|they)\s(?:is|are|was|were)\b)(?=(?:[^\W\d]+\s){1,5}(?:is|are|was|were|remains?|occurs?)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What turns the word round or makes it a comparison: `not uncommon`, `less common`, `the most common`
TURNED = as_pattern(
    r"\b(?:not|n['’]t|never|no|hardly|isn['’]t|aren['’]t|less|more|least|most|too|so|increasingly|relatively\smore)"
    r"(?:\s(?:very|so|at\sall|that|an?))?\s$",
    re.IGNORECASE,
)
# What a frequency word behind its figure must be to speak of it: `2% …, which is rare`, `(rare)`, `a rare side effect`
SAID_OF = as_pattern(
    r"(?:\b(?:is|are|was|were|be|considered|remains?|as)\s|\()(?:very\s|quite\s|fairly\s)?$", re.IGNORECASE
)
EVENT = as_pattern(
    r"\s(?:\w+\s)?(?:side\seffects?|complications?|risks?|reactions?|events?|problems?|outcomes?|adverse)\b",
    re.IGNORECASE,
)
AS_IT = as_pattern(r"\sas\s(?:it|this|that)\b", re.IGNORECASE)  # `unlikely as it sounds`
SHARE = as_pattern(r"\d\s?(?:%|per\s?cent)|\d\s(?:in|per|out\sof)\s\d", re.IGNORECASE)
LIVING = as_pattern(r"\b(?:surviv\w+|alive|lived?|lives)\b", re.IGNORECASE)
JOINED = as_pattern(r"\s?(?:to|and|[-–—])\s?", re.IGNORECASE)  # one range in two figures: 1 in 100 to 1 in 1,000
WORD = as_pattern(r"[^\W_]+(?:[-'’][^\W_]+)*")


class FrequencyWord(NamedTuple):
    """A frequency word at *plain* offsets and the share, in percent, that contradicts it."""

    start: int
    end: int
    text: str
    kind: str  # from, below
    limit: Decimal


@rule(
    "RSK004",
    severity="warning",
    needs="figures",
    examples=(
        Bad("«Rare risks (1-2%)» include infection and a blocked catheter."),
        Bad("Infection is «rare (3 in 100)»."),
        Bad("Headache is a «common side effect (0.2%)»."),
        Bad("Bleeding is uncommon and was seen after «5%» of operations."),
        Good("Infection is rare (1 in 5,000), and bleeding is common (2%)."),
        Good("It is a rare cancer, and 60% of patients live for 5 years."),
        Good("Rash is not uncommon (5%), and infection is rare, but 30% of people feel tired."),
        Good("Uncommon side effects (1 in 100 to 1 in 1,000), rare side effects (up to 1 in 1,000 people)."),
    ),
)
def frequency_word_mismatch(case: Case) -> Iterator[Hit]:
    """A frequency word and the figure beside it contradict each other.

    Medicines information uses fixed bands: common is 1 % and more, uncommon 0.1 % to 1 %, rare 0.01 % to 0.1 %. Reported
    are `rare`, `uncommon` and `unlikely` on 1 % and more, `rare` on 0.1 % and more, and `common` under 1 %; both ends of
    a range must lie outside. Marked is the phrase from word to figure where they stand together, else the figure.

    Why: readers take `rare` as far below one in a hundred and misjudge their risk when the figure says otherwise.

    What to do: use the word of the figure's band, or leave the word out and give the figure alone.

    Authority: EU guideline on the summary of product characteristics, section 4.8; CIOMS III; CDC Clear
    Communication Index (numbers).
    """
    reading = case.reading
    sentences = group_sentences(reading)
    beside = _neighbours(reading.quantities)
    for quantity in reading.quantities:
        values = _percents(quantity.figure)
        if values is None or not _may_be_frequency(case, quantity):
            continue
        block = reading.document.blocks[quantity.block]
        sentence = sentence_around(sentences.get(block.index, []), block, quantity.plain.start)
        clause = clause_around(block.text, sentence, quantity.plain, CLAUSE_END, REACH)
        if clause.start == sentence.start and block.text.startswith("(", clause.start):  # `is rare. (Risk 1 in 100)`
            clause = Span(_last_clause(block.text, clause.start), clause.end)
        word = _find_word(block.text, clause, quantity.plain)
        if word is None or not _contradicts(word, values) or LIVING.search(block.text, clause.start, clause.end):
            continue
        if any(not _contradicts(word, other) for other in _other_ends(block.text, quantity, beside)):
            continue
        span = _phrase(block.text, word, quantity.plain)
        place = block.map.to_source(span.start, span.end)
        limit = f"{word.limit} % or more" if word.kind == "from" else f"less than {word.limit} %"
        message = (
            f"`{word.text}` stands on {quantity.text}, but in medicines information it is not used for {limit}: "
            f"change the word or leave it out"
        )
        yield Hit(place.start, place.end, message, found=f"{word.text}, {quantity.text}")


def _last_clause(text: str, end: int) -> int:
    """Where the last clause of the sentence that ends in front of `end` begins."""
    first = max(0, end - REACH)
    stop = len(text[:end].rstrip()) - 1
    return max((match.end() for match in CLAUSE_END.finditer(text, first, max(first, stop))), default=first)


def _percents(figure: Figure) -> tuple[Decimal | None, Decimal | None] | None:
    """The ends of a share in percent; None where the figure is no share of people."""
    if figure.points or figure.change is not None or figure.dimension not in {"percent", "ratio"}:
        return None
    factor = 1 if figure.dimension == "percent" else 100
    low = None if figure.low is None else figure.low * factor
    high = None if figure.high is None else figure.high * factor
    return low, high


def _may_be_frequency(case: Case, quantity: Quantity) -> bool:
    statement = case.reading.statement_of(quantity)
    return quantity.role != "threshold" and (statement is None or statement.statistic not in OTHER_STATISTICS)


def _contradicts(word: FrequencyWord, values: tuple[Decimal | None, Decimal | None]) -> bool:
    low, high = values
    if word.kind == "from":
        return low is not None and low >= word.limit
    return high is not None and high < word.limit and (low is None or low < word.limit)


def _neighbours(quantities: tuple[Quantity, ...]) -> dict[tuple[int, int], tuple[Quantity, ...]]:
    """The figures before and behind each figure, by its place."""
    return {
        (quantity.start, quantity.end): quantities[max(number - 1, 0) : number] + quantities[number + 1 : number + 2]
        for number, quantity in enumerate(quantities)
    }


def _other_ends(
    text: str, quantity: Quantity, beside: dict[tuple[int, int], tuple[Quantity, ...]]
) -> Iterator[tuple[Decimal | None, Decimal | None]]:
    """The figures that are the other end of a range with this one."""
    for other in beside[quantity.start, quantity.end]:
        first, second = sorted((quantity.plain, other.plain), key=lambda span: span.start)
        if other.block == quantity.block and JOINED.fullmatch(text, first.end, second.start):
            values = _percents(other.figure)
            if values is not None:
                yield values


def _find_word(text: str, clause: Span, figure: Span) -> FrequencyWord | None:
    """The nearest frequency word before the figure in its clause, else one behind it that speaks of it."""
    best: FrequencyWord | None = None
    for match in _pattern().finditer(text, clause.start, clause.end):
        leads = match.end() <= figure.start
        if not leads and best is not None:
            break
        word = match.group().lower()
        before = text[max(clause.start, match.start() - 24) : match.start()]
        likened = before.lower().endswith("as ") and text.startswith(" as ", match.end())
        if likened or TURNED.search(before) or (word == "common" and before.lower().endswith("in ")):
            continue
        between = text[match.end() : figure.start] if leads else text[figure.end : match.start()]
        if SHARE.search(between) or AS_IT.match(text, match.end()) or _speaks_of_kind(text, match.end(), clause.end):
            continue
        labels = between.rstrip().endswith(":") and not text[clause.start : match.start()].strip()
        if word.endswith("ly") and word != "unlikely" and not labels and not _is_close(between):
            continue
        if leads or SAID_OF.search(before) or (")" not in between and EVENT.match(text, match.end())):
            best = FrequencyWord(match.start(), match.end(), word, *_limits()[word])
            if not leads:
                break
    return best


def _is_close(between: str) -> bool:
    """True where an adverb belongs to the figure: `rarely (2%)`, `rarely, in 2% of cases`."""
    return all(word.lower() in {"in", "for", "about", "around", "at", "only"} for word in WORD.findall(between))


def _speaks_of_kind(text: str, at: int, end: int) -> bool:
    """True where the word describes a kind of thing: `a rare blood cancer`, `the common cold`."""
    for count, match in enumerate(WORD.finditer(text, at, end)):
        if count == NEAR or text[at : match.start()].strip():
            return False
        if match.group().lower() in read_words("frequency_objects.txt"):
            return True
        at = match.end()
    return False


def _phrase(text: str, word: FrequencyWord, figure: Span) -> Span:
    """From word to figure, its bracket included, where no more than a few words part them; else the figure."""
    first, last = min(word.start, figure.start), max(word.end, figure.end)
    between = text[min(word.end, figure.end) : max(word.start, figure.start)]
    if word.start > figure.start and between.strip() != "(":
        return figure
    if len(WORD.findall(between)) > NEAR or ";" in between:
        return figure
    opened = text[first:last].count("(") - text[first:last].count(")")
    if opened == 1 and text[last : last + 1] == ")":
        last += 1
    return Span(first, last) if opened == 0 or text[last - 1] == ")" else figure


@cache
def _limits() -> dict[str, tuple[str, Decimal]]:
    return {word: (kind, Decimal(limit)) for word, kind, limit in read_rows("frequency_words.tsv")}


@cache
def _pattern() -> re.Pattern[str]:
    words = as_alternatives(read_words("frequency_words.tsv"))
    return as_pattern(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
