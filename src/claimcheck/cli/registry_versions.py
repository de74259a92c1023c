"""A registry as it stands in a revision of a git repository: `REV:path`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import RegistryError

if TYPE_CHECKING:
    from claimcheck.registry.registry import Registry


def load_version(name: str) -> Registry:
    """The registry at a path, or at `REV:path` where no such file is there; `bundled` is the bundled one.

    Raises:
        RegistryError: it cannot be read as a registry.
    """
    from claimcheck.registry.load import load_registry

    revision, colon, path = name.partition(":")
    if Path(name).exists() or not colon or not path or len(revision) == 1:
        return load_registry(None if name == "bundled" and not Path(name).exists() else [name])
    return _load_revision(name, revision, path)


def _load_revision(name: str, revision: str, path: str) -> Registry:
    from claimcheck.registry.load import RegistryFileBytes, compile_registry

    if revision.startswith("-"):
        raise RegistryError("no such revision", path=name)
    root = f"{revision}:{path if path.startswith(('/', './', '../')) else './' + path}".rstrip("/")
    if _ask_git(name, "cat-file", "-t", root).strip() == b"blob":
        return compile_registry([(name, [RegistryFileBytes(name, _ask_git(name, "cat-file", "blob", root))])])
    listed = _ask_git(name, "ls-tree", "-r", "-z", "--name-only", root).decode("utf-8", "surrogateescape")
    files = sorted(filter(_is_registry_file, listed.split("\0")), key=_file_order)
    if not files:
        raise RegistryError("no registry here: a folder holds topics/*.yaml, sources/*.yaml, journals.yaml", path=name)
    return compile_registry(
        [
            (
                name,
                [
                    RegistryFileBytes(
                        f"{name.rstrip('/')}/{file}", _ask_git(name, "cat-file", "blob", f"{root}/{file}")
                    )
                    for file in files
                ],
            )
        ]
    )


def _is_registry_file(file: str) -> bool:
    folder, _, own = file.rpartition("/")
    if not own.endswith((".yaml", ".yml")):
        return False
    return folder in {"topics", "sources"} or file in {"journals.yaml", "journals.yml"}


def _file_order(file: str) -> tuple[int, str]:
    return ("topics", "sources", "").index(file.rpartition("/")[0]), file


def _ask_git(name: str, *arguments: str) -> bytes:
    from claimcheck.lint.git import run_git

    answer = run_git(arguments, ".")
    if not answer.found:
        raise RegistryError("git is not installed: name two files or folders", path=name)
    if answer.status:
        said = answer.said.splitlines()[0] if answer.said else "no such revision or path"
        raise RegistryError(f"cannot be read from git: {said.removeprefix('fatal: ')}", path=name)
    return answer.output
