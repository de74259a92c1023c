"""The findings a project has accepted for now: everything else is new.

A finding is known by its fingerprint (rule, entry, figures, sources, nearby words: no line number), counted. Paths are
kept for the reader, relative to the baseline's own folder; a file that was renamed keeps its accepted findings.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from os.path import relpath
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.config.globs import absolute_path
from claimcheck.errors import ConfigError
from claimcheck.model import Finding

VERSION = 1


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """One accepted finding, and how often it may occur in its file."""

    path: str  # from the baseline's folder, with `/`
    rule: str
    fingerprint: str
    message: str
    count: int = 1


class Baseline(NamedTuple):
    """The accepted findings, sorted; `folder` is what their paths count from."""

    entries: tuple[BaselineEntry, ...]
    folder: str


class Compared(NamedTuple):
    """Findings held against a baseline."""

    new: tuple[Finding, ...]
    matched: tuple[Finding, ...]
    gone: tuple[BaselineEntry, ...]  # accepted, no longer found; `count` says how many of it


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        ConfigError: the file is missing, cannot be read, or is no baseline.
    """
    shown = path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        hint = "; `claimcheck baseline update` makes one" if isinstance(error, FileNotFoundError) else ""
        raise ConfigError(f"the baseline cannot be read: {error.strerror or error}{hint}", path=shown) from None
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise ConfigError("the baseline is not valid JSON; make it anew", path=shown, line=line) from None
    if not isinstance(whole, dict) or not isinstance(whole.get("findings"), list):
        raise ConfigError("this is no baseline: it has no list `findings`", path=shown)
    if whole.get("version") != VERSION:
        raise ConfigError(f"a baseline of version {whole.get('version')!r} cannot be read; make it anew", path=shown)
    entries = tuple(_as_entry(item, shown) for item in whole["findings"])
    return Baseline(entries, str(Path(absolute_path(str(path))).parent))


def make_baseline(findings: Iterable[Finding], folder: str) -> Baseline:
    """The baseline that accepts these findings."""
    counts: Counter[tuple[str, str, str]] = Counter()
    messages: dict[tuple[str, str, str], str] = {}
    for finding in findings:
        key = (_place(finding.path, folder), finding.rule, finding.fingerprint)
        counts[key] += 1
        messages.setdefault(key, finding.message)
    return Baseline(tuple(BaselineEntry(*key, messages[key], counts[key]) for key in sorted(counts)), folder)


def filter_findings(
    findings: Iterable[Finding], baseline: Baseline, checked: Collection[str] | None = None
) -> Compared:
    """Which findings are new, which are accepted, and which accepted ones are gone.

    Args:
        findings: those of the run, in order.
        baseline: the accepted ones.
        checked: the paths that the run read, as findings name them; entries of other files that still exist are not
            called gone. None: the run read everything.
    """
    left = Counter({(entry.path, entry.rule, entry.fingerprint): entry.count for entry in baseline.entries})
    waiting: list[tuple[int, Finding]] = []
    new: list[tuple[int, Finding]] = []
    matched: list[tuple[int, Finding]] = []
    for index, finding in enumerate(findings):
        key = (_place(finding.path, baseline.folder), finding.rule, finding.fingerprint)
        if left[key] > 0:
            left[key] -= 1
            matched.append((index, finding))
        else:
            waiting.append((index, finding))
    read = None if checked is None else {_place(path, baseline.folder) for path in checked}
    moved: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for key, count in left.items():
        if count > 0 and _is_absent(key[0], baseline.folder):
            moved.setdefault(key[1:], []).extend([key] * count)
    for index, finding in waiting:
        places = moved.get((finding.rule, finding.fingerprint))
        if places:
            left[places.pop()] -= 1
            matched.append((index, finding))
        else:
            new.append((index, finding))
    gone = tuple(
        replace(entry, count=left[entry.path, entry.rule, entry.fingerprint])
        for entry in baseline.entries
        if left[entry.path, entry.rule, entry.fingerprint] > 0
        and (read is None or entry.path in read or _is_absent(entry.path, baseline.folder))
    )
    matched.sort(key=lambda pair: pair[0])
    return Compared(tuple(finding for _, finding in new), tuple(finding for _, finding in matched), gone)


def update_baseline(baseline: Baseline, findings: Iterable[Finding], checked: Collection[str]) -> Baseline:
    """The baseline that accepts these findings and keeps what is accepted in files that the run did not read."""
    read = {_place(path, baseline.folder) for path in checked}
    kept = (
        entry for entry in baseline.entries if entry.path not in read and not _is_absent(entry.path, baseline.folder)
    )
    made = make_baseline(findings, baseline.folder)
    return Baseline(tuple(sorted((*kept, *made.entries), key=_order)), baseline.folder)


def render_baseline(baseline: Baseline) -> str:
    """The baseline as JSON, one finding a line, so that a review shows what is accepted and what is paid off."""
    lines = [
        json.dumps(
            {
                "path": entry.path,
                "rule": entry.rule,
                "message": entry.message,
                "count": entry.count,
                "fingerprint": entry.fingerprint,
            },
            ensure_ascii=False,
        )
        for entry in sorted(baseline.entries, key=_order)
    ]
    body = "".join(f"\n    {line}," for line in lines).removesuffix(",")
    closing = "\n  ]" if lines else "]"
    return f'{{\n  "version": {VERSION},\n  "findings": [{body}{closing}\n}}\n'


def _order(entry: BaselineEntry) -> tuple[str, str, str, str]:
    return entry.path, entry.rule, entry.message, entry.fingerprint


def _as_entry(item: Any, shown: str) -> BaselineEntry:
    if isinstance(item, dict):
        texts = [item.get(name) for name in ("path", "rule", "fingerprint")]
        message, count = item.get("message", ""), item.get("count", 1)
        sound = all(isinstance(text, str) and text for text in texts) and isinstance(message, str)
        if sound and isinstance(count, int) and not isinstance(count, bool) and count > 0:
            return BaselineEntry(str(texts[0]), str(texts[1]), str(texts[2]), message, count)
    raise ConfigError("an entry of the baseline misses its path, rule, fingerprint or count; make it anew", path=shown)


def _place(path: str, folder: str) -> str:
    place = absolute_path(path)
    try:
        return Path(relpath(place, folder)).as_posix()
    except ValueError:  # another drive
        return Path(place).as_posix()


def _is_absent(path: str, folder: str) -> bool:
    return not Path(folder, path).exists()
