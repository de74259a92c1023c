"""The types of what `__init__.py` loads when first asked for."""

from claimcheck.config import Config as Config
from claimcheck.errors import ClaimcheckError as ClaimcheckError
from claimcheck.errors import ConfigError as ConfigError
from claimcheck.errors import RegistryError as RegistryError
from claimcheck.errors import SourceError as SourceError
from claimcheck.lint.api import BUNDLED as BUNDLED
from claimcheck.lint.api import check_paths as check_paths
from claimcheck.lint.api import check_text as check_text
from claimcheck.lint.api import extract_text as extract_text
from claimcheck.lint.api import load_registry as load_registry
from claimcheck.lint.extraction import Extraction as Extraction
from claimcheck.model import FileError as FileError
from claimcheck.model import Finding as Finding
from claimcheck.model import Report as Report
from claimcheck.registry.registry import Registry as Registry

__version__: str
__all__: list[str]
