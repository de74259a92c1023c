"""Measurements of the grammars: how well they read, and how fast."""
