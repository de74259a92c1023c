"""Times that tell the course of an illness or a treatment, and times that only say how long something was done."""

from __future__ import annotations

import re

from claimcheck.language.instructions import is_bidden
from claimcheck.model import Figure
from claimcheck.pattern import as_pattern

_SHORTENS = as_pattern(
    r"\b(?:shorten|lengthen|prolong|extend|delay|postpone|speed|cut|reduc)\w*\b[^.;]{0,60}\sby\s(?:only\s|just\s|an\saverage\sof\s)?$",
    re.IGNORECASE,
)
_CELLS = as_pattern(
    r"\W*(?:the\s|an?\s)?(?:\w+\s)?(?:cells?|eggs?|sperm|platelets)\s(?:\w+\s)?(?:lives?|survives?|lasts?)\b",
    re.IGNORECASE,
)  # how a body is made
_LONGER = as_pattern(r"\s(?:longer|more|less|sooner|earlier|shorter)\b", re.IGNORECASE)
_FEWER = as_pattern(r"\b(?:fewer|less|more|extra|additional)\s(?!than\b)[a-z]+$", re.IGNORECASE)  # `seven fewer years`
_LIVES = as_pattern(
    r"\b(?:live[sd]?|living|surviv\w+|recover\w*|stay\w*|heal\w*|sle(?:eps?|pt)|walk(?:s|ed)?|breastfe(?:eds?|d))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
# `Most women have irregular bleeding for up to`, `Some discharge is normal for`
_SYMPTOM = r"""(?:symptoms?|side\seffects?|bleed(?:ing)?|ooz\w+|spotting|discharge|sore(?:ness)?|tired(?:ness)?|fatigue|swollen|swelling
    |numb(?:ness)?|stiff(?:ness)?|cough\w*|itch\w*|ach(?:e|es|ing|y)|pains?|painful|discomfort|uncomfortable|rash|bruis\w+
    |tender(?:ness)?|dizz\w+|sick(?:ness)?|nausea|weak(?:ness)?|scabs?|diarrh\w+|constipat\w+|fever|hoarse\w*|blurr\w+
    |drows\w+|groggy|unwell|cramps?|red(?:ness)?)"""
_SUFFERED_FOR = as_pattern(
    rf"\b{_SYMPTOM}\b[^.;:]{{0,40}}\b(?:for|during)\s(?:the\s(?:first\s)?|another\s|some\s)?$",
    re.VERBOSE | re.IGNORECASE,
)
# `Nosebleeds stop within`, `Hair loss starts about`, `A stay of`, `be off your feet for`, `walk normally after`
_GOES = as_pattern(
    rf"""\b(?:nose)?(?:{_SYMPTOM}|loss|withdrawal|cravings?|puberty|menopause|labou?r|contractions|periods?)s?\b[^.;:]{{0,20}}
      \b(?:starts?|begins?|peaks?|stops?)\s(?:(?:about|around|within|after|in|at)\s)?$
    |\b(?:an?|the|average|usual|typical)\sstay\sof\s(?:about\s)?$
    |\b(?:may|can|might)\sbe\s(?:seen|felt|noticed|heard|visible|there|present|sore|tender|swollen|itchy)\sfor\s(?:about\s|around\s)?$
    |\b(?:helps?|helped|works?|worked|eases?|numbs?|lifts?)\sfor\s(?:about\s|around\s)?$
    |\b(?:lice|nits|mites?|virus(?:es)?|germs|bacteria|worms|ticks)\b[^.;:]{{0,20}}\b(?:lives?|survives?)\s(?:for\s)?$
    |\b(?:relief|results?|benefits?|improvements?|response)\b[^.;:]{{0,20}}\b(?:sets?\sin|comes?|shows?|appears?|arrives?)\s(?:(?:after|within|in|at)\s)?(?:about\s)?$
    |\b(?:bones?|ligaments?|tendons?|muscles?|nerves?|wounds?|scars?|tissues?|fractures?)\b[^.;:]{{0,20}}\bneeds?\s(?:about\s)?$
    |\bexpect(?:\sto)?\b(?![^.;]{{0,25}}\b(?:letter|call|text|e?-?mail|appointment|visit|reply|answer|results?)\b)[^.;]{{0,60}}\s(?:for|after|within|by|until)\s(?:about\s|around\s)?$
    |\b(?:patients|people|children|adults)\swait\s(?:an\saverage\sof\s)?(?:about\s)?$
    |\b(?:walk|drive|work|sleep|eat|talk|swallow|breathe|move)\s(?:normally|properly|freely|again|without\s\w+)\s(?:after|within|by|at|in)\s(?:about\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
# `The signs of measles usually appear`, and what stands behind their time
_SETS_IN = as_pattern(
    rf"\b(?:{_SYMPTOM}|signs?|spots|illness|reactions?)\b[^.;:]{{0,40}}\b(?:appears?|occurs?|develops?|begins?|starts?|sets?\sin|comes?\son|shows?(?:\sup)?)\s$",
    re.VERBOSE | re.IGNORECASE,
)
_SINCE = as_pattern(r"\s(?:after|following|from|later|into)\b", re.IGNORECASE)
# `Each attack brings` in front of `6 days of fever`
_BRINGS = as_pattern(
    r"\b(?:associated\swith|causes?|brings?|means?|results?\sin|leads?\sto)\s(?:about\s|around\s)?$", re.IGNORECASE
)
_DAYS_OF = as_pattern(rf"\sof\s(?:\w+\s)?(?:{_SYMPTOM}|illness|disability|bed\srest)\b", re.VERBOSE | re.IGNORECASE)
# `The tubes usually stay in place for`, `They remain in the ear for` in front of `and then fall out`
_STAYS = as_pattern(
    r"\b(?:usually|typically|normally|generally|mostly)\s(?:stays?|remains?)\s(?:in|on)\b(?!\s(?:your\s)?bed\b)[^.;:]{0,30}$",
    re.IGNORECASE,
)
_STAYS_FOR = as_pattern(r"\b(?:stays?|remains?)\s(?:in|on)\b[^.;:]{0,40}\sfor\s(?:about\s|around\s)?$", re.IGNORECASE)
_THEN_LEAVES = as_pattern(
    r"\s(?:and|before|until)\s(?:then\s)?(?:they\s|it\s)?(?:(?:fall|drop|come|work)s?|(?:fall|dropp|com|work)ing)\b",
    re.IGNORECASE,
)
# what changes by itself, and when: `may fade within`, `eases after`, `comes off in`, `improves over`
_PASSING = as_pattern(
    r"""\b(?:lessen\w*|progress\w*|worse\w*|better|return(?!\w*\sto)\w*|notic(?:e|es|ed)|fad(?:e|es|ing)|eas(?:e|es)(?:\soff)?|disappear\w*|(?:come|comes|fall|falls|drop|drops)\s(?:off|out|away)|dissolv\w+|resolv\w+|pass(?:es)?
    |clos(?:e|es)|knits?|mends?|wan(?:e|es)|fus(?:e|es)|vanish(?:es)?|regains?|improv(?:e|es|ing)|gets?\sbetter|wears?\soff|extruded|pushed\sout|dies?\sdown|calms?\sdown|set(?:tle|tles|tling)|develop|grow\w*\sback|clear(?:s|ed|\sup))\b[^.;:]{0,60}$""",
    re.VERBOSE | re.IGNORECASE,
)
_WITHIN = as_pattern(
    r"\b(?:after|in|from|not\b[^.;]{0,40}\buntil|over(?:\s(?:the\scourse|a\speriod)\sof)?)\s(?:the\s(?:first\s)?|another\s)?$",
    re.IGNORECASE,
)
_AFTER = as_pattern(r"\s(?:after|later|from)\b", re.IGNORECASE)
# `the benefit starts to be felt`, `you feel the full effect`, `you can drive again` behind a time
_BENEFITS = as_pattern(
    r"""^\s(?:\([^()]{0,40}\)\s)?(?:before|until|till|for|to)\s[^.;]{0,60}\b(?:benefits?|effects?|improvements?|relief|difference
    |(?:can|could|able\sto|may)\s(?:return|go\sback|get\sback|drive|walk|work|exercise|travel|swim|fly|lift))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_IT_MAY_BE = as_pattern(
    r"\bit\s(?:may|can|might|will|is|could)\s(?:(?:be|take|usually|often|normally|typically)\s){0,2}(?:about\s)?$",
    re.IGNORECASE,
)
_BEFORE_THAT = as_pattern(r"\sbefore\s(?:you|the|your|it|they|any|symptoms?|people|patients)\b", re.IGNORECASE)
_OFF_WORK = as_pattern(r"\s(?:off|away\sfrom|out\sof)\s(?:work|school|college|their\sjobs?)\b", re.IGNORECASE)
# `Four to ten days after the first phase the late signs of it appear`
_APPEARS = as_pattern(
    r"^\s(?:after|later|into|before)\b[^.;]{0,60}\b(?:symptoms?|signs?|rash|spots|pain|fever|cough\w*|stage|phase)\b[^.;]{0,40}"
    r"\b(?:appears?|begins?|starts?|develops?|comes?|occurs?|follows?|breaks?\sout)\b",
    re.IGNORECASE,
)
# `They return to hard physical work by`, `Most people are back to sport after`
_RETURNS = as_pattern(
    r"""\b(?:(?:return\w*|back|go(?:es)?\sback)\sto|feels?)\s(?:[\w-]+\s){0,3}?(?:work|school|jobs?|duties|sports?|driving|exercise|activit(?:y|ies)|normal)\b
    [^.;]{0,30}\b(?:at|by|within|after|in|until)\s(?:about\s)?$
    |\b(?:are|is|were)\s(?:(?:back\s)?(?:at|in)\s(?:work|school)|walking|driving|working|running|mobile|independent|pain-free|symptom-free|up\sand\sabout|on\stheir\sfeet|free\sof\s\w+)\b
    [^.;]{0,30}\b(?:by|within|after)\s(?:about\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
# `The risk is highest in the first`
_RISKIEST = as_pattern(
    r"\b(?:risks?|danger|chances?)\b[^.;]{0,60}\b(?:highest|greatest|is|are|falls?|rises?|stays?|remains?)\b[^.;]{0,20}\b(?:in|for|during|within)\s(?:the\s(?:first\s)?)?$",
    re.IGNORECASE,
)
_USUAL = as_pattern(
    r"\s(?:is|are)\s(?:the\s|an?\s)(?:expected|usual|typical|average|normal|common)\b", re.IGNORECASE
)  # opens the sentence
# `The exam is 45 minutes`, `The length of a scan varies, ranging from`
_LENGTH = as_pattern(
    r"""\b(?:(?:duration|length|total\stime)\b[^.;]{0,60}|(?:exam|examination|scan|procedure|operation|surgery)(?:\sitself)?)
    \s(?:(?:usually|typically|generally)\s)?(?:is|are|was|ranges?|ranging)\s(?:(?:usually|typically|from|between)\s){0,2}$""",
    re.VERBOSE | re.IGNORECASE,
)
# `Immunity remains high for`, `protection is strong for at least`, `the effect wears off after`, `its benefits are gone within`,
# `a session holds the pressure down for`
_LASTING = as_pattern(
    r"""\b(?:immunity|protection|protect(?:s|ed)?|relief|benefits?|effects?|gains?)\b[^.;]{0,50}
    \b(?:for|(?:wears?|worn|wore)\soff\s\w{2,6}|(?:fades?|gone|lost|runs?\sout|disappears?|vanish(?:es)?|ends?)\s\w{2,6}|lasts?|persists?)
    \s(?:about\s|around\s|roughly\s)?$
    |\b(?:keeps?|kept|holds?|held)\s(?:[\w-]+\s){1,4}(?:down|away|off|back|at\sbay|under\scontrol|in\scheck)\sfor\s(?:about\s|around\s|roughly\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_CATCHING = as_pattern(r"\b(?:incubation|infectious|contagious|catching)\b[^.;]{0,60}$", re.IGNORECASE)
# the age at which an illness comes: `peaks between the ages of`, `The average age at diagnosis is`
_COMES_AT = as_pattern(
    r"\bpeak(?:s|ing)?\s(?:(?:in\sincidence|most\soften)\s)?(?:at|between|in|around|from)?\s?(?:the\sages?\sof\s)?$"
    r"|\b(?:strikes?|begins?|starts?|appears?|comes\son|occurs?|develops?|diagnosed|affects?|happens?)\b[^.;]{0,40}\bbetween\s(?:the\sages\sof\s)?$"
    r"|\b(?:average|mean|median|typical|usual)\sage\s(?:at|of|for|when)\b[^.;]{0,60}\b(?:is|was)\s$",
    re.IGNORECASE,
)
_SAMPLE = as_pattern(r"\b(?:participants?|patients?\sin|enrol\w+|stud(?:y|ies)|trials?|cohort)\b", re.IGNORECASE)
_FINITE = as_pattern(
    r"\b(?:is|are|was|were|has|have|had|can|may|might|will|would|does|do|takes?|took|lasts?|goes|go|needs?)\b",
    re.IGNORECASE,
)
_GERUND = as_pattern(r"^\W*([A-Za-z]+)ing\b")
# `before your operation`: when something is done
_BEFORE_CARE = as_pattern(
    r"\s(?:before|prior\sto)\s(?:your|the|an?|any|his|her|their|each)\s(?:[\w-]+\s)?"
    r"(?:operations?|surgery|procedures?|appointments?|treatments?|radiotherapy|chemotherapy|scans?|tests?|admissions?|visits?|anaesthetics?|meals?)\b",
    re.IGNORECASE,
)
# what the clinic does by a plan: `a wound check will take place`, `your stitches are taken out`
_ROUTINE = as_pattern(
    r"""\b(?:checks?|visits?|reviews?|follow-?ups?|examinations?)\b[^.;]{0,40}\b(?:will\s(?:be|take\splace)|is|are|takes?\splace)\b
    |\b(?:stitches|sutures|staples|clips|dressings?|bandages?|splints?|casts?|plaster)\b[^.;]{0,40}\b(?:removed|taken\s(?:out|off)|changed|worn|withdrawn|reduced|comes?\s(?:out|off))\b
    |\b(?:nurses?|doctors?|teams?|we|gp|midwife|surgeon|therapist|pharmacist|clinic|hospital|ward|office)\s(?:will|would)\s
    (?:ring|call|phone|contact|see|visit|write\sto|invite|review)\b
    |\b(?:see|review|ring|call|phone|check\son)\syou\s(?:again|back|next)?\b
    |\b(?:takes?|measures?|checks?|records?|monitors?)\syour\s(?:blood|pulse|temperature|heart|oxygen|breathing|weight|sugar)\b
    |\bwe\s(?:watch|keep)\syou\b|\b(?:telephone|phone|video)\s(?:review|call|appointment|check)\b
    |\bwe(?:\swill|['’]ll)\s(?:also\s|then\s)?[a-z]+\b|\bvouchers?\b
    |\bwe\s(?:then\s)?(?:look\sat|check|review|repeat|renew|change)\s(?:it|them|this|your)\b
    |\b(?:nurses?|doctors?|midwife|carers?)\s(?:changes?|removes?|takes?\sout|checks?|cleans?|flush(?:es)?)\b
    |\b(?:catheter|drip|drain|tube|cannula|monitor|dressing|patch|plaster|bandage)\s(?:then\s)?(?:stays?|remains?|is\sleft|must\sstay)\b
    |\b(?:self-?certif\w+|sick\snotes?|fit\snotes?|sick\spay|sick\sleave|refunds?|money\sback|take\s(?:it|them)\sback)\b
    |\b(?:treatment|antibiotics|tablets|injections|infusion|course)\s(?:is|are)\s(?:usually\s)?given\b
    |\b(?:remove|take\sout|change)\s(?:your|the|any)\s(?:[\w-]+\s){0,2}(?:stitches|sutures|staples|clips|dressings?|bandages?|splint|cast|plaster)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AWAY = as_pattern(
    r"\s(?:away\s)?from\s(?:my|your|our|the|here)\b|\s(?:outside|by\s(?:car|train|bus|plane))\b", re.IGNORECASE
)
_RATED = as_pattern(
    r"[\s-](?:net\s|overall\s|relative\s)?(?:survival|mortality|risks?|incidence|follow-?up)\b", re.IGNORECASE
)
_AGO = as_pattern(r"\s(?:ago|back)\b", re.IGNORECASE)
_EACH_SIDE = as_pattern(
    r"\s(?:(?:on|for|with)\s)?each\s(?:side|leg|arm|foot|hand|ankle|eye|breast|way|direction|time)\b", re.IGNORECASE
)
_LAST = as_pattern(r"\b(?:the|this|in|over|these)\s(?:last|past|previous)\s$", re.IGNORECASE)

_LAST_OF = as_pattern(r"(?:the\s)?(?:last|past|previous)\s", re.IGNORECASE)  # `the last decade`
# how long a pack is enough for: `Your supply will last`
_SUPPLY = as_pattern(
    r"\b(?:suppl(?:y|ies)|packs?|packets?|box(?:es)?|bottles?|prescriptions?|orders?)\s(?:(?:will|should|usually)\s)?lasts?\s(?:you\s|for\s|about\s){0,2}$",
    re.IGNORECASE,
)


def is_beside(figure: Figure, written: str, before: str, behind: str) -> bool:
    """True for a time that only says how long or when something was done: `ten years ago`, `Taking it for a year has been linked to`.

    `written` is the figure's own text, `before` and `behind` are the parts of its sentence at its sides.
    """
    if (
        _AGO.match(behind)
        or _LAST.search(before)
        or _LAST_OF.match(written)
        or _SUPPLY.search(before[-60:])
        or _RATED.match(behind)
        or _EACH_SIDE.match(behind)
        or (_AWAY.match(behind) and figure.unit in ("min", "h"))
    ):
        return True
    gerund = _GERUND.match(before)
    return gerund is not None and is_bidden(gerund[1]) and not _FINITE.search(before) and bool(_FINITE.search(behind))


def is_arranged(sentence: str, behind: str) -> bool:
    """True for a time counted to an appointment: `six months before your operation`, `a wound check after 5 days`."""
    return _BEFORE_CARE.match(behind) is not None or _ROUTINE.search(sentence) is not None


def tells_of_cells(before: str) -> bool:
    """True where a sentence tells how long cells live: `Red cells live for`, `The egg survives for`."""
    return _CELLS.match(before) is not None


def tells_how_long(before: str) -> bool:
    """True in front of the time that an effect holds for: `The effect of a session wears off after`."""
    return _LASTING.search(before[-120:]) is not None


def tells_course(figure: Figure, written: str, before: str, behind: str) -> bool:
    """True for a time that tells how an illness, a symptom or a treatment's effect goes on."""
    if tells_how_long(before) or _CATCHING.search(before[-120:]):
        return True
    if figure.comparator in (">", ">="):
        return _LIVES.search(before) is not None and _LONGER.match(behind) is not None
    if _SHORTENS.search(before) or ((_LONGER.match(behind) or _FEWER.search(written)) and _LIVES.search(before)):
        return True
    if (
        _sets_in(before[-120:], behind)
        or _STAYS.search(before[-80:])
        or (_STAYS_FOR.search(before[-80:]) and _THEN_LEAVES.match(behind))
    ):
        return True
    led = f"{before[-120:]}within " if written.startswith("within ") else before[-120:]
    if any(pattern.search(led) for pattern in (_RETURNS, _RISKIEST, _LENGTH, _GOES)) or (
        not before.strip() and _USUAL.match(behind)
    ):
        return True
    if (
        _SUFFERED_FOR.search(before[-120:])
        or _OFF_WORK.match(behind)
        or (_IT_MAY_BE.search(before[-40:]) and _BEFORE_THAT.match(behind))
        or _BENEFITS.match(behind)
        or _APPEARS.match(behind)
    ):
        return True
    framed = (
        written.startswith(("within", "after", "in ", "over")) or _WITHIN.search(before[-60:]) or _AFTER.match(behind)
    )
    return framed is not None and bool(framed) and _PASSING.search(before[-120:]) is not None


def _sets_in(before: str, behind: str) -> bool:
    # a symptom and when it comes, or how many days of it there are
    return (_SINCE.match(behind) is not None and _SETS_IN.search(before) is not None) or (
        _DAYS_OF.match(behind) is not None and _BRINGS.search(before) is not None
    )


def tells_age_of_onset(sentence: str, before: str) -> bool:
    """True for an age at which an illness comes: `peaks between 40 and 60 years of age`."""
    return _COMES_AT.search(before[-120:]) is not None and not _SAMPLE.search(sentence)
