"""Sources that lead nowhere: social media, anecdotes, unnamed experts; and words that refer back to a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.language.citations_words import any_of, source_words
from claimcheck.language.cues import cue_words, fold, holds_any
from claimcheck.model import Citation
from claimcheck.pattern import as_pattern

# Words that report, in a clause with a social source: `patients on Reddit describe`
SAY = as_pattern(
    r"""\b(?:says?|said|reports?|reported|describ(?:es?|ed)|claim(?:s|ed|ing)?|saying|repl(?:y|ies|ied)|swears?|posted|suggest(?:s|ed)?|shows?|showed|found
    |according\sto|tells?|told|estimat(?:es?|ed)|states?|shared|writes?|wrote|mention(?:s|ed)?|recommend(?:s|ed)?|puts?|lists?|gives?
    |\bper|going\sby|judging\sby|agree[sd]?|as\sseen|promis(?:es?|ed)|speaks?|spoke|warn(?:s|ed)?|call(?:s|ed)?|rates?|rated|voted|answered|complain(?:s|ed)?|boast(?:s|ed)?|brag(?:s|ged)?|rave[sd]?|post|report|quotes?|admit(?:s|ted)?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Words that send a reader somewhere, in front of it: `Join a Facebook group`
TURN = as_pattern(
    r"\b(?:join|finds?|support|connect|talk|ask|meet|visit|avoid|careful|beware|try|follow\s(?:us|our)|resources?|helps?|consider"
    r"|search(?:ing)?|looking\sfor|reach|do\snot|don['’]t|never)\b",
    re.IGNORECASE,
)
LIKE = as_pattern(r"\b(?:such\sas|like|including)\s(?:an?\s|the\s)?$", re.IGNORECASE)
# What makes a place named by `like` a source all the same: `On platforms like`
ADVERBIAL = as_pattern(r"(?:^|[^\w])(?:on|in|from|across|via|according\sto|per)\s[^.;:()]{0,40}$", re.IGNORECASE)
# A share of people counted there: `In one Facebook group, 80% of members …`
LED = as_pattern(r"(?:^|[.!?;:]\s|,\s)(?:(?:and|but)\s)?(?:in|on|among|across|within)\s(?:[a-z]+\s)?$", re.IGNORECASE)
COUNTED = as_pattern(
    r"[^.;:?!]{0,60},\s[^.;:?!]{0,40}?(?:\d\s?%|\bper\s?cent\b|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine)\s(?:in|of|out\sof)\s(?:every\s)?(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|twenty|a\shundred)\b)|\b(?:half|most|two\sthirds|a\sthird|a\squarter)\b)",
    re.IGNORECASE,
)
# The text speaks of itself: `this blog post`, `our forum`
OWN = as_pattern(r"\b(?:this|our|my|these|your)\s(?:[a-z]+\s)?$", re.IGNORECASE)
ANECDOTE = as_pattern(
    r"""\b(?:(?:our|my|some|many|other|several|most)\s)?(?:patients|people|users|members|readers|friends|customers|clients|parents|others)
    \s(?:we\sknow\s|often\s|have\s)?(?:tell|told)\s(?:us|me)\b
    | \banecdotally\b | \bword\sof\smouth\b | \banecdotal\s(?:reports?|evidence)\b | \btestimonials\b""",
    re.VERBOSE | re.IGNORECASE,
)
# `experts say`, `evidence suggests`: it begins with a word, which is looked at first
EXPERTS = as_pattern(
    r"""(?<!\w)(?:
      (?:\b(?:some|many|most|several|leading|medical|health|pain|top|other)\s){0,2}
    \b(?:experts?|doctors|scientists|researchers|specialists|physicians|clinicians|authorities|surgeons|nurses|investigators
      |[a-z]{4,}(?:ists|icians|itians))
    \s(?:now\s|generally\s|often\s)?
      (?:say|agree|believe|estimate|think|suggest|report|recommend|claim|put|warn|expect|have\s(?:found|shown|reported|estimated))\b
    | \b(?:(?:health|government|state|federal|local|public)\s){0,2}officials\s(?:also\s)?
      (?:say|said|estimated?|report(?:ed)?|warn(?:ed)?|put|believed?|expect(?:ed)?)\b
    | \b(?:(?:some|many|most|several|various|other|certain)\s)(?:(?:health|wellness|news|online|popular|commercial)\s){0,2}
      (?:websites|web\ssites|sites|sources|newspapers|magazines|articles|headlines|companies|manufacturers|makers|brands|clinics)
      \s(?:also\s|now\s|even\s|often\s)?(?:say|claim|state|report|suggest|promise|estimate|quote|put|advertise)\b
    | \b(?:an?|one|the)\s(?:recent\s)?(?:tv|television|radio|news)\s
      (?:programme|program|documentary|show|report|item|channel|bulletin)(?:\s[^.;,]{1,30})?\s(?:said|says|reported|reports|claimed|claims|suggested|suggests|showed|shows|put|stated)\b
    | \b(?:the\s)?(?:news(?:papers?)?|media(?:\sreports)?|press|documentar(?:y|ies)|headlines|tabloids|internet)
      \s(?:have\s|has\s|often\s|recently\s)?(?:said|says?|reported|reports?|claim(?:s|ed)?|suggest(?:s|ed)?|put|stated?)\b
    | \bit\s(?:is|has\s(?:long\s)?been)\s(?:now\s)?(?:well\s|widely\s|often\s|commonly\s|generally\s)?
      (?:known|reported|estimated|shown|said|believed|documented|thought|established|accepted|recognised|recognized|claimed|suggested|argued)\sthat\b
    | \b(?:some|many|most)\s(?:people\s)?(?:believe|think|claim|argue|reckon)\sthat\b
    | \bthere\sis\s(?:now\s)?(?:some\s|good\s|strong\s|growing\s|clear\s)?evidence\sthat\b
    | \baccording\sto\s(?:one|an?|another)\s(?:recent\s|rough\s|official\s)?(?:estimate|source|expert|figure)\b
    | \baccording\sto\s(?:the\s|a\s|its\s)
      (?:manufacturers?|makers?|company|spokes\w+|literature|evidence|research|data|experts?|statistics|industry)\b
    | \b(?:according\sto|by)\s(?:some|many|most|several|one|recent|various|medical|leading|health)?\s?
      (?:experts|estimates|reports|statistics|scientists|researchers|doctors|sources|studies|research|specialists)\b
    | (?:\b(?:scientific|clinical|medical|recent|current|available|the|strong|growing)\s){0,2}
      \b(?:evidence|data|statistics|figures|findings|estimates|clinical\sexperience|science|literature)
      (?:\sfrom\s(?-i:[A-Z])\w+)?\s(?:shows?|suggests?|indicates?|says?|reveals?|proves?|supports?|puts?|gives?|quotes?)\b
    | (?:^|(?<=[.!?]\s))(?:(?!the\s)(?-i:[A-Z])[a-z]+\s)?(?:researchers|scientists|investigators)(?:\sin\s(?:the\s)?(?-i:[A-Z])[\w-]+)?
      \s(?:have\s)?(?:found|reported|estimated|calculated|showed|followed|tracked|counted|asked|surveyed|concluded)\b
    | \bthe\s(?:[\w’'-]+\s){0,2}(?:manufacturers?|makers?|company|firm|industry|insurer|supplier|seller)\s
      (?:says?|claims?|states?|promises?|puts?|estimates?|quotes?|reports?)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
BACK = as_pattern(
    r"""\b(?:the\s(?:same\s|(?:study|trial|review|paper)['’]?s?\s)?(?:authors|researchers|investigators|team|scientists|reviewers)
    |the\ssame\s(?:chapter|page|leaflet|book(?:let)?|guide|handbook|website|site|source|document|fact\s?sheet|table|body|charity|article)
    |these\s(?:figures|numbers|data|results|findings|estimates)|ibid\.?)\b
    |(?P<per>\baccording\sto\s)?\bthe\s(?:society|agency|institute|association|charity|organi[sz]ation|foundation|authority|college|academy|centre|center|bureau
      |committee|ministry|department|council|trust|regulator|panel|board|network|alliance|federation)
      (?(per)\b(?!\s(?:of|for|[A-Z])\b|[’'])|(?=\s(?:also\s|now\s|further\s|itself\s)?(?:says?|said|estimate[sd]?|report(?:s|ed)?|puts?|note[sd]?|found|finds|adds|added|gives?|gave|expects?|states?|stated)\b))""",
    re.VERBOSE | re.IGNORECASE,
)
IT_ALSO = as_pattern(
    r"(?:^|(?<=[.!?]\s))(?P<it>It|They)\s(?:also|further)\s(?:found|showed|reported|noted|suggested|concluded|estimated|saw|put)\b"
)
# `according to statistics from the Heart Association`: somebody is named after all
_OF_BODY = as_pattern(
    r"\s(?:(?:compiled|published|collected|issued|released)\s)?(?:from|by|of|at)\s(?:the\s)?(?=[A-Z])"
)
# `a study of 300 posts on Reddit`: looked at, not listened to
_STUDIED = as_pattern(
    r"\b(?:study|survey|analysis|review|audit|studied|analysed|analyzed|reviewed)\s(?:of\s|on\s|into\s)?(?:[\w,.]+\s){0,5}$",
    re.IGNORECASE,
)
ASKED = as_pattern(r"[^.!?]{0,200}\?")
AUXILIARY = as_pattern(r"\b(?:do|does|did|can|could|what|which|how)\s(?:the\s|most\s|recent\s)?$", re.IGNORECASE)


@cache
def _social() -> re.Pattern[str]:
    names, nouns = any_of(source_words("social-name")), any_of(source_words("social-noun"))
    parts, speakers = any_of(source_words("social-part")), any_of(source_words("social-speaker"))
    return as_pattern(
        rf"""(?P<who>(?<![\w-])(?:(?i:an?|the|one|some|many|several|our)\s)?(?i:{speakers})\s(?:on|in|from|at|of)\s
          |(?<![\w-])(?i:an?|one|some|many|several)\s(?:[a-z]+\s){{1,2}}in\s(?=(?:[a-z]+\s){{0,3}}(?:{names}|online)\s(?:group|community|forum)\b))?
        (?:(?<![\w-])(?:(?i:an?|the|one|some|many|several)\s|(?(who)(?:our|my|this|your)\s|(?!)))?(?:(?:recent|popular|private|patient|viral|closed|public|large)\s)?)?
        (?<![\w-])(?P<what>(?:{names}|r/\w+|(?<=on\s)X)(?:\s(?:[a-z-]{{3,}}\s)?(?:{parts}))?|(?i:{nouns}))(?![\w-])
        (?:\sfor\s(?:patients|carers|caregivers|parents|people\swith\s\w+))?""",
        re.VERBOSE,
    )


@cache
def _social_cues() -> tuple[str, ...]:
    words = {name.lower() for group in ("social-name", "social-noun") for name in source_words(group)}
    return (*(word for word in words if not any(other in word for other in words - {word})), "r/", "on x")


def is_asked(text: str, start: int, end: int) -> bool:
    """True where the words [start, end) (*plain*) stand in a question."""
    return ASKED.match(text, end) is not None or AUXILIARY.search(text[max(0, start - 30) : start]) is not None


def find_weak(text: str) -> Iterator[Citation]:
    """Social media and anecdotes offered as evidence, unnamed experts, and words that refer back to a source."""
    folded = fold(text)
    for match in _social().finditer(text) if holds_any(folded, _social_cues()) else ():
        if _is_evidence(text, match):
            yield Citation(match.start(), match.end(), "", "social", "narrative")
    for match in ANECDOTE.finditer(text) if holds_any(folded, cue_words("anecdote")) else ():
        yield Citation(match.start(), match.end(), "", "social", "narrative")
    for match in EXPERTS.finditer(text) if holds_any(folded, cue_words("expert")) else ():
        named = match.group().split()[-1][0].isupper() or _OF_BODY.match(text, match.end())
        if not named and not is_asked(text, match.start(), match.end()):
            yield Citation(match.start(), match.end(), "", "vague", "vague")
    for match in BACK.finditer(text) if holds_any(folded, cue_words("back-reference")) else ():
        yield Citation(match.start(), match.end(), "", "study", "back-reference")
    for match in IT_ALSO.finditer(text):
        yield Citation(match.start(), match.end("it"), "", "study", "back-reference")


def _is_evidence(text: str, match: re.Match[str]) -> bool:
    """Offered as evidence: its clause reports something, and neither sends the reader there nor speaks of itself."""
    if text[match.start("what") : match.start("what") + 5] == "Forum" or is_asked(text, match.start(), match.end()):
        return False
    first = max(0, match.start() - 160)
    stop = text.rfind(". ", first, match.start())
    before = text[(stop + 2 if stop != -1 else first) : match.start()]
    stop = text.find(". ", match.end(), match.end() + 120)
    after = text[match.end() : stop if stop != -1 else match.end() + 120]
    if LED.search(before) and COUNTED.match(after):
        return True
    if (OWN.search(before) and not match["who"]) or TURN.search(before):
        return False
    if _STUDIED.search(before):
        return False
    like = LIKE.search(before)
    if like and not ADVERBIAL.search(before[: like.start()]):
        return False
    return SAY.search(before) is not None or SAY.search(after) is not None
