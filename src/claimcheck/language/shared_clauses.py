"""Whether a long clause of one sentence stands again, nearly word for word, in another sentence.

The two stretches that fit best are found by local alignment (Smith and Waterman, 1981) over words: `Keep the arm warm and
drink plenty before the test` inside `On the day, please keep your arm warm and drink plenty before the test, then ring us`.
"""

from __future__ import annotations

from claimcheck.language.near_copies import are_parted, as_content, as_said, numbers_of

LONGEST = 120  # words of a sentence that is compared
_FEWEST = 7  # words that say something, the same in both
_WORDS = 13  # of the stretch, all told
_COVERED = 0.7  # of the words of the shorter sentence
_SAID = 0.8  # of the words that say something in each stretch
_SAME, _OTHER, _LEFT_OUT = 2, -2, -1  # for a word that says something; half as much for any other word

_Cell = tuple[int, int, int]  # the score of the best alignment that ends here, and where it begins


def share_a_clause(first: tuple[str, ...], again: tuple[str, ...]) -> bool:
    """True for two sentences, as tokens, that have a long stretch in common, but for a word here and there."""
    if min(len(first), len(again)) < _WORDS or max(len(first), len(again)) > LONGEST:
        return False
    if len(as_content(first) & as_content(again)) < _FEWEST or numbers_of(first) != numbers_of(again):
        return False
    one, other = _align(first, again)
    if min(len(one), len(other)) < max(_WORDS, _COVERED * min(len(first), len(again))):
        return False
    said = as_content(one), as_content(other)
    shared = len(said[0] & said[1])
    if shared < max(_FEWEST, _SAID * max(map(len, said))) or ("not" in said[0]) != ("not" in said[1]):
        return False
    told = as_content(first) - {"not"}, as_content(again) - {"not"}  # what else the longer sentence denies is no matter
    return not are_parted(first, again, told)


def _align(first: tuple[str, ...], again: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The two stretches that fit best."""
    one, other = [as_said(token) for token in first], [as_said(token) for token in again]
    row: list[_Cell] = [(0, 0, at) for at in range(len(again) + 1)]
    best, ends = (0, 0, 0), (0, 0)
    for i, token in enumerate(first, start=1):
        above, row = row, [(0, i, 0)]
        for j, candidate in enumerate(again, start=1):
            weight = 2 if one[i - 1] and other[j - 1] else 1
            same = token == candidate or (one[i - 1] and one[i - 1] == other[j - 1])
            diagonal, up, left = above[j - 1], above[j], row[j - 1]
            cell = max(
                (diagonal[0] + (_SAME if same else _OTHER) * weight, *diagonal[1:]),
                (up[0] + _LEFT_OUT * (2 if one[i - 1] else 1), *up[1:]),
                (left[0] + _LEFT_OUT * (2 if other[j - 1] else 1), *left[1:]),
            )
            row.append(cell if cell[0] > 0 else (0, i, j))
            if cell[0] > best[0]:
                best, ends = cell, (i, j)
    return first[best[1] : ends[0]], again[best[2] : ends[1]]
