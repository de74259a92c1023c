"""Rules: risk."""
