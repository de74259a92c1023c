"""Write the JSON Schema of the configuration file from the model that reads it.

Usage: python docs/write_config_schema.py
"""

from __future__ import annotations

import json
from pathlib import Path

from claimcheck.config.schema import as_json_schema

TARGET = Path(__file__).parents[1] / "src" / "claimcheck" / "schemas" / "config.json"


if __name__ == "__main__":
    TARGET.write_text(json.dumps(as_json_schema(), indent=2) + "\n", encoding="utf-8")
