"""How alike two passages are, by the words they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence, Set

from claimcheck.pattern import as_pattern

_TOKEN = as_pattern(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*")  # `50`, `1,000`, `late-stage`, `don't`
_CROWD = 24  # a shingle that stands in more passages than this tells nothing apart


def as_tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in lower case, without punctuation."""
    return tuple(_TOKEN.findall(text.casefold().replace("’", "'")))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two sets have in common, 0 to 1; 1 for two empty sets."""
    union = len(one | other)
    return len(one & other) / union if union else 1.0


def as_shingles(tokens: Sequence[str], size: int = 3) -> frozenset[Hashable]:
    """The runs of `size` words; the whole where it is shorter."""
    if len(tokens) <= size:
        return frozenset({tuple(tokens)}) if tokens else frozenset()
    return frozenset(zip(*(tokens[at:] for at in range(size)), strict=False))


def find_candidates(passages: Iterable[Set[Hashable]], *, most: int = 8) -> Iterator[tuple[int, tuple[int, ...]]]:
    """For each passage the earlier ones that share most with it, best first; time is linear in all shingles.

    Args:
        passages: the shingles of each passage, in document order.
        most: how many candidates to give at most.
    """
    index: dict[Hashable, list[int]] = {}
    for later, shingles in enumerate(passages):
        shared: list[int] = []
        for shingle in shingles:
            places = index.get(shingle)
            if places is None:
                index[shingle] = [later]
                continue
            shared += places
            if len(places) < _CROWD:
                places.append(later)
        yield later, tuple(earlier for earlier, _ in Counter(shared).most_common(most)) if shared else ()
