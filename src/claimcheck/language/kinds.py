"""What a statement is told as: a claim about health, or an instruction, an eligibility rule, a definition …"""

from __future__ import annotations

import re
from collections.abc import Callable

from claimcheck.language.courses import is_arranged, is_beside, tells_age_of_onset, tells_how_long, tells_of_cells
from claimcheck.language.doses_told import is_dosed
from claimcheck.language.figure_place import Place
from claimcheck.language.how_many import befalls_someone, opens_count
from claimcheck.language.instructions import is_instruction, main_clause
from claimcheck.language.prices import is_discount, is_own_price
from claimcheck.language.shares_told import is_told_of_health
from claimcheck.language.side_effect_classes import defines_class
from claimcheck.language.statistic import CHANGE_BY, CHANGED_BEHIND
from claimcheck.language.told_of_one import is_no_rule, names_arm
from claimcheck.model import StatementKind
from claimcheck.pattern import as_pattern

_CONDITION = as_pattern(
    r"\b(?:if|when|who|whose|unless)(?:\s(?:you|your\schild|they|he|she)(?:\shave|\sare)?)?\s?:$", re.IGNORECASE
)
# `Chronic pain is pain that lasts`, `Heavy periods are those that last`, `You are considered cured when`
_DEFINES = as_pattern(
    r"\b(?:is|are)\s(?:an?\s)?[\w-]+\s(?:that|which)\s(?:has\s|have\s)?last(?:s|ed)?\s$|\b(?:considered|counted\sas|classed\sas|regarded\sas)\s[\w-]+\s(?:when|if|once)\b",
    re.IGNORECASE,
)
# `People who had laser treatment within a year could not take part`
_LEFT_OUT = as_pattern(
    r"\W*(?:people|patients|women|men|children|adults|anyone|those)\swho\b[^.]{0,200}\b(?:could\snot(?:\W*$|\s(?:take\spart|join|enter))|(?:were|was)\s(?:excluded|left\sout|not\seligible))",
    re.IGNORECASE,
)
# `An apnoea is a pause of`
_IS_A = as_pattern(r"^\W*(?:an?\s|the\s)?[\w-]+(?:\s[\w-]+)?\s(?:is|are)\s(?:an?|any)\s", re.IGNORECASE)
_OFFICE_DAYS = as_pattern(r"\b(?:business|working|office)\s(?:days?|hours?)$", re.IGNORECASE)
_TELEPHONE = as_pattern(r"(?:\b0\d{2,4}|\(\d{3}\)|\b\d{3})[\s-]\d{3,4}[\s-]?\d{2,4}\b")
_ANAPHOR = as_pattern(r"\b(?:those|these)\s$", re.IGNORECASE)  # `those 20% of hairs`: told before
_AVERAGE = as_pattern(r"\b(?:on\saverage|average|median|mean)\b", re.IGNORECASE)
_THINGS = as_pattern(r"\s(?:[a-z-]+\s){0,2}?[a-z]{2,}s\b")  # `three small cuts`
# `two of these three signs`: how many of them make a diagnosis
_CRITERIA = as_pattern(
    r"\s(?:(?:of|the|these|following|main|risk|major|minor)\s){0,3}(?:signs|symptoms|criteria|features|factors|questions|boxes)\b",
    re.IGNORECASE,
)
# `half of the gland removed`, `removes half of the gland`: how much of an organ an operation takes out
_REMOVES = as_pattern(
    r"\b(?:remov\w+|tak(?:es?|ing)|took|cuts?|cutting)\s(?:out\s|away\s|about\s){0,2}$", re.IGNORECASE
)
_OF_ORGAN = as_pattern(r"\s(?:of\s)?(?:the|your|one|an?)\s[a-z]+", re.IGNORECASE)
_CUT_OUT = as_pattern(
    r"\sof\s(?:the|your|their|an?|one)\s(?:[\w-]+\s){1,3}?(?:(?:is|are|was|being|to\sbe|has\sbeen)\s)?(?:removed|taken\s(?:out|away)|cut\s(?:out|away))\b",
    re.IGNORECASE,
)
_AIMED = as_pattern(r"\b(?:until|unless|so\sthat|aim|target)\b[^.;]{0,60}$", re.IGNORECASE)  # a level to be reached
# `goes ahead when your count is 1.5 or higher`, `may be referred with a BMI of 35 to 39.9`: on what it depends
_DEPENDS = as_pattern(
    r"\b(?:when|if|once|unless|while|as\slong\sas|provided(?:\sthat)?)\s(?:your|the|a|an|their|his|her)\b[^.;]{0,60}\b(?:is|are|was|reads?|falls?|rises?|stays?|gets?|drops?)\s"
    r"(?:still\s|at\s|to\s|below\s|above\s|under\s|over\s){0,2}$"
    r"|\b(?:may|can|could|will|must|should)\s(?:only\s|still\s|also\s)?be\s(?:referred|offered|considered|accepted|invited|eligible|treated|admitted)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
# the measures that a time may be of; `risk` or `pain` beside a time is no claim about the time
_TIMED = frozenset(
    {"procedure-time", "stay", "recovery-time", "onset", "effect-duration", "device-life", "maintenance", "survival"}
)
_AMOUNTS = frozenset(
    {"length", "energy", "other", "volume", "mass", "number", "concentration", "pressure", "temperature"}
)


def find_kind(place: Place) -> StatementKind:
    """The kind of the statement whose measure stands at `place`: what the first decision that has an answer says, else `other`."""
    for decide in _DECISIONS:
        kind = decide(place)
        if kind is not None:
            return kind
    return "other"


def _age(place: Place) -> StatementKind | None:
    """An age tells who is meant, unless an illness comes at it."""
    if place.role != "age":
        return None
    return "claim" if tells_age_of_onset(place.sentence, place.before) else "definition"


def _dosing(place: Place) -> StatementKind | None:
    dosed = place.role == "dose" or is_dosed(place.figure, place.before, place.behind)
    return "dosing" if dosed else None


def _instruction(place: Place) -> StatementKind | None:
    told = is_instruction(place.sentence, place.before, place.groups, bidden=not place.of_events, share=place.share)
    return "instruction" if told else None


def _opening(place: Place) -> StatementKind | None:
    """People counted in front of a list: `Of 320 patients:`."""
    opens = place.lead_in == "" and place.role == "population" and place.sentence.rstrip().endswith(":")
    return "other" if opens else None


def _office(place: Place) -> StatementKind | None:
    """`within 2 working days`, and the digits of a telephone number."""
    office = place.timed and (_OFFICE_DAYS.search(place.written) or _TELEPHONE.search(place.before))
    return "schedule" if office else None


def _story(place: Place) -> StatementKind | None:
    """What befell one person or is asked, unless somebody vouches for it."""
    told = is_no_rule(place.figure, place.sentence, place.before, place.behind) and "vouch" not in place.groups
    return "other" if told else None


def _arranged(place: Place) -> StatementKind | None:
    arranged = place.timed and is_arranged(main_clause(place.sentence, len(place.before)), place.behind)
    return "schedule" if arranged else None


def _beside(place: Place) -> StatementKind | None:
    """A time that says when something was done: `ten years ago`."""
    beside = place.timed and is_beside(place.figure, place.written, place.before, place.behind)
    return "other" if beside else None


def _condition(place: Place) -> StatementKind | None:
    """An item of a list under `You may have it if you have:`."""
    left_out = _LEFT_OUT.match(place.sentence) is not None
    return "eligibility" if left_out or _CONDITION.search(place.lead_in) else None


def _told_before(place: Place) -> StatementKind | None:
    return "other" if _ANAPHOR.search(place.before[-8:]) else None


def _class(place: Place) -> StatementKind | None:
    """What a word is taken to mean: `common (up to 1 in 10)`, `An apnoea is a pause of more than 10 seconds`."""
    if defines_class(place.sentence, place.before, place.figure, share=place.share):
        return "definition"
    if place.timed and _DEFINES.search(place.before):
        return "definition"
    bounded = place.figure.comparator in (">", ">=", "<", "<=") and not place.share
    return "definition" if bounded and _IS_A.match(place.sentence) and "," not in place.before else None


def _eligibility(place: Place) -> StatementKind | None:
    """Who may have a treatment; a share or a count of people beside it is still told for itself."""
    meant = place.eligible and (place.role == "threshold" or not (place.share or place.counts))
    return "eligibility" if meant else None


def _threshold(place: Place) -> StatementKind | None:
    return "definition" if place.role == "threshold" else None


def _definition(place: Place) -> StatementKind | None:
    defined = "definition" in place.groups and not place.share and not place.course
    return "definition" if defined else None


def _schedule(place: Place) -> StatementKind | None:
    """Appointments and opening hours, also in a table's cell of its own under such a heading."""
    if place.figure.dimension not in ("time", "frequency", "number"):
        return None
    planned = "schedule" in place.groups or ("schedule" in place.above and place.sentence.strip() == place.written)
    return "schedule" if planned and not (tells_how_long(place.before) or place.course) else None


def _money(place: Place) -> StatementKind | None:
    """A shop price; any other sum claims something where a health measure is named."""
    if place.figure.dimension != "money":
        return None
    clause = f"{place.before.rpartition(';')[2]}{place.written}{place.behind.partition(';')[0]}"
    if "price" in place.groups or is_own_price(place.figure, clause, place.context):
        return "price"
    return "claim" if "measure" in place.groups or "measure" in place.above else "other"


def _anatomy(place: Place) -> StatementKind | None:
    if place.timed and tells_of_cells(place.before):
        return "anatomy"
    if place.share and _is_cut_out(place):
        return "anatomy"
    sized = "anatomy" in place.groups and place.figure.dimension in ("length", "mass", "volume", "number")
    return "anatomy" if sized else None


def _is_cut_out(place: Place) -> bool:
    """True for a part of an organ that an operation takes away: `removes half of the gland`."""
    removes = "word" in place.figure.flags and _REMOVES.search(place.before[-40:]) and _OF_ORGAN.match(place.behind)
    return bool(removes) or _CUT_OUT.match(place.behind) is not None


def _criteria(place: Place) -> StatementKind | None:
    return "definition" if place.share and _CRITERIA.match(place.behind) else None


def _arm(place: Place) -> StatementKind | None:
    return "other" if place.figure.dimension == "ratio" and names_arm(place.behind) else None


def _discount(place: Place) -> StatementKind | None:
    return "price" if place.share and is_discount(place.before, place.behind) else None


def _share(place: Place) -> StatementKind | None:
    """A share claims something where it is one of people, of health events or of a health measure."""
    if not place.share:
        return None
    return "claim" if is_told_of_health(place) else "other"


def _count(place: Place) -> StatementKind | None:
    """How many people it befalls, and how often."""
    listed = place.role == "measure" and place.figure.dimension == "number" and opens_count(place.lead_in)
    counted = place.counts or listed or befalls_someone(place.figure, place.before, place.behind)
    return "claim" if counted else None


def _length(place: Place) -> StatementKind | None:
    if place.figure.dimension != "length":
        return None
    changed = CHANGE_BY.search(place.before) or CHANGED_BEHIND.match(place.behind)
    return None if changed else "other"


def _depends(place: Place) -> StatementKind | None:
    return "eligibility" if not place.timed and _DEPENDS.search(place.before[-120:]) else None


def _aim(place: Place) -> StatementKind | None:
    return "definition" if place.statistic == "level" and _AIMED.search(place.before) else None


def _level(place: Place) -> StatementKind | None:
    return _if_changed(place) if place.statistic == "level" else None


def _times_done(place: Place) -> StatementKind | None:
    """How often something is done: `12 visits a year`."""
    return "other" if place.figure.dimension == "frequency" and place.figure.noun else None


def _amount(place: Place) -> StatementKind | None:
    if place.figure.dimension not in _AMOUNTS:
        return None
    moved = place.figure.change or CHANGE_BY.search(place.before) or CHANGED_BEHIND.match(place.behind)
    if place.figure.dimension == "number" and not moved and _THINGS.match(place.behind):
        return "other"
    return _if_changed(place)


def _if_changed(place: Place) -> StatementKind:
    """A value claims something where a health measure rises or falls to it or by it."""
    changed = "increase" in place.groups or "decrease" in place.groups
    return "claim" if place.role == "measure" and changed and "measure" in place.groups else "other"


def _course(place: Place) -> StatementKind | None:
    return "claim" if place.course else None


def _rhythm(place: Place) -> StatementKind | None:
    """How often an implant or treatment needs attention."""
    if place.figure.dimension != "frequency":
        return None
    return "claim" if "maintenance" in place.measures else "other"


def _time(place: Place) -> StatementKind | None:
    """How long until something sets in, how long people live, and the time of a measure that has one."""
    told = place.statistic in ("onset", "survival") and (place.measures or _AVERAGE.search(place.sentence))
    return "claim" if told or not _TIMED.isdisjoint(place.measures) else None


# The first that answers wins: what is said to the reader or of one person comes before what is claimed of everybody,
# and a claim needs more to show for itself the less its figure says alone (a share, a count, a value, a time).
_DECISIONS: tuple[Callable[[Place], StatementKind | None], ...] = (
    # the figure's own role says it
    _age,
    _dosing,
    # the reader is told what to do
    _instruction,
    # an opening, a telephone number, a story, an appointment: nothing is said of how things usually go
    _opening,
    _office,
    _story,
    _arranged,
    _beside,
    # who is meant, and what a word means
    _condition,
    _told_before,
    _class,
    _eligibility,
    _threshold,
    _definition,
    # calendars, purses and bodies
    _schedule,
    _money,
    _anatomy,
    # shares and counts
    _criteria,
    _arm,
    _discount,
    _share,
    _count,
    # values
    _length,
    _depends,
    _aim,
    _level,
    _times_done,
    _amount,
    # times
    _course,
    _rhythm,
    _time,
)
