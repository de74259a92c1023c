"""Rules: citations."""
