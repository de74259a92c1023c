"""What the terminal is: whether it takes colour, how wide it is, and a line that tells how far a long run has come."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from time import monotonic
from typing import TextIO

_CLEAR = "\r\x1b[K"


def wants_color(asked: bool | None, stream: TextIO | None = None) -> bool:
    """Whether to colour what goes to a stream, standard output by default.

    What was asked for by an option counts; else NO_COLOR, then FORCE_COLOR, each where it is set to something; else
    whether the stream is a terminal that is not dumb.
    """
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return _is_terminal(sys.stdout if stream is None else stream) and os.environ.get("TERM") != "dumb"


def find_width() -> int | None:
    """The columns of the terminal that the report goes to; None where it goes to a file or a pipe."""
    if _is_terminal(sys.stdout) or os.environ.get("COLUMNS"):
        from shutil import get_terminal_size

        return get_terminal_size().columns
    return None


class Progress:
    """Tells on standard error how many files are done, once a run has taken a second, and only to a terminal."""

    def __init__(
        self, stream: TextIO | None = None, clock: Callable[[], float] = monotonic, *, wait: float = 1.0
    ) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock
        self._next = clock() + wait
        self._shown = False
        self._on = _is_terminal(self._stream) and os.environ.get("TERM") != "dumb"

    def __call__(self, done: int, total: int) -> None:
        """Told after each file."""
        if self._on and done < total and self._clock() >= self._next:
            self._next = self._clock() + 0.1
            self._shown = True
            self._stream.write(f"{_CLEAR}claimcheck: {done:,} of {total:,} files")
            self._stream.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._shown = False


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False
