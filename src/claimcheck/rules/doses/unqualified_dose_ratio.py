"""DOS005: a dose ratio that says of no drug."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.documents.document import Block
from claimcheck.language.reading import Reading
from claimcheck.model import Claim, Quantity, Span
from claimcheck.pattern import as_pattern
from claimcheck.rule import Bad, Case, Good, Hit, rule
from claimcheck.rules.drugs import find_drug

DOSE = as_pattern(
    r"\b(?:dos(?:e|es|age|ages|ing)|strength|strong(?:er)?|weak(?:er)?|potency|potent|equianalgesic|equivalen\w+|conversion)\b",
    re.IGNORECASE,
)
# What makes strength that of a medicine: `this cream is four times as strong`
MEDICINE = as_pattern(
    r"\b(?:dos(?:e|es|age|ing)|drugs?|medicines?|medications?|tablets?|pills?|creams?|ointments?|patch(?:es)?|drops?|injections?|opioids?"
    r"|painkillers?|steroids?|potent|equianalgesic)\b",
    re.IGNORECASE,
)
# What a part is taken of: `1/3 of the oral dose`, `1/100th of those taken by mouth`; not `half of patients`, `1/10 the price`
PART = as_pattern(
    r"\s(?:of\s)?(?:(?:the|an?|your|its|their|our|his|her)\s)?(?:(?!of\b|in\b|and\b)[\w-]+['’]?\s){0,2}?"
    r"(?P<what>dos(?:e|es|age|ages)|amounts?|strength|potency|that|those|what|one)\b",
    re.IGNORECASE,
)
# A part of one and the same dose: `a third of the dose leaves the body`; not `of the dose by mouth`, `of the dose taken`
SAME_DOSE = as_pattern(
    r"\s(?:of\s)?(?:the|an?|each|every|your|that|this)\s(?:(?:full|whole|total|first|last|next|single|daily)\s)?dose\b"
    r"(?!\s(?:by|taken|given|needed|used|required|for|you|orally|that|which|in\s(?:an?\s|tablets|pills)))",
    re.IGNORECASE,
)
# What becomes of a dose: `a third of the dose leaves the body`, `is given over the first 8 hours`
SPENT = as_pattern(
    r"\s(?:of\s)?the\sdose\s(?:(?:is|are|was)\s)?(?:given\s)?(?:over|within|during|leaves?|lost|absorbed|pass(?:es)?|reach(?:es)?|remains?|stays?|goes|left)\b",
    re.IGNORECASE,
)
# Somebody's own dose, or a change: `took twice the dose`, `lose a tenth of their strength`, `cut by half`
OWN_BEFORE = as_pattern(
    r"\b(?:took|tak(?:en|e|es|ing)(?!\sup)|swallow\w*|miss(?:ed|es)?|forg\w+|skip\w*|los(?:e|es|t|ing)|leaves?|by|in|every|doubled|halved)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
# A dose told as a fact beside what the reader is to do: `the usual dose is`, `you would need`
STATED = as_pattern(
    r"\b(?:dos(?:e|es|age)\s(?:\w+\s){0,3}(?:is|are|was|were)|needs?|needed)\s(?:only\s|just\s)?$", re.IGNORECASE
)
SHARE = as_pattern(r"\s(?:in|of|out|per|for|to|every)\s")  # 1 in 5, 12 of 40
# `300 times smaller`, `twice as strong`, `three times the dose`
COMPARED = as_pattern(
    r"\s(?:times\s)?(?:as\s(?:strong|potent|high|large|big|low|small|much)|more|less|smaller|lower|higher|larger|greater|stronger|weaker|the\s|that\s)",
    re.IGNORECASE,
)
TIMES = as_pattern(r"\stimes\b", re.IGNORECASE)
# One amount put equal to another: `10 mg by mouth equals 1 mg`
EQUALS = as_pattern(
    r"\b(?:equals?|equivalent\sto|the\ssame\sas|as\s(?:strong|potent|effective)\sas|converts?\sto|corresponds?\sto|replaces?)\b|=",
    re.IGNORECASE,
)
# Ways and drugs between which one converts; without them an equation is arithmetic: `two 250 mg tablets equal one 500 mg tablet`
BETWEEN = as_pattern(
    r"\b(?:mouth|oral(?:ly)?|swallowed|inject\w*|intravenous(?:ly)?|IV|vein|under\sthe\s(?:skin|tongue)|subcutaneous(?:ly)?|patch(?:es)?|spinal|spine|pump"
    r"|intrathecal(?:ly)?|epidural|drops|nasal|inhaled|rectal|other|new|old|another|opioids?|drugs?|medicines?)\b",
    re.IGNORECASE,
)
# What the reader is to do with a dose is no conversion: `take half the dose`, `halve`
TOLD = frozenset({"instruction", "eligibility", "schedule", "price", "reference"})


@rule(
    "DOS005",
    severity="warning",
    needs="figures",
    examples=(
        Bad("Because the medicine arrives where it works, doses can shrink to «1/100th» of those taken by mouth."),
        Bad("Given into a vein, the dose is «a third» of the oral dose."),
        Bad("For pain, «10 mg by mouth equals 3 mg» by injection."),
        Good("Morphine doses can shrink to 1/100th of those taken by mouth."),
        Good("Half of patients could lower their dose."),
        Good("Take half the usual dose on the morning of the operation."),
    ),
)
def unqualified_dose_ratio(case: Case) -> Iterator[Hit]:
    """A ratio or conversion between doses names no drug in its sentence, its heading or its list's lead-in.

    A class such as opioids is no drug: its members convert differently.

    Why: ratios differ from drug to drug and from route to route; used for the wrong one, they lead to overdoses.

    What to do: name the drug and both routes beside the ratio, or leave the ratio out.

    Authority: ISMP guidance on safe medication practice (opioid conversions); FDA labels of the drugs concerned.
    """
    tables: dict[int, bool] = {}
    for claim in case.reading.claims:
        kinds = {statement.kind for statement in claim.statements}
        told = bool(kinds) and kinds <= TOLD
        block = case.reading.document.blocks[claim.block]
        place = _find_ratio(block, claim, told) or (None if told else _find_conversion(block, claim))
        if place is not None and not _names_drug(case.reading, claim, tables):
            span = block.map.to_source(place.start, place.end)
            written = block.text[place.start : place.end]
            message = (
                f"the dose ratio `{written}` names no drug, and ratios differ from drug to drug: name drug and routes"
            )
            yield Hit(span.start, span.end, message, found=written)


def _names_drug(reading: Reading, claim: Claim, tables: dict[int, bool]) -> bool:
    """True where the claim or what leads into it names a drug; `tables` keeps which tables' headers do."""
    blocks = reading.document.blocks
    block = blocks[claim.block]
    around = [block.text[claim.plain.start : claim.plain.end] if block.table is None else claim.text]
    around += [blocks[index].text for index in block.headings[-1:]]
    if block.lead_in is not None:
        around.append(blocks[block.lead_in].text)
    if any(find_drug(text) is not None for text in around):
        return True
    if block.table is not None and block.table not in tables:
        heads = (cell for cell in blocks if cell.table == block.table and (cell.header or cell.kind == "caption"))
        tables[block.table] = any(find_drug(cell.text) is not None for cell in heads)
    return block.table is not None and tables[block.table]


def _find_ratio(block: Block, claim: Claim, told: bool) -> Span | None:
    """The first ratio between doses: `1/100th`, `half`, `300 times`; of what the reader is `told` to do, one stated as a fact."""
    text = block.text[claim.plain.start : claim.plain.end]
    if DOSE.search(text) is None or MEDICINE.search(text) is None:
        return None
    for quantity in claim.quantities:
        if told and STATED.search(block.text[claim.plain.start : quantity.plain.start]) is None:
            continue
        if quantity.block == block.index and _is_ratio(block.text, claim, quantity):
            times = TIMES.match(block.text, quantity.plain.end)
            return Span(quantity.plain.start, times.end() if times else quantity.plain.end)
    return None


def _is_ratio(text: str, claim: Claim, quantity: Quantity) -> bool:
    """True for a part or a multiple of another dose; not for a share of people, a part of the same dose or a change."""
    figure, end = quantity.figure, quantity.plain.end
    before = text[claim.plain.start : quantity.plain.start]
    if OWN_BEFORE.search(before[-40:]):
        return False
    if figure.dimension == "multiple" or figure.noun == "times" or figure.unit == "{times}":
        return COMPARED.match(text, end) is not None
    if figure.dimension != "ratio" or figure.denominator is None or SHARE.search(quantity.text) is not None:
        return False
    if PART.match(text, end) is None or SPENT.match(text, end) is not None:
        return False
    return SAME_DOSE.match(text, end) is None or any(words.search(before) for words in (DOSE, BETWEEN))


def _find_conversion(block: Block, claim: Claim) -> Span | None:
    """Two amounts of a drug that are put equal, in two ways of giving it or two drugs."""
    if BETWEEN.search(block.text, claim.plain.start, claim.plain.end) is None:
        return None
    amounts = [
        each for each in claim.quantities if each.block == block.index and each.figure.dimension in {"mass", "rate"}
    ]
    for first, second in pairwise(amounts):
        equal = (first.low, first.unit) == (second.low, second.unit)
        if not equal and EQUALS.search(block.text, first.plain.end, second.plain.start):
            return Span(first.plain.start, second.plain.end)
    return None
