"""What tells a heading or a label from a sentence, by its words alone."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_lines

_RAISED = r"\[[\d,; –-]{1,20}\]|\([\d,; –-]{1,20}\)|[⁰¹²³⁴-⁹,–-]{1,8}|[*†‡§]{1,2}"  # markers behind a full stop
SENTENCE_END = as_pattern(rf"[.!?…][\"'”’)\]»]*(?:{_RAISED}|[\d,–-]{{1,8}})?$")
_ENDING = as_pattern(rf"[.!;,…][\"'”’)\]»]*$|[-–—]$|(?:[%\w)]\.)(?:{_RAISED})$|[a-z]{{3}}\.\d{{1,2}}$")
# a sentence ends inside: `Pain is common. It`
_INNER_END = as_pattern(r"[a-z)\d%][.!?][\"'”’)\]]*\s+[A-Z“\"]")
# a line that cannot end here: `one of the`, `such as`, `between 10 and`, `50-`
UNFINISHED = as_pattern(
    r"(?:[-–—(/$£€]|\b(?:a|an|the|of|to|in|on|at|by|for|with|from|and|or|nor|but|as|than|that|which|about|nearly|over|under|until"
    r"|between|least|most|up|per|is|are|was|were|be|has|have|had|can|may|will|should|your|their|its|our|his|her))$"
)
_GOES_ON = as_pattern(
    r"\b(?:a|an|the|and|or|nor|but|than|nearly|between|least|your|their|its|our|his|her)$"
)  # no heading ends so
_QUESTION = as_pattern(r"Q(?:uestion)?\s?\d{0,3}[.:)]\s.*\?$")  # `Q. Is it safe? Will it hurt?`
_ADDRESS = as_pattern(r"https?://|www\.|\bdoi\b|\S@\S|\b[\w-]+\.(?:org|com|gov|edu)\b", re.IGNORECASE)
_WORD = as_pattern(r"[^\W\d_][\w'’-]*")
_LABEL = as_pattern(r"([A-Za-z][\w .&/'’-]{0,40}?)\s*:\s+\S")  # `Source: CDC`, `Pain Reduction: half`

_LONGEST_HEADING = 110  # characters
_MOST_HEADING_WORDS = 16
_LONGEST_LABEL = 60
_MOST_LABEL_WORDS = 7


@cache
def _words(name: str, place: str = "") -> frozenset[str]:
    """The words of a data file; those of its lines that begin with `place:`, or of its lines without a place."""
    kept = (line.rpartition(":") for line in read_lines(__file__, name))
    return frozenset(word for at, _, words in kept if at == place for word in words.split())


def ends_sentence(text: str) -> bool:
    """Does the line end where a sentence does (a marker may follow)?"""
    return SENTENCE_END.search(text[-40:]) is not None


def is_heading_like(text: str) -> bool:
    """Could this line be a heading: short, unpunctuated, one phrase or question?"""
    if len(text) > _LONGEST_HEADING or _ENDING.search(text[-24:]) is not None or text[-1] == ":":
        return False
    if _GOES_ON.search(text[-10:].lower()) is not None:
        return False
    first = text.lstrip("\"'“‘(¿")[:1]
    if not first or first.islower() or not (first.isalnum()):
        return False
    words = _WORD.findall(text)
    if _QUESTION.match(text):
        return True
    if not words or len(words) > _MOST_HEADING_WORDS or _INNER_END.search(text) or _ADDRESS.search(text):
        return False
    if words[0].lower() in _words("notice_words.txt", "start"):
        return False
    label = _LABEL.match(text.lstrip("(["))  # `(Source: CDC)`
    return label is None or label[1].split()[0].lower() not in _words("notice_words.txt")


def is_label(text: str) -> bool:
    """Is this line a label with a colon that stands for what follows (`Considerations:`), not a sentence?"""
    if not text.endswith(":") or len(text) > _LONGEST_LABEL:
        return False
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    if not words or len(words) > _MOST_LABEL_WORDS or not text[0].isupper() or _INNER_END.search(text):
        return False
    if "," in text or words[-1] in _words("lead_in_words.txt", "end"):
        return False
    return _words("lead_in_words.txt").isdisjoint(words)


def is_capitals(text: str) -> bool:
    """Is the line written in capitals throughout?"""
    return text.isupper() and sum(map(str.isalpha, text)) > 3
