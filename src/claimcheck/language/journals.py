"""Journal titles: which name stands in a text, and whether two names mean one journal."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_rows

LONGEST = 16  # words of a title
WORD = as_pattern(r"[^\W_][\w'’.\-/]*|&|:|,|\(")
_OUR = as_pattern(r"ou(?=rs?\b|ral)")  # `behaviour`, `behavioural`
_AGEING = as_pattern(r"\bageing\b")
_SUPPLEMENTS = as_pattern("supplements$", re.MULTILINE)
_DIPHTHONG = as_pattern("[ao]e")  # `anaesthesia`, `oestrogen`
SHORTEST_NEAR = 8  # letters: shorter names have too many neighbours


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    text = name.casefold().replace("&", " and ").replace("’", "'")
    text = " ".join(re.sub(r"[.,:;()]", " ", text).split())
    return text.removeprefix("the ")


@cache
def _table() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("journals.tsv", "journals_more.tsv"):
        for title, *others in read_rows(__file__, name):
            own = found.get(title.casefold().removeprefix("the "), title) if name == "journals.tsv" else title
            found[_quick(title)] = own
            for other in others:
                if name == "journals_more.tsv":
                    found[_quick(other)] = own
                else:
                    found.setdefault(_quick(other), own)
    return found


def _quick(name: str) -> str:
    if name.replace(" ", "").isalnum():
        return name.casefold().removeprefix("the ")
    return _key(name)


def canonical_journal(name: str) -> str | None:
    """The full title of the journal that `name` (title or abbreviation, any case, with or without `the`) means."""
    return _table().get(_key(name))


def same_journal(a: str, b: str) -> bool:
    """True where both names mean one journal: equal but for case, article, dots and `&`, or through abbreviations."""
    first, second = _key(a), _key(b)
    return bool(first and second) and (first == second or _full_key(first) == _full_key(second))


@lru_cache(maxsize=4096)
def _full_key(key: str) -> str:
    """The folded key of the full title that a key is short for, or of the key itself."""
    return _fold(_key(_table().get(key, key)))


def find_journal(text: str, at: int) -> tuple[str, int] | None:
    """The longest known title that starts at plain offset `at`, as (full title, plain end); it must be capitalised."""
    table = _table()
    best: tuple[str, int] | None = None
    window = text[at : at + 160]
    if not window or not (window[0].isupper() or window[:4] == "the "):
        return None
    for count, word in enumerate(WORD.finditer(window)):
        if count >= LONGEST or (count == 0 and word.start() != 0):
            break
        apart = window[word.start() - 1 : word.start()] in (" ", "\xa0", *"),:&")
        if count and not apart and word.group() not in ":,":
            break
        if word.group() in {":", ",", "&", "("}:
            continue
        end = word.end()
        written = window[:end].rstrip(".")
        if written.casefold().endswith(("'s", "’s")):
            written = written[:-2]
        title = table.get(_key(written))
        if title is not None and any(letter.isupper() for letter in written.removeprefix("the ")[:1]):
            best = title, at + len(written)
    return best


def _fold(keys: str) -> str:
    """A title, or several on a line each, without what tells British from American spelling (`behaviour`, `anaesthesia`,
    `centre`) or one supplement from several.
    """
    american = _SUPPLEMENTS.sub("supplement", _AGEING.sub("aging", _OUR.sub("o", keys)))
    folded = _DIPHTHONG.sub("e", american)
    return folded.replace("tre ", "ter ").replace("isation", "ization").replace("ise ", "ize ")


@cache
def _spellings() -> frozenset[str]:
    return frozenset(_fold("\n".join(_table())).split("\n"))


@lru_cache(maxsize=1024)
def is_nearly_journal(name: str) -> bool:
    """True where a name of several words is a known title in the other spelling of English, or a slip of one."""
    return " " in name and (_fold(_key(name)) in _spellings() or near_journal(name) is not None)


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word for title in _table() for word in title.split())


def _is_another(key: str, known: str) -> bool:
    """True where a word that differs is a word of other titles: `Pain Research` is no slip of `Pineal Research`."""
    ones, others = key.split(), known.split()
    differing = (
        [one for one, other in zip(ones, others, strict=True) if one != other] if len(ones) == len(others) else []
    )
    return any(word in _title_words() for word in differing)


@cache
def _plain_titles() -> dict[str, str]:
    """Each title as it is compared: letters and digits alone."""
    from rapidfuzz import utils

    return {title: utils.default_process(title) for title in _table()}


@lru_cache(maxsize=4096)
def near_journal(name: str) -> str | None:
    """The title that a misspelled name likely means, or None where it is known, short or has no close neighbour."""
    key = _key(name)
    if len(key) < SHORTEST_NEAR or key in _table():
        return None
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(utils.default_process(key), _plain_titles(), scorer=fuzz.ratio, score_cutoff=92)
    if found is None:
        return None
    match = found[2]
    if _fold(match) == _fold(key) or _is_another(key, match):
        return None
    if len(match.split()) != len(key.split()) and match.replace(" ", "") != key.replace(" ", ""):
        return None
    return _table()[match]
