"""What checking a file gave, kept by the content of everything that had a say in it.

`store` keeps bytes under keys, `keys` says what has a say, `rows` turns results into bytes and back.
"""

from claimcheck.cache.keys import config_digest, day_part, file_key, passed_dates, program_digest
from claimcheck.cache.rows import Stored, pack_findings, unpack_findings
from claimcheck.cache.store import FOLDER_NAME, Cache, find_cache_folder, is_cache_folder, make_cache_folder

__all__ = [
    "FOLDER_NAME",
    "Cache",
    "Stored",
    "config_digest",
    "day_part",
    "file_key",
    "find_cache_folder",
    "is_cache_folder",
    "make_cache_folder",
    "pack_findings",
    "passed_dates",
    "program_digest",
    "unpack_findings",
]
