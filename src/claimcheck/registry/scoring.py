"""How well a statement fits a registry entry: a score between 0 and 1 and what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.language.intervals import near_in_size, same_number
from claimcheck.model import Citation, Link, Statement, Statistic
from claimcheck.registry.agree import source_agrees
from claimcheck.registry.portraits import Portrait, Weights, family_of, statistics_of
from claimcheck.registry.registry import Entry, Registry
from claimcheck.registry.told import Setting, Told
from claimcheck.registry.wording import NOT, is_count, light_stems, without_times

_CONTEXT = 0.6  # what a word beside the clause counts: in its sentence, the headings or the lead-in
_VARIANT = 0.9  # what a sentence counts with another term of the entry in it
_LONE_TERM = 0.85  # what a term of one word counts, unless it is the entry's alone in a text on its topic
_LONG = 100  # a text with more stems than this holds two of a topic's words by chance
_MARKED = 3  # of a topic's marks, in a text that is about it
_ON_TOPIC = 0.4  # what foreign words count there: a longer sentence says more beside the same claim
_OTHER_RATIO = 0.6  # `1 in 100`, `1/100th of the dose` beside a change by 75%
_PRICE = frozenset({"cost", "pay"})  # of any figure of money
_TELLING = 20  # a text with more stems than this tells its topic in more than one word


def score_entry(portrait: Portrait, told: Told, setting: Setting, weights: Weights, registry: Registry) -> Link | None:
    """The link of a statement to an entry, or None where they cannot belong together."""
    statement, entry = told.statement, portrait.entry
    if family_of(statement.figure.figure) not in portrait.families:
        return None
    named = told.named & portrait.all
    if told.words <= light_stems() or _names_something(without_times(told.words & portrait.all), portrait):
        named |= told.antecedent & portrait.all
    if not _names_something((told.words | named) & portrait.core, portrait):
        return None
    fit = _find_fit(portrait, statement)
    if not fit or _is_about_another_cell(portrait, told) or _is_about_something_else(portrait, told):
        return None
    known = named | (told.asides & portrait.all)
    if not known <= told.words:
        told = told._replace(words=told.words | known, context=told.context - known)
    reasons = []
    best = max(portrait.terms, key=lambda each: _cover(each, told, weights))
    term = _cover(best, told, weights)
    on_topic = _is_on_topic(portrait, told, setting)
    if on_topic and term == _LONE_TERM and weights.is_own(*best):
        term = 1.0
    if term > 0.5:
        reasons.append(f"measure words {term:.2f}")
    likeness = max((_find_likeness(each, told, weights) for each in portrait.sentences), default=0.0)
    if best <= told.words | told.context:
        variants = (_find_likeness(each, told, weights) for each in _with_term(portrait, best, weights))
        likeness = max(likeness, _VARIANT * max(variants, default=0.0))
    if likeness > 0.2:
        reasons.append(f"wording {likeness:.2f}")
    foreign = _find_foreign(portrait, told, weights)
    strange = _ON_TOPIC * min(foreign, 1.0) if term >= 0.95 and on_topic else foreign
    score = 0.38 * term + 0.62 * likeness - 0.4 * strange
    missing = 0.1 if term >= 0.95 else 0.25
    score -= min(0.4, sum(0.05 if stem in told.context else missing for stem in portrait.keys - told.words))
    if _counts_others(portrait, told):
        score -= 0.2
    if entry.timeframe is not None and statement.timeframe is not None:
        if same_number(entry.timeframe, statement.timeframe.figure):
            score += 0.1
            reasons.append("the time frame")
        else:
            score -= 0.05
    if entry.threshold is not None and told.bounded:
        score += 0.12
        reasons.append("a threshold")
    elif (entry.threshold is None) == told.bounded and portrait.family == "share":
        score -= 0.12
    if any(_agrees(citation, entry, registry) for citation in told.citations):
        score += 0.1
        reasons.append("the source")
    if _measures_others(portrait, told):
        score *= 0.6
    score *= fit * _find_subject_fit(portrait, told, setting, weights, likeness, foreign)
    return Link(entry.id, round(max(0.0, min(score, 1.0)), 2), tuple(reasons))


def _with_term(portrait: Portrait, term: frozenset[str], weights: Weights) -> Iterator[frozenset[str]]:
    """The entry's sentences with a term of its measure in place of another that tells no more: `fatigue` for `tired`."""
    told = max(map(weights.of, term), default=0.0)
    for sentence in portrait.sentences:
        for other in portrait.terms:
            fits = other <= sentence and not term <= sentence and portrait.keys.isdisjoint(other)
            if fits and (told >= max(map(weights.of, other)) or _is_short_for(term, other)):
                yield (sentence - other) | term


def _is_short_for(term: frozenset[str], other: frozenset[str]) -> bool:
    """True for the initials of another term: `IBS` of `irritable bowel syndrome`."""
    return len(term) == 1 and sorted(*term) == sorted(stem[0] for stem in other)


def _measures_others(portrait: Portrait, told: Told) -> bool:
    """True where what the entry measures only tells whom the text counts: `20% of people with asthma are short`."""
    return bool(portrait.keys) and portrait.keys <= told.people and portrait.keys.isdisjoint(portrait.counted)


def _is_about_another_cell(portrait: Portrait, told: Told) -> bool:
    """True where an entry knows nothing of a cell's row, or names another column's header (`TURP`) and not its own."""
    if told.in_table and not told.words & portrait.all and not told.words <= light_stems():
        return True
    if told.header & portrait.all:
        return False
    said = told.words | told.named
    return bool((told.rivals - light_stems()) & portrait.core) or any(
        len(term) > 1 and term & told.rivals and term - told.rivals <= said for term in portrait.terms
    )


def _is_about_something_else(portrait: Portrait, told: Told) -> bool:
    """True for the price of what an entry does not know, and for a time of quite another size that names nothing."""
    if portrait.family == "money":
        own = without_times(told.words) - light_stems()
        return own & portrait.all <= _PRICE and not own <= portrait.all
    return (
        told.borrowed
        and portrait.family == "time"
        and not near_in_size(told.statement.figure.figure, portrait.entry.figure)
    )


def _counts_others(portrait: Portrait, told: Told) -> bool:
    """True where the text speaks of another number of doses than the entry."""
    counts = {stem for stem in told.words if is_count(stem)}
    if not counts or counts & portrait.all:
        return False
    return any(is_count(stem) and stem[1:] in {count[1:] for count in counts} for stem in portrait.all)


def _is_on_topic(portrait: Portrait, told: Told, setting: Setting) -> bool:
    """True where a text is plainly about the entry's topic and its clause holds all that tells the entry apart."""
    marks, document = portrait.topic.marks, setting.stems
    about = len(document) > _TELLING and len(marks) >= _MARKED and len(marks & document) >= _MARKED
    return about and not portrait.keys - told.words


def is_refused(portrait: Portrait, told: Told, weights: Weights) -> bool:
    """True where a statement says what a sentence under `not:` says rather than what the entry does.

    That is all its stems, or most of those that the entry itself never uses and as much of the sentence as of any of
    the entry's own.
    """
    said = told.words | told.framing | told.asides
    for refusal in portrait.refused:
        if said == refusal.stems:
            return True
        if not refusal.telling or 2 * weights.sum(refusal.telling & said) < weights.sum(refusal.telling):
            continue
        likeness = max((_find_likeness(each, told, weights) for each in portrait.sentences), default=0.0)
        if _find_likeness(refusal.stems, told, weights) >= likeness:
            return True
    return False


def _names_something(shared: Iterable[str], portrait: Portrait) -> bool:
    """A word of the measure, not of the subject alone; or a whole term of several words, `length of treatment`."""
    held = frozenset(shared)
    return any(stem not in light_stems() or stem in portrait.plain for stem in held) or any(
        len(term) > 1 and term <= held for term in portrait.terms
    )


def _agrees(citation: Citation, entry: Entry, registry: Registry) -> bool:
    sources = registry.sources
    return any(source_agrees(citation, sources[each.id], registry) for each in entry.sources if each.id in sources)


def _cover(term: frozenset[str], told: Told, weights: Weights) -> float:
    """The part of a term's weight that the clause holds, what stands around it counting less."""
    total = weights.sum(term)
    if not total:
        return 0.0
    got = weights.sum(term & told.words) + _CONTEXT * weights.sum(term & told.context)
    return got / total * (_LONE_TERM if len(term) == 1 else 1.0)


def _find_likeness(sentence: frozenset[str], told: Told, weights: Weights) -> float:
    """Weighted overlap of a known sentence and the clause (Dice), what stands around helping only the known side."""
    shared = weights.sum(sentence & told.words)
    aided = weights.sum(sentence & told.context) * _CONTEXT
    total = weights.sum(sentence) + weights.sum(told.words) + aided
    return (2 * (shared + aided)) / total if total else 0.0


def _find_foreign(portrait: Portrait, told: Told, weights: Weights) -> float:
    """The part of the clause's weight that the entry knows nothing of; what it says the other way round counts twice."""
    total = weights.sum(told.words)
    if not total:
        return 0.0
    strange = told.words - portrait.all
    beside = told.framing | told.asides
    aside = weights.sum(beside - portrait.all) / 2
    turned = {
        stem for stem in strange if (stem.removeprefix(NOT) if stem.startswith(NOT) else NOT + stem) in portrait.all
    }
    others = {stem for stem in told.sentence - portrait.all if weights.knows(stem)}
    aside += _CONTEXT / 2 * weights.sum(others - beside)
    return (sum(map(weights.of_strange, strange)) + 2 * weights.sum(turned) + aside) / (total + weights.sum(beside) / 2)


def _find_subject_fit(
    portrait: Portrait, told: Told, setting: Setting, weights: Weights, likeness: float, foreign: float
) -> float:
    """1 where the text speaks of what the entry is about, less where it does not."""
    own, document, marks = told.words | told.context, setting.stems, portrait.topic.marks
    named = own | document
    if portrait.subject and not portrait.subject & named:
        if likeness < 0.7 or foreign >= 0.1:
            return 0.45
        return 1.0 if all(map(weights.knows, without_times(document) - told.words - light_stems())) else 0.45
    least = 2 if len(document) <= _LONG else 3
    if len(marks & document) < min(least, (len(marks) + 1) // 2) and (
        len(document) > _TELLING or _is_another_kind(portrait, setting, weights)
    ):
        return 0.45
    if portrait.frame and not portrait.frame & (own | told.before):
        if portrait.frame & document:
            return 0.85 - min(0.25, foreign)
        return 0.55 if len(document) > _TELLING else 0.9 - min(0.4, 1.5 * foreign)
    return 1.0


def _is_another_kind(portrait: Portrait, setting: Setting, weights: Weights) -> bool:
    """True where the text goes on about a kind of the subject that no entry knows: `insulin pump`."""
    kinds = [kind for stem in portrait.subject for kind in setting.kinds.get(stem, ())]
    return bool(kinds) and not any(weights.knows(kind) for kind in kinds)


def _find_fit(portrait: Portrait, statement: Statement) -> float:
    """1 where entry and statement are the same kind of statistic, less where they may be, 0 where they cannot."""
    if statement.kind == "definition" and portrait.entry.direction is not None and statement.direction is None:
        return 0.0  # what a word means is no change
    known, figure = statistics_of(portrait.entry), statement.figure.figure
    if figure.dimension == "frequency" and known <= {"onset", "duration", "survival"}:
        return 0.0  # `changed twice a week` is no time that something takes
    if figure.dimension == "ratio" and (known == {"effect"} or statement.statistic == "ratio"):
        return 1.0 if statement.statistic in known else _OTHER_RATIO
    return max(_fit_of(one, statement.statistic) for one in known)


def _fit_of(one: Statistic, other: Statistic) -> float:
    pair = {one, other}
    if len(pair) == 1:
        return 1.0
    if pair <= {"share", "risk", "survival"} or pair <= {"duration", "survival"}:
        return 0.97
    if pair <= {"duration", "onset", "survival"}:
        return 0.8
    if "interval" in pair and pair & {"duration", "onset"}:
        return 0.75
    if pair == {"share", "effect"}:
        return 0.8
    return 0.85
