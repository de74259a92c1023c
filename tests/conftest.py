"""What holds for every test.

None fails by the clock, which a busy machine or a first import would decide; benchmarks are read from the checkout, not
from the installed package.
"""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
settings.register_profile("claimcheck", deadline=None)
settings.load_profile("claimcheck")
