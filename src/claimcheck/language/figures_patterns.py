"""Written forms in which digits are no figures: identifiers, dates, clock times, telephone numbers, addresses, names."""

from __future__ import annotations

import re

from claimcheck.pattern import as_pattern

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAYS = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|weekdays?|weekends?)"

# `10.1000/x.1`, `https://a.org/3`, `a1@b.org`, `PMID: 123`, `ISBN 978-0`, `NCT01234567`
IDENTIFIER = as_pattern(
    r"""
    (?:https?://|www\.)\S+ | \b(?i:doi[:\s]\s?)?10\.\d{4,9}/\S+ | \b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}
  | \b(?:PMID|PMCID|ISBN|ISSN|doi|ORCID|ISRCTN)(?:-1[03])?\s?[:#]?\s?[\dA-Z][\dXA-Z-]*(?:\s\d{6,})? | \bNCT\s?\d{4,}
    """,
    re.VERBOSE,
)
# `number is 943 476 5919`, `order code 77-2103`, `PL 12345/0067`, `510(k)`, `21 CFR`, `ISO 13485`, `4417062`
SERIAL = as_pattern(
    r"""
    \b(?i:number|code|licen[cs]e|registration|serial|batch|lot|reference|ref|account|policy|invoice|model)
      (?:\s(?i:number|code|no\.?))?(?:\s(?i:is|was)|:|\s\#)?\s?[A-Z]{0,3}\s?(?:\d{2,}[-/]\d{3,}|\d{3,}(?:\s\d{3,}){1,3}|\d{5,})\b(?![-/]\d)(?!\s[a-z])
  | (?<![\w.,$£€])(?!\d{1,3}(?:\s\d{3}){0,4}\s000\b)\d{3,5}(?:\s\d{3,4}){1,3}(?![\d,.]?\d|\s?%)
  | (?<![\w.,$£€-])\d{6,}(?![\d,.]?\d|\s?%)(?!\s?[a-z])
  | \b(?i:invoice|order|account|policy|batch|lot|serial|reference|house|licen[cs]e|charity|case|ticket|model|part|hospital|patient)
      \s(?i:number|no\.?)\s?:?\s?[A-Z]{0,3}\d+\b
  | \b\d{1,3}[\s-]min(?:ute)?s?\sread\b
  | \b\d{1,3}(?:,\d{3}){0,3}(?:\.\d)?[kKM]?\s(?:views|shares|likes|comments|followers|cookies|subscribers|downloads)\b
  | \A\W*\d{1,2}\s(?:things|facts|tips|ways|reasons|myths|questions)\b | \bCC\sBY[-A-Z]*\s\d\.\d\b
  | \(\s?[x×]?\s?10(?:\^|\*)?(?:9|12|⁹|¹²)\s?/\s?L\)
  | \b\d{4,6}/\d{3,6}\b | \b\d{3}\([a-z]\) | \b\d{1,2}\s(?:CFR|USC|U\.S\.C\.)
  | \b(?:ISO|IEC|EN|BS|DIN|ASTM|ICD|RFC|IP|UN)[\s-]\d[\d.:-]*
    """,
    re.VERBOSE,
)
# `May 5, 2020`, `5 May 2020`, `12/05/2020`, `03/2023`, `2020-01-31`, `2012-13`, `the 1990s`, `2019;5(2):123-9`
DATE = as_pattern(
    rf"""
    \b{MONTH}\s(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?(?!\d|\s?%)(?:,?\s{YEAR})?|{YEAR})\b
  | \b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?\s(?:of\s)?{MONTH}(?!\w)(?:,?\s{YEAR})?
  | \b\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)\b | \b(?:0?[1-9]|1[0-2])/(?:19|20)\d\d\b
  | \b\d{{4}}[-/.]\d\d[-/.]\d\d\b | \b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b | (?<![\w.,])\d\d\.\d\d\.\d\d\b(?![.,]\d|\s?%)
  | \b{YEAR}(?:\s{MONTH})?(?:\s\d{{1,2}})?;\s?\d+(?:-[A-Z])?\s?(?:\(\d[^()]{{0,12}}\))?(?::\s?[eS]?\d+(?:\.e\d+)?(?:[-–]e?\d+)?)?
  | (?<![$£€\d.,]){YEAR}\s?[-–/]\s?(?:{YEAR}|\d\d)\b(?!\s?%)
  | \b(?:19|20)?\d0s\b | (?<!\w)['’]\d\ds\b
    """,
    re.VERBOSE,
)
# four digits that can be a year; where they are one, the words beside them say
BARE_YEAR = as_pattern(rf"(?<![\w$£€.,/:+-])(?<!±\s){YEAR}(?:[a-f]\b|s\b)?(?![\w%]|[.,/:]\d|\s?[-–]\s?\d|\s?%)")
AMOUNT_BEFORE = as_pattern(
    r"(?:\b(?:about|over|nearly|almost|around|some|only|than|least|most|to|total\sof|exceeds?|n\s?=|up\sto)|[<>≤≥=~+])\s?$",
    re.IGNORECASE,
)
YEAR_BEFORE = as_pattern(
    r"\b(?:from|since|between|in|and|by|until|prior|up|down|compared|similar)\s(?:\w+\s)?to\s?$|\b(?:19|20)\d\d\sto\s?$",
    re.IGNORECASE,
)
# `1800 babies` (not `our 2021 members' survey`), `2000 kcal`, `1600 a day`, `2000-calorie`
AMOUNT_BEHIND = as_pattern(
    r"""
    (?:\s|-)(?:m?c?g|mcg|kg|m[lL]|L|IU|iu|k?cal|k?J|mm|cm|km|m|ppm|people|women|men|children|calories?|kilocalories?)\b
  | \s(?!was\b|is\b|has\b|guidelines|figures|data|results|rules|elections|games|reports|studies|reviews|surveys|recommendations
       |statistics|standards|criteria|updates|analysis|analyses|census|series|thesis|synthesis|shows|suggests|concludes|its\b|this\b|as\b|says|does)[a-z]{2,}s\b(?!['’]\s)
  | \s(?:per|an?)\s(?:day|week|month|year|hour)\b | \s(?:of|out\sof)\s(?:the\s)?\d | \s(?:million|thousand|billion)\b
    """,
    re.VERBOSE,
)
# `9:30 am`, `8.30am`, `9 a.m.`, `5 o'clock`, `24/7`, `9am-5pm`, `9 to 5 on weekdays`, `half past seven`
CLOCK = as_pattern(
    rf"""
    \b\d{{1,2}}(?:[:.]\d\d)?\s?(?:[-–]|to|and|until)\s?\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?)
  | \b\d{{1,2}}(?:[:.]\d\d)?\s?[ap]\.?m\b\.? | \b\d{{1,2}}\so['’]clock | \b24/7\b
  | \b\d{{1,2}}\s?(?:[-–]|to|and|until|till)\s?\d{{1,2}},?\s(?:on\s|every\s)?{DAYS}
  | \b{DAYS},?\s(?:from\s|between\s)?\d{{1,2}}(?:[.:]\d\d)?\s?(?:[-–]|to|and|until|till)\s?\d{{1,2}}(?:[.:]\d\d)?\b(?!\s?%|\s[a-z])
  | \b(?:opens?|closes?|shuts?|arrives?|leaves?|begins?|starts?|ends?|breakfast|lunch|dinner|supper)\sat\s(?:1[0-2]|[1-9])\b
      (?=\s(?:and|on|until|till|to|sharp)\b|[,;]|\.(?:\s|$)|$)
  | \b\d{{1,2}}\.(?:00|15|30|45)\s?(?:to|and|until|[-–])\s?\d{{1,2}}\.(?:00|15|30|45)\b(?!\s?%|\s?(?:m?g|m?c?g|ml|mm|cm)\b)
  | \b(?:at|from|until|by)\s(?:[01]?\d|2[0-3])\.(?:00|15|30|45)\b(?!\s?%|\s?(?:m|°)|\s(?:mg|mcg|g|kg|ml|cm|l|to)\b)
  | \b(?:open|opening\shours|hours):?\s\d{{1,2}}\s?(?:[-–]|to)\s?\d{{1,2}}\b(?!\s?%|\s[a-z])
  | \b(?:half|quarter)\spast\s\w+ | \bat\s(?:a\s)?quarter\sto\s\w+ | \b(?:nine\sto\sfive|noon\sto\s\w+)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
HOUR = as_pattern(r"(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])")  # `9:30`, `14:00`, but `1:10` beside `ratio`
RATIO_WORD = as_pattern(
    r"\b(?:ratio|dilut|odds|risk|chance|proportion|outnumber|adrenaline|epinephrine|strength)", re.IGNORECASE
)
# `(555) 123-4567`, `1-800-555-0199`, `+44 20 7946 0000`, `0800 123 4567`, `text HOME to 741741`, `call 988`, `NHS 111`
PHONE = as_pattern(
    r"""
    (?<![\w.])(?:\+?\d{1,3}[-.\s])?\(?\d{3}\)?[-.\s]\d{3}[-.]\d{4}\b | (?<![\w.])1-\d{3}-[\dA-Z-]{4,12}\b
  | (?<!\w)\+\d{1,3}(?:[\s-](?:\(\d\))?\d{2,5}){2,5}\b | (?<![\w.,])\(?0\d{2,4}\)?\s\d{3,8}(?:\s\d{3,4})?\b
  | (?<![\w.,])0\d{9,10}\b | \b\d{3}-0\d{3}\b
  | (?<![\w.,$£€-])(?:911|999)\b(?!\s?%|[.,]\d|\s[a-z]+s\b|\s(?:m?c?g|mcg|m[lL]|m|people|men|women|children|of)\b)
  | \b[Tt]ext\s['"“]?[A-Z]{2,}['"”]?\sto\s\d+
  | \b(?i:call|dial|ring|phone|text|telephone)
      (?:\s(?i:or|text|call|us|on|at|the|our|NHS|helpline|freephone|free|now|crisis|line)){0,4}:?\s\d{3,}(?:[-\s]\d{3,8}){0,3}\b(?!\s?%|[.,]\d)
  | \b(?i:helpline|hotline|lifeline|NHS|freephone)(?:\s(?:on|at|is|number))?:?\s\d{3,5}\b(?!\s?%|[.,]\d|\s[a-z]+s\b)
    """,
    re.VERBOSE,
)
# `[3]`, `[3,5-7]`, `(3)` behind a word, `year.1`, `symptoms1,2`, `et al.3`
REFERENCE = as_pattern(
    r"""
    \[\^?\d{1,4}(?:\s?[-–,;]\s?\d{1,4}){0,40}\] | (?<=[a-z%.,]\s)\(\d{1,2}(?:\s?[-–,]\s?\d{1,2}){0,20}\)(?=[\s.,;]|$)
  | (?<=[a-z]{3}[.,;:)])\d{1,3}(?:[,–-]\d{1,3}){0,12}(?=\s|$|[A-Z]) | (?<=[a-z]{4})\d{1,2}(?:[,–-]\d{1,2}){0,12}(?=[\s.,;:)]|$)
  | (?<=[%)]\.)\d{1,2}(?:[,–-]\d{1,2}){0,12}(?=\s|$) | (?m:^)\s{0,8}\d{1,2}[.)](?=\s+[A-Z])
  | \A\s*\d{1,2}[.)]\s*\Z | \A\(\d{1,3}\)(?=\s[A-Z])
  | (?m:^)\s{0,8}\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z][a-z]+\s(?!people|adults)[A-Za-z]) | \[[Ss]ee\s[^\[\]]{0,200}\]
    """,
    re.VERBOSE,
)
# `B12`, `CYP2D6`, `L4-L5`, `SF-12`, `U-100`, `CA 19-9`, `5-HT3`, `5-FU`, `H1N1`, `3D`, `p53`, `#4`, `iodine-131`, `3+4`
NAME = as_pattern(
    r"""
    (?<![\w$£€])(?!US\$|AU\$|USD|cmH2O|EUR|GBP|MRI|(?i:under|over|aged?|mid|about|than)-?\d|[A-Z][a-z]{2,6}\d{1,4}(?:mg|ml|mL|mcg|g)\b)
      (?=[A-Za-z]{0,7}[A-Z])[A-Za-z]{1,7}-?\d{1,4}(?![\d,]*\d?\s?%)[A-Za-z0-9]{0,8}(?:[-–/][A-Z]?[A-Za-z]?\d{1,3}[a-z]?)*(?!\w|[.,]\d)
  | (?<![\w-])(?!(?i:under|over|aged?|mid|pre|post|sub|plus|minus|to|and|than|about|up|of|at|by|for)[-‑])
      [A-Za-z]{3,20}[-‑]\d{1,4}m?(?![\w%]|[.,]\d|\s?%|[-–]\d|\s(?:m?c?g|mcg|ml|mL|days?|weeks?|months?|years?|hours?|minutes?)\b)
  | (?<![\w.,$£€])\d-[A-Z]{2,4}\d?\b(?!-) | (?<![\w.,$£€])[1-9][DK]\b | \bCA[\s-]?\d{2,3}(?:-\d)?\b | \#\d+ | \bp\d{2}\b | \bMRI\s\dT\b
  | \b[A-Z]{2,6}-\d{1,3}\b | (?<![\w.,])\d{1,3}-(?:lead|step|dimensional|item|digit|page|question|way)\b
  | (?<![\w.,])\d\s?\+\s?\d(?:\s?=\s?\d{1,2})?(?![\w.,]?\d|\s?%)
  | \b(?:scale|scaled|scores?)\s(?:of|from|running\sfrom|that\sruns\sfrom)\s\d{1,3}\s?(?:to|[-–])\s?\d{1,3}(?!\d|\s?%|[.,]\d)
      (?!\s(?:is|are|means?|counts?|needs?|suggests?|shows?|points?)\b)
  | (?<![\w.,])\d{1,3}[-‑]point(?!\s(?:improve|drop|fall|rise|reduc|increas|decreas|differ|chang|gain|declin|decline))
  | (?<![\w.,])(?!\d{1,2}st\s?\d{1,2}\s?lb)\d{1,4}(?:st|nd|rd|th)\b(?<!/\d[a-z]{2})(?<!/\d\d[a-z]{2})(?<!/\d{3}[a-z]{2})(?<!/\d{4}[a-z]{2})
    """,
    re.VERBOSE,
)
# `12 Oak Street`, `12b Queen's Road`, `Flat 3`, `NY 10001`, `LS2 9JT`
ADDRESS = as_pattern(
    r"""
    \b\d{1,5}[a-z]?(?:\s?[-–]\s?\d{1,5})?,?\s(?:(?:[A-Z][\w'’.]{0,20}|\d{1,3}(?:st|nd|rd|th))\s){1,4}
      (?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Square|Terrace|Close|Crescent|Highway|Parkway
        |Hill|Gardens|Grove|Row|Mews|Walk|Parade|Quay|Wharf|Yard|Rise|Plaza|Alley|Circle|Green|Park)\b\.?
  | \b[A-Z]{2}\s\d{5}(?:-\d{4})?\b(?![-/]\d) | \b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b
  | \b(?:Flat|Unit|Apartment|Suite|Apt\.?)\s\d{1,5}[a-z]?\b
    """,
    re.VERBOSE,
)
# `beat Hull 3-1`, `won 112 to 104`, `lost the final 6-4, 3-6, 7-5`
MATCH = as_pattern(
    r"""
    \b(?:won|beat|beating|lost|drew|defeated)\b[^.;:\d%]{0,30}\d{1,3}\s?(?:[-–]|to)\s?\d{1,3}(?:,\s?\d{1,2}[-–]\d{1,2}){0,5}
      (?!\d|\s?%|[.,]\d|\s(?!on\b|in\b|at\b|over\b|after\b|and\b|against\b)[a-z])
    """,
    re.VERBOSE,
)
SIGHT = as_pattern(
    r"\b(?:vision|visual|sight|eyesight|eyes?|glasses|acuity|snellen|sees?|hindsight|on\sthe\schart|number\splates?)\b",
    re.IGNORECASE,
)
ACUITY = as_pattern(r"\b(?:20/(?:1[05]|[2-9]\d|\d{3})|6/(?:4|5|6|7\.5|9|9\.5|12|15|18|24|36|60))\b")  # `20/40`, `6/9`
PATTERNS = (IDENTIFIER, PHONE, CLOCK, DATE, ADDRESS, SERIAL, REFERENCE, NAME, MATCH)
SPELLED = (IDENTIFIER, CLOCK, REFERENCE)  # those that find something in a text without digits: `half past seven`
