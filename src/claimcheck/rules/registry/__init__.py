"""Rules: registry."""
