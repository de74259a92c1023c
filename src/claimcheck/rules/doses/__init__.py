"""Rules: doses."""
