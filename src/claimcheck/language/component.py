"""The factory that spaCy finds by its entry point."""

from __future__ import annotations
