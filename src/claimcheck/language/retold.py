"""Whether two statements that give one and the same figure tell one measure, however freely they are worded.

That two figures of one kind are equal speaks for one measure already, so that the words have to agree in part only: by
their weight in the text, as in inverse document frequency (Spärck Jones, 1972), where what the text speaks of
everywhere counts little and a word that only the two of them share counts much.
"""

from __future__ import annotations

from claimcheck.language.measure_profile import Profile, extra_qualifiers, narrowed_apart
from claimcheck.language.measure_words import Topics, narrowed_by, narrowing_words, parting_alone, without_people

_SHARED = 0.5  # of the weight of the words of the one that says less
_LEFT_OUT = frozenset(
    {"sex", "age", "place", "order", "with"}
)  # the qualifiers of a figure that a second telling may leave out
_NAMED = 0.45  # of the weight of the words next to each figure that the other says too


def tells_again(first: Profile, later: Profile, topics: Topics) -> bool:
    """True where the words of two statements with equal figures agree in what weighs most."""
    if _are_opposed(first, later, topics):
        return False
    one, other = _said(first), _said(later)
    shared = one & other
    if not shared:
        return False
    if one == other:
        return True
    if not shared - topics.core or topics.weigh(shared) < _SHARED * min(topics.weigh(one), topics.weigh(other)):
        return False
    return all(
        topics.weigh(near & said) >= _NAMED * topics.weigh(near)
        for near, said in ((_named(first), other | later.above), (_named(later), one | first.above))
    )


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
