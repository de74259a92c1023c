"""claimcheck: the fact-checking linter for patient-education text."""

from __future__ import annotations

__version__ = "0.1.0"
