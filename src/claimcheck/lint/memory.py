"""What earlier runs found, so that an unchanged file is not read again."""

from __future__ import annotations

from datetime import date
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


class Memory:
    """The results kept in a folder. `damaged` where there were some that could not be read."""

    def __init__(self, folder: Path) -> None:
        self._cache = Cache(folder)
        self._program = program_digest(folder)

    @property
    def damaged(self) -> bool:
        """True where the folder's results were there and could not be used."""
        return self._cache.damaged

    def recall(self, job: Job, data: bytes, today: date) -> FileResult | None:
        """The result of a file with this content under the same conditions; None where none is kept."""
        kept = self._cache.get(self._key(job, data, today))
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
        )

    def keep(self, job: Job, data: bytes, today: date, result: FileResult) -> None:
        """Keep a result; `save` writes it."""
        facts = {"checked": result.checked}
        stored = Stored(result.findings, result.figures, result.sources, result.notes, facts)
        self._cache.put(self._key(job, data, today), pack_findings(stored))

    def save(self) -> None:
        """Write what was kept. A folder that cannot be written costs the next run its memory, nothing else."""
        self._cache.save()

    def _key(self, job: Job, data: bytes, today: date) -> str:
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
