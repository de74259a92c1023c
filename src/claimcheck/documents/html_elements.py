"""What the elements of HTML do to the text inside them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.documents.document import MarkKind
from claimcheck.documents.html_tokens import Attribute
from claimcheck.documents.outline import UNREAD
from claimcheck.pattern import as_pattern

HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu", "dl", "dir"})
TABLE_PARTS = frozenset({"thead", "tbody", "tfoot"})
CELLS = frozenset({"td", "th"})
CAPTIONS = frozenset({"caption", "figcaption"})
BLOCKS = frozenset(
    """address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu ol optgroup option p pre
    search section summary table tbody td tfoot th thead tr ul""".split()
)
REGIONS = frozenset({"main", "article", "section", "aside", "form", "header", "footer"})
# blocks that may stand inside a heading or caption without ending it
INSIDE_SPECIAL = frozenset({"p", "div", "center", "hgroup", "header"})
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
NEVER_HIDDEN = frozenset({"html", "body", "main", "head"})  # pages hide these only until they are loaded

# Elements that are never read, and what stands for them in a sentence (None: nothing, and a block ends)
SILENT: Mapping[str, str | None] = {
    "code": UNREAD, "kbd": UNREAD, "samp": UNREAD, "math": UNREAD, "tt": UNREAD,
    "del": "", "s": "", "rp": "", "strike": "", "svg": "", "button": "", "select": "", "datalist": "",
    "template": None, "noscript": None, "nav": None, "pre": None, "object": None, "video": None, "audio": None,
    "canvas": None, "map": None, "listing": None,
}  # fmt: skip
MARKS: Mapping[str, MarkKind] = {
    "sup": "superscript", "sub": "subscript", "b": "strong", "strong": "strong", "em": "emphasis", "i": "emphasis", "cite": "emphasis",
    "a": "link",
}  # fmt: skip
# a start of the same name ends these
SELF_ENDING = frozenset({"p", "li", "dt", "dd", "td", "th", "tr", "option"})
INNER = LISTS | {"table"}
# these stand inside one paragraph; those of the second set may also hold whole ones
IN_SENTENCE = frozenset({"code", "kbd", "samp", "tt"})
IN_SENTENCE_OR_AROUND = frozenset({"del", "s", "strike"})

# classes of links from a note back to the text, as wikis and Markdown renderers write them
_BACK_LINKS = frozenset(
    {"mw-cite-backlink", "mw-editsection", "footnote-backref", "footnote-back", "reversefootnote", "backlink"}
)

# the id of an entry in a list of references: `ref3`, `cite_note-12`, `fn:4`
NUMBERED_ID = as_pattern(
    r"(?:\w+[-_:])?(?:r|ref|refs|reference|bib|b|cit|cite|citation|fn|note|footnote|endnote|en|source)[-_:]?(\d{1,3})",
    re.I,
)
_HIDING_STYLE = as_pattern(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def is_hidden(attributes: Mapping[str, Attribute]) -> bool:
    """Is an element with these attributes not to be seen, or mere page furniture?"""
    if "hidden" in attributes:
        return True
    if "aria-hidden" in attributes and attributes["aria-hidden"].value.strip().lower() == "true":
        return True
    if "role" in attributes and attributes["role"].value.strip().lower() in ("navigation", "doc-backlink"):
        return True
    if "class" in attributes and not _BACK_LINKS.isdisjoint(attributes["class"].value.lower().split()):
        return True
    return "style" in attributes and _HIDING_STYLE.search(attributes["style"].value) is not None


def as_number(attribute: Attribute | None, default: int) -> int:
    """The number that an attribute begins with."""
    if attribute is None:
        return default
    digits = re.match(r"\s*(\d{1,9})", attribute.value)
    return int(digits[1]) if digits else default
