"""Markers that point to a list: `[3,5-7]`, `(see reference 3)`, `¹²⁻¹⁴`, `[^3]`, `[@smith2020]`, superscripts, digits glued to a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.documents.document import Mark
from claimcheck.model import Citation
from claimcheck.pattern import as_pattern

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
DIGITS = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,30}"
MARKERS = as_pattern(
    rf"""\[(?P<number>{DIGITS})\]
    | (?:[\[(](?:see\s)?|(?<=[;,]\s))(?:refs?\.?|references?|endnotes?|footnotes?)\s(?P<told>{DIGITS})[\])]
    | \[\^(?P<note>[^\]\s]{{1,60}})\]
    | (?P<raised>(?<=[\w.,;:!?)”"’%])[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹]|[,⁻–-](?=[⁰¹²³⁴-⁹])){{0,40}})
    | \[(?P<pandoc>[^\[\]]{{0,200}}@[\w][^\[\]]{{0,200}})\]
    | \\cite[a-z]*\*?(?:\[[^\]]{{0,60}}\]){{0,2}}\{{(?P<latex>[^{{}}]{{1,200}})\}}
    | (?P<glued>
      (?:(?<=[a-z]{{3}}[.,;])|(?<=\s(?:it|us|so|up|do|on|in|me)[.,;])|(?<=[a-z\d%][%)][.,;]))
      \d{{1,3}}(?:(?:,\s?|[–-])\d{{1,3}}){{0,8}}(?=\s+[A-Z(]|\s*$|\s+[a-z])
      | (?<=[a-z]{{4}})\d{{1,2}}(?:[,–-]\d{{1,2}}){{0,8}}(?=[\s.,;)]|$)
      | (?<=[\w.,;)%])[*†‡§]{{1,2}}(?=[\s.,;:)]|$))
    """,
    re.VERBOSE,
)
SIGNS = as_pattern(r"[\d\[⁰¹²³⁴-⁹*†‡§\\]")  # one of them is in every marker
# `in adults (3).`, never `rest, (2) ice`, `a score of (3)` or `Call (555) 010-4478`
ROUND = as_pattern(
    rf"(?<=[\w%.)”\"])\s?(?<!\band\s)(?<!\bor\s)(?<!\bof\s)(?<!\bto\s)\((?P<round>{DIGITS})\)(?=[\s.,;:]|$)(?!\s?\d{{3,4}}[\s.–-]?\d)"
)
POWER = as_pattern(r"(?:^|[\s\d/(])(?:m|cm|mm|km|kg|s|in|ft|10|x)$")


def find_markers(text: str, marks: Sequence[Mark], *, in_round: bool = False) -> Iterator[Citation]:
    """Markers with their keys, ranges expanded; digits in round brackets only where the document numbers so.

    A footnote mark without text of its own gives an empty span. Glued digits and signs are returned too, as no agents:
    whether they count is decided by the document's list.
    """
    if in_round:
        for match in ROUND.finditer(text):
            yield _marker(match.start("round") - 1, match.end(), _expand(match["round"]))
    for mark in marks:
        label = text[mark.start : mark.end].strip(" []()")
        if mark.kind == "footnote":
            key = mark.target.lstrip("#^") or label
            marker = _marker(mark.start, mark.end, (key,))
            yield marker if mark.start < mark.end else marker._replace(text=f"[^{key}]")
        elif mark.kind == "superscript" and re.fullmatch(DIGITS + r"|[*†‡§]{1,2}|[a-z]", label):
            power = POWER.search(text[max(0, mark.start - 4) : mark.start])
            if power is None:
                yield _marker(mark.start, mark.end, _expand(label))
        elif mark.kind == "link" and not in_round and _is_round_link(text, mark, label):
            yield _marker(mark.start, mark.end, (label,))
    for match in MARKERS.finditer(text) if SIGNS.search(text) else ():
        written = match.group(match.lastgroup or 0)
        if match.lastgroup == "raised":
            if POWER.search(text[max(0, match.start() - 4) : match.start()]):
                continue
            yield _marker(match.start(), match.end(), _expand(written.translate(RAISED)))
        elif match.lastgroup == "told":
            yield _marker(match.start(), match.end(), _expand(written))
        elif match.lastgroup == "number":
            if text[match.end() : match.end() + 1] != "(":
                yield _marker(match.start(), match.end(), _expand(written))
        elif match.lastgroup == "pandoc":
            keys = tuple(re.findall(r"(?<![\w.])@([\w][\w:.#$%&+?<>~/-]*\w|\w)", written))
            if keys:
                yield _marker(match.start(), match.end(), keys)
        elif match.lastgroup == "latex":
            yield _marker(match.start(), match.end(), tuple(key.strip() for key in written.split(",") if key.strip()))
        elif match.lastgroup == "glued":
            yield _marker(match.start(), match.end(), _expand(written))._replace(agent=False)
        else:
            yield _marker(match.start(), match.end(), (written,))


def find_listed_numbers(text: str) -> tuple[Citation, ...]:
    """The marker that a cell for sources is where it holds numbers alone, `1, 3`; () where it holds more."""
    if not re.fullmatch(DIGITS, text.strip()):
        return ()
    return (_marker(0, len(text), _expand(text.strip()))._replace(agent=False, text=text),)


def _is_round_link(text: str, mark: Mark, label: str) -> bool:
    """True for a number in round brackets that leads to the entry of that number: `(3)` to `#ref-3`."""
    if not (mark.target.startswith("#") and label.isdecimal()):
        return False
    around = text[max(0, mark.start - 1) : mark.end + 1]
    return f"({label})" in around and re.search(rf"(?<!\d){label}\Z", mark.target) is not None


def _marker(start: int, end: int, keys: tuple[str, ...]) -> Citation:
    return Citation(start, end, "", "reference-marker", "marker", keys=keys)


def _expand(written: str) -> tuple[str, ...]:
    keys: list[str] = []
    for part in re.split(r"\s?[,;]\s?", written):
        ends = re.split(r"\s?[–-]\s?", part)
        if len(ends) == 2 and all(end.isdecimal() for end in ends) and 0 < int(ends[1]) - int(ends[0]) <= 60:
            keys.extend(str(number) for number in range(int(ends[0]), int(ends[1]) + 1))
        else:
            keys.extend(end for end in ends if end)
    return tuple(keys)
