"""Marks stand under the exact characters, whatever the line holds."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reporters.excerpt import WINDOW, show_line, show_place, show_text


def columns(text: str) -> int:
    """Terminal columns, counted independently for the characters used here."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "marks"),
    [
        ("relief in 90% of", 10, 13, "relief in 90% of", "          ^^^"),
        ("\t90%", 1, 4, "    90%", "    ^^^"),
        ("痛み 90%", 3, 6, "痛み 90%", "     ^^^"),
        ("cafe\u0301 90%", 6, 9, "cafe\u0301 90%", "     ^^^"),
        ("😀 90%", 2, 5, "😀 90%", "   ^^^"),
        ("90%", 3, 3, "90%", "   ^"),
        ("", 0, 0, "", "^"),
        ("a\x1b[31mb", 0, 1, "a␛[31mb", "^"),
        ("a\u202eb", 2, 3, "a�b", "  ^"),
    ],
)
def test_marks(line: str, start: int, end: int, shown: str, marks: str) -> None:
    excerpt = show_line(line, start, end)
    assert (excerpt.shown, excerpt.marks) == (shown, marks)


def test_a_long_line_is_shown_around_the_marks() -> None:
    line = "word " * 200 + "90% of patients" + " word" * 200
    excerpt = show_line(line, 1000, 1003)
    assert columns(excerpt.shown) <= WINDOW + 2
    assert excerpt.shown.startswith("…")
    assert excerpt.shown.endswith("…")
    at = excerpt.marks.index("^")
    assert excerpt.shown[at : at + 3] == "90%"


def test_marks_longer_than_the_window_are_cut() -> None:
    excerpt = show_line("x" * 500, 0, 500)
    assert columns(excerpt.shown) <= WINDOW + 1
    assert set(excerpt.marks) == {"^"}


ALPHABET = "ab 9%é漢😀\u0301"


@given(st.text(ALPHABET, max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_the_marked_columns_hold_the_marked_characters(line: str, start: int, length: int) -> None:
    start = min(start, len(line))
    end = min(start + length, len(line))
    excerpt = show_line(line, start, end)
    assert "\n" not in excerpt.shown
    assert excerpt.marks.strip(" ").strip("^") == ""
    if columns(line) <= WINDOW:
        assert excerpt.shown == line
        assert len(excerpt.marks) - len(excerpt.marks.lstrip(" ")) == columns(line[:start])
        assert excerpt.marks.count("^") == max(columns(line[start:end]), 1)
    else:
        assert columns(excerpt.shown) <= WINDOW + 3


def test_a_place_is_shown_with_its_line_and_no_further() -> None:
    source = "first\r\nrelief in 90%\rthen\n"
    excerpt = show_place(source, 17, 20, 11)
    assert (excerpt.shown, excerpt.marks) == ("relief in 90%", "          ^^^")
    over_lines = show_place(source, 7, 24, 1)
    assert (over_lines.shown, over_lines.marks) == ("relief in 90%", "^" * 13)


def test_of_a_very_long_line_only_what_is_near_is_looked_at() -> None:
    source = "a" * 1_000_000 + "90%" + "b" * 1_000_000
    for _ in range(300):
        excerpt = show_place(source, 1_000_000, 1_000_003, 1_000_001)
    assert excerpt.shown.startswith("…a")
    assert excerpt.shown.endswith("b…")
    at = excerpt.marks.index("^")
    assert excerpt.shown[at : at + 3] == "90%"


@given(st.text(max_size=200))
def test_nothing_shown_can_steer_a_terminal(line: str) -> None:
    shown = show_line(line, 0, len(line)).shown + show_text(line)
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in shown)
