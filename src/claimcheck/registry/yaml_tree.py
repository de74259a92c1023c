"""YAML as a tree of located text: nothing is a number, a date or a yes unless the registry says so.

The tree is built from libyaml's events, so that every value keeps its place, `NO`, `1:30`, `1_000` and `2026-05-01`
stay as written, and what a registry has no use for (aliases, merge keys, tags, second documents) is named instead of
expanded. Depth and length are bounded; nothing here is recursive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from claimcheck.errors import RegistryError

MAX_DEPTH = 24
MAX_VALUE = 20_000
MAX_FILE = 32_000_000

Key = str | int


@dataclass(slots=True)
class Node:
    """A value and its place (1-based): the `text` of a scalar (None if empty), `items` of a list, `fields` of a map."""

    line: int
    column: int
    text: str | None = None
    items: list[Node] | None = None
    fields: dict[str, Node] | None = None
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)

    def as_plain(self) -> Any:
        """Dictionaries, lists, text and None."""
        if self.fields is not None:
            return {key: node.as_plain() for key, node in self.fields.items()}
        if self.items is not None:
            return [node.as_plain() for node in self.items]
        return self.text

    def find(self, place: tuple[Key, ...], key: str | None = None) -> tuple[int, int]:
        """Line and column of a value inside, or of the nearest thing above it; of its `key` where one is named."""
        node: Node = self
        found = (self.line, self.column)
        for part in place:
            below: Node | None = None
            if node.fields is not None and isinstance(part, str):
                below = node.fields.get(part)
                found = node.keys.get(part, found)
            elif node.items is not None and isinstance(part, int) and part < len(node.items):
                below = node.items[part]
            if below is None:
                continue
            node = below
            found = (node.line, node.column)
        return node.keys.get(key, found) if key is not None else found


def parse_yaml(text: str, path: str) -> tuple[Node | None, list[RegistryError]]:
    """The tree of a YAML text and every defect found on the way; None where nothing could be read.

    Args:
        text: the file's text.
        path: its name in messages.
    """
    import yaml

    problems: list[RegistryError] = []
    if len(text) > MAX_FILE:
        return None, [RegistryError("the file is larger than 32 MB: split it into topics", path=path)]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    root: Node | None = None
    builder = _Builder(path, problems)
    try:
        for event in yaml.parse(text, Loader=loader):
            if not builder.take(event):
                break
        root = builder.root
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (None, None)
        problems.append(RegistryError(_explain(error, text), path=path, line=place[0], column=place[1]))
    except yaml.YAMLError as error:
        problems.append(_as_reader_error(error, text, path))
    except UnicodeEncodeError as error:
        problems.append(RegistryError("a lone surrogate: remove it", path=path, line=_line(text, error.start)))
    return (None if problems and root is None else root), problems


class _Builder:
    """Takes parser events one by one and builds the tree."""

    def __init__(self, path: str, problems: list[RegistryError]) -> None:
        self.root: Node | None = None
        self._path = path
        self._problems = problems
        self._stack: list[tuple[Node, list[Node]]] = []  # a container and, for a map, the key that waits for its value
        self._documents = 0

    def take(self, event: Any) -> bool:
        """Add an event; False where reading on makes no sense."""
        kind = type(event).__name__
        mark = event.start_mark
        if kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                self._say("a second document (`---`): keep one per file", mark)
                return False
        elif kind == "AliasEvent":
            self._say(f"`*{event.anchor}` refers to another place: write the value out", mark)
            return self._add(Node(mark.line + 1, mark.column + 1, text=""))
        elif kind == "ScalarEvent":
            return self._add_scalar(event)
        elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
            self._check_marks(event)
            node = Node(mark.line + 1, mark.column + 1)
            if kind == "MappingStartEvent":
                node.fields = {}
            else:
                node.items = []
            if len(self._stack) >= MAX_DEPTH:
                self._say(f"nested deeper than {MAX_DEPTH} levels", mark)
                return False
            if not self._add(node):
                return False
            self._stack.append((node, []))
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            self._stack.pop()
        return True

    def _add_scalar(self, event: Any) -> bool:
        self._check_marks(event)
        mark = event.start_mark
        text: str | None = event.value
        if len(event.value) > MAX_VALUE:
            self._say(f"a value of {len(event.value):,} characters: at most {MAX_VALUE:,} are read, shorten it", mark)
            text = ""
        elif not event.style and event.value in {"", "~", "null", "Null", "NULL"}:
            text = None
        return self._add(Node(mark.line + 1, mark.column + 1, text=text))

    def _add(self, node: Node) -> bool:
        if not self._stack:
            self.root = node
            return True
        holder, waiting = self._stack[-1]
        if holder.items is not None:
            holder.items.append(node)
        elif holder.fields is not None:
            if not waiting:
                if node.fields is not None or node.items is not None:
                    self._say_at("a key that is no plain text", node)
                    return False
                waiting.append(node)
            else:
                self._put(holder, waiting.pop(), node)
        return True

    def _put(self, holder: Node, key: Node, node: Node) -> None:
        assert holder.fields is not None
        name = key.text or ""
        if name == "<<":
            self._say_at("a merge key (`<<`): write the fields out", key)
        elif name in holder.fields:
            first = holder.keys[name][0]
            self._say_at(f"`{name}` stands here and on line {first}: keep one", key)
        else:
            holder.fields[name] = node
            holder.keys[name] = (key.line, key.column)

    def _check_marks(self, event: Any) -> None:
        if event.anchor:
            self._say(f"`&{event.anchor}` marks a value for reuse: write it out where it is needed", event.start_mark)
        if event.tag:
            self._say(f"the tag `{event.tag}` is not used here: remove it", event.start_mark)

    def _say(self, message: str, mark: Any) -> None:
        self._problems.append(RegistryError(message, path=self._path, line=mark.line + 1, column=mark.column + 1))

    def _say_at(self, message: str, node: Node) -> None:
        self._problems.append(RegistryError(message, path=self._path, line=node.line, column=node.column))


def _explain(error: Any, text: str) -> str:
    problem = str(error.problem or error.context or "cannot be read")
    mark = error.problem_mark or error.context_mark
    line = text.split("\n")[mark.line] if mark and mark.line < text.count("\n") + 1 else ""
    if "\t" in line[: len(line) - len(line.lstrip())] or (mark and line[mark.column : mark.column + 1] == "\t"):
        return "not valid YAML: a tab in the indentation, use blanks"
    hint = ""
    if "mapping values are not allowed" in problem:
        hint = "; put a text that holds `: ` in quotes"
    elif "alphabetic or numeric character" in problem or "cannot start any token" in problem:
        hint = "; put a text that begins with a sign such as %, @, *, & or ` in quotes"
    elif "expected <block end>" in problem or "did not find expected" in problem:
        hint = "; check the indentation and the quotes of this line and the one before"
    return f"not valid YAML: {problem}{hint}"


def _as_reader_error(error: Any, text: str, path: str) -> RegistryError:
    at = getattr(error, "position", None)
    line = _line(text, at) if isinstance(at, int) and at >= 0 else None
    return RegistryError("not valid YAML: a control character, remove it", path=path, line=line)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
