"""Rules: duplicates."""
