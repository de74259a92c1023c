"""Registries from files: one YAML file, or a folder of topics, sources and journals; several are joined."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import ClaimcheckError, RegistryError
from claimcheck.registry.registry import Registry

MAX_BYTES = 32_000_000


class RegistryFileBytes(NamedTuple):
    """A registry file as read: its name in messages and its bytes."""

    path: str
    content: bytes


def load_registry(
    paths: Sequence[str | Path] | None = None, *, cache_dir: Path | None = None, keep: bool = True
) -> Registry:
    """The registry made of these files and folders, joined; the bundled one where `paths` is None.

    Args:
        paths: YAML files with `sources:` and `claims:`, or folders with `topics/`, `sources/` and `journals.yaml`.
        cache_dir: where compiled registries are kept, by content; None looks for none.
        keep: whether one compiled now is kept there.

    Raises:
        RegistryError: one cannot be used; `problems` holds every defect, in file order.
    """
    from claimcheck.registry.compiled import compiled_key, find_compiled, keep_compiled

    roots = find_roots(paths)
    groups = [(label, find_files(path, label)) for label, path in roots]
    read = [(label, [_read_bytes(file, name) for name, file in files]) for label, files in groups]
    bundled = paths is None
    key = compiled_key(bundled, [(label, [(file.path, file.content) for file in files]) for label, files in read])
    if cache_dir is not None and (found := find_compiled(cache_dir, key)) is not None:
        return found
    registry = compile_registry(read)
    if cache_dir is not None and keep:
        keep_compiled(cache_dir, key, registry)
    return registry


def read_registry(text: str, path: str = "<registry>") -> Registry:
    """The registry written in one text; empty for an empty text.

    Raises:
        RegistryError: it cannot be used; `problems` holds every defect.
    """
    from claimcheck.registry.join import join_records
    from claimcheck.registry.records import read_records

    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    records = read_records(text.removeprefix("\ufeff"), path)
    registry, problems = join_records([records], (records.name or path,), digest)
    raise_problems(problems)
    return registry


def find_roots(paths: Sequence[str | Path] | None) -> list[tuple[str, Path]]:
    """Each registry's name as given and its path; the bundled one for None."""
    if paths is None:
        from claimcheck.registry.locate import data_path

        return [("bundled", data_path("claims"))]
    return [(str(path), Path(path)) for path in paths]


def find_files(path: Path, label: str) -> list[tuple[str, Path]]:
    """The registry files at a path, in order, each with its name in messages.

    Raises:
        RegistryError: there is nothing, or nothing that a registry is made of.
    """
    base = "claims" if label == "bundled" and not Path(label).exists() else label
    if path.is_file():
        return [(base.replace("\\", "/"), path)]
    if not path.is_dir():
        raise RegistryError("no such registry: name a YAML file or a folder", path=label)
    files = [
        file
        for folder in ("topics", "sources")
        for pattern in ("*.yaml", "*.yml")
        for file in sorted((path / folder).glob(pattern))
    ]
    files += [file for name in ("journals.yaml", "journals.yml") if (file := path / name).is_file()]
    if not files:
        raise RegistryError("no registry here: a folder holds topics/*.yaml, sources/*.yaml, journals.yaml", path=label)
    return [
        ("/".join((base.replace("\\", "/").rstrip("/"), file.relative_to(path).as_posix())), file) for file in files
    ]


def raise_problems(problems: Sequence[RegistryError]) -> None:
    """Raise one error for all defects; nothing where there are none.

    Raises:
        RegistryError: there are defects.
    """
    if not problems:
        return
    first = problems[0]
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    every: tuple[ClaimcheckError, ...] = tuple(problems)
    raise RegistryError(
        first.message + more, path=first.path, line=first.line, column=first.column, problems=every if more else ()
    )


def _read_bytes(file: Path, name: str) -> RegistryFileBytes:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise RegistryError("the file is larger than 32 MB: split it into topics", path=name)
        return RegistryFileBytes(name, file.read_bytes())
    except OSError as error:
        raise RegistryError(f"cannot be read: {error.strerror or error}", path=name) from None


def compile_registry(read: Sequence[tuple[str, Sequence[RegistryFileBytes]]]) -> Registry:
    """The registry made of files already read, each group with the name it was asked for by.

    Raises:
        RegistryError: it cannot be used; `problems` holds every defect, in file order.
    """
    from claimcheck.registry.join import join_records
    from claimcheck.registry.records import FileRecords, read_records

    records: list[FileRecords] = []
    names: list[str] = []
    undecoded: list[RegistryError] = []
    digest = blake2b(digest_size=16)
    for label, files in read:
        own: list[FileRecords] = []
        for file in files:
            digest.update(len(file.content).to_bytes(8, "big") + file.content)
            try:
                own.append(read_records(file.content.decode("utf-8-sig"), file.path))
            except UnicodeDecodeError as error:
                line = file.content.count(b"\n", 0, error.start) + 1
                undecoded.append(RegistryError("not valid UTF-8: save the file as UTF-8", path=file.path, line=line))
        named = ", ".join(item.name for item in own if item.name)
        names.append(f"{label}: {named}" if named else label)
        records += own
    registry, problems = join_records(records, tuple(names), digest.hexdigest())
    raise_problems([*undecoded, *problems])
    return registry
