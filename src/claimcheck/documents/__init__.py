"""From bytes to blocks: `load_document(path)` reads a file, `read_text(text, format)` reads a string."""
