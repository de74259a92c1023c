"""Numeric expressions in text: ranges, bounds, ratios, money, doses, frequencies and times as `Figure` values.

Flags a figure may carry: `age` (a bare number or years of a person's age), `interval` (`every 1-3 months`), `pair`
(one of the two values of `140/90`), `ci` (a confidence interval), `elided` (the unit stands at a later number), `word`
(written in words), `glued` (no blank before the unit), `unit-both` (both ends of a range carry a unit), `plus-minus`
(the value of `54 ± 9`), `bare` (a number with no unit of its own). The level of a confidence interval and p-values are
no figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.documents.document import Mark
from claimcheck.language.figures_bounds import Bound, read_bound_before, read_bound_behind
from claimcheck.language.figures_build import bounded_figure, plain_figure, shaped_figure
from claimcheck.language.figures_context import age_words, settle_figures
from claimcheck.language.figures_ends import TIMES, End, read_end, with_unit
from claimcheck.language.figures_forms import (
    Found,
    read_age_group,
    read_margin,
    read_none,
    read_once_or_twice,
    read_pair,
    read_ratios,
    read_rhythm,
)
from claimcheck.language.figures_names import FILLER, mask_names
from claimcheck.language.figures_one import read_adverb, read_one_unit
from claimcheck.language.figures_ranges import is_change, join_ends, read_range
from claimcheck.language.figures_shapes import read_every, read_frequency, read_number_out_of, read_shape, value_of_word
from claimcheck.language.figures_shapes import read_rhythm as read_rhythm_unit
from claimcheck.language.figures_tokens import Token, gap, split_tokens
from claimcheck.language.figures_words import words_of
from claimcheck.language.gate import may_hold_figure
from claimcheck.language.numbers import kind_of
from claimcheck.language.units import unit_of
from claimcheck.model import Figure, Span


def find_figures(text: str, marks: Sequence[Mark] = ()) -> tuple[Figure, ...]:
    """The figures of a plain text, in order, not overlapping; offsets are into `text`. Never raises, linear in length.

    `marks` are the inline elements of the same text: superscripts that are reference markers are no digits.
    """
    return read_figures(text, marks) if may_hold_figure(text) else ()


def read_figures(text: str, marks: Sequence[Mark] = ()) -> tuple[Figure, ...]:
    """What `find_figures` answers, without the cheap look that spares most texts the work."""
    tokens = split_tokens(mask_names(text, marks))
    found: list[Figure] = []
    at, size = 0, len(tokens)
    while at < size:
        figures, after = _read(tokens, at)
        found.extend(figures)
        at = max(after, at + 1)
    return settle_figures(found, tokens)


def parse_figure(text: str) -> Figure | None:
    """The one figure of a registry field (`70-80%`, `within 1-2 weeks`, `5 10*9/L`); None where it holds none."""
    figures = find_figures(text)
    whole = len(figures) == 1 and figures[0].end == len(text.rstrip()) and "bare" not in figures[0].flags
    code = None if whole else _parse_code(text.strip(), len(text) - len(text.lstrip()))
    return code or (figures[0] if figures else None)


def _parse_code(text: str, offset: int) -> Figure | None:
    # a number or a range, a blank, and a UCUM code that the table of written forms does not hold
    head, _, code = text.rpartition(" ")
    if (
        not head
        or not code
        or not (set(code) & set("*{}[]/"))
        or not any(char.isalpha() or char == "*" for char in code)
    ):
        return None
    figures = find_figures(head)
    if len(figures) != 1 or "bare" not in figures[0].flags or figures[0].end != len(head):
        return None
    unit = unit_of(code)
    figure = figures[0]
    return figure._replace(
        start=figure.start + offset,
        end=offset + len(text),
        unit=code,
        dimension=unit.dimension if unit else "other",
        numbers=tuple(Span(span.start + offset, span.end + offset) for span in figure.numbers),
        unit_span=Span(offset + len(head) + 1, offset + len(text)),
        flags=figure.flags - {"bare"},
        noun=None,
    )


def _read(tokens: list[Token], at: int) -> Found:
    token = tokens[at]
    every = read_every(tokens, at)
    if every:
        return (plain_figure(tokens, at, every[0], every[0].after, "=", flags={"interval"}),), every[1]
    start, comparator, approximate = at, "=", False
    few = read_once_or_twice(tokens, at) if token.low == "once" else None
    if few:
        return few
    if token.low == "none":
        return read_none(tokens, at)
    if token.kind == "word" and read_adverb(tokens, at):
        return (read_rhythm(tokens, at),), at + 1
    for _ in range(3):
        bound = read_bound_before(tokens, at)
        if bound is None or bound.after >= len(tokens):
            break
        moving = tokens[at].low == "up" and at and tokens[at - 1].low in words_of("moving")
        bare_sign = tokens[at].low == "=" and bound.after == at + 1
        if bound.comparator == "~":
            approximate = True
        elif not moving and (comparator == "=" or (at == start + 1 and tokens[start].low == "over")):
            comparator = bound.comparator
            start = at if tokens[at].low == "within" else start  # `is over within 3 days`
        at = bound.after
        if moving or (bare_sign and start == at - 1):
            start = at
        if (
            tokens[at].low == "the"
            and at + 2 < len(tokens)
            and tokens[at - 1].low == "within"
            and tokens[at + 2].low not in words_of("one_time")
        ):
            at += 1 + (tokens[at + 1].low in ("next", "first", "following", "coming", "last"))
    if at > start and tokens[at].low == FILLER:
        return (), at
    phrase = read_one_unit(tokens, at, at > start) if tokens[at].kind == "word" else None
    if phrase:
        one, other = phrase
        over = at > start and tokens[start].low == "over" and _is_during(tokens, start)
        begin, sign = (at, "=") if over else (start, comparator)
        after = max(one.after, other.after)
        behind = read_bound_behind(tokens, after)
        if behind and behind.comparator in ("~", ">=") and sign == "=" and one.value == other.value:
            sign, approximate, after = behind.comparator, approximate or behind.comparator == "~", behind.after
        figure = plain_figure(tokens, begin, one, after, sign, other, approximate)
        return (figure,), after
    group = read_age_group(tokens, at, comparator) if at > start else None
    if group:
        return group
    shape = read_frequency(tokens, at) if tokens[at].kind == "word" else None
    if shape:
        figure = shaped_figure(tokens, start, at, value_of_word(tokens[at]), shape, comparator, approximate)
        return (figure,), shape.after
    lead = tokens[at].low if at + 1 < len(tokens) and tokens[at].low in ("between", "from") else ""
    first = read_end(tokens, at + bool(lead))
    if first is None:
        return (), start + 1
    if not lead and start == at and token.low in ("-", "+", "minus") and first.after <= at + 1:
        return (), start + 1
    last = read_range(tokens, first, lead)
    if last and lead == "from" and is_change(tokens, at, first.value > last.value and first.unit == last.unit):
        scale = read_shape(tokens, last.after, last) if last.unit is None else None  # `from 8.1 to 3.4 out of 10`
        whole = scale is not None and tokens[last.after].low == "out"
        return _changed(tokens, first, last), scale.after if scale and whole else last.after
    if lead and not (last and lead == "between"):
        at, start = at + 1, at + 1
    return _figure(tokens, start, first, last, comparator, approximate, lead)


def _is_during(tokens: list[Token], at: int) -> bool:
    # `over a year` tells how long something went on, unless a verb in front makes it a bound: `lasts over a year`
    return not at or (tokens[at - 1].low not in words_of("during") and not _is_over_age(tokens, at))


def _is_over_age(tokens: list[Token], at: int) -> bool:
    # `in those over 50 years`, not `people over 5 years`
    number = read_end(tokens, at + 1) if tokens[at - 1].low in age_words() else None
    return number is not None and number.unit == "a" and number.value >= 18


def _changed(tokens: list[Token], first: End, last: End) -> tuple[Figure, ...]:
    one, other = join_ends(first, last)
    before = plain_figure(tokens, first.first, one, first.after, "=")
    behind = plain_figure(tokens, last.first, other, last.after, "=")
    return before._replace(change="from"), behind._replace(change="to")


def _figure(
    tokens: list[Token], start: int, first: End, last: End | None, comparator: str, approximate: bool, lead: str
) -> Found:
    ending = last or first
    if last is None:
        pair = read_pair(tokens, start, first)
        if pair:
            return pair
    one, other = join_ends(first, last) if last else (first, first)
    if lead == "between" and one.value > other.value and other.value < 0:
        one, other = other, one  # `between -1 and -2.5`
    shape = read_shape(tokens, ending.after, ending) if ending.unit is None else None
    drunk = start < first.first and any(read_rhythm_unit(tokens, step) for step in range(first.after, first.after + 4))
    if last is None and shape is None and _says_nothing(tokens, first) and not drunk:
        return (), first.after
    if shape:
        figure = shaped_figure(
            tokens, start, first.first, one.value, shape, comparator, approximate, other.value, first, last
        )
        after = shape.after
    else:
        after = ending.after
        figure = plain_figure(tokens, start, one, after, comparator, other, approximate, first, last)
    special = None
    if last is None:
        special = read_ratios(tokens, start, figure, after, lead) or (
            None if shape else read_margin(tokens, figure, after)
        )
    if special:
        return special
    if start < first.first and tokens[start].low == "over" and figure.unit in TIMES and _is_during(tokens, start):
        comparator = "="  # `over 5 years, 20% of pumps`
        figure = bounded_figure(
            figure._replace(start=tokens[first.first].start), one.value, other.value, comparator, approximate
        )
    behind, noun_after = _find_bound_behind(tokens, figure, after)
    if behind:
        if behind.comparator == "~":
            approximate = True
        elif comparator == "=":
            comparator = behind.comparator
        figure, after = _with_unit_behind(
            tokens, figure._replace(end=tokens[behind.after - 1].end), ending._replace(after=noun_after), behind.after
        )
        figure = bounded_figure(figure, one.value, other.value, comparator, approximate)
        out_of = read_number_out_of(tokens, after)
        if out_of and "bare" in figure.flags:  # `11 or more out of 24`
            figure, after = figure._replace(end=tokens[out_of - 1].end), out_of
    return (figure,), after


def _find_bound_behind(tokens: list[Token], figure: Figure, after: int) -> tuple[Bound | None, int]:
    # `65 or older`, `2 points or more`, `1 in 10 people or more`
    for step in (after, after + 1):
        behind = read_bound_behind(tokens, step)
        if behind and _is_bound_behind(tokens, step, behind.after):
            return behind, step
        if figure.unit != "1" or step >= len(tokens) or tokens[step].kind != "word":
            break
        if not (tokens[step].low.endswith("s") or tokens[step].low in ("people", "women", "men", "children")):
            break
    return None, after


def _with_unit_behind(tokens: list[Token], figure: Figure, ending: End, after: int) -> tuple[Figure, int]:
    # `15 or more days`, `three or more times a week`
    if "bare" not in figure.flags or after >= len(tokens):
        return figure, after
    moved = ending._replace(after=after)
    shape = read_shape(tokens, after, moved)
    if shape and shape.dimension == "frequency":
        moved = moved._replace(unit=shape.unit, dimension=shape.dimension, after=shape.after, unit_span=shape.unit_span)
    elif tokens[after].low != "-":
        moved = with_unit(tokens, moved)
    if moved.unit is None:
        return figure, after
    closed = figure._replace(
        end=tokens[moved.after - 1].end,
        unit=moved.unit,
        dimension=moved.dimension,
        unit_span=moved.unit_span,
        flags=figure.flags - {"bare"},
    )
    return closed, moved.after


def _is_bound_behind(tokens: list[Token], at: int, after: int) -> bool:
    following = tokens[after] if after < len(tokens) else None
    if tokens[at].low in ("+", "plus"):
        return gap(tokens, at) <= (tokens[at].low == "plus") and (following is None or following.kind != "num")
    if tokens[at].low == "at":
        return (
            following is None or following.kind == "sign" or following.low in ("over", "in", "per", "during", "within")
        )
    if tokens[at].low in ("-", "ish"):
        return gap(tokens, at) == 0
    if tokens[at].low == "and" and following is not None and (following.kind == "num" or following.low in ("a", "an")):
        return False  # `above one quarter and below a half`
    return following is None or following.low != "than"


def _says_nothing(tokens: list[Token], end: End) -> bool:
    number = end.number
    if end.unit is not None or number.part:
        return False
    if number.word and number.value == 1 and number.after == number.first + 1:
        return True
    token = tokens[number.first]
    before = tokens[number.first - 1] if number.first else None
    glued_before = before is not None and before.end == token.start and before.kind in ("word", "num")
    if before is not None and number.word and number.value <= 10 and before.low in words_of("pointing"):
        return True
    follows = tokens[end.after] if end.after < len(tokens) else None
    glued_behind = follows is not None and follows.start == tokens[end.after - 1].end and follows.kind == "word"
    return glued_before or (glued_behind and kind_of(tokens[number.first]) == "" and follows is not None)
