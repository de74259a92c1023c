"""A limit to the time one file may take, so that a text that hangs costs only itself."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

SECONDS = 120.0
"""What any file may take, and a further second for each of so many bytes."""

BYTES_A_SECOND = 10_000


class TimeIsUp(BaseException):
    """Raised inside whatever runs too long; no `except Exception` on its way holds it up."""


def seconds_for(size: int) -> float:
    """How long a file of so many bytes may take: many times what it does take on a slow machine."""
    return SECONDS + size / BYTES_A_SECOND


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeIsUp` in the block where it takes longer (wall time).

    Only a main thread can be interrupted so, and only where the system has interval timers and nobody else uses the
    alarm; elsewhere the block takes as long as it takes.
    """
    if not _can_interrupt():
        yield
        return
    before = signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _can_interrupt() -> bool:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getsignal(signal.SIGALRM) in (signal.SIG_DFL, signal.SIG_IGN)


def _interrupt(_signal: int, _frame: object) -> NoReturn:
    raise TimeIsUp
