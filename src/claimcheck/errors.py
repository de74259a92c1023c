"""What can go wrong, each knowing where and what to do about it."""

from __future__ import annotations


class ClaimcheckError(Exception):
    """An error that a user can act on.

    Args:
        message: one line: what is wrong and what to do.
        path: the file it is about, as the user named it, or None.
        line: 1-based line in that file, or None.
        column: 1-based column in code points, or None.
    """

    def __init__(
        self, message: str, *, path: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{place}: {self.message}" if place else self.message


class SourceError(ClaimcheckError):
    """A text that cannot be read: missing, unreadable, of an unknown format."""


class ConfigError(ClaimcheckError):
    """A configuration or an option that cannot be used."""


class RegistryError(ClaimcheckError):
    """A registry that cannot be used; `problems` holds every defect found, in file order."""

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
        problems: tuple[ClaimcheckError, ...] = (),
    ) -> None:
        super().__init__(message, path=path, line=line, column=column)
        self.problems = problems
