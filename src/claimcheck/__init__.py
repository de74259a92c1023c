"""claimcheck: the fact-checking linter for patient-education text.

`check_text`, `check_paths`, `extract_text` and `load_registry` are the public verbs. They load when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.errors import ClaimcheckError, ConfigError, RegistryError, SourceError
    from claimcheck.lint.api import BUNDLED, check_paths, check_text, extract_text, load_registry
    from claimcheck.model import Finding, Report
    from claimcheck.registry.registry import Registry

__version__ = "0.1.0"

__all__ = [
    "BUNDLED",
    "ClaimcheckError",
    "Config",
    "ConfigError",
    "Finding",
    "Registry",
    "RegistryError",
    "Report",
    "SourceError",
    "__version__",
    "check_paths",
    "check_text",
    "extract_text",
    "load_registry",
]

_HOMES = {
    "BUNDLED": "claimcheck.lint.api",
    "check_paths": "claimcheck.lint.api",
    "check_text": "claimcheck.lint.api",
    "extract_text": "claimcheck.lint.api",
    "load_registry": "claimcheck.lint.api",
    "Config": "claimcheck.config",
    "ClaimcheckError": "claimcheck.errors",
    "ConfigError": "claimcheck.errors",
    "RegistryError": "claimcheck.errors",
    "SourceError": "claimcheck.errors",
    "Finding": "claimcheck.model",
    "Report": "claimcheck.model",
    "Registry": "claimcheck.registry.registry",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
