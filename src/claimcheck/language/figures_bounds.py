"""Bounds and approximations around a number: `at least`, `no more than`, `about`, `or older`, `≥`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from claimcheck.language.figures_tokens import Token, split_tokens
from claimcheck.model import Comparator
from claimcheck.word_lists import read_rows

_SHARE_SIGNS = frozenset({"%", "percent", "per", "in"})  # what makes the number behind an article a share
Choices = dict[str, list[tuple[tuple[str, ...], Comparator]]]


class Bound(NamedTuple):
    """A bound's comparator and the index of the token behind it."""

    comparator: Comparator
    after: int


@cache
def _tables() -> tuple[Choices, Choices]:
    before: Choices = {}
    behind: Choices = {}
    for place, comparator, written in read_rows(__file__, "bounds.tsv"):
        words = tuple(token.low for token in split_tokens(written))
        table = before if place == "before" else behind
        table.setdefault(words[0], []).append((words, cast("Comparator", comparator)))
    for table in (before, behind):
        for choices in table.values():
            choices.sort(key=lambda choice: -len(choice[0]))
    return before, behind


def _read(table: Choices, tokens: list[Token], at: int) -> Bound | None:
    if at >= len(tokens):
        return None
    for words, comparator in table.get(tokens[at].low, ()):
        here = tokens[at : at + len(words)]
        if len(here) == len(words) and all(token.low == word for token, word in zip(here, words, strict=True)):
            return Bound(comparator, at + len(words))
    return None


def read_bound_before(tokens: list[Token], at: int) -> Bound | None:
    """The bound or approximation that begins at token `at`, as it stands before a number: `at least`, `less than a` in front of `1%`."""
    bound = _read(_tables()[0], tokens, at)
    if bound and bound.after + 2 < len(tokens) and tokens[bound.after].low in ("a", "an"):
        number, sign = tokens[bound.after + 1 : bound.after + 3]
        if number.kind == "num" and sign.low in _SHARE_SIGNS:
            return bound._replace(after=bound.after + 1)
    return bound


def read_bound_behind(tokens: list[Token], at: int) -> Bound | None:
    """The bound that begins at token `at`, as it stands behind a number and its unit."""
    return _read(_tables()[1], tokens, at)
