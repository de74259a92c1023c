"""The one spaCy pipeline: tokens, stems and vocabulary terms of the sentences that hold a figure.

spaCy is imported here, inside the functions, and only when a sentence must be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.errors import ConfigError
from claimcheck.language.people_words import people_words
from claimcheck.language.stems import stem_word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher


class Token(NamedTuple):
    """A word; offsets are relative to the text read."""

    start: int
    end: int
    text: str
    stem: str
    tag: str = ""  # the fine-grained tag of a trained pipeline, empty with a blank one


class Term(NamedTuple):
    """A vocabulary term found in the text; offsets are relative to the text read."""

    start: int
    end: int
    group: str
    id: str


class Words(NamedTuple):
    """The tokens and terms of one text."""

    tokens: tuple[Token, ...]
    terms: tuple[Term, ...]


class Resources(NamedTuple):
    """What sentences are read with: a trained pipeline's name or folder, and files of further vocabulary."""

    pipeline: str | None = None
    vocabularies: tuple[str, ...] = ()


BUILT_IN = Resources()


@cache
def vocabulary() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Rows of the vocabulary: group, id, phrases."""
    rows = _read_rows(Path(__file__).with_name("data") / "vocabulary.tsv")
    people = tuple(sorted(people_words() - {"us", "them", "those"}))
    return (
        *rows,
        ("population", "people", people),
    )


def _read_rows(path: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    """The rows of a vocabulary file: group, id and phrases, tab-separated, the phrases parted by `|`."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 3 or not all(cell.strip() for cell in cells):
            raise ConfigError(
                "a vocabulary line is group, id and phrases, parted by tabs: `measure<TAB>itch<TAB>itching|itch score`",
                path=str(path),
                line=number,
            )
        group, name, phrases = cells
        rows.append((group, name, tuple(phrase.strip() for phrase in phrases.split("|") if phrase.strip())))
    return rows


def read_vocabulary(path: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The rows of a user's own vocabulary file, whose groups must be among ours.

    Raises:
        ConfigError: it cannot be read, or a line is no row, with path and line.
    """
    groups = {group for group, _, _ in vocabulary()}
    try:
        rows = _read_rows(Path(path))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"the vocabulary cannot be read ({error}): check `vocabularies`", path=path) from error
    for group, _, _ in rows:
        if group not in groups:
            raise ConfigError(f"no vocabulary group is called `{group}`: use {', '.join(sorted(groups))}", path=path)
    return tuple(rows)


@cache
def load_pipeline(resources: Resources = BUILT_IN) -> tuple[Language, PhraseMatcher]:
    """The pipeline (`blank("en")`, or the trained one a user names) and the matcher of all vocabulary.

    Raises:
        ConfigError: the named pipeline is not installed, or a vocabulary cannot be used.
    """
    import spacy
    from spacy.matcher import PhraseMatcher

    name = resources.pipeline
    if name is None:
        nlp = spacy.blank("en")
    else:
        try:
            nlp = spacy.load(name)
        except OSError as error:
            message = f"the spaCy pipeline {name} is not installed: install it or leave `spacy-pipeline` out"
            raise ConfigError(message) from error
    matcher = PhraseMatcher(nlp.vocab, attr="LEMMA")
    own = [row for path in resources.vocabularies for row in read_vocabulary(path)]
    for group, term, phrases in (*vocabulary(), *own):
        docs = [_as_stems(nlp.make_doc(phrase)) for phrase in phrases]
        matcher.add(f"{group}\t{term}", docs)
    return nlp, matcher


def read_words(texts: Sequence[str], resources: Resources = BUILT_IN) -> tuple[Words, ...]:
    """Tokens, stems and terms of each text, in order."""
    if not texts:
        return ()
    nlp, matcher = load_pipeline(resources)
    docs = nlp.pipe(texts) if resources.pipeline else map(nlp.make_doc, texts)
    return tuple(_as_words(_as_stems(doc), matcher) for doc in docs)


def _as_stems(doc: Any) -> Any:
    for token in doc:
        token.lemma_ = stem_word(token.text)
    return doc


def _as_words(doc: Any, matcher: PhraseMatcher) -> Words:
    tokens = tuple(
        Token(token.idx, token.idx + len(token.text), token.text, token.lemma_, token.tag_)
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
