"""Words by which a sentence says that its figures, or those before it, are of a source named elsewhere."""

from __future__ import annotations

import re

from claimcheck.pattern import as_pattern

# A sentence that goes on about the source before it: `The same study`, `It also found`, `Participants …`
_REFERS_BACK = as_pattern(
    r"""^\W*(?:in\s)?(?:
      (?:the|this|that|these|those|their|its|his|her)\s(?:same\s|own\s|current\s|present\s)?(?:study|trial|review|analysis
        |meta-analysis|report|survey|paper|audit|authors?|researchers?|investigators?|team|findings?|results?|participants?|respondents|data|guidelines?)
    | the\ssame\b
    | it\s(?:has\s)?(?:also|further|found|showed|reported|noted|concluded|put|added|estimated|counted|expects)
    | they\s(?:have\s|had\s)?(?:also|further|found|reported|showed|noted|concluded|expect(?:ed)?|estimated?|calculated?|counted|wrote
        |predict(?:ed)?|saw|observed|suggested)
    | of\s(?:these|those|them)\b | the\s(?:remaining|other|rest)\s(?:of\s(?:them|the\s)|\d)
    | \w[\w%.-]*(?:\s[\w%.-]+){0,3}\sof\s(?:which|whom)\b
    | (?:its|their)\sauthors
    | (?:researchers|investigators|authors|participants|respondents)\b
    | (?:also|further|moreover|in\saddition),?\s(?:it|they|the\s(?:study|trial|authors|researchers))
    | ibid)""",
    re.VERBOSE | re.IGNORECASE,
)
# A sentence that tells of a trial's arms goes on about the trial: `the fasting group`, `relief in 30% on placebo`
_ARM = as_pattern(
    r"""\b(?:the|each|both|either)\s(?:(?!age|support|patient|work|risk|self|blood|younger|older|largest|ethnic|social|peer|study)[\w-]+\s){1,2}
      (?:group|arm)s?\b | \b(?:both|either|each)\s(?:group|arm)s?\b
    | \bthose\s(?:given|offered|assigned|allocated|randomi[sz]ed)\b
    | ,\s(?:they|(?:the|its|their)\s(?:authors|researchers|team|reviewers|investigators))\s(?:also\s)?
      (?:say|said|add|added|found|report|reported|note|noted|write|wrote|reckon|estimate|estimated)\b
    | \b(?:on|with|given|taking|taken|got|had|than|against|to|for)\s(?:an?\s|the\s)?(?:placebo|sham|dummy)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# A sentence that reckons with the figures right before it: `That is a fall of 14 percentage points`
_WORKS_OUT = as_pattern(
    r"""\W*(?:that|this)\s(?:is|was|means|equals|amounts\sto|comes\sto|works\sout\s(?:at|as)|makes)\s(?:(?:an?|about|only|just)\s){0,2}
    (?:fall|rise|drop|increase|decrease|reduction|difference|gain|cut|change|gap|total|\w+\sin\s|[\d.]+\s?%)""",
    re.VERBOSE | re.IGNORECASE,
)
# A sentence that points at the figures before it: `These figures come from …`
_POINTS_BACK = as_pattern(
    r"""^\W*(?:
      (?:(?:these|those|this|that|both|the|all)\s){0,2}
      (?:figures?|numbers?|estimates?|data|results?|rates?|statistics|percentages|findings?|information|evidence|ranges?)\s
      (?:\w+\s){0,2}?(?:come|comes|came|are|is|were|was|stem|derive|taken)\b
    | (?:this|that|these|both|all)\s(?:\w+\s)?(?:comes?|came|is|are|was|were)\s(?:\w+\s){0,3}?
      (?:from|according\sto|based\son|reported|shown|published)\b
    | (?:these|both|all|the)\s(?:figures?|numbers?|estimates?|data|rates?|percentages)\s?:
    | sources?\s?:)""",
    re.VERBOSE | re.IGNORECASE,
)

_POINTS_AT_ALL = as_pattern(r"\W*(?:these|those|both|all)\b", re.IGNORECASE)  # several figures, not only the last


# `The study, published in Sleep`, `This trial appeared in`, `The results were reported by`
_NAMES_IT = as_pattern(
    r"""\W*(?:the|this|that|these|those|its)\s(?:[a-z-]+\s)?
    (?:study|trial|survey|review|research|analysis|meta-analysis|paper|report|findings|results|work|poll|audit)\b,?\s
    (?:(?:which|that|it|has|have|was|were|is|are|also|first|recently)\s){0,3}
    (?:published|reported|presented|printed|appear(?:s|ed|ing)?|led|run|funded|done|carried\sout|conducted|by|in|from|came|comes)\b""",
    re.VERBOSE | re.IGNORECASE,
)


def names_it(sentence: str) -> bool:
    """True where a sentence (*plain*) says which study the one before it spoke of."""
    return _NAMES_IT.match(sentence) is not None


_THE_LAST = as_pattern(
    r"(?:the|these|its|their)\s(?:(?:same|two|three)\s)?(?:authors|researchers|investigators|scientists|team|reviewers|trialists|trials|studies)\b",
    re.IGNORECASE,
)


def means_the_last(words: str) -> bool:
    """True where words for nobody in particular mean those spoken of before: `The researchers found`."""
    return _THE_LAST.match(words) is not None


def goes_on(sentence: str) -> bool:
    """True where a sentence (*plain*) goes on about the source before it: `In their trial`, `the control group`."""
    return _REFERS_BACK.match(sentence) is not None or _ARM.search(sentence) is not None


def works_out(sentence: str) -> bool:
    """True where a sentence (*plain*) reckons with the figures of the one right before it."""
    return _WORKS_OUT.match(sentence) is not None


def points_back(sentence: str, *, all_before: bool) -> bool:
    """True where a sentence (*plain*) names the source of the figure before it; `all_before`: of several before it."""
    return _POINTS_BACK.match(sentence) is not None and (not all_before or _POINTS_AT_ALL.match(sentence) is not None)
