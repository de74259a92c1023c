"""One module per output format: a `Report` in, text out."""
