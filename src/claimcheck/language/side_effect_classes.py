"""Classes of side effects, `very common` to `very rare`, and the shares that set them apart (EU SmPC guideline, CIOMS)."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.language.cues import fold, holds_any
from claimcheck.model import Figure
from claimcheck.pattern import as_pattern

_NAMES = ("common", "rare", "frequent")
_WORD = r"(?:common|uncommon|rare|frequent|infrequent)"
# `"Very common" means`; of shares also `described as rare, that means`
_MEANS = as_pattern(rf"\b{_WORD}\b\W{{1,3}}(?:means?|stands\sfor|is\sused)\b", re.IGNORECASE)
_MEANS_SHARE = as_pattern(rf"\b{_WORD}\b[^.;]{{0,60}}\b(?:means?|meaning|are\sclass\w+\sas)\b", re.IGNORECASE)
# the name of a class in front of its limits: `Very common (`, `Rare side effects, which may affect`; no `hair loss is rare`
_LABEL = as_pattern(
    rf"""(?:^|[;:,(•|–"'“”‘’-]|(?<!\bis)(?<!\bare)(?<!\bwas)(?<!\bwere)(?<!\bbe)(?<!\bmore)(?<!\bless)(?<!\bvery)(?<!ly)\s)[\W]{{0,3}}(?:(?:very|less|more)\s)?
    {_WORD}(?:ly)?(?:\sor\s(?:very\s)?{_WORD})?(?:\s(?:side\seffects?|adverse\s\w+|reactions?|effects?|problems?|complications?))?
    (?:[\s("'“”’,:–≥≤<>=-]|\b(?:which|that|these|they|may|can|might|affects?|affecting|occurs?|occurring|happens?|seen|reported|in|is|are|means?
      |about|between|up\sto|more\sthan|fewer\sthan|less\sthan|at\sleast|and|or)\b|1/1[\d,]*){{0,14}}$""",
    re.VERBOSE | re.IGNORECASE,
)
_LIMITS = frozenset(Decimal(limit) for limit in ("0.01", "0.1", "1", "10"))  # per cent


def defines_class(sentence: str, before: str, figure: Figure, *, share: bool) -> bool:
    """True where a figure only says what `common` or `rare` is taken to mean.

    Args:
        sentence: its plain text.
        before: the part of it in front of the figure.
        figure: a limit between two classes where it is bounded or a range of tenths, hundredths …
        share: the figure is a share of people or events.
    """
    if not holds_any(fold(sentence), _NAMES):
        return False
    if _MEANS.search(sentence):
        return True
    if not share:
        return False
    if _MEANS_SHARE.search(sentence):
        return True
    if figure.comparator not in (">", ">=", "<", "<=") and not figure.is_range:
        return False
    scale = 1 if figure.dimension == "percent" else 100
    ends = {end * scale for end in (figure.low, figure.high) if end}
    return ends <= _LIMITS and _LABEL.search(before[-120:]) is not None
