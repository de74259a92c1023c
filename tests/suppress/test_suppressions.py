"""What suppression comments say, silence and leave behind: `@` stands for a CIT001 finding and `%` for a DOS001."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents.document import Comment, Document, Format
from claimcheck.lint.fixes import fix_until_stable
from claimcheck.model import Finding, Span
from claimcheck.rule import Content, Rule
from claimcheck.suppress import Suppressed, apply_suppressions, find_suppressions

_COMMENT = re.compile(r"<!--\s*claimcheck:(.*?)-->", re.DOTALL)
_LINE = re.compile(r"^[ \t]*(?:#|//)[ \t]*claimcheck:([^\r\n]*)", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---\r?\n.*?\n---(?:\r?\n|$)", re.DOTALL)
TODAY = date(2026, 11, 25)


def make_document(source: str, format: Format = "markdown") -> Document:
    """A document without blocks, its comments where the format has them."""
    pattern = _LINE if format == "text" else _COMMENT
    comments = tuple(Comment(found.start(), found.end(), found[1].strip()) for found in pattern.finditer(source))
    front = _FRONT_MATTER.match(source) if format == "markdown" else None
    return Document("a.md", source, format, (), comments=comments, front_matter=Span(*front.span()) if front else None)


def make_rule(code: str, name: str, *, default: bool = True) -> Rule:
    return Rule(code, name, "warning", default, lambda: Content("", (), lambda _: ()))


KNOWN = (
    make_rule("CIT001", "uncited-figure"),
    make_rule("CIT005", "dated-source"),
    make_rule("DOS001", "trailing-zero"),
    make_rule("REG006", "unregistered-claim", default=False),
    make_rule("LNT001", "unused-suppression"),
    make_rule("LNT002", "suppression-without-reason"),
)
MARKS = {"@": KNOWN[0], "%": KNOWN[2]}
RAN = {"CIT001", "CIT005", "DOS001", "LNT001", "LNT002"}


def find_marked(document: Document) -> list[Finding]:
    findings = []
    for at, char in enumerate(document.source):
        if char in MARKS:
            line, column = document.position(at)
            rule = MARKS[char]
            findings.append(
                Finding(rule.code, rule.name, "warning", "", "", "a.md", line, column, line, column + 1, at, at + 1)
            )
    return findings


def run(source: str, format: Format = "markdown", ran: set[str] = RAN, firm: tuple[str, ...] = ()) -> Suppressed:
    document = make_document(source, format)
    return apply_suppressions(
        document,
        find_marked(document),
        find_suppressions(document),
        today=TODAY,
        known=KNOWN,
        ran=ran,
        non_suppressible=firm,
    )


def left(source: str, format: Format = "markdown") -> list[tuple[int, str]]:
    return [(finding.line, finding.rule) for finding in run(source, format).kept]


def fixed(source: str, format: Format = "markdown", ran: set[str] = RAN) -> str:
    for hit in sorted(run(source, format, ran).hits, key=lambda hit: hit.start, reverse=True):
        assert hit.fix is not None
        assert hit.fix.applicability == "safe"
        for edit in hit.fix.edits:
            source = source[: edit.start] + edit.content + source[edit.end :]
    return source


C = "<!-- claimcheck: {} -->"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # the next line, past blanks, other comments and tags
        (f"{C.format('disable-next-line CIT001 -- r')}\n@ one\n@ two", [(3, "CIT001")]),
        (f"{C.format('disable-next-line CIT001 -- r')}\n\n\n@ one\n@ two", [(5, "CIT001")]),
        (f"{C.format('disable-next-line CIT001 -- r')}\n<!-- later:\n rewrite -->\n@ one", []),
        (f"{C.format('disable-next-line CIT001 -- r')}\n{C.format('disable-next-line DOS001 -- r')}\n@ %", []),
        (f"{C.format('disable-next-line CIT001 -- r')}\n<p class='x'>\n@ one\n@ two", [(4, "CIT001")]),
        (f"> {C.format('disable-next-line CIT001 -- r')}\n>\n> @ quoted\n> @", [(4, "CIT001")]),
        (f"@ {C.format('disable-next-line CIT001 -- r')} @\n@", [(1, "CIT001"), (1, "CIT001")]),
        (f"@\n{C.format('disable-next-line CIT001 -- r')}", [(1, "CIT001")]),
        # its own line, both sides of it
        (f"@ a\n@ b {C.format('disable-line CIT001 -- r')} @ c\n@ d", [(1, "CIT001"), (3, "CIT001")]),
        # a block, up to its end or the text's
        (f"@\n{C.format('disable CIT001 -- r')}\n@ %\n\n@\n{C.format('enable CIT001')}\n@",
         [(1, "CIT001"), (3, "DOS001"), (7, "CIT001")]),
        (f"@\n{C.format('disable CIT001 -- r')}\n@\n@", [(1, "CIT001")]),
        (f"{C.format('disable CIT001, DOS001 -- r')}\n@ %\n{C.format('enable dos001')}\n@ %\n{C.format('enable')}\n@ %",
         [(4, "DOS001"), (6, "CIT001"), (6, "DOS001")]),
        (f"a @ {C.format('disable CIT001 -- r')} @ {C.format('enable CIT001')} @", [(1, "CIT001"), (1, "CIT001")]),
        # the file, wherever the comment stands
        (f"@\n%\n{C.format('disable-file CIT001 -- r')}", [(2, "DOS001")]),
        # codes, names, prefixes, ALL, several, in any case and with or without commas
        (f"{C.format('disable-file uncited-figure -- r')}\n@", []),
        (f"{C.format('disable-file CIT -- r')}\n@", []),
        (f"{C.format('disable-file all -- r')}\n@ %", []),
        (f"{C.format('disable-file dos001,cit001 -- r')}\n@ %", []),
        (f"{C.format('disable-file DOS001 CIT001 -- r')}\n@ %", []),
        (f"{C.format('Disable-File CIT001 — r')}\n@", []),
        (f"{C.format('disable-file CIT001')}\n@", []),
        # a last day
        (f"{C.format('disable-file CIT001 until 2026-11-25 -- r')}\n@", []),
        (f"{C.format('disable-file CIT001, until 2026-11-26')}\n@", []),
        (f"{C.format('disable-file CIT001 until 2026-11-24 -- r')}\n@", [(2, "CIT001")]),
        (f"{C.format('disable-file CIT001 until 2026-13-24 -- r')}\n@", [(2, "CIT001")]),
        # what cannot be followed silences nothing
        (f"{C.format('disable-file')}\n@", [(2, "CIT001")]),
        (f"{C.format('disable-file -- r')}\n@", [(2, "CIT001")]),
        (f"{C.format('disabled-file CIT001 -- r')}\n@", [(2, "CIT001")]),
        (f"{C.format('')}\n@", [(2, "CIT001")]),
        # front matter
        ("---\nclaimcheck: {disable: [CIT001], reason: r}\n---\n@ %", [(4, "DOS001")]),
        ("---\ntitle: x\nclaimcheck:\n  disable:\n    - CIT001\n    - DOS001\n  reason: r\ndate: 2020\n---\n@ %", []),
        ("---\nclaimcheck: {disable: CIT001, until: 2026-11-24}\n---\n@", [(4, "CIT001")]),
        ("---\nclaimcheck: {disable: [CIT001\n---\n@", [(4, "CIT001")]),
        ("---\nclaimcheck: yes\n---\n@", [(4, "CIT001")]),
        ("---\ntitle: claimcheck and you\n---\n@", [(4, "CIT001")]),
    ],
)  # fmt: skip
def test_what_is_left(source: str, expected: list[tuple[int, str]]) -> None:
    assert left(source) == expected
    assert left(source.replace("\n", "\r\n")) == expected


def test_text_files_carry_their_comments_in_lines() -> None:
    assert left("# claimcheck: disable-next-line CIT001 -- r\n\n@\n@", "text") == [(4, "CIT001")]
    assert left("// claimcheck: disable CIT001 -- r\n@\n// claimcheck: enable CIT001\n@", "text") == [(4, "CIT001")]


def test_a_lone_carriage_return_ends_a_line() -> None:
    assert left(f"{C.format('disable-next-line CIT001 -- r')}\r@\r@") == [(3, "CIT001")]


@pytest.mark.parametrize(
    ("source", "after"),
    [
        (f"a\n{C.format('disable-next-line CIT001 -- r')}\nb", "a\n\nb"),  # two paragraphs stay two
        (f"a\n\n{C.format('disable-next-line CIT001 -- r')}\nb", "a\n\nb"),
        (f"a\r\n{C.format('disable-next-line CIT001 -- r')}\r\n\r\nb", "a\r\n\r\nb"),
        (f"a {C.format('disable-line CIT001 -- r')} b", "a b"),
        (f"a b {C.format('disable-line CIT001 -- r')}\nc", "a b\nc"),
        (f"{C.format('disable-file CIT001, DOS001 -- r')}\n@", f"{C.format('disable-file CIT001 -- r')}\n@"),
        (f"{C.format('disable-file CIT005,CIT001,DOS001 until 2027-01-31 -- r')}\n@",
         f"{C.format('disable-file CIT001 until 2027-01-31 -- r')}\n@"),
        (f"{C.format('disable CIT001 -- r')}\nb\n{C.format('enable CIT001')}\n@", f"b\n{C.format('enable CIT001')}\n@"),
        ("---\ntitle: x\nclaimcheck: {disable: [CIT001], reason: r}\n---\nb", "---\ntitle: x\n---\nb"),
        ("---\nclaimcheck: {disable: [CIT001, DOS001], reason: r}\n---\n@",
         "---\nclaimcheck: {disable: [CIT001], reason: r}\n---\n@"),
        ("---\nclaimcheck:\n  disable:\n  - CIT001\n\n  reason: r\n---\nb", "---\n---\nb"),
    ],
)  # fmt: skip
def test_what_had_nothing_to_silence_is_told_and_removed(source: str, after: str) -> None:
    assert fixed(source) == after


@pytest.mark.parametrize(
    ("source", "ran"),
    [
        (f"{C.format('disable-file CIT001 -- r')}\n@", RAN),  # of use
        (f"{C.format('disable-file CIT005 -- r')}\n", RAN - {"CIT005"}),  # its rule did not run
        (f"{C.format('disable-file CIT -- r')}\n", RAN - {"CIT005"}),  # half of it did not run
        (f"{C.format('disable-file REG006 -- r')}\n", RAN),  # off by default
        (f"{C.format('disable-file CIT001 -- r')}\n", RAN - {"LNT001"}),  # nobody asks
        (f"{C.format('disable-file CIT999 -- r')}\n", RAN),  # the rule LNT001 itself tells this
        (f"{C.format('disable-file CIT001 until 2020-01-01 -- r')}\n", RAN),  # and this
        (f"{C.format('disable-fil CIT001 -- r')}\n", RAN),
        (f"{C.format('disable-file CIT001 -- r')}\n{C.format('disable-line CIT001 -- r')} @", RAN),  # both silence it
        (f"{C.format('disable-file LNT001 -- r')}\n{C.format('disable-line CIT001 -- r')} a", RAN),  # excused
    ],
)
def test_no_suppression_is_called_unused(source: str, ran: set[str]) -> None:
    assert run(source, ran=ran).hits == ()


def test_a_comment_that_excuses_nothing_is_unused_itself() -> None:
    assert [hit.message for hit in run(f"{C.format('disable-file LNT001 -- r')}\n@").hits] == [
        "nothing to suppress for LNT001: remove this suppression"
    ]


def test_rules_that_no_comment_may_silence() -> None:
    result = run(f"{C.format('disable-file CIT001, DOS001 -- r')}\n@ %", firm=("DOS",))
    assert [finding.rule for finding in result.kept] == ["DOS001"]
    assert [hit.message for hit in result.hits] == ["DOS001 cannot be suppressed here: the configuration forbids it"]


def test_reasons_and_dates_are_read() -> None:
    document = make_document(
        f"{C.format('disable-line CIT001,  dated-source until 2027-01-31 -- see -- the note')}\n"
        f"{C.format('disable-file DOS001 --')}"
    )
    first, second = find_suppressions(document)
    assert first.rules == ("CIT001", "dated-source")
    assert (first.until, first.reason) == (date(2027, 1, 31), "see -- the note")
    assert first.listed is not None
    assert document.source[first.listed.start : first.listed.end] == "CIT001,  dated-source"
    assert (second.reason, second.line) == (None, 2)


def test_many_comments_and_findings_stay_linear() -> None:
    many = 20_000
    source = f"{C.format('disable CIT001 -- r')}\n@\n" * many + f"{C.format('disable-next-line CIT001 -- r')}\n" * many
    result = run(source)
    assert result.kept == ()
    assert len(result.hits) == many  # nothing stands behind the last of them


WORDS = st.sampled_from(
    ["disable", "enable", "disable-file", "disable-next-line", "CIT001", "DOS", "until", "2027-01-31", "--", ",", "@",
     "\n", "<!--", "-->", "claimcheck:", "<!-- claimcheck:", "---\n", "claimcheck: {disable: [", "]}", "\r", " "]
)  # fmt: skip


DISABLING = ("disable", "disable-line", "disable-next-line")
RULES = ("CIT001", "DOS001, CIT001", "CIT005", "CIT005,DOS001")
LINES = st.sampled_from(
    [
        *("@", "%", "@ %", "text", ""),
        *(C.format(f"{verb} {rules} -- r") for verb in DISABLING for rules in RULES),
        f"@ {C.format('disable-line DOS001, CIT001 -- r')}",
        *(C.format(text) for text in ("enable CIT001", "enable", "disable-file CIT005 -- r", "disable-file LNT001")),
    ]
)


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_taking_out_what_is_of_no_use_changes_nothing_else(lines: list[str], end: str) -> None:
    source = end.join(lines)
    fixed = fix_until_stable(source, lambda text: [hit.fix for hit in run(text).hits if hit.fix is not None])
    assert fixed.stable
    before, after = run(source), run(fixed.source)
    assert after.hits == ()
    marks = [
        (finding.rule, source[: finding.start].count("@"), source[: finding.start].count("%"))
        for finding in before.kept
    ]
    text = fixed.source
    assert marks == [
        (finding.rule, text[: finding.start].count("@"), text[: finding.start].count("%")) for finding in after.kept
    ]
    assert [char for char in text if char in "@%"] == [char for char in source if char in "@%"]


@given(st.lists(st.one_of(WORDS, st.text(max_size=5)), max_size=30), st.sampled_from(["markdown", "text"]))
def test_nothing_breaks_and_spans_lie_in_the_text(parts: list[str], format: Format) -> None:
    source = "".join(parts)
    document = make_document(source, format)
    for entry in find_suppressions(document):
        assert 0 <= entry.start <= entry.end <= len(source)
        assert entry.scopes == () or entry.problem is None
        assert all(0 <= scope.start <= scope.end <= len(source) + 1 for scope in entry.scopes)
    result = run(source, format)
    for hit in result.hits:
        assert hit.fix is None or all(0 <= edit.start <= edit.end <= len(source) for edit in hit.fix.edits)
