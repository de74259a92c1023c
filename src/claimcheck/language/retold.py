"""Whether two statements that give one and the same figure tell one measure, however freely they are worded.

That two figures of one kind are equal speaks for one measure already, so that the words have to agree in part only: by
their weight in the text, as in inverse document frequency (Spärck Jones, 1972), where what the text speaks of
everywhere counts little and a word that only the two of them share counts much.
"""

from __future__ import annotations

from decimal import Decimal

from claimcheck.language.how_many import counts_many
from claimcheck.language.intervals import as_interval
from claimcheck.language.measure_profile import Profile, extra_qualifiers, narrowed_apart
from claimcheck.language.measure_words import Topics, narrowed_by, narrowing_words, parting_alone, without_people
from claimcheck.model import Figure

_SHARED = 0.5  # of the weight of the words of the one that says less
_LEFT_OUT = frozenset(
    {"sex", "age", "place", "order", "with"}
)  # the qualifiers of a figure that a second telling may leave out
_NAMED = 0.45  # of the weight of the words next to each figure that the other says too
_TELLING = 0.4  # of these two, for figures that two measures hardly share by chance
_RARE = Decimal("0.1")  # percent
_SMALL = 12  # percent


def tells_again(first: Profile, later: Profile, topics: Topics, *, telling: bool = False) -> bool:
    """True where the words of two statements with equal figures agree in what weighs most.

    `telling`: where more than the figure is equal (a time beside it, or it is an uncommon one), fewer words will do.
    """
    if _are_opposed(first, later, topics):
        return False
    one, other = _said(first), _said(later)
    shared = (one & other) | (one & later.beside) | (other & first.beside)
    if not shared:
        return False
    if one == other:
        return True
    bar = _TELLING if telling else 1
    of_topic = not shared <= topics.core or (telling and (one <= topics.core or other <= topics.core))
    if not of_topic or topics.weigh(shared) < bar * _SHARED * min(topics.weigh(one), topics.weigh(other)):
        return False
    return all(
        topics.weigh(near & said) >= bar * _NAMED * topics.weigh(near)
        for near, said in (
            (_named(first), other | later.beside | later.above),
            (_named(later), one | first.beside | first.above),
        )
    )


def is_uncommon(figure: Figure) -> bool:
    """True for a share that is no round one, so that two measures hardly have it by chance: 37 %, 4 in a million.

    So is a large number of people. Not for small whole percentages, multiples of five, simple fractions and powers of ten.
    """
    if counts_many(figure):
        return True
    interval = as_interval(figure)
    return interval.dimension == "percent" and any(
        end is not None and _is_odd(end) for end in (interval.low, interval.high)
    )


def _is_odd(value: Decimal) -> bool:
    digits = "".join(map(str, value.normalize().as_tuple().digits))
    if value < _RARE:
        return digits != "1"
    return value > _SMALL and len(digits) == 2 and digits[-1] != "5"


def _said(profile: Profile) -> frozenset[str]:
    """The words of the clause and of the phrases around it that name something."""
    return without_people(profile.near | profile.frame | profile.wide) - narrowing_words()


def _named(profile: Profile) -> frozenset[str]:
    return (profile.near - narrowing_words()) or profile.near


def _are_opposed(first: Profile, later: Profile, topics: Topics) -> bool:
    """True where both are narrowed in one respect and differ in it, or hold for other years, ages and doses.

    Whom and where a figure was found in (`in the UK`, `women`) may be left out when it is told again, and so may what the
    whole text is about.
    """
    if first.conditions and later.conditions and first.conditions != later.conditions:
        return True
    parting = (extra_qualifiers(first, later) & parting_alone()) - narrowed_by(topics.core)
    return any(pair[0] not in _LEFT_OUT for pair in parting) or narrowed_apart(first, later)
