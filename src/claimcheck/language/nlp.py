"""The one spaCy pipeline: tokens, stems and vocabulary terms of the sentences that hold a figure.

spaCy is imported here, inside the functions, and only when a sentence must be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.language.people_words import people_words
from claimcheck.language.stems import stem_word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher


@dataclass(frozen=True, slots=True)
class Token:
    """A word; offsets are relative to the text read."""

    start: int
    end: int
    text: str
    stem: str
    pos: str = ""  # the tag of a trained pipeline, empty with a blank one


@dataclass(frozen=True, slots=True)
class Term:
    """A vocabulary term found in the text; offsets are relative to the text read."""

    start: int
    end: int
    group: str
    id: str


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens and terms of one text."""

    tokens: tuple[Token, ...]
    terms: tuple[Term, ...]


@cache
def vocabulary() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Rows of the vocabulary: group, id, phrases."""
    lines = Path(__file__).with_name("data").joinpath("vocabulary.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    people = tuple(sorted(people_words() - {"us", "them", "those"}))
    return (
        *((group, name, tuple(phrases.split("|"))) for group, name, phrases in rows),
        ("population", "people", people),
    )


@cache
def load_pipeline(name: str | None = None) -> tuple[Language, PhraseMatcher]:
    """The pipeline (`blank("en")`, or the trained one a user names) and the matcher of our vocabulary.

    Raises:
        ConfigError: the named pipeline is not installed.
    """
    import spacy
    from spacy.matcher import PhraseMatcher

    from claimcheck.errors import ConfigError

    if name is None:
        nlp = spacy.blank("en")
    else:
        try:
            nlp = spacy.load(name)
        except OSError as error:
            message = f"the spaCy pipeline {name} is not installed: install it or leave `spacy-pipeline` out"
            raise ConfigError(message) from error
    matcher = PhraseMatcher(nlp.vocab, attr="LEMMA")
    for group, term, phrases in vocabulary():
        docs = [_as_stems(nlp.make_doc(phrase)) for phrase in phrases]
        matcher.add(f"{group}\t{term}", docs)
    return nlp, matcher


def read_words(texts: Sequence[str], pipeline: str | None = None) -> tuple[Words, ...]:
    """Tokens, stems and terms of each text, in order."""
    if not texts:
        return ()
    nlp, matcher = load_pipeline(pipeline)
    docs = nlp.pipe(texts) if pipeline else map(nlp.make_doc, texts)
    return tuple(_as_words(_as_stems(doc), matcher) for doc in docs)


def _as_stems(doc: Any) -> Any:
    for token in doc:
        token.lemma_ = stem_word(token.text)
    return doc


def _as_words(doc: Any, matcher: PhraseMatcher) -> Words:
    tokens = tuple(
        Token(token.idx, token.idx + len(token.text), token.text, token.lemma_, token.pos_)
        for token in doc
        if not token.is_space
    )
    strings = doc.vocab.strings
    terms = []
    for key, start, end in matcher(doc):
        group, name = strings[key].split("\t")
        span = doc[start:end]
        terms.append(Term(span.start_char, span.end_char, group, name))
    terms.sort(key=lambda term: (term.start, -term.end))
    return Words(tokens, tuple(terms))
