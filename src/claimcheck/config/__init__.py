"""The configuration: `Config` is what a run goes by; the schema and the files behind it load only when asked for."""

from claimcheck.config.settings import Config

__all__ = ["Config"]
