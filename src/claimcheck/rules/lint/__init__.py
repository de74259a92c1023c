"""Rules: the suppressions themselves."""
