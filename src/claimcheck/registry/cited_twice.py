"""Whether two citations of a text can be one source."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.citations_words import same_organization
from claimcheck.model import Citation
from claimcheck.registry.agree import plain_words, same_family, same_journal_names, same_title
from claimcheck.registry.registry import Registry


def may_be_one_source(one: Citation, other: Citation, registry: Registry) -> bool:
    """True where no field that both citations give differs: `Smith et al., 2020` and `a 2020 study in Pain` may be one."""
    if one.references and other.references and set(one.references) & set(other.references):
        return True
    if one.keys and other.keys and one.form == other.form == "marker":
        return bool(set(one.keys) & set(other.keys))
    pairs = ((one.doi, other.doi), (one.pmid, other.pmid), (one.pmcid, other.pmcid), (one.trial_id, other.trial_id))
    told = [first.lower() == second.lower() for first, second in pairs if first and second]
    if told:
        return all(told)
    if one.year is not None and other.year is not None and one.year != other.year:
        return False
    return not _named_apart(one, other, registry)


def _named_apart(one: Citation, other: Citation, registry: Registry) -> bool:
    if one.container and other.container and not same_journal_names(one.container, other.container, registry):
        return True
    if one.authors and other.authors and not same_family(plain_words(one.authors[0]), plain_words(other.authors[0])):
        return True
    if one.title and other.title and not same_title(one.title, other.title):
        return True
    if one.organization and other.organization:
        return not same_organization(one.organization, other.organization)
    body, paper = (one, other) if one.organization else (other, one)
    return bool(body.organization and not body.container and paper.container and not paper.organization)


def share_a_source(one: Sequence[Citation], other: Sequence[Citation], registry: Registry) -> bool:
    """True where some citation of the one side can be one of the other side's."""
    return any(may_be_one_source(first, second, registry) for first in one for second in other)
