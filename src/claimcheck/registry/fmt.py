"""The canonical form of a registry file: fields in one order, one blank line between records, comments kept.

Indentation and quoting are ruamel.yaml's round trip; the order of fields is changed on its lines, so that a comment
stays with the field or record that it stands above.
"""

from __future__ import annotations

from typing import Any

from claimcheck.errors import RegistryError
from claimcheck.registry.fields import CLAIM
from claimcheck.registry.yaml_tree import parse_yaml

TOP = ("schema_version", "name", "sources", "claims", "journals")
SOURCE = (
    "id", "type", "genre", "title", "title-short", "author", "editor", "container-title", "container-title-short",
    "publisher", "publisher-place", "volume", "issue", "page", "number", "issued", "accessed", "DOI", "PMID", "PMCID",
    "ISBN", "ISSN", "URL", "aliases", "retraction", "custom",
)  # fmt: skip


def format_registry(text: str, path: str) -> str:
    """The canonical form of a registry file's text; formatting it again changes nothing.

    Args:
        text: the file's text.
        path: its name in messages.

    Raises:
        RegistryError: it is no YAML that a registry may hold, or ruamel.yaml is not installed.
    """
    from claimcheck.registry.load import raise_problems

    before, problems = parse_yaml(text, path)
    raise_problems(problems)
    if before is None or before.fields is None:
        return text
    formatted = _order_lines(_dump(text, path))
    after, problems = parse_yaml(formatted, path)
    if problems or after is None or after.as_plain() != before.as_plain():
        raise RegistryError("cannot be formatted without changing what it says: it was left alone", path=path)
    return formatted


def _dump(text: str, path: str) -> str:
    """Through ruamel.yaml and back: indentation of two, lists indented, comments and quotes kept."""
    from io import StringIO

    try:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import YAMLError
    except ImportError:
        message = "formatting needs ruamel.yaml: install it with `pip install 'claimcheck-linter[curate]'`"
        raise RegistryError(message) from None
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    try:
        tree = yaml.load(text.replace("\r\n", "\n"))
        _unfold_records(tree)
        yaml.dump(tree, out)
    except (YAMLError, ValueError, TypeError, AttributeError) as error:
        raise RegistryError(f"cannot be formatted: {str(error).splitlines()[0]}", path=path) from None
    return out.getvalue()


def _unfold_records(tree: Any) -> None:
    """Records inside `[...]` get a line each: ruamel would write a single pair without its braces."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
            if any(isinstance(item, dict) for item in node) and hasattr(node, "fa"):
                node.fa.set_block_style()


def _order_lines(text: str) -> str:
    lines = [line.rstrip() for line in text.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    start = next((index for index, line in enumerate(lines) if line and not line.startswith("#")), len(lines))
    head = _strip_blanks(lines[:start])
    if head and lines[start - 1]:  # a comment right above the first field belongs to the file all the same
        head = _strip_blanks(lines[:start])
    parts = _split_fields(lines[start:], 0)
    parts.sort(key=lambda part: _rank(part[0], TOP))
    out = list(head)
    for name, body in parts:
        out += _order_records(body, {"claims": CLAIM, "sources": SOURCE}.get(name, ()))
    return "\n".join(out) + "\n"


def _order_records(body: list[str], order: tuple[str, ...]) -> list[str]:
    """The lines of one top-level field, the fields of each record in order, one blank line between records."""
    starts = [index for index, line in enumerate(body) if line.startswith("  - ")]
    if not order or not starts or body[0].startswith("  - "):
        return _strip_blanks(body)
    starts = [_reach_up(body, index) for index in starts]
    out = _strip_blanks(body[: starts[0]])
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(body)
        record = _strip_blanks(body[start:end])
        first = next(index for index, line in enumerate(record) if line.startswith("  - "))
        above, inside = record[:first], record[first:]
        if not inside[0].startswith("  - {"):
            inside[0] = "    " + inside[0][4:]
            fields = _split_fields(inside, 4)
            fields.sort(key=lambda part: _rank(part[0], order))
            inside = [line for _, lines in fields for line in _align_comments(_strip_blanks(lines), 4)]
            lead = next((index for index, line in enumerate(inside) if not line.lstrip().startswith("#")), 0)
            above += ["  " + line[4:] for line in inside[:lead]]
            inside = inside[lead:]
            inside[0] = "  - " + inside[0][4:]
        if number:
            out.append("")
        out += _align_comments(above, 2) + inside
    return out


def _align_comments(lines: list[str], indent: int) -> list[str]:
    """With the comments that come before the first line of content at its indentation."""
    first = next((index for index, line in enumerate(lines) if not line.lstrip().startswith("#")), len(lines))
    return [" " * indent + line.lstrip() for line in lines[:first]] + lines[first:]


def _split_fields(lines: list[str], indent: int) -> list[tuple[str, list[str]]]:
    """The fields at one indentation, each with the comments right above it and all that is indented deeper."""
    starts = [
        index
        for index, line in enumerate(lines)
        if len(line) - len(line.lstrip()) == indent and line.strip() and not line.lstrip().startswith(("#", "- "))
    ]
    bounds = [_reach_up(lines, index) for index in starts]
    if bounds:
        bounds[0] = 0
    found = []
    for number, start in enumerate(bounds):
        end = bounds[number + 1] if number + 1 < len(bounds) else len(lines)
        name = lines[starts[number]].strip().partition(":")[0].strip("\"' ")
        found.append((name, lines[start:end]))
    return found


def _reach_up(lines: list[str], index: int) -> int:
    """The first of the comment lines right above a line, indented no deeper than it."""
    indent = len(lines[index]) - len(lines[index].lstrip())
    while index and lines[index - 1].lstrip().startswith("#"):
        above = len(lines[index - 1]) - len(lines[index - 1].lstrip())
        if above > indent + 2:
            break
        index -= 1
    return index


def _strip_blanks(lines: list[str]) -> list[str]:
    """Without blank lines at both ends, and with single ones inside."""
    out: list[str] = []
    for line in lines:
        if line or (out and out[-1]):
            out.append(line)
    while out and not out[-1]:
        out.pop()
    return out


def _rank(name: str, order: tuple[str, ...]) -> int:
    return order.index(name) if name in order else len(order)
