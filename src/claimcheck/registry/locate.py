"""Where the data that ships with the package lies, installed or in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from claimcheck.errors import RegistryError

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def data_path(name: Literal["claims", "corpus"]) -> Path:
    """The folder of the shipped registry or of the labelled texts.

    Raises:
        RegistryError: it is neither in the installed package nor in a checkout around it.
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parents[1] / name):
        if folder.is_dir():
            return folder
    raise RegistryError(f"the package's `{name}` folder is missing: install claimcheck-linter again")
