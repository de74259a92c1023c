"""What a seller or a service asks itself: its prices and discounts, which claim nothing about health."""

from __future__ import annotations

import re

from claimcheck.model import Figure
from claimcheck.pattern import as_pattern

_AROUND = as_pattern(
    r"\b(?:charges\sfrom|you\spay|our\scharges|parking|tickets?|caf[eé]|shop|store|membership|donat\w+|postage|delivery|subscription|prices|fees|price\s(?:for|here|list|each|per)|models?"
    r"|(?:price|cost|fee|charge)s?\s(?:with|at|from)\s(?:us|our))\b",
    re.IGNORECASE,
)
# `our clinic charges`, `at our practice`, `Price with us`, `A first visit costs`
_OWN = as_pattern(
    r"""\b(?:our|we)\b(?:[^.;:]|[.:]\d){0,60}\b(?:charges?|costs?|sells?|asks?|prices?|fees?|pay)\b | \b(?:with|from|at|in|by)\s(?:us|our)\b
    | \bour\s(?:own\s)?(?=[£$€]) | \bour\s(?:[\w-]+\s){1,3}(?:is|are)\s[£$€]
    | [£$€][\d.,]+\shere\b
    | \bstatutory\b | \b(?:wants?|asked|asks|quoted|offered|wanted)\s(?:me\s|us\s)?(?:for\s)?[£$€]
    | \b(?:TV|television|wi-?fi|bedside|parking|meals?)\scosts?\b
    | \b(?:clinic|hospital|practice|pharmacy|chemist|trust|centre|center|gym|studio)['’]s\s(?:[\w-]+\s){0,2}(?:fees?|charges?|prices?)\b
    | \b(?:private|our|clinic|entry|joining|registration)\sfees?\b | \bentry\s(?:is\s)?[£$€]
    | \b(?:visit|appointment|consultation|class|session|check(?:-?up)?)s?\b[^.;:]{0,40}\bcosts?\b""",
    re.VERBOSE | re.IGNORECASE,
)
# `a bottle`, `per item` behind a price, `A pack of gel pads costs`, `at the chemist`, `without a prescription`
_RETAIL = as_pattern(
    r"""\b(?:an?|per|each|every)\s(?:bottle|tube|pack(?:et)?|box|item|strip|tin|sachet|roll|pair
      |cup|jar|can|carton|ticket|prescription|class)\b
    | \b(?:at|from|in)\s(?:the|an?|any|your|most)\s(?:local\s|high-street\s)?
      (?:pharmac(?:y|ies)|chemists?|supermarkets?|drugstores?|shops?|counter|front\sdesk|desk|reception|high\sstreet|optician(?:['’]?s)?)\b
    | \bfrom\sreception\b | \bsells?\b | \bfor\ssale\b | \bon\sthe\shigh\sstreet\b | \bonline\s(?:store|shop)\b
    | \bover\sthe\scounter\b | \bwithout\s(?:an?\s)?prescription\b | \boff\sthe\sshelf\b | \bprescription\s(?:charges?|costs?|fees?)\b
    | [£$€]\s?[\d.,]+\sfor\s(?:an?\s)?(?:\d+|pack|box|bottle)\b | \b(?:lockers?|deposits?|which\syou\sget\sback)\b
    | \b(?:co-?pay(?:ment)?s?|self-pay|fares?|allowance|visit\sis)\b
    | \byou\s(?:get|receive|are\spaid|will\s(?:get|be\spaid|receive))\s(?:an?\s)?[£$€]""",
    re.VERBOSE | re.IGNORECASE,
)
_TRADE = as_pattern(
    r"\b(?:sales|revenues?|turnover|profits?|shareholders|market\s(?:is\sworth|value)|grants?|fundrais\w+)\b|\braised\s(?=[£$€])",
    re.IGNORECASE,
)
_SMALL = 50  # in the currency's unit: less buys no treatment, unless somebody else pays it or it comes again and again
_TREATMENT = as_pattern(
    r"\b(?:per|an?|each|every|for\sone)\s(?:day|week|month|year|dose|course|cycle|patient|person|treatment|injection|jab|shot|session)\b"
    r"|\b(?:doses?|courses?|treatment|therapy|operation|surgery|procedure|vaccin\w+|injections?|jabs?|shots?|NHS|insur\w+|Medicare|Medicaid|list\sprice|more\sthan"
    r"|health\s(?:service|system)|nationwide|nationally|on\saverage|average)\b",
    re.IGNORECASE,
)
_DISCOUNT = as_pattern(
    r"\s?(?:that\s(?:if|for)|(?:the\s|its\s)?price|discount|off|cheaper|VAT|deposit|interest|refund)\b", re.IGNORECASE
)
_PAID_BY_ALL = as_pattern(  # `A visit costs the NHS`
    r"\bcosts?\s(?:the\s)?(?:NHS|taxpayers?|health\s(?:service|system)|insurers?|Medicare|society|country|state)\b",
    re.IGNORECASE,
)


def is_own_price(figure: Figure, sentence: str, context: str) -> bool:
    """True where a price is the writer's own, or of a shop; `context` is what stands above, all *plain*."""
    if _PAID_BY_ALL.search(sentence):
        return False
    if (
        _AROUND.search(context) is not None
        or _RETAIL.search(context) is not None
        or any(pattern.search(sentence) for pattern in (_OWN, _RETAIL, _TRADE))
    ):
        return True
    most = figure.high if figure.high is not None else figure.low
    return most is not None and most < _SMALL and not _TREATMENT.search(sentence) and not _TREATMENT.search(context)


_PAYS = as_pattern(r"\b(?:members?|students?|pensioners|customers|you)\spays?\s(?:only\s)?$", re.IGNORECASE)


def is_discount(before: str, behind: str) -> bool:
    """True where the words at the sides of a share make it one of a price: `10% off`, `members pay 10% less`."""
    return _DISCOUNT.match(behind) is not None or _PAYS.search(before[-40:]) is not None
