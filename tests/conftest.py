"""What holds for every test: none fails by the clock, which a busy machine or a first import would decide."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("claimcheck", deadline=None)
settings.load_profile("claimcheck")
