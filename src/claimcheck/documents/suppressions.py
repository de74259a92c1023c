"""What a document asks to be left unsaid: its suppression comments and front matter, read but not yet applied.

`claimcheck: disable-next-line CIT001, dated-source until 2027-01-31 -- reason`; likewise `disable-line`, `disable` up
to `enable`, and `disable-file`. In front matter: `claimcheck: {disable: [CIT001], reason: …, until: …}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from claimcheck.documents.document import Comment, Document
from claimcheck.documents.front_matter_entry import find_settings
from claimcheck.model import Edit, Span
from claimcheck.pattern import as_pattern

Verb = Literal["disable-next-line", "disable-line", "disable", "enable", "disable-file"]
VERBS: tuple[Verb, ...] = ("disable-next-line", "disable-line", "disable-file", "disable", "enable")


class Scope(NamedTuple):
    """Where one rule is silenced: findings that begin in [start, end), *source* offsets."""

    rule: str  # a code, name or prefix, as written
    start: int
    end: int


class Suppression(NamedTuple):
    """One comment (or front-matter entry) that silences rules, or fails to.

    `start`/`end` are its *source* span and `line` the 1-based line it begins on. `problem` says why it cannot be
    followed; it silences nothing then. `listed` is the *source* span of its rules as written, where they can be edited.
    """

    verb: Verb | None
    rules: tuple[str, ...]
    start: int
    end: int
    line: int
    scopes: tuple[Scope, ...] = ()
    reason: str | None = None
    until: date | None = None
    problem: str | None = None
    listed: Span | None = None
    in_front_matter: bool = False


# `CIT001, dated-source until 2027-01-31 -- quoted from the label`; `REG — see the note`
_UNTIL = as_pattern(
    r"""
    (?:^|[\s,])          # after the rules
    until \s+ (\S+) \s*  # the last day on which it holds
    $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REASON = as_pattern(r"(?:^|(?<=\s))(?:--+|[–—])(?=\s|$)")  # ` -- reason`, ` — reason`
_RULE = as_pattern(r"[^\s,]+")  # `CIT001`, `dated-source`

# a line that holds nothing to check: blank, HTML tags, quotation marks of Markdown
_EMPTY_LINE = as_pattern(r"(?:[\s>]|<[^<>\n]*>)*")


def find_suppressions(document: Document) -> tuple[Suppression, ...]:
    """Every suppression of a document, in order; those that cannot be followed carry their `problem`."""
    found = [_read_front_matter(document)] if document.front_matter is not None else []
    read = [entry for entry in found if entry is not None]
    read.extend(_read_comment(document, comment) for comment in document.comments)
    read.sort(key=lambda entry: (entry.start, entry.end))
    return tuple(_bind_scopes(document, read))


def remove_edit(document: Document, suppression: Suppression) -> Edit:
    """The edit that takes a suppression out: with its lines where it has them to itself, else with one blank.

    In Markdown an empty line stays where the comment kept two paragraphs apart.
    """
    source, start, end = document.source, suppression.start, suppression.end
    line_start, _ = _line_of(document, start)
    _, line_end = _line_of(document, max(start, end - 1))
    before, behind = source[line_start:start], source[end:line_end]
    if not before.strip() and not behind.strip():
        next_start = min(_next_start(source, line_end), len(source))
        if document.format == "markdown" and not suppression.in_front_matter:
            first, last = document.position(start)[0], document.position(max(start, end - 1))[0]
            if document.line_text(first - 1).strip() and document.line_text(last + 1).strip():
                return Edit(line_start, line_end, "")
        return Edit(line_start, next_start, "")
    if not behind.strip():
        return Edit(start - len(before) + len(before.rstrip(" \t")), end, "")
    if not before or before[-1].isspace():
        return Edit(start, end + len(behind) - len(behind.lstrip(" \t")), "")
    return Edit(start, end, "")


def keep_edit(document: Document, suppression: Suppression, kept: tuple[str, ...]) -> Edit | None:
    """The edit that leaves a suppression only these rules; None where its list cannot be edited."""
    if not kept:
        return remove_edit(document, suppression)
    if suppression.listed is None:
        return None
    return Edit(suppression.listed.start, suppression.listed.end, ", ".join(kept))


def _read_comment(document: Document, comment: Comment) -> Suppression:
    line = document.position(comment.start)[0]
    text = comment.text
    words = text.split(None, 1)
    word = words[0].lower() if words else ""
    verb = next((known for known in VERBS if word == known), None)
    if verb is None:
        return Suppression(None, (), comment.start, comment.end, line, problem=_explain_verb(word))
    rest = words[1] if len(words) > 1 else ""
    mark = _REASON.search(rest)
    head = rest[: mark.start()] if mark else rest
    reason = (rest[mark.end() :].strip() or None) if mark else None
    until = _UNTIL.search(head)
    listed = head[: until.start()] if until else head
    rules = tuple(dict.fromkeys(_RULE.findall(listed)))
    day, problem = _read_day(until[1] if until else None)
    if problem is None and not rules and verb != "enable":
        problem = "names no rule: add the rules it should silence"
    place = _find_listed(document.source, comment, listed.strip(" \t\r\n,")) if rules else None
    return Suppression(
        verb, rules, comment.start, comment.end, line, reason=reason, until=day, problem=problem, listed=place
    )


def _explain_verb(word: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, VERBS, n=1, cutoff=0.6)
    hint = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(f'`{verb}`' for verb in VERBS)}"
    return f"`{word[:40]}` is no instruction: {hint}" if word else f"says nothing: {hint}"


def _read_day(text: str | None) -> tuple[date | None, str | None]:
    if text is None:
        return None, None
    try:
        return date.fromisoformat(text), None
    except ValueError:
        return None, f"`until {text[:40]}` is no date: write it as 2027-01-31"


def _find_listed(source: str, comment: Comment, listed: str) -> Span | None:
    text = source.find(comment.text, comment.start, comment.end)
    at = source.find(listed, text, comment.end) if text != -1 and listed else -1
    return Span(at, at + len(listed)) if at != -1 else None


def _read_front_matter(document: Document) -> Suppression | None:
    place = document.front_matter
    settings = find_settings(document.source[place.start : place.end]) if place is not None else None
    if place is None or settings is None:
        return None
    start, end = place.start + settings.start, place.start + settings.end
    day, problem = _read_day(settings.until)
    problem = settings.problem or problem
    if problem is None and not settings.disable:
        problem = "names no rule: add them as `disable: [CIT001]`"
    listed = None
    if settings.listed is not None:
        listed = Span(place.start + settings.listed[0], place.start + settings.listed[1])
    return Suppression(
        "disable-file",
        settings.disable,
        start,
        end,
        document.position(start)[0],
        reason=settings.reason,
        until=day,
        problem=problem,
        listed=listed,
        in_front_matter=True,
    )


def _bind_scopes(document: Document, read: list[Suppression]) -> Iterator[Suppression]:
    """The suppressions with the stretches they silence; `enable` ends the open `disable`s of its rules."""
    whole = len(document.source) + 1
    ends: dict[tuple[int, str], int] = {}
    opened: dict[str, list[tuple[int, str]]] = {}
    idle: set[int] = set()
    for index, entry in enumerate(read):
        if entry.problem is None and entry.verb == "disable":
            for rule in entry.rules:
                opened.setdefault(rule.upper(), []).append((index, rule))
        elif entry.problem is None and entry.verb == "enable":
            named = [rule.upper() for rule in entry.rules] or list(opened)
            closed = [place for rule in named for place in opened.pop(rule, ())]
            ends.update(dict.fromkeys(closed, entry.end))
            if not closed:
                idle.add(index)
    next_lines = _NextLines(document)
    for index, entry in enumerate(read):
        if index in idle:
            yield entry._replace(problem="ends nothing: no `disable` stands open here")
        elif entry.problem is not None or entry.verb == "enable":
            yield entry
        elif entry.verb == "disable":
            scopes = (Scope(rule, entry.start, ends.get((index, rule), whole)) for rule in entry.rules)
            yield entry._replace(scopes=tuple(scopes))
        else:
            start, end = 0, whole
            if entry.verb == "disable-line":
                start, _ = _line_of(document, entry.start)
                end = _line_of(document, entry.end - 1)[1] + 1
            elif entry.verb == "disable-next-line":
                start, end = next_lines.find_after(entry.end)
            yield entry._replace(scopes=tuple(Scope(rule, start, end) for rule in entry.rules))


class _NextLines:
    """Finds the line that a `disable-next-line` speaks of; lines once passed over are not read again."""

    __slots__ = ("_comments", "_document", "_found")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._comments = {comment.start: comment.end for comment in document.comments}
        self._found: dict[int, tuple[int, int]] = {}

    def find_after(self, offset: int) -> tuple[int, int]:
        """[start, end) of the next line behind the one that holds `offset` that is neither blank nor only comments."""
        source = self._document.source
        start = _next_start(source, _line_of(self._document, offset)[1])
        passed: list[int] = []
        found = (len(source), len(source))
        while start < len(source):
            if start in self._found:
                found = self._found[start]
                break
            passed.append(start)
            at, end = self._skip_empty(start)
            if at < end:
                found = (start, end + 1)
                break
            start = _next_start(source, end)
        self._found.update(dict.fromkeys(passed, found))
        return found

    def _skip_empty(self, start: int) -> tuple[int, int]:
        """Where the first thing to read stands at or behind `start`, and where its line ends."""
        source, at = self._document.source, start
        _, end = _line_of(self._document, at)
        while True:
            blank = _EMPTY_LINE.match(source, at, end)
            at = blank.end() if blank else at
            if at in self._comments:
                at = self._comments[at]
            elif source.startswith("<!--", at) and (close := source.find("-->", at)) != -1:
                at = close + 3
            else:
                return at, end
            _, end = _line_of(self._document, at)


def _line_of(document: Document, offset: int) -> tuple[int, int]:
    """The *source* offsets at which the line that holds an offset begins and ends, its line end left out."""
    line, column = document.position(offset)
    start = offset - column + 1
    return start, start + len(document.line_text(line))


def _next_start(source: str, line_end: int) -> int:
    return line_end + (2 if source.startswith("\r\n", line_end) else 1)
