"""What the reader is told to do: `Take two tablets`, `If it hurts, call us`, `You must not drive`."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from claimcheck.pattern import as_pattern
from claimcheck.word_lists import read_words

# Told to the reader: `Take two tablets`, `Call us within 24 hours`; the first word of the sentence or of a label's text
_FIRST_WORD = as_pattern(
    r"""^\W*(?:[A-Z][\w' -]{1,30}:\s+)?
    (?:(?:afterwards?|later|meanwhile|instead|ideally|finally|initially|firstly|first|next|otherwise),\s)?
    (?:(?:if|when|after|before|once|until|unless|for)\b[^,]{0,120},\s|at\s\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?,?\s)?
    (?:(?:then|also|always|never|just|only|first|next|please)\s)?([A-Za-z']+)\b(?!-|\s?:)(?!\ssimply)""",
    re.VERBOSE | re.IGNORECASE,
)
# what the reader should or may do; `you can expect`, `you may get` tell what happens
_TOLD = as_pattern(
    r"""\b(?:should|must|ought\sto)\s
      (?!expect|improve|lessen|ease\b|settle|go\s(?:away|down)|get\s(?:better|easier)|heal\b|fade|feel\b|keep\sworking
      |start\sto\s(?:feel|work|notice|go)|disappear|subside|last\b|clear\b|resolve|recover|(?:fall|drop)\s(?:off|out)|wear\soff|dissolve|be\s(?:gone|better|able|back|over|past|well)|pass\b)\w+
    | \byou\s(?:(?:will|may|might|would)\s)?(?:also\s|then\s)?(?:have|need)\sto\s(?!expect)\w+
    | \byou(?:\swill|['’]ll)\s(?:wear|keep|use)\b | \b(?:requires?|needs?)\s(?:\w+\s)?(?:treatment|attention|care|help|checking|admission)\b
    | (?<!before\s)(?<!until\s)(?<!when\s)(?<!\bthat\s)\byou\s(?:can|(?P<may>may|could))\s
      (?!expect|get|have|feel|notice|experience|need|lose|develop|be\b|see|find
      |still\s(?:have|feel|get|be|need|notice|see)|usually|normally|often|probably)(?:(?:still|also)\s)?(?P<verb>\w+)""",
    re.VERBOSE | re.IGNORECASE,
)
# what readers are told to do, told as a statement: `patients are encouraged to`, `I advise people to wait`, `we aim to`
_ADVISED = as_pattern(
    r"""\b(?:is|are|be|been)\s(?:also\s|strongly\s|usually\s)?(?:encouraged|asked|required|told|urged|reminded|instructed)\s(?:not\s)?to\b
    | \b(?:is|are)\s(?:not\s|only\s|then\s)?(?:allowed|permitted|forbidden|off\slimits)\b
    | \b(?:advise|recommend|encourage|ask|want|urge|tell)s?\s(?:that\s)?(?:you|patients|people|women|men|parents|everyone|anyone|children)\b
    | \bwe\s(?:\w+\s)?(?:aim|try|hope|plan|want|would\slike|recommend|suggest|advise)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_EXPECTED = as_pattern(r"\b(?:should|can|may)\s(?:also\s)?expect\b", re.IGNORECASE)
_LAST_BOUNDARY = as_pattern(r".*[,;:]\s(?:(?:and|or|then|but|so|please)\s)*([A-Za-z']+)", re.DOTALL)


# `If the pain lasts, or you are hot, go to hospital`: what to do stands behind a condition with commas of its own
_IF = as_pattern(r"^\W*(?:if|when|once|should|unless)\b", re.IGNORECASE)
_DO_NOT = as_pattern(
    r"(?:^\W*|[,;:]\s(?:(?:and|but|so|then)\s)?)(?:do\snot\b|don['’]t\b|no\s(?:more\s)?[a-z]+ing\s(?:for|until|within|in)\b)",
    re.IGNORECASE,
)
_THEN_DO = as_pattern(r",\s(?:(?:then|please|always|immediately)\s)?([a-z']+)\b")
_LABEL = as_pattern(r"\W*([A-Za-z]+)\s[^.:]{3,60}:\s")
_CLAUSE = as_pattern(  # a subject and its verb
    r"(?!(?:you\s(?!may|might|will|could)|please)\b)(?:[\w’'-]+,?\s){1,7}?(?:is|are|was|were|has|have|had|can|may|might|will|affects?|takes?|lasts?|needs?|occurs?|happens?"
    r"|picks|finds|detects|misses|helps|works|cuts|lowers|reduces|raises|heals|goes|comes|gives|makes|stays|costs|gets|feels|settles|fades|eases)\b",
    re.IGNORECASE,
)
_OPENS_CLAUSE = as_pattern(
    r"(?:most|many|some|few|the|an?|it|they|this|these|those|half|about|around|nearly|up\sto|only|people|patients|women|men|children|adults|babies|\d)\b",
    re.IGNORECASE,
)
_JOINED = as_pattern(r",\s(?:and|but|so|while|although)\s", re.IGNORECASE)
# `, hold for 30 seconds`
_HELD_FOR = as_pattern(r"(?:^|[,;:]\s)(?:(?:and|then)\s)?([A-Za-z]+)\s(?:it\s|there\s)?for\s(?:about\s|at\sleast\s)?$")
_NOUNS_TOO = frozenset(
    "rest use cut drink exercise walk massage report note cover place hold limit measure test have be put set".split()
)
# nouns that begin a sentence more often than they stand behind a comma
_NOUNS_FIRST = _NOUNS_TOO | frozenset(
    """contact sleep record support
    change visit start patch brush plan travel drive call ring stretch swim run bandage strap splint monitor mark circle double skip wait
    talk watch look show stay help stop return move press shower dress release order post email focus point position pause spit""".split()
)
# behind a first word that is a noun as well: `Exercise cuts`, `Contact lenses cause`, `Use of the pill lowers`
_DOES = as_pattern(
    r"""(?:\s(?:of|in|at|with|to)\s(?:the\s|an?\s)?[\w-]+)?(?:\s(?!(?:the|an?|your|it|them|this|that|these|those|any|all|some|more|less|up|off|out|if|when|until|to|for|so|and
      |or|with|as|which|who|what|how|where|why|on|by|from|before|after|every|each|no|not)\b)[a-z-]+){0,3}?
    \s(?:is|are|was|were|has|had|can|may|might|will|affects?|causes?|cuts|lowers|reduces|raises|doubles|halves|helps|eases|relieves|heals?|happens?|fell|rose
    |falls|rises|occurs?|leads?|works|takes|lasts?|gives|makes|matters?|brings|prevents?|improves?|kills?|costs?|comes?|goes|strikes?|trebles|triples|starts|stops?)\b""",
    re.VERBOSE | re.IGNORECASE,
)


# `Please note that 30% …`, `Remember, it takes 6 weeks`: the reader is told something
_NOTE_THAT = as_pattern(
    r"""\W*(?:(?:but|and|so|also),?\s)?(?:please\s)?(?:do\s(?:also\s)?)?
    (?:be\s(?:aware|warned|assured|reassured)|rest\sassured|(?:please\s)?(?:remember|note)|bear\sin\smind|keep\sin\smind|know|understand|consider|don['’]t\sforget|do\snot\sforget)
    (?:\salso)?(?:\sthat\b|[,:])\s""",
    re.VERBOSE | re.IGNORECASE,
)
# `Imagine 100 people like you: 12 of them …`
_PICTURE = as_pattern(
    r"\W*(?:now\s)?(?:imagine|picture|think\sof|take|consider|suppose)\s(?:an?\s\w+\sof\s)?(?:100|1,?000|10,?000)\s[a-z]+\b",
    re.IGNORECASE,
)
_OPENING = 12  # code points


@cache
def imperatives() -> frozenset[str]:
    """Verbs, lower case, that tell the reader what to do when they begin a sentence or a clause."""
    return frozenset(read_words(__file__, "imperatives.txt"))


@cache
def opening_imperatives() -> frozenset[str]:
    """The same and further ones, which bid only as the first word: `Offer food`, not `warts, left alone, settle`."""
    return imperatives() | frozenset(read_words(__file__, "imperatives_first.txt"))


def is_instruction(sentence: str, before: str, groups: Collection[str], *, bidden: bool, share: bool = False) -> bool:
    """True for what the reader is told to do; `bidden`: also where a modal verb alone says so; `share`: the figure is one."""
    noted = _NOTE_THAT.match(sentence)
    if noted is not None and noted.end() <= len(before):
        told = frozenset(groups) - {"instruction"}
        return is_instruction(sentence[noted.end() :], before[noted.end() :], told, bidden=bidden, share=share)
    cut = max(before.rfind(": "), before.rfind("; ")) + 2  # `look around you: it affects 1 in 240`: a clause of its own
    opens = share and len(before) - cut < _OPENING  # `Don't worry: 9 out of 10 settle`
    if cut > 1 and (not bidden or opens or _CLAUSE.match(sentence, cut)):
        return is_instruction(sentence[cut:], before[cut:], groups, bidden=bidden, share=share)
    if _PICTURE.match(sentence):
        return False
    first = _FIRST_WORD.match(sentence)
    if first is not None and first[1].casefold() in opening_imperatives():
        return first[1].casefold() not in _NOUNS_FIRST or _DOES.match(sentence, first.end(1)) is None
    label = _LABEL.match(sentence)  # `Tick what matters: a full night's sleep, one night away`
    if label is not None and label[1].casefold() in imperatives() - _NOUNS_TOO:
        return True
    if _IF.match(sentence) and any(
        verb in imperatives() and verb not in _NOUNS_TOO for verb in _THEN_DO.findall(sentence)
    ):
        return True
    held = _HELD_FOR.search(before)
    if held is not None and held[1].casefold() in imperatives():
        return True
    clause = _LAST_BOUNDARY.match(before)
    if clause is not None and clause[1].islower() and clause[1] in imperatives() and clause[1] not in _NOUNS_TOO:
        return True
    if "instruction" in groups or _DO_NOT.search(sentence):
        return True
    return bidden and _tells_reader(main_clause(sentence, len(before)))


def main_clause(sentence: str, figure: int) -> str:
    """The clause around `figure` where others are joined to it: `It lasts an hour`, `, and you can go home`."""
    behind = _JOINED.search(sentence, figure)
    start = max(
        (
            match.end()
            for match in _JOINED.finditer(sentence, 0, figure)
            if _OPENS_CLAUSE.match(sentence, match.end()) or _CLAUSE.match(sentence, match.end())
        ),
        default=0,
    )
    return sentence[start : behind.start() if behind else len(sentence)]


@lru_cache(maxsize=64)
def _tells_reader(clause: str) -> bool:
    """True where a verb of a clause says that the reader should or may do something; `you may bleed` says what happens."""
    if _EXPECTED.search(clause):
        return False
    told = any(match["may"] is None or match["verb"].casefold() in imperatives() for match in _TOLD.finditer(clause))
    return told or _ADVISED.search(clause) is not None


def is_bidden(stem: str) -> bool:
    """True for the stem of a doing that the reader may be told: `tak` of `taking`, `stopp` of `stopping`."""
    stem = stem.casefold()
    return not imperatives().isdisjoint((stem, f"{stem}e", stem[:-1])) or stem in ("smok", "breastfeed", "sleep")
