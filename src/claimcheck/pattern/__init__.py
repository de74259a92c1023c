"""Regular expressions that are compiled when they are first used: a run pays for those that its texts need."""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast

from claimcheck.pattern.code import CODE

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "scanner")
_VALUES = ("flags", "groups", "groupindex")


class _LatePattern(Generic[AnyStr]):
    """Stands for a pattern; after its first use its methods are the compiled pattern's own."""

    pattern: AnyStr

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern = pattern
        self._asked = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS and name not in _VALUES:
            raise AttributeError(name)
        compiled = CODE.compile(self.pattern, self._asked)
        for each in (*_METHODS, *_VALUES):
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def as_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, compiled when first asked for anything but its `pattern`.

    It goes wherever methods of a pattern are called; the functions of `re` do not take it.
    """
    return cast("re.Pattern[AnyStr]", _LatePattern(pattern, flags))
