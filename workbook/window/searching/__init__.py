"""The search screen, and what it looks through."""
