"""What the figures and words beside a figure settle: elided units, confidence intervals, drinks, degrees, product names."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.figures_names import FILLER, INTERVAL
from claimcheck.language.figures_shapes import read_rhythm
from claimcheck.language.figures_tokens import Token
from claimcheck.language.figures_words import words_of
from claimcheck.language.units import read_unit, unit_of
from claimcheck.model import Figure

NEAR = 12  # tokens in which a word of drinking or of heat is sought
CLOSING = frozenset({"with", "in", "among", "and", "if", "for", "when", "on", "after"})  # behind a figure of its own
PEOPLE = frozenset({"people", "women", "men", "children", "adults"})


def settle_neighbours(figures: Sequence[Figure], tokens: list[Token], starts: list[int]) -> tuple[Figure, ...]:
    """The figures, in order, each settled by the one before it and the words around; names with digits are left out.

    `starts` are the offsets of `tokens`; costs a bounded look per figure.
    """
    settled: list[Figure] = []
    index = {start: at for at, start in enumerate(starts)}
    previous: Figure | None = None
    behind = 0
    for figure in figures:
        first = index[figure.start]
        after = first
        while after < len(tokens) and tokens[after].start < figure.end:
            after += 1
        if _is_label(figure, tokens, first, after):
            continue
        kept = _with_interval(figure, previous, tokens, first)
        if "bare" in kept.flags and after < len(tokens) and tokens[after].low in ("(", ")"):
            kept = _with_unit_behind_bracket(kept, tokens, after)
        if previous and "ci" not in kept.flags:
            kept = _with_previous(kept, previous, tokens, behind, first, after)
        previous, behind = _with_degrees(_with_drinks(kept, tokens, first, after), tokens, first, after), after
        settled.append(previous)
    return tuple(settled)


def _with_unit_behind_bracket(figure: Figure, tokens: list[Token], after: int) -> Figure:
    # `a median of 22 (15-32) days`: the unit is that of both
    close = next((step for step in range(after, min(after + 8, len(tokens))) if tokens[step].low == ")"), None)
    unit = read_unit(tokens, close + 1) if close is not None else None
    known = unit_of(unit[0]) if unit else None
    if unit is None or known is None or known.dimension not in ("time", "percent", "mass", "length"):
        return figure
    return figure._replace(
        unit=unit[0], dimension=known.dimension, flags=(figure.flags - {"bare"}) | {"elided"}, noun=None
    )


def _with_interval(figure: Figure, previous: Figure | None, tokens: list[Token], first: int) -> Figure:
    # `30% (95% CI 25 to 35)`: the interval is of the estimate and in its unit
    at = first - 1
    while at >= 0 and at > first - 4 and tokens[at].low in (",", ":", "=", "(", "[", "of", "from", "was"):
        at -= 1
    if at < 0 or tokens[at].low != INTERVAL:
        return figure
    flags = figure.flags | {"ci"}
    if "bare" not in flags or previous is None or previous.unit == "1":
        return figure._replace(flags=flags)
    return figure._replace(
        unit=previous.unit, dimension=previous.dimension, points=previous.points, flags=flags - {"bare"}
    )


def _with_previous(
    figure: Figure, previous: Figure, tokens: list[Token], behind: int, first: int, after: int
) -> Figure:
    if "bare" not in figure.flags or figure.noun or first - behind > NEAR:
        return figure
    between = [token.low for token in tokens[behind:first]]
    if "." in between:
        return figure
    closed = after >= len(tokens) or tokens[after].kind == "sign" or tokens[after].low in CLOSING
    if "age" in previous.flags and between and between[-1] in ("at", "to", "until", "by", "and", "or"):
        old = figure.high or figure.low
        if closed and old is not None and old <= 110 and figure.comparator == "=":
            return figure._replace(unit="a", dimension="time", flags=(figure.flags - {"bare"}) | {"age", "elided"})
    if previous.unit == "1" or previous.dimension in ("money", "multiple"):
        return figure
    told = words_of("against") & set(between)
    if told <= {"from", "was"} and previous.dimension == "percent":
        told = frozenset()
    parted = ";" in between or ("," in between and previous.is_range)
    ellipsis = figure.is_range and parted and (previous.is_range or previous.dimension == "time")
    if closed and ((told and len(between) <= 5) or ellipsis):
        return figure._replace(
            unit=previous.unit,
            dimension=previous.dimension,
            points=previous.points,
            flags=(figure.flags - {"bare"}) | {"elided"},
        )
    return figure


def _near(tokens: list[Token], first: int, after: int) -> set[str]:
    return {token.low for token in tokens[max(first - NEAR, 0) : after + NEAR]}


def _with_drinks(figure: Figure, tokens: list[Token], first: int, after: int) -> Figure:
    if figure.unit != "[iU]" or figure.unit_span is None:
        return figure
    written = next((token.low for token in tokens[first:after] if token.start == figure.unit_span.start), "")
    if written not in ("unit", "units") and "elided" not in figure.flags:
        return figure
    following = [token.low for token in tokens[after : after + 2]]
    near = _near(tokens, first, after)
    drinks = near & words_of("drinks") and not near & words_of("doses")
    blood = following[:1] == ["of"] and set(following[1:]) & words_of("blood")
    if not drinks and not blood:
        return figure
    for step in range(after, min(after + 4, len(tokens)) if drinks else after):
        rhythm = read_rhythm(tokens, step)
        if rhythm and tokens[step].low != "in":  # `14 units of alcohol a week`
            return figure._replace(unit=f"/{rhythm[0]}", dimension="frequency", noun="units")
        if tokens[step].kind != "word":
            break
    return figure._replace(unit="1", dimension="number", noun="units")


def _with_degrees(figure: Figure, tokens: list[Token], first: int, after: int) -> Figure:
    value = figure.high if figure.high is not None else figure.low
    if figure.unit != "deg" or value is None or not _near(tokens, first, after) & words_of("heat"):
        return figure
    if 95 <= value <= 110:
        return figure._replace(unit="[degF]", dimension="temperature")
    return figure._replace(unit="Cel", dimension="temperature") if value <= 45 else figure


def _is_label(figure: Figure, tokens: list[Token], first: int, after: int) -> bool:
    # `the Omnipod 5 talks`, `over Bluetooth 5.`, `ISO 13485 applies`: a bare number that closes a name
    if "bare" not in figure.flags or figure.comparator != "=" or figure.is_range or not first:
        return False
    before, number = tokens[first - 1], tokens[first]
    if number.kind != "num" or not number.low.isdecimal() or len(number.low) > 5 or before.kind != "word":
        return False
    low = before.low
    if before.text.islower() or low in words_of("small") or low in words_of("level") or len(low) < 2:
        return False
    if number.start - before.end > 1 or (
        after < len(tokens) and tokens[after].text.isupper() and len(tokens[after].low) > 1
    ):
        return False
    opens = first < 2 or (tokens[first - 2].kind == "sign" and tokens[first - 2].low not in ("(", "-", "/", "'"))
    if before.text.istitle() and opens:
        return False
    head = first - 2
    while head > 0 and head > first - 6 and tokens[head].kind == "word" and not tokens[head].text.islower():
        head -= 1  # `the FreeStyle Libre 2`
    led = head >= 0 and tokens[head].low in ("the", "a", "an", "this", "your", "our", "my")
    counted = figure.noun is not None and (figure.noun in PEOPLE or figure.noun.endswith("s"))
    inside = tokens[after].low if after < len(tokens) else ""
    if inside == FILLER or inside in ("%", "/"):
        return False
    return bool(led or not counted)
