"""The stretch of words around a figure that names what it measures, and the edges at which it ends."""

from __future__ import annotations

import re

from claimcheck.language.measure_words import as_specific, without_people
from claimcheck.language.people_words import people_words
from claimcheck.pattern import as_pattern

_EDGE = as_pattern(r"[,;:()–—]|\s-\s")  # where the words next to a figure end
_JOINED = as_pattern(  # `, among women`, ` (at 12 weeks`
    r"[\s,;:(–—-]{1,8}(?:in|among|for|when|at|on|during|after|before|if|over|under|aged|of)\b", re.IGNORECASE
)
# an order in front of what is told: `Do not be alarmed by pink urine: it is seen in`
_BIDDEN = as_pattern(r"\A\W{0,8}(?:please\s)?(?:do\snot|don['’]t|never)\s[^:;.–—]{1,120}[:;–—]\s", re.IGNORECASE)
# a clause that goes on about what the words in front of it name: `get hot flushes, which go on for`
_RELATIVE = as_pattern(r"\W*(?:and\s)?which\s", re.IGNORECASE)
# what stands for the words in front of an edge: `Infection is rare: it happens in`
_POINTS_BACK = as_pattern(r"\s?(?:and\s)?(?:it|this|they|these)\s", re.IGNORECASE)
# of whom a share is: `of women with arthritis`, `in people who have diabetes`
_WHOM = as_pattern(
    r"\b(?:of|in|among|for|with)\s(?:all\s|the\s|these\s|those\s)?(?:[\w-]+\s){0,2}?(?P<people>[a-z]+)\s"
    r"(?:with|who\s(?:have|had|has)|having|living\swith|on|taking)\s(?:an?\s|the\s)?(?P<what>[^,;:()]{1,60})",
    re.IGNORECASE,
)
# behind a subject: `The coil (Copper T) fails in`, `Early failure, when sperm still swim, is seen after`
_ASIDE = as_pattern(
    r"(?<=\w\s)\([^()]{1,60}\)(?=\s[a-z])"
    r"|,\s(?:when|where|which|that\sis|known\sas|also\scalled|meaning|or)\s[^,;:]{1,90},(?=\s(?:is|are|was|were|has|have|had|can|may|will|occurs?|affects?|happens?|comes?|takes?|lasts?)\s)"
)
# a short name of what was just told: `the stiff-heart kind, HFpEF,`, `irritable bowel (IBS)`
_SHORT_NAME = as_pattern(r"(?:,\s|\s?\()[A-Za-z]?[a-z]*[A-Z][a-z]*[A-Z]\w*(?=[,)])")
# examples of what is measured: `signs such as dizziness and sweating`
_EXAMPLES = as_pattern(r"\b(?:such\sas|including|e\.g\.)\s[^\W\d_]+(?:,?\s(?:and|or)\s[^\W\d_]+)?", re.IGNORECASE)


def near_words(sentence: str, begin: int, at: int, stop: int) -> frozenset[str]:
    """The words between the edges around a figure, examples left out; where they name nothing, those before it too.

    Also those in front of a clause that goes on about what they name: `get hot flushes, which go on for 7 years`.
    """
    first = sentence[:begin].rstrip(" ,")
    sentence = sentence[:begin] + without_asides(sentence[begin:at]) + sentence[at:]
    start = _last_edge(sentence, begin, at)
    found = without_people(as_specific(_EXAMPLES.sub(" ", sentence[start:stop])))
    if not found and start > begin:
        found = without_people(as_specific(sentence[_last_edge(sentence, begin, start - 1) : stop]))
    if start > begin and _POINTS_BACK.match(sentence, start):
        found |= without_people(as_specific(sentence[_last_edge(sentence, begin, start - 2) : start]))
    if begin and _RELATIVE.match(sentence, begin):
        found |= without_people(as_specific(first[_last_edge(first, 0, len(first)) :]))
    return found


def whom_words(sentence: str, begin: int, stop: int) -> frozenset[str]:
    """The naming words by which a stretch tells of whom its figure is a share: `of women with arthritis`."""
    told = [each["what"] for each in _WHOM.finditer(sentence, begin, stop) if each["people"].lower() in people_words()]
    return without_people(as_specific(" . ".join(told))) if told else frozenset()


def own_qualifying(wide: str) -> str:
    """A clause without its asides and without an order that opens it, in which nothing narrows the measure."""
    told = without_asides(wide)
    bidden = _BIDDEN.match(told)
    return told if bidden is None else " " * bidden.end() + told[bidden.end() :]


def without_asides(text: str) -> str:
    """The text with blanks in place of what is said aside of a subject, of the same length."""
    return _ASIDE.sub(_blank_out, text)


def joined_behind(sentence: str, stop: int, end: int) -> str:
    """The stretch behind the next edge where it goes on to say for whom or when."""
    match = _JOINED.match(sentence, stop, end)
    return sentence[stop : next_edge(sentence, match.end(), end)] if match else ""


def short_name_end(sentence: str, start: int) -> int:
    """The end of a short name that stands at `start`: ` (IBS)`; `start` itself where none does."""
    named = _SHORT_NAME.match(sentence, start)
    return named.end() if named else start


def next_edge(text: str, start: int, end: int) -> int:
    """The beginning of the next edge in [start, end), else `end`."""
    match = _EDGE.search(text, start, max(end, start))
    return match.start() if match else end


def _last_edge(text: str, start: int, end: int) -> int:
    """The end of the last edge in [start, end), else `start`."""
    return max((match.end() for match in _EDGE.finditer(text, start, max(end, start))), default=start)


def _blank_out(match: re.Match[str]) -> str:
    return " " * len(match.group())
