"""Asking git, where there is one."""

from __future__ import annotations

import os
from typing import NamedTuple

_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
"""Set inside hooks: they speak of the commit being made, not of the folder that is asked about."""


class GitAnswer(NamedTuple):
    """What git wrote and said; `found` is False where no git could be run."""

    status: int
    output: bytes
    said: str
    found: bool = True


def run_git(arguments: tuple[str, ...], folder: str) -> GitAnswer:
    """Run git in a folder, without its hooks and helpers.

    Args:
        arguments: the command behind `git`.
        folder: an existing folder.
    """
    import subprocess

    environment = {name: value for name, value in os.environ.items() if name not in _PLACES}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "cat", "GIT_TERMINAL_PROMPT": "0"}
    command = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", *arguments)
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError as error:
        return GitAnswer(-1, b"", str(error), found=False)
    return GitAnswer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip())
