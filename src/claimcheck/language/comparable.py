"""Which figures state a measure that another place of the text may contradict, and which lean on words around them."""

from __future__ import annotations

import re

from claimcheck.language.restated import is_told_again
from claimcheck.model import Quantity, Statement
from claimcheck.pattern import as_pattern

# `the first year`, `the last 6 months`: a stretch of time that other things happen in
_ORDINAL = as_pattern(r"(?:the\s)?(?:first|last|next|past|previous|other|another|same|second|third)\b", re.IGNORECASE)
# `half as likely`, `a third of the rate`, `half the dose`
_PART_OF = as_pattern(
    r"\s(?:as\s\w+\b|the\s|that\s(?:of|in)\b|those\b|of\s(?:that|this|it|the\s(?:risk|rate|dose|price|cost|time|normal|usual|adult)\b)|(?:again|more|less|fewer)\b)",
    re.IGNORECASE,
)
# a subject that a relative clause narrows: `pain that lasts `more than a year` is rare`
_NARROWING = as_pattern(r"[^,;:]\s(?:that|which|who)\s(?:[^\W\d_]+\s){1,4}$", re.IGNORECASE)
# people whom a bounded figure sets apart: `Those who lost at least 15 kg`
_OF_THOSE = as_pattern(
    r"\b(?:those|people|patients|adults|women|men|children|anyone|everyone)\s(?:who|that)\s(?:[^\W\d_]+\s){1,3}$",
    re.IGNORECASE,
)
_MAIN_VERB = as_pattern(
    r"\s(?:is|are|was|were|has|have|had|can|may|should|must|will|need|needs|gets?|happens?|affects?|means?|seems?|occurs?)\b",
    re.IGNORECASE,
)
# words that point at people or things named before: `half of them`, `with it, 5%`, `the others`
_POINTING = as_pattern(
    r"""\b(?: (?:of|with|without|on|in|among|after|for|from|by|to)\s(?:it|them|both|each|either|ours)\b
      | (?:of|with|without|on|in|among|after|for|from|by|to)\s(?:these|this|that)(?=[,.;:)])
      | (?:of|among|in)\s(?:these|those|this|that)
        \s(?!(?:who|whose|with|without|on|in|at|having|taking|aged|over|under|living|treated|given|[a-z]+ed)\b)
      | the\s(?:others?|rest|remaining|remainder|former|latter)\b )""",
    re.VERBOSE | re.IGNORECASE,
)
# where the words behind a figure turn to something else: `, and they are gone after 2 weeks`
_TURNS = as_pattern(r";\s|,\s(?:and|but)\s(?:they|it|these|this|most|the|you|people|we|he|she)\b", re.IGNORECASE)
# a figure that says for whom or when something else holds: `if your risk is 20%`, `in people with a risk of 10%`
_CONDITION = as_pattern(
    r"""\b(?: (?:if|when|unless|whether|suppose|once)\s(?![^,;:.]*\s(?:among|of|in|one\sof|part\sof)\sthe\s$)[^,;:.]*
      | (?:people|patients|adults|women|men|children|those|anyone|someone|everyone)\s(?:with|at|whose|having|who\shave)\s(?:an?\s)?
        (?:[\w-]+\s){1,4}(?:of|is|was|are|over|above|under|below)\s ) $""",
    re.VERBOSE | re.IGNORECASE,
)
# an item on one class of several: `Bethesda III (unclear): 22%`
_OF_CLASS = as_pattern(r"^\W*[A-Z][\w-]+\s(?:[IVX]{1,4}|[A-F]|\d)[ab]?\b[^:.]{0,40}:\s$")
# a part of a sum: `BMI = 60 / 1.7`, `(100 ÷ 8 = 12.5)`
_SUM_BEFORE = as_pattern(r"[=×÷]\s?[(\[]?$")
_SUM_BEHIND = as_pattern(r"\s?[²)\]]?\s?(?:[=×÷]|\s[x*/+]\s?\d)")
# a row of values whose columns are lost: `Live births 42% 32% 22%`
_ROW_BEFORE = as_pattern(r"[\d%]\s$")
_ROW_BEHIND = as_pattern(r"\s[\d<>]")
# a share that does something counts people: `60% have a response`, whatever the response is
_ACTS = as_pattern(
    r"\s(?:\w+\s){0,2}?(?:have|had|has|got|gets?|are|were|reach(?:ed)?|achieved?|respond(?:ed)?|report(?:ed)?|felt|feel)\b"
)
_REACH = 80  # characters around a figure that are looked at


def states_measure(text: str, statement: Statement, before: Quantity | None) -> bool:
    """False for a figure that is a part of another, of one class of several, narrows a subject, or tells the one before again.

    Args:
        text: the plain text of the figure's block.
        statement: whose figure is asked about.
        before: the quantity in front of it in the same block.
    """
    figure = statement.figure
    start, end = figure.plain.start, figure.plain.end
    dimension = figure.figure.dimension
    if dimension == "number" and figure.figure.noun is None and statement.kind != "claim":
        return False  # a label: `Statistic 4`
    if dimension == "time" and _ORDINAL.match(text, start):
        return False
    if dimension == "ratio" and "word" in figure.figure.flags and _PART_OF.match(text, end):
        return False
    if _OF_CLASS.match(text[:start]):
        return False
    if _CONDITION.search(text, max(0, start - _REACH), start) or _is_in_sum_or_row(text, start, end):
        return False
    bounded = (figure.figure.low is None) != (figure.figure.high is None)
    if bounded and dimension not in {"percent", "ratio"} and _OF_THOSE.search(text[max(0, start - _REACH) : start]):
        return False
    if _MAIN_VERB.match(text, end) and _NARROWING.search(text[max(0, start - _REACH) : start]):
        return False
    return before is None or not is_told_again(text, before.figure, figure.figure)


def _is_in_sum_or_row(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 3) : start]
    if _SUM_BEFORE.search(before) or _SUM_BEHIND.match(text, end):
        return True
    return _ROW_BEFORE.search(before) is not None or _ROW_BEHIND.match(text, end) is not None


def points_elsewhere(text: str, statement: Statement, sentence: int) -> bool:
    """True where the figure counts what an earlier sentence has named: `half of them`, `with it, 5 in 100`.

    `sentence` is the *plain* start of the figure's sentence in `text`.
    """
    start = max(sentence, statement.figure.plain.start - _REACH)
    end = min(max(statement.clause.end, statement.figure.plain.end), statement.figure.plain.end + _REACH // 2)
    return _POINTING.search(text, start, end) is not None


def time_of(text: str, statement: Statement) -> Quantity | None:
    """The time frame of a statement, unless it belongs to a thought of its own behind it."""
    frame, figure = statement.timeframe, statement.figure
    if frame is None or frame.block != figure.block:
        return frame
    return None if _TURNS.search(text, figure.plain.end, max(frame.plain.start, figure.plain.end)) else frame


def family_of(text: str, statement: Statement) -> str:
    """The kind of number of a statement, where a risk and a share of people are one: they are told in the same words."""
    shares = statement.statistic == "effect" and _ACTS.match(text, statement.figure.plain.end) is not None
    return "share" if shares or statement.statistic == "risk" else statement.statistic
