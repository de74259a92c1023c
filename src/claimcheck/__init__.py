"""claimcheck: the fact-checking linter for patient-education text.

`check_text`, `check_paths`, `extract_text` and `load_registry` are the public verbs. They load when first asked for;
the stub beside this file gives their types.
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"

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
    "Extraction": "claimcheck.lint.extraction",
    "FileError": "claimcheck.model",
    "Finding": "claimcheck.model",
    "Report": "claimcheck.model",
    "Registry": "claimcheck.registry.registry",
}

__all__ = ["__version__", *_HOMES]  # noqa: PLE0604 -- names from the table above


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
