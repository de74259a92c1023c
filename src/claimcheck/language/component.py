"""The spaCy factory `claimcheck` for users' own pipelines, found by spaCy through its entry point.

spaCy loads this module in every `spacy.blank` of the user's environment, so it imports nothing but what spaCy has loaded already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc


class ClaimsComponent:
    """Fills `doc.spans["quantities"]`, `["citations"]` and `["claims"]`; `span._.claimcheck` gives typed attributes.

    A span's label is its role, its kind or `claim`. What is known of a span is kept in its group's `attrs`, so that it
    survives `nlp.pipe`, `to_disk` and `DocBin`.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        from claimcheck.language.spans import register_extension

        self.name = name
        self.vocab = nlp.vocab
        register_extension()

    def __call__(self, doc: Doc) -> Doc:
        """Return the same Doc, annotated."""
        from claimcheck.language.spans import annotate

        return annotate(doc)

    def to_disk(self, path: Any, *, exclude: Any = ()) -> None:
        """Nothing to store: the component has no state of its own."""

    def from_disk(self, path: Any, *, exclude: Any = ()) -> ClaimsComponent:
        """Nothing to load."""
        return self

    def to_bytes(self, *, exclude: Any = ()) -> bytes:
        """Nothing to store."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Any = ()) -> ClaimsComponent:
        """Nothing to load."""
        return self


@Language.factory("claimcheck")
def make_component(nlp: Language, name: str) -> ClaimsComponent:
    """The factory behind `nlp.add_pipe("claimcheck")`."""
    return ClaimsComponent(nlp, name)
