"""The public verbs: check or read a text, check files, load a registry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from functools import cache
from os import PathLike
from typing import TYPE_CHECKING, Final, Literal

from claimcheck.config import Config
from claimcheck.errors import ConfigError
from claimcheck.model import Report
from claimcheck.registry.registry import EMPTY_REGISTRY, Registry

if TYPE_CHECKING:
    from claimcheck.documents.document import Format
    from claimcheck.lint.extraction import Extraction


class Bundled(Enum):
    """Stands for the registry that comes with the package."""

    BUNDLED = "bundled"


BUNDLED: Final = Bundled.BUNDLED

_UNNAMED = "<text>"

PathText = str | PathLike[str]
RegistryChoice = PathText | Sequence[PathText] | Registry | Bundled | None


def check_text(
    text: str,
    *,
    format: Format = "text",
    registry: RegistryChoice = BUNDLED,
    config: Config | None = None,
    today: date | str | None = None,
) -> Report:
    """Check one text.

    >>> from claimcheck import check_text
    >>> report = check_text("Take 5.0 mg at night.", registry=None)
    >>> for finding in report.findings:
    ...     print(finding.rule, finding.line, finding.column, finding.found)
    DOS001 1 6 5.0 mg

    Args:
        text: the text as its file would hold it, markup included; all offsets count its code points.
        format: `text`, `markdown` or `html`.
        registry: a registry, the path of one or several, `BUNDLED`, or None for none.
        config: the configuration; the defaults where it is None.
        today: the day that rules about dates go by, also as `YYYY-MM-DD`; the real one where it is None.

    Raises:
        ConfigError: the configuration selects no rule or an unknown one, or `today` is no date.
        RegistryError: the registry cannot be used.
        SourceError: the text cannot be read as this format.
    """
    from claimcheck.documents import read_text
    from claimcheck.lint.run import as_report, check_document
    from claimcheck.lint.select import select_rules

    settings = Config() if config is None else config
    chosen = _as_registry(registry)
    document = read_text(text, format, _UNNAMED)
    result = check_document(document, chosen, settings, _as_day(today), select_rules(settings))
    return as_report([result], [chosen])


def check_paths(
    paths: Iterable[PathText],
    *,
    registry: RegistryChoice = BUNDLED,
    config: Config | None = None,
    today: date | str | None = None,
) -> Report:
    """Check files, and those that folders hold.

    One that cannot be read is among the report's `errors`; the others are checked all the same.

    >>> from pathlib import Path
    >>> from claimcheck import check_paths
    >>> written = Path("leaflet.md").write_text("Take 5.0 mg at night.", encoding="utf-8")
    >>> report = check_paths(["leaflet.md", "missing.md"], registry=None)
    >>> [(finding.path, finding.rule) for finding in report], report.files_checked
    ([('leaflet.md', 'DOS001')], 1)
    >>> [(error.path, error.message) for error in report.errors]
    [('missing.md', 'no such file or folder')]

    Raises:
        ConfigError: the configuration selects no rule or an unknown one, or `today` is no date.
        RegistryError: the registry cannot be used.
    """
    from claimcheck.lint.discover import find_files
    from claimcheck.lint.run import Target, plan_jobs, run_jobs

    settings = Config() if config is None else config
    chosen = _as_registry(registry)
    found = find_files([str(path) for path in paths], lambda _: settings)
    jobs = plan_jobs([Target(path, path) for path in found.files], lambda _: settings, lambda _: chosen)
    return run_jobs(jobs, _as_day(today), errors=found.errors)


def _as_day(today: date | str | None) -> date:
    if not isinstance(today, str):
        return today or date.today()
    try:
        return date.fromisoformat(today)
    except ValueError:
        raise ConfigError(f"today: {today!r} is no date: write it as YYYY-MM-DD") from None


def extract_text(
    text: str, *, format: Literal["text", "markdown", "html"] = "text", registry: RegistryChoice = BUNDLED
) -> Extraction:
    """The numeric claims, citations and references of one text, unchecked.

    >>> from claimcheck import extract_text
    >>> (claim,) = extract_text("Relief lasts at least 3 months.", registry=None).claims
    >>> [(each.text, each.low, each.high, each.comparator, each.unit) for each in claim.quantities]
    [('at least 3 months', Decimal('3'), None, '>=', 'mo')]

    Raises:
        RegistryError: the registry cannot be used.
        SourceError: the text cannot be read as this format.
    """
    from claimcheck.documents import read_text
    from claimcheck.lint.engine import read_case
    from claimcheck.lint.extraction import as_extraction

    document = read_text(text, format, _UNNAMED)
    return as_extraction(read_case(document, _as_registry(registry), Config(), date.today()))


def load_registry(*paths: PathText) -> Registry:
    """The registry made of these files or folders; the bundled one where none is named.

    >>> from claimcheck import load_registry
    >>> registry = load_registry()
    >>> registry.names
    ('bundled: intrathecal pain pumps',)
    >>> registry.entries["pump.pain.responders"].figure_text
    '70-80%'

    Raises:
        RegistryError: one cannot be used; `problems` lists every defect.
    """
    from claimcheck.registry.load import load_registry as load

    return load([str(path) for path in paths] or None)


def _as_registry(choice: RegistryChoice) -> Registry:
    if choice is None:
        return EMPTY_REGISTRY
    if isinstance(choice, Registry):
        return choice
    if choice is BUNDLED:
        return _bundled()
    if isinstance(choice, (str, PathLike)):
        return load_registry(choice)
    return load_registry(*choice)


@cache
def _bundled() -> Registry:
    """The bundled registry, read once in a process: its files never change under it."""
    return load_registry()
