"""The line that tells how far a long run has come."""

from __future__ import annotations

import io

import pytest

from claimcheck.cli.terminal import Progress


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")


def test_a_long_run_is_told_and_the_line_taken_away() -> None:
    now = [0.0]
    screen = Screen()
    progress = Progress(screen, lambda: now[0])
    for done in range(1, 1201):
        now[0] += 0.01
        progress(done, 1200)
    progress.clear()
    shown = screen.getvalue().split("\r\x1b[K")
    assert shown[1] == "claimcheck: 100 of 1,200 files"
    assert shown[-1] == ""
    assert 100 < len(shown) < 115


@pytest.mark.parametrize("stream", [io.StringIO(), Screen()])
def test_nothing_is_told_to_a_pipe_or_of_a_short_run(stream: io.StringIO) -> None:
    now = [0.0]
    progress = Progress(stream, lambda: now[0])
    for done in range(1, 6):
        now[0] += 9.0 if not stream.isatty() else 0.1
        progress(done, 5)
    progress.clear()
    assert stream.getvalue() == ""
