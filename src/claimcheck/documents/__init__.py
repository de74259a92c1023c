"""From bytes to blocks: `load_document(path)` reads a file, `read_text(text, format)` reads a string."""

from claimcheck.documents.decode import Decoded, decode
from claimcheck.documents.load import format_of, load_document, read_bytes, read_text

__all__ = ["Decoded", "decode", "format_of", "load_document", "read_bytes", "read_text"]
