"""What earlier runs found, so that an unchanged file is not read again."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

from claimcheck.cache import (
    Cache,
    Stored,
    config_digest,
    day_part,
    file_key,
    pack_findings,
    passed_dates,
    program_digest,
    unpack_findings,
)
from claimcheck.documents.decode import decode
from claimcheck.lint.run import FileResult, Job, format_of

INDEX = "readings"
"""The file beside the results that holds what was read in each file, for what other files say of the same."""


class Memory:
    """The results kept in a folder, and the readings beside them, which only `cross-file` opens."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._cache = Cache(folder)
        self._program = program_digest(folder)

    @property
    def damaged(self) -> bool:
        """True where the folder's results were there and could not be used."""
        return self._cache.damaged

    def key(self, job: Job, data: bytes, today: date) -> str:
        """What a file's result is kept under: all that has a say in it."""
        registry = f"{job.registry.digest}:{passed_dates(job.registry, today)}"
        parts = (
            self._program,
            registry,
            config_digest(job.config),
            ",".join(rule.code for rule in job.rules),
            "cross-file" if job.config.cross_file else "",  # decides which suppressions may be called unused
            format_of(job.target.shown_as),
            Path(job.target.shown_as).suffix.lower(),
            day_part(data, today, job.config.dated_source_years),
        )
        return file_key(data, parts)

    def recall(self, key: str, job: Job, data: bytes) -> FileResult | None:
        """The result kept under a key, for the file that now holds `data`; None where none is kept."""
        kept = self._cache.get(key)
        stored = None if kept is None else unpack_findings(kept, job.target.shown_as)
        if stored is None:
            return None
        return FileResult(
            job.target.shown_as,
            stored.findings,
            stored.figures,
            stored.sources,
            decode(data).text if stored.findings else "",
            stored.notes,
            checked=bool(stored.facts.get("checked")),
            reading=self._index.get(key) if job.config.cross_file else None,
        )

    def keep(self, key: str, result: FileResult) -> None:
        """Keep a result; `save` writes it."""
        facts = {"checked": result.checked}
        stored = Stored(result.findings, result.figures, result.sources, result.notes, facts)
        self._cache.put(key, pack_findings(stored))
        if result.reading is not None:
            self._index.put(key, result.reading)

    def save(self) -> None:
        """Write what was kept. A folder that cannot be written costs the next run its memory, nothing else."""
        self._cache.save()
        if "_index" in self.__dict__:
            self._index.save()

    @cached_property
    def _index(self) -> Cache:
        return Cache(self._folder, name=INDEX)
