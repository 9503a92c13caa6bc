"""A date: one day, typed or chosen from a calendar."""
