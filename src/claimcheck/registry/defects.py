"""What the schema has against a registry file: each defect in the words of the file, with its line and column."""

from __future__ import annotations

from typing import Any

from claimcheck.errors import RegistryError
from claimcheck.registry.yaml_tree import Key, Node


def find_defects(root: Node, path: str) -> tuple[set[tuple[Key, ...]], list[RegistryError]]:
    """The list items (`claims`, 3) that have a defect, and each defect; `path` is the file's name in messages."""
    from pydantic import ValidationError

    from claimcheck.registry.schema import RegistryFile

    broken: set[tuple[Key, ...]] = set()
    defects: list[RegistryError] = []
    try:
        RegistryFile.model_validate(root.as_plain())
    except ValidationError as error:
        said: set[tuple[Key, ...]] = set()
        for item in error.errors(include_url=False):
            place = _strip_choices(root, item["loc"])
            broken.add(place[:2])
            if place in said or (item["type"] == "literal_error" and isinstance(item.get("input"), dict)):
                continue  # one complaint for each value; of a union the choice that fits its shape speaks
            said.add(place)
            line, column = root.find(place)
            if item["type"] == "extra_forbidden":
                line, column = root.find(place[:-1], key=str(place[-1]))
            defects.append(RegistryError(_explain(place, item), path=path, line=line, column=column))
    return broken, defects


def _strip_choices(root: Node, loc: tuple[Key, ...]) -> tuple[Key, ...]:
    """A place without the names that pydantic adds for the choices of a union, and with a missing key at its end."""
    node: Node | None = root
    place: list[Key] = []
    for index, part in enumerate(loc):
        if node is not None and node.fields is not None and isinstance(part, str):
            if part not in node.fields and index < len(loc) - 1:
                continue
            place.append(part)
            node = node.fields.get(part)
        elif node is not None and node.items is not None and isinstance(part, int):
            place.append(part)
            node = node.items[part] if part < len(node.items) else None
    return tuple(place)


def _explain(place: tuple[Key, ...], item: Any) -> str:
    from claimcheck.registry.fields import suggest_field, suggest_value

    key = next((part for part in reversed(place) if isinstance(part, str)), "")
    name = f"`{key}`" if key else "the file"
    kind = item["type"]
    if kind == "extra_forbidden":
        return f"unknown field {name}{suggest_field(place)}"
    if kind == "missing":
        return f"{name} is missing: add it"
    if kind == "string_type":
        return f"{name} should be a text" + (", it is empty" if item.get("input") is None else "")
    if kind == "list_type":
        return f"{name} should be a list"
    if kind in {"dict_type", "model_type", "model_attributes_type"}:
        return f"{name} should hold fields (`key: value`)"
    if kind == "too_short":
        return f"{name} is empty: fill it in"
    if kind == "literal_error":
        return f"{name}: {suggest_value(str(item.get('input')), str(item['ctx']['expected']))}"
    return f"{name} {item['msg'].removeprefix('Value error, ')}"
