"""One gate for every recorded voice, and what plays it."""
