"""A line: one short answer in the learner's own words."""
