"""The lists of a document, each with its items."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.documents.document import Block, Document
from claimcheck.language.likeness import as_tokens


class Item(NamedTuple):
    """A list item: its first block, its last one (further paragraphs belong to it), and its words."""

    first: Block
    last: Block
    tokens: tuple[str, ...]


class ItemList(NamedTuple):
    """A list with its items in order; nested lists have their own."""

    number: int
    items: tuple[Item, ...]

    @property
    def start(self) -> int:
        """The *source* offset of the first item's first character."""
        return self.items[0].first.map.to_source(0, len(self.items[0].first.text)).start

    @property
    def end(self) -> int:
        """The *source* offset behind the last item's last character."""
        return self.items[-1].last.map.to_source(0, len(self.items[-1].last.text)).end


def find_lists(document: Document) -> tuple[ItemList, ...]:
    """The lists in order of their first item; items without a word, and lists in quotations, are left out."""
    blocks: dict[int, dict[int, list[Block]]] = {}
    for block in document.blocks:
        if block.list is not None and block.item is not None and block.text and not block.quoted:
            blocks.setdefault(block.list, {}).setdefault(block.item, []).append(block)
    lists = []
    for number, items in blocks.items():
        made = [
            Item(parts[0], parts[-1], tokens)
            for _, parts in sorted(items.items())
            if (tokens := as_tokens(" ".join(part.text for part in parts)))
        ]
        if made:
            lists.append(ItemList(number, tuple(made)))
    return tuple(lists)
