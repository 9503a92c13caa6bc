"""A choice: one of several options, perhaps with one in the learner's own words."""
