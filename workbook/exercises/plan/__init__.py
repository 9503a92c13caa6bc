"""A plan: if this happens, then I do that, and on a bad day something smaller."""
