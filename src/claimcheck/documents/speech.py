"""What in a source speaks to claimcheck itself, or about the text: suppression comments and front matter."""

from __future__ import annotations

import re

from claimcheck.documents.document import Comment
from claimcheck.model import Span
from claimcheck.pattern import as_pattern

# inside a comment: `claimcheck: disable-next-line CIT001 -- reason`
_SPEAKS = as_pattern(r"\s*claimcheck\s*:\s*(.*?)\s*\Z", re.DOTALL | re.IGNORECASE)

# a line of a text file: `# claimcheck: disable-file DUP`, `// claimcheck: enable`
_COMMENT_LINE = as_pattern(
    r"""
    [^\S\r\n]*+
    (?P<whole> (?:\#|//)++ [^\S\r\n]*+ claimcheck [^\S\r\n]*+ : [^\S\r\n]*+
      (?P<text> [^\r\n]*+ )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# fences and all, at the top of a file: `---\ntitle: x\n---`, `+++\ntitle = "x"\n+++`
_FRONT_MATTER = as_pattern(
    r"""
    (?P<fence> --- | \+\+\+ ) [ \t]*+ (?:\r\n|\r|\n)
    (?P<body>
      (?= (?: \s*+ (?:\#[^\r\n]*+ \s++)*+ ) (?: ["']?[\w.-]++["']?[ \t]*+[:=](?=\s|\[|\{|"|') | (?P=fence) | \.\.\. ) )
      (?: (?! (?:(?P=fence)|\.\.\.)[ \t]*+(?:[\r\n]|\Z) ) [^\r\n]*+ (?:\r\n|\r|\n) )*+
    )
    (?:(?P=fence)|\.\.\.) [ \t]*+ (?= [\r\n]|\Z )
    """,
    re.VERBOSE,
)

# `lang: de`, `language: "fr-CA"`, `locale = 'es'`
_LANGUAGE = as_pattern(
    r"""(?:^|[\r\n]) (?:lang|language|locale) [ \t]*[:=][ \t]* ["']? ([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*) ["']? [ \t]* (?=[\r\n]|\#|\Z)""",
    re.VERBOSE | re.IGNORECASE,
)


def as_comment(body: str, start: int, end: int) -> Comment | None:
    """The comment in source [start, end) whose inside is `body`, if it speaks to claimcheck."""
    spoken = _SPEAKS.match(body)
    return Comment(start, end, spoken[1]) if spoken else None


def read_comment_line(line: str, start: int) -> Comment | None:
    """The same for a line of a text file that begins at `start`."""
    spoken = _COMMENT_LINE.match(line)
    if spoken is None:
        return None
    return Comment(start + spoken.start("whole"), start + len(line.rstrip()), spoken["text"].strip())


def find_front_matter(source: str) -> Span | None:
    """The front matter at the top of a file, fences and all, the last line end left out."""
    found = _FRONT_MATTER.match(source)
    return Span(0, found.end()) if found else None


def find_marked_language(front_matter: str) -> str | None:
    """The language that front matter names, English or not."""
    found = _LANGUAGE.search(front_matter)
    return found[1].replace("_", "-") if found else None
