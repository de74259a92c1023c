"""Asking Crossref and PubMed: politely, with time limits and retries, and with answers kept for later."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from claimcheck.errors import RegistryError
from claimcheck.kept import keep_file

CROSSREF = "https://api.crossref.org"
PUBMED = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"

_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_WAIT = 60.0
_LARGEST = 20_000_000


@dataclass
class Fetcher:
    """Gets JSON answers over HTTP.

    `sleep` takes seconds; `pause` lies between two requests (PubMed allows three a second, Crossref asks for as much
    restraint); answers are kept under `cache_dir`, and with `offline` nothing else is asked.
    """

    sleep: Callable[[float], None]
    crossref: str = CROSSREF
    pubmed: str = PUBMED
    mailto: str | None = None
    cache_dir: Path | None = None
    offline: bool = False
    timeout: float = 20.0
    attempts: int = 4
    pause: float = 0.4
    _client: Any = field(default=None, init=False, repr=False)
    _asked: int = field(default=0, init=False, repr=False)

    def get(self, base: str, path: str, params: Mapping[str, str]) -> Any:
        """The answer as JSON values; None where the index does not know what was asked for.

        Raises:
            RegistryError: no answer, or none that can be read, after all attempts; or httpx is not installed.
        """
        url = f"{base.rstrip('/')}/{path}"
        kept = self._kept_file(url, params)
        if kept is not None and (found := _read_kept(kept)) is not None:
            return found["answer"]
        if self.offline:
            raise RegistryError(f"no kept answer for {url}: ask again without --offline")
        answer = self._ask(url, params)
        if kept is not None and self.cache_dir is not None:
            keep_file(self.cache_dir, kept, json.dumps({"answer": answer}).encode())
        return answer

    def close(self) -> None:
        """Let go of the connections."""
        if self._client is not None:
            self._client.close()

    def _ask(self, url: str, params: Mapping[str, str]) -> Any:
        httpx = _import_httpx()
        if self._client is None:
            contact = f"; mailto:{self.mailto}" if self.mailto else ""
            agent = {"User-Agent": f"claimcheck (registry verify{contact})"}
            self._client = httpx.Client(timeout=self.timeout, headers=agent, follow_redirects=True)
        said = "no answer"
        wait = self.pause
        for attempt in range(self.attempts):
            if self._asked:
                self.sleep(wait)
            self._asked += 1
            wait = min(2.0**attempt, _LONGEST_WAIT)
            try:
                answer = self._client.get(url, params=dict(params))
            except httpx.HTTPError as error:
                said = f"{type(error).__name__}: {error}"
                continue
            if answer.status_code in {404, 410}:
                return None
            if answer.status_code in _RETRIED:
                said = f"status {answer.status_code}"
                wait = max(wait, _read_wait(answer.headers.get("Retry-After")))
                continue
            if answer.status_code != 200:
                said = f"status {answer.status_code}"
                break
            try:
                if len(answer.content) > _LARGEST:
                    raise ValueError
                return json.loads(answer.content)
            except (ValueError, RecursionError):
                said = "an answer that is no JSON"
        raise RegistryError(f"{url}: {said}")

    def _kept_file(self, url: str, params: Mapping[str, str]) -> Path | None:
        if self.cache_dir is None:
            return None
        asked = json.dumps([url, sorted((name, value) for name, value in params.items() if name != "mailto")])
        return self.cache_dir / "verify" / f"{blake2b(asked.encode(), digest_size=16).hexdigest()}.json"


def _read_wait(header: str | None) -> float:
    """Seconds to wait as a server asks; dates and nonsense count as none."""
    return min(float(header), _LONGEST_WAIT) if header and header.isascii() and header.isdigit() else 0.0


def _import_httpx() -> Any:
    try:
        import httpx
    except ImportError:
        message = "looking sources up needs httpx: install it with `pip install 'claimcheck-linter[online]'`"
        raise RegistryError(message) from None
    return httpx


def _read_kept(kept: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(kept.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and "answer" in found else None
