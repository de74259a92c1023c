"""Parts that do not make their whole: `of 240 people, 150 got better and 120 worse`, `60% did and the remaining 30% did not`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from claimcheck.language.slips import Slip, step_of
from claimcheck.pattern import as_pattern

_N = r"\d{1,3}(?:,\d{3})+|\d+"
_P = r"\d{1,3}(?:\.\d{1,3})?"
_PERCENT = r"\s?(?:%|percent|per\scent)"
_OF_WHOLE = as_pattern(
    rf"\b(?:Of|Among|Out\sof|(?P<asked>(?:survey|poll|audit|trial|study|sample|group|total)\sof))"
    rf"\s(?:the\s|all\s|these\s|those\s|our\s|my\s|their\s|every\s|each\s)?(?P<whole>{_N})\s(?P<noun>[a-z]+)",
    re.IGNORECASE,
)
# one part of a whole: `150 got better`, `, 60 stayed the same`, `and 40 got worse`
_PART = as_pattern(
    rf"(?:^|[,;:]\s|\sand\s|,\sand\s)(?P<rest>the\s(?:remaining|other)\s)?(?P<n>{_N})(?:\s\([\d.]{{1,5}}\s?%\))?\s"
    r"(?!of\s(?:them|these|those|whom|which)\b)(?=[a-z])",
    re.IGNORECASE,
)
_BRACKET = as_pattern(r"\([^()]{0,20}\)")
# parts of one whole at several times: `40 have another attack within 1 year and 75 within 5 years`
_CUMULATIVE = as_pattern(
    r"\b(?:within|after|by|at)\s(?:the\s)?[\w-]+\s(?:days?|weeks?|months?|years?)\b", re.IGNORECASE
)
_PERCENT_PART = as_pattern(
    rf"(?P<rest>\b(?:the\s)?(?:remaining|other)\s)?(?<![\d.,–-])(?P<p>{_P}){_PERCENT}(?![\w–-])", re.IGNORECASE
)
# a group whose share is told together with the next one's: `60% of children and 41% of adults have no symptoms`
_OF_GROUP = as_pattern(r"\s(?:of|in|among)\s(?:[\w'’-]+\s){1,4}(?:and|or)\s(?:about\s|around\s|only\s)?", re.IGNORECASE)
_DENIED = as_pattern(r"\b(?:no|not|none|never|without|did\snot|were\snot)\b|n['’]t\b", re.IGNORECASE)
_APART = as_pattern(
    r"\b(?:versus|vs|compared|than|placebo|control|from|to|by|whereas|while|respectively|least|up|over|more|risk|chance)\b",
    re.IGNORECASE,
)
_STOP = as_pattern(r"\s?[,;:(\[]|[.!?]+[\s\d\[\]^]*$")  # `, in`, ` (Smith`, the full stop
_NEARLY_WHOLE = Decimal("1.2")  # parts that overlap seldom come so near to their whole
# a whole in front of its parts: `240 people, of whom`, `250 women were split into`
_WHOLE_FIRST = as_pattern(
    rf"(?<![\d.,/$£€–-])(?P<whole>{_N})\s(?:[a-z-]+\s){{0,3}}?[a-z-]+"
    r"(?:,\sof\s(?:whom|which)\s"
    r"|(?:\s[\w-]+){0,4}?\s(?P<split>split|divided|randomi[sz]ed|assigned|allocated)(?:\s[\w-]+){0,4}?(?:\s(?:into|to|between)(?:\stwo\s\w+)?:?|:)\s)",
    re.IGNORECASE,
)
# a part and those who are not in it: `12 break a bone and 88 do not`
_COMPLEMENT = as_pattern(
    rf"(?<![\d.,/$£€–-])(?P<n>{_N})\s(?P<what>[^.;:\d]{{2,80}}?)[\s,]\s?(?:and|but|while)\s(?:the\s(?:other|remaining)\s)?(?P<m>{_N})"
    r"(?:\s[a-z]+){0,2}?\s(?:do|does|did|will|would|are|were|have|had|can|could)(?:\snot\b|n['’]t\b)(?=\s?(?:[.,;:)]|$))",
    re.IGNORECASE,
)
_BEHIND = as_pattern(r"[\w-]+")
_COMPARED = as_pattern(r"\b(?:placebo|dummy|sham|controls?|usual\scare|no\streatment)\b", re.IGNORECASE)
_UNITS = ("%", "percent", "per cent", "in ", "out of ", "days", "weeks", "months", "years", "mg", "hours", "minutes")
_ARTICLES = frozenset({"the", "a", "an"})
_STATES = frozenset({"were", "was", "had", "have", "are"})  # one person may be both: `160 were women and 90 smoked`


class Complement(NamedTuple):
    """Two parts that make a whole, with their sum; offsets are those of the text."""

    start: int
    end: int
    total: Decimal


def find_complement(text: str) -> Complement | None:
    """The first part that is told with its opposite, `12 break a bone and 88 do not`, or None."""
    match = _COMPLEMENT.search(text)
    if match is None or match["what"].lower().startswith(_UNITS):
        return None
    return Complement(match.start(), match.end(), _as_number(match["n"]) + _as_number(match["m"]))


def find_wrong_parts(text: str) -> Iterator[Slip]:
    """The parts of one sentence that miss their whole, counts and shares; offsets are those of the sentence."""
    yield from _check_counts_of(text)
    yield from _check_arms(text)
    yield from _check_complement(text)


def _check_counts_of(text: str) -> Iterator[Slip]:
    """`Of 240 people, 150 got better, 60 stayed the same and 40 got worse`."""
    head = _OF_WHOLE.search(text)
    if head is None:
        yield from _check_remaining(text)
        return
    parts = list(_PART.finditer(text, head.end()))
    whole, total = _as_number(head["whole"]), _sum_of(parts)
    region = _BRACKET.sub("", text[head.start() :])
    if len(parts) < 2 or any(_as_number(part["n"]) >= whole for part in parts) or "%" in region:
        return
    completes = any(part["rest"] for part in parts) or _is_opposed(text, parts)
    if not completes and ((head["asked"] and not _is_elliptic(text, parts)) or _is_cumulative(region)):
        return
    if whole < total <= whole * _NEARLY_WHOLE or (completes and total != whole):
        yield _as_slip(head.start(), _end_of(text, parts[-1].end()), total, whole)


def _is_opposed(text: str, parts: Sequence[re.Match[str]]) -> bool:
    """True for two parts of which the second one are those who are not in the first: `12 got a rash and 89 did not`."""
    return len(parts) == 2 and _COMPLEMENT.match(text, parts[0].start("n")) is not None


def _check_remaining(text: str) -> Iterator[Slip]:
    """`80 began, 60 finished, 12 stopped early and the remaining 5 moved away`: the first number is the whole."""
    parts = list(_PART.finditer(text))
    if len(parts) < 4 or not parts[-1]["rest"] or "%" in text[parts[0].start() :]:
        return
    whole, total = _as_number(parts[0]["n"]), _sum_of(parts[1:])
    if total != whole and whole / _NEARLY_WHOLE <= total <= whole * _NEARLY_WHOLE:
        yield _as_slip(parts[0].start("n"), _end_of(text, parts[-1].end()), total, whole)


def _sum_of(parts: Sequence[re.Match[str]]) -> Decimal:
    return sum((_as_number(part["n"]) for part in parts), Decimal(0))


def _as_slip(start: int, end: int, total: Decimal, whole: Decimal) -> Slip:
    return Slip(start, end, f"the parts add up to {total}, the whole is {whole}: check the numbers against the source")


def _check_arms(text: str) -> Iterator[Slip]:
    """`240 people, of whom 160 took the drug and 90 the dummy`, `200 people were split into 110 on the drug and 100 on placebo`."""
    head = _WHOLE_FIRST.search(text)
    if head is None:
        return
    rest = text[head.end() :]
    parts = list(_PART.finditer(rest))
    if len(parts) < 2 or "%" in rest[: parts[-1].end()] or _is_cumulative(rest):
        return
    whole, total = _as_number(head["whole"]), _sum_of(parts)
    if any(_as_number(part["n"]) >= whole for part in parts):
        return
    completes = bool(head["split"]) or any(part["rest"] for part in parts)
    if _do_the_same(rest, parts):
        completes = completes or _COMPARED.search(rest) is not None
    elif not completes and (len(parts) < 3 or total > whole * _NEARLY_WHOLE):
        return
    if total > whole or (completes and total != whole):
        yield _as_slip(head.start(), head.end() + _end_of(rest, parts[-1].end()), total, whole)


def _is_cumulative(text: str) -> bool:
    """True where the parts are those of several times."""
    return len(_CUMULATIVE.findall(text)) > 1


def _do_the_same(text: str, parts: Sequence[re.Match[str]]) -> bool:
    """True where each part of a whole does what the first one does, so that nobody is in two."""
    words = [found.group().lower() for part in parts if (found := _BEHIND.match(text, part.end()))]
    return words[0] not in _STATES and all(word in {words[0], *_ARTICLES} for word in words[1:])


def _is_elliptic(text: str, parts: Sequence[re.Match[str]]) -> bool:
    """True for `30 have a bag, 12 a button and 8 a tube`."""
    words = [found.group().lower() for part in parts[1:] if (found := _BEHIND.match(text, part.end()))]
    return all(word in _ARTICLES for word in words)


def _check_complement(text: str) -> Iterator[Slip]:
    """`98% had no bleeding and 3% bled`, `60% got better and the remaining 30% did not`, parts that pass 100 %."""
    parts = list(_PERCENT_PART.finditer(text))
    if len(parts) < 2 or _APART.search(text, parts[0].start(), parts[-1].end()):
        return
    values = [Decimal(part["p"]) for part in parts]
    step = max(step_of(Decimal(part["p"])) for part in parts)
    total = sum(values, Decimal(0))
    off = abs(total - 100)
    stretches = [text[one.end() : other.start()] for one, other in zip(parts, [*parts[1:], None], strict=True) if other]
    stretches.append(text[parts[-1].end() :])
    denied = [bool(_DENIED.search(stretch)) for stretch in stretches]
    opposed = len(parts) == 2 and denied[0] != denied[1] and off <= 15 and _say_the_same(stretches)
    opposed = opposed and _OF_GROUP.fullmatch(stretches[0]) is None
    completes = any(part["rest"] for part in parts[1:])
    many = len(parts) > 2 and 100 < total <= 115 and _is_series(text, parts)
    if (opposed or completes or many) and off >= step * len(parts) / 2:
        told = f"the shares add up to {total.normalize():f}%, not to 100%"
        yield Slip(parts[0].start(), _end_of(text, parts[-1].end()), f"{told}: check them against the source")


def _as_number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _end_of(text: str, start: int) -> int:
    """Where the words of the last part end: at the next comma, bracket or stop."""
    match = _STOP.search(text, start)
    return match.start() if match else len(text)


def _say_the_same(stretches: list[str]) -> bool:
    """True where what the two shares had is named by words that share a beginning: `no bleeding`, `bled`."""
    one, other = ({word[:3] for word in re.findall(r"[a-z]{3,}", stretch.lower())} for stretch in stretches)
    return bool((one & other) - {"had", "the", "and", "not", "did", "wer", "wit"}) or "did not" in stretches[1]


def _is_series(text: str, parts: list[re.Match[str]]) -> bool:
    """True where the shares follow each other with commas and an `and` before the last one."""
    gaps = [text[one.end() : other.start()] for one, other in pairwise(parts)]
    return "and" in gaps[-1].split() and all("," in gap for gap in gaps[:-1]) and all(len(gap) <= 60 for gap in gaps)
