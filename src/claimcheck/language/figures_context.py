"""What the words around a figure say of it: counted noun, age, elided unit, interval, yearly count."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from claimcheck.language.figures_ends import TIMES
from claimcheck.language.figures_names import FILLER
from claimcheck.language.figures_neighbours import settle_neighbours
from claimcheck.language.figures_shapes import read_rhythm
from claimcheck.language.figures_tokens import Token
from claimcheck.language.figures_words import words_of
from claimcheck.language.numbers import kind_of
from claimcheck.model import Figure
from claimcheck.word_lists import read_lines

LINKS = frozenset({",", "or", "and", "-", "/", "by", "x", "×", "&"})
INDEXES = frozenset({"bmi"})

AVERAGES = frozenset({"average", "mean", "median", "typical", "usual"})


@cache
def age_words() -> frozenset[str]:
    """Words behind which a bare number with a bound is an age."""
    return frozenset(read_lines(__file__, "age_words.txt"))


def settle_figures(found: list[Figure], tokens: list[Token]) -> tuple[Figure, ...]:
    """The figures with what their neighbourhood adds; `found` is in order, offsets are those of the tokens' text."""
    starts = [token.start for token in tokens]
    settled: list[Figure] = []
    following: Figure | None = None
    for as_found in reversed(found):
        first, after = bisect_left(starts, as_found.start), bisect_left(starts, as_found.end)
        figure = _with_age(as_found, tokens, first, after)
        figure = _with_elided_unit(figure, following, tokens, after, starts)
        figure = _with_rhythm(_with_noun(figure, tokens, after), tokens, first, after)
        settled.append(figure)
        following = figure
    return settle_neighbours(tuple(reversed(settled)), tokens, starts)


def _with_elided_unit(
    figure: Figure, following: Figure | None, tokens: list[Token], after: int, starts: list[int]
) -> Figure:
    if (
        "bare" not in figure.flags
        or following is None
        or (following.unit_span is None and "elided" not in following.flags)
        or following.dimension == "money"
    ):
        return figure
    between = tokens[after : bisect_left(starts, following.start)]
    if (
        not between
        or len(between) > 3
        or any(token.low not in LINKS for token in between)
        or following.dimension == "multiple"
    ):
        return figure
    return figure._replace(
        unit=following.unit,
        dimension=following.dimension,
        points=following.points,
        flags=(figure.flags - {"bare"}) | {"elided"} | (following.flags & {"age"}),
    )


def _is_average_age(before: list[Token]) -> bool:
    # `The average age at diagnosis is`
    low = [token.low for token in before]
    return any(low[at] in AVERAGES and low[at + 1] == "age" for at in range(len(low) - 1))


def _with_age(figure: Figure, tokens: list[Token], first: int, after: int) -> Figure:
    at_number = first
    while at_number < after and figure.numbers and tokens[at_number].start < figure.numbers[0].start:
        at_number += 1
    before = tokens[at_number - 1].low if at_number else ""
    outside = tokens[first - 1].low if first else ""
    if figure.unit == "a":
        inside = {token.low for token in tokens[first:after]}
        told = (
            outside in age_words()
            and inside & {"over", "above", "under", "below"}
            and (figure.low or figure.high or 0) >= 18
        )
        if inside & {"old", "olds", "age", "older", "younger"} or before in ("age", "aged", "ages") or told:
            return figure._replace(flags=figure.flags | {"age"})
        return figure
    if "bare" not in figure.flags or (figure.low is not None and figure.low > 120):
        return figure
    second = tokens[at_number - 2].low if at_number > 1 else ""
    farther = tokens[first - 2].low if first > 1 else ""
    aged = before in ("aged", "age", "ages") or (
        before in ("of", "are", "is", "the") and second in ("age", "ages", "aged")
    )
    aged = aged or (before in ("is", "was") and _is_average_age(tokens[max(first - 9, 0) : at_number]))
    bounded = figure.comparator in ("<", ">", "<=", ">=")
    older = tokens[after - 1].low in ("older", "younger")
    grouped = bounded and (outside in age_words() or (outside in ("are", "is", "aged") and farther in age_words()))
    told_over = (
        tokens[after - 1].low in ("over", "above") and outside in ("are", "is") and farther in words_of("person")
    )
    named = after < len(tokens) and tokens[after].kind == "word" and tokens[after].low not in words_of("no_noun")
    told = (
        before in ("was", "is", "turned", "turns", "am")
        and after < len(tokens)
        and tokens[after].low in ("when", "at", "and", ",", ".", "years")
        and bool(words_of("person") & {second, tokens[at_number - 3].low if at_number > 2 else ""})
    )
    apposed = (
        before == ","
        and after < len(tokens)
        and tokens[after].low == ","
        and second.isalpha()
        and figure.comparator == "="
    )
    function = after >= len(tokens) or tokens[after].kind == "sign" or tokens[after].low in words_of("no_noun")
    near = {token.low for token in tokens[max(first - 6, 0) : first]}
    spread = figure.is_range and not near & words_of("score")
    if function and (bounded or spread) and not near & words_of("level_word") and not older:
        written = tokens[first].low
        grouped = grouped or (bounded and written in ("older", "younger"))
        aimed = written in ("over", "under", "between", "above") and bool(near & (age_words() | words_of("person")))
        grouped = (
            grouped
            or (aimed and figure.high != figure.low)
            or _is_told_of_person(written, outside, near, first)
            or (spread and (outside in age_words() or (outside in ("are", "is") and farther in words_of("person"))))
        )
    if older or told_over or grouped or apposed or told or (aged and (bounded or not named)):
        return figure._replace(unit="a", dimension="time", flags=(figure.flags - {"bare"}) | {"age"})
    close = {token.low for token in tokens[max(first - 3, 0) : first]}
    if close & INDEXES or {"mass", "index"} <= close:
        return figure._replace(unit="kg/m2", dimension="bmi", flags=figure.flags - {"bare"})
    return figure


def _is_told_of_person(written: str, outside: str, near: set[str], first: int) -> bool:
    """True for the bound of `you're over 65`, `you must be at least 18`, and of an item that begins `are under 55`."""
    if written in ("less", "more"):  # `if you are less than 21`
        return outside in ("are", "is", "am") and bool(near & words_of("person"))
    if written not in ("over", "under", "between", "above", "below", "at"):
        return False
    opens = written in ("over", "under", "between") and outside in ("are", "is") and first == 1
    wanted = outside == "be" and (first <= 3 or bool(near & (words_of("person") | words_of("told_to"))))
    return opens or wanted or outside.replace("’", "'") in words_of("person_is")


def _with_noun(figure: Figure, tokens: list[Token], after: int) -> Figure:
    if figure.unit != "1":
        return figure
    step, chosen = after, None
    while step < min(after + 5, len(tokens)):
        token = tokens[step]
        if token.kind != "word" or token.text.startswith(FILLER):
            break
        if token.low in words_of("outer") and chosen is None:
            step += 1
            continue
        if token.low in words_of("no_noun") and token.low not in ("new", "other", "more", "fewer"):
            break
        chosen = token.low
        if (chosen.endswith("s") and not chosen.endswith("ss")) or chosen in (
            "people",
            "women",
            "men",
            "children",
            "adults",
        ):
            break
        step += 1
    return figure._replace(noun=chosen) if chosen else figure


def _names_place(tokens: list[Token], at: int) -> bool:
    # `500 people in the UK die each year`
    step = at + (at < len(tokens) and tokens[at].low == "the")
    return step < len(tokens) and tokens[step].kind == "word" and tokens[step].text[0].isupper()


def _with_rhythm(figure: Figure, tokens: list[Token], first: int, after: int) -> Figure:
    if figure.unit in TIMES and first and tokens[first - 1].low in ("every", "each"):
        return figure._replace(flags=figure.flags | {"interval"})
    if "bare" not in figure.flags:
        return figure
    for step in range(after, min(after + 10, len(tokens))):
        if step >= after + 5 and tokens[step].low not in ("each", "every", "annually", "yearly"):
            if tokens[step].kind != "word":
                break
            continue
        if (
            tokens[step].kind != "word"
            or kind_of(tokens[step])
            or tokens[step].low in ("for", "over", "after", "and", "to", "than")
            or (tokens[step].low == "in" and not _names_place(tokens, step + 1))
        ):
            break
        rhythm = read_rhythm(tokens, step)
        if rhythm and tokens[step].low != "in":
            return figure._replace(unit=f"/{rhythm[0]}", dimension="frequency", flags=figure.flags - {"bare"})
    return figure
