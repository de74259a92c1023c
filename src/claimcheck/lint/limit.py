"""A limit to the time one file may take, so that a text that hangs costs only itself."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

SECONDS = 120.0
"""What any file may take, and a further second for each of so many bytes."""

BYTES_A_SECOND = 10_000

_IDLE = 0.005
"""What waits has less than this part of a processor; what is merely crowded out by other programs has more."""


class TimeIsUp(BaseException):
    """Raised inside whatever runs too long; no `except Exception` on its way holds it up."""


def seconds_for(size: int) -> float:
    """How long a file of so many bytes may take: many times what it does take on a slow machine."""
    return SECONDS + size / BYTES_A_SECOND


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeIsUp` in the block where it computes for longer, or waits for as long without computing.

    Only a main thread can be interrupted so, and only where the system has interval timers and nobody else uses the
    alarm; elsewhere the block takes as long as it takes.
    """
    if not _can_interrupt():
        yield
        return
    begun = last = process_time()

    def look(_signal: int, _frame: object) -> None:
        nonlocal last
        used, lately = process_time() - begun, process_time() - last
        if used > 0.9 * seconds or lately < _IDLE * seconds:
            raise TimeIsUp
        last = process_time()
        signal.setitimer(signal.ITIMER_REAL, max(seconds - used, 0.1 * seconds))

    before = signal.signal(signal.SIGALRM, look)
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
