"""What a statement is told as: a claim about health, or an instruction, an eligibility rule, a definition …"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from claimcheck.language.courses import is_arranged, is_beside, tells_age_of_onset, tells_course, tells_how_long
from claimcheck.language.doses_told import is_dosed
from claimcheck.language.health_events import names_counted
from claimcheck.language.how_many import befalls_someone, opens_count, tells_how_many
from claimcheck.language.instructions import is_instruction
from claimcheck.language.prices import is_discount, is_own_price
from claimcheck.language.side_effect_classes import defines_class
from claimcheck.language.statistic import CHANGE_BY, CHANGED_BEHIND
from claimcheck.language.told_of_one import is_no_rule
from claimcheck.model import Figure, Role, StatementKind, Statistic
from claimcheck.pattern import as_pattern

_CONDITION = as_pattern(
    r"\b(?:if|when|who|whose|unless)(?:\s(?:you|your\schild|they|he|she)(?:\shave|\sare)?)?\s?:$", re.IGNORECASE
)
# `An apnoea is a pause of`
_IS_A = as_pattern(r"^\W*(?:an?\s|the\s)?[\w-]+(?:\s[\w-]+)?\s(?:is|are)\s(?:an?|any)\s", re.IGNORECASE)
_OFFICE_DAYS = as_pattern(r"\b(?:business|working|office)\s(?:days?|hours?)$", re.IGNORECASE)
_TELEPHONE = as_pattern(r"(?:\b0\d{2,4}|\(\d{3}\)|\b\d{3})[\s-]\d{3,4}[\s-]?\d{2,4}\b")
_AGO = as_pattern(r"\s(?:ago|back)\b", re.IGNORECASE)
_ANAPHOR = as_pattern(r"\b(?:those|these)\s$", re.IGNORECASE)  # `those 20% of hairs`: told before
_AVERAGE = as_pattern(r"\b(?:on\saverage|average|median|mean)\b", re.IGNORECASE)
_NEAR = 400  # code points at either side of a figure that say what its number counts
_OUTSIDE = frozenset({"length", "energy", "other"})
# `85% are well again`: a share that does something counts people
_SUBJECT = as_pattern(
    r"""\s(?:are|were|have|had|get|got|need|needed|go|went|feel|felt|recover|recovered|survive|survived|die|died|become|became|develop|developed
    |improve|improved|relapse|relapsed|live|lived|heal|healed|report|reported)\b""",
    re.VERBOSE,
)
_ONE_IN = as_pattern(
    r"\d\s?in\s(?:every\s)?\d|\b(?:in|per)\s(?:every\s)?[\d,]{3,}", re.IGNORECASE
)  # `1 in 100` is one of people
_MOST = as_pattern(
    r"\b(?:most|many|few|the\smajority|a\sminority)\s\($", re.IGNORECASE
)  # `Although most (75%) never ask`
# `two of these three signs`: how many of them make a diagnosis
_CRITERIA = as_pattern(
    r"\s(?:(?:of|the|these|following|main|risk|major|minor)\s){0,3}(?:signs|symptoms|criteria|features|factors|questions|boxes)\b",
    re.IGNORECASE,
)
# `half of them were given the tablet`: an arm of a trial
_ARM = as_pattern(
    r"\s(?:\([^()]{1,30}\)\s)?(?:of\s(?:them|the\s\w+|[a-z]+)\s)?(?:(?:was|were)\s(?:then\s)?(?:randomly\s)?(?:assigned|allocated|randomi[sz]ed"
    r"|(?:given|put\son|placed\son)\s(?:an?|the)\b)|(?:got|received|took)\s(?:an?\s|the\s)?(?:placebo|dummy|sham|real|active)\b)",
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


def find_kind(
    sentence: str,
    before: str,
    context: str,
    lead_in: str,
    figure: Figure,
    role: Role,
    statistic: Statistic,
    groups: Collection[str],
    above: Collection[str],
    measures: Sequence[str],
) -> StatementKind:
    """The kind of the statement whose measure is `figure`.

    Args:
        sentence: its plain text.
        before: the part of it in front of the figure.
        context: the headings and lead-in above it, plain.
        lead_in: the lead-in of its list alone, empty where there is none.
        role: of the figure.
        statistic: what the figure counts.
        groups: the vocabulary groups found in the sentence (`instruction`, `eligibility`, …).
        above: the vocabulary groups found in headings and lead-in.
        measures: the health measures of the clause, then those of what stands above it.
    """
    if role == "dose":
        return "dosing"
    if role == "age":
        return "claim" if tells_age_of_onset(sentence, before) else "definition"
    written = sentence[len(before) : len(before) + figure.end - figure.start]
    behind = sentence[len(before) + len(written) :]
    near = sentence[max(0, len(before) - _NEAR) : len(before) + _NEAR]
    timed = figure.dimension in ("time", "frequency")
    if is_dosed(figure, before, behind):
        return "dosing"
    events = _is_of_events(figure, behind)
    if is_instruction(sentence, before, groups, bidden=not events):
        return "instruction"
    if lead_in == "" and role == "population" and sentence.rstrip().endswith(":"):
        return "other"
    share = figure.dimension in ("percent", "ratio", "multiple") and statistic in (
        "share",
        "effect",
        "risk",
        "survival",
        "ratio",
    )
    share = share or (statistic == "survival" and timed and role == "measure")
    if timed and (_OFFICE_DAYS.search(written) or _TELEPHONE.search(before)):
        return "schedule"
    if is_no_rule(figure, sentence, before, behind) and not {"vouch"} & set(groups):
        return "other"
    if timed and is_arranged(near, behind):
        return "schedule"
    if timed and (_AGO.match(behind) or is_beside(figure, before, behind)):
        return "other"
    if _CONDITION.search(lead_in):
        return "eligibility"
    if _ANAPHOR.search(before):
        return "other"
    bounded = figure.comparator in (">", ">=", "<", "<=")
    if defines_class(sentence, before, figure, share=share) or (
        bounded and not share and _IS_A.match(sentence) and "," not in before
    ):
        return "definition"
    counts = figure.dimension in ("number", "frequency") and tells_how_many(
        figure, role, near, before[-_NEAR:], behind[:_NEAR]
    )
    if role == "threshold" or ("eligibility" in groups or "eligibility" in above) and not (share or counts):
        return "eligibility" if "eligibility" in groups or "eligibility" in above else "definition"
    course = figure.dimension == "time" and role == "measure" and tells_course(figure, written, before, behind)
    if "definition" in groups and not share and not course:
        return "definition"
    in_schedule = "schedule" in groups or ("schedule" in above and sentence.strip() == written)  # a cell of its own
    if in_schedule and figure.dimension in ("time", "frequency", "number") and not tells_how_long(before):
        return "schedule"
    if figure.dimension == "money":
        return (
            "price"
            if "price" in groups
            or is_own_price(f"{before.rpartition(';')[2]}{written}{behind.partition(';')[0]}", context)
            else _claim_if(groups, above)
        )
    if "anatomy" in groups and figure.dimension in ("length", "mass", "volume", "number"):
        return "anatomy"
    if share and _CRITERIA.match(behind):
        return "definition"
    if figure.dimension == "ratio" and _ARM.match(behind):
        return "other"
    if share and is_discount(behind):
        return "price"
    if share:
        counted = (
            events
            or _ONE_IN.search(written)
            or _MOST.search(before)
            or _SUBJECT.match(behind)
            or {"population", "measure"} & set(groups)
            or "measure" in above
        )
        return "claim" if counted else "other"
    if (
        counts
        or (role == "measure" and figure.dimension == "number" and opens_count(lead_in))
        or befalls_someone(figure, before, behind)
    ):
        return "claim"
    if figure.dimension == "length" and not CHANGE_BY.search(before) and not CHANGED_BEHIND.match(behind):
        return "other"
    if not timed and _DEPENDS.search(before[-120:]):
        return "eligibility"
    if statistic == "level" and _AIMED.search(before):
        return "definition"
    if statistic == "level":
        return _claim_if_effect(groups, role)
    if figure.dimension == "frequency" and figure.noun:
        return "other"
    if figure.dimension in _OUTSIDE or figure.dimension in (
        "volume",
        "mass",
        "number",
        "concentration",
        "pressure",
        "temperature",
    ):
        return _claim_if_effect(groups, role)
    if course:
        return "claim"
    if figure.dimension == "frequency":
        return "claim" if "maintenance" in measures else "other"
    told = statistic in ("onset", "survival") and (measures or _AVERAGE.search(sentence))
    return "claim" if told or _TIMED & set(measures) else "other"


# the measures that a time may be of; `risk` or `pain` beside a time is no claim about the time
_TIMED = frozenset(
    {"procedure-time", "stay", "recovery-time", "onset", "effect-duration", "device-life", "maintenance", "survival"}
)


def _claim_if(groups: Collection[str], above: Collection[str]) -> StatementKind:
    return "claim" if "measure" in groups or "measure" in above else "other"


def _claim_if_effect(groups: Collection[str], role: Role) -> StatementKind:
    changed = "increase" in groups or "decrease" in groups
    return "claim" if role == "measure" and changed and "measure" in groups else "other"


_OF_WHOM = as_pattern(r"\s(?:of|in)(?:\s[a-z-]+){1,4}", re.IGNORECASE)
_OF_ALL = as_pattern(r"\sof\s(?:the\stime|(?:the|this|our)\s(?:\w+\s){0,2}population)\b", re.IGNORECASE)


def _is_of_events(figure: Figure, behind: str) -> bool:
    """True for a share of people or health events: `8 of 10 cases`, `5% of keyhole operations`."""
    if figure.dimension not in ("percent", "ratio"):
        return False
    return (
        names_counted(figure.noun or "")
        or _OF_ALL.match(behind) is not None
        or any(names_counted(word) for word in _words_of(behind))
    )


def _words_of(behind: str) -> Sequence[str]:
    match = _OF_WHOM.match(behind)
    return match.group().split()[1:] if match else ()
